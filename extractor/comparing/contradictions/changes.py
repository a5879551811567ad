"""Reads the figures of a sentence, and of years in a row; yields stated changes that their two ends do not give."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from extractor.comparing.bounds import Interval, step
from extractor.comparing.contradictions.types import Finding, finding
from extractor.comparing.figures import Figure
from extractor.comparing.grouping import grouped, no_narrower
from extractor.comparing.models import ContradictionKind, Severity
from extractor.comparing.periods import same_period
from extractor.comparing.sentences import number, quantity, say, thing, when, where
from extractor.vocabulary import Modifier, Role

HUNDRED = Decimal(100)
_CHANGES = (Role.CHANGE_FROM, Role.CHANGE_TO, Role.CHANGE_BY, Role.CHANGE_FACTOR)
SLACK = {"%": Decimal("0.5"), "factor": Decimal("0.3"), "": Decimal(0)}  # what writers round away: 1,76 is «вдвое»


def changes_in_a_sentence(figures: Iterable[Figure]) -> Iterator[Finding]:
    """«с 40 до 52 тысяч, то есть на 45 %»: the ends give 30 %."""
    for found in grouped(figures, lambda figure: (figure.article, figure.fact.sentence.start)).values():
        yield from _in_sentence(found)


def _in_sentence(found: list[Figure]) -> Iterator[Finding]:
    ends = [figure for figure in found if figure.fact.role in (Role.CHANGE_FROM, Role.CHANGE_TO)]
    pairs = list(_ends_of_one(ends))
    if len(pairs) != 1:  # with two changes in a sentence it is not plain which end belongs to which
        return
    before, after = pairs[0]
    stated = [figure for figure in found if _is_change(figure) and figure.measure.head == before.measure.head]
    if len(stated) == 1 and not _fits(before, after, stated[0]):
        parts = {"a": quantity(before), "b": quantity(after), "stated": _said(stated[0])}
        text = say("change", thing=thing(before), derived=_derived(before, after, stated[0]), **parts)
        yield finding(ContradictionKind.CHANGE, Severity.HIGH, 0.9, text, before, after, stated[0])


def changes_between_articles(figures: Iterable[Figure]) -> Iterator[Finding]:
    """One article has both ends, another states a change that they do not give: «с 800 до 950» and «на 40 %»."""
    for found in _by_thing(figure for figure in figures if figure.fact.role in _CHANGES):
        stated = [figure for figure in found if figure.fact.role in (Role.CHANGE_BY, Role.CHANGE_FACTOR)]
        for before, after in _ends_of_one(found):
            for change in stated:
                if _of_one_change(after, change) and not _fits(before, after, change):
                    yield _between(before, after, change)


def _ends_of_one(found: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    for one, other in pairwise(found):
        roles = one.fact.role, other.fact.role
        here = one.article == other.article and one.fact.sentence == other.fact.sentence
        if roles == (Role.CHANGE_FROM, Role.CHANGE_TO) and here and _one_thing(one, other):
            yield one, other


def _of_one_change(after: Figure, change: Figure) -> bool:
    """Whether another article speaks of the same change: its time, its base, its place named, no narrower thing."""
    same = after.base == change.base and same_period(after.period, change.period) and no_narrower(after, change)
    return after.article != change.article and after.well_placed and change.well_placed and same


def _between(before: Figure, after: Figure, stated: Figure) -> Finding:
    parts = {"a": quantity(before), "b": quantity(after), "derived": _derived(before, after, stated)}
    text = say("change_elsewhere", thing=thing(after), where=where(after), stated=_said(stated), **parts)
    return finding(ContradictionKind.CHANGE, Severity.MEDIUM, 0.75, text, before, after, stated)


def changes_between_years(figures: Iterable[Figure]) -> Iterator[Finding]:
    """The values of two years in a row, and the change that an article states for the second."""
    for found in _by_thing(figure for figure in figures if figure.period.grain == "year"):
        levels = (figure for figure in found if figure.measure.kind == "level")
        years = grouped(levels, lambda figure: int(figure.period.iso))
        for stated in (figure for figure in found if figure.fact.role in (Role.CHANGE_BY, Role.CHANGE_FACTOR)):
            year = int(stated.period.iso)
            for before, after in _ends(years.get(year - 1, []), years.get(year, [])):
                if not _fits(before, after, stated):
                    yield _against(before, after, stated)


def _ends(befores: list[Figure], afters: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The values of two years, if each year has one measure only and but one value of it."""
    if len({figure.value for figure in befores}) == 1 == len({figure.value for figure in afters}):
        before, after = befores[0], afters[0]
        if before.measure == after.measure and no_narrower(before, after):
            yield before, after


