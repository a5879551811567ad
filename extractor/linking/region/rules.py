"""Reads a figure in its article; yields the place that it belongs to, by the first rule that knows."""

from collections.abc import Callable

from extractor.language import DASHES, Token
from extractor.lexicon.gazetteer import RUSSIA
from extractor.linking.clauses import INSTEAD, Site
from extractor.linking.region.breaks import (
    contrasted,
    federal_subject,
    nationwide,
    new_subject,
    reported,
    returning,
    says,
    told_by,
    worldwide,
)
from extractor.linking.region.counted import counted
from extractor.linking.region.groups import grouped
from extractor.linking.region.lists import after_dash, before_brackets, before_dash, in_brackets, in_order, respective
from extractor.linking.region.point import Answer, Atlas, Found, Point
from extractor.linking.region.spots import Spot
from extractor.linking.region.topics import carried
from extractor.linking.scenes import Segment
from extractor.mentions.places.frame import DISTRICT

NOT_AGAIN = ("post", "from", "payer", "included")  # places that say nothing of the clauses after theirs
OF_ALL = ("counted", "of-nation", "of-world", "of-agency")  # answers that no written place stands behind
REMARKS = frozenset(("такой", "это", "этот"))
PARTING = frozenset((";", ":"))
WHOSE = ("people", "life", "route")  # «российских дипломатов, которым дали 72 часа»
PASSED = ("holder", "from")  # «фуры из Литвы, в которых»
OPENING = 2  # words before a place at the head of a sentence: «В соседней Каринтии»
DISTRICTS = (DISTRICT, "reference-district")
MOST = frozenset(("всего", "всех", "наиболее"))
RELATIVE = frozenset(("где", "куда", "откуда"))
ANTECEDENT = 3  # words between a place and the relative clause about it


def in_segment(point: Point) -> Found:
    """A place in the figure's own stretch between marks."""
    site = point.site
    found = [spot for spot in point.within(site.segment) if not (opposed(site, spot) or of_next(point, spot))]
    return grouped(point, point.choose(found)) if found else None


def opposed(site: Site, spot: Spot) -> bool:
    """«41 тысяча против 17 в Ельне»: beyond «против» stands the place of another figure."""
    if site.scene.words.isdisjoint(INSTEAD):
        return False
    first, last = (site.last, spot.first) if spot.first >= site.last else (spot.last, site.first)
    return any(token.lower in INSTEAD for token in site.tokens[first:last])


def of_next(point: Point, spot: Spot) -> bool:
    """Behind a second verb that has its own figure."""
    site = point.site
    if spot.first <= site.last + 1 or "и" not in site.scene.words:
        return False
    between = site.tokens[site.last : spot.first]
    joints = [before.index for before in between if before.lower == "и"]
    verbs = [at + 1 for at in joints if at + 1 < spot.first and verbal(site.tokens[at + 1])]
    # «собрала 480 миллионов и взялась строить пять домов в Туле»
    return bool(verbs) and any(at in site.scene.slots for at in range(verbs[0], spot.first))


def verbal(token: Token) -> bool:
    """A finite verb."""
    return token.pos == "VERB" and token.feats.get("VerbForm") == "Fin"


def relative(point: Point) -> Found:
    """«Камчатскому краю, где поймали 1,7 млн тонн»; «в Твери и Туле, где …» are two."""
    first = point.site.segment.first
    words = point.site.tokens[first : first + 2]
    if not any([token.lower in RELATIVE or token.lemma == "который" for token in words]):
        return None
    before = [spot for spot in point.spots if spot.last <= first and spot.relation not in WHOSE]
    before = [spot for spot in before if spot.relation not in PASSED or point.admits(spot)]
    if not before or before[-1].last < first - ANTECEDENT:
        return None
    one = any(token.lemma == "который" and token.feats.get("Number") == "Sing" for token in words)
    return before[-1] if one else grouped(point, before[-1])


