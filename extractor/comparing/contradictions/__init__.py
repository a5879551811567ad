"""Reads figures and their groups; yields contradictions, the worst first."""

from collections.abc import Iterator

from extractor.comparing.contradictions import changes, values, wholes
from extractor.comparing.contradictions.types import Finding
from extractor.comparing.figures import Figure
from extractor.comparing.models import Contradiction, Severity
from extractor.comparing.quoting import evidence, subject

_ORDER = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)

RULES_OF_GROUPS = values.RULES
RULES_OF_ALL = changes.RULES + wholes.RULES


def contradictions(figures: list[Figure], groups: list[list[Figure]]) -> list[Contradiction]:
    """What the rules find, each once; severe and sure ones first."""
    found: dict[object, Finding] = {}
    for finding in _findings(figures, groups):
        key = _key(finding)
        if key not in found or finding.confidence > found[key].confidence:
            found[key] = finding
    made = map(_contradiction, found.values())
    return sorted(made, key=lambda item: (_ORDER.index(item.severity), -item.confidence, item.evidence[0].fact))


def _findings(figures: list[Figure], groups: list[list[Figure]]) -> Iterator[Finding]:
    for group in groups:
        for of_group in RULES_OF_GROUPS:
            yield from of_group(group)
    for of_all in RULES_OF_ALL:
        yield from of_all(figures)


def _key(finding: Finding) -> object:
    """The same disagreement told by more articles is one: kind, measure, place, time and values."""
    figures = sorted(finding.figures, key=lambda figure: (figure.value, str(figure.measure.kind)))
    first = finding.figures[0]
    values = tuple(figure.value for figure in figures)
    return finding.kind, first.measure, first.place, first.period.iso[:7], values


def _contradiction(finding: Finding) -> Contradiction:
    first = finding.figures[0]
    return Contradiction(
        kind=finding.kind,
        severity=finding.severity,
        confidence=finding.confidence,
        subject=subject(first),
        time=first.period.iso or None,
        sentence=finding.sentence,
        evidence=tuple(map(evidence, finding.figures)),
    )
