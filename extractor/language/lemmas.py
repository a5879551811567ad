"""A word, with its tag where it has one, → its dictionary form, parses and inflections, by pymorphy3."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple

from extractor.language.spelling import LONG, fold

MEMORY = 50_000  # words remembered by each of the caches

# natasha's table of OpenCorpora parts of speech and grammemes in Universal Dependencies
POS = {
    "ADJF": "ADJ", "ADJS": "ADJ", "ADVB": "ADV", "COMP": "ADV", "VERB": "VERB", "GRND": "VERB", "INFN": "VERB",
    "PRTF": "VERB", "PRTS": "VERB", "NOUN": "NOUN", "NPRO": "PRON", "NUMR": "NUM", "NUMB": "NUM", "Apro": "DET",
    "CONJ": "CCONJ", "INTJ": "INTJ", "PART": "PRCL", "PNCT": "PUNCT", "PRCL": "PART", "PREP": "ADP",
}  # fmt: skip
FEATS = {
    "ablt": ("Case", "Ins"), "accs": ("Case", "Acc"), "datv": ("Case", "Dat"), "gent": ("Case", "Gen"),
    "gen1": ("Case", "Gen"), "gen2": ("Case", "Gen"), "loct": ("Case", "Loc"), "loc2": ("Case", "Loc"),
    "nomn": ("Case", "Nom"), "voct": ("Case", "Nom"),
    "impf": ("Aspect", "Imp"), "perf": ("Aspect", "Perf"),
    "femn": ("Gender", "Fem"), "masc": ("Gender", "Masc"), "neut": ("Gender", "Neut"),
    "NUMB": ("NumForm", "Digit"), "plur": ("Number", "Plur"), "sing": ("Number", "Sing"),
    "1per": ("Person", "1"), "2per": ("Person", "2"), "3per": ("Person", "3"), "excl": ("Person", "2"),
    "incl": ("Person", "1"), "futr": ("Tense", "Fut"), "past": ("Tense", "Past"), "pres": ("Tense", "Pres"),
    "ADJS": ("Variant", "Brev"), "PRTS": ("VerbForm", "Part"),
    "anim": ("Animacy", "Anim"), "inan": ("Animacy", "Inan"), "COMP": ("Degree", "Cmp"), "Supr": ("Degree", "Sup"),
    "impr": ("Mood", "Imp"), "indc": ("Mood", "Ind"), "GRND": ("VerbForm", "Conv"), "INFN": ("VerbForm", "Inf"),
    "PRTF": ("VerbForm", "Part"), "VERB": ("VerbForm", "Fin"), "actv": ("Voice", "Act"), "pssv": ("Voice", "Pass"),
    "Abbr": ("Abbr", "Yes"),
}  # fmt: skip
COMPARED = frozenset({"Case", "Gender", "Number", "Aspect", "NumForm", "Person", "Tense", "Variant"})
SAME_POS = {"PROPN": "NOUN", "AUX": "VERB", "SCONJ": "CCONJ"}


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


_loading = Lock()


@lru_cache(1)
def _load() -> Any:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3_dicts_ru import get_path  # type: ignore[import-untyped]

    return MorphAnalyzer(path=get_path())


def dictionary() -> Any:
    """The one pymorphy3 analyser of the process."""
    with _loading:
        return _load()


def read(word: str) -> list[Any]:
    """pymorphy3's readings of a word, without their likelihoods: these take as long again, and seldom matter."""
    readings: list[Any] = []
    seen: set[Any] = set()
    for unit, is_terminal in dictionary()._units:
        readings.extend(unit.parse(word, word.lower(), seen))
        if readings and is_terminal:
            break
    return readings


def by_likelihood(word: str, readings: list[Any]) -> list[Any]:
    """The readings of a word, the likeliest first."""
    return list(dictionary().prob_estimator.apply_to_parses(word, word.lower(), readings))


def is_opaque(word: str) -> bool:
    """Whether the dictionary cannot be asked: for so long a word it would be slow, a lone surrogate breaks it."""
    return len(word) > LONG or not word.isalnum() and SURROGATE.search(word) is not None


