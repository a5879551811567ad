"""Reads the places of a headline or lead; yields the one that says best what the article is about."""

from collections.abc import Sequence

from extractor.language import DASHES, Token
from extractor.lexicon.gazetteer import RUSSIA
from extractor.linking.region.spots import Spot, Spots
from extractor.linking.region.weights import Weights, code_of, guessed
from extractor.mentions.places.frame import DISTRICT
from extractor.mentions.places.kinds import setting

# how well a place of a headline or lead says what the article is about
FIT = {
    "in": 4.0, "near": 4.0, "whole": 2.0, "of": 2.0, "modifier": 2.0, "holder": 2.0, "resident": 2.0,
    "giver": 2.0, "voice": 2.0, "court": 1.5, "to": 1.5, "sent": 1.0,
    "post": 1.2, "payer": 1.2, "origin": 1.2, "seat": 1.2, "power": 1.2, "office": 1.2, "people": 0.0, "life": -1.0,
    "scope": 1.2, "included": 1.2, "cited": 0.8, "contest": 1.2, "venue": 0.0, "match": -1.0, "traded": -1.0,
    "dateline": -1.0, "from": 1.0, "away": 0.0, "route": 0.0, "compared": -1.0, "judge": -1.0,
}  # fmt: skip
LISTED = 4  # smaller places that make a list
APART = 2  # words between a town and its part
PART = 5  # words before a town that say it is a part: «из них 53 – в Туле», «в том числе в Туле»
INTRODUCES = 1.0  # and what must be exceeded in a headline
# relations that may make a town the article's own place
PLACED = frozenset("contest court voice holder resident in to of whole modifier from".split())


def foremost(found: Sequence[Spot], weights: Weights) -> Spot | None:
    """The spot that says best where the sentence is: of one subject the most specific."""
    fit = [spot for spot in found if spot.place.code and spot.place.form != "reference" and FIT[spot.relation] >= 0]
    fit = [spot for spot in fit if not (spot.broad and (spot.place.form == "organization" or spot.relation == "scope"))]
    fit = [spot for spot in fit if spot.relation != "route" or within_one(found)]
    fit = [spot for spot in fit if not (guessed(spot) and code_of(spot.place) in weights.unbacked)]
    if not fit:
        return None
    narrow = [spot for spot in fit if not spot.broad or spot.place.rule == "typed-name"] or fit
    best = max(narrow, key=lambda spot: (FIT[spot.relation], weights.codes[code_of(spot.place)], -spot.first))
    if best.relation == "court":  # «Зерноградский суд осудил главу Кагальницкого района»
        best = next((spot for spot in narrow if spot.relation == "post" and spot.place.rule == DISTRICT), best)
    if best.place.place:
        return best
    towns = (spot for spot in narrow if spot.place.code == best.place.code and spot.place.place)
    return next((spot for spot in towns if spot.relation in ("in", "of", "whole")), best)


def only_an_adjective(best: Spot, spots: Spots, weights: Weights) -> bool:
    """«Российских фермеров наградили ¶ Губернатор Омской области …»: all else is of one subject."""
    if best.place.code != RUSSIA or best.place.form != "adjective":
        return False
    named = [spot for row in spots.values() for spot in row if spot is not best and spot.place.form != "organization"]
    return bool(named) and all(spot.place.code == weights.foremost for spot in named)


def within_one(found: Sequence[Spot]) -> bool:
    """«трасса Тверь – Торжок», not «поезд Псков – Анапа»: whether the ends of a route lie in one subject."""
    return len({spot.place.code for spot in found if spot.relation == "route"}) == 1


def of_a_person(spot: Spot) -> bool:
    """«француз Поль Мартен»: where somebody named is from."""
    foreign = spot.place.form == "inhabitant" and not str(spot.place.code).startswith(RUSSIA)
    return foreign and spot.relation in ("people", "origin")


def beside_others(spot: Spot, spots: Spots) -> bool:
    """«Уральский округ – 3 %, Сибирский – 4 %»: whether its sentence names another area of the same country."""
    told = [one for one in spots.get(spot.place.sentence, ()) if one.broad and one.place.code == spot.place.code]
    return any(one.place.place != spot.place.place for one in told)


def in_row(spot: Spot, spots: Spots) -> bool:
    """«в Тарском и Знаменском районах», «школу в Туле, а в Венёве …»: beside another place of its subject."""
    row = spots.get(spot.place.sentence, ())
    if len({other.place.place for other in row if other.place.code == spot.place.code and other.place.place}) >= LISTED:
        return True
    at = row.index(spot)
    others = [row[at - 1]] * spot.joined + [other for other in row[at + 1 : at + 2] if other.joined]
    others += [other for other in row if other.relation == spot.relation == "in" and apart(spot, other)]
    return any(other.place.code == spot.place.code and other.place.place for other in others)


def of_its_subject(spot: Spot, spots: Spots, tokens: Sequence[Token]) -> bool:
    """«В регионе 218 участков, из них 53 – в Туле»: only a part of what the sentence first tells of.

    «В области на пожаре в Туле погибли двое» tells where in it.
    """
    row = spots.get(spot.place.sentence, ())
    wholes = (other for other in row if other.place.place is None and other.place.code == spot.place.code)
    if spot.relation != "in" or not is_part(spot, tokens):
        return False
    return any(other.relation == "in" and other.last < spot.first - APART for other in wholes)


def is_part(spot: Spot, tokens: Sequence[Token]) -> bool:
    """«из них в Туле», «53 – в Туле», «в Туле – 53»: a number of its own, or words that say so."""
    before = [token for token in tokens[max(0, spot.first - PART) : spot.first] if token.text not in DASHES]
    after = [token for token in tokens[spot.last : spot.last + 2] if token.text not in DASHES]
    if any(token.lower in setting("partly") for token in before):
        return True
    return any(token.pos == "NUM" or token.text[:1].isdigit() for token in (*before[-2:-1], *after[:1]))


def apart(one: Spot, other: Spot) -> bool:
    """Whether two places are told of for themselves: not «в Туле в посёлке Южном»."""
    return other.place.form == "name" and max(one.first - other.last, other.first - one.last) > APART
