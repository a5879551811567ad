"""Reads a linked article; yields its validated record."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Any

from extractor.linking.types import Linked, LinkedFact, OfficialLink, RegionLink, TimeLink
from extractor.mentions.types import Person, Place, Quantity
from extractor.reading.types import Article
from extractor.records import QuantityRecord, Record, RegionRecord, SentenceRecord, TimeRecord
from extractor.version import __version__

MEMORY = 2_000  # models remembered of each kind that many facts share
Parts = dict[str, Any]  # a model by field: validated with its record at once, which takes a third less


def _fields(*names: str) -> Callable[[Any], Parts]:
    """What reads these attributes of a thing, which the record calls as it does."""
    read = attrgetter(*names)
    return lambda thing: dict(zip(names, read(thing), strict=True))


_amount = _fields("value", "low", "high", "modifier", "unit", "per")
_acts = _fields("role", "direction", "modality")
_phrase = _fields("head", "lemma")
_place = _fields("code", "name", "place", "start", "end", "basis")
_person = _fields("name", "position", "organization")
_links = _fields("quantity", "role", "measured", "region", "official", "source", "time")


def to_record(linked: Linked) -> Record:
    """The record of one article; raises pydantic's ValidationError if an invariant is broken."""
    mentions, text = linked.mentions, linked.mentions.article.text
    return Record.model_validate(
        {
            "article": mentions.article,
            "warnings": mentions.article.notices,
            "facts": [_fact(linked, fact) for fact in linked.facts],
            "rejected": [_span(text, number) | {"reason": number.reason} for number in mentions.rejected],
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


def _span(text: str, thing: Any) -> Parts:
    return {"text": text[thing.start : thing.end], "start": thing.start, "end": thing.end}


def _fact(linked: Linked, fact: LinkedFact) -> Parts:
    quantity, text = fact.quantity, linked.mentions.article.text
    sentence = linked.mentions.document.sentences[quantity.sentence]
    return {
        "id": _fact_id(linked.mentions.article, quantity),
        "kind": quantity.kind,
        **_acts(fact.role),
        "quantity": _span(text, quantity) | _amount(quantity),
        "measured": fact.measured and _span(text, fact.measured) | _phrase(fact.measured),
        "region": fact.region and _region(fact.region, _at(text, fact.region.start, fact.region.end)),
        "official": fact.official and _official(text, fact.official, linked.mentions.persons),
        "source": fact.source and _span(text, fact.source.source) | {"name": fact.source.source.name},
        "time": fact.time and _time(fact.time, _at(text, fact.time.start, fact.time.end)),
        "sentence": _sentence(sentence.start, sentence.end),
        "confidence": fact.confidence,
        "rules": _rules(fact),
    }


@lru_cache(MEMORY)
def _sentence(start: int, end: int) -> SentenceRecord:
    return SentenceRecord(start=start, end=end)


@lru_cache(MEMORY)
def _time(link: TimeLink, text: str | None) -> TimeRecord:
    return TimeRecord(value=link.value, text=text, start=link.start, end=link.end)


@lru_cache(MEMORY)
def _region(link: RegionLink, text: str | None) -> RegionRecord:
    return RegionRecord(**_place(link), text=text)


def _official(text: str, link: OfficialLink, persons: tuple[Person, ...]) -> Parts:
    return _person(persons[link.person]) | {"role": link.role, "basis": link.basis} | _span(text, link)


def _rules(fact: LinkedFact) -> dict[str, str]:
    return {field: link.rule for field, link in _links(fact).items() if link is not None}


def _regions(places: Iterable[Place]) -> list[Parts]:
    """Each place once, in the order of its first mention."""
    found: dict[tuple[str | None, str, str | None], list[tuple[int, int]]] = {}
    for place in places:
        if place.code is not None:
            found.setdefault((place.code, place.name, place.place), []).append((place.start, place.end))
    return [
        {"code": code, "name": name, "place": place, "mentions": spans} for (code, name, place), spans in found.items()
    ]


def _officials(persons: Iterable[Person]) -> list[Parts]:
    """Each person with a post or organisation, in the order of the first mention."""
    return [
        _person(person) | {"mentions": [(mention.start, mention.end) for mention in person.mentions]}
        for person in persons
        if person.is_official or person.organization
    ]
