"""A word, with its tag where it has one, → its dictionary form, parses and inflections, by pymorphy3."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from extractor.language.inflecting import Request, inflected
from extractor.language.readings import Reading, dictionary, folded, likeliest_first, read
from extractor.language.spelling import LONG, fold
from extractor.language.tags import taken_apart
from extractor.memo import FEW, Memo

SURROGATE = re.compile("[\ud800-\udfff]")


class Parse(NamedTuple):
    """One reading of a word: OpenCorpora grammemes, None where it has none; `tag` holds them all."""

    lemma: str
    pos: str | None
    case: str | None
    number: str | None
    gender: str | None
    animacy: str | None
    score: float
    tag: str


def is_opaque(word: str) -> bool:
    """Whether the dictionary cannot be asked: for so long a word it would be slow, a lone surrogate breaks it."""
    return len(word) > LONG or not word.isalnum() and SURROGATE.search(word) is not None


def morph_parses(word: str) -> tuple[Parse, ...]:
    """All readings of a word, the likeliest first; at least one."""
    return PARSES[word]


def _all_parses(word: str) -> tuple[Parse, ...]:
    if is_opaque(word):
        return (Parse(sys.intern(fold(word)), None, None, None, None, None, 1.0, "UNKN"),)
    return _parses(folded(word))


@lru_cache(FEW)
def _parses(word: str) -> tuple[Parse, ...]:
    return tuple([Parse(lemma, *tag.grammemes, score, tag.text) for score, (lemma, tag, _, _) in likeliest_first(word)])


def is_known(word: str) -> bool:
    """Whether the dictionary holds the word itself, so that its parses are no guesses by its ending."""
    return not is_opaque(word) and _is_known(word.lower())


@lru_cache(FEW)
def _is_known(word: str) -> bool:
    return bool(dictionary().word_is_known(word))


def may_be(word: str, grammeme: str) -> bool:
    """Whether some reading of a word has the grammeme: at a third of the price of its parses."""
    return not is_opaque(word) and any([grammeme in reading.tag.text for reading in read(folded(word))])


def normal_forms(word: str) -> tuple[str, ...]:
    """The different dictionary forms a word may have, the likeliest first."""
    return tuple(dict.fromkeys(parse.lemma for parse in morph_parses(word)))


def inflect(word: str, grammemes: Iterable[str]) -> str:
    """The word with these OpenCorpora grammemes, in its own capitals; unchanged where it has no such form."""
    first, dash, last = word.rpartition("-")
    if dash and last.isupper() and not word.isupper():  # «Интерфакса-АВН»
        return f"{inflect(first, grammemes)}-{last}"
    found = None if is_opaque(word) else INFLECTED[word.lower(), frozenset(grammemes)]
    return word if found is None else in_capitals_of(word, found)


def in_capitals_of(word: str, form: str) -> str:
    """A form with the capitals of the word: «ВЦИОМа» – «ВЦИОМ», «Норд-Флота» – «Норд-Флот»."""
    if word.isupper() and len(word) > 1:
        return form.upper()
    if word.islower() or word.istitle() and "-" not in word:
        return form[:1].upper() + form[1:] if word[:1].isupper() else form
    if "-" in word and word.count("-") == form.count("-"):
        return "-".join(map(in_capitals_of, word.split("-"), form.split("-")))
    return "".join([one.upper() if word[at : at + 1].isupper() else one for at, one in enumerate(form)])


def lemma_of(word: str, tag: str) -> str:
    """natasha's choice of dictionary form of a lower-case word: of the reading most like its tag, or the likeliest."""
    if not word.islower() or is_opaque(word):  # without letters, or too odd
        return word
    chosen = choose(read(word), tag)
    if len(chosen) > 1 and len({reading.lemma for reading in chosen}) > 1:
        chosen = choose([reading for _, reading in likeliest_first(word)], tag)
    return chosen[0].lemma if chosen else word


def choose(readings: Sequence[Reading], tag: str) -> Sequence[Reading]:
    """The readings most like a tag: all that equal it, else all that share most with it, else none."""
    if not tag:
        return readings
    wanted = taken_apart(tag)
    equal = [reading for reading in readings if reading.tag.traits.all == wanted.all]
    if equal:
        return equal
    shares = [len(reading.tag.traits.compared & wanted.compared) for reading in readings]
    most = max(shares, default=0)
    return [reading for reading, share in zip(readings, shares, strict=True) if share == most > 0]


PARSES: Memo[str, tuple[Parse, ...]] = Memo(_all_parses)
INFLECTED: Memo[Request, str | None] = Memo(inflected, word=itemgetter(0))
