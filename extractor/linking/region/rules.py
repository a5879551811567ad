"""Reads a quantity's site with the spots of its article; yields the place that it belongs to, by the first rule that knows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.linking.clauses import Segment, Site
from extractor.linking.region.frame import Frame
from extractor.linking.region.spots import Spot
from extractor.linking.region.voices import Voices
from extractor.mentions.types import Mentions, Quantity

WEIGHT = {"in": 3.0, "to": 0.7, "near": 2.6, "whole": 2.6, "of": 2.4, "modifier": 2.0, "from": 1.6, "post": 0.4}
FORM = {"name": 0.6, "inhabitant": 0.4, "reference": 0.3, "adjective": 0.2, "organization": -0.6}
STEP = 0.06  # what each word between costs
SPECIFIC = 0.5  # a town rather than its region beside it
AFTER = 0.3  # what standing after the figure costs
BROAD = 1.2  # what a whole country costs beside a subject: «на чемпионате России дагестанцы взяли девять наград»
CONTRAST = frozenset(("а", "но", "тогда", "хотя", "чем", "зато", "однако"))
DASHES = frozenset(("—", "–", "-", "―", ":"))
SCENE = ("in", "to", "near", "of", "whole", "modifier")
ITEM = 5  # words before the place in the item of a list: «хуже всего дела в Килемарском – 340»
NOT_ITEMS = ("away", "post", "route", "compared")
RELATIVE = frozenset(("где", "куда", "откуда"))


JOINTS = frozenset((",", "и", "или", "в", "во", "на", "под", "из"))
ANEW = frozenset(("всего", "итого", "суммарно", "целом", "общей"))  # «Всего с начала года …» is of the whole again


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says: the place's code and name, where it is written, why."""

    code: str | None
    place: str | None
    spot: Spot | None
    basis: str
    rule: str


@dataclass
class Atlas:
    """Everything the rules ask of an article; `given` fills as its figures are linked in order."""

    mentions: Mentions
    spots: dict[int, tuple[Spot, ...]]
    frame: Frame
    voices: Voices
    given: dict[int, list[tuple[Quantity, Answer]]] = field(default_factory=dict)

    def of(self, site: Site) -> tuple[Spot, ...]:
        """The spots of the figure's sentence."""
        return self.spots.get(site.quantity.sentence, ())

    def within(self, site: Site, part: Segment) -> list[Spot]:
        """The spots of a segment of it."""
        return [spot for spot in self.of(site) if part.first <= spot.first < part.last]

    @property
    def regional(self) -> bool:
        """Whether the article is about a subject or town, not about a whole country."""
        return self.frame.code is not None and "-" in self.frame.code


Found = Spot | Answer | None
Rule = Callable[[Atlas, Site], Found]


def admissible(atlas: Atlas, site: Site, spot: Spot) -> bool:
    """Whether a figure can be of that place at all."""
    if spot.relation in ("away", "compared", "route"):
        return False
    if spot.relation in ("near", "to", "from") and atlas.regional and spot.place.code != atlas.frame.code:
        return False
    return not spot.broad or broadly(atlas, site, spot)


def broadly(atlas: Atlas, site: Site, spot: Spot) -> bool:
    """Whether a figure can be of that whole country or area: not a rank among its regions, not by a mere adjective."""
    if rank(site.quantity) or spot.place.form == "organization" or spot.relation == "post":
        return False
    if spot.place.code is None:
        return not atlas.regional and spot.relation == "in"
    if spot.place.code == RUSSIA and spot.place.place is None:
        return spot.relation != "modifier" or spot.last in range(site.first - 3, site.first + 1) or not atlas.regional
    return not atlas.regional or spot.relation == "in" or site.tokens[spot.first].rel == "nsubj"


def rank(quantity: Quantity) -> bool:
    """Of a rank the country says only among whom."""
    return quantity.kind == "rank"


def choice(atlas: Atlas, site: Site, found: Sequence[Spot]) -> Spot | None:
    """The spot that fits best: by relation and form, near the figure, specific."""
    fit = [spot for spot in found if admissible(atlas, site, spot)]
    return max(fit, key=lambda spot: score(atlas, site, spot), default=None)


def score(atlas: Atlas, site: Site, spot: Spot) -> float:
    """How well a spot of the same clause fits."""
    before = spot.last <= site.first
    distance = site.first - spot.last if before else spot.first - site.last
    value = WEIGHT[spot.relation] + FORM[spot.place.form] - STEP * max(0, distance)
    if spot.place.place and not spot.broad:
        value += SPECIFIC
    if spot.broad and spot.relation != "in" and atlas.regional:
        value -= BROAD
    return value - (0.0 if before else AFTER)


