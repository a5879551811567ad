"""Reads a sentence's text; yields its atoms: runs of digits, runs of letters, single signs, with offsets."""

import re
from typing import NamedTuple

from extractor.mentions.numerals.lexicon import known_words

_ATOM = re.compile(
    "([0-9]+)"
    "|([^\\W\\d_](?:[^\\W\\d_]|[\u00ad\u0301])*)"  # letters; soft hyphens and accents inside or behind them
    "|([^\\s\u200b\u2060\ufeff])"
)
_INVISIBLE = str.maketrans("ёЁ", "еЕ", "\u00ad\u0301")
_MARKED = re.compile("[ёЁ\u00ad\u0301]")
_KINDS = ("", "digits", "word", "sign")


class Atom(NamedTuple):
    """A run of digits, a word or a single sign; `norm` is lower case, ё as е, without soft hyphens."""

    kind: str  # "digits" | "word" | "sign"
    start: int
    end: int
    text: str
    norm: str
    gap: str  # what stands between it and the atom before
    glued: bool  # nothing does


def atomise(text: str, offset: int = 0) -> list[Atom]:
    """The atoms of `text`, their offsets counted from `offset`."""
    atoms: list[Atom] = []
    plain = text.isascii() or _MARKED.search(text) is None  # no ё, soft hyphens, accents: lower case is all
    last = 0
    for match in _ATOM.finditer(text):
        start, end = match.span()
        found = text[start:end]
        kind = _KINDS[match.lastindex or 1]
        norm = found if kind != "word" else found.lower() if plain else normalise(found)
        atoms.append(Atom(kind, start + offset, end + offset, found, norm, text[last:start], last == start > 0))
        last = end
    return _rejoin(atoms) if "\n" in text else atoms


def normalise(word: str) -> str:
    """Lower case, ё as е, no soft hyphens and accents."""
    return word.translate(_INVISIBLE).lower()


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
