"""Reads nothing; yields the value that the rules of evidence judge: a form of the gazetteer where it stands."""

from extractor.lazy import lazy
from extractor.lexicon.gazetteer import Reading
from extractor.mentions.places.kinds import words_of
from extractor.mentions.places.scene import Scene


class Candidate:
    """A form of the gazetteer at `[first, last)` of a scene, with the readings that its case allows."""

    def __init__(self, scene: Scene, first: int, last: int, readings: tuple[Reading, ...]) -> None:
        self.scene, self.first, self.last, self.readings = scene, first, last, readings
        self.is_name = readings[0].form == "name"  # not an adjective or those who live there
        self.is_site = readings[0].entry.kind == "site"  # a museum, a reserve, an airport
        self.several = last - first > 1  # words

    def may_be(self, case: str) -> bool:
        """Whether a reading allows a case."""
        return any([case in reading.cases for reading in self.readings])

    @lazy
    def senses(self) -> str:
        """What else the word is."""
        return "|".join([reading.entry.also for reading in self.readings])

    @lazy
    def type_word(self) -> bool:
        """«посёлок …», «г. …», «штат …»."""
        before = self.scene.before(self.first)
        return before in words_of("types", "kind", "settlement", "forms") or self.region_word or self.site_word

    @lazy
    def site_word(self) -> bool:
        """«аэропорт …», «музей-заповедник …» before the name of one."""
        return self.is_site and any([site_told(self.scene, self.first, one.entry.also) for one in self.readings])

    @lazy
    def region_word(self) -> bool:
        """«провинция …» before the name of a place abroad."""
        abroad = any([reading.entry.kind in ("region", "city") for reading in self.readings])
        return abroad and self.scene.before(self.first) in words_of("types", "kind", "region", "forms")


def site_told(scene: Scene, first: int, type_: str) -> bool:
    """Whether a word of a site's type stands right before it or, of a row, earlier: «аэропорт Рощино, Платов»."""
    if not type_:
        return scene.before(first) in words_of("types", "kind", "site", "forms")
    words = words_of("types", "type", type_, "forms")
    return scene.before(first) in words or not words.isdisjoint(scene.words[:first])
