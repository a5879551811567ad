"""Reads a point; yields its place where brackets, a dash or the order of a list bind one to a figure."""

from bisect import bisect_left
from operator import attrgetter

from extractor.language import DASHES
from extractor.linking.clauses import Site
from extractor.linking.region.counted import counted
from extractor.linking.region.groups import SOURCES, companions, grouped
from extractor.linking.region.point import Answer, Found, Point
from extractor.linking.region.spots import Spot
from extractor.linking.scenes import Segment
from extractor.mentions.types import Quantity

BINDS = DASHES | {":"}
ITEM = 5  # words before the place in the item of a list: «хуже всего дела в Килемарском – 340»
NOT_ITEMS = ("cited", "away", "post", "venue", "route", "compared", "people", "life")
EACH, BY_HEAD = "по", "by-head"
PASSING = ("to", "from", "sent", "payer")  # relations of places that an item may only name
RESPECTIVE = "соответственно"
REACH = 10  # words between the figures of such a list and «соответственно»
ROW = 8  # figures that stand in order on each side of one


def respective(point: Point) -> Found:
    """«в Казани и Уфе – 13 и 6 тысяч соответственно»: places and figures in the same order."""
    site = point.site
    if RESPECTIVE not in site.scene.words:
        return None
    row = row_of(site)
    if not any(token.lower == RESPECTIVE for token in site.tokens[max(0, row[0].first - REACH) : row[-1].last + REACH]):
        return None
    before = [spot for spot in point.spots if spot.last <= row[0].first]
    group = companions(point.spots, before[-1]) if before else ()
    return group[row.index(site.quantity)] if len(group) == len(row) > 1 else None


def in_order(point: Point) -> Found:
    """«Кузбасс и Иркутская область – 71 и 39 млрд»: as many figures behind the dash as places before it."""
    site = point.site
    if len(site.scene.quantities) < 2 or site.scene.words.isdisjoint(BINDS):
        return None
    row = row_of(site)
    dash = row[0].first - 1
    if len(row) < 2 or dash < 0 or site.tokens[dash].text not in BINDS:
        return None
    last = next((spot for spot in point.spots if spot.last == dash), None)
    group = companions(point.spots, last) if last else ()
    return group[row.index(site.quantity)] if len(group) == len(row) else None


def row_of(site: Site) -> list[Quantity]:
    """The figures that only «и» or a comma parts from the one before, with this one, at most `ROW` on each side."""
    quantities = site.scene.quantities
    at = bisect_left(quantities, site.first, key=attrgetter("first"))
    first = last = at
    while first > max(0, at - ROW) and side_by_side(site, quantities[first - 1], quantities[first]):
        first -= 1
    while last + 1 < min(len(quantities), at + ROW) and side_by_side(site, quantities[last], quantities[last + 1]):
        last += 1
    return quantities[first : last + 1]


def side_by_side(site: Site, one: Quantity, other: Quantity) -> bool:
    """Whether only «и» or a comma parts two figures; nothing, where the comma is a part of «40,»."""
    return [token.text for token in site.tokens[one.last : other.first]] in ([], [","], [";"], ["и"])


def in_brackets(point: Point) -> Found:
    """«Балтийск (58)», «в Ростовской области (99 тысяч)»: the place right before the bracket."""
    if point.site.segment.opener != "(":
        return None
    before = point.site.segment.first - 1
    spot = next((spot for spot in point.spots if spot.last == before and spot.relation != "post"), None)
    passing = spot is not None and spot.relation in SOURCES  # «деньги из Москвы (6 млрд рублей)»
    if spot is None or (passing and not point.admits(spot)):
        return None
    return grouped(point, spot) if shared(point, spot) else spot


def shared(point: Point, spot: Spot) -> bool:
    """«Калуга, Орёл и Ижевск (по 2%)», «Тульская и Калужская области (5)»: brackets behind several places at once."""
    each = point.site.tokens[point.site.segment.first].lower == EACH
    row = companions(point.spots, spot)
    return len(row) > 1 and (each or any(one.place.rule.endswith(BY_HEAD) and one.last - one.first == 1 for one in row))


def before_brackets(point: Point) -> Found:
    """«до 44 рублей (Таганрог)»: right behind the figure brackets that hold a place alone."""
    site, parts = point.site, point.site.scene.segments
    if site.segment.closer != "(" or site.home + 1 >= len(parts):
        return None
    part = parts[site.home + 1]
    alone = (spot for spot in point.spots if (spot.first, spot.last) == (part.first, part.last))
    return next(alone, None)


