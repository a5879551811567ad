"""Reads atoms at a run of digits; yields the number written there: grouping, decimal mark, fraction."""

from decimal import Decimal
from typing import NamedTuple

from extractor.mentions.numerals.atoms import Atom
from extractor.mentions.numerals.lexicon import number_words

_GAPS = frozenset(" \u00a0\u2007\u2009\u202f")
_GROUPING = ((".", ","), ("'", ",."), ("’", ",."), (",", "."))  # the mark between groups, the decimal marks then
LONGEST = 16  # digits read of a number; a longer run is a code and will be refused
VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}


class Digits(NamedTuple):
    """A number in digits: the atom after it, its value, and whether it is an integer, a decimal or a fraction."""

    last: int
    value: Decimal
    form: str  # "integer" | "decimal" | "fraction"


def read_digits(atoms: list[Atom], first: int) -> Digits | None:
    """The number that begins at the digits or the sign `½` at `atoms[first]`."""
    for reader in READERS:
        found = reader(atoms, first)
        if found is not None:
            return found
    return None


def vulgar_fraction(atoms: list[Atom], first: int) -> Digits | None:
    """`½`, `2½`."""
    sign = first + (atoms[first].kind == "digits")
    if sign >= len(atoms) or atoms[sign].norm not in VULGAR or (sign > first and not atoms[sign].glued):
        return None
    if sign == first:
        return Digits(first + 1, VULGAR[atoms[first].norm], "fraction")
    return Digits(sign + 1, Decimal(atoms[first].norm) + VULGAR[atoms[sign].norm], "decimal")


def common_fraction(atoms: list[Atom], first: int) -> Digits | None:
    """`3/4`, `1/3`: digits, a slash, a greater number, nothing glued on."""
    if not _sign(atoms, first + 1, "/⁄") or not _glued_digits(atoms, first + 2) or _sign(atoms, first + 3, "/"):
        return None
    above, below = atoms[first].norm, atoms[first + 2].norm
    if len(above) > 2 or len(below) > 3 or not 0 < int(above) < int(below):
        return None
    return Digits(first + 3, Decimal(above) / Decimal(below), "fraction")


def grouped_by_space(atoms: list[Atom], first: int) -> Digits | None:
    """`3 518`, `1 599 059,38`: one gap before each further three digits."""
    last = first + 1
    while _spaced_group(atoms, last):
        last += 1
    return _with_decimals(atoms, first, last, ",.") if last > first + 1 and _leads(atoms[first]) else None


def grouped_by_mark(atoms: list[Atom], first: int) -> Digits | None:
    """`20.000`, `1'250'000`, `1,234,567`: the same mark before each further three digits; one comma is decimal."""
    if not _leads(atoms[first]):
        return None
    for mark, decimal in _GROUPING:
        last = first + 1
        while _sign(atoms, last, mark) and _glued_digits(atoms, last + 1) and len(atoms[last + 1].norm) == 3:
            last += 2
        groups = (last - first - 1) // 2
        if groups <= (mark == ",") or (_sign(atoms, last, mark) and _glued_digits(atoms, last + 1)):
            continue
        if not (groups == 1 and mark == "." and _scale(atoms, last)):
            return _with_decimals(atoms, first, last, decimal)
    return None


def plain(atoms: list[Atom], first: int) -> Digits | None:
    """`2023`, `38,6`, `38.6`."""
    return _with_decimals(atoms, first, first + 1, ",.") if atoms[first].kind == "digits" else None


READERS = (vulgar_fraction, common_fraction, grouped_by_space, grouped_by_mark, plain)


def _leads(atom: Atom) -> bool:
    """One to three digits that may stand before groups of three."""
    return atom.kind == "digits" and len(atom.norm) <= 3 and atom.norm[0] != "0"


def _spaced_group(atoms: list[Atom], index: int) -> bool:
    """Three digits after a single gap."""
    if index >= len(atoms):
        return False
    atom = atoms[index]
    return atom.kind == "digits" and len(atom.norm) == 3 and atom.gap in _GAPS


def _scale(atoms: list[Atom], index: int) -> bool:
    """Whether a scale word follows: `1.250 млн` is a decimal."""
    word = number_words().get(atoms[index].norm) if index < len(atoms) else None
    return word is not None and word.sort == "scale"


def _with_decimals(atoms: list[Atom], first: int, last: int, marks: str) -> Digits:
    whole = "".join(atom.norm for atom in atoms[first:last] if atom.kind == "digits")[:LONGEST]
    if _sign(atoms, last, marks) and _glued_digits(atoms, last + 1):
        return Digits(last + 2, Decimal(f"{whole}.{atoms[last + 1].norm[:LONGEST]}"), "decimal")
    return Digits(last, Decimal(whole), "integer")


def _sign(atoms: list[Atom], index: int, marks: str) -> bool:
    return index < len(atoms) and atoms[index].glued and atoms[index].kind == "sign" and atoms[index].norm in marks


def _glued_digits(atoms: list[Atom], index: int) -> bool:
    return index < len(atoms) and atoms[index].glued and atoms[index].kind == "digits"
