"""Reads annotated articles and records; yields how far they agree, field by field."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.errors import UsageError
from extractor.evaluation.comparisons import FIELDS, Json, agrees
from extractor.evaluation.pairing import firm_pairing, pair_people

CORE = ("value", "unit", "measured", "region", "official")
STATED = {"official": "name", "region": "code", "time": None}


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
        self.stated["people"].add(*pair_people(gold.get("officials") or [], record.get("officials") or []))
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
            spans = [fact["quantity"] for fact in facts]
            self.disagreements += [Disagreement(gold["id"], label, span["text"], span["start"]) for span in spans]

    def _add_stated(self, gold: Json, fact: Json) -> None:
        for name, key in STATED.items():
            wanted = bool(gold.get(name) and (key is None or gold[name].get(key)))
            given = bool(fact.get(name) and (key is None or fact[name].get(key)))
            self.stated[name].add(wanted and given and agrees(name, gold, fact), given, wanted)


def _disagreement(article: str, name: str, gold: Json, fact: Json) -> Disagreement:
    home = {"place": "region", "position": "official"}.get(name, name)
    in_quantity = name in ("value", "modifier", "unit")
    want, have = (side["quantity"] if in_quantity else side.get(home) for side in (gold, fact))
    return Disagreement(article, name, gold["quantity"]["text"], gold["quantity"]["start"], want, have)


def evaluate(annotations: Path, records: Path) -> Evaluation:
    """Compares annotations with the records of the same names; raises UsageError if there are none."""
    paths = sorted(annotations.glob("*.json"))
    if not paths:
        raise UsageError("no annotations", file=str(annotations), remedy="name the folder that holds <id>.json files")
    result = Evaluation()
    for path in paths:
        record: Json = {"facts": [], "officials": []}
        if (records / path.name).exists():
            record = json.loads((records / path.name).read_text("utf-8"))
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
