"""Reads groups of one measure and place; yields their points in time with the changes between them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractor.comparing.figures import Figure
from extractor.comparing.grouping import grouped
from extractor.comparing.models import Change, Point, Series, StatedChange
from extractor.comparing.periods import same_period
from extractor.comparing.quoting import evidence, exactness, subject
from extractor.comparing.words import group
from extractor.vocabulary import Role

Changes = dict[object, list[Figure]]
GRAINS = ("day", "month", "span", "year")


def series(figures: Iterable[Figure], groups: list[list[Figure]]) -> Iterator[Series]:
    """Measures that stand at two times or more; years, months and days make series of their own."""
    stated = (figure for figure in figures if figure.fact.role in (Role.CHANGE_BY, Role.CHANGE_FACTOR))
    changes = grouped(stated, _thing)  # that articles state, by thing, place and time
    for found in groups:
        levels = [figure for figure in found if figure.measure.kind == "level"]
        if levels and levels[0].measure.head in group("generic"):  # «человек» at two times are seldom the same people
            continue
        for grain in GRAINS:
            times = _times(figure for figure in levels if figure.period.grain == grain)
            for rows in _rows(times, grain):
                if len(rows) > 1:
                    yield Series(subject=subject(rows[0][0]), points=tuple(_points(rows, changes)))


def _rows(times: list[list[Figure]], grain: str) -> Iterator[list[list[Figure]]]:
    """The figures of each time, in order; a time with values that exclude each other has none to go by."""
    told = _by_days(times) if grain == "day" else times
    rows = [found for found in told if all(found[0].interval.meets(other.interval) for other in found)]
    if grain != "span":
        yield rows
        return
    spans: dict[str, list[list[Figure]]] = defaultdict(list)
    for row in rows:  # the first half of one year goes with the first half of the next
        spans["/".join(part[4:] for part in row[0].period.iso.split("/"))].append(row)
    yield from spans.values()


def _by_days(times: list[list[Figure]]) -> list[list[Figure]]:
    """Days of publication that stand close together are one time: what is told on both is one thing, or a dispute."""
    rows: list[list[Figure]] = []
    for found in times:
        if rows and same_period(rows[-1][0].period, found[0].period):
            rows[-1] += found
        else:
            rows.append(list(found))
    return [sorted(found, key=lambda figure: (exactness(figure), figure.fact.id)) for found in rows]


def _times(figures: Iterable[Figure]) -> list[list[Figure]]:
    times = grouped(figures, lambda figure: figure.period.iso).values()
    return [sorted(found, key=lambda figure: (exactness(figure), figure.fact.id)) for found in times]


def _points(rows: list[list[Figure]], changes: Changes) -> Iterator[Point]:
    before: Figure | None = None
    for found in rows:
        first = found[0]
        stated = changes.get(_thing(first), [])
        yield Point(
            time=first.period.iso,
            value=first.value,
            low=first.interval.low,
            high=first.interval.high,
            change=_change(before, first) if before else None,
            stated=tuple(map(_stated, stated)),
            evidence=tuple(map(evidence, found)),
        )
        before = first


def _change(before: Figure, after: Figure) -> Change | None:
    """None where an end is open: «более 600» after 640 tells of no decline."""
    if not (before.interval.closed and after.interval.closed):
        return None
    percent = ((after.value / before.value - 1) * 100).quantize(Decimal("0.1")) if before.value else None
    return Change(difference=after.value - before.value, percent=percent)


def _thing(figure: Figure) -> object:
    return figure.measure.head, figure.measure.qualifiers, figure.place, figure.period.iso


def _stated(figure: Figure) -> StatedChange:
    direction = figure.fact.direction and str(figure.fact.direction)
    return StatedChange(value=figure.value, unit=figure.measure.unit, direction=direction, evidence=evidence(figure))
