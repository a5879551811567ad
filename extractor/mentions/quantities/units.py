"""Reads atoms after a number; yields the unit or currency that stands there: code, kind, dimension, size."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extractor.lexicon import read_table
from extractor.mentions.numerals import spellings
from extractor.mentions.quantities.lists import starts, words
from extractor.mentions.quantities.scene import Scene

Spelling = tuple[str, ...]

# A one-letter unit is none where a full stop and one of these make it «т. е.», «г. н.», «т. д.».
_EARLIER = ("раньше", "ранее", "прежде")
_NOT_UNITS = {"годом": _EARLIER, "годами": _EARLIER, "днем": _EARLIER, "год": ("назад",)}
_AFTER_STOP = frozenset(",);")  # signs before which a sentence goes on
_QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"'}


class Unit(NamedTuple):
    """A unit as written: the atom after it and what it is; `size` is in the smallest of its dimension."""

    last: int
    code: str | None
    kind: str  # "money" | "measure" | "share"
    dimension: str
    size: Decimal
    name: str = ""  # the stem of a currency that several countries share


@cache
def _table() -> dict[str, dict[Spelling, Unit]]:
    """Spellings by their first atom, longest first."""
    found: dict[Spelling, Unit] = {}
    for row in read_table("quantities/units"):
        kind = "share" if row["dimension"] == "share" else "measure"
        unit = Unit(0, row["unit"], kind, row["dimension"], Decimal(row["size"]))
        for spelling in spellings(row["spelling"]):
            found.setdefault(spelling, unit)
    for row in read_table("quantities/currencies"):
        name = row["spelling"].partition("|")[0]
        unit = Unit(0, row["code"] or None, "money", row["code"] or "у. е.", Decimal(row["size"]), name)
        for spelling in spellings(row["spelling"]):
            found.setdefault(spelling, unit)
    table: dict[str, dict[Spelling, Unit]] = {}
    for spelling in sorted(found, key=len, reverse=True):
        table.setdefault(spelling[0], {})[spelling] = found[spelling]
    return table


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """The lengths of the spellings that begin with an atom, the longest first."""
    return {first: tuple(dict.fromkeys(map(len, spellings))) for first, spellings in _table().items()}


def begins_unit(atom: str) -> bool:
    """Whether a unit, or one in quotes, may begin with this word or sign."""
    return atom in _table() or atom in _QUOTES


def unit_of_word(word: str) -> Unit | None:
    """The unit that a single word names."""
    return _table().get(word, {}).get((word,))


def read_unit(scene: Scene, index: int, after_digits: bool = True) -> Unit | None:
    """The unit whose spelling begins at atom `index`: «тонн», «квадратов» in quotes, «мкг/л»; read once."""
    first = scene.row[index]
    if first not in _table() and first not in _QUOTES:
        return None
    asked = (index, after_digits)
    if asked not in scene.units:
        scene.units[asked] = _unit_at(scene, index, after_digits)
    return scene.units[asked]


def _unit_at(scene: Scene, index: int, after_digits: bool) -> Unit | None:
    if scene.row[index] in _QUOTES:
        quoted = _read(scene, index + 1, after_digits)
        closes = quoted is not None and scene.norm(quoted.last) == _QUOTES[scene.norm(index)]
        return quoted._replace(last=quoted.last + 1) if quoted and closes else None
    unit = _read(scene, index, after_digits)
    if unit is not None and unit.dimension == "knots" and not scene.mentions(starts("knots")):
        return None
    if unit is not None and unit.name in _places():
        return unit._replace(code=_local_code(scene, unit))
    if unit is None or unit.kind != "measure" or scene.norm(unit.last) != "/":
        return unit
    below = _read(scene, unit.last + 1, True)
    if below is None or below.kind != "measure":
        return unit
    return Unit(below.last, f"{unit.code}/{below.code}", "measure", f"{unit.dimension}/{below.dimension}", unit.size)


@cache
def _places() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Currency names that several countries share → the beginnings of their places, and the code there."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in read_table("quantities/currency_places"):
        found.setdefault(row["name"], []).append((tuple(row["places"].split()), row["code"]))
    return {name: tuple(entries) for name, entries in found.items()}


def _local_code(scene: Scene, unit: Unit) -> str | None:
    """«крон» in an article about Norway: the code of the country that it speaks of most."""
    counts = {code: sum(scene.memory.count(place) for place in places) for places, code in _places()[unit.name]}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else unit.code


def _read(scene: Scene, index: int, after_digits: bool) -> Unit | None:
    """The longest spelling at atom `index`."""
    first = scene.norm(index)
    for count in _lengths().get(first, ()):
        spelling = scene.norms(index, count)
        unit = _table()[first].get(spelling)
        if unit is not None and (count > 1 or _stands(scene, index, after_digits)):
            return Unit(_full_stop(scene, index + count, spelling), *unit[1:])
    return None


def _stands(scene: Scene, index: int, after_digits: bool) -> bool:
    """Whether a single word can be a unit here."""
    norm = scene.norm(index)
    if len(norm) > 3 or scene.kind(index) == "sign":
        return scene.norm(index + 1) not in _NOT_UNITS.get(norm, ())
    if norm in words("electric"):
        return after_digits and scene.atoms.text(index)[-1].isupper()
    if len(norm) > 2:
        return scene.norm(index + 1) not in _NOT_UNITS.get(norm, ())
    if norm == "мп" and scene.atoms.text(index) != "Мп" and not scene.mentions(starts("cameras")):
        return False  # «13 МП» are municipal firms as well
    if not after_digits or (scene.kind(index + 1) != "sign" and scene.glued(index + 1)):
        return False
    return len(norm) == 2 or _letter_stands(scene, index)


def _letter_stands(scene: Scene, index: int) -> bool:
    """Whether one letter can be a unit: not the beginning of «т. е.», «г. Тула», «ч. л.», not a capital."""
    if scene.norms(index, 3) == ("ч", ".", "л"):
        return False
    if scene.norm(index + 1) == "." and (scene.norm(index + 2) in words("after_point") or scene.capital(index + 2)):
        return scene.norm(index) not in ("г", "с") or scene.norm(index + 2) == ""
    return not scene.atoms.text(index).isupper()


def _full_stop(scene: Scene, last: int, spelling: Spelling) -> int:
    """An abbreviation's full stop in mid-sentence («5 км. от города») belongs to it."""
    if scene.norm(last) != "." or not scene.glued(last) or len(spelling[-1]) > 4 or not spelling[-1].isalpha():
        return last
    return last + 1 if scene.atoms.lower(last + 1) or scene.norm(last + 1) in _AFTER_STOP else last