def after_dash(point: Point) -> Found:
    """«Калининский район – 231 тыс. т», «в Магнитогорске – на 18»."""
    site = point.site
    if site.segment.opener not in BINDS:
        return None
    start = site.scene.segments[site.home - 1].first
    reach = ITEM if site.segment.opener != ":" else ITEM // 2
    for spot in point.spots:
        if spot.last == site.segment.first - 1 and spot.first - start <= reach and is_item(point, spot):
            return grouped(point, spot) if behind_and(site, spot) else spot
    return None


def behind_and(site: Site, spot: Spot) -> bool:
    """«в Тульской и Калужской областях – 90»: the last of several; not «…, в Туле – 90»."""
    before = [token.lower for token in site.tokens[max(0, spot.first - 2) : spot.first]]
    return "и" in before


def is_item(point: Point, spot: Spot) -> bool:
    """Whether a place before a dash is what the figure after it is of."""
    if spot.relation in NOT_ITEMS or (spot.broad and point.rank and not point.rated(spot)):
        return False
    if spot.relation == "to" and point.site.tokens[point.site.scene.segments[point.site.home - 1].first].lower == "для":
        return True  # «для горожан тариф вырастет на 6%, для жителей области — на 11%»
    return spot.relation not in PASSING or point.admits(spot)  # «больше всего гостей из Тулы – 38%»


def before_dash(point: Point) -> Found:
    """«из них тринадцать – в Волгограде»."""
    site, parts = point.site, point.site.scene.segments
    if site.home + 1 >= len(parts) or parts[site.home + 1].opener not in BINDS:
        return None
    part = up_to_figure(site, parts[site.home + 1])
    if part is None or part.last - part.first > ITEM + 1:
        return None
    if point.rank:  # «На втором месте – Греция»
        return next((spot for spot in point.within(part) if spot.first <= part.first + 1 and point.rated(spot)), None)
    if any(token.index < part.last for token in site.scene.predicates(parts[part.at])):
        return None
    if opens_list(site, part) or next_has_it(point) or counted(point):
        return None
    found = next((spot for spot in point.within(part) if item_after(site, part, spot)), None)
    if found and point.counts_places:
        return of_members(point, found)
    return grouped(point, found)


def up_to_figure(site: Site, part: Segment) -> Segment | None:
    """«9 – в Махачкале | и 8 – в Хасавюрте»: a segment up to the «и» before its figure; None of one with others."""
    figure = next((at for at in range(part.first, part.last) if at in site.scene.slots), None)
    if figure is None:
        return part
    return part._replace(last=figure - 1) if part.opener in DASHES and site.tokens[figure - 1].lower == "и" else None


def of_members(point: Point, first: Spot) -> Answer:
    """«в трёх регионах: Коми, Туве и Карелии»: a number of places is of what holds them all."""
    listed = (spot for spot in point.spots if spot.first >= first.first and spot.relation not in NOT_ITEMS)
    codes = {spot.place.code for spot in listed if spot.broad == first.broad}
    countries = {str(code)[:2] for code in codes}
    home, told = point.atlas.frame.code, point.atlas.frame.mention
    if len(countries) > 1 and str(home)[:2] in countries and (told is None or told.sentence != first.place.sentence):
        return Answer(home, None, None, "article", "")  # «гости из трёх стран: России, Китая и Ирана»
    code = codes.pop() if len(codes) == 1 else countries.pop() if len(countries) == 1 else None
    return Answer(code, None, first, "clause", "")


def opens_list(site: Site, part: Segment) -> bool:
    """«открыли пять школ: в Туле – две, …»: the place after the colon has a figure of its own behind the next dash."""
    following = site.scene.segments[part.at + 1 : part.at + 2]
    return bool(following) and following[0].opener in BINDS and site.scene.numbered(following[0])


def next_has_it(point: Point) -> bool:
    """«пять сдадут в Туле и один – в Ельце», «на 15 дорогах и шести – в Ельце»: of the figure before the dash."""
    site = point.site
    others = [at for at in range(site.last, site.segment.last) if at in site.scene.slots]
    if others and others[0] > site.last + 1 and site.scene.slots[others[-1]].last == site.segment.last:
        return True
    return bool(others) and any(site.last <= spot.first < others[-1] for spot in point.spots)


def item_after(site: Site, part: Segment, spot: Spot) -> bool:
    """«– в Волгограде», «– жителям Орловской области», «двадцать – Бологое»."""
    before = site.token(spot.first - 1)
    if spot.relation == "from" and spot.first == part.first + 1 and not spot.broad:
        return True  # «трое из Тулы и один – из Ельца»
    given = spot.relation == "of" and before is not None and before.feats.get("Case") == "Dat"
    alone = spot.first == part.first and not any(t.text.isalnum() for t in site.tokens[spot.last : part.last])
    alone = alone and not (spot.broad and spot.place.form == "inhabitant")  # «тысяча – казахстанцы»
    return spot.relation not in NOT_ITEMS and (given or alone or spot.relation in ("in", "near"))
