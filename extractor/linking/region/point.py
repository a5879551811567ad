"""Reads nothing; yields the values that the rules of regions work on: an article's atlas, a figure in it, an answer."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.language import DASHES, Token
from extractor.lazy import lazy
from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.linking.clauses import Site
from extractor.linking.region.frame import Frame
from extractor.linking.region.guests import counts_strangers
from extractor.linking.region.ranks import holds_rank
from extractor.linking.region.setting import holds
from extractor.linking.region.spots import Spot, Spots
from extractor.linking.region.voices import Voices
from extractor.linking.scenes import Segment
from extractor.mentions.places.kinds import setting
from extractor.mentions.types import Mentions, Quantity

WEIGHT = {
    "in": 3.0, "near": 2.6, "whole": 2.6, "giver": 2.5, "of": 2.4, "holder": 2.4, "voice": 2.4, "modifier": 2.0,
    "from": 1.6, "court": 1.5, "resident": 1.0, "contest": 1.6, "match": 1.6, "traded": 2.0,
    "to": 0.7, "sent": 0.7, "origin": 0.6, "seat": 0.6, "office": 0.5, "power": 0.6, "payer": 0.5, "post": 0.4,
    "scope": 0.3, "included": 0.4,
}  # fmt: skip
FORM = {"name": 0.6, "inhabitant": 0.4, "reference": 0.3, "adjective": 0.2, "organization": -0.6}
STEP = 0.06  # what each word between costs
SPECIFIC = 0.5  # a town rather than its region beside it
FIGURES = 3  # the part of `Scene.between` that counts them
ANOTHER = 0.5  # what another figure before the place costs
AFTER = 0.3  # what standing after the figure costs
BROAD = 1.2  # what a whole country costs beside a subject: «на чемпионате России дагестанцы взяли девять наград»
COUNTED = 2  # words behind a number in which what it counts stands
BESIDE = 3  # words between «среднероссийский» and its figure
HERE = "reference-here"
SITE = "site"  # how the rules of reserves, museums, airports begin: they say nothing of the subject around them
LEAST, ENDING = 4, 2  # letters that an adjective shares with the name of its district, and those of its ending
SEATS = ("мест", "позици", "строч", "строк")
AVERAGE = "средн"
MANY = 40
PARTS = frozenset(("регионов", "субъектов", "областей"))
AMONG = frozenset(("число", "список", "рейтинг", "среди", "ряд", "группа"))
NEVER = ("cited", "away", "life", "compared", "route", "venue", "dateline", "people", "judge")
# less than the article's own
BESIDE_HOME = ("payer", "office", "court", "holder", "origin", "giver", "seat", "voice", "post", "scope")
BESIDE_TOWN = ("holder", "seat", "voice", "post", "scope")  # only less than its town
WIDENING = ("in", "of", "whole", "post")
OPINED = ("to", "whole", "sent", "from")  # of what those who are asked speak
LEAD_BLOCKS = 2
HOME_ONLY = frozenset(
    "contest match court near to sent from origin resident seat office power".split()
)  # of another subject they say nothing


class Answer(NamedTuple):
    """What a rule says: the place's code and name, where it is written, why."""

    code: str | None
    place: str | None
    spot: Spot | None
    basis: str
    rule: str


Found = Spot | Answer | None  # what a rule says


@dataclass
class Atlas:
    """Everything the rules ask of an article; `given` fills as its figures are linked in order."""

    mentions: Mentions
    spots: Spots
    frame: Frame
    voices: Voices
    given: defaultdict[int, list[tuple[Quantity, Answer]]] = field(default_factory=lambda: defaultdict(list))

    @lazy
    def regional(self) -> bool:
        """Whether the article is about a subject or town, not about a whole country."""
        return self.frame.code is not None and "-" in self.frame.code

    @lazy
    def widened_from(self) -> int:
        """The first sentence after the lead that speaks of the subject of the frame's town as a whole."""
        for index in sorted(self.spots):
            sentence = self.mentions.document.sentences[index]
            told = sentence.kind == "body" and sentence.block >= LEAD_BLOCKS
            if told and any(self.widens(spot) and not self.voices.quoted(spot) for spot in self.spots[index]):
                return index
        return len(self.mentions.document.sentences)

    def widens(self, spot: Spot) -> bool:
        """«в области», «глава республики»: the frame's subject as a whole."""
        whole = not (
            spot.place.place or spot.place.rule.startswith(SITE) or self.points_home(spot) or self.of_centre(spot)
        )
        return whole and spot.place.code == self.frame.code and spot.relation in WIDENING

    def of_centre(self, spot: Spot) -> bool:
        """«тюменцы», «тюменский» in news of the subject's centre, «луховицкие» in news of the Lukhovitsy district."""
        frame, place = self.frame, spot.place
        if place.form not in ("adjective", "inhabitant") or place.place or place.code != frame.code:
            return False
        if frame.place is None or frame.place == load().centres.get(frame.code or ""):
            return frame.place is not None
        return frame.place.lower().startswith(place.text.lower()[: max(LEAST, len(place.text) - ENDING)])

    def points_home(self, spot: Spot) -> bool:
        """«Лучше всех сработал СПК „Заря“, там …»: «там» of no place that its paragraph names."""
        here, sentences = spot.place, self.mentions.document.sentences
        if here.rule != HERE or here.place or here.code != self.frame.code:
            return False
        block = sentences[here.sentence].block
        before = (place for place in self.mentions.places if place.start < here.start and place.form == "name")
        return not any(place.code == here.code and sentences[place.sentence].block == block for place in before)

    def token_of(self, spot: Spot) -> Token:
        """The first word of a spot, which may stand in another sentence than the figure."""
        return self.mentions.document.sentences[spot.place.sentence].tokens[spot.first]

    def abroad(self, code: str | None) -> bool:
        """Whether a place lies in another country than the article's own."""
        return bool(code and self.frame.code) and str(code)[:2] != str(self.frame.code)[:2]


