"""Reads units; yields what they are about: the words that tell one story of a place from another of it."""

import re

from extractor.lexicon.gazetteer import load
from extractor.lexicon.toponyms import fold
from extractor.reading.furniture import phrases
from extractor.reading.units import Unit, words_of

STEM = 5  # letters
_NAMES = re.compile(r"(?<!^)(?<![.!?…] )\b[А-ЯЁ][\w-]*")  # capitals inside a sentence


def alike(unit: Unit, others: list[Unit]) -> int:
    """How many words of matter a unit shares with others; names of persons count as one, all of them."""
    matter = frozenset[str]().union(*map(_matter, others))
    names = frozenset[str]().union(*map(_names, others))
    return len(_matter(unit) & matter) + bool(_names(unit) & names)


def _matter(unit: Unit) -> frozenset[str]:
    """The stems of a unit's words but names, places and what any news says."""
    found = [word for word in words_of(_NAMES.sub(" ", unit.plain)) if word[3:] and not _place(word)]
    return frozenset([word[:STEM] for word in found]) - {word[:STEM] for word in phrases("common")}


def _names(unit: Unit) -> frozenset[str]:
    """The stems of the names in a unit that are no places."""
    return frozenset([name[:STEM].lower() for name in _NAMES.findall(unit.plain) if name[3:] and not _place(name)])


def _place(word: str) -> bool:
    return bool(load().readings(fold(word)))
