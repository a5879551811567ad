"""Reads mentions and measured phrases; yields the place of each quantity, with the basis and the rule that decided."""

from extractor.lexicon.gazetteer import load
from extractor.linking.clauses import sites_of
from extractor.linking.region.clubs import with_clubs
from extractor.linking.region.frame import frame_of
from extractor.linking.region.point import Answer, Atlas
from extractor.linking.region.rules import answer_for
from extractor.linking.region.spots import spots_of
from extractor.linking.region.voices import Voices
from extractor.linking.types import MeasuredLink, RegionLink
from extractor.mentions.types import Mentions

__all__ = ["link"]


def link(mentions: Mentions, measured: tuple[MeasuredLink | None, ...]) -> tuple[RegionLink | None, ...]:
    """One link, or None, for every quantity."""
    if not mentions.quantities:
        return ()
    spots = spots_of(mentions)
    atlas = Atlas(mentions, with_clubs(mentions, spots), frame_of(mentions, spots), Voices(mentions, spots))
    for site in sites_of(mentions):
        answer = answer_for(atlas, site)
        atlas.given[site.quantity.sentence].append((site.quantity, answer))
    return tuple([linked(answer) for told in atlas.given.values() for _, answer in told])


def linked(answer: Answer) -> RegionLink | None:
    """The link that an answer makes; None for no place."""
    if answer.code is None:
        return None
    name = load().names.get(answer.code)
    if answer.spot is None:
        return RegionLink(answer.code, name, answer.place, None, None, None, answer.basis, answer.rule)
    mention = answer.spot.place
    return RegionLink(
        answer.code, name, answer.place, mention.text, mention.start, mention.end, answer.basis, answer.rule
    )
