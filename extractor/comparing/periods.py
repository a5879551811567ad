"""Reads when a figure holds; yields a period, and whether two of them are one."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extractor.records import Fact, Record

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
        return Period(value, first, "stated")
    day = record.article.published
    return Period(day.isoformat(), day, "published") if day else NEVER


def same_period(one: Period, other: Period) -> bool:
    """Whether both speak of the same time: the same words for it, or days of publication close together."""
    if not one.iso or not other.iso:
        return False
    if one.iso == other.iso:
        return one.grain != "open"
    published = "published" in (one.basis, other.basis)
    days = one.grain == other.grain == "day"
    return published and days and distance(one, other) <= NEAR


def distance(one: Period, other: Period) -> int:
    """Days between the beginnings of two periods."""
    if one.first is None or other.first is None:
        return 10**6
    return abs((one.first - other.first).days)
