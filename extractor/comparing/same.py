"""Reads groups of one measure and place; yields facts that several articles tell."""

from collections.abc import Iterator

from extractor.comparing.figures import Figure
from extractor.comparing.grouping import alike, same_thing
from extractor.comparing.models import SameFact
from extractor.comparing.periods import same_period, told_later
from extractor.comparing.quoting import distinct, evidence, exactness, subject

CLUSTERS = 50  # of one measure and place; beyond that the last ones tried are the nearest in time

TELLING = 3  # digits that differ from nought, and words of the thing
STRANGE = 2  # «ветер повредил от 40 до 50 домов», «ураган повредил 46»: agreeing values need less agreement of words


def same_facts(groups: list[list[Figure]]) -> Iterator[SameFact]:
    """Facts told by two articles or more; those of a headline and its own text count once."""
    for found in groups:
        for cluster in clusters(found):
            if distinct(cluster) > 1:
                yield _same(cluster)


def clusters(found: list[Figure]) -> list[list[Figure]]:
    """The figures of a group, those that can be one and the same together, the most exact first in each."""
    made: list[list[Figure]] = []
    for figure in sorted(found, key=lambda figure: (exactness(figure), figure.period.order, figure.fact.id)):
        home = next((cluster for cluster in made[-CLUSTERS:] if _belongs(figure, cluster)), None)
        if home is None:
            made.append([figure])
        else:
            home.append(figure)
    return made


def _belongs(figure: Figure, cluster: list[Figure]) -> bool:
    first = cluster[0]
    near = same_period(figure.period, first.period) or figure.article == first.article and not figure.fact.time
    usual = near and figure.measure.action == first.measure.action
    if not usual and not ((near or told_later(figure.period, first.period)) and _unmistakable(figure, first)):
        return False
    return same_thing(figure, first, STRANGE) and all(alike(figure, other) for other in cluster)


def _unmistakable(one: Figure, other: Figure) -> bool:
    """Whether the very same number says that one thing is meant, whatever the verb: 214 and 17 300 do, 5 does not."""
    digits = len("".join(filter(str.isdigit, format(one.value, "f"))).strip("0"))
    return one.value == other.value and digits + len(one.measure.qualifiers) >= TELLING


def _same(cluster: list[Figure]) -> SameFact:
    lows = [figure.interval.low for figure in cluster if figure.interval.low is not None]
    highs = [figure.interval.high for figure in cluster if figure.interval.high is not None]
    first = cluster[0]
    return SameFact(
        subject=subject(first),
        time=min(cluster, key=lambda figure: figure.period.basis != "stated").period.iso or None,
        value=first.value,
        low=max(lows, default=None),
        high=min(highs, default=None),
        articles=distinct(cluster),
        evidence=tuple(map(evidence, sorted(cluster, key=lambda figure: figure.fact.id))),
    )
