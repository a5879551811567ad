"""Reads texts of one outlet; yields the lines that many of them share, and which units of an article are such lines.

A menu or an imprint that no table knows repeats from page to page. So may a sentence that many articles quote: what
stands among the article's own sentences is its own.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.reading.furniture import Label
from extractor.reading.units import Unit

LOOK = 32  # articles of an outlet that are looked at
MANY = 4  # of them must share a line
MAX_LINES = 2_000  # of an article that are looked at
MAX_KEYS = 300  # lines that an outlet's pages share; more are no furniture
LONGEST = 600  # characters: imprints are shorter
_QUOTED = tuple('«"“„–—―-−')


class Repeats(NamedTuple):
    """Keys of the lines that several articles of an outlet share, and of those in more than half of them."""

    some: frozenset[str] = frozenset()
    often: frozenset[str] = frozenset()

    @property
    def digest(self) -> str:
        """Short, and empty where nothing repeats."""
        told = f"{' '.join(sorted(self.some))};{' '.join(sorted(self.often))}"
        return hashlib.sha256(told.encode()).hexdigest()[:12] if self.some else ""


NONE = Repeats()


def key_of(line: str) -> str:
    """What a line has in common with the same line elsewhere; empty where it is too long or has no word."""
    folded = " ".join(line.split()).lower()
    worded = len(folded) <= LONGEST and sum(map(str.isalpha, folded)) > 2
    return hashlib.blake2b(folded.encode("utf-8", "replace"), digest_size=6).hexdigest() if worded else ""


def keys_of(text: str) -> frozenset[str]:
    """The keys of a text's lines."""
    return frozenset(key_of(line) for line in text.splitlines()[:MAX_LINES]) - {""}


class Tally:
    """Counts in how many articles of an outlet a line stands; copies of one article count once."""

    def __init__(self, articles: Iterable[frozenset[str]] = ()) -> None:
        self.looked = 0
        self._seen: set[frozenset[str]] = set()
        self._counts: Counter[str] = Counter()
        for keys in articles:
            self.add(keys)

    @property
    def full(self) -> bool:
        """Whether enough articles have been looked at."""
        return self.looked >= LOOK

    def add(self, keys: frozenset[str]) -> None:
        """One more article."""
        self.looked += 1
        if keys not in self._seen:
            self._seen.add(keys)
            self._counts.update(keys)

    def repeats(self) -> Repeats:
        """The lines that count as repeated by now."""
        shared = sorted((-count, key) for key, count in self._counts.items() if count >= MANY)[:MAX_KEYS]
        often = frozenset(key for count, key in shared if -2 * count > len(self._seen))
        return Repeats(frozenset(key for _, key in shared), often)


def without_repeats(units: Sequence[Unit], labels: tuple[Label, ...], repeats: Repeats) -> tuple[Label, ...]:
    """The labels, those of repeated lines that are furniture changed; none where most of the article would be."""
    if not repeats.some:
        return labels
    changed = ("text", "short", "item", "menu", "teaser")
    shared = {i for i, unit in enumerate(units) if labels[i] in changed and _all_in(unit, repeats.some)}
    lost = {i for i in shared if _furniture(units, labels, shared, i, repeats)}
    story = [i for i, label in enumerate(labels) if label == "text"]
    if 2 * sum(units[i].size for i in story if i in lost) > sum(units[i].size for i in story):
        return labels
    return tuple("repeated" if i in lost else label for i, label in enumerate(labels))


def _all_in(unit: Unit, keys: frozenset[str]) -> bool:
    lines = unit.source[unit.start : unit.end].splitlines()
    return all(key_of(line) in keys for line in lines if line.strip())


def _furniture(
    units: Sequence[Unit], labels: tuple[Label, ...], shared: set[int], index: int, repeats: Repeats
) -> bool:
    """Whether a repeated line is no line of the story: by how often it repeats, and by what stands beside it."""
    beside = [_own_beside(labels, shared, index, step) for step in (-1, 1)]
    if not _all_in(units[index], repeats.often):
        return not any(beside)
    quoted = units[index].plain.startswith(_QUOTED)
    return labels[index] != "text" or not (all(beside) or (quoted and any(beside)))


def _own_beside(labels: tuple[Label, ...], shared: set[int], index: int, step: int) -> bool:
    """Whether the next unit that is no date or button is a sentence of this article alone."""
    index += step
    while 0 <= index < len(labels) and labels[index] in ("meta", "label"):
        index += step
    return 0 <= index < len(labels) and labels[index] == "text" and index not in shared
