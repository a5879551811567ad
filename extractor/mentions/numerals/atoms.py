"""Reads a sentence's text; yields its atoms: runs of digits, runs of letters, single signs, with offsets."""

import re
from dataclasses import dataclass

from extractor.mentions.numerals.lexicon import known_words

_ATOM = re.compile(r"([0-9]+)|([^\W\d_][^\W\d_\u00ad\u0301]*(?:[\u00ad\u0301]+[^\W\d_]+)*\u00ad?)|([^\s\u200b\u2060\ufeff])")
_INVISIBLE = str.maketrans("ёЁ", "еЕ", "\u00ad\u0301")


@dataclass(frozen=True, slots=True)
class Atom:
    """A run of digits, a word or a single sign; `norm` is lower case, ё as е, without soft hyphens."""

    kind: str  # "digits" | "word" | "sign"
    start: int
    end: int
    text: str
    norm: str
    glued: bool  # nothing stands between it and the atom before


def atomise(text: str, offset: int = 0) -> list[Atom]:
    """The atoms of `text`, their offsets counted from `offset`."""
    atoms: list[Atom] = []
    last = -1
    for match in _ATOM.finditer(text):
        start, end, found = match.start(), match.end(), match.group()
        kind = ("digits", "word", "sign")[(match.lastindex or 1) - 1]
        norm = normalise(found) if kind == "word" else found
        atoms.append(Atom(kind, start + offset, end + offset, found, norm, start == last))
        last = end
    return _rejoin(atoms, text, offset) if "-\n" in text or "\u00ad\n" in text else atoms


def normalise(word: str) -> str:
    """Lower case, ё as е, no soft hyphens and accents."""
    return word.translate(_INVISIBLE).lower()


def _rejoin(atoms: list[Atom], text: str, offset: int) -> list[Atom]:
    """Words that a line end broke, made whole where the whole is a known word and the first half is none."""
    joined: list[Atom] = []
    for atom in atoms:
        halves = _halves(joined, atom, text, offset)
        if halves is None:
            joined.append(atom)
            continue
        first, whole = halves
        del joined[first:]
        joined.append(whole)
    return joined


def _halves(before: list[Atom], atom: Atom, text: str, offset: int) -> tuple[int, Atom] | None:
    """Where in `before` the broken word began, and the whole word."""
    first = len(before) - (2 if before and before[-1].norm == "-" else 1)
    if atom.kind != "word" or first < 0 or before[first].kind != "word":
        return None
    head = before[first]
    between = text[head.end - offset : atom.start - offset]
    norm = head.norm + atom.norm
    if "\n" not in between or between.strip() not in ("-", "") or norm not in known_words():
        return None
    if between.strip() == "" and not head.text.endswith("\u00ad"):
        return None
    return first, Atom("word", head.start, atom.end, text[head.start - offset : atom.end - offset], norm, head.glued)
