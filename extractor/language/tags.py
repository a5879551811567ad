"""Tags of slovnet and of pymorphy3 → what both have in common: traits in Universal Dependencies, as in natasha."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

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


def as_universal(pos: str, grammemes: Iterable[str]) -> Traits:
    """The traits of one of pymorphy3's tags, as natasha translates them."""
    return traits(POS.get(pos, "X"), dict(FEATS[name] for name in grammemes if name in FEATS))
