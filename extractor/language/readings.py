"""A word → its readings by pymorphy3, in a third of its time: what the words of one form share is worked out once.

pymorphy3 builds tag, normal form and a history of how it came there for every reading of every word. A word that its
dictionary holds needs only the numbers of its paradigms and forms; all others are left to pymorphy3.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from operator import itemgetter
from threading import Lock
from typing import Any, NamedTuple, cast

from extractor.language.spelling import fold
from extractor.language.tags import Traits, as_universal
from extractor.memo import FEW, MEMORY

Grammemes = tuple[str | None, str | None, str | None, str | None, str | None]


class Tag(NamedTuple):
    """One of pymorphy3's tags, of which there are some thousands, as plain strings: its own compare slowly."""

    text: str
    grammemes: Grammemes  # part of speech, case, number, gender, animacy
    traits: Traits  # in Universal Dependencies


Origin = tuple[str, int, int]  # a word as the dictionary spells it, the numbers of its paradigm and of its form


class Reading(NamedTuple):
    """One way to read a word; a guess has no origin."""

    lemma: str  # «ё» as «е»
    tag: Tag
    score: float
    origin: Origin | None


class Form(NamedTuple):
    """One form of a paradigm: its tag, what of a word is the stem, what stands around that in the normal form."""

    tag: Tag
    stem: slice
    prefix: str
    suffix: str


MILLION = 1_000_000
_loading = Lock()
_TAGS: dict[str, Tag] = {}


@lru_cache(1)
def _load() -> Any:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3_dicts_ru import get_path  # type: ignore[import-untyped]

    return MorphAnalyzer(path=get_path())


def dictionary() -> Any:
    """The one pymorphy3 analyser of the process."""
    with _loading:
        return _load()


def folded(word: str) -> str:
    """Lower case, that no word is read twice; pymorphy3 minds capitals in lone letters and Latin words only."""
    kept = word.islower() or len(word) < 2 or word.isascii() or not word.isalpha()
    return word if kept else word.lower()


@lru_cache(FEW)
def read(word: str) -> tuple[Reading, ...]:
    """The readings of a folded word, without their likelihoods: these take as long again, and seldom matter."""
    similar, substitutes = _words()
    found = similar(word.lower(), substitutes) if len(word) > 1 else ()
    if not found:  # a lone letter may be an initial, too
        return _guessed(word)
    return tuple(
        [
            Reading(sys.intern(normal.replace("ё", "е")), form.tag, 1.0, (spelt, paradigm, index))
            for spelt, numbers in found
            for paradigm, index in numbers
            for form in [_form(paradigm, index)]
            for normal in [f"{form.prefix}{spelt[form.stem]}{form.suffix}"]
        ]
    )


def likeliest_first(word: str) -> list[tuple[float, Reading]]:
    """The readings of a folded word behind their likelihoods, pymorphy3's own: the share of each tag among its uses."""
    readings = read(word)
    if len(readings) < 2:  # the table of shares is of words that may be more than one thing
        return [(1.0, reading) for reading in readings]
    share, lower = _shares(), word.lower()
    shares = [share(f"{lower}:{reading.tag.text}", 0) for reading in readings]
    if any(shares):
        rated = [(share / MILLION, reading) for share, reading in zip(shares, readings, strict=True)]
        return sorted(rated, key=itemgetter(0), reverse=True)
    whole = 1.0 / sum([reading.score for reading in readings])
    return [(reading.score * whole, reading) for reading in readings]


@lru_cache(1)
def _shares() -> Any:
    """The table of millionths: how often «word:tag» is what the word stands for."""
    return dictionary().prob_estimator.p_t_given_w.get


@lru_cache(1)
def _words() -> tuple[Any, Any]:
    """What finds a word with the numbers of its forms, «е» for «ё» included."""
    morph = dictionary()
    return morph.dictionary.words.similar_items, morph.char_substitutes


def _guessed(word: str) -> tuple[Reading, ...]:
    """What all units of pymorphy3 say, asked in its own order."""
    found: list[Any] = []
    seen: set[Any] = set()
    for unit, is_terminal in dictionary()._units:
        found.extend(unit.parse(word, word.lower(), seen))
        if found and is_terminal:
            break
    return tuple([Reading(sys.intern(fold(normal)), _tag(tag), score, None) for _, tag, normal, score, _ in found])


@lru_cache(1)
def _paradigms() -> Any:
    """The forms of all paradigms: what is common to words that decline alike."""
    return dictionary().dictionary


@lru_cache(MEMORY)
def _form(paradigm: int, index: int) -> Form:
    """A form by the numbers of its paradigm and of itself in there."""
    own = _paradigms()
    tag = _tag(own.build_tag_info(paradigm, index))
    if index == 0:
        return Form(tag, slice(None), "", "")
    (prefix, suffix), around = affixes(paradigm, index), affixes(paradigm, 0)
    return Form(tag, slice(len(prefix), -len(suffix) if suffix else None), *around)


def affixes(paradigm: int, index: int) -> tuple[str, str]:
    """What a form of a paradigm has before and behind the stem."""
    own = _paradigms()
    numbers = own.paradigms[paradigm]
    size = len(numbers) // 3  # suffixes, tags, prefixes
    return own.paradigm_prefixes[numbers[2 * size + index]], own.suffixes[numbers[index]]


def _tag(own: Any) -> Tag:
    text = str(own)
    found = _TAGS.get(text)
    if found is None:
        parts = (own.POS, own.case, own.number, own.gender, own.animacy)
        grammemes = tuple([None if name is None else sys.intern("".join(name)) for name in parts])
        traits = as_universal(str(own._POS), own._grammemes_tuple)
        found = _TAGS[text] = Tag(text, cast(Grammemes, grammemes), traits)
    return found