def around(country: Spot, spots: Iterable[Spot]) -> bool:
    """«в Сурхандарьинской области Узбекистана», «в штате Огайо, США»: the country that a part of it stands beside."""
    if not country.broad or country.place.place or country.place.form not in ("name", "adjective"):
        return False
    parts = (spot for spot in spots if not spot.broad and str(spot.place.code)[:2] == country.place.code)
    return any(max(spot.first, country.first) - min(spot.last, country.last) < BESIDE for spot in parts)


def nearest(spots: tuple[Spot, ...], at: int) -> tuple[Spot, ...]:
    """Of a sentence that names very many places, those around the figure."""
    middle = bisect(spots, at, key=lambda spot: spot.first)
    return spots[max(0, middle - MANY) : middle + MANY]


class Point:
    """One figure where it stands."""

    def __init__(self, atlas: Atlas, site: Site) -> None:
        self.atlas = atlas
        self.site = site
        self.quantity = site.quantity
        spots = atlas.spots.get(site.quantity.sentence, ())
        self.spots = nearest(spots, site.first) if len(spots) > MANY else spots
        self.rank = site.quantity.kind == "rank"  # of a rank the country says only among whom

    @lazy
    def counts_places(self) -> bool:
        """«в трёх регионах: Коми, …», «в двух городских округах – …»."""
        words = self.site.tokens[self.site.last : min(self.site.last + COUNTED, self.site.segment.last)]
        return self.quantity.kind == "count" and holds(words, "territory")

    @lazy
    def asked(self) -> bool:
        """«треть респондентов побывала в столице»: those who answer in a poll, of whatever place they speak."""
        return self.site.after is not None and self.site.after.lemma in setting("asked")

    def within(self, part: Segment) -> list[Spot]:
        """The spots of a segment of its sentence."""
        return [spot for spot in self.spots if part.first <= spot.first < part.last]

    def admits(self, spot: Spot) -> bool:
        """Whether it can be of that place at all."""
        if spot.relation in NEVER or self._less_than_home(spot) or (self.asked and spot.relation in OPINED):
            return False
        if spot.relation == "scope" and spot.broad and self.atlas.regional:
            return False  # «первый в стране комбайн»
        if spot.relation == "origin" and spot.broad and self._possessed(spot):
            # «переход бразильца обошёлся в 9 млн», «на счету чешского нападающего 5 голов»
            return self._is_average(spot)
        if spot.relation == "from" and spot.broad and self.atlas.abroad(spot.place.code):
            return False  # «в страну въехали 2 млн гостей из Китая»
        if spot.relation == "sent" and self.atlas.abroad(spot.place.code):
            return False  # «в Китай отправили 5 тысяч тонн»: of whoever sells
        foreign, native = self.atlas.abroad(spot.place.code), self.atlas.regional and spot.place.code == RUSSIA
        beside = spot.place.form != "name" and spot.broad and (foreign or native)
        if beside and counts_strangers(self.site, spot, native and not foreign):
            return False
        if spot.relation in HOME_ONLY and self.atlas.regional and spot.place.code != self.atlas.frame.code:
            return spot.relation == "near" and spot.place.place is not None  # «у Усть-Кута обмелела Лена»
        return not spot.broad or self._admits_broad(spot)

    def _possessed(self, spot: Spot) -> bool:
        """Whether a person's country stands as an adjective or in the genitive."""
        return spot.place.form == "adjective" or self.atlas.token_of(spot).feats.get("Case") == "Gen"

    def _is_average(self, spot: Spot) -> bool:
        """«В среднем зарплата россиянина выросла на 7%»: of all of them."""
        return any(word.startswith(AVERAGE) for word in self.site.scene.words)

    def _less_than_home(self, spot: Spot) -> bool:
        """A payer or court of the article's own subject; the district of the village that it is about."""
        frame = self.atlas.frame
        if spot.place.code != frame.code or spot.relation not in BESIDE_HOME:
            return False
        if spot.relation == "giver":
            return frame.place is not None
        return spot.relation not in BESIDE_TOWN or frame.place not in (None, spot.place.place)

    def _admits_broad(self, spot: Spot) -> bool:
        """A whole country or area: not of a rank among its regions, not by a mere adjective."""
        regional, place = self.atlas.regional, spot.place
        if place.form == "organization" or spot.relation == "post":
            return False
        if self.rank:
            return self.rated(spot)
        if self._in_counted(spot) or self._of_its_parts(spot) or place.rule == HERE:  # «во всей Аргентине: там …»
            return True
        if place.code is None:
            return not regional and spot.relation == "in"
        if place.code == RUSSIA and place.place is None:
            return not regional or spot.relation != "modifier" or 0 <= self.site.first - spot.last <= BESIDE
        return not regional or spot.relation == "in" or self.site.tokens[spot.first].rel == "nsubj"

    def _of_its_parts(self, spot: Spot) -> bool:
        """«зарплата жителей регионов Южного федерального округа»; not «вошла в число регионов …»."""
        before = self.site.tokens[max(0, spot.first - 2) : spot.first]
        if spot.relation != "of" or spot.place.place is None or len(before) < 2 or before[1].lower not in PARTS:
            return False
        return before[0].pos == "NOUN" and before[0].lemma not in AMONG

    def rated(self, spot: Spot) -> bool:
        """«Второе место заняла Греция»: the place that a rank is of, not one among whose regions it is."""
        return holds_rank(self.site.tokens, self.quantity, spot)

    def _in_counted(self, spot: Spot) -> bool:
        """«среди 14 субъектов Приволжского федерального округа»: the larger area stands in the counted phrase."""
        counted = spot.relation == "of" and self.quantity.kind == "count"
        return counted and 0 < spot.first - self.site.last < BESIDE

    def _has_its_figure(self, spot: Spot) -> bool:
        """«пять школ в столице и две в Черногорске»: another figure stands nearer before the place."""
        site = self.site
        if spot.first >= site.last:
            return site.scene.between(site.last, spot.first)[FIGURES] > 0
        told = spot.first > site.segment.first and site.scene.between(site.segment.first, spot.first)[FIGURES] > 0
        if not (told or self._behind_dash(spot)):
            return False
        return any(site.last <= other.first < site.segment.last for other in self.spots)

    def _behind_dash(self, spot: Spot) -> bool:
        """«2 млн – в Орле и миллион в Курске»: right behind the dash of the figure before."""
        part, scene = self.site.segment, self.site.scene
        head = part.opener in DASHES and spot.first - part.first <= 1 and self.site.tokens[spot.last].lower == "и"
        return head and scene.numbered(scene.segments[part.at - 1])

    def _averages(self, spot: Spot) -> bool:
        """«71 процент при среднероссийских 88»: right before the figure."""
        return spot.last == self.site.first and self.site.tokens[spot.first].lower.startswith(f"{AVERAGE}е")

    def choose(self, spots: Iterable[Spot]) -> Spot | None:
        """The spot that fits best."""
        found = [spot for spot in spots if self.admits(spot)]
        if len(found) > 1:
            found = [spot for spot in found if not around(spot, found)]
        return max(found, key=self.fit) if len(found) > 1 else found[0] if found else None

    def fit(self, spot: Spot) -> float:
        """How well a spot of the same clause fits: by relation and form, near the figure, specific."""
        before = spot.last <= self.site.first
        distance = self.site.first - spot.last if before else spot.first - self.site.last
        value = WEIGHT[spot.relation] + FORM[spot.place.form] - STEP * max(0, distance) - (0.0 if before else AFTER)
        if self._has_its_figure(spot):
            value -= ANOTHER
        if spot.broad:
            return value + self._fit_of_broad(spot)
        if self.counts_places and self._in_counted(spot):
            value += WEIGHT["in"]  # «во Владимире и пяти районах области»
        return value + (SPECIFIC if spot.place.place else 0.0)

    def _fit_of_broad(self, spot: Spot) -> float:
        if self._in_counted(spot):
            return SPECIFIC
        if self._averages(spot):
            return WEIGHT["in"]
        return -BROAD if self.atlas.regional and spot.relation != "in" else 0.0
