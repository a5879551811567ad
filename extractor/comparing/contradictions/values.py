"""Reads groups of one measure and place; yields pairs of values that no rounding or bound reconciles."""

from collections.abc import Iterator
from decimal import Decimal

from extractor.comparing.bounds import apart, is_slip
from extractor.comparing.contradictions.types import Finding, finding
from extractor.comparing.figures import Figure
from extractor.comparing.grouping import at_one_time, no_narrower, other_way, same_base, same_thing
from extractor.comparing.models import ContradictionKind, Severity
from extractor.comparing.sentences import quantity, say, thing, when, where

ONE_THING = Decimal(3)  # values further apart are of different things, unless a power of ten was confused
A_TENTH = Decimal("1.1")


def values_at_one_time(found: list[Figure]) -> Iterator[Finding]:
    """Two articles, one measure, place and time, and values that exclude each other."""
    for one, other in at_one_time(found):
        if one.article != other.article and _comparable(one, other) and not _reconciled(one, other):
            yield _against(one, other)


def opposite_changes(found: list[Figure]) -> Iterator[Finding]:
    """One article tells of growth, the other of decline."""
    for one, other in at_one_time(found):
        if one.article == other.article or not _comparable(one, other):
            continue
        up, down = sorted((one, other), key=lambda figure: figure.fact.direction != "up")
        if (up.fact.direction, down.fact.direction) == ("up", "down"):
            parts = {"when": when(up), "up": quantity(up), "down": quantity(down)}
            text = say("direction", thing=thing(up), where=where(up), **parts)
            yield finding(ContradictionKind.VALUE, Severity.HIGH, 0.9, text, up, down)


def undated_values(found: list[Figure]) -> Iterator[Finding]:
    """A standing figure that two articles give differently, where one or both do not say for which day."""
    standing = [figure for figure in found if figure.measure.action == "be" and figure.measure.kind == "level"]
    undated = [figure for figure in standing if figure.period.basis == "none"]
    for number, one in enumerate(undated):
        rest = [figure for figure in standing if figure.period.basis == "published"] + undated[number + 1 :]
        for other in rest[:20]:
            if one.article != other.article and _comparable(one, other) and not _reconciled(one, other):
                parts = {"a": quantity(one), "b": quantity(other), "when_a": when(one), "when_b": when(other)}
                text = say("value_undated", thing=thing(one), where=where(one), **parts)
                yield finding(ContradictionKind.VALUE, Severity.LOW, 0.6, text, one, other)


def headline_against_text(found: list[Figure]) -> Iterator[Finding]:
    """A headline that its own article contradicts."""
    for one in (figure for figure in found if figure.in_headline):
        body = [other for other in found if other.article == one.article and not other.in_headline]
        if body and not any(_reconciled(one, other) for other in body) and _comparable(one, body[0]):
            text = say("value_headline", thing=thing(one), where=where(one), a=quantity(one), b=quantity(body[0]))
            yield finding(ContradictionKind.VALUE, _severity(one, body[0]), 0.7, text, one, body[0])


def _comparable(one: Figure, other: Figure) -> bool:
    """One thing, no narrower in one than in the other, its place named where the figure stands."""
    placed = one.well_placed and other.well_placed
    near = _near(one, other) and same_base(one, other)
    return placed and near and same_thing(one, other) and no_narrower(one, other)


def _near(one: Figure, other: Figure) -> bool:
    ratio = apart(one.value, other.value)
    return ratio is not None and (ratio <= ONE_THING or is_slip(one.value, other.value))


def _reconciled(one: Figure, other: Figure) -> bool:
    return other_way(one, other) or one.interval.meets(other.interval)


def _severity(one: Figure, other: Figure) -> Severity:
    ratio = apart(one.value, other.value) or Decimal(0)
    if ratio >= 2:
        return Severity.HIGH
    return Severity.MEDIUM if ratio >= A_TENTH else Severity.LOW


def _against(one: Figure, other: Figure) -> Finding:
    key = "value" if one.interval.closed and other.interval.closed else "value_bound"
    key = "value_scale" if is_slip(one.value, other.value) else key
    text = say(key, thing=thing(one), where=where(one), when=when(one), a=quantity(one), b=quantity(other))
    base = 0.9 if one.period.iso == other.period.iso and not one.narrowing ^ other.narrowing else 0.75
    return finding(ContradictionKind.VALUE, _severity(one, other), base, text, one, other)


RULES = (values_at_one_time, opposite_changes, undated_values, headline_against_text)
