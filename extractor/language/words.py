"""Words → rows of a table that hold what the first layer of each network makes of them.

The first layer is linear in its word, so its 3 x 256 numbers a network are worked out once a word and shape, and the
layer becomes three look-ups and two additions: 60 % of all the arithmetic is saved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from slovnet.shape import word_shape

from extractor.language.spelling import cleaned
from extractor.language.weights import TAPS, VECTOR, Ints, Network, read_vectors, read_vocabulary, single
from extractor.memo import may_recur

ROWS = 8_192  # 9 kB each; of a varied vocabulary twice as many would save 2 % of the time
REMEMBERED = 20_000  # spellings
EMPTY = 0  # the row of zeros that stands between sequences


class WordTable:
    """What the first layers make of each word met, for all networks; filled as words come, emptied when full."""

    def __init__(self, networks: Sequence[Network]) -> None:
        self._numbers = read_vocabulary()
        self._unknown = self._numbers["<unk>"]
        self._shapes = {name: number for number, name in enumerate(networks[0].shape_names)}
        self._indexes, self._codes = read_vectors()
        weights = [network.layers[0].weights[:, :VECTOR] for network in networks]
        self._weights = single(np.concatenate([tap for taps in weights for tap in taps], axis=1))
        self._shape_rows = single(np.concatenate([network.shapes for network in networks], axis=1))
        self._step = TAPS * len(networks)
        self.cells = np.empty((ROWS * self._step, self._weights.shape[1] // self._step), np.float32)
        self._rows_of_words: dict[str, int] = {}
        self._rows_of_pairs: dict[tuple[int, int], int] = {}
        self._clear()
        self.cells[: self._step] = 0

    def _clear(self) -> None:
        self._rows_of_words.clear()
        self._rows_of_pairs.clear()
        self._used = EMPTY + 1

    def rows(self, words: list[str]) -> Ints:
        """The number in `cells` of each word's first row; good until the next call."""
        if len(words) >= ROWS:
            raise ValueError(f"{len(words)} words at once; at most {ROWS - 1}")
        rows = list(map(self._rows_of_words.get, words))
        if None in rows:
            rows = self._with_new(words)
        return np.array(rows, np.int64)

    def _with_new(self, words: list[str]) -> list[int | None]:
        new = set(words).difference(self._rows_of_words)
        if self._used + len(new) > ROWS or len(self._rows_of_words) > REMEMBERED:
            self._clear()
            new = set(words)
        pairs = {word: self._pair(word) for word in new}
        self._fill(dict.fromkeys(pair for pair in pairs.values() if pair not in self._rows_of_pairs))
        found = {word: self._rows_of_pairs[pair] for word, pair in pairs.items()}
        self._rows_of_words.update((word, row) for word, row in found.items() if may_recur(word))
        known = self._rows_of_words
        return [found[word] if word in found else known[word] for word in words]

    def _pair(self, word: str) -> tuple[int, int]:
        word = cleaned(word)
        return self._numbers.get(word.lower(), self._unknown), self._shapes[word_shape(word)]

    def _fill(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Work out the cells of new pairs of word and shape."""
        new = sorted(pairs)
        if not new:
            return
        numbers, shapes = np.array(new).T
        pieces = np.arange(len(self._codes))
        vectors = self._codes[pieces, self._indexes[numbers]].reshape(len(new), VECTOR)
        first, last = self._used, self._used + len(new)
        cells = self.cells[first * self._step : last * self._step].reshape(len(new), -1)
        np.matmul(vectors, self._weights, out=cells)
        cells += self._shape_rows.reshape(len(self._shape_rows), -1)[shapes]
        self._rows_of_pairs.update((pair, row * self._step) for row, pair in enumerate(new, first))
        self._used = last
