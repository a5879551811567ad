"""Reads a comparison; yields lines of text: what does not fit, with quotations, and how much else was found."""

from collections.abc import Iterator

from extractor.comparing.models import Comparison, Contradiction, Evidence
from extractor.comparing.sentences import words


def lines(comparison: Comparison) -> Iterator[str]:
    """Contradictions with their quotations, then a line of counts."""
    for found in comparison.contradictions:
        yield from _contradiction(found)
    yield words("summary").format(
        articles=comparison.articles,
        figures=comparison.figures,
        contradictions=len(comparison.contradictions),
        same=len(comparison.same),
        series=len(comparison.series),
        rankings=len(comparison.rankings),
    )


def _contradiction(found: Contradiction) -> Iterator[str]:
    yield f"[{words(f'severity_{found.severity}')}, {found.confidence:.2f}] {found.sentence}"
    told: set[tuple[str, int]] = set()
    for evidence in found.evidence:
        if (evidence.article, evidence.quotation_start) not in told:
            told.add((evidence.article, evidence.quotation_start))
            yield f"    {_who(evidence)}: «{' '.join(evidence.quotation.split())}»"
    yield ""


def _who(evidence: Evidence) -> str:
    day = f", {evidence.published:%d.%m.%Y}" if evidence.published else ""
    return f"{evidence.article}{day}"
