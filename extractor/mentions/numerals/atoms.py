"""Reads a sentence's text; yields its atoms: runs of digits, runs of letters, single signs, with offsets."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, repeat
from operator import itemgetter
from typing import NamedTuple

from extractor.memo import FEW, Memo
from extractor.mentions.numerals.lexicon import known_words

_ATOM = re.compile(
    "([^\\W\\d_]+(?:[\u00ad\u0301]+[^\\W\\d_]*)*"  # letters; soft hyphens and accents inside or behind them
    "|[0-9]+(?:[\u00ad\u200b\u2060\ufeff]+[0-9]+)*"  # a copied page may have them inside of numbers
    "|[^\\s\u200b\u2060\ufeff])"
)
_INVISIBLE = str.maketrans("ёЁ", "еЕ", "\u00ad\u0301\u200b\u2060\ufeff")
_MARKED = re.compile("[ёЁ\u00ad\u0301\u200b\u2060\ufeff]")
_new = tuple.__new__  # of a named tuple: a third of the time that its own takes


class Atom(NamedTuple):
    """A run of digits, a word or a single sign; `norm` is lower case, ё as е, without soft hyphens."""

    kind: str  # "digits" | "word" | "sign"
    start: int
    end: int
    text: str
    norm: str
    gap: str  # what stands between it and the atom before
    glued: bool  # nothing does


def _kind(first: str) -> str:
    """What an atom is, by its first character."""
    if "0" <= first <= "9":
        return "digits"
    return "word" if first.isalnum() and not first.isdecimal() else "sign"


_KINDS = Memo(_kind)


def atomise(text: str, offset: int = 0) -> list[Atom]:
    """The atoms of `text`, their offsets counted from `offset`; column by column, as every sentence comes by here."""
    pieces = _ATOM.split(text)  # gap, atom, gap, atom, … gap
    gaps, found = pieces[:-1:2], pieces[1::2]
    places = list(accumulate(map(len, pieces), initial=offset))
    kinds = [_KINDS[word[0]] for word in found]
    plain = text.isascii() or _MARKED.search(text) is None  # no ё, soft hyphens, accents: lower case is all
    norms = map(str.lower if plain else normalise, found)
    glued = [not gap for gap in gaps]
    glued[:1] = [False]
    columns = zip(kinds, places[1::2], places[2::2], found, norms, gaps, glued, strict=False)
    atoms = list(map(_new, repeat(Atom), columns))
    return _rejoin(atoms) if "\n" in text else atoms


@lru_cache(FEW)
def normalise(word: str) -> str:
    """Lower case, ё as е, no soft hyphens and accents, unless it is nothing else."""
    return word.translate(_INVISIBLE).lower() or word


_norm = itemgetter(Atom._fields.index("norm"))


def norms_of(atoms: list[Atom]) -> Iterator[str]:
    """The words and signs alone."""
    return map(_norm, atoms)


def _rejoin(atoms: list[Atom]) -> list[Atom]:
    """Words that a line end broke («мил-↵лиона»), made whole where the whole is a word of the tables."""
    joined: list[Atom] = []
    for atom in atoms:
        if atom.kind == "word" and "\n" in atom.gap:
            hyphen = bool(joined) and joined[-1].norm == "-" and joined[-1].glued
            atom = _whole(joined, atom, 2 if hyphen else 1)
        joined.append(atom)
    return joined


def _whole(before: list[Atom], atom: Atom, back: int) -> Atom:
    """The word whole, its first half taken out of `before`; or the atom as it is."""
    if len(before) < back or before[-back].kind != "word":
        return atom
    head = before[-back]
    if head.norm + atom.norm not in known_words() or (back == 1 and not head.text.endswith("\u00ad")):
        return atom
    del before[-back:]
    text = head.text + ("-" if back == 2 else "") + atom.gap + atom.text
    return Atom("word", head.start, atom.end, text, head.norm + atom.norm, head.gap, head.glued)
