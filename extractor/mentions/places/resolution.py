"""Reads the finds of a document; yields the place that each stands for, by the article around it.

A name of several places («Благовещенск», «Приамурье») is the one whose subject stands beside it, else the one whose
subject the article speaks of most, else the largest. References follow what was named before.
"""

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
BRANCH = "отделение"
SORTS = {"рес": "республика", "обл": "область", "кра": "край"}  # what a word for a subject says of its sort
AROUND = {"RU-MOW": "RU-MOS", "RU-SPE": "RU-LEN"}  # «область» in an article about the city
SUBJECTS = ("subject", "region")
FOREIGN_FORMS = ("adjective", "inhabitant", "organization")
NEAR = 3  # tokens between a place and the subject that says where it is
TOWN = 30_000  # a larger place is no «село»
GREAT = 300_000  # a town whose adjective is unmistakable
BIG = 100_000  # a town whose districts are named with it


class Resolver:
    """Turns the finds of one document into places, in text order."""

    def __init__(self, document: Document, finds: Sequence[Found]) -> None:
        self.document = document
        self.finds = finds
        self.frame = Frame(document, finds)
        self.done: list[Place] = []
        self.population: dict[str, int] = {}

    def run(self) -> tuple[Place, ...]:
        """Every find that stands for a place."""
        for at, found in enumerate(self.finds):
            if found.scope:
                place: Place | None = self._place(found, *MEANINGS[found.scope](self, found))
            else:
                place = self._named(at, found) if found.entries else self._unlisted(at, found)
            if place is not None:
                self.done.append(place)
        return tuple(self.done)

    def _place(self, found: Found, code: str | None, place: str | None, rule: str | None = None) -> Place:
        tokens = self.document.sentences[found.sentence].tokens
        start, end = tokens[found.first].start, tokens[found.last - 1].end
        name = load().names.get(code or "", place or "")
        return Place(
            start, end, self.document.text[start:end], found.sentence, found.first, found.last,
            code, name, place if code else None, found.form, rule or found.rule,
        )  # fmt: skip

    def _named(self, at: int, found: Found) -> Place | None:
        if found.entries[0].kind == "district" and self._elsewhere(at, found):
            return self._unlisted(at, found)
        near = self._near(at)
        entry = best_entry(found, near, self.frame) if len(found.entries) > 1 else found.entries[0]
        if entry.code not in near and self._small_elsewhere(entry):
            return self._namesake(found, entry)
        if found.form in FOREIGN_FORMS and self._foreign_town(entry, near):
            return None
        self.population[entry.place or ""] = BIG if entry.kind == "city" else entry.population
        return self._place(found, entry.code, None if self._branch(found) else entry.place)

    def _branch(self, found: Found) -> bool:
        """«Отделение Тула Банка России»: named after its town, it speaks of the whole subject."""
        tokens = self.document.sentences[found.sentence].tokens
        before = tokens[found.first - 1] if found.first else None
        if before is None or not before.lower.startswith(BRANCH[:-1]) or before.lemma != BRANCH:
            return False
        return found.form != "adjective" and tokens[found.first].feats.get("Case") != "Gen"

    def _elsewhere(self, at: int, found: Found) -> bool:
        """«Советский район»: the table knows some, but none of the article's subject, which may have one as well."""
        codes = {str(entry.code) for entry in found.entries}
        if codes & ({self.frame.subject} | self._near(at, BIG)):
            return False
        if len(codes) == 1 and not found.entries[0].also:
            return False
        told = (place for place in self._before(found) if place.form == "name")
        return self.frame.subject is not None and not any(place.code in codes for place in told)

    def _small_elsewhere(self, entry: Entry) -> bool:
        """A village of another subject than the article's."""
        small = entry.kind == "settlement" and entry.population < (TOWN if entry.also else VILLAGE)
        return small and self.frame.subject not in (None, entry.code)

    def _foreign_town(self, entry: Entry, near: set[str]) -> bool:
        """«Пушкинский заповедник»: the adjective of a town of another subject, not of a great one."""
        if entry.kind != "settlement" or entry.population >= GREAT or entry.code in near:
            return False
        return self.frame.subject not in (None, entry.code)

    def _namesake(self, found: Found, entry: Entry) -> Place | None:
        """A village of another subject than the article's: rather one of the article's with the same name."""
        if found.form == "name" and (found.rule in ("typed", "located") or not entry.also):
            return self._place(found, self.frame.subject, entry.place, "namesake")
        return None

    def _unlisted(self, at: int, found: Found) -> Place | None:
        """A district or village without an entry lies in the subject beside it, else in the article's, or abroad."""
        own = self.frame.subject if self.frame.country == RUSSIA else self.frame.country
        code = next(iter(sorted(self._near(at, BIG))), None) or own
        return self._place(found, code, found.title) if code else None

    def _near(self, at: int, town: int | None = None) -> set[str]:
        """Codes of the subjects (or towns so big) named right before or after."""
        one, found = self.finds[at], set()
        for place in (at - 1, at + 1):
            other = self.finds[place] if 0 <= place < len(self.finds) else one
            if other is one or other.sentence != one.sentence or not _is_near(one, other):
                continue
            for entry in other.entries:
                if entry.code and (entry.kind in SUBJECTS or (town and entry.population >= town)):
                    found.add(entry.code)
        return found

    def _paragraph(self, found: Found) -> Iterator[Place]:
        """The places of the same paragraph before, the nearest first."""
        block = self.document.sentences[found.sentence].block
        for place in reversed(self.done[-MEMORY:]):
            if self.document.sentences[place.sentence].block != block:
                return
            if place.code:
                yield place

    def _before(self, found: Found) -> Iterator[Place]:
        """Those of them that are named, not referred to."""
        return (place for place in self._paragraph(found) if place.form != "reference")

    def _subject(self, found: Found) -> Meaning:
        """The article's own subject, or where it has several the one named last; «республика» is no region."""
        sort = SORTS.get(self.document.sentences[found.sentence].tokens[found.first].lower[:3], "")
        if sort == "республика" and self.frame.country != RUSSIA:
            return self.frame.country, None
        own = self.frame.subject
        if not self.frame.clear or not is_a(sort, own):
            told = self._before(found) if not self.frame.clear else ()
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
        for place in self._before(found):
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
        for place in self._before(found):
            if place.place and self.population.get(place.place, 0) < TOWN and " " not in place.place:
                return place.code, place.place
        return (self.frame.subject, None) if self.frame.clear else (None, None)

    def _district(self, found: Found) -> Meaning:
        """The district named last: in the paragraph for «районный», in the article for «в районе»."""
        word = self.document.sentences[found.sentence].tokens[found.first].lower
        if word.startswith(OKRUG) and AUTONOMOUS in load().names.get(self.frame.subject or "", "").lower():
            return self.frame.subject, None  # «окружной департамент» of Yugra
        for place in self._before(found) if found.rule == "reference-adjective" else reversed(self.done[-MEMORY:]):
            if place.rule == "district-by-head":
                return place.code, place.place
        return self.frame.subject, None

    def _here(self, found: Found) -> Meaning:
        """The place named last in the paragraph."""
        near = (place for place in self._paragraph(found) if place.form == "name" or place.rule in TOWN_REFERENCES)
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


MEANINGS: dict[str, Callable[[Resolver, Found], Meaning]] = {  # of references, by their scope
    "subject": Resolver._subject,
    "settlement": Resolver._settlement,
    "village": Resolver._village,
    "district": Resolver._district,
    "here": Resolver._here,
    "centre": Resolver._centre,
    "capital": Resolver._capital,
    "country": Resolver._country,
}


def _is_near(one: Found, other: Found) -> bool:
    return abs(other.first - one.last) < NEAR or abs(one.first - other.last) < NEAR


def best_entry(found: Found, near: set[str], frame: Frame) -> Entry:
    """The entry that a find stands for."""
    own = [entry for entry in found.entries if entry.code in near]
    return max(own or found.entries, key=lambda entry: preference(entry, found.form, frame))


def preference(entry: Entry, form: str, frame: Frame) -> tuple[float, bool, int]:
    """Weight of its subject in the article; for adjectives the subject before its centre; population."""
    weight = frame.subjects.get(str(entry.code), 0.0)
    if entry.country != RUSSIA and not weight:
        weight = frame.countries.get(str(entry.code)[:2], 0.0)
    larger = entry.place is None if form != "name" else entry.kind in ("country", "subject")
    return weight, larger, entry.population
