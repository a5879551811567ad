"""Reads a figure in its article; yields the place that it belongs to, by the first rule that knows."""

from collections.abc import Callable

from extractor.lexicon.gazetteer import RUSSIA
from extractor.linking.clauses import Site
from extractor.linking.region.breaks import contrasted, federal_subject, nationwide, new_subject, reported, returning
from extractor.linking.region.groups import grouped
from extractor.linking.region.point import Answer, Atlas, Point
from extractor.linking.region.spots import Spot
from extractor.linking.region.topics import carried

DASHES = frozenset(("—", "–", "-", "―", ":"))
ITEM = 5  # words before the place in the item of a list: «хуже всего дела в Килемарском – 340»
NOT_ITEMS = ("away", "post", "route", "compared")
NOT_AGAIN = ("post", "from")  # places that say nothing of the clauses after theirs
OF_ALL = ("of-nation", "of-agency")  # answers that no written place stands behind
OPPOSED = frozenset(("против", "вместо"))
REMARKS = frozenset(("такой", "это", "этот"))
RELATIVE = frozenset(("где", "куда", "откуда"))
ANTECEDENT = 3  # words between a place and the relative clause about it

Found = Spot | Answer | None


def in_brackets(point: Point) -> Found:
    """«Балтийск (58)», «в Ростовской области (99 тысяч)»: the place right before the bracket."""
    if point.site.segment.opener != "(":
        return None
    before = point.site.segment.first - 1
    return next((spot for spot in point.spots if spot.last == before and spot.relation != "post"), None)


def after_dash(point: Point) -> Found:
    """«Калининский район – 231 тыс. т», «в Магнитогорске – на 18»."""
    site = point.site
    if site.segment.opener not in DASHES:
        return None
    start = site.scene.segments[site.home - 1].first
    reach = ITEM if site.segment.opener != ":" else ITEM // 2
    for spot in point.spots:
        if spot.last == site.segment.first - 1 and spot.first - start <= reach and is_item(point, spot):
            return spot
    return None


def is_item(point: Point, spot: Spot) -> bool:
    """Whether a place before a dash is what the figure after it is of."""
    if spot.relation in NOT_ITEMS or (spot.broad and point.rank):
        return False
    return spot.relation != "to" or point.admits(spot)


def before_dash(point: Point) -> Found:
    """«из них тринадцать – в Волгограде»."""
    site, parts = point.site, point.site.scene.segments
    if site.segment.closer not in DASHES or site.home + 1 >= len(parts) or point.rank:
        return None
    part = parts[site.home + 1]
    figures = any(at in site.scene.slots for at in range(part.first, part.last))
    if figures or part.last - part.first > ITEM + 1 or site.scene.predicates(part):
        return None
    return grouped(point, next((spot for spot in point.within(part) if item_after(site, spot)), None))


def item_after(site: Site, spot: Spot) -> bool:
    """«– в Волгограде», «– жителям Орловской области»."""
    before = site.token(spot.first - 1)
    given = spot.relation == "of" and before is not None and before.feats.get("Case") == "Dat"
    return given or spot.relation in ("in", "near")


def in_segment(point: Point) -> Found:
    """A place in the figure's own stretch between marks."""
    site = point.site
    found = (spot for spot in point.within(site.segment) if not opposed(site, spot))
    return grouped(point, point.choose(found))


def opposed(site: Site, spot: Spot) -> bool:
    """«41 тысяча против 17 в Ельне»: beyond «против» stands the place of another figure."""
    if site.scene.words.isdisjoint(OPPOSED):
        return False
    first, last = (site.last, spot.first) if spot.first >= site.last else (spot.last, site.first)
    return any(token.lower in OPPOSED for token in site.tokens[first:last])


def relative(point: Point) -> Found:
    """«Камчатскому краю, где поймали 1,7 млн тонн»."""
    first = point.site.segment.first
    words = point.site.tokens[first : first + 2]
    if not any(token.lower in RELATIVE or token.lemma == "который" for token in words):
        return None
    before = [spot for spot in point.spots if spot.last <= first]
    return before[-1] if before and before[-1].last >= first - ANTECEDENT else None


def in_clause(point: Point) -> Found:
    """A place in the rest of the figure's clause."""
    for part in point.site.clause[1:]:
        if part.last <= point.site.first and (contrasted(point.site, part.last) or returning(point.site)):
            return None
        if not remark(point.site, part.first) and (found := point.choose(point.within(part))):
            return grouped(point, found)
    return None


