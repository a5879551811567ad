"""Reads an annotated fact and a found one; yields whether they agree in a field, by any reading of the annotation."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

Json = dict[str, Any]
TOLERANCE = Decimal("0.005")  # «1,9 млн» against «1,905 млн»
_WORD = re.compile(r"[a-zа-я0-9]+")


def words(text: str | None) -> set[str]:
    return set(_WORD.findall((text or "").lower().replace("ё", "е")))


def similar(one: str | None, other: str | None) -> bool:
    """Whether two short Russian names share at least half of their word stems."""
    a, b = ({word[:5] for word in words(text)} for text in (one, other))
    return not (a or b) or len(a & b) / len(a | b) >= 0.5


def _decimal(text: object) -> Decimal | None:
    try:
        return None if text is None else Decimal(str(text))
    except InvalidOperation:
        return None


def _near(one: object, other: object) -> bool:
    a, b = _decimal(one), _decimal(other)
    return a is b if a is None or b is None else abs(a - b) <= abs(b) * TOLERANCE


def _part(fact: Json, name: str) -> Json:
    return fact.get(name) or {}


def _name(value: object, *keys: str) -> str | None:
    if isinstance(value, dict):
        return next((value[key] for key in keys if value.get(key)), None)
    return value if isinstance(value, str) else None


def post(official: Json) -> str:
    return " ".join(filter(None, (official.get("position"), official.get("organization"))))


def _same_value(gold: Json, found: Json) -> bool:
    a, b = _part(found, "quantity"), _part(gold, "quantity")
    return all(_near(a.get(key), b.get(key)) for key in ("value", "low", "high"))


def _same_in_quantity(key: str) -> "Comparison":
    return lambda gold, found: (_part(gold, "quantity").get(key) or None) == (_part(found, "quantity").get(key) or None)


def _same_plain(key: str) -> "Comparison":
    return lambda gold, found: gold.get(key) == found.get(key)


def _same_direction(gold: Json, found: Json) -> bool:
    return gold.get("direction") == found.get("direction") or not str(gold.get("role")).startswith("change")


def _same_measured(gold: Json, found: Json) -> bool:
    heads = {head.lower().replace("ё", "е") for head in _part(gold, "measured").get("heads", [])}
    thing = _part(found, "measured")
    head = (thing.get("head") or next(iter(thing.get("heads", [])), "")).lower().replace("ё", "е")
    return head in heads if heads else not head


def _same_official(gold: Json, found: Json) -> bool:
    return words(_part(gold, "official").get("name")) == words(_part(found, "official").get("name"))


Comparison = Callable[[Json, Json], bool]
COMPARISONS: dict[str, Comparison] = {
    "value": _same_value,
    "modifier": _same_in_quantity("modifier"),
    "unit": _same_in_quantity("unit"),
    "kind": _same_plain("kind"),
    "role": _same_plain("role"),
    "direction": _same_direction,
    "modality": _same_plain("modality"),
    "measured": _same_measured,
    "region": lambda gold, found: _part(gold, "region").get("code") == _part(found, "region").get("code"),
    "place": lambda gold, found: similar(_part(gold, "region").get("place"), _part(found, "region").get("place")),
    "official": _same_official,
    "position": lambda gold, found: similar(post(_part(gold, "official")), post(_part(found, "official"))),
    "source": lambda gold, found: similar(*(_name(side.get("source"), "name", "text") for side in (gold, found))),
    "time": lambda gold, found: (gold.get("time") or None) == (_name(found.get("time"), "value") or None),
}
FIELDS = tuple(COMPARISONS)


def _readings(gold: Json) -> Iterator[Json]:
    """The annotation itself and each alternative reading of one of its fields."""
    yield gold
    for name, values in (gold.get("alternatives") or {}).items():
        for value in values if isinstance(values, list) else [values]:
            yield {**gold, **_changed(gold, name, value)}


def _changed(gold: Json, name: str, value: Any) -> Json:
    if name in ("value", "modifier", "unit", "low", "high", "text"):
        return {"quantity": {**gold["quantity"], name: value}}
    if name in ("quantity", "measured", "region", "official") and isinstance(value, dict) and gold.get(name):
        return {name: {**gold[name], **value}}
    if name == "heads":
        return {"measured": {**_part(gold, "measured"), "heads": [value] if isinstance(value, str) else value}}
    if name in ("code", "place"):
        return {"region": {**_part(gold, "region"), name: value}}
    return {name: value}


def agrees(name: str, gold: Json, found: Json) -> bool:
    """Whether one field of a found fact agrees with one reading of the annotation."""
    return any(COMPARISONS[name](reading, found) for reading in _readings(gold))