def _against(before: Figure, after: Figure, stated: Figure) -> Finding:
    parts = {"a": quantity(before), "when_a": when(before), "b": quantity(after), "when_b": when(after)}
    derived = _derived(before, after, stated)
    text = say("series", thing=thing(after), where=where(after), derived=derived, stated=_said(stated), **parts)
    return finding(ContradictionKind.SERIES, Severity.MEDIUM, 0.75, text, before, after, stated)


def _by_thing(figures: Iterable[Figure]) -> Iterable[list[Figure]]:
    """Figures of what is so, by thing and place."""
    so = (figure for figure in figures if figure.place is not None and figure.measure.modality == "actual")
    return grouped(so, lambda figure: (figure.measure.head, figure.measure.qualifiers, figure.place)).values()


def _one_thing(one: Figure, other: Figure) -> bool:
    return one.measure.head == other.measure.head and one.measure.unit == other.measure.unit


def _is_change(figure: Figure) -> bool:
    """A change by its role, or a share that «на» makes one."""
    if figure.fact.role in (Role.CHANGE_BY, Role.CHANGE_FACTOR):
        return True
    start = figure.fact.quantity.start
    return figure.measure.unit == "%" and figure.record.article.text[max(0, start - 3) : start].lower() == "на "


def _fits(before: Figure, after: Figure, stated: Figure) -> bool:
    """Whether the ends can give the change; yes where that cannot be worked out."""
    down = after.value < before.value
    derived = _change(*_ends_as_exact(before, after), _way(stated), down)
    if derived is None:
        return True
    if stated.fact.direction is not None and (stated.fact.direction == "down") != down:
        return before.interval.meets(after.interval)
    slack = SLACK[_way(stated)]
    wide = Interval(derived[0] - slack, derived[1] + slack)
    return wide.meets(stated.interval)


def _ends_as_exact(before: Figure, after: Figure) -> tuple[Interval, Interval]:
    """The ends of one sentence are as exact as the more exact one: «с 2 400 до 3 000» is not in thousands."""
    one, other = before.fact.quantity, after.fact.quantity
    exact = one.modifier == other.modifier == Modifier.EXACT and one.value is not None and other.value is not None
    if not exact or before.article != after.article or before.fact.sentence != after.fact.sentence:
        return before.interval, after.interval
    half = min(step(one), step(other)) / 2
    return Interval(before.value - half, before.value + half), Interval(after.value - half, after.value + half)


def _way(stated: Figure) -> str:
    """How the change is told: in percent, as a factor, or as a difference."""
    if stated.measure.unit == "%":
        return "%"
    return "factor" if stated.fact.role == Role.CHANGE_FACTOR or stated.fact.kind == "factor" else ""


def _change(before: Interval, after: Interval, way: str, down: bool) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest change between two intervals, its direction apart; None where an end is open."""
    if before.low is None or before.high is None or after.low is None or after.high is None:
        return None
    if min(before.low, after.low) <= 0:
        return None
    if way == "factor":
        grown = after.low / before.high, after.high / before.low
        return (before.low / after.high, before.high / after.low) if down else grown
    ends = after.low - before.high, after.high - before.low
    if way == "%":
        ends = (after.low / before.high - 1) * HUNDRED, (after.high / before.low - 1) * HUNDRED
    return (-ends[1], -ends[0]) if down else ends


def _derived(before: Figure, after: Figure, stated: Figure) -> str:
    if _way(stated) == "%":
        percent = (after.value / before.value - 1) * HUNDRED
        return f"на {number(abs(percent).quantize(Decimal('0.1')))} %"
    if _way(stated) == "factor":
        ratio = max(after.value / before.value, before.value / after.value)
        return f"в {number(ratio.quantize(Decimal('0.01')))} раза"
    return f"на {number(abs(after.value - before.value))}"


def _said(stated: Figure) -> str:
    text = quantity(stated)
    return f"на {text}" if _way(stated) != "factor" else text


RULES = (changes_in_a_sentence, changes_between_articles, changes_between_years)
