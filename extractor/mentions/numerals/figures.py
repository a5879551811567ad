"""Reads atoms at digits that nothing goes on, as most are; yields the numeral by a short way."""

from decimal import Decimal

from extractor.mentions.numerals.atoms import Atom
from extractor.mentions.numerals.digits import LONGEST
from extractor.mentions.numerals.lexicon import number_words
from extractor.mentions.numerals.numeral import Numeral
from extractor.mentions.numerals.words import GOES_ON

HYPHENS = "-‑–"
_MARKS = frozenset(".,'’/⁄(" + HYPHENS)  # signs that may stand in a number in digits, or hang something on it
_POINTS = (".", ",")


def figure(atoms: list[Atom], first: int) -> Numeral | None:
    """Digits, a decimal mark and digits perhaps, with nothing behind them that could go on the number."""
    last, written = first + 1, atoms[first].norm
    if _decimals(atoms, last):
        last, written = first + 3, f"{written}.{atoms[first + 2].norm}"
    if len(written) > LONGEST or (last < len(atoms) and _goes_on(atoms, last)):
        return None
    return Numeral(first, last, Decimal(written), "digits", "cardinal")


def _decimals(atoms: list[Atom], index: int) -> bool:
    """Whether a decimal mark stands there: three digits behind it may be thousands."""
    if index + 1 >= len(atoms) or atoms[index].norm not in _POINTS or not atoms[index].glued:
        return False
    follows = atoms[index + 1]
    return follows.kind == "digits" and follows.glued and len(follows.norm) != 3


def _goes_on(atoms: list[Atom], index: int) -> bool:
    """Whether the atom behind digits may belong to the number."""
    after = atoms[index]
    if after.kind == "word":
        return after.glued or after.norm in number_words() or after.norm in GOES_ON
    if after.kind == "digits" or after.norm not in _MARKS:
        return after.kind == "digits"
    follows = atoms[index + 1] if index + 1 < len(atoms) else None
    return after.norm not in _POINTS or (after.glued and follows is not None and follows.kind == "digits")