def in_brackets(atlas: Atlas, site: Site) -> Found:
    """«Балтийск (58)», «в Ростовской области (99 тысяч)»: the place right before the bracket."""
    if site.segment.opener != "(":
        return None
    before = site.segment.first - 1
    return next((spot for spot in atlas.of(site) if spot.last == before and spot.relation != "post"), None)


def after_dash(atlas: Atlas, site: Site) -> Found:
    """«Калининский район – 231 тыс. т», «в Магнитогорске – на 18»."""
    if site.segment.opener not in DASHES:
        return None
    before = site.segment.first - 1
    reach = ITEM if site.segment.opener != ":" else ITEM // 2
    found = [s for s in atlas.of(site) if s.last == before and s.first - site.scene.segments[site.home - 1].first <= reach]
    found = [s for s in found if s.relation not in NOT_ITEMS and not (s.broad and rank(site.quantity))]
    return next((s for s in found if s.relation != "to" or admissible(atlas, site, s)), None)


def before_dash(atlas: Atlas, site: Site) -> Found:
    """«из них тринадцать – в Волгограде»."""
    parts = site.scene.segments
    if site.segment.closer not in DASHES or site.home + 1 >= len(parts) or rank(site.quantity):
        return None
    part = parts[site.home + 1]
    if any(at in site.scene.slots for at in range(part.first, part.last)):
        return None
    if part.last - part.first > ITEM + 1 or site.scene.predicates(part):
        return None
    return grouped(atlas, site, next((s for s in atlas.within(site, part) if s.relation in ("in", "near")), None))


def in_segment(atlas: Atlas, site: Site) -> Found:
    """A place in the figure's own stretch between marks."""
    return grouped(atlas, site, choice(atlas, site, atlas.within(site, site.segment)))


def relative(atlas: Atlas, site: Site) -> Found:
    """«Камчатскому краю, где поймали 1,7 млн тонн»."""
    words = site.tokens[site.segment.first : site.segment.first + 2]
    if not any(token.lower in RELATIVE or token.lemma == "который" for token in words):
        return None
    before = [spot for spot in atlas.of(site) if spot.last <= site.segment.first]
    return before[-1] if before and before[-1].last >= site.segment.first - 3 else None


def in_clause(atlas: Atlas, site: Site) -> Found:
    """A place in the rest of the figure's clause."""
    for part in site.clause[1:]:
        if contrasted(site, part.last) and part.last <= site.first:
            return None
        if found := choice(atlas, site, atlas.within(site, part)):
            return grouped(atlas, site, found)
    return None


def grouped(atlas: Atlas, site: Site, spot: Spot | None) -> Found:
    """«в Алексине, Ефремове и Суворове»: one figure of several places is of what holds them all."""
    if spot is None or spot.place.place is None and spot.broad:
        return spot
    group = [other.place for other in companions(atlas.of(site), spot, atlas.mentions.article.text)]
    if len({(place.code, place.place) for place in group}) == 1:
        return spot
    codes = {place.code for place in group}
    code = codes.pop() if len(codes) == 1 else None
    return Answer(code or RUSSIA, None, spot, "clause", "") if code or all(spot.place.code in load().subjects for spot in atlas.of(site)) else spot


def companions(spots: Sequence[Spot], spot: Spot, text: str) -> list[Spot]:
    """The spots joined to one by commas and «и», with it; a district beside its own subject is no list."""
    at = spots.index(spot)
    first = last = at
    while first > 0 and joined(spots[first - 1], spots[first], text):
        first -= 1
    while last + 1 < len(spots) and joined(spots[last], spots[last + 1], text):
        last += 1
    return list(spots[first : last + 1])


def joined(one: Spot, other: Spot, text: str) -> bool:
    """Whether only a comma, a conjunction and a preposition stand between two places of one kind."""
    between = text[one.place.end : other.place.start].split()
    same = bool(one.place.place) == bool(other.place.place) and one.place.form == other.place.form
    return same and 0 < len(between) <= 2 and between[0] in (",", "и", "или") and all(w in JOINTS for w in between)


def contrasted(site: Site, start: int) -> bool:
    """Whether a contrast comes between `start` and the figure: «…, но полутора миллионам этого мало»."""
    between = site.tokens[start : site.first]
    return any(
        token.lower in CONTRAST and (token.index == 0 or site.tokens[token.index - 1].text in ",;—–") for token in between
    )


def as_before(atlas: Atlas, site: Site) -> Found:
    """«…, из них четыре золотые»: the place of the figure before, if none is named between."""
    earlier = atlas.given.get(site.quantity.sentence, [])
    if not earlier:
        return None
    quantity, answer = earlier[-1]
    between = [spot for spot in atlas.of(site) if quantity.last <= spot.first < site.first]
    if between or contrasted(site, quantity.last) or answer.spot is None:
        return None
    return answer


