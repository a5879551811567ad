"""A word, with its tag where it has one, → its dictionary form, parses and inflections, by pymorphy3."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple

from extractor.language.spelling import fold

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


_lock = Lock()


@lru_cache(1)
def _load() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


def dictionary() -> Any:
    """The one pymorphy3 analyser of the process."""
    with _lock:
        return _load()


@lru_cache(MEMORY)
def morph_parses(word: str) -> tuple[Parse, ...]:
    """All readings of a word, the likeliest first."""
    return tuple(
        Parse(fold(parse.normal_form), tag.POS, tag.case, tag.number, tag.gender, tag.animacy, parse.score, str(tag))
        for parse in dictionary().parse(word)
        for tag in (parse.tag,)
    )


@lru_cache(MEMORY)
def is_known(word: str) -> bool:
    """Whether the dictionary holds the word itself, so that its parses are no guesses by its ending."""
    return bool(dictionary().word_is_known(word.lower()))


def normal_forms(word: str) -> tuple[str, ...]:
    """The different dictionary forms a word may have, the likeliest first."""
    return tuple(dict.fromkeys(parse.lemma for parse in morph_parses(word)))


@lru_cache(MEMORY)
def _inflected(word: str, grammemes: frozenset[str]) -> str:
    for parse in dictionary().parse(word):
        found = parse.inflect(grammemes)
        if found is not None:
            return str(found.word)
    return word.lower()


def inflect(word: str, grammemes: Iterable[str]) -> str:
    """The word with these OpenCorpora grammemes, in its own capitals; unchanged where it has no such form."""
    found = _inflected(word, frozenset(grammemes))
    if word.isupper() and len(word) > 1:
        return found.upper()
    return found[:1].upper() + found[1:] if word[:1].isupper() else found


@lru_cache(MEMORY)
def lemma_of(word: str, tag: str) -> str:
    """natasha's choice: the reading most like the tag; without a tag the likeliest one."""
    parses = dictionary().parse(word)
    if not tag:
        return fold(parses[0].normal_form) if parses else word
    pos, _, rest = tag.partition("|")
    feats = dict(pair.split("=", 1) for pair in rest.split("|")) if rest else {}
    best, most = None, 0
    for parse in parses:
        grammemes = parse.tag._grammemes_tuple
        own = dict(FEATS[name] for name in grammemes if name in FEATS)
        own_pos = POS.get(parse.tag._POS, "X")
        if own_pos == pos and own == feats:
            return fold(parse.normal_form)
        likeness = (SAME_POS.get(own_pos, own_pos) == SAME_POS.get(pos, pos)) + sum(
            own[name] == feats[name] for name in own.keys() & feats.keys() & COMPARED
        )
        if likeness > most:
            best, most = parse, likeness
    return fold(best.normal_form) if best else word
