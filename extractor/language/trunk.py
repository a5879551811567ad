"""Sequences of words → 64 features a word, by the three convolutions that each of slovnet's networks begins with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractor.language.weights import TAPS, Floats, Ints, Layer, Network, single
from extractor.language.words import WordTable


@dataclass(frozen=True, slots=True)
class Batch:
    """Sequences laid end to end, with an empty row before, between and after them: no padding.

    `cells` is the word table's row of each row here, `gaps` the empty rows, `places` the row of each word,
    `starts` and `sizes` the first row and the words of each sequence.
    """

    cells: Ints
    gaps: Ints
    places: Ints
    starts: Ints
    sizes: Ints


def lay_out(table: WordTable, sequences: Sequence[list[str]]) -> Batch:
    """One batch of all the sequences, none of them empty."""
    sizes = np.array([len(sequence) for sequence in sequences], np.int64)
    gaps = np.concatenate(([0], np.cumsum(sizes + 1)))
    inside = np.ones(gaps[-1] + 1, bool)
    inside[gaps] = False
    places = np.flatnonzero(inside)
    cells = np.zeros(len(inside), np.int64)
    cells[places] = table.rows([word for sequence in sequences for word in sequence])
    return Batch(cells, gaps, places, gaps[:-1] + 1, sizes)


class Trunk:
    """The convolutions of one network."""

    def __init__(self, network: Network, table: WordTable, place: int) -> None:
        self._table = table
        self._offset = TAPS * place
        self._first, *rest = network.layers
        self._rest = [(single(layer.weights.reshape(-1, layer.weights.shape[2])), layer) for layer in rest]

    def __call__(self, batch: Batch) -> Floats:
        """The features of every row; those of the empty rows mean nothing."""
        x = self._look_up(batch.cells + self._offset)
        pinch(x, self._first, batch.gaps)
        for weights, layer in self._rest:
            x = convolve(x, weights)
            pinch(x, layer, batch.gaps)
        return x

    def _look_up(self, cells: Ints) -> Floats:
        """The first layer: the sum of what is known of the word before, the word and the word after."""
        x = np.empty((len(cells), self._table.cells.shape[1]), np.float32)
        inner = x[1:-1]
        np.take(self._table.cells, cells[:-2], axis=0, out=inner, mode="clip")
        inner += np.take(self._table.cells, cells[1:-1] + 1, axis=0)
        inner += np.take(self._table.cells, cells[2:] + 2, axis=0)
        return x


def pinch(x: Floats, layer: Layer, gaps: Ints) -> None:
    """What ReLU and batch norm come to, in place."""
    np.maximum(x, layer.floor, out=x)
    x[gaps] = layer.edge


def convolve(x: Floats, weights: Floats) -> Floats:
    """All inner rows' convolutions of width 3.

    Three rows one after another lie in memory as one long row, so every third window together are a matrix as they
    stand: three products, nothing copied, where shifting and adding took a seventh longer.
    """
    y = np.empty((len(x), weights.shape[1]), np.float32)
    for first in range(TAPS):
        windows = (len(x) - first) // TAPS
        rows = x[first : first + TAPS * windows].reshape(windows, weights.shape[0])
        np.matmul(rows, weights, out=y[first + 1 : first + 1 + TAPS * windows : TAPS])
    return y
