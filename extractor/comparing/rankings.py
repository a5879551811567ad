"""Reads figures; yields regions by a measure at a time."""

from collections.abc import Iterable, Iterator

from extractor.comparing.figures import Figure
from extractor.comparing.grouping import grouped
from extractor.comparing.models import Ranked, Ranking
from extractor.comparing.quoting import evidence, exactness, subject

LEAST = 2  # regions in a ranking


def rankings(figures: Iterable[Figure]) -> Iterator[Ranking]:
    """Measures that two subjects or more have at one time; standing figures of a year's days count as the year's."""
    tables = grouped(filter(_ranks, figures), lambda figure: (figure.measure, _time(figure)))
    for found in tables.values():
        best = _by_region(found)
        if len(best) >= LEAST:
            yield Ranking(subject=subject(best[0], everywhere=True), time=_time(best[0]), regions=tuple(_ranked(best)))


def _ranks(figure: Figure) -> bool:
    place = figure.place is not None and figure.place.place is None and figure.place.code.startswith("RU-")
    level = figure.measure.kind == "level"
    return bool(place and level and figure.period.iso and figure.well_placed and not figure.narrowing)


def _time(figure: Figure) -> str:
    return figure.period.iso[:4] if figure.period.grain == "day" else figure.period.iso


def _by_region(found: list[Figure]) -> list[Figure]:
    """Each region's last and most exact value, the largest first."""
    best: dict[str, Figure] = {}
    for figure in sorted(found, key=lambda figure: (exactness(figure), figure.fact.id)):
        code = figure.place.code if figure.place else ""
        if code not in best or figure.period.order > best[code].period.order:
            best[code] = figure
    return sorted(best.values(), key=lambda figure: (-figure.value, figure.fact.id))


def _ranked(best: list[Figure]) -> Iterator[Ranked]:
    for figure in best:
        assert figure.place is not None and figure.fact.region is not None
        place = 1 + sum(other.value > figure.value for other in best)
        name = figure.fact.region.name or figure.place.code
        quoted = evidence(figure)
        yield Ranked(place=place, region=figure.place.code, region_name=name, value=figure.value, evidence=quoted)