def remark(site: Site, first: int) -> bool:
    """«…, такого по стране нигде нет»: a remark on the figure before it."""
    token = site.token(first)
    return first >= site.last and token is not None and token.lemma in REMARKS and token.pos in ("DET", "PRON")


def as_before(point: Point) -> Found:
    """«…, из них четыре золотые»: the place of the figure before, if none is named between."""
    earlier = point.atlas.given.get(point.quantity.sentence, [])
    if not earlier:
        return None
    quantity, answer = earlier[-1]
    between = any(quantity.last <= spot.first < point.site.first for spot in point.spots)
    unplaced = answer.spot is None and answer.rule not in OF_ALL
    return None if between or unplaced or parted(point, quantity.last, answer) else answer


def parted(point: Point, start: int, answer: Answer) -> bool:
    """Whether something between the figure before and this one ends its place."""
    if contrasted(point.site, start) or reported(point.site, answer.spot.last if answer.spot else start):
        return True
    return left_behind(point, start, answer.code)


def left_behind(point: Point, start: int, code: str | None) -> bool:
    """Whether the words after a place return to the article's own, or speak of another thing than that abroad."""
    return returning(point.site) or (point.atlas.abroad(code) and new_subject(point.site, start))


def before_in_sentence(point: Point) -> Found:
    """A place named earlier in the sentence, unless a contrast comes between."""
    site = point.site
    found = (spot for spot in point.spots if spot.last <= site.first and spot.relation not in NOT_AGAIN)
    found = (spot for spot in found if not left_behind(point, spot.last, spot.place.code))
    return point.choose(spot for spot in found if not (contrasted(site, spot.last) or reported(site, spot.last)))


def of_nation(point: Point) -> Found:
    """«на всей сети РЖД»: said of the whole country."""
    return Answer(RUSSIA, None, None, "clause", "") if nationwide(point.site) else None


def of_agency(point: Point) -> Found:
    """«Центробанк отозвал лицензии у 40 банков»: what a body of the whole country did."""
    home = point.atlas.regional and str(point.atlas.frame.code)[:2] == RUSSIA
    return Answer(RUSSIA, None, None, "article", "") if home and federal_subject(point.site) else None


def of_speaker(point: Point) -> Found:
    """The territory of who speaks: a town's or district's head, a federal official."""
    return point.atlas.voices.territory(point.quantity)


RULES: tuple[tuple[Callable[[Point], Found], str], ...] = (
    (in_brackets, "clause"),
    (after_dash, "clause"),
    (before_dash, "clause"),
    (in_segment, "clause"),
    (of_nation, "clause"),
    (relative, "clause"),
    (in_clause, "clause"),
    (as_before, "clause"),
    (before_in_sentence, "sentence"),
    (of_agency, "article"),
    (of_speaker, "article"),
    (carried, "article"),
)


WRITTEN = frozenset((in_brackets, after_dash, before_dash, in_segment, relative, in_clause, before_in_sentence))
NAMES = {rule: rule.__name__.replace("_", "-") for rule, _ in RULES}
UNWRITTEN = tuple((rule, basis) for rule, basis in RULES if rule not in WRITTEN)  # for a sentence that names no place


def answer_for(atlas: Atlas, site: Site) -> Answer:
    """The first rule's answer, else the article's own place."""
    point = Point(atlas, site)
    for rule, basis in RULES if point.spots else UNWRITTEN:
        if found := rule(point):
            name = NAMES[rule]
            if isinstance(found, Answer):
                return Answer(found.code, found.place, found.spot, found.basis, name)
            return Answer(found.place.code, found.place.place, found, basis_of(found, basis), name)
    return framed(point)


def basis_of(spot: Spot, basis: str) -> str:
    """References and adjectives have a basis of their own."""
    if spot.place.form == "reference":
        return "reference"
    return "adjective" if spot.place.form == "adjective" and basis == "clause" else basis


def framed(point: Point) -> Answer:
    """The article's own place; its town only until the text speaks of the whole subject."""
    frame = point.atlas.frame
    place = None if frame.place and widened(point) else frame.place
    spot = Spot(frame.mention, "whole") if frame.mention else None
    return Answer(frame.code, place, spot, frame.basis, frame.rule)


def widened(point: Point) -> bool:
    """Whether an earlier sentence, or the figure's own before it, speaks of the subject of the frame's town."""
    if point.atlas.widened_from < point.quantity.sentence:
        return True
    return any(spot.last <= point.site.first and point.atlas.widens(spot) for spot in point.spots)
