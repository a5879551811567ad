"""Reads a linked article; yields its validated record."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from extractor.linking.types import Linked, LinkedFact, MeasuredLink, OfficialLink, RegionLink, TimeLink
from extractor.mentions.types import Person, Place, Quantity, Source
from extractor.reading.types import Article
from extractor.records import (
    QuantityRecord,
    Record,
    RegionRecord,
    SentenceRecord,
    TimeRecord,
)
from extractor.version import __version__
from extractor.vocabulary import RegionBasis

MEMORY = 2_000  # models remembered of each kind that many facts share
Parts = dict[str, Any]  # a model by field: validated with its record at once, which takes a third less


def to_record(linked: Linked) -> Record:
    """The record of one article; raises pydantic's ValidationError if an invariant is broken."""
    mentions, text = linked.mentions, linked.mentions.article.text
    return Record.model_validate(
        {
            **_own(mentions.article),
            "facts": tuple([_fact(linked, fact) for fact in linked.facts]),
            "rejected": tuple([{**_span(text, r.start, r.end), "reason": r.reason} for r in mentions.rejected]),
            "regions": _regions(mentions.places),
            "officials": _officials(mentions.persons),
            "extractor_version": __version__,
        }
    )


def to_record_of_copy(earlier: Record, article: Article) -> Record:
    """The record of an article of which extraction says what it said of an earlier one."""
    facts = [fact.model_copy(update={"id": _fact_id(article, fact.quantity)}) for fact in earlier.facts]
    return Record.model_validate(dict(earlier) | _own(article) | {"facts": tuple(facts)})


def _own(article: Article) -> Parts:
    """What the record of every article says by itself, also of a copy."""
    return {
        "article": {
            "id": article.id,
            "path": article.path,
            "url": article.url,
            "title": article.title,
            "published": article.published,
            "author": article.author,
            "media": article.media,
            "sha256": article.sha256,
            "text": article.text,
            "body": article.body,
        },
        "warnings": tuple([{"code": notice.code, "message": notice.message} for notice in article.notices]),
    }


def _fact_id(article: Article, quantity: Quantity | QuantityRecord) -> str:
    return f"{article.id}:{quantity.start}-{quantity.end}"


def _at(text: str, start: int | None, end: int | None) -> str | None:
    """What stands there in the article itself, whose blanks the document has evened."""
    return None if start is None else text[start:end]


def _span(text: str, start: int, end: int) -> Parts:
    return {"text": text[start:end], "start": start, "end": end}


def _fact(linked: Linked, fact: LinkedFact) -> Parts:
    quantity, role, text = fact.quantity, fact.role, linked.mentions.article.text
    sentence = linked.mentions.document.sentences[quantity.sentence]
    return {
        "id": _fact_id(linked.mentions.article, quantity),
        "kind": quantity.kind,
        "role": role.role,
        "direction": role.direction,
        "modality": role.modality,
        "quantity": _quantity(text, quantity),
        "measured": fact.measured and _measured(text, fact.measured),
        "region": fact.region and _region(fact.region, _at(text, fact.region.start, fact.region.end)),
        "official": fact.official and _official(text, fact.official, linked.mentions.persons),
        "source": fact.source and _source(text, fact.source.source),
        "time": fact.time and _time(fact.time, _at(text, fact.time.start, fact.time.end)),
        "sentence": _sentence(sentence.start, sentence.end),
        "confidence": fact.confidence,
        "rules": _rules(fact),
    }


def _quantity(text: str, quantity: Quantity) -> Parts:
    return {
        **_span(text, quantity.start, quantity.end),
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "modifier": quantity.modifier,
        "unit": quantity.unit,
        "per": quantity.per and {"value": quantity.per.value, "head": quantity.per.head},
    }


def _measured(text: str, link: MeasuredLink) -> Parts:
    return {**_span(text, link.start, link.end), "head": link.head, "lemma": link.lemma}


def _source(text: str, source: Source) -> Parts:
    return {"name": source.name, **_span(text, source.start, source.end)}


@lru_cache(MEMORY)
def _sentence(start: int, end: int) -> SentenceRecord:
    return SentenceRecord(start=start, end=end)


@lru_cache(MEMORY)
def _time(link: TimeLink, text: str | None) -> TimeRecord:
    return TimeRecord(value=link.value, text=text, start=link.start, end=link.end)


@lru_cache(MEMORY)
def _region(link: RegionLink, text: str | None) -> RegionRecord:
    return RegionRecord(
        code=link.code,
        name=link.name,
        place=link.place,
        text=text,
        start=link.start,
        end=link.end,
        basis=RegionBasis(link.basis),
    )


def _official(text: str, link: OfficialLink, persons: tuple[Person, ...]) -> Parts:
    person = persons[link.person]
    return {
        "name": person.name,
        "position": person.position,
        "organization": person.organization,
        "role": link.role,
        **_span(text, link.start, link.end),
        "basis": link.basis,
    }


def _rules(fact: LinkedFact) -> dict[str, str]:
    links: dict[str, Any] = {
        "quantity": fact.quantity,
        "role": fact.role,
        "measured": fact.measured,
        "region": fact.region,
        "official": fact.official,
        "source": fact.source,
        "time": fact.time,
    }
    return {field: link.rule for field, link in links.items() if link is not None}


def _regions(places: Iterable[Place]) -> tuple[Parts, ...]:
    """Each place once, in the order of its first mention."""
    found: dict[tuple[str | None, str, str | None], list[tuple[int, int]]] = {}
    for place in places:
        if place.code is not None:
            found.setdefault((place.code, place.name, place.place), []).append((place.start, place.end))
    return tuple(
        [
            {"code": code, "name": name, "place": place, "mentions": tuple(spans)}
            for (code, name, place), spans in found.items()
        ]
    )


def _officials(persons: Iterable[Person]) -> tuple[Parts, ...]:
    """Each person with a post or organisation, in the order of the first mention."""
    return tuple(
        [
            {
                "name": person.name,
                "position": person.position,
                "organization": person.organization,
                "mentions": tuple([(mention.start, mention.end) for mention in person.mentions]),
            }
            for person in persons
            if person.is_official or person.organization
        ]
    )
