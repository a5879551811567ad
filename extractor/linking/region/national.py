"""Reads the places of an article's head; yields that it is of the whole country, or of none, whatever else it names.

A poll of the country asks of its capital, news of the country's exports name who buys, news of the world's economy
name the states compared.
"""

from collections.abc import Sequence
from itertools import pairwise

from extractor.language import Token
from extractor.lexicon.gazetteer import load
from extractor.linking.region.breaks import worldwide_at
from extractor.linking.region.setting import FROM, tells
from extractor.linking.region.spots import Spot, Spots, national
from extractor.mentions.places.kinds import setting
from extractor.mentions.places.referents import AROUND
from extractor.mentions.types import Mentions

HEADS = 2  # sentences of the headline and lead that say what is traded
MORE = 4  # words from a subject to «регионам»: «и ещё шести регионам»
MANY = 4  # subjects of a text that compares them
LONG = 8  # sentences in which a text says that it tells of a poll


def polled(mentions: Mentions, spots: Spots) -> Spot | None:
    """«Половина россиян не была в Москве, показал опрос»: a poll that begins with those of the whole country."""
    told = (spot for index in spots.opening for spot in spots.get(index, ()) if spot.relation != "dateline")
    first = next((spot for spot in told if spot.place.form != "organization"), None)
    if first is None or not national(first.place) or first.relation == "in":
        return None
    sentences = mentions.document.sentences[:LONG]
    return first if any(tells(sentence, "polled") for sentence in sentences) else None


def traded(mentions: Mentions, spots: Spots) -> Spot | None:
    """«Египет стал главным покупателем российского льна»: what the country sells, whoever buys it."""
    head = spots.opening[:HEADS]
    told = [spot for index in head for spot in spots.get(index, ()) if spot.place.code]
    if not all(spot.broad for spot in told):
        return None
    trades = any(tells(mentions.document.sentences[index], "trade") for index in head)
    spot = next((spot for spot in told if national(spot.place)), None) if trades else None
    return None if spot and spot.relation == "from" and spot != told[0] else spot  # «Китай ввёз нефть из России»


def ranks_subjects(mentions: Mentions, spots: Spots, scattered: bool) -> bool:
    """«Магадан платит больше всех, Тыва – меньше»: a headline on several of the many that the text compares."""
    heads = spots.heads
    told = {spot.place.code for index in heads for spot in spots.get(index, ())} & load().subjects.keys()
    if any(more_of(mentions, spot) for index in heads for spot in spots.get(index, ())):
        return True
    if len(told) < 2 or any(told == set(pair) for pair in AROUND.items()):
        return False  # «Петербург и область строят дорогу»
    if any(national(spot.place) for index in heads for spot in spots.get(index, ())):
        return True  # «Безработица в России – от 2 % в Туле до 9 % в Туве»
    named = {spot.place.code for row in spots.values() for spot in row} & load().subjects.keys()
    return scattered and len(named) >= MANY


def more_of(mentions: Mentions, spot: Spot) -> bool:
    """«Мордовии и ещё 8 регионам»: only the first of several subjects."""
    tokens = mentions.document.sentences[spot.place.sentence].tokens
    words = [token.lower for token in tokens[spot.last : spot.last + MORE]]
    if spot.place.code not in load().subjects or words[:1] != ["и"]:
        return False
    return not setting("elsewhere").isdisjoint(words)


def of_the_world(mentions: Mentions, spots: Spots) -> bool:
    """«Мировая экономика вырастет на 3 %»: the head of a text that names no place."""
    head = spots.opening[:1]
    if any(spots.get(index) for index in head):
        return False
    return any(worldwide_at(mentions.document.sentences[index].tokens) for index in head)


def of_states(mentions: Mentions, first: Sequence[int]) -> bool:
    """«В 17 странах выросла безработица», not «гости из 12 стран»: whether the head of a text counts states."""
    for tokens in (mentions.document.sentences[index].tokens for index in first):
        for one, other in pairwise(tokens):
            if one.text.isdigit() and other.lemma in setting("state"):
                if one.index == 0 or tokens[one.index - 1].lower not in FROM:
                    return True
    return False


def set_apart(mentions: Mentions, spot: Spot) -> bool:
    """«Рождаемость снизилась на 3 %, а в Сибири – на 5»: a place told of only beside the whole, behind its figure."""
    tokens = mentions.document.sentences[spot.place.sentence].tokens
    words = [token.lower for token in tokens[max(0, spot.first - 2) : spot.first]]
    if words not in (["а", "в"], ["а", "на"]):
        return False
    return any(one.sentence == spot.place.sentence and one.last <= spot.first for one in mentions.quantities)


def acts(mentions: Mentions, spot: Spot) -> bool:
    """«Россия выпустила 830 тысяч тонн сыра», but «Партнёром Перу стала Россия»: of the country the sentence speaks."""
    token = mentions.document.sentences[spot.place.sentence].tokens[spot.first]
    if spot.relation != "whole" or spot.place.form != "name" or token.rel != "nsubj":
        return False
    told = [place for place in mentions.places if place.sentence == spot.place.sentence and place.form == "name"]
    return all(place.first >= spot.first or place.code == spot.place.code for place in told)


def denied(tokens: Sequence[Token], spot: Spot) -> bool:
    """«Пожары отступают, но не в Якутии»: a place of which the headline does not speak."""
    words = [token.lower for token in tokens[max(0, spot.first - 2) : spot.first]]
    return words[:1] == ["не"] or words[-1:] in (["не"], ["кроме"])


def countrywide(mentions: Mentions, spots: Spots) -> Spot | None:
    """«В лесах страны потушили 47 пожаров»: the reference to the country, if the lead begins with that alone."""
    told = next((row for index in spots.leads if (row := spots.get(index, ()))), ())
    if not told or not all(spot.place.form == "reference" and national(spot.place) for spot in told):
        return None
    figures = any(quantity.sentence == told[0].place.sentence for quantity in mentions.quantities)
    return told[0] if figures else None  # «В стране начался сезон. В Туле тепло подали в 40 домов»


def opens_nationally(mentions: Mentions, spots: Spots) -> bool:
    """«Российские акции выросли»: whether the headline and lead name the whole country and nothing smaller."""
    told = [spot.place for index in spots.opening for spot in spots.get(index, ()) if spot.relation != "dateline"]
    return bool(told) and all(national(place) and place.form != "organization" for place in told)
