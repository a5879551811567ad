"""Features of sentences → the head and the relation of each word, as slovnet's parser has them.

slovnet looks for no tree: each word takes the head that scores best by itself. Words with the same surroundings score
exactly the same, up to the last bits, which differ with the company in which they are computed: of scores within `TIE`
the first wins, so that the outcome does not depend on the batch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from extractor.language.trunk import Batch
from extractor.language.weights import Floats, Ints, Network, single

TIE = 1e-4  # scores reach 270 and differ by up to 3e-5 with the batch
ROOT = -1  # the head of a root
PART = 128  # words whose relations are scored at once, in 0.7 MB


@dataclass(frozen=True, slots=True)
class Roles:
    """Each row as a dependent and a head of arcs, and as a head and a dependent of relations."""

    arc_dependent: Floats
    arc_head: Floats
    head: Floats
    dependent: Floats


class Parser:
    """The part of the syntax network that stands on its trunk."""

    def __init__(self, network: Network) -> None:
        arc, relation = network.raw.head, network.raw.rel
        parts = (arc.head.proj, arc.tail.proj, relation.head.proj, relation.tail.proj)
        self.labels = network.labels
        self._roles = network.linear(
            np.concatenate([part.weight.array for part in parts], axis=1),
            np.concatenate([part.bias.array for part in parts]),
        )
        self._size = arc.kernel.array.shape[0]
        self._arc = single(arc.kernel.array)
        self._relation = single(relation.kernel.array)
        self._arc_root = root_role(arc.root.array, arc.tail.proj)
        self._relation_root = root_role(relation.root.array, relation.head.proj)

    def __call__(self, features: Floats, batch: Batch) -> tuple[Ints, Ints]:
        """For each word the word that is its head, -1 for the root, and the number of its relation."""
        roles = self._as_roles(features)
        rows = self._heads(roles, batch)
        word_of_row = np.full(len(features), ROOT)
        word_of_row[batch.places] = np.arange(len(batch.places))
        return opened(word_of_row[rows], int(batch.sizes.max())), self._relations(roles, rows, batch)

    def _as_roles(self, features: Floats) -> Roles:
        values = self._roles(features)
        np.maximum(values, 0, out=values)
        arc_dependent, arc_head, head, dependent = (
            values[:, start : start + self._size] for start in range(0, values.shape[1], self._size)
        )
        return Roles(arc_dependent @ self._arc, arc_head, head, dependent)

    def _heads(self, roles: Roles, batch: Batch) -> Ints:
        """The row of each word's head; the row before a sentence stands for its root."""
        roles.arc_head[batch.gaps] = self._arc_root
        found = []
        for start, size in zip(batch.starts.tolist(), batch.sizes.tolist(), strict=True):
            scores = roles.arc_dependent[start : start + size] @ roles.arc_head[start - 1 : start + size].T
            found.append((scores >= scores.max(1, keepdims=True) - TIE).argmax(1) + (start - 1))
        return np.concatenate(found)

    def _relations(self, roles: Roles, heads: Ints, batch: Batch) -> Ints:
        roles.head[batch.gaps] = self._relation_root
        head = roles.head[heads]
        dependent = roles.dependent[batch.places]
        labels = len(self.labels)
        found = []
        for first in range(0, len(heads), PART):
            part = slice(first, first + PART)
            asked = (head[part] @ self._relation).reshape(-1, labels, self._size)
            found.append((asked @ dependent[part, :, None])[:, :, 0].argmax(1))
        return np.concatenate(found)


def opened(heads: Ints, longest: int) -> Ints:
    """The heads with each cycle opened at its leftmost word; sentences have at most `longest` words.

    Going up twice as far each time finds who comes to no root; those whom it then arrives at are the cycles.
    """
    up = np.append(heads, len(heads))
    up[up == ROOT] = len(heads)
    for _ in range(longest.bit_length()):
        up = up[up]
    cycles = np.unique(up[up != len(heads)]).tolist()
    done: set[int] = set()
    for leftmost in cycles:
        if leftmost not in done:
            word = leftmost
            while word not in done:
                done.add(word)
                word = int(heads[word])
            heads[leftmost] = ROOT
    return heads


def root_role(root: Floats, projection: Any) -> Floats:
    """What stands for the root among the heads."""
    weight, bias = projection.weight.array, projection.bias.array
    return single(np.maximum(root.reshape(-1) @ weight + bias, 0))
