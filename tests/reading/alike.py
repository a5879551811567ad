"""How much of one text is in another, by characters of words: the measure of tests and of the benchmark."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_WORD = re.compile(r"\w+")


class Overlap(NamedTuple):
    """Characters that both have, that were wanted, and that were found."""

    both: int
    wanted: int
    found: int

    @property
    def f1(self) -> float:
        """Harmonic mean of the shares of the wanted and of the found characters."""
        return 2 * self.both / max(1, self.wanted + self.found)


def overlap(wanted: str, found: str) -> Overlap:
    """The overlap of two texts in the order of their words."""
    one, other = _WORD.findall(wanted.lower()), _WORD.findall(found.lower())
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    both = sum(len(word) for block in blocks for word in one[block.a : block.a + block.size])
    return Overlap(both, sum(map(len, one)), sum(map(len, other)))


def total(overlaps: list[Overlap]) -> Overlap:
    """The sum over many texts."""
    return Overlap(*(sum(column) for column in zip(*overlaps, strict=True)))
