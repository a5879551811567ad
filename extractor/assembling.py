"""Reads a linked article; yields its validated record."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from extractor.linking.types import Linked, LinkedFact, OfficialLink, RegionLink, TimeLink
from extractor.mentions.types import Person, Place, Quantity, Source
from extractor.reading.types import Article
from extractor.records import QuantityRecord, Record, RegionRecord, SentenceRecord, TimeRecord
from extractor.version import __version__

MEMORY = 2_000  # models remembered of each kind that many facts share
Parts = dict[str, Any]  # a model by field: validated with its record at once, which takes a third less


def to_record(linked: Linked) -> Record:
    """The record of one article; raises pydantic's ValidationError if an invariant is broken."""
    mentions, text = linked.mentions, linked.mentions.article.text
    return Record.model_validate(
        {
            "article": mentions.article,
            "warnings": mentions.article.notices,
            "facts": tuple([_fact(linked, fact) for fact in linked.facts]),
            "rejected": tuple([{**_span(text, r.start, r.end), "reason": r.reason} for r in mentions.rejected]),
            "regions": _regions(mentions.places),
            "officials": _officials(mentions.persons),
            "extractor_version": __version__,
        },
        from_attributes=True,
    )


def to_record_of_copy(earlier: Record, article: Article) -> Record:
    """The record of an article of which extraction says what it said of an earlier one."""
    facts = [fact.model_copy(update={"id": _fact_id(article, fact.quantity)}) for fact in earlier.facts]
    own = {"article": article, "warnings": article.notices, "facts": tuple(facts)}
    return Record.model_validate(dict(earlier) | own, from_attributes=True)


def _fact_id(article: Article, quantity: Quantity | QuantityRecord) -> str:
    return f"{article.id}:{quantity.start}-{quantity.end}"


def _at(text: str, start: int | None, end: int | None) -> str | None:
    """What stands there in the article itself, whose blanks the document has evened."""
    return None if start is None else text[start:end]


def _of(thing: object, *names: str) -> Parts:
    return {name: getattr(thing, name) for name in names}


def _span(text: str, start: int, end: int) -> Parts:
    return {"text": text[start:end], "start": start, "end": end}


def _fact(linked: Linked, fact: LinkedFact) -> Parts:
    quantity, text = fact.quantity, linked.mentions.article.text
    sentence = linked.mentions.document.sentences[quantity.sentence]
    return {
        "id": _fact_id(linked.mentions.article, quantity),
        "kind": quantity.kind,
        **_of(fact.role, "role", "direction", "modality"),
        "quantity": _span(text, quantity.start, quantity.end)
        | _of(quantity, "value", "low", "high", "modifier", "unit", "per"),
        "measured": fact.measured
        and _span(text, fact.measured.start, fact.measured.end) | _of(fact.measured, "head", "lemma"),
        "region": fact.region and _region(fact.region, _at(text, fact.region.start, fact.region.end)),
        "official": fact.official and _official(text, fact.official, linked.mentions.persons),
        "source": fact.source and _source(text, fact.source.source),
        "time": fact.time and _time(fact.time, _at(text, fact.time.start, fact.time.end)),
        "sentence": _sentence(sentence.start, sentence.end),
        "confidence": fact.confidence,
        "rules": _rules(fact),
    }


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
    parts = _of(link, "code", "name", "place", "start", "end", "basis")
    return RegionRecord.model_validate(parts | {"text": text})


def _official(text: str, link: OfficialLink, persons: tuple[Person, ...]) -> Parts:
    person = _of(persons[link.person], "name", "position", "organization")
    return person | _of(link, "role", "basis") | _span(text, link.start, link.end)


def _rules(fact: LinkedFact) -> dict[str, str]:
    links = _of(fact, "quantity", "role", "measured", "region", "official", "source", "time")
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
            _of(person, "name", "position", "organization")
            | {"mentions": tuple([(mention.start, mention.end) for mention in person.mentions])}
            for person in persons
            if person.is_official or person.organization
        ]
    )
