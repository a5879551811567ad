"""Reads a point and the spot chosen for it; yields the answer where several places share the figure."""

from collections.abc import Sequence

from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.linking.region.point import Answer, Point
from extractor.linking.region.setting import holds
from extractor.linking.region.spots import Spot
from extractor.mentions.places.kinds import setting
from extractor.mentions.places.referents import AROUND

SOURCES = ("from", "to", "away")  # relations that say where one came from or goes
PARTS = 6  # words from a town to «районах»
REACH = 7  # words from a place to «регионах»: «в Якутии, а также ещё в трёх регионах»


def grouped(point: Point, spot: Spot | None, spots: Sequence[Spot] | None = None) -> Spot | Answer | None:
    """«в Алексине, Ефремове и Суворове»: one figure of several places is of what holds them all."""
    if spot is None:
        return spot
    if spot.broad and spot.place.place is None:
        return of_states(point, companions(point.spots if spots is None else spots, spot), spot)
    beside = companions(point.spots if spots is None else spots, spot)
    if more := and_others(point, beside[-1]) or and_parts(point, beside[-1]) or and_unknown(point, beside[-1]):
        codes = {other.place.code for other in beside}
        return Answer(more if len(codes) == 1 else more[:2], None, spot, "clause", "")
    group = [other.place for other in beside]
    if len({(place.code, place.place) for place in group}) == 1:
        return spot
    return of_all(point, spot, {place.code for place in group}, len(group))


def of_states(point: Point, row: Sequence[Spot], spot: Spot) -> Spot | Answer:
    """«товарооборот России и Казахстана» is of the article's own country; «в Перу, Чили и Боливии», of none."""
    if len({other.place.code for other in row}) == 1 or not all(other.place.code for other in row):
        return spot
    home = str(point.atlas.frame.code or RUSSIA)[:2]
    own = next((other for other in row if other.place.code == home), None)
    if own is None and len(row) > 2 and spot.relation not in SOURCES:
        return Answer(None, None, None, "clause", "")
    return own or row[0]


def of_all(point: Point, spot: Spot, codes: set[str | None], places: int) -> Spot | Answer | None:
    """What holds all places of a row."""
    home = point.atlas.frame.code
    if len(codes) > 1 and spot.relation in SOURCES and point.atlas.regional:
        return Answer(home, None, None, "article", "") if home in codes else None  # «рабочие из Ухты и Перми»
    if len(codes) == 1:
        return Answer(spot.place.code, None, spot, "clause", "")
    if home in AROUND and codes == {home, AROUND[home]}:
        return Answer(home, None, spot, "clause", "")  # «границу города и области» in news of the city
    if codes.issubset(load().subjects):
        return Answer(RUSSIA, None, spot, "clause", "")
    countries = {str(code)[:2] for code in codes}
    many = places > 2 and len(countries) == 1  # «в Баварии, Саксонии и Гессене»
    return Answer(countries.pop(), None, spot, "clause", "") if many else spot


def and_others(point: Point, last: Spot) -> str | None:
    """«в Якутии и ещё в трёх регионах»: the place is only the first of many all over the country."""
    if last.place.code not in load().subjects:
        return None
    words = point.atlas.mentions.document.sentences[last.place.sentence].tokens[last.last : last.last + REACH]
    if not words or (words[0].lower not in ("и", "а") and words[0].text != ","):
        return None
    said = [token.lower for token in words]
    at = next((at for at, word in enumerate(said) if word in setting("elsewhere")), 0)
    return RUSSIA if at > 0 and any(word in ("и", "также") for word in said[:at]) else None


def and_parts(point: Point, last: Spot) -> str | None:
    """«во Владимире и (ещё) пяти районах, и большинстве районов»: a town is only the first of many in its subject."""
    sentence = point.atlas.mentions.document.sentences[last.place.sentence]
    words = sentence.tokens[last.last : last.last + PARTS]
    if last.place.place is None or not words or words[0].lower != "и":
        return None
    many = setting("many")  # «большинстве», «других»
    told = [at for at, word in enumerate(words) if word.pos == "NUM" or word.text.isdigit() or word.lower in many]
    return last.place.code if told and holds(words[told[0] + 1 : told[0] + 3], "territory") else None


def and_unknown(point: Point, last: Spot) -> str | None:
    """«в Калиновке, Емаш-Павлово и Есауле»: behind it stand places that no table holds."""
    sentence = point.atlas.mentions.document.sentences[last.place.sentence]
    words = sentence.tokens[last.last : last.last + 2]
    if last.place.place is None or len(words) < 2 or words[0].lower not in (",", "и"):
        return None
    named = any(name.type == "LOC" and name.first == words[1].index for name in sentence.names)
    known = any(spot.first == words[1].index for spot in point.atlas.spots.get(sentence.index, ()))
    return last.place.code if named and not known else None


def companions(spots: Sequence[Spot], spot: Spot) -> Sequence[Spot]:
    """The spots joined to one by commas and «и», with it."""
    first = last = spots.index(spot)
    while first > 0 and spots[first].joined:
        first -= 1
    while last + 1 < len(spots) and spots[last + 1].joined:
        last += 1
    return spots[first : last + 1]
