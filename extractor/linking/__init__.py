"""Reads the mentions of an article; yields its facts: every quantity with role, measured thing, place, person, time."""

from extractor.linking import confidence, measured, official, region, role, time
from extractor.linking.types import Linked, LinkedFact
from extractor.mentions.types import Mentions

__all__ = ["Linked", "LinkedFact", "link_facts"]


def link_facts(mentions: Mentions) -> Linked:
    """One fact for every quantity, in text order."""
    roles = role.link(mentions)
    things = measured.link(mentions, roles)
    places = region.link(mentions, things)
    voices = official.link(mentions)
    moments = time.link(mentions, roles)
    facts = []
    for quantity, acts, thing, place, voice, moment in zip(
        mentions.quantities, roles, things, places, voices, moments, strict=True
    ):
        person, source = voice
        rated = confidence.rate(quantity, thing, place, person)
        facts.append(LinkedFact(quantity, acts, thing, place, person, source, moment, rated))
    return Linked(mentions, tuple(facts))
