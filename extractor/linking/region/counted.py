"""Reads a point; yields the answer where the figure counts states or subjects: it is of no single one of them."""

from extractor.language import Token
from extractor.lexicon.gazetteer import RUSSIA
from extractor.linking.region.groups import companions
from extractor.linking.region.point import Answer, Point
from extractor.linking.region.setting import FROM, holds
from extractor.mentions.places.frame import CITIES
from extractor.mentions.places.kinds import setting

MANY_TOWNS = 10  # more than lie around one
ADJECTIVES = 2  # words between the figure and what it counts: «30 российских регионов»


def counted(point: Point) -> Answer | None:
    """«Против голосовали 12 стран», «в семи субъектах федерации: Якутии, …»."""
    row = point.site.tokens[point.site.last : point.site.last + ADJECTIVES + 1]
    nouns = (t for t in row if t.pos != "ADJ" and (t.pos != "VERB" or t.feats.get("VerbForm") != "Part"))
    noun = next(nouns, None)
    if noun is None or point.rank:
        return None
    towns, subjects = noun.lower in setting("towns"), noun.lemma in setting("subject")
    if not (towns or subjects or noun.lemma in setting("state")):
        return None
    before = point.site.token(point.site.first - 1)
    of_towns = towns and holds(point.site.tokens[point.site.last : noun.index], "largest")
    if before is not None and before.lower in FROM and not of_towns:
        return None  # «гости из 40 стран»
    if noun.lemma in setting("state") and of_many_states(point, noun):
        return Answer(None, None, None, "clause", "")
    if of_towns or (towns and of_town(point)) or (subjects and territorial(point, noun) and not goods(point)):
        return Answer(str(point.atlas.frame.code or RUSSIA)[:2], None, None, "clause", "")
    return None


def of_town(point: Point) -> bool:
    """«в 70 городах», «сеть работает в трёх городах» in news of one of them: those of the country.

    «Без света остались два города» tells of those around it.
    """
    frame, count = point.atlas.frame, point.quantity.value
    if point.quantity.kind != "count" or not (frame.place is not None or frame.code in CITIES):
        return False
    return (count is not None and count >= MANY_TOWNS) or holds(point.site.tokens, "firm", "chain")


def territorial(point: Point, noun: Token) -> bool:
    """«субъектов федерации», but «субъектов малого бизнеса»."""
    after = point.site.token(noun.index + 1)
    if noun.lower.startswith("регион") or after is None or after.pos not in ("ADJ", "NOUN", "PROPN"):
        return True
    return after.lower in setting("federation")


def goods(point: Point) -> bool:
    """«станки отправили в 30 регионов»: whither the goods of the article's own subject go."""
    return point.atlas.regional and holds(point.site.tokens, "sent")


def of_many_states(point: Point, noun: Token) -> bool:
    """Whether they vote, are listed or joined in a union, or something is found in all of them."""
    site = point.site
    before = site.token(site.first - 1)
    if not point.atlas.regional and before is not None and before.lower in ("в", "во"):
        return not holds(site.tokens, "sent")  # «в 22 странах»; «гости из 22 стран» came to where the news is
    union = any(spot.first == noun.index + 1 and spot.place.code is None for spot in point.spots)
    return union or holds(site.tokens, "voted") or listed(point)


def listed(point: Point) -> bool:
    """«три страны – Перу, Чили и Боливия», not «трёх стран в Твери, Туле и Калуге»."""
    after = [spot for spot in point.spots if spot.first > point.site.last and spot.broad and not spot.place.place]
    return bool(after) and len(companions(point.spots, after[0])) > 1
