"""Reads nothing; yields the frozen models of a comparison: what many articles say together, with quotations."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from extractor.records import DecimalString, Model, RegionCode

COMPARISON_VERSION = "1.1"


class ContradictionKind(StrEnum):
    """What does not fit."""

    VALUE = "value"
    CHANGE = "change"
    SERIES = "series"
    PART = "part"
    SHARE = "share"
    COUNTRY = "country"


class Severity(StrEnum):
    """How bad it is: `high` cannot be, `medium` differs by a tenth or more, `low` by less, or at unknown times."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Evidence(Model):
    """A figure as an article has it; offsets are code points of the article's text."""

    fact: str = Field(description="id of the fact")
    article: str = Field(description="id of the article; its record is `<article>.json`")
    title: str | None
    url: str | None
    published: date | None
    said_by: str | None = Field(description="who says it: person or source, where the article names one")
    quantity: str = Field(description="the figure, as written")
    start: int
    end: int
    quotation: str = Field(description="the sentence that holds it")
    quotation_start: int
    quotation_end: int
    confidence: Annotated[float, Field(ge=0, le=1)]


class Subject(Model):
    """What figures are about: thing, place, unit."""

    measured: str = Field(description="the thing, in dictionary form")
    text: str = Field(description="the thing, as an article has it")
    name: str = Field(description="the thing in the nominative, for headings")
    action: str | None = Field(description="what is done with it: «построили»; null where it only is")
    region: RegionCode | None
    region_name: str | None
    place: str | None
    unit: str | None
    per: str | None
    kind: str = Field(description="level, factor, rank, change_from, change_by or change_factor")
    modality: str


class SameFact(Model):
    """One fact that several articles tell."""

    subject: Subject
    time: str | None
    value: DecimalString = Field(description="as the most exact article has it")
    low: DecimalString | None
    high: DecimalString | None
    articles: int
    evidence: tuple[Evidence, ...]


class Change(Model):
    """How far a point of a series lies from the one before."""

    difference: DecimalString
    percent: DecimalString | None


class StatedChange(Model):
    """A change that an article states for a point's time."""

    value: DecimalString
    unit: str | None
    direction: str | None
    evidence: Evidence


class Point(Model):
    """A measure at a time."""

    time: str
    value: DecimalString
    low: DecimalString | None
    high: DecimalString | None
    change: Change | None = Field(description="derived from the point before")
    stated: tuple[StatedChange, ...]
    evidence: tuple[Evidence, ...]


class Series(Model):
    """The same measure of the same region over time."""

    subject: Subject
    points: tuple[Point, ...]


class Contradiction(Model):
    """Figures that do not fit together, and why."""

    kind: ContradictionKind
    severity: Severity
    confidence: Annotated[float, Field(ge=0, le=1)]
    subject: Subject
    time: str | None
    sentence: str = Field(description="what does not fit, in plain Russian")
    evidence: tuple[Evidence, ...]


class Ranked(Model):
    """A region's place by a measure; equal values share a place."""

    place: int
    region: RegionCode
    region_name: str
    value: DecimalString
    evidence: Evidence


class Ranking(Model):
    """Regions by a measure at a time, the largest first."""

    subject: Subject
    time: str
    regions: tuple[Ranked, ...]


class Comparison(Model):
    """Figures of many articles brought together."""

    comparison_version: str = COMPARISON_VERSION
    articles: int
    figures: int
    same: tuple[SameFact, ...]
    series: tuple[Series, ...]
    contradictions: tuple[Contradiction, ...]
    rankings: tuple[Ranking, ...]
    extractor_version: str
