"""Reads records of many articles; yields what they say together: the same facts, series, contradictions, rankings."""

from collections.abc import Iterable
from itertools import islice

from extractor.comparing.adopting import adopted
from extractor.comparing.contradictions import contradictions
from extractor.comparing.figures import figures
from extractor.comparing.grouping import by_measure, by_thing
from extractor.comparing.models import Comparison, Contradiction
from extractor.comparing.rankings import rankings
from extractor.comparing.same import same_facts
from extractor.comparing.series import series
from extractor.records import Record
from extractor.version import __version__

__all__ = ["Comparison", "Contradiction", "compare", "compare_few"]


FEW = 20_000  # articles: all of them are held in memory, about 60 kB each


def compare_few(records: Iterable[Record], min_confidence: float = 0.0, most: int = FEW) -> Comparison | None:
    """The comparison of at most so many records; None where there are more."""
    taken = list(islice(records, most + 1))
    return compare(taken, min_confidence) if len(taken) <= most else None


def compare(records: Iterable[Record], min_confidence: float = 0.0) -> Comparison:
    """The comparison of all records; facts below `min_confidence` take no part. The order of records plays none."""
    taken = sorted(records, key=lambda record: record.article.id)
    found = list(adopted(figure for figure in figures(taken) if figure.fact.confidence >= min_confidence))
    groups = by_measure(found)
    return Comparison(
        articles=len(taken),
        figures=len(found),
        same=tuple(same_facts(by_thing(found))),
        series=tuple(series(found, groups)),
        contradictions=tuple(contradictions(found, groups)),
        rankings=tuple(rankings(found)),
        extractor_version=__version__,
    )
