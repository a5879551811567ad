"""Words → rows of a table that hold what the first layer of each network makes of them.

The first layer is linear in its word, so its 3 x 256 numbers a network are worked out once a word and shape, and the
layer becomes three look-ups and two additions: 60 % of all the arithmetic is saved.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from slovnet.shape import word_shape

from extractor.language.spelling import cleaned
from extractor.language.vocabulary import Vocabulary
from extractor.language.weights import TAPS, VECTOR, Ints, Network, read_vectors, read_vocabulary, single
from extractor.memo import may_recur

ROWS = 6_144  # 9 kB each
REMEMBERED = 20_000  # spellings
EMPTY = 0  # the row of zeros that stands between sequences
NEVER_FREE = np.iinfo(np.int64).max

Pair = tuple[int, int]  # the numbers of a word's vector and of its shape


class WordTable:
    """What the first layers make of each word met, for all networks; of a full table the rows longest unasked go."""

    def __init__(self, networks: Sequence[Network]) -> None:
        self._vocabulary = Vocabulary(read_vocabulary())
        self._shapes = {name: number for number, name in enumerate(networks[0].shape_names)}
        self._indexes, self._codes = read_vectors()
        weights = [network.layers[0].weights[:, :VECTOR] for network in networks]
        self._weights = single(np.concatenate([tap for taps in weights for tap in taps], axis=1))
        shape_rows = single(np.concatenate([network.shapes for network in networks], axis=1))
        self._shape_rows = shape_rows.reshape(len(shape_rows), -1)
        self._step = TAPS * len(networks)
        self._table = np.empty((ROWS, self._weights.shape[1]), np.float32)
        self._table[EMPTY] = 0
        self.cells = self._table.reshape(ROWS * self._step, -1)
        self._row_of_word: dict[str, int] = {}
        self._row_of_pair: dict[Pair, int] = {}
        self._free = list(range(ROWS - 1, EMPTY, -1))
        self._call = 0
        self._last_asked = np.zeros(ROWS, np.int64)  # the call

    def rows(self, words: list[str]) -> Ints:
        """The number in `cells` of each word's first row; good until the next call."""
        if len(words) >= ROWS:
            raise ValueError(f"{len(words)} words at once; at most {ROWS - 1}")
        self._call += 1
        found = list(map(self._row_of_word.get, words))
        rows = np.array(self._with_new(words) if None in found else found, np.int64)
        self._last_asked[rows] = self._call
        return rows * self._step

    def _with_new(self, words: list[str]) -> list[int]:
        known = self._row_of_word
        new = sorted(set(words).difference(known))
        pairs = self._pairs(new)
        missing = sorted(set(pairs).difference(self._row_of_pair))
        if len(missing) > len(self._free):
            asked = [known[word] for word in words if word in known]
            self._make_room(len(missing), asked + [self._row_of_pair.get(pair, EMPTY) for pair in pairs])
        if missing:
            self._fill(missing)
        found = {word: self._row_of_pair[pair] for word, pair in zip(new, pairs, strict=True)}
        rows = [found[word] if word in found else known[word] for word in words]
        if len(known) + len(found) > REMEMBERED:
            known.clear()
        known.update({word: row for word, row in found.items() if may_recur(word)})
        return rows

    def _pairs(self, words: list[str]) -> list[Pair]:
        visible = [word if word.isalpha() else cleaned(word) for word in words]
        numbers = self._vocabulary.numbers([word.lower() for word in visible])
        return list(zip(numbers, [self._shapes[word_shape(word)] for word in visible], strict=True))

    def _make_room(self, rows: int, asked: list[int]) -> None:
        """Free at least so many rows, those longest unasked, and a quarter of the table at once; none now asked for."""
        self._last_asked[asked] = self._call
        self._last_asked[EMPTY] = NEVER_FREE
        oldest = np.argsort(self._last_asked, kind="stable")[: max(rows, ROWS // 4)]
        freed = oldest[self._last_asked[oldest] < self._call].tolist()
        gone = set(freed)
        self._row_of_word = {word: row for word, row in self._row_of_word.items() if row not in gone}
        self._row_of_pair = {pair: row for pair, row in self._row_of_pair.items() if row not in gone}
        self._free = freed

    def _fill(self, pairs: list[Pair]) -> None:
        """Work out the rows of new pairs."""
        rows = [self._free.pop() for _ in pairs]
        numbers, shapes = np.array(pairs).T
        pieces = np.arange(len(self._codes))
        vectors = self._codes[pieces, self._indexes[numbers]].reshape(len(pairs), VECTOR)
        values = vectors @ self._weights
        values += self._shape_rows[shapes]
        self._table[rows] = values
        self._row_of_pair.update(zip(pairs, rows, strict=True))
