"""Reads the finds of a document; yields what the article speaks of: subjects, countries, settlements by weight."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from extractor.language import Document
from extractor.lexicon.gazetteer import RUSSIA, Entry
from extractor.mentions.places.found import Found
from extractor.mentions.places.kinds import setting
from extractor.mentions.places.passing import share

WEIGHTS = {"name": 3.0, "adjective": 2.0, "inhabitant": 2.0, "organization": 1.0, "reference": 0.0}
HEADLINE, LEAD = 3.0, 1.5
LEAD_BLOCKS = 2
AGAIN = 0.3  # «в Ишиме, Тобольске и Ялуторовске»: the second of a subject in a row
VILLAGE = 10_000  # a smaller settlement says little of the subject: villages share their names
BIG = 100_000  # a larger town has districts of its own
OUTNUMBERS = 8  # times the inhabitants of its namesakes
DISTRICT = "district-by-head"
PASSING = 1.0  # weight of a district named once in passing
CLEAR = 0.6  # share of the weight that makes a subject the article's own
CITIES = ("RU-MOW", "RU-SPE", "UA-40")  # subjects that are a city
Key = TypeVar("Key")


class Frame:
    """Weights of subjects, countries and settlements."""

    def __init__(self, document: Document, finds: Iterable[Found]) -> None:
        self.subjects: dict[str, float] = {}
        self.countries: dict[str, float] = {}
        self.regions: dict[str, float] = {}  # of other countries
        self.settlements: dict[Entry, float] = {}
        self.small_towns: dict[Entry, float] = {}  # by their adjectives as well
        self.districts: dict[str, float] = {}  # by their titles
        self._villages: dict[str, float] = {}
        codes: set[str | None] = set()  # named so far
        last: tuple[int, str | None] = (-1, None)  # of a list of towns the second says little more than the first
        for found in finds:
            if found.rule == DISTRICT and found.title:
                add(self.districts, found.title, factor(document, found.sentence))
            if found.entries:
                codes.update([entry.code for entry in found.entries])
                told = share(document.sentences[found.sentence].tokens, found, len(codes) == 1)
                again, last = last == (found.sentence, found.entries[0].code), (found.sentence, found.entries[0].code)
                told *= AGAIN if again else 1.0
                tokens = document.sentences[found.sentence].tokens
                village = found.first > 0 and tokens[found.first - 1].lower in setting("hamlet")
                self._count(found, told * factor(document, found.sentence) * WEIGHTS[found.form], village)
        self.subject = heaviest(self.subjects) or heaviest(self._villages)  # that the article speaks of most

    def _count(self, found: Found, weight: float, village: bool) -> None:
        entry = dominant(found.entries)
        code = entry.code if entry else None
        if entry is None or code is None:
            return
        if entry.kind == "settlement" and (village or entry.population < VILLAGE):
            add(self._villages, code, weight)
        elif entry.kind in ("subject", "site", "settlement") or (entry.kind == "district" and not entry.also):
            add(self.subjects, code, weight)
        elif entry.kind != "area":
            add(self.countries, code[:2], weight)
        if entry.kind == "region":
            add(self.regions, code, weight)
        if entry.kind == "settlement" and entry.place and entry.population < BIG:
            add(self.small_towns, entry, weight)
        if found.form == "name" and entry.kind in ("settlement", "city"):
            add(self.settlements, entry, weight)

    @cached_property
    def town(self) -> Entry | None:
        """The town named most."""
        return max(self.settlements, key=lambda entry: self.settlements[entry], default=None)

    @cached_property
    def small_town(self) -> Entry | None:
        """The small town that the article is about, if it tells of one."""
        town = heaviest(self.small_towns)
        own = self.small_towns.get(town, 0.0) if town else 0.0
        return town if own > WEIGHTS["name"] and own >= CLEAR * sum(self.small_towns.values()) else None

    @property
    def abroad(self) -> str:
        """Where a place lies that no table holds: the part of the other country that the article is of, or that."""
        most = heaviest(self.regions)
        if most is None or most[:2] != self.country or self.regions[most] < CLEAR * sum(self.regions.values()):
            return self.country
        return most if self.regions[most] > WEIGHTS["name"] else self.country

    def is_city(self, code: str | None) -> bool:
        """Whether a subject is a city which the article tells of more than of any town within it."""
        if code not in CITIES:
            return False
        towns = [weight for entry, weight in self.settlements.items() if entry.code == code]
        return 2 * max(towns, default=0.0) < self.subjects.get(code, 0.0)

    @cached_property
    def district(self) -> str | None:
        """The title of the district that the article is about: named more, or more to the fore, than any other."""
        weights = sorted(self.districts.values(), reverse=True)
        if not weights or weights[0] <= PASSING or weights[1:2] == weights[:1]:
            return None
        return heaviest(self.districts)

    @property
    def clear(self) -> bool:
        """Whether one subject is the article's own, others only named beside it."""
        most = heaviest(self.subjects)
        return most is not None and self.subjects[most] >= CLEAR * sum(self.subjects.values())

    @property
    def country(self) -> str:
        """The country that «страна» means: a foreign one only where it outweighs Russia with all its subjects."""
        most = heaviest({code: weight for code, weight in self.countries.items() if code != RUSSIA})
        if most is None:
            return RUSSIA
        own = self.countries.get(RUSSIA, 0.0) + sum(self.subjects.values()) + sum(self._villages.values())
        return most if self.countries[most] > own else RUSSIA


def dominant(entries: tuple[Entry, ...]) -> Entry | None:
    """The one that a name means wherever it is read: «Шуя» is the town, though a village has the name; else None."""
    first = entries[0]
    if all([entry.code == first.code for entry in entries]):
        return first
    if any([entry.kind != "settlement" for entry in entries]):
        return None
    most, second = sorted(entries, key=lambda entry: entry.population, reverse=True)[:2]
    town = most.population >= VILLAGE > second.population
    return most if town and most.population >= OUTNUMBERS * second.population else None


def add(weights: dict[Key, float], key: Key, weight: float) -> None:
    """Count a mention; what was only asked for must not stand among the keys."""
    weights[key] = weights.get(key, 0.0) + weight


def heaviest(weights: Mapping[Key, float]) -> Key | None:
    """The key of the greatest weight, the first of equals."""
    return max(weights, key=lambda code: weights[code], default=None)


def factor(document: Document, sentence: int) -> float:
    """Headlines and leads say most of what an article is about."""
    one = document.sentences[sentence]
    if one.kind == "headline":
        return HEADLINE
    return LEAD if one.block <= LEAD_BLOCKS else 1.0