def in_clause(point: Point) -> Found:
    """A place in the rest of the figure's clause."""
    for part in (*told_next(point.site), *point.site.clause[1:]):
        if ends(point.site, part):
            return None
        if of_another_figure(point.site, part):
            continue
        if part.last <= point.site.first and (contrasted(point.site, part.last) or returning(point.site)):
            return None
        if not remark(point.site, part.first) and (found := point.choose(point.within(part))):
            return grouped(point, found)
    return None


def of_another_figure(site: Site, part: Segment) -> bool:
    """«на 15 объектах в сёлах и на шести – в городе»: behind a bare number and a dash stands its own place."""
    if part.first <= site.last or part.opener not in DASHES:
        return False
    return any(site.first < other.first and other.last == part.first - 1 for other in site.scene.quantities)


def told_next(site: Site) -> tuple[Segment, ...]:
    """«больше всего, 240, приходится на Кузбасс», «…, на 5%, …»: behind a figure put in between the clause goes on."""
    parts = site.scene.segments[site.home : site.home + 2]
    if len(parts) > 1 and site.segment.opener == "(" and parts[1].first in site.scene.places:
        return parts[1:] if parts[1].opener == ")" else ()  # «По росту цен (на 12%) Тува заняла …»
    if len(parts) < 2 or site.segment.last > site.last + 1 or site.segment.first < site.first - 1:
        return ()
    alone = site.segment.first == site.first or site.tokens[site.segment.first].pos == "ADP"
    goes_on = verbal(site.tokens[parts[1].first]) or most_of_all(site)
    return parts[1:] if alone and goes_on else ()


def most_of_all(site: Site) -> bool:
    """«Сильнее всего, на 5%, цены выросли в Твери»: what says so stands alone before the figure."""
    before = site.scene.segments[site.home - 1] if site.home and site.segment.opener == "," else None
    if before is None or before.first or site.scene.predicates(before):
        return False
    return any(token.lower in MOST for token in site.tokens[before.first : before.last])


def ends(site: Site, part: Segment) -> bool:
    """Whether a semicolon parts a later segment from the figure; or a colon, and it has a figure of its own."""
    if site.scene.words.isdisjoint(PARTING):
        return False
    between = {token.text for token in site.tokens[site.last : part.first]}
    items = ":" in between and any(at in site.scene.slots for at in range(part.first, part.last))
    return ";" in between or items  # «школ пока пять: три построены в Туле, …»


def remark(site: Site, first: int) -> bool:
    """«…, такого по стране нигде нет»: a remark on the figure before it."""
    token = site.token(first)
    return first >= site.last and token is not None and token.lemma in REMARKS and token.pos in ("DET", "PRON")


def as_before(point: Point) -> Found:
    """«…, из них четыре золотые»: the place of the figure before, if none is named between."""
    if point.quantity.sentence not in point.atlas.given:
        return None
    quantity, answer = point.atlas.given[point.quantity.sentence][-1]
    told = (spot for spot in point.spots if spot.relation != "compared")
    between = any([quantity.last <= spot.first < point.site.first for spot in told])
    unplaced = answer.spot is None and answer.rule not in OF_ALL
    return None if between or unplaced or parted(point, quantity.last, answer) else answer


def parted(point: Point, start: int, answer: Answer) -> bool:
    """Whether something between the figure before and this one ends its place."""
    if contrasted(point.site, start) or reported(point.site, answer.spot.last if answer.spot else start):
        return True
    return left_behind(point, start, answer.code)


def left_behind(point: Point, start: int, code: str | None) -> bool:
    """Whether the words after a place return to the article's own, or speak of another thing than that abroad."""
    if returning(point.site):
        return True
    return point.atlas.abroad(code) and new_subject(point.site, start) and not told_by(point.site, start)


def before_in_sentence(point: Point) -> Found:
    """A place named earlier in the sentence, unless a contrast comes between."""
    site = point.site
    found = (spot for spot in point.spots if spot.last <= site.first and spot.relation not in NOT_AGAIN)
    found = (spot for spot in found if not left_behind(point, spot.last, spot.place.code))
    found = (spot for spot in found if not (set_against(point, spot) or reported(site, spot.last)))
    return grouped(point, point.choose(found))


