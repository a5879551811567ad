"""Reads a reference («в регионе», «здесь», «столица»); yields what it stands for, by what was named before it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from extractor.language import Document
from extractor.lexicon.gazetteer import RUSSIA, Entry, load
from extractor.mentions.places.found import Found
from extractor.mentions.places.frame import VILLAGE, Frame
from extractor.mentions.types import Place

Meaning = tuple[str | None, str | None]  # code and name of the smaller place
MOSCOW = "RU-MOW"
TOWN_REFERENCES = ("reference-settlement", "reference-village", "centre")
MEMORY = 50  # places that a reference looks back over
OKRUG, AUTONOMOUS = "окру", "автономный округ"
SORTS = {"рес": "республика", "обл": "область", "кра": "край"}  # what a word for a subject says of its sort
AROUND = {"RU-MOW": "RU-MOS", "RU-SPE": "RU-LEN"}  # «область» in an article about the city
TOWN = 30_000  # a larger place is no «село»


class Referents:
    """What references stand for; `done` and `population` grow while the places of a document are resolved."""

    def __init__(
        self, document: Document, finds: Sequence[Found], frame: Frame, done: list[Place], population: dict[str, int]
    ) -> None:
        self.document = document
        self.finds = finds
        self.frame = frame
        self.done = done
        self.population = population

    def paragraph(self, found: Found) -> Iterator[Place]:
        """The places of the same paragraph before, the nearest first."""
        block = self.document.sentences[found.sentence].block
        for place in reversed(self.done[-MEMORY:]):
            if self.document.sentences[place.sentence].block != block:
                return
            if place.code:
                yield place

    def before(self, found: Found) -> Iterator[Place]:
        """Those of them that are named, not referred to."""
        return (place for place in self.paragraph(found) if place.form != "reference")

    def _subject(self, found: Found) -> Meaning:
        """The article's own subject, or where it has several the one named last; «республика» is no region."""
        sort = SORTS.get(self.document.sentences[found.sentence].tokens[found.first].lower[:3], "")
        if sort == "республика" and self.frame.country != RUSSIA:
            return self.frame.country, None
        own = self.frame.subject
        if not self.frame.clear or not is_a(sort, own):
            told = self.before(found) if not self.frame.clear else ()
            return next(self._of_sort(sort, told), own), None
        return own, None

    def _of_sort(self, sort: str, told: Iterable[Place]) -> Iterator[str]:
        """Subjects of a sort: of the places told, then of all named before where the article's own is of another."""
        own = self.frame.subject
        named = [place.code for place in told]
        if not is_a(sort, own):
            recent = reversed(self.done[-MEMORY:])
            named += [*(place.code for place in recent if place.form != "reference"), AROUND.get(own or "")]
        yield from (code for code in named if code in load().subjects and is_a(sort, code))

    def _settlement(self, found: Found) -> Meaning:
        """The town named last in the paragraph, else the one that the article is about."""
        for place in self.before(found):
            if self._is_town(place):
                return place.code, place.place
        town = self.frame.town
        if town and town.code == self.frame.subject and self._told(found, town):
            return town.code, town.place
        last = next((place for place in reversed(self.done[-MEMORY:]) if self._is_town(place)), None)
        return (last.code, last.place) if last and self.frame.subject is None else (self.frame.subject, None)

    def _told(self, found: Found, town: Entry) -> bool:
        """Whether a town is named before a reference, by its name or its adjective: what comes later is not meant."""
        return any(
            town in one.entries for one in self.finds if (one.sentence, one.first) < (found.sentence, found.first)
        )

    def _is_town(self, place: Place) -> bool:
        return place.form == "name" and self.population.get(place.place or "", 0) >= VILLAGE

    def _village(self, found: Found) -> Meaning:
        """The village named last."""
        for place in self.before(found):
            if place.place and self.population.get(place.place, 0) < TOWN and " " not in place.place:
                return place.code, place.place
        return (self.frame.subject, None) if self.frame.clear else (None, None)

    def _district(self, found: Found) -> Meaning:
        """The district named last: in the paragraph for «районный», in the article for «в районе»."""
        word = self.document.sentences[found.sentence].tokens[found.first].lower
        if word.startswith(OKRUG) and AUTONOMOUS in load().names.get(self.frame.subject or "", "").lower():
            return self.frame.subject, None  # «окружной департамент» of Yugra
        for place in self.before(found) if found.rule == "reference-adjective" else reversed(self.done[-MEMORY:]):
            if place.rule == "district-by-head":
                return place.code, place.place
        return self.frame.subject, None

    def _here(self, found: Found) -> Meaning:
        """The place named last in the paragraph."""
        near = (place for place in self.paragraph(found) if place.form == "name" or place.rule in TOWN_REFERENCES)
        before = next((place for place in near if "-" in str(place.code)), None)
        if before:
            return before.code, before.place
        told = any(place.code == self.frame.subject for place in self.done)  # what is named later is not meant
        return (self.frame.subject if told else None), None

    def _centre(self, found: Found) -> Meaning:
        """The centre of the subject named with it, else of the article's."""
        code = found.entries[0].code if found.entries else self._subject(found)[0]
        centre = load().centres.get(code or "")
        return code, None if centre == load().names.get(code or "") else centre

    def _capital(self, found: Found) -> Meaning:
        """A republic's capital in an article about it, else Moscow; a foreign country's is not looked up."""
        if self.frame.country != RUSSIA:
            return self.frame.country, None
        name = load().names.get(self.frame.subject or "", "")
        if found.rule == "reference-adjective":
            return (MOSCOW if self.frame.subject == MOSCOW else None), None
        return self._centre(found) if "Республика" in name else (MOSCOW, None)

    def _country(self, found: Found) -> Meaning:
        return self.frame.country, None


def is_a(sort: str, code: str | None) -> bool:
    """Whether a subject is a republic, a region or a territory, as a word for it says."""
    return sort in load().names.get(code or "", "").lower()


MEANINGS: dict[str, Callable[[Referents, Found], Meaning]] = {  # of references, by their scope
    "subject": Referents._subject,
    "settlement": Referents._settlement,
    "village": Referents._village,
    "district": Referents._district,
    "here": Referents._here,
    "centre": Referents._centre,
    "capital": Referents._capital,
    "country": Referents._country,
}
