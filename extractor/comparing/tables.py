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
    for number, dispute in enumerate(comparison.contradictions, 1):
        told = {"part": "contradiction", "number": number, "kind": str(dispute.kind), "severity": str(dispute.severity)}
        told |= {"confidence": dispute.confidence, "sentence": dispute.sentence, "time": dispute.time}
        yield from (_row(dispute.subject, evidence, told) for evidence in dispute.evidence)
    for number, same in enumerate(comparison.same, 1):
        told = {"part": "same", "number": number, "time": same.time, "value": same.value}
        yield from (_row(same.subject, evidence, told) for evidence in same.evidence)
    for number, series in enumerate(comparison.series, 1):
        for point in series.points:
            told = {"part": "series", "number": number, "time": point.time, "value": point.value}
            told["change_percent"] = point.change.percent if point.change else None
            yield from (_row(series.subject, evidence, told) for evidence in point.evidence)
    for number, ranking in enumerate(comparison.rankings, 1):
        for row in ranking.regions:
            told = {"part": "ranking", "number": number, "time": ranking.time, "value": row.value}
            told |= {"rank": row.place, "region": row.region, "region_name": row.region_name}
            yield _row(ranking.subject, row.evidence, told)


def _row(subject: Subject, evidence: Evidence, told: Row) -> Row:
    row: Row = dict.fromkeys(NAMES)
    row |= {name: getattr(subject, name) for name in ("measured", "unit", "region", "region_name", "place")}
    row |= {name: getattr(evidence, name) for name in NAMES[15:]}
    return row | told
