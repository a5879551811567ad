"""Reads when a figure holds; yields a period, and whether two of them are one."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extractor.comparing.words import group
from extractor.records import Fact, Record

LATER = 60  # days after a time in which it is still told of
LENGTHS = {"day": 1, "month": 31, "year": 366}
NEAR = 3  # days between two articles that are held to speak of the same days

Basis = Literal["stated", "published", "none"]


@dataclass(frozen=True, slots=True)
class Period:
    """When a figure holds; by the text, by the day of publication, or not known (`iso` is then empty)."""

    iso: str
    first: date | None
    basis: Basis

    @property
    def grain(self) -> str:
        """How long it is: `day`, `month`, `year`, `span`, `open`, or empty where nothing is known."""
        if not self.iso:
            return ""
        if "/" in self.iso:
            return "open" if ".." in self.iso else "span"
        return {4: "year", 7: "month", 10: "day"}[len(self.iso)]

    @property
    def year(self) -> int | None:
        """The year it begins in."""
        return self.first.year if self.first else None

    @property
    def order(self) -> tuple[date, int, str]:
        """What periods are sorted by: the longer of two that begin together comes last."""
        return (self.first or date.min, -len(self.iso.split("/")[0]), self.iso)


NEVER = Period("", None, "none")
_WHOLE_YEAR = re.compile(r"(\d{4})(?:-01|-01-01)?/\1(?:-12|-12-31)")


def period_of(record: Record, fact: Fact) -> Period:
    """The time that the text gives; without one, the day of publication."""
    if fact.time is not None:
        value = _WHOLE_YEAR.sub(r"\1", fact.time.value)
        start = value.split("/")[0]
        first = None if start == ".." else date.fromisoformat((start + "-01-01")[:10])
        return Period(value, first, "published" if _is_now(fact, value, record.article.published) else "stated")
    day = record.article.published
    return Period(day.isoformat(), day, "published") if day else NEVER


def _is_now(fact: Fact, value: str, published: date | None) -> bool:
    """«сейчас», «на данный момент»: a day that stands for the days around it, as that of publication does."""
    said = (fact.time.text or "").lower() if fact.time else ""
    return published is not None and value == published.isoformat() and bool(set(said.split()) & group("now"))


def same_period(one: Period, other: Period) -> bool:
    """Whether both speak of the same time: the same words for it, or days of publication close together."""
    if not one.iso or not other.iso:
        return False
    if one.iso == other.iso:
        return one.grain != "open"
    published = "published" in (one.basis, other.basis)
    days = one.grain == other.grain == "day"
    return published and days and distance(one, other) <= NEAR


def told_later(one: Period, other: Period) -> bool:
    """Whether one goes by its publication, within the time that the other states or soon after it."""
    told, stated = (one, other) if one.basis == "published" else (other, one)
    if told.basis != "published" or stated.basis != "stated" or told.first is None or stated.first is None:
        return False
    days = (told.first - stated.first).days
    return 0 <= days <= LENGTHS.get(stated.grain, 0) + LATER


def distance(one: Period, other: Period) -> int:
    """Days between the beginnings of two periods."""
    if one.first is None or other.first is None:
        return 10**6
    return abs((one.first - other.first).days)
