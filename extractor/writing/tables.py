"""Reads records; yields the flat table of facts: one row a fact, every nested field under a stable name of its own.

`COLUMNS` is the whole schema, in order. Columns may be added at the end; none is renamed or dropped without a new
`schema_version`.
"""

import json
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

from extractor.records import Fact, Record

PRECISION, SCALE = 38, 9
_SMALLEST = Decimal(1).scaleb(-SCALE)
_LIMIT = Decimal(10) ** (PRECISION - SCALE)
_EXACTLY = Context(prec=500)

Row = dict[str, Any]
Value = Callable[[Record, Fact], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `type` is one of `string`, `integer`, `decimal`, `number`, `date`."""

    name: str
    type: str
    meaning: str
    value: Value


def rows(records: Iterable[Record], min_confidence: float = 0.0) -> Iterator[Row]:
    """One row a fact, in the order of records and text; facts below `min_confidence` are left out."""
    for record in records:
        for fact in record.facts:
            if fact.confidence >= min_confidence:
                yield {column.name: column.value(record, fact) for column in COLUMNS}


def fitted(value: Decimal | None) -> Decimal | None:
    """The value as decimal(38,9): rounded to nine places; null where it has too many digits before the point."""
    if value is None or value.copy_abs() >= _LIMIT:
        return None
    return value.quantize(_SMALLEST, ROUND_HALF_EVEN, _EXACTLY)


def first_day(time: str) -> date | None:
    """The first day of an ISO 8601 date or interval: `2023-06` → 2023-06-01; null for an open start."""
    start = time.split("/")[0]
    return None if start == ".." else date.fromisoformat((start + "-01-01")[:10])


def last_day(time: str) -> date | None:
    """The last day of an ISO 8601 date or interval: `2023-06` → 2023-06-30; null for an open end."""
    end = time.split("/")[-1]
    if end == "..":
        return None
    year, month, day = (*map(int, end.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _exact(record: Record, fact: Fact) -> str | None:
    """The numbers that decimal(38,9) cannot hold, as JSON: `{"value": "0.0000000001"}`; null where all fit."""
    quantity = fact.quantity
    numbers = {"value": quantity.value, "low": quantity.low, "high": quantity.high}
    if quantity.per is not None:
        numbers["per_value"] = quantity.per.value
    lost = {name: format(number, "f") for name, number in numbers.items() if number != fitted(number)}
    return json.dumps(lost) if lost else None


def _of_article(name: str) -> Value:
    return lambda record, fact: getattr(record.article, name)


def _of(path: str) -> Value:
    """What stands at a place of the fact, as `region.code`; null where a part of the way is."""

    def value(record: Record, fact: Fact) -> Any:
        found: Any = fact
        for name in path.split("."):
            found = getattr(found, name, None)
        return found

    return value


def _decimal(path: str) -> Value:
    exact = _of(path)
    return lambda record, fact: fitted(exact(record, fact))


def _sentence(record: Record, fact: Fact) -> str:
    return record.article.text[fact.sentence.start : fact.sentence.end]


def _day(which: Callable[[str], date | None]) -> Value:
    return lambda record, fact: which(fact.time.value) if fact.time else None


def _rules(record: Record, fact: Fact) -> str:
    return json.dumps(fact.rules, ensure_ascii=False, sort_keys=True)


def _mention(part: str, what: str) -> tuple[Column, ...]:
    return (
        Column(f"{part}_text", "string", f"{what}, as written", _of(f"{part}.text")),
        Column(
            f"{part}_start", "integer", "where it starts in the article's text, in code points", _of(f"{part}.start")
        ),
        Column(f"{part}_end", "integer", "where it ends, exclusive", _of(f"{part}.end")),
    )


COLUMNS: tuple[Column, ...] = (
    Column("fact_id", "string", "the fact: article and offsets", _of("id")),
    Column("article_id", "string", "the article; its record is `<article_id>.json`", _of_article("id")),
    Column("path", "string", "the file read", _of_article("path")),
    Column("url", "string", "the page's address, where known", _of_article("url")),
    Column("title", "string", "the headline", _of_article("title")),
    Column("published", "date", "the day of publication", _of_article("published")),
    Column("author", "string", "the byline", _of_article("author")),
    Column("media", "string", "the medium", _of_article("media")),
    Column("kind", "string", "count, money, measure, share, rank or factor", _of("kind")),
    Column("role", "string", "level, change_from, change_to, change_by, change_factor or rank", _of("role")),
    Column("direction", "string", "up or down, of changes", _of("direction")),
    Column("modality", "string", "actual, planned or denied", _of("modality")),
    Column("value", "decimal", "the number, scale applied; null for a range", _decimal("quantity.value")),
    Column("low", "decimal", "the lower end of a range", _decimal("quantity.low")),
    Column("high", "decimal", "the upper end of a range", _decimal("quantity.high")),
    Column("modifier", "string", "exact, about, nearly, above, at_least, below, at_most or range",
           _of("quantity.modifier")),
    Column("unit", "string", "ISO 4217 for money, %, pp, UCUM for measures; null for counts", _of("quantity.unit")),
    Column("per_value", "decimal", "the base of a rate: 1000 for «на 1000 жителей»", _decimal("quantity.per.value")),
    Column("per_head", "string", "what the base counts: «житель»", _of("quantity.per.head")),
    *_mention("quantity", "the numeric expression"),
    Column("measured_head", "string", "what is counted or measured, in one lemma", _of("measured.head")),
    Column("measured_lemma", "string", "all lemmas of the phrase", _of("measured.lemma")),
    *_mention("measured", "the noun phrase"),
    Column("region_code", "string", "ISO 3166-2 of a subject, ISO 3166-1 of a country", _of("region.code")),
    Column("region_name", "string", "its name", _of("region.name")),
    Column("region_place", "string", "city, district or settlement", _of("region.place")),
    Column("region_basis", "string", "why this place", _of("region.basis")),
    *_mention("region", "the words that name it"),
    Column("official_name", "string", "who answers for the figure", _of("official.name")),
    Column("official_position", "string", "the post", _of("official.position")),
    Column("official_organization", "string", "the organisation", _of("official.organization")),
    Column("official_role", "string", "speaker or subject", _of("official.role")),
    Column("official_basis", "string", "why this person", _of("official.basis")),
    *_mention("official", "the words that name the person"),
    Column("source_name", "string", "organisation, document or medium cited", _of("source.name")),
    *_mention("source", "the citing words"),
    Column("time", "string", "when the figure holds: ISO 8601, at its own precision", _of("time.value")),
    Column("time_first", "date", "its first day; null for an open start", _day(first_day)),
    Column("time_last", "date", "its last day; null for an open end", _day(last_day)),
    *_mention("time", "the words that say when"),
    Column("sentence", "string", "the sentence that holds the figure", _sentence),
    Column("sentence_start", "integer", "where it starts", _of("sentence.start")),
    Column("sentence_end", "integer", "where it ends, exclusive", _of("sentence.end")),
    Column("confidence", "number", "calibrated, 0 to 1", _of("confidence")),
    Column("rules", "string", "field → deciding rule, as JSON", _rules),
    Column("exact", "string", "numbers that decimal(38,9) cannot hold, as JSON; else null", _exact),
    Column("schema_version", "string", "of the records", lambda record, fact: record.schema_version),
    Column("extractor_version", "string", "of the program", lambda record, fact: record.extractor_version),
)  # fmt: skip

NAMES = tuple(column.name for column in COLUMNS)
