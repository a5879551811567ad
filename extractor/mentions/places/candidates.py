"""Reads nothing; yields the value that the rules of evidence judge: a form of the gazetteer where it stands."""

from typing import NamedTuple

from extractor.lexicon.gazetteer import Reading
from extractor.mentions.places.kinds import words_of
from extractor.mentions.places.scene import Scene


class Candidate(NamedTuple):
    """A form of the gazetteer at `[first, last)` of a scene, with the readings that its case allows."""

    scene: Scene
    first: int
    last: int
    readings: tuple[Reading, ...]

    @property
    def is_name(self) -> bool:
        """Whether it is a name, not an adjective or those who live there."""
        return self.readings[0].form == "name"

    @property
    def senses(self) -> str:
        """What else the word is."""
        return "|".join(reading.entry.also for reading in self.readings)

    @property
    def type_word(self) -> bool:
        """«посёлок …», «г. …», «штат …»."""
        before = self.scene.before(self.first)
        return before in words_of("types", "kind", "settlement", "forms") or self.region_word or self.site_word

    @property
    def is_site(self) -> bool:
        """Whether it is a museum, a reserve, an airport."""
        return self.readings[0].entry.kind == "site"

    @property
    def site_word(self) -> bool:
        """«аэропорт …», «музей-заповедник …» before the name of one."""
        return self.is_site and any([site_told(self.scene, self.first, one.entry.also) for one in self.readings])

    @property
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