def set_against(point: Point, spot: Spot) -> bool:
    """Whether a contrast parts them; not where the sentence opens there: «В Туле число школ выросло, а садов …»."""
    another = any(spot.last <= other.first < point.site.first for other in point.spots)
    if spot.relation == "in" and spot.first <= OPENING and not (spot.broad or another):
        return False
    return contrasted(point.site, spot.last, strict=spot.broad and point.atlas.regional)


def of_nation(point: Point) -> Found:
    """«на всей сети РЖД», «14 % ВВП»: said of the whole country."""
    if not nationwide(point.site) or worldwide(point.site):
        return None  # «спад мирового ВВП»
    return Answer(str(point.atlas.frame.code or RUSSIA)[:2], None, None, "clause", "")


def of_world(point: Point) -> Found:
    """«В мире добывают 8 млрд тонн»: no place; a rank in the world is of who holds it."""
    return Answer(None, None, None, "clause", "") if not point.rank and worldwide(point.site) else None


def of_agency(point: Point) -> Found:
    """«Центробанк отозвал лицензии у 40 банков»: what a body of the whole country did."""
    home = point.atlas.regional and str(point.atlas.frame.code)[:2] == RUSSIA
    return Answer(RUSSIA, None, None, "article", "") if home and federal_subject(point.site) else None


def of_speaker(point: Point) -> Found:
    """The territory of who speaks: of a town or district, the country, in news of the country a subject."""
    spot, frame = point.atlas.voices.territory(point.quantity, point.atlas.regional), point.atlas.frame
    if spot and frame.place and spot.place.code == frame.code and spot.place.rule in DISTRICTS and not widened(point):
        return None  # «глава района рассказал о клубе в Крутом»: in news of a village
    return spot


RULES: tuple[tuple[Callable[[Point], Found], str], ...] = (
    (respective, "clause"),
    (in_order, "clause"),
    (in_brackets, "clause"),
    (before_brackets, "clause"),
    (after_dash, "clause"),
    (before_dash, "clause"),
    (in_segment, "clause"),
    (counted, "clause"),
    (of_nation, "clause"),
    (of_world, "clause"),
    (relative, "clause"),
    (in_clause, "clause"),
    (as_before, "clause"),
    (before_in_sentence, "sentence"),
    (of_agency, "article"),
    (of_speaker, "article"),
    (carried, "article"),
)


NAMES = {rule: rule.__name__.replace("_", "-") for rule, _ in RULES}
WRITTEN = frozenset(
    (respective, in_order, in_brackets, before_brackets, after_dash, before_dash)
    + (in_segment, relative, in_clause, before_in_sentence)
)
UNWRITTEN = tuple((rule, basis) for rule, basis in RULES if rule not in WRITTEN)  # for a sentence that names no place


def answer_for(atlas: Atlas, site: Site) -> Answer:
    """The first rule's answer, else the article's own place."""
    point = Point(atlas, site)
    for rule, basis in RULES if point.spots else UNWRITTEN:
        if found := rule(point):
            name = NAMES[rule]
            if isinstance(found, Answer):
                return Answer(found.code, found.place, found.spot, found.basis, name)
            return Answer(found.place.code, place_of(point, found), found, basis_of(found, basis), name)
    return framed(point)


def place_of(point: Point, spot: Spot) -> str | None:
    """The smaller place at a spot; «там» of a firm in the article's own subject is its own town or district."""
    if point.atlas.of_centre(spot) and not widened(point):
        return point.atlas.frame.place  # «сберегли тюменцам 9 минут» in news of the town
    if not point.atlas.points_home(spot) or widened(point):
        return spot.place.place
    names = point.site.scene.sentence.names
    firm = any(name.type == "ORG" and name.last <= spot.first for name in names)
    return point.atlas.frame.place if firm else spot.place.place


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
    """Whether an earlier sentence, the speaker, or the figure's own before it speaks of the subject of the town."""
    atlas, quantity = point.atlas, point.quantity
    if says(point.site, "wider", point.site.segment.first, point.site.segment.last):
        return True
    if atlas.widened_from < quantity.sentence or atlas.voices.of_subject(quantity, atlas.frame.code):
        return True
    return any(spot.last <= point.site.first and point.atlas.widens(spot) for spot in point.spots)
