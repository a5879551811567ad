"""Reads atoms at a run of digits; yields the number written there: grouping, decimal mark, fraction."""

from decimal import Decimal
from typing import NamedTuple

from extractor.mentions.numerals.atoms import Atoms
from extractor.mentions.numerals.lexicon import number_words, parts_of

_GAPS = frozenset(" \u00a0\u2007\u2009\u202f")
_GROUPING = ((".", ","), ("'", ",."), ("’", ",."), (",", "."))  # the mark between groups, the decimal marks then
LONGEST = 16  # digits read of a number; a longer run is a code and will be refused
VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}


class Digits(NamedTuple):
    """A number in digits: the atom after it, its value, and whether it is an integer, a decimal or a fraction."""

    last: int
    value: Decimal
    form: str  # "integer" | "decimal" | "fraction"


def read_digits(atoms: Atoms, first: int) -> Digits | None:
    """The number that begins at the digits or the sign `½` at `atoms[first]`."""
    for reader in READERS:
        found = reader(atoms, first)
        if found is not None:
            return found
    return None


def vulgar_fraction(atoms: Atoms, first: int) -> Digits | None:
    """`½`, `2½`."""
    sign = first + (atoms.kind(first) == "digits")
    if atoms.norms[sign] not in VULGAR or (sign > first and not atoms.glued(sign)):
        return None
    if sign == first:
        return Digits(first + 1, VULGAR[atoms.norms[first]], "fraction")
    return Digits(sign + 1, Decimal(atoms.norms[first]) + VULGAR[atoms.norms[sign]], "decimal")


def common_fraction(atoms: Atoms, first: int) -> Digits | None:
    """`3/4`, `1/3`: digits, a slash, a greater number, nothing glued on."""
    if not _sign(atoms, first + 1, "/⁄") or not _glued_digits(atoms, first + 2) or _sign(atoms, first + 3, "/"):
        return None
    above, below = atoms.norms[first], atoms.norms[first + 2]
    if len(above) > 2 or len(below) > 3 or not 0 < int(above) < int(below):
        return None
    return Digits(first + 3, Decimal(above) / Decimal(below), "fraction")


def grouped_by_space(atoms: Atoms, first: int) -> Digits | None:
    """`3 518`, `1 599 059,38`: one gap before each further three digits."""
    last = first + 1
    while spaced_group(atoms, last):
        last += 1
    return _with_decimals(atoms, first, last, ",.") if last > first + 1 and leads(atoms.norms[first]) else None


def grouped_by_mark(atoms: Atoms, first: int) -> Digits | None:
    """`20.000`, `1'250'000`, `1,234,567`: the same mark before each further three digits; one comma is decimal."""
    if not leads(atoms.norms[first]):
        return None
    for mark, decimal in _GROUPING:
        last = first + 1
        while _sign(atoms, last, mark) and _glued_digits(atoms, last + 1) and len(atoms.norms[last + 1]) == 3:
            last += 2
        groups = (last - first - 1) // 2
        if groups <= (mark == ",") or (_sign(atoms, last, mark) and _glued_digits(atoms, last + 1)):
            continue
        if not (groups == 1 and mark == "." and _scale(atoms, last)):
            return _with_decimals(atoms, first, last, decimal)
    return None


def plain(atoms: Atoms, first: int) -> Digits | None:
    """`2023`, `38,6`, `38.6`."""
    return _with_decimals(atoms, first, first + 1, ",.") if atoms.kind(first) == "digits" else None


READERS = (vulgar_fraction, common_fraction, grouped_by_space, grouped_by_mark, plain)


def leads(written: str) -> bool:
    """One to three digits that may stand before groups of three."""
    return len(written) <= 3 and "1" <= written[0] <= "9"


def spaced_group(atoms: Atoms, index: int) -> bool:
    """Three digits after a single gap."""
    return len(atoms.norms[index]) == 3 and atoms.kind(index) == "digits" and atoms.gap(index) in _GAPS


def _scale(atoms: Atoms, index: int) -> bool:
    """Whether a scale word follows: `1.250 млн` is a decimal."""
    word = number_words().get(atoms.norms[index])
    return word is not None and word.sort == "scale"


def parted_decimals(atoms: Atoms, first: int, last: int) -> bool:
    """«3, 6 миллиарда», «25, 07 %»: a gap behind the comma, and no list («2, 3 тысячи», «5, 10, 15 %»)."""
    whole, part, after = atoms.norms[last - 1], atoms.norms[last + 1], atoms.norms[last + 2]
    if after not in parts_of() or atoms.kind(last + 1) != "digits" or not atoms.glued(last):
        return False
    if len(whole) > 3 or len(part) > 1 and (len(part) > 2 or part[0] != "0") or int(part) == int(whole) + 1:
        return False
    listed = atoms.norms[first - 1] == "," or atoms.norms[last + 3] == "," and atoms.kind(last + 4) == "digits"
    return not listed and len(atoms.gap(last + 1)) == 1 and atoms.gap(last + 1) in _GAPS


def _with_decimals(atoms: Atoms, first: int, last: int, marks: str) -> Digits:
    whole = "".join(atoms.norms[at] for at in range(first, last) if atoms.kind(at) == "digits")[:LONGEST]
    parted = atoms.norms[last] == "," and not atoms.glued(last + 1) and parted_decimals(atoms, first, last)
    if parted or _sign(atoms, last, marks) and _glued_digits(atoms, last + 1):
        return Digits(last + 2, Decimal(f"{whole}.{atoms.norms[last + 1][:LONGEST]}"), "decimal")
    return Digits(last, Decimal(whole), "integer")


def _sign(atoms: Atoms, index: int, marks: str) -> bool:
    return atoms.glued(index) and atoms.kind(index) == "sign" and atoms.norms[index] in marks


def _glued_digits(atoms: Atoms, index: int) -> bool:
    return atoms.glued(index) and atoms.kind(index) == "digits"
