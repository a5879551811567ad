"""Reads figures; yields groups of one measure and place, and pairs within them that speak of the same time."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from extractor.comparing.bounds import CLOSE, apart
from extractor.comparing.figures import Figure
from extractor.comparing.periods import NEAR, distance, same_period
from extractor.comparing.words import group

EXTRA = 1  # words of one clause that the other has not: «крупные хозяйства надоили» are not all that «надоили»
GENERIC_EXTRA = 2  # the same where the words around alone tell what is counted
MANY = 6  # different values at one time: so many are of different things, however alike their words


def grouped(figures: Iterable[Figure], key: Callable[[Figure], object]) -> dict[object, list[Figure]]:
    """Figures by a key, groups and figures in the order met."""
    groups: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[key(figure)].append(figure)
    return groups


def by_measure(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures of one measure and place, each group in the order of time; groups in the order met."""
    groups = grouped(filter(_placed, figures), lambda figure: (figure.measure, figure.place))
    return [sorted(found, key=lambda figure: (figure.period.order, figure.fact.id)) for found in groups.values()]


def by_thing(figures: Iterable[Figure]) -> list[list[Figure]]:
    """The same whatever the verb says is done: «вода зашла в 214 домов», «подтоплены 214»."""
    things = grouped(filter(_placed, figures), lambda figure: (replace(figure.measure, action=""), figure.place))
    return list(things.values())


def _placed(figure: Figure) -> bool:
    return figure.place is not None


def at_one_time(found: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of a group that speak of the same time; the group is sorted by time. What is told alike stands for once."""
    different: dict[object, Figure] = {}
    for figure in found:
        different.setdefault((figure.period, figure.interval, figure.fact.direction, figure.narrowing), figure)
    times = Counter(figure.period.iso for figure in different.values())
    few = [figure for figure in different.values() if times[figure.period.iso] <= MANY]
    for number, one in enumerate(few):
        for other in few[number + 1 :]:
            if same_period(one.period, other.period):
                yield one, other
            elif distance(one.period, other.period) > NEAR:
                break


def same_thing(one: Figure, other: Figure, strange: int = 1) -> bool:
    """Whether two figures of one measure speak of the same thing, as far as the words around them tell.

    They do not where each clause has `strange` words and none is shared.
    """
    left, right = one.narrowing, other.narrowing
    if one.measure.head in group("generic") and (not left & right or len(left ^ right) > GENERIC_EXTRA):
        return False
    return bool(left & right) or min(len(left), len(right)) < strange


def no_narrower(one: Figure, other: Figure) -> bool:
    """Whether neither figure is narrowed down by words that the other has not."""
    extra = one.narrowing ^ other.narrowing
    return len(extra) <= EXTRA and not extra & group("restrict")


def other_way(one: Figure, other: Figure) -> bool:
    """Whether one tells of growth and the other of decline; where a change arrives, its way plays no part."""
    return one.measure.kind != "level" and one.fact.direction != other.fact.direction


def same_base(one: Figure, other: Figure) -> bool:
    """Whether two changes are counted from one time; figures that are no changes need none."""
    return one.measure.kind == "level" or one.base == other.base


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures can be one: one number stands for both, and a bound is not far from the value."""
    if other_way(one, other) or not one.interval.meets(other.interval):
        return False
    ratio = apart(one.value, other.value)
    return one.value == other.value or (ratio is not None and ratio <= CLOSE)
