"""Reads nothing; yields the frozen models of what leaves the house: the record of one article and its facts."""

import json
import re
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema, model_validator

from extractor.vocabulary import Direction, Kind, Modality, Modifier, OfficialBasis, OfficialRole, RegionBasis, Role

SCHEMA_VERSION = "1.0"

_DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_TIME = re.compile(rf"(?:\.\.|{_DATE})(?:/(?:\.\.|{_DATE}))?")


def _plain(value: Decimal) -> str:
    """A decimal without exponent: `"1400000"`, `"1.9"`."""
    return format(value, "f")


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise ValueError("a quantity must be finite")
    return value


def _iso_time(value: str) -> str:
    """An ISO 8601 date or interval at its own precision, every date of it real."""
    if not _TIME.fullmatch(value):
        raise ValueError(f"not an ISO 8601 date or interval: {value!r}")
    ends = [part for part in value.split("/") if part != ".."]
    if not ends:
        raise ValueError("an interval must have at least one end")
    firsts = [date.fromisoformat((part + "-01-01")[:10]) for part in ends]
    if firsts != sorted(firsts):
        raise ValueError(f"an interval must not end before it starts: {value!r}")
    return value


DecimalString = Annotated[
    Decimal,
    AfterValidator(_finite),
    PlainSerializer(_plain, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}),
]
IsoTime = Annotated[str, AfterValidator(_iso_time)]
RegionCode = Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
Offset = Annotated[int, Field(ge=0)]
Range = tuple[Offset, Offset]


class Model(BaseModel):
    """Frozen, closed: a wrong field name is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def schema_text(cls) -> str:
        """The JSON Schema (draft 2020-12), as its file in `schemas/` holds it."""
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | cls.model_json_schema(
            mode="serialization"
        )
        return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


class Mention(Model):
    """A piece of the article: half-open `[start, end)` in code points of `article.text`."""

    text: str
    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _length(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"offsets [{self.start}, {self.end}) do not fit {self.text!r}")
        return self


class Rate(Model):
    """The base of a rate: `1000 × житель` for «на 1000 жителей»."""

    value: DecimalString
    head: str


class QuantityRecord(Mention):
    """The whole numeric expression and what it says."""

    value: DecimalString | None
    low: DecimalString | None = None
    high: DecimalString | None = None
    modifier: Modifier = Modifier.EXACT
    unit: str | None = None
    per: Rate | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        return self


class MeasuredRecord(Mention):
    """What is counted or measured: phrase, head lemma, all lemmas."""

    head: str
    lemma: str


class RegionRecord(Model):
    """The place that the figure describes; `text` is null where nothing names it in words."""

    code: RegionCode | None
    name: str | None
    place: str | None
    text: str | None
    start: Offset | None
    end: Offset | None
    basis: RegionBasis


class OfficialRecord(Mention):
    """The person whom the text makes answer for the figure."""

    name: str
    position: str | None
    organization: str | None
    role: OfficialRole
    basis: OfficialBasis


class SourceRecord(Mention):
    """The organisation, document or medium cited for the figure."""

    name: str


class TimeRecord(Model):
    """When the figure holds; `text` is null where the publication date alone says it."""

    value: IsoTime
    text: str | None
    start: Offset | None
    end: Offset | None


class SentenceRecord(Model):
    """The sentence that holds the quantity."""

    start: Offset
    end: Offset


class Fact(Model):
    """One quantity mention, linked."""

    id: str
    kind: Kind
    role: Role
    direction: Direction | None
    modality: Modality
    quantity: QuantityRecord
    measured: MeasuredRecord | None
    region: RegionRecord | None
    official: OfficialRecord | None
    source: SourceRecord | None
    time: TimeRecord | None
    sentence: SentenceRecord
    confidence: Annotated[float, Field(ge=0, le=1)]
    rules: dict[str, str] = Field(default_factory=dict, description="field → the rule that decided it")


class RejectedRecord(Mention):
    """A number of the body that is no fact, and why."""

    reason: str


class ArticleRecord(Model):
    """The article as read."""

    id: str
    path: str | None
    url: str | None
    title: str | None
    published: date | None
    author: str | None
    media: str | None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    text: str
    body: tuple[Range, ...]


class RegionMentions(Model):
    """A place of the article with all its mentions."""

    code: RegionCode | None
    name: str
    place: str | None
    mentions: tuple[Range, ...]


class OfficialMentions(Model):
    """A person with a post, with all mentions."""

    name: str
    position: str | None
    organization: str | None
    mentions: tuple[Range, ...]


class WarningRecord(Model):
    """Something the reader of the record should know."""

    code: str
    message: str


class Record(Model):
    """Everything the extractor says of one article."""

    schema_version: str = SCHEMA_VERSION
    article: ArticleRecord
    facts: tuple[Fact, ...]
    rejected: tuple[RejectedRecord, ...]
    regions: tuple[RegionMentions, ...]
    officials: tuple[OfficialMentions, ...]
    warnings: tuple[WarningRecord, ...]
    extractor_version: str

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        """Every mention says what stands at its offsets; facts stand in text order."""
        text = self.article.text
        for part in self._mentions():
            if text[part.start or 0 : part.end or 0] != part.text:
                raise ValueError(f"{part.text!r} does not stand at [{part.start}, {part.end})")
        starts = [fact.quantity.start for fact in self.facts]
        if starts != sorted(starts):
            raise ValueError("facts are not in text order")
        return self

    def _mentions(self) -> list[Mention | RegionRecord | TimeRecord]:
        found: list[Mention | RegionRecord | TimeRecord] = [*self.rejected]
        for fact in self.facts:
            parts = (fact.quantity, fact.measured, fact.official, fact.source, fact.region, fact.time)
            found += [part for part in parts if part is not None and part.text is not None]
        return found

    def _repr_html_(self) -> str:
        """What a notebook shows; the writer is found by its name, as models import nothing of the house."""
        return str(import_module("extractor.writing.notebook").record_html(self))
