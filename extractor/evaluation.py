"""Reads annotated articles and records; yields how far they agree, field by field.

A fact is found when its quantity overlaps an annotated one by at least half of their union. The fields of found facts
are compared with the annotation and with every alternative reading it lists. Optional annotations count neither way.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from extractor.errors import UsageError

Json = dict[str, Any]
CORE = ("value", "unit", "measured", "region", "official")
STATED = {"official": "name", "region": "code", "time": None}
TOLERANCE = Decimal("0.005")  # «1,9 млн» against «1,905 млн»
_WORD = re.compile(r"[a-zа-я0-9]+")


def _words(text: str | None) -> set[str]:
    return set(_WORD.findall((text or "").lower().replace("ё", "е")))


def _similar(one: str | None, other: str | None) -> bool:
    """Whether two short Russian names share at least half of their word stems."""
    a, b = ({word[:5] for word in _words(text)} for text in (one, other))
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


def _post(official: Json) -> str:
    return " ".join(filter(None, (official.get("position"), official.get("organization"))))


def _same_value(gold: Json, found: Json) -> bool:
    return all(
        _near(_part(found, "quantity").get(key), _part(gold, "quantity").get(key)) for key in ("value", "low", "high")
    )


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
    return _words(_part(gold, "official").get("name")) == _words(_part(found, "official").get("name"))


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
    "place": lambda gold, found: _similar(_part(gold, "region").get("place"), _part(found, "region").get("place")),
    "official": _same_official,
    "position": lambda gold, found: _similar(_post(_part(gold, "official")), _post(_part(found, "official"))),
    "source": lambda gold, found: _similar(
        _name(gold.get("source"), "name", "text"), _name(found.get("source"), "name", "text")
    ),
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


def _overlap(one: Json, other: Json) -> float:
    inner = min(one["end"], other["end"]) - max(one["start"], other["start"])
    outer = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return inner / outer if inner > 0 else 0.0


def _spans(gold: Json) -> list[Json]:
    others = (gold.get("alternatives") or {}).get("quantity", [])
    return [gold["quantity"], *(value for value in others if isinstance(value, dict) and "start" in value)]


Pairing = tuple[list[tuple[Json, Json]], list[Json], list[Json]]


def pair(gold_facts: list[Json], facts: list[Json]) -> Pairing:
    """Greedy one-to-one pairing by span overlap, best first: pairs, missed annotations, extra facts."""
    scored = sorted(
        (
            (max(_overlap(span, fact["quantity"]) for span in _spans(gold)), i, j)
            for i, gold in enumerate(gold_facts)
            for j, fact in enumerate(facts)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for overlap, i, j in scored:
        if overlap >= 0.5 and i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    missed = [gold for i, gold in enumerate(gold_facts) if i not in pairs]
    extra = [fact for j, fact in enumerate(facts) if j not in used]
    return [(gold_facts[i], facts[j]) for i, j in pairs.items()], missed, extra


@dataclass(slots=True)
class Count:
    """Right, found and expected: precision, recall and F1."""

    right: int = 0
    found: int = 0
    expected: int = 0

    def add(self, right: int, found: int, expected: int) -> None:
        """Adds the counts of one article."""
        self.right += right
        self.found += found
        self.expected += expected

    @property
    def precision(self) -> float:
        """Right of found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right of expected."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Disagreement:
    """One difference: `field` is a field's name, `missed` or `extra`."""

    article: str
    field: str
    text: str
    start: int
    want: Any = None
    have: Any = None


