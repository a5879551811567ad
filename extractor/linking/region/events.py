"""Reads the places of a lead; yields where within the subject or country of the headline something happened."""

from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.linking.region.setting import holds
from extractor.linking.region.spots import Spot, Spots
from extractor.mentions.places.kinds import setting
from extractor.mentions.types import Mentions

PARTS = 3  # words before a part of a country at the head of a sentence


def town_of_event(mentions: Mentions, spots: Spots, best: Spot) -> Spot | None:
    """«Трое погибли в Омской области ¶ Дом сгорел в селе Крутом …»: the only town or village that the text names."""
    sentences = mentions.document.sentences
    leads = [index for index in spots.leads if spots.get(index)][:1]
    if best.place.code not in load().subjects or best.relation not in ("in", "modifier"):
        return None
    named = (spot for row in spots.values() for spot in row if spot.place.form != "reference")
    told = [spot for spot in named if spot.place.code == best.place.code and spot.place.place]
    if len({spot.place.place for spot in told}) != 1:
        return None
    meant = any(spot.place.sentence == best.place.sentence for spot in told) or unnamed_town(mentions, best)
    happened = any(holds(sentences[index].tokens, "happened") for index in (best.place.sentence, *leads))
    if not (meant or (happened and best.relation == "in")):
        return None
    return next((spot for spot in told if spot.place.sentence in leads and spot.relation in ("in", "near")), None)


def unnamed_town(mentions: Mentions, best: Spot) -> bool:
    """«В амурском городе оштрафовали мэра»: the headline means a town which it does not name."""
    after = mentions.document.sentences[best.place.sentence].tokens[best.last : best.last + 1]
    return best.place.form == "adjective" and any(token.lower in setting("settled") for token in after)


def part_told(mentions: Mentions, spots: Spots, index: int, country: Spot) -> Spot | None:
    """«Авария произошла в Чили. В области Мауле столкнулись два автобуса»: where in another country, right behind."""
    sentences = mentions.document.sentences
    if index + 1 >= len(sentences) or sentences[index + 1].block != sentences[index].block:
        return None
    told = spots.get(index + 1, ())
    parts = [spot for spot in told if spot.relation == "in" and str(spot.place.code)[:3] == f"{country.place.code}-"]
    home = country.place.code == RUSSIA or len({spot.place.code for spot in parts}) != 1
    return None if home or parts[0].first > PARTS or not holds(sentences[index + 1].tokens, "happened") else parts[0]
