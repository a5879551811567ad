"""Reads atoms after a number; yields the unit or currency that stands there: code, kind, dimension, size."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extractor.lexicon import read_table
from extractor.mentions.numerals import spellings
from extractor.mentions.quantities.scene import Scene

Spelling = tuple[str, ...]

# One letter is a unit only after digits, and only where it cannot be the beginning of «т. е.», «г. Тула», «с. Ивановка».
_NOT_BEFORE_POINT = frozenset("е д п к ч н".split())


class Unit(NamedTuple):
    """A unit as written: the atom after it, what it is; `size` scales the number (копейка: 0.01)."""

    last: int
    code: str | None
    kind: str  # "money" | "measure" | "share"
    dimension: str
    size: Decimal
    word: str


@cache
def _table() -> dict[str, list[tuple[Spelling, Unit]]]:
    """Spellings by their first atom, longest first."""
    found: dict[Spelling, Unit] = {}
    for row in read_table("quantities/units"):
        kind = "share" if row["dimension"] == "share" else "measure"
        unit = Unit(0, row["unit"], kind, row["dimension"], Decimal(row["size"]), row["spelling"])
        found.update((spelling, unit) for spelling in spellings(row["spelling"]) if spelling not in found)
    for row in read_table("quantities/currencies"):
        unit = Unit(0, row["code"] or None, "money", row["code"] or "у.е.", Decimal(row["size"]), row["spelling"])
        found.update((spelling, unit) for spelling in spellings(row["spelling"]) if spelling not in found)
    table: dict[str, list[tuple[Spelling, Unit]]] = {}
    for spelling in sorted(found, key=len, reverse=True):
        table.setdefault(spelling[0], []).append((spelling, found[spelling]))
    return table


def read_unit(scene: Scene, index: int, after_digits: bool = True) -> Unit | None:
    """The longest unit whose spelling begins at atom `index`."""
    for spelling, unit in _table().get(scene.norm(index), ()):
        last = index + len(spelling)
        if scene.norms(index, len(spelling)) != spelling:
            continue
        if len(spelling) == 1 and len(spelling[0]) <= 2 and not _stands(scene, index, after_digits):
            continue
        return unit._replace(last=_full_stop(scene, last, spelling))
    return None


def _stands(scene: Scene, index: int, after_digits: bool) -> bool:
    """Whether a one- or two-letter word can be a unit here."""
    atom = scene.atoms[index]
    if atom.kind == "sign":
        return True
    if not after_digits or (scene.kind(index + 1) in ("word", "digits") and scene.glued(index + 1)):
        return False
    if len(atom.norm) > 1:
        return atom.norm not in ("кв", "ква") or atom.text.endswith("В") or atom.text.endswith("А")
    if atom.norm == "г" and scene.norm(index + 1) == "." and scene.capital(index + 2):
        return False
    pointed = scene.norm(index + 1) == "." and scene.norm(index + 2) in _NOT_BEFORE_POINT
    return not pointed and not atom.text.isupper()


def _full_stop(scene: Scene, last: int, spelling: Spelling) -> int:
    """An abbreviation's full stop in mid-sentence («5 км. от города») belongs to it."""
    if scene.norm(last) != "." or not scene.glued(last) or len(spelling[-1]) > 4 or spelling[-1] in (".", "%"):
        return last
    after = scene.atom(last + 1)
    return last + 1 if after and (after.text[0].islower() or after.norm in (",", ")", ";")) else last


def unit_of_word(word: str) -> Unit | None:
    """The unit that a single word names."""
    return next((unit for spelling, unit in _table().get(word, ()) if len(spelling) == 1), None)
