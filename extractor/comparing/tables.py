"""Reads a comparison; yields flat rows for CSV: one a quotation, with what it takes part in."""

from collections.abc import Iterator
from typing import Any

from extractor.comparing.models import Comparison, Evidence, Subject

NAMES = (
    "part", "number", "kind", "severity", "confidence", "sentence", "measured", "unit", "region", "region_name",
    "place", "time", "value", "change_percent", "rank", "article", "fact", "quantity", "start", "end", "quotation",
    "said_by", "published", "title", "url",
)  # fmt: skip

Row = dict[str, Any]


def rows(comparison: Comparison) -> Iterator[Row]:
    """Contradictions, then same facts, series and rankings; `number` counts within each part."""
    yield from _contradictions(comparison)
    yield from _same(comparison)
    yield from _series(comparison)
    yield from _rankings(comparison)


def _contradictions(comparison: Comparison) -> Iterator[Row]:
    for number, found in enumerate(comparison.contradictions, 1):
        told = {"part": "contradiction", "number": number, "kind": str(found.kind), "severity": str(found.severity)}
        told |= {"confidence": found.confidence, "sentence": found.sentence, "time": found.time}
        for evidence in found.evidence:
            yield _row(found.subject, evidence, told)


def _same(comparison: Comparison) -> Iterator[Row]:
    for number, found in enumerate(comparison.same, 1):
        for evidence in found.evidence:
            told = {"part": "same", "number": number, "time": found.time, "value": found.value}
            yield _row(found.subject, evidence, told)


def _series(comparison: Comparison) -> Iterator[Row]:
    for number, found in enumerate(comparison.series, 1):
        for point in found.points:
            told = {"part": "series", "number": number, "time": point.time, "value": point.value}
            told["change_percent"] = point.change.percent if point.change else None
            for evidence in point.evidence:
                yield _row(found.subject, evidence, told)


def _rankings(comparison: Comparison) -> Iterator[Row]:
    for number, found in enumerate(comparison.rankings, 1):
        for region in found.regions:
            told = {"part": "ranking", "number": number, "time": found.time, "value": region.value}
            told |= {"rank": region.place, "region": region.region, "region_name": region.region_name}
            yield _row(found.subject, region.evidence, told)


def _row(subject: Subject, evidence: Evidence, told: Row) -> Row:
    row: Row = dict.fromkeys(NAMES)
    row |= {name: getattr(subject, name) for name in ("measured", "unit", "region", "region_name", "place")}
    row |= {name: getattr(evidence, name) for name in NAMES[15:]}
    return row | told