def before_in_sentence(atlas: Atlas, site: Site) -> Found:
    """A place named earlier in the sentence, unless a contrast comes between."""
    found = [s for s in atlas.of(site) if s.last <= site.first and s.relation != "post" and not contrasted(site, s.last)]
    return choice(atlas, site, found)


def of_speaker(atlas: Atlas, site: Site) -> Found:
    """The territory of who speaks: a town's or district's head, a federal official."""
    return atlas.voices.territory(site.quantity)


def carried(atlas: Atlas, site: Site) -> Found:
    """The place that an earlier sentence of the paragraph set."""
    sentences = atlas.mentions.document.sentences
    block = sentences[site.quantity.sentence].block
    if any(token.lower in ANEW for token in site.tokens[:2]):
        return None
    for index in range(site.quantity.sentence - 1, -1, -1):
        if sentences[index].block != block:
            return None
        if found := topic(atlas, site, index):
            return found
    return None


def topic(atlas: Atlas, site: Site, index: int) -> Found:
    """The place that a sentence leaves behind: that of its figures, else the one it is set in."""
    answers = [answer for _, answer in atlas.given.get(index, []) if answer.rule not in FRAMED]
    if atlas.given.get(index):
        return common([answer for answer in answers if lasting(atlas, answer)], len(atlas.given[index]))
    found = [s for s in atlas.spots.get(index, ()) if sets_scene(atlas, s) and admissible(atlas, site, s)]
    return max(found, key=lambda s: (WEIGHT[s.relation] + FORM[s.place.form] + SPECIFIC * bool(s.place.place), s.first), default=None)


def sets_scene(atlas: Atlas, spot: Spot) -> bool:
    """Whether a place named in a sentence without figures is what is spoken of there."""
    if spot.relation not in SCENE or spot.place.form == "organization":
        return False
    return not spot.broad or not (atlas.regional or spot.relation == "modifier")


def lasting(atlas: Atlas, answer: Answer) -> bool:
    """A country named in passing («по стране – 74,7») is no topic of a regional article."""
    spot = answer.spot
    if spot is None or not atlas.regional:
        return True
    if spot.relation == "from":
        return False
    return spot.place.code == atlas.frame.code or (spot.relation == "in" and spot.first <= 2)


def common(answers: list[Answer], figures: int) -> Found:
    """One place of all the figures, or the subject that they share."""
    if not answers:
        return None
    places = {(answer.code, answer.place) for answer in answers}
    if len(places) == 1 and len(answers) == figures:
        return answers[-1]
    codes = {answer.code for answer in answers}
    return Answer(codes.pop(), None, answers[-1].spot, "article", "") if len(codes) == 1 else None


WIDENING = ("in", "of", "whole", "post")
FRAMED = ("headline", "lead", "most-named", "federal", "outlet", "roubles", "no-place")

RULES: tuple[tuple[Rule, str], ...] = (
    (in_brackets, "clause"),
    (after_dash, "clause"),
    (before_dash, "clause"),
    (in_segment, "clause"),
    (relative, "clause"),
    (in_clause, "clause"),
    (as_before, "clause"),
    (before_in_sentence, "sentence"),
    (of_speaker, "article"),
    (carried, "article"),
)


def answer_for(atlas: Atlas, site: Site) -> Answer:
    """The first rule's answer, else the article's own place."""
    for rule, basis in RULES:
        found = rule(atlas, site)
        if found is not None:
            name = rule.__name__.replace("_", "-")
            if isinstance(found, Answer):
                return Answer(found.code, found.place, found.spot, found.basis, name)
            return Answer(found.place.code, found.place.place, found, basis_of(found, basis), name)
    return framed(atlas, site)


def basis_of(spot: Spot, basis: str) -> str:
    """References and adjectives have a basis of their own."""
    if spot.place.form == "reference":
        return "reference"
    return "adjective" if spot.place.form == "adjective" and basis == "clause" else basis


def framed(atlas: Atlas, site: Site) -> Answer:
    """The article's own place; its town only until the text speaks of the whole subject."""
    frame = atlas.frame
    place = None if frame.place and widened(atlas, site) else frame.place
    spot = Spot(frame.mention, "whole") if frame.mention else None
    return Answer(frame.code, place, spot, frame.basis, frame.rule)


def widened(atlas: Atlas, site: Site) -> bool:
    """Whether a sentence after the lead and before the figure speaks of the subject that the frame's town lies in."""
    sentences = atlas.mentions.document.sentences
    for index in range(site.quantity.sentence):
        if sentences[index].kind == "headline" or sentences[index].block < 2:
            continue
        for spot in atlas.spots.get(index, ()):
            if spot.place.code == atlas.frame.code and not spot.place.place and spot.relation in WIDENING:
                return True
    return any(
        spot.place.code == atlas.frame.code and not spot.place.place and spot.relation in WIDENING and spot.last <= site.first
        for spot in atlas.of(site)
    )
