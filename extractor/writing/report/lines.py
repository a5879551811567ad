"""Reads the points of a series; yields where they lie on a small chart, and which of them bear their value."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractor.writing.tables import first_day

WIDTH, HEIGHT = 340, 132
LEFT, TOP, FLOOR = 8, 26, 86  # the line runs between TOP and FLOOR; the times stand below
ALL = 4  # so many points all bear their value, of more only the ends and the extremes


@dataclass(frozen=True, slots=True)
class Dot:
    """A point: its place, its labels (empty where there is no room), and how they stand to it."""

    x: float
    y: float
    time: str
    value: str
    anchor: str
    below: bool


def chart(points: Sequence[tuple[str, float]], labels: Sequence[tuple[str, str]]) -> tuple[Dot, ...]:
    """Times by the calendar from left to right, values from the least to the greatest upwards."""
    days = [float((first_day(time) or date.min).toordinal()) for time, _ in points]
    values = [value for _, value in points]
    told = _told(values)
    last = len(points) - 1
    return tuple(
        Dot(
            x=_between(days[at], (days[0], days[-1]), (LEFT, WIDTH - LEFT)),
            y=_between(values[at], (min(values), max(values)), (FLOOR, TOP)),
            time=labels[at][0] if last < ALL or at in (0, last) else "",
            value=labels[at][1] if at in told else "",
            below=_is_low(values, at),
            anchor="start" if at == 0 else "end" if at == last else "middle",
        )
        for at in range(len(points))
    )


def _told(values: list[float]) -> set[int]:
    if len(values) <= ALL:
        return set(range(len(values)))
    return {0, len(values) - 1, values.index(max(values)), values.index(min(values))}


def _is_low(values: list[float], at: int) -> bool:
    """Whether the line goes up from there to both sides, so that its label has room below."""
    beside = [values[other] for other in (at - 1, at + 1) if 0 <= other < len(values)]
    return bool(beside) and all(values[at] < other for other in beside)


def _between(value: float, ends: tuple[float, float], room: tuple[int, int]) -> float:
    """Where a value between two ends lies in the room; in the middle where the ends are one."""
    share = (value - ends[0]) / (ends[1] - ends[0]) if ends[1] > ends[0] else 0.5
    return round(room[0] + share * (room[1] - room[0]), 1)
