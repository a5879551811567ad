"""Reads nothing; yields what a rule of contradiction finds."""

from dataclasses import dataclass

from extractor.comparing.figures import Figure
from extractor.comparing.models import ContradictionKind, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that do not fit, with the sentence that says so."""

    kind: ContradictionKind
    severity: Severity
    confidence: float
    sentence: str
    figures: tuple[Figure, ...]


def finding(kind: ContradictionKind, severity: Severity, base: float, sentence: str, *figures: Figure) -> Finding:
    """A finding as sure as its rule, times how sure the least sure of its figures is."""
    sure = round(base * min(figure.fact.confidence for figure in figures), 3)
    return Finding(kind, severity, sure, sentence, figures)
