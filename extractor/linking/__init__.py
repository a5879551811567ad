"""Reads the mentions of an article; yields its facts: every quantity with role, measured thing, place, person, time."""

from collections import Counter
from collections.abc import Iterator

from extractor.linking import measured, official, region, role, time
from extractor.linking.changes import end_of_change
from extractor.linking.clauses import forget_sites
from extractor.linking.confidence import MOST_BEFORE, MOST_FIGURES, MOST_REGIONS, Crowd, features, rate
from extractor.linking.types import Linked, LinkedFact
from extractor.mentions.types import Mentions

__all__ = ["Linked", "LinkedFact", "crowds", "link_facts"]


def link_facts(mentions: Mentions) -> Linked:
    """One fact for every quantity, in text order."""
    roles = role.link(mentions)
    things = measured.link(mentions, roles)
    places = region.link(mentions, things)
    voices = official.link(mentions)
    moments = time.link(mentions, roles)
    facts = []
    for quantity, acts, thing, place, voice, moment, crowd in zip(
        mentions.quantities, roles, things, places, voices, moments, crowds(mentions), strict=True
    ):
        person, source = voice
        fact = LinkedFact(
            end_of_change(quantity, acts.role), acts, thing, place, person, source, moment, confidence=0.0
        )
        facts.append(LinkedFact(*fact[:-1], rate(features(fact, crowd))))
    forget_sites()
    return Linked(mentions, tuple(facts))


def crowds(mentions: Mentions) -> Iterator[Crowd]:
    """What else stands around each quantity."""
    sentences = [quantity.sentence for quantity in mentions.quantities]
    figures = {sentence: min(many, MOST_FIGURES) for sentence, many in Counter(sentences).items()}
    regions = min(len({place.code for place in mentions.places}), MOST_REGIONS)
    last, before = -1, 0
    for sentence in sentences:
        before = before + (before < MOST_BEFORE) if sentence == last else 0
        last = sentence
        yield Crowd(figures[sentence], before, regions)
