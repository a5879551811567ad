"""Features of whole articles → the persons, places and organisations in them.

An article is one sequence, as slovnet has it: the words around a block's edge see each other. But a block's first word
may not continue a name, so that of all labellings that cross no edge the best one is found; where slovnet's crosses
none it is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from extractor.language.trunk import Batch
from extractor.language.types import NameType
from extractor.language.viterbi import OUTSIDE, best_labels
from extractor.language.weights import Floats, Ints, Network, single

NEVER = -1e4
TYPES: tuple[NameType, ...] = ("PER", "LOC", "ORG")
LABELS = ["<pad>", "O", *(f"{part}-{type}" for type in TYPES for part in "BI")]
BEGINS = range(2, len(LABELS), 2)
GOES_ON = [0, *range(3, len(LABELS), 2)]


class Span(NamedTuple):
    """A name: its first word and the one after its last."""

    first: int
    last: int
    type: NameType


class NameTagger:
    """The part of the names network that stands on its trunk."""

    def __init__(self, network: Network) -> None:
        if network.labels != LABELS:
            raise ValueError(f"unknown labels of names: {network.labels}")
        head = network.raw.head
        self._project = network.linear(head.proj.weight.array, head.proj.bias.array)
        self._transitions = single(head.crf.transitions.array)

    def scores(self, features: Floats, batch: Batch) -> Floats:
        """How well each label fits each word."""
        return self._project(features)[batch.places]

    def labels(self, scores: Floats, sizes: Ints, edges: Ints) -> Ints:
        """The best labels of articles of these sizes, given where blocks begin."""
        allowed = scores.copy()
        allowed[edges[:, None], GOES_ON] = NEVER
        gaps = np.concatenate(([0], np.cumsum(sizes + 1)))
        rows = np.zeros((gaps[-1] + 1, len(LABELS)), np.float32)
        places = np.delete(np.arange(len(rows)), gaps)
        rows[places] = allowed
        return best_labels(rows, gaps, self._transitions)[places]


def spans(labels: Ints) -> Iterator[Span]:
    """The names in the labels of one article: a name begins at B and goes on at I, whatever its type."""
    first, last, kind = 0, 0, 0
    for place in np.flatnonzero(labels != OUTSIDE).tolist():
        label = int(labels[place])
        if kind and (label in BEGINS or place != last):
            yield Span(first, last, TYPES[kind // 2 - 1])
            kind = 0
        if label in BEGINS:
            first, last, kind = place, place + 1, label
        elif kind and label:
            last = place + 1
    if kind:
        yield Span(first, last, TYPES[kind // 2 - 1])
