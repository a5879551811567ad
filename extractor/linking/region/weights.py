"""Reads the spots of an article; yields how much it speaks of each subject and country."""

from collections import defaultdict

from extractor.language import Token
from extractor.lazy import lazy
from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.linking.region.spots import Spot, Spots
from extractor.mentions.types import Mentions, Place

WEIGHTS = {"name": 3.0, "adjective": 2.0, "inhabitant": 2.0, "organization": 1.5, "reference": 1.0}
HEADLINE, LEAD = 3.0, 1.5
WEAK = 0.3  # «российский» is said everywhere,
NEARLY = 0.75  # of the greatest weight
AGAIN = 0.3  # «в Ишиме, Тобольске и Ялуторовске»: the second of a subject in one sentence
AGENCY = 0.1  # and so is «МЧС России»
REPEATED = 6.0  # weight of a subject named more than twice
OUTSTANDING = 0.6  # share of the weight of all subjects that makes one the article's own
LEADING = 2.5  # times the weight of the next, which also do: visitors come from everywhere
BACKING = 2.5  # weight of a subject in which a town may lie that no table holds
CAPITAL = "RU-MOW"
CAPITALS = (CAPITAL, "RU-MOS", "RU-SPE")
ELSEWHERE = 0.5  # what the capitals weigh in news of other subjects, where they are named for their firms and guests
ASIDE = {  # what says less of what is told
    "payer": 0.7, "post": 0.5, "court": 0.5, "seat": 0.3, "office": 0.7, "origin": 0.5, "power": 0.3, "people": 0.3,
    "from": 0.4, "venue": 0.4, "dateline": 0.4, "away": 0.3, "life": 0.3, "route": 0.3, "compared": 0.2,
    "judge": 0.2, "scope": 0.5, "included": 0.5, "cited": 0.5, "contest": 0.5, "sent": 0.3, "match": 0.1, "traded": 0.3,
}  # fmt: skip


class Weights:
    """How much the article speaks of each subject and country."""

    def __init__(self, mentions: Mentions, spots: Spots) -> None:
        self.codes: defaultdict[str, float] = defaultdict(float)
        self.countries: set[str | None] = set()
        self.unbacked: set[str] = set()
        self._sentences = mentions.document.sentences
        backed = self.backed(spots)
        for index, found in spots.items():
            kind = mentions.document.sentences[index].kind
            factor = HEADLINE if kind == "headline" else LEAD if index in spots.leads else 1.0
            told: set[str] = set()
            for spot in found:
                code = code_of(spot.place)
                if guessed(spot) and code not in backed:
                    continue
                self.codes[code] += factor * weight(spot) * (AGAIN if code in told else 1.0)
                told.add(code)
                if spot.broad and spot.place.form == "name" and spot.place.code != RUSSIA:
                    self.countries.add(spot.place.code)
        for code in [code for code, value in self.codes.items() if not (code and value)]:
            del self.codes[code]  # «МОСКВА, 5 мая – Заря. …» of no place

    def tokens(self, spot: Spot) -> tuple[Token, ...]:
        """The words of a spot's sentence."""
        return self._sentences[spot.place.sentence].tokens

    def backed(self, spots: Spots) -> set[str]:
        """The codes told of by more than a passing word and towns that no table holds, which the rest of it places."""
        told: defaultdict[str, float] = defaultdict(float)
        for found in spots.values():
            for spot in found:
                told[code_of(spot.place)] += 0.0 if guessed(spot) else weight(spot)
        self.unbacked = {code for code, value in told.items() if value < BACKING}
        return told.keys() - self.unbacked

    @lazy
    def scattered(self) -> bool:
        """Whether the article tells of several subjects alike: it is about the country."""
        own = self.foremost
        told = {code: weight for code, weight in self.codes.items() if code in load().subjects}
        most = sorted(told.values(), reverse=True)[:2]
        if len(most) < 2 or most[0] >= LEADING * most[1]:
            return False
        elsewhere = {code: ELSEWHERE for code in CAPITALS if code != own}
        return most[0] < OUTSTANDING * sum(weight * elsewhere.get(code, 1.0) for code, weight in told.items())

    def undecided(self, passing: float) -> bool:
        """Whether several subjects and countries are named once in passing, and none says what the article is about."""
        heaviest = max(self.codes.values(), default=0.0)
        return heaviest <= passing and sum(value == heaviest for value in self.codes.values()) > 1

    @lazy
    def settled(self) -> bool:
        """Whether the article tells of one subject again and again, and of no other as much."""
        own = self.foremost
        return own is not None and not self.scattered and self.codes[own] > REPEATED

    @lazy
    def foremost(self) -> str | None:
        """The subject of the greatest weight."""
        subjects = [code for code in self.codes if code in load().subjects]
        return max(subjects, key=lambda code: self.codes[code], default=None)

    def is_foremost(self, code: str) -> bool:
        """Whether it is told of most, or nearly so: what the article begins with need not be named more often."""
        return self.codes.get(code, 0.0) >= NEARLY * max(self.codes.values(), default=0.0)

    @lazy
    def most(self) -> str | None:
        """The code of the greatest weight."""
        return max(self.codes, key=lambda code: self.codes[code], default=None)


def code_of(place: Place) -> str:
    """A subject's code for places of Russia, the country's for foreign ones."""
    code = place.code or ""
    return code if code in load().subjects or "-" not in code else code[:2]


def guessed(spot: Spot) -> bool:
    """«в Рупольдинге»: a town that no table holds, which is put where the article is thought to be."""
    return spot.place.rule == "called-a-place" and not spot.broad


def weight(spot: Spot) -> float:
    """How much one mention says."""
    if spot.relation == "dateline" and spot.place.code == CAPITAL:
        return 0.0  # news of the whole world is written there
    home = spot.relation == "dateline" and spot.place.code in load().subjects  # of a region's own news
    value = WEIGHTS[spot.place.form] * (1.0 if home else ASIDE.get(spot.relation, 1.0))
    if spot.broad and spot.place.form == "organization":
        return value * AGENCY
    roamed = spot.relation == "to" and spot.place.code == RUSSIA  # «летали по России»
    return value * (WEAK if roamed or (spot.broad and spot.relation == "modifier") else 1.0)