@dataclass(slots=True)
class Evaluation:
    """The figures over all articles; `fields` counts right fields of the found facts."""

    articles: int = 0
    missing: list[str] = field(default_factory=list)
    quantity: Count = field(default_factory=Count)
    core: Count = field(default_factory=Count)
    whole: Count = field(default_factory=Count)
    fields: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    stated: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in (*STATED, "people")})
    disagreements: list[Disagreement] = field(default_factory=list)

    def share(self, name: str) -> float:
        """The share of found facts that are right in a field."""
        return self.fields[name] / self.quantity.right if self.quantity.right else 0.0

    def add(self, gold: Json, record: Json) -> None:
        """Counts one article."""
        self.articles += 1
        self.stated["people"].add(*_people(gold.get("officials") or [], record.get("officials") or []))
        pairs, missed, extra = firm_pairing(gold["facts"], record["facts"])
        right_core = right_whole = 0
        for annotated, fact in pairs:
            wrong = [name for name in FIELDS if not agrees(name, annotated, fact)]
            for name in FIELDS:
                self.fields[name] += name not in wrong
            right_core += not set(wrong) & set(CORE)
            right_whole += not wrong
            self.disagreements += [_disagreement(gold["id"], name, annotated, fact) for name in wrong]
            self._add_stated(annotated, fact)
        found, expected = len(pairs) + len(extra), len(pairs) + len(missed)
        for count, right in ((self.quantity, len(pairs)), (self.core, right_core), (self.whole, right_whole)):
            count.add(right, found, expected)
        for label, facts in (("missed", missed), ("extra", extra)):
            self.disagreements += [
                Disagreement(gold["id"], label, fact["quantity"]["text"], fact["quantity"]["start"]) for fact in facts
            ]

    def _add_stated(self, gold: Json, fact: Json) -> None:
        for name, key in STATED.items():
            wanted = bool(gold.get(name) and (key is None or gold[name].get(key)))
            given = bool(fact.get(name) and (key is None or fact[name].get(key)))
            self.stated[name].add(wanted and given and agrees(name, gold, fact), given, wanted)


def firm_pairing(gold_facts: list[Json], facts: list[Json]) -> Pairing:
    """The pairing without optional annotations and without extra facts that touch one."""
    pairs, missed, extra = pair(gold_facts, facts)
    optional = [gold["quantity"] for gold in gold_facts if gold.get("optional")]
    return (
        [(gold, fact) for gold, fact in pairs if not gold.get("optional")],
        [gold for gold in missed if not gold.get("optional")],
        [fact for fact in extra if not any(_overlap(fact["quantity"], span) > 0 for span in optional)],
    )


def _disagreement(article: str, name: str, gold: Json, fact: Json) -> Disagreement:
    home = {"place": "region", "position": "official"}.get(name, name)
    in_quantity = name in ("value", "modifier", "unit")
    want, have = (side["quantity"] if in_quantity else side.get(home) for side in (gold, fact))
    return Disagreement(article, name, gold["quantity"]["text"], gold["quantity"]["start"], want, have)


def _same_person(gold: Json, found: Json) -> bool:
    """The same name, the order of its parts aside, and a post that one reading of the annotation allows."""
    if _words(gold.get("name")) != _words(found.get("name")):
        return False
    others = gold.get("alternatives") or []
    if isinstance(others, dict):
        others = [{**gold, key: value} for key, values in others.items() for value in values]
    return any(_similar(_post(reading), _post(found)) for reading in (gold, *others))


def _people(gold: list[Json], found: list[Json]) -> tuple[int, int, int]:
    firm = [person for person in gold if not person.get("optional")]
    right = sum(any(_same_person(person, other) for other in found) for person in firm)
    spare = sum(any(_same_person(person, other) for other in found) for person in gold if person.get("optional"))
    return right, len([person for person in found if person.get("position")]) - spare, len(firm)


def evaluate(annotations: Path, records: Path) -> Evaluation:
    """Compares annotations with the records of the same names; raises UsageError if there are none."""
    paths = sorted(annotations.glob("*.json"))
    if not paths:
        raise UsageError("no annotations", file=str(annotations), remedy="name the folder that holds <id>.json files")
    result = Evaluation()
    for path in paths:
        record_path = records / path.name
        record: Json = {"facts": [], "officials": []}
        if record_path.exists():
            record = json.loads(record_path.read_text("utf-8"))
        else:
            result.missing.append(path.stem)
        result.add(json.loads(path.read_text("utf-8")), record)
    return result


def report_lines(result: Evaluation) -> list[str]:
    """The figures as text, a line each."""
    absent = f"; no record for {', '.join(result.missing)}" if result.missing else ""
    lines = [f"{result.articles} articles, {result.quantity.expected} annotated facts{absent}"]
    figures = "{:<10} P {:.3f}  R {:.3f}  F1 {:.3f}{}"
    for label in ("quantity", "core", "whole"):
        count: Count = getattr(result, label)
        lines.append(figures.format(label, count.precision, count.recall, count.f1, ""))
    shares = "  ".join(f"{name} {result.share(name):.3f}" for name in FIELDS)
    lines.append(f"of the found facts, right in: {shares}")
    for name, count in result.stated.items():
        lines.append(figures.format(name, count.precision, count.recall, count.f1, "  (where stated or given)"))
    lines.append("people = persons named with a post, name and post right")
    lines.append("core = quantity found and value, unit, measured, region, official right; whole = every field right")
    return lines
