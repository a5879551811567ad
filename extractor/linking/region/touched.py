"""Reads the places of an article; yields whether it only touches on a subject or country that it names."""

from collections import Counter
from collections.abc import Iterator

from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.linking.region.foremost import of_a_person
from extractor.linking.region.outlets import outlet
from extractor.linking.region.setting import holds
from extractor.linking.region.spots import Spot, Spots
from extractor.linking.region.weights import CAPITAL, code_of
from extractor.mentions.types import Mentions, Place

OFTEN = 3  # times that a place is named which an article is about
RANKS = 2  # places in a list that make it one
LEFT = ("away", "compared", "life", "judge", "traded", "venue")  # relations of a country that the text only touches
PASSING_BY = ("resident", "origin", "judge", "life", "compared", "match")  # and of a subject
COMING = ("from", "away", "route", "people", "sent")  # which do not outweigh the paper's own
DERIVED = ("adjective", "inhabitant")
REACH = 4  # words between an institution and its place


def touched(mentions: Mentions, spots: Spots, code: str) -> bool:
    """«стартовал с Байконура», «житель Твери Олег С. забыл …»: named only for where something or someone is from."""
    meant = list(of_code(spots, code))
    named = [spot for spot in meant if spot.place.form != "reference"]
    told = any(spot.relation != "match" for index in spots.opening for spot in spots.get(index, ()))
    if not code.startswith(RUSSIA):
        once = len(named) == 1 and not told and "рубл" in mentions.document.text  # «Врачей учили в Германии»
        return once or all(spot.relation in LEFT for spot in named)
    home = outlet(mentions.article)
    passing = PASSING_BY if home in (None, CAPITAL, code) else (*PASSING_BY, *COMING)
    if meant and not named:
        return False  # «по всей стране»
    return not told and all(spot.relation in passing for spot in named)


def late(mentions: Mentions, spots: Spots, code: str) -> bool:
    """«Продажи выросли на 7 %. … Хуже всех росли китайские марки»: another country's adjective, behind the figures."""
    named = list(of_code(spots, code))
    if code.startswith(RUSSIA) or not named or any(spot.place.form not in DERIVED or not spot.broad for spot in named):
        return False
    first = named[0].place
    return first.sentence not in spots.opening and any(one.start < first.start for one in mentions.quantities[:1])


def exemplary(mentions: Mentions, spots: Spots, code: str) -> bool:
    """«Москва. 17 мая. Производство выросло … Завод в Тольятти собрал …»: a subject named once, late, from Moscow."""
    if code not in load().subjects or code == CAPITAL:
        return False
    late = not any(spots.get(index) for index in spots.opening)
    return late and outlet(mentions.article) == CAPITAL


def ranked(mentions: Mentions, spots: Spots, code: str) -> bool:
    """«Больше всех заработала шотландская группа. Второе место …»: of another country only one of those compared is."""
    if code in load().subjects or code == RUSSIA or sum(one.kind == "rank" for one in mentions.quantities) < RANKS:
        return False
    return all(spot.place.form in DERIVED for spot in of_code(spots, code))


def of_code(spots: Spots, code: str) -> Iterator[Spot]:
    """All spots of a subject or country."""
    return (spot for found in spots.values() for spot in found if code_of(spot.place) == code)


def institutional(mentions: Mentions, spot: Spot) -> bool:
    """«профессор Самарского университета», «сенатор от Тывы»: a place that only says whose scholar or member speaks."""
    if spot.relation == "judge" or of_a_person(spot):
        return True
    tokens = mentions.document.sentences[spot.place.sentence].tokens
    if spot.place.form in ("adjective", "organization") and spot.last - spot.first == 1:
        return holds(tokens[spot.last : spot.last + REACH], "institution")
    return spot.relation == "of" and holds(tokens[max(0, spot.first - REACH) : spot.first], "institution")


def unnamed(mentions: Mentions) -> bool:
    """«Глава региона пообещал …»: of a subject that the text does not name."""
    told = (place for place in mentions.places if place.code is None and place.form == "reference")
    return any(place.rule == "reference-subject" or governs(mentions, place) for place in told)


def governs(mentions: Mentions, place: Place) -> bool:
    """«Региональное правительство», but «областные деньги»."""
    after = mentions.document.sentences[place.sentence].tokens[place.last : place.last + 1]
    return place.rule == "reference-adjective" and holds(after, "assembly")


def tried(spots: Spots, spot: Spot) -> bool:
    """«Суд осудил главу Кагальницкого района»: the place of whom a court tries, or that most is told of."""
    court = any(other.relation == "court" for other in spots[spot.place.sentence])
    return court or prevails(spots, spot.place)


def prevails(spots: Spots, place: Place) -> bool:
    """Whether most of what is told of smaller places of its subject is told of this one."""
    told: Counter[str | None] = Counter(spot.place.place for spot in of_code(spots, code_of(place)) if spot.place.place)
    return told[place.place] >= OFTEN and 2 * told[place.place] > told.total()
