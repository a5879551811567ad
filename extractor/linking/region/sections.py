"""Reads a point; yields the place that a line of its own above the paragraph names, and how a place stands there."""

from collections.abc import Sequence

from extractor.language import Sentence
from extractor.linking.region.groups import grouped
from extractor.linking.region.point import FORM, SPECIFIC, WEIGHT, Answer, Point
from extractor.linking.region.spots import Spot

SCENE = ("in", "to", "near", "of", "whole", "modifier", "giver", "voice")
MEMORY = 20  # sentences over which a topic lasts
ENDS = frozenset(".!?…:;,»")
HEADING = 9  # words of a heading within the text


def under_heading(point: Point, last: int) -> Spot | Answer | None:
    """What the line of its own right before the paragraph names; in a digest of the country, before several of them."""
    sentences = point.atlas.mentions.document.sentences
    if heads(sentences, last):
        return headed(point, last)
    above = range(last - 1, max(-1, last - MEMORY), -1) if not point.atlas.regional else ()
    heading = next((at for at in above if heads(sentences, at) and not point.atlas.given.get(at)), -1)
    named = [spot for spot in point.atlas.spots.get(heading, ()) if spot.place.form == "name"]
    codes = {spot.place.code for spot in named}
    between = (spot for at in range(heading + 1, last + 1) for spot in point.atlas.spots.get(at, ()))
    if not named or any(not spot.broad and spot.place.code not in codes for spot in between):
        return None
    return headed(point, heading)


def heads(sentences: Sequence[Sentence], index: int) -> bool:
    """«Дожди в Томской области» on a line of its own: a heading, of which the next paragraph tells."""
    one = sentences[index]
    alone = index == 0 or sentences[index - 1].block != one.block
    return one.kind == "body" and alone and len(one.tokens) <= HEADING and one.tokens[-1].text not in ENDS


def headed(point: Point, index: int) -> Spot | Answer | None:
    """The place that a heading within the text names: «Масло из Ливен» as well."""
    named = (spot for spot in point.atlas.spots.get(index, ()) if spot.relation in (*SCENE, "from"))
    found = [spot for spot in named if not spot.broad and point.admits(spot)]
    return grouped(point, max(found, key=standing, default=None), point.atlas.spots.get(index, ()))


def standing(spot: Spot) -> tuple[float, int]:
    """How much a spot is what its sentence is about."""
    return WEIGHT[spot.relation] + FORM[spot.place.form] + SPECIFIC * bool(
        spot.place.place and not spot.broad
    ), spot.first
