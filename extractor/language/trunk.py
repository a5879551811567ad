"""Sequences of words → 64 features a word, by the three convolutions that each of slovnet's networks begins with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractor.language.weights import TAPS, Floats, Ints, Layer, Network, single
from extractor.language.words import WordTable

ROWS = 512  # convolved at a time, in what the second-level cache holds


@dataclass(frozen=True, slots=True)
class Batch:
    """Sequences laid end to end, with an empty row before, between and after them, or two: no other padding.

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
    edges = np.concatenate(([0], np.cumsum(sizes + 1)))
    gaps = edges if edges[-1] % 2 else np.append(edges, edges[-1] + 1)  # rows are convolved by twos
    inside = np.ones(gaps[-1] + 1, bool)
    inside[gaps] = False
    places = np.flatnonzero(inside)
    cells = np.zeros(len(inside), np.int64)
    cells[places] = table.rows([word for sequence in sequences for word in sequence])
    return Batch(cells, gaps, places, edges[:-1] + 1, sizes)


class Trunk:
    """The convolutions of one network."""

    def __init__(self, network: Network, table: WordTable, place: int) -> None:
        self._table = table
        self._offset = TAPS * place
        self._first, *rest = network.layers
        self._rest = [(filters_of(layer.weights), layer) for layer in rest]

    def __call__(self, batch: Batch) -> Floats:
        """The features of every row; those of the empty rows mean nothing."""
        x = self._look_up(batch.cells + self._offset)
        pinch(x, self._first, batch.gaps)
        for filters, layer in self._rest:
            x = convolve(x, filters)
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


def filters_of(taps: Floats) -> Floats:
    """The four filters (4, in, out) of Winograd's F(2, 3) that take the place of three taps (3, in, out)."""
    before, here, after = taps.astype(np.float64)
    return single(np.stack([before, (before + here + after) / 2, (before - here + after) / 2, after]))


def convolve(x: Floats, filters: Floats) -> Floats:
    """All inner rows' convolutions of width 3; the rows are even in number.

    Two neighbours at a time, by Winograd's minimal filtering: four products where the taps take six, as exact, and with
    the sums before and after a sixth faster.
    """
    y = np.empty((len(x), filters.shape[2]), np.float32)
    for first in range(0, len(x) - 2, ROWS):
        part = slice(first, first + ROWS + 2)
        _convolve(x[part], filters, y[part])
    return y


def _convolve(x: Floats, filters: Floats, y: Floats) -> None:
    even, odd = x[::2], x[1::2]
    before, here, after, beyond = even[:-1], odd[:-1], even[1:], odd[1:]
    left = (before - after) @ filters[0]
    total = (here + after) @ filters[1]
    difference = (after - here) @ filters[2]
    right = (here - beyond) @ filters[3]
    left += total
    np.add(left, difference, out=y[1:-1:2])
    total -= difference
    np.subtract(total, right, out=y[2::2])
