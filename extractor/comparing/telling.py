"""Reads a comparison; yields lines of text: what does not fit, with quotations, and how much else was found."""

from collections.abc import Iterator

from extractor.comparing.models import Comparison, Contradiction
from extractor.comparing.sentences import words


def lines(comparison: Comparison) -> Iterator[str]:
    """Contradictions with their quotations, then a line of counts."""
    for found in comparison.contradictions:
        yield from _contradiction(found)
    counts = {part: len(getattr(comparison, part)) for part in ("contradictions", "same", "series", "rankings")}
    yield words("summary").format(articles=comparison.articles, figures=comparison.figures, **counts)


def _contradiction(found: Contradiction) -> Iterator[str]:
    yield f"[{words(f'severity_{found.severity}')}, {found.confidence:.2f}] {found.sentence}"
    told: set[tuple[str, int]] = set()
    for evidence in found.evidence:
        if (evidence.article, evidence.quotation_start) not in told:
            told.add((evidence.article, evidence.quotation_start))
            day = f", {evidence.published:%d.%m.%Y}" if evidence.published else ""
            yield f"    {evidence.article}{day}: «{' '.join(evidence.quotation.split())}»"
    yield ""
