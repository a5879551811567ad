"""Reads the spots of an article; yields them with those of the clubs that sports news names by their titles."""

from bisect import insort

from extractor.language import Sentence
from extractor.linking.region.relations import relation
from extractor.linking.region.spots import WINNERS, Spot, Spots, join
from extractor.linking.region.teams import clubs, ours
from extractor.mentions.nominals import CLOSING, cases, tagged_case
from extractor.mentions.types import Mentions, Place


def with_clubs(mentions: Mentions, spots: Spots) -> Spots:
    """The spots and the clubs among them; what the article is about they do not say: opponents come from anywhere."""
    found: dict[int, list[Spot]] = {}
    for place in (*clubs(mentions), *ours(mentions)):
        row = found.setdefault(place.sentence, list(spots.get(place.sentence, ())))
        sentence = mentions.document.sentences[place.sentence]
        insort(row, Spot(place, standing_of(sentence, place)), key=lambda spot: spot.first)
    for index, row in found.items():
        join(row, mentions.document.sentences[index].tokens)
    return Spots(mentions, {**spots, **found}) if found else spots


def standing_of(sentence: Sentence, place: Place) -> str:
    """The relation of a club; against whom or for whom one played is no more than where."""
    stands = relation(sentence, place)
    return "contest" if stands in WINNERS and not acting(sentence, place) else stands


def acting(sentence: Sentence, place: Place) -> bool:
    """«Сокол» набрал …», «Сокола» (28)»: whose the figures are."""
    tokens = sentence.tokens
    if (place.last < len(tokens) and tokens[place.last].text == "(") or tokens[place.last - 1].text not in CLOSING:
        return True
    named = tokens[place.last - 2]
    return "nomn" in cases(named) and tagged_case(named) in ("nomn", None)
