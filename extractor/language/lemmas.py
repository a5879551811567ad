"""A word, with its tag where it has one, → its dictionary form, parses and inflections, by pymorphy3."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple, cast

from extractor.language.spelling import LONG, fold
from extractor.memo import FEW, MEMORY, may_recur

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


Reading = tuple[str, Any, str, float, None]  # word, OpenCorpora tag, normal form, likelihood, as pymorphy3 has them
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


def read(word: str) -> tuple[Reading, ...]:
    """pymorphy3's readings of a word, without their likelihoods: these take as long again, and seldom matter."""
    return _read(_key(word))


def _key(word: str) -> str:
    """Lower case, that no word is read twice; pymorphy3 minds capitals in lone letters and Latin words only."""
    return word.lower() if len(word) > 1 and word.isalpha() and not word.isascii() else word


@lru_cache(FEW)
def _read(word: str) -> tuple[Reading, ...]:
    found: list[Any] = []
    seen: set[Any] = set()
    for unit, is_terminal in dictionary()._units:
        found.extend(unit.parse(word, word.lower(), seen))
        if found and is_terminal:
            break
    return tuple((*reading[:4], None) for reading in found)


def by_likelihood(word: str, readings: Sequence[Reading]) -> list[Reading]:
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
    if len(word) > LONG:
        return _unread(word)
    return _morph_parses(word) if may_recur(word) else _morph_parses.__wrapped__(word)


def _unread(word: str) -> tuple[Parse, ...]:
    return (Parse(sys.intern(fold(word)), None, None, None, None, None, 1.0, "UNKN"),)


@lru_cache(MEMORY)
def _morph_parses(word: str) -> tuple[Parse, ...]:
    return _unread(word) if is_opaque(word) else _parses(_key(word))


@lru_cache(FEW)
def _parses(word: str) -> tuple[Parse, ...]:
    return tuple(
        Parse(sys.intern(fold(normal)), *_grammemes(str(tag), tag), score, str(tag))
        for _, tag, normal, score, _ in by_likelihood(word, _read(word))
    )


Grammemes = tuple[str | None, str | None, str | None, str | None, str | None]
_GRAMMEMES: dict[str, Grammemes] = {}  # of each tag, of which there are some thousands


def _grammemes(text: str, tag: Any) -> Grammemes:
    """Part of speech, case, number, gender, animacy of a tag as plain strings: pymorphy3's own compare slowly."""
    found = _GRAMMEMES.get(text)
    if found is None:
        own = (tag.POS, tag.case, tag.number, tag.gender, tag.animacy)
        found = cast(Grammemes, tuple(None if name is None else sys.intern("".join(name)) for name in own))
        _GRAMMEMES[text] = found
    return found


def is_known(word: str) -> bool:
    """Whether the dictionary holds the word itself, so that its parses are no guesses by its ending."""
    return not is_opaque(word) and _is_known(word.lower())


@lru_cache(FEW)
def _is_known(word: str) -> bool:
    return bool(dictionary().word_is_known(word))


def may_be(word: str, grammeme: str) -> bool:
    """Whether some reading of a word has the grammeme: at a third of the price of its parses."""
    return not is_opaque(word) and any([grammeme in str(reading[1]) for reading in read(word)])


def normal_forms(word: str) -> tuple[str, ...]:
    """The different dictionary forms a word may have, the likeliest first."""
    return tuple(dict.fromkeys(parse.lemma for parse in morph_parses(word)))


def inflect(word: str, grammemes: Iterable[str]) -> str:
    """The word with these OpenCorpora grammemes, in its own capitals; unchanged where it has no such form."""
    first, dash, last = word.rpartition("-")
    if dash and last.isupper() and not word.isupper():  # «Интерфакса-АВН»
        return f"{inflect(first, grammemes)}-{last}"
    found = None if is_opaque(word) else _inflected(word.lower(), frozenset(grammemes))
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


@lru_cache(MEMORY)
def _inflected(word: str, grammemes: frozenset[str]) -> str | None:
    forms = (reading.inflect(grammemes) for reading in dictionary().parse(word))
    return next((str(form.word) for form in forms if form), None)


def lemma_of(word: str, tag: str) -> str:
    """natasha's choice of dictionary form: the reading most like the tag; without a tag the likeliest."""
    if len(word) > LONG:
        return word
    return _lemma(word, tag) if may_recur(word) else _lemma.__wrapped__(word, tag)


@lru_cache(MEMORY)
def _lemma(word: str, tag: str) -> str:
    if is_plain(word) or is_opaque(word):
        return word
    readings: Sequence[Reading] = read(word)
    chosen = choose(readings, tag)
    if len({reading[2] for reading in chosen}) > 1:
        chosen = choose(by_likelihood(word, readings), tag)
    return sys.intern(fold(chosen[0][2])) if chosen else word


def choose(readings: Sequence[Reading], tag: str) -> Sequence[Reading]:
    """The readings most like a tag: all that equal it, else all that share most with it, else none."""
    if not tag:
        return readings
    wanted = taken_apart(tag)
    own = [as_tag(reading[1]) for reading in readings]
    equal = [reading for reading, its in zip(readings, own, strict=True) if its.all == wanted.all]
    if equal:
        return equal
    shares = [len(its.compared & wanted.compared) for its in own]
    most = max(shares, default=0)
    return [reading for reading, share in zip(readings, shares, strict=True) if share == most > 0]


class Traits(NamedTuple):
    """Part of speech and features of a tag in Universal Dependencies: all of them, and those that natasha compares."""

    all: frozenset[tuple[str, str]]
    compared: frozenset[tuple[str, str]]


def traits(pos: str, feats: dict[str, str]) -> Traits:
    """The traits of a tag; parts of speech that differ in name only are compared as one."""
    compared = {pair for pair in feats.items() if pair[0] in COMPARED}
    return Traits(frozenset({("", pos), *feats.items()}), frozenset({("", SAME_POS.get(pos, pos)), *compared}))


@lru_cache(2_000)
def taken_apart(tag: str) -> Traits:
    """The traits of one of slovnet's tags."""
    pos, _, feats = tag.partition("|")
    return traits(pos, dict(pair.split("=", 1) for pair in feats.split("|")) if feats else {})


@lru_cache(2_000)
def as_tag(tag: Any) -> Traits:
    """The traits of one of pymorphy3's tags, as natasha translates them."""
    feats = dict(FEATS[name] for name in tag._grammemes_tuple if name in FEATS)
    return traits(POS.get(str(tag._POS), "X"), feats)
