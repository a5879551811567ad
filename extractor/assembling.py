"""Reads a linked article; yields its validated record."""

from collections.abc import Iterable
from typing import Any

from extractor.linking.types import Linked, LinkedFact, OfficialLink, RegionLink
from extractor.mentions.types import Person, Place
from extractor.records import (
    ArticleRecord,
    Fact,
    MeasuredRecord,
    OfficialMentions,
    OfficialRecord,
    QuantityRecord,
    Rate,
    Record,
    RegionMentions,
    RegionRecord,
    RejectedRecord,
    SentenceRecord,
    SourceRecord,
    TimeRecord,
    WarningRecord,
)
from extractor.version import __version__
from extractor.vocabulary import Direction, Kind, Modality, Modifier, OfficialBasis, OfficialRole, RegionBasis, Role


def to_record(linked: Linked) -> Record:
    """The record of one article; raises pydantic's ValidationError if an invariant is broken."""
    mentions = linked.mentions
    article = mentions.article
    return Record(
        article=ArticleRecord(
            id=article.id,
            path=article.path,
            url=article.url,
            title=article.title,
            published=article.published,
            author=article.author,
            media=article.media,
            sha256=article.sha256,
            text=article.text,
            body=article.body,
        ),
        facts=tuple(_fact(linked, fact) for fact in linked.facts),
        rejected=tuple(
            RejectedRecord(text=r.text, start=r.start, end=r.end, reason=r.reason) for r in mentions.rejected
        ),
        regions=_regions(mentions.places),
        officials=_officials(mentions.persons),
        warnings=tuple(WarningRecord(code=notice.code, message=notice.message) for notice in article.notices),
        extractor_version=__version__,
    )


def _fact(linked: Linked, fact: LinkedFact) -> Fact:
    quantity, sentence = fact.quantity, linked.mentions.document.sentences[fact.quantity.sentence]
    thing, source, time = fact.measured, fact.source, fact.time
    return Fact(
        id=f"{linked.mentions.article.id}:{quantity.start}-{quantity.end}",
        kind=Kind(quantity.kind),
        role=Role(fact.role.role),
        direction=Direction(fact.role.direction) if fact.role.direction else None,
        modality=Modality(fact.role.modality),
        quantity=_quantity(fact),
        measured=thing
        and MeasuredRecord(text=thing.text, start=thing.start, end=thing.end, head=thing.head, lemma=thing.lemma),
        region=fact.region and _region(fact.region),
        official=fact.official and _official(fact.official, linked.mentions.persons),
        source=source
        and SourceRecord(
            name=source.source.name, text=source.source.text, start=source.source.start, end=source.source.end
        ),
        time=time and TimeRecord(value=time.value, text=time.text, start=time.start, end=time.end),
        sentence=SentenceRecord(start=sentence.start, end=sentence.end),
        confidence=fact.confidence,
        rules=_rules(fact),
    )


def _quantity(fact: LinkedFact) -> QuantityRecord:
    quantity = fact.quantity
    return QuantityRecord(
        text=quantity.text,
        start=quantity.start,
        end=quantity.end,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        modifier=Modifier(quantity.modifier),
        unit=quantity.unit,
        per=quantity.per and Rate(value=quantity.per.value, head=quantity.per.head),
    )


def _region(link: RegionLink) -> RegionRecord:
    return RegionRecord(
        code=link.code,
        name=link.name,
        place=link.place,
        text=link.text,
        start=link.start,
        end=link.end,
        basis=RegionBasis(link.basis),
    )


def _official(link: OfficialLink, persons: tuple[Person, ...]) -> OfficialRecord:
    person = persons[link.person]
    return OfficialRecord(
        name=person.name,
        position=person.position,
        organization=person.organization,
        role=OfficialRole(link.role),
        text=link.text,
        start=link.start,
        end=link.end,
        basis=OfficialBasis(link.basis),
    )


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


def _regions(places: Iterable[Place]) -> tuple[RegionMentions, ...]:
    """Each place once, in the order of its first mention."""
    found: dict[tuple[str | None, str, str | None], list[tuple[int, int]]] = {}
    for place in places:
        if place.code is not None:
            found.setdefault((place.code, place.name, place.place), []).append((place.start, place.end))
    return tuple(
        RegionMentions(code=code, name=name, place=place, mentions=tuple(spans))
        for (code, name, place), spans in found.items()
    )


def _officials(persons: Iterable[Person]) -> tuple[OfficialMentions, ...]:
    """Each person with a post or organisation, in the order of the first mention."""
    return tuple(
        OfficialMentions(
            name=person.name,
            position=person.position,
            organization=person.organization,
            mentions=tuple((mention.start, mention.end) for mention in person.mentions),
        )
        for person in persons
        if person.position or person.organization
    )