def is_plain(word: str) -> bool:
    """Whether a word is its own lemma, having no letters."""
    return word.lower() == word.upper()


def morph_parses(word: str) -> tuple[Parse, ...]:
    """All readings of a word, the likeliest first; at least one."""
    return (Parse(fold(word), None, None, None, None, None, 1.0, "UNKN"),) if is_opaque(word) else _parses(word)


@lru_cache(MEMORY)
def _parses(word: str) -> tuple[Parse, ...]:
    return tuple(
        Parse(fold(normal), tag.POS, tag.case, tag.number, tag.gender, tag.animacy, score, str(tag))
        for _, tag, normal, score, _ in by_likelihood(word, read(word))
    )


def is_known(word: str) -> bool:
    """Whether the dictionary holds the word itself, so that its parses are no guesses by its ending."""
    return not is_opaque(word) and _is_known(word.lower())


@lru_cache(MEMORY)
def _is_known(word: str) -> bool:
    return bool(dictionary().word_is_known(word))


def normal_forms(word: str) -> tuple[str, ...]:
    """The different dictionary forms a word may have, the likeliest first."""
    return tuple(dict.fromkeys(parse.lemma for parse in morph_parses(word)))


def inflect(word: str, grammemes: Iterable[str]) -> str:
    """The word with these OpenCorpora grammemes, in its own capitals; unchanged where it has no such form."""
    found = None if is_opaque(word) else _inflected(word.lower(), frozenset(grammemes))
    if found is None:
        return word
    if word.isupper() and len(word) > 1:
        return found.upper()
    return found[:1].upper() + found[1:] if word[:1].isupper() else found


@lru_cache(MEMORY)
def _inflected(word: str, grammemes: frozenset[str]) -> str | None:
    forms = (reading.inflect(grammemes) for reading in dictionary().parse(word))
    return next((str(form.word) for form in forms if form), None)


def lemma_of(word: str, tag: str) -> str:
    """natasha's choice of dictionary form: the reading most like the tag; without a tag the likeliest."""
    return word if is_plain(word) or is_opaque(word) else _lemma(word, tag)


@lru_cache(MEMORY)
def _lemma(word: str, tag: str) -> str:
    readings = read(word)
    if len({reading[2] for reading in choose(readings, tag)}) > 1:
        readings = by_likelihood(word, readings)
    chosen = choose(readings, tag)
    return fold(chosen[0][2]) if chosen else word


def choose(readings: list[Any], tag: str) -> list[Any]:
    """The readings most like a tag: all that equal it, else all that share most with it, else none."""
    if not tag:
        return readings
    wanted = taken_apart(tag)
    own = [as_tag(reading[1]) for reading in readings]
    equal = [reading for reading, its in zip(readings, own, strict=True) if its == wanted]
    if equal:
        return equal
    shares = [likeness(its, wanted) for its in own]
    most = max(shares, default=0)
    return [reading for reading, share in zip(readings, shares, strict=True) if share == most > 0]


def likeness(one: tuple[str, dict[str, str]], other: tuple[str, dict[str, str]]) -> int:
    """How many of part of speech and the features that matter two tags share."""
    same = SAME_POS.get(one[0], one[0]) == SAME_POS.get(other[0], other[0])
    return same + sum(one[1][name] == other[1][name] for name in one[1].keys() & other[1].keys() & COMPARED)


@lru_cache(2_000)
def taken_apart(tag: str) -> tuple[str, dict[str, str]]:
    """Part of speech and features of a tag in Universal Dependencies."""
    pos, _, feats = tag.partition("|")
    return pos, dict(pair.split("=", 1) for pair in feats.split("|")) if feats else {}


@lru_cache(2_000)
def as_tag(tag: Any) -> tuple[str, dict[str, str]]:
    """Part of speech and features of one of pymorphy3's tags, in Universal Dependencies as natasha has them."""
    return POS.get(str(tag._POS), "X"), dict(FEATS[name] for name in tag._grammemes_tuple if name in FEATS)
