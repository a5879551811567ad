"""Reads nothing; yields the frozen values that linking makes: one of each kind for every quantity, in its order.

`text`, `start`, `end` are None where nothing in the words says it (the article as a whole does). `rule` names the
rule that decided. Named tuples: several are made for every quantity, and frozen dataclasses take twice as long.
"""

from dataclasses import dataclass
from typing import NamedTuple

from extractor.mentions.types import Mentions, Quantity, Source


class RoleLink(NamedTuple):
    """Role, direction and modality, in the words of RECORDS.md."""

    role: str
    direction: str | None
    modality: str
    rule: str


class MeasuredLink(NamedTuple):
    """The counted or measured noun phrase."""

    start: int
    end: int
    text: str
    head: str
    lemma: str
    rule: str


class RegionLink(NamedTuple):
    """The place of a figure."""

    code: str | None
    name: str | None
    place: str | None
    text: str | None
    start: int | None
    end: int | None
    basis: str
    rule: str


class OfficialLink(NamedTuple):
    """The person who answers for a figure: `person` is an index of `Mentions.persons`."""

    person: int
    text: str
    start: int
    end: int
    role: str  # "speaker" | "subject"
    basis: str
    rule: str


class SourceLink(NamedTuple):
    """The source cited for a figure."""

    source: Source
    rule: str


class TimeLink(NamedTuple):
    """When a figure holds."""

    value: str
    text: str | None
    start: int | None
    end: int | None
    rule: str


class LinkedFact(NamedTuple):
    """One quantity with everything linked to it."""

    quantity: Quantity
    role: RoleLink
    measured: MeasuredLink | None
    region: RegionLink | None
    official: OfficialLink | None
    source: SourceLink | None
    time: TimeLink | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Linked:
    """One article, linked."""

    mentions: Mentions
    facts: tuple[LinkedFact, ...]
