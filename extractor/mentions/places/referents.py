"""Reads a reference («в регионе», «здесь», «столица»); yields what it stands for, by what was named before it."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, pairwise

from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.mentions.places.centres import centre_of_district, district_of
from extractor.mentions.places.endings import base, titled
from extractor.mentions.places.found import Found
from extractor.mentions.places.frame import DISTRICT, VILLAGE
from extractor.mentions.places.kinds import capitals, heads, setting
from extractor.mentions.places.recollection import Recollection
from extractor.mentions.places.territories import districts, subjects_by_adjective
from extractor.mentions.types import Place

Meaning = tuple[str | None, str | None]  # code and name of the smaller place
MOSCOW = "RU-MOW"
TOWN_REFERENCES = ("reference-settlement", "reference-village", "reference-capital", "centre")
COUNTRYSIDE = "селе"
TYPED = ("typed", "typed-name")  # rules of places behind a word for their kind
OKRUG, AUTONOMOUS = "окру", "автономный округ"
SORTS = {"рес": "республика", "обл": "область", "кра": "край"}  # what a word for a subject says of its sort
OBLASTS = ("UA", "BY", "KZ", "KG", "UZ", "BG", "PL", "TM", "TJ")  # other countries that have what is called so
HOMELY = ("область", "край")  # of which the adjectives are said of Russia only, but for those
AROUND = {"RU-MOW": "RU-MOS", "RU-SPE": "RU-LEN"}  # «область» in an article about the city
SOURCES = ("до", "от")  # «до Вологды 300 километров, здесь …»
OURS = "наш"
THERE = frozenset(("там", "туда", "оттуда"))
RURAL = re.compile("(сельск|деревенск)(?!охоз)[а-я]* (?!хозяйств).*|(сельчан|селян).*|на селе|в (селах|деревнях)")
OBLAST = "область"
OF_DISTRICT = "районн"
FEDERAL = "федеральный округ"
TOWN = 30_000  # a larger place is no «село»


class Referents(Recollection):
    """What references stand for."""

    def _subject(self, found: Found) -> Meaning:
        """The article's own subject, or where it has several the one named last; «республика» is no region."""
        sort = SORTS.get(self.document.sentences[found.sentence].tokens[found.first].lower[:3], "")
        if self.frame.country != RUSSIA:
            if found.rule == "reference-adjective" and sort in HOMELY and self.frame.country not in OBLASTS:
                return self.frame.subject, None  # «областные деньги», however much is told of Germany
            return (self.frame.country, None) if sort == "республика" else self._abroad(found)
        own = self.frame.subject
        if self._is_ours(found) and is_a(sort, own):
            return own, None
        if found.rule != "reference-adjective" and (named := self.named_beside(found)):
            if (sort and is_a(sort, named.code)) or self.cited(named):
                return named.code, None
        if not self.frame.clear or not is_a(sort, own):
            told = self.right_before(found) if not self.frame.clear else ()
            return next(self._of_sort(sort, told), own), None
        return own, None

    def _is_ours(self, found: Found) -> bool:
        """«Наша республика – вторая»: the article's own, whatever it is compared with."""
        tokens = self.document.sentences[found.sentence].tokens
        return found.first > 0 and tokens[found.first - 1].lemma == OURS

    def _of_sort(self, sort: str, told: Iterable[Place]) -> Iterator[str]:
        """Subjects of a sort: of the places told, then of all named before where the article's own is of another."""
        own = self.frame.subject
        named = [place.code for place in told]
        if not is_a(sort, own):
            named += [*(place.code for place in self.recent if place.form != "reference"), AROUND.get(own or "")]
        yield from (code for code in named if code in load().subjects and is_a(sort, code))

    def _settlement(self, found: Found) -> Meaning:
        """The town named last in the paragraph, else the one that the article is about."""
        if found.rule == "reference-adjective" and self._against_villages(found):
            return None, None
        if self.frame.country != RUSSIA:
            return self._town_abroad(found)
        if self.frame.is_city(self.frame.subject):
            return self.frame.subject, None
        for place in self.before(found):
            if self._is_town(place):
                return place.code, None if self.frame.is_city(place.code) else place.place
        town = self.frame.town
        if town and town.code == self.frame.subject and self._town_told < (found.sentence, found.first):
            return town.code, town.place
        if self.frame.subject is None or not self.told_of(self.frame.subject):  # «В Мирном холодно. ¶ В городе …»
            last = next((place for place in self.recent if self._is_town(place)), None)
            return (last.code, last.place) if last else (self.frame.subject, None)
        told = self.before(found) if not self.frame.clear else ()  # «завод в Калужской области: для города он …»
        return next((place.code for place in told if place.code in load().subjects), self.frame.subject), None

    def _town_abroad(self, found: Found) -> Meaning:
        """The town of the other country that is named last, listed or not."""
        told = (place for place in self.recent if place.place and place.form == "name")
        own = (place for place in told if str(place.code)[:2] == self.frame.country)
        return next(((place.code, place.place) for place in own), self._abroad(found))

    def _against_villages(self, found: Found) -> bool:
        """«в городские школы – 50 тысяч, в сельские – 20»: those of all towns."""
        if found.sentence not in self.rural:
            self.rural[found.sentence] = self._tells_of_villages(found.sentence)
        return self.rural[found.sentence]

    def _tells_of_villages(self, sentence: int) -> bool:
        """Whether a sentence or one beside it does."""
        around = self.document.sentences[max(0, sentence - 1) : sentence + 2]
        words = [token.lower for sentence in around for token in sentence.tokens]
        return any(RURAL.fullmatch(f"{one} {other}") for one, other in pairwise([*words, ""]))

    @cached_property
    def _town_told(self) -> tuple[int, int]:
        """Where the town named most is first told of, by its name or its adjective: what comes later is not meant."""
        return min((one.sentence, one.first) for one in self.finds if self.frame.town in one.entries)

    def _is_town(self, place: Place) -> bool:
        return place.form == "name" and self.population.get(place.place or "", 0) >= VILLAGE

    def _village(self, found: Found) -> Meaning:
        """The village named last in the paragraph, else in the sentence before."""
        for place in self.before(found):
            if self._is_village(place) and " " not in str(place.place):
                return place.code, place.place
        for place in self.recent:
            if place.sentence == found.sentence - 1 and place.rule != DISTRICT and self._is_village(place):
                return place.code, place.place
        if only := self._only_village(found):
            return only
        return (self.frame.subject, None) if self.frame.clear else (None, None)

    def _only_village(self, found: Found) -> Meaning | None:
        """«газ в хуторе Лозном … ¶ … от жителей хутора»: the one that was told of with a word for it, and no other."""
        noun = self.document.sentences[found.sentence].tokens[found.first]
        if noun.lower == COUNTRYSIDE or noun.feats.get("Number") == "Plur":
            return None
        told = {(p.code, p.place) for p in self.recent if p.rule in TYPED and self._is_village(p)}
        return told.pop() if len(told) == 1 else None

    def _is_village(self, place: Place) -> bool:
        return place.form == "name" and bool(place.place) and self.population.get(place.place or "", 0) < TOWN

    def _district(self, found: Found) -> Meaning:
        """The district named last in the paragraph, else the article's own, else for «в районе» that named last."""
        if self.frame.country != RUSSIA:
            return self._abroad(found)
        word = self.document.sentences[found.sentence].tokens[found.first].lower
        if word.startswith(OKRUG) and AUTONOMOUS in load().names.get(self.frame.subject or "", "").lower():
            return self.frame.subject, None  # «окружной департамент» of Yugra
        if word.startswith(OKRUG) and (area := self._federal()):
            if not self.frame.clear or not any(place.rule == DISTRICT for place in self.done):
                return area.code, area.place
        recent = self.recent if found.rule != "reference-adjective" else ()
        told = chain(self.before(found), self._own_district(), recent)
        named = next(((p.code, p.place) for p in told if p.rule == DISTRICT), None)
        return named or (self.frame.subject, self._around_town(word) or self._by_adjective(word))

    def _by_adjective(self, word: str) -> str | None:
        """«Волховский суд осудил главу района»: the one whose adjective stands first in an article of its subject."""
        head = None if word.startswith(OKRUG) else heads().get(word)
        for place in self.done if head else ():
            adjective = base(place.text.lower()) if place.form in ("adjective", "organization") else None
            if not head or not adjective or (adjective, OBLAST) in subjects_by_adjective():
                continue  # «пензенские дороги»
            if self.frame.subject in districts().get(adjective, ((), ""))[0]:
                return titled(adjective, place.text, head)
        return None

    def _around_town(self, word: str) -> str | None:
        """«Район огромный» in news of Vytegra: the district of the small town that the article is about."""
        head, town = heads().get(word), self.frame.small_town
        if head is None or town is None or town.code != self.frame.subject or not self.frame.clear:
            return None
        own = town.place if word.startswith(OKRUG) else None  # «в округе»: it bears the name of its town
        return district_of(town.place or "", town.code or "", head) or own

    def _federal(self) -> Place | None:
        """The federal district named last: «в округе» of an article about several subjects."""
        return next((place for place in self.recent if (place.place or "").endswith(FEDERAL)), None)

    def _own_district(self) -> Iterator[Place]:
        """The district that the article is about, where it has been named."""
        title = self.frame.district
        return (place for place in (self.done if title else ()) if place.place == title)

    def _abroad(self, found: Found) -> Meaning:
        """«в провинции», «в этом округе»: the part of another country named last, else the country."""
        told: Iterable[Place] = self.before(found)
        if self.frame.country != RUSSIA:
            told = self.recent
        parts = (place.code for place in told if place.form != "reference" and is_part(place.code))
        code = next(parts, self.frame.country if self.frame.country != RUSSIA else None)
        return code, None

    def _here(self, found: Found) -> Meaning:
        """The place named last in the paragraph: of a country only «там» in the same sentence."""
        told = self.paragraph(found) if found.first or not self.opens_paragraph(found) else self.sentence_before(found)
        near = (place for place in told if place.form == "name" or place.rule in TOWN_REFERENCES)
        near = (place for place in near if not (self.passing(place) or self.behind(place, SOURCES)))
        near = (place for place in near if not self.left_out(place))
        if self.document.sentences[found.sentence].tokens[found.first].lower not in THERE:
            near = (place for place in near if not self.came_from(place))
        before = next((place for place in near if "-" in str(place.code) or self._there(found, place)), None)
        if before:
            return before.code, (self._within(before) or before).place
        return (self.frame.subject if self.told_of(self.frame.subject) else None), None

    def _within(self, place: Place) -> Place | None:
        """«в селе Крутом Ленского района. Там …»: the smallest of the places told right before one another."""
        found = None
        for one in self.recent:
            if one.sentence == place.sentence and one.last == place.first:
                place = one
                found = one if one.place and one.form == "name" and one.code == place.code else found
        return found

    def _there(self, found: Found, place: Place) -> bool:
        """«во всей Аргентине: там …», but not «гости из России, там …»."""
        tokens = self.document.sentences[found.sentence].tokens
        opens = place.sentence == found.sentence - 1 and found.first == 0 and not self.behind(place, ("по",))
        if not (place.sentence == found.sentence or opens) or tokens[found.first].lower not in THERE:
            return False
        return not self.behind(place, ("из", "от", "с"))

    def _centre(self, found: Found) -> Meaning:
        """The centre of the subject named with it, else of the article's; «районный центр» is that of its district."""
        if self.document.sentences[found.sentence].tokens[found.first].lower.startswith(OF_DISTRICT):
            code, district = self._district(found)
            town = None if district else self.frame.small_town
            return code, (town.place if town else centre_of_district(district, code) or district)
        code = found.entries[0].code if found.entries else self._subject(found)[0]
        if code in capitals():
            return capitals()[code]
        centre = load().centres.get(code or "")
        return code, None if centre == load().names.get(code or "") else centre

    def _capital(self, found: Found) -> Meaning:
        """A republic's capital in an article about it, else Moscow; a foreign country's is not looked up."""
        if self.frame.country != RUSSIA:
            return self.frame.country, None
        name = load().names.get(self.frame.subject or "", "")
        if found.rule == "reference-adjective":
            return (MOSCOW if self.frame.subject == MOSCOW else None), None
        return self._centre(found) if "Республика" in name and self.frame.clear else (MOSCOW, None)

    def _country(self, found: Found) -> Meaning:
        """The country of the body or post named last in the sentence, else the article's own."""
        told = (place for place in self.before(found) if place.sentence == found.sentence)
        place = next((place for place in told if "-" not in str(place.code)), None)
        if place and self._is_served(place):
            return place.code, None
        named = [str(place.code)[:2] for place in self.recent if place.code]
        later = self.frame.country != RUSSIA and named and self.frame.country not in named
        return (named[0] if later else self.frame.country), None  # what is named later is not meant

    def _is_served(self, place: Place) -> bool:
        """«по данным Минтруда Чехии», «премьер-министр Чехии заявил, что страна …»: behind a body or a post."""
        tokens = self.document.sentences[place.sentence].tokens
        if not place.first or tokens[place.last - 1].feats.get("Case") != "Gen":
            return False
        before = tokens[place.first - 1]
        return before.text[:1].isupper() or before.lemma in setting("statesman")


def is_part(code: str | None) -> bool:
    """Whether a code is that of a part of another country."""
    return code is not None and "-" in code and code[:2] != RUSSIA


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
    "abroad": Referents._abroad,
}
