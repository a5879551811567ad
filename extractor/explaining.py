"""Reads an article with its links; yields lines that show how each figure came about, and why a number is none."""

from collections.abc import Iterator
from itertools import chain

from extractor.language import Sentence
from extractor.linking.types import Linked, LinkedFact
from extractor.mentions.types import Mentions


def explain(linked: Linked) -> Iterator[str]:
    """Sentence → mentions → rules that fired → facts, and the rejected numbers with their reasons."""
    mentions = linked.mentions
    for sentence in mentions.document.sentences:
        found = _mention_lines(mentions, sentence), _fact_lines(linked, sentence), _rejected_lines(mentions, sentence)
        if lines := list(chain(*found)):
            said = mentions.article.text[sentence.start : sentence.end]
            yield f"[{sentence.start}-{sentence.end}] {' '.join(said.split())}"
            yield from lines
            yield ""


def _mention_lines(mentions: Mentions, sentence: Sentence) -> Iterator[str]:
    for place in mentions.places:
        if place.sentence == sentence.index:
            yield f"  place     {place.text} → {place.code or 'unresolved'} {place.place or place.name}  ({place.rule})"
    for time in mentions.times:
        if time.sentence == sentence.index:
            yield f"  time      {time.text} → {time.value or 'unresolved'}, {time.use}  ({time.rule})"
    yield from _person_lines(mentions, sentence)
    yield from _speech_lines(mentions, sentence)


def _person_lines(mentions: Mentions, sentence: Sentence) -> Iterator[str]:
    for person in mentions.persons:
        post = ", ".join(filter(None, (person.position, person.organization))) or "no post"
        for mention in person.mentions:
            if mention.sentence == sentence.index:
                yield f"  person    {mention.text} → {person.name}, {post}  ({person.rule})"


def _speech_lines(mentions: Mentions, sentence: Sentence) -> Iterator[str]:
    for speech in mentions.speeches:
        if speech.start < sentence.end and speech.end > sentence.start:
            speaker = mentions.persons[speech.speaker].name if speech.speaker is not None else None
            voice = speaker or (speech.source.name if speech.source else "nobody named")
            yield f"  speech    [{speech.start}-{speech.end}] {speech.basis} → {voice}  ({speech.rule})"


def _fact_lines(linked: Linked, sentence: Sentence) -> Iterator[str]:
    for fact in linked.facts:
        if fact.quantity.sentence == sentence.index:
            yield f"  FACT      {fact.quantity.text} → {_amount(fact)}  ({fact.quantity.rule})"
            yield from (f"    {label:<11}{value}  ({rule})" for label, value, rule in _links(linked, fact))
            yield f"    {'confidence':<11}{fact.confidence:.2f}"


def _rejected_lines(mentions: Mentions, sentence: Sentence) -> Iterator[str]:
    for number in mentions.rejected:
        if sentence.start <= number.start < sentence.end:
            yield f"  rejected  {number.text}: {number.reason}  ({number.rule})"


def _amount(fact: LinkedFact) -> str:
    quantity = fact.quantity
    number = f"{quantity.low or '…'}–{quantity.high or '…'}" if quantity.value is None else str(quantity.value)
    per = f" per {quantity.per.value} {quantity.per.head}" if quantity.per else ""
    return " ".join(filter(None, (quantity.kind, quantity.modifier, number, quantity.unit))) + per


def _links(linked: Linked, fact: LinkedFact) -> Iterator[tuple[str, str, str]]:
    yield "role", " ".join(filter(None, (fact.role.role, fact.role.direction, fact.role.modality))), fact.role.rule
    if fact.measured:
        yield "measured", f"{fact.measured.text} [{fact.measured.head}]", fact.measured.rule
    if fact.region:
        region = fact.region
        yield "region", f"{region.code} {region.place or region.name}, {region.basis}", region.rule
    if fact.official:
        person = linked.mentions.persons[fact.official.person]
        yield "official", f"{person.name}, {fact.official.role}, {fact.official.basis}", fact.official.rule
    if fact.source:
        yield "source", fact.source.source.name, fact.source.rule
    if fact.time:
        yield "time", fact.time.value, fact.time.rule
