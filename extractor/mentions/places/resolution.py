"""Reads the finds of a document; yields the place that each stands for, by the article around it.

A name of several places («Благовещенск», «Приамурье») is the one whose subject stands beside it, else the one whose
subject the article speaks of most, else the largest.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from extractor.language import Document
from extractor.lexicon.gazetteer import RUSSIA, Entry, load
from extractor.mentions.places.found import Found
from extractor.mentions.places.frame import DISTRICT, VILLAGE, Frame
from extractor.mentions.places.kinds import LOCATIVE, setting, type_words
from extractor.mentions.places.namesakes import is_shared
from extractor.mentions.places.referents import AROUND, MEANINGS, TOWN, Referents, is_part
from extractor.mentions.places.scene import OPENING
from extractor.mentions.places.unlisted import foreign_nominative
from extractor.mentions.types import Place

ENDINGS = ("а", "я", "о")  # of names that end in «е» behind «в»
BRANCH = "отделение"
WITHIN = ("в", "во", "(", ",")  # between a town and the subject that it lies in
OTHER_SENSE = "adjective"  # of an entry: the adjective that it was found by has another sense as well
SUBJECTS = ("subject", "region")
FOREIGN_FORMS = ("adjective", "inhabitant", "organization")
NEIGHBOUR = 0.5  # of the weight of the region around a city: «Зеленогорск» in news of Vyborg
NEAR = 3  # tokens between a place and the subject that says where it is
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
        self.abroad: dict[str, str] = {}  # towns that no table holds → the country said with them
        self.referents = Referents(document, finds, self.frame, self.done, self.population)

    def run(self) -> tuple[Place, ...]:
        """Every find that stands for a place."""
        for at, found in enumerate(self.finds):
            if found.scope:
                place: Place | None = self._place(found, *MEANINGS[found.scope](self.referents, found))
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
        if found.entries[0].kind == "district" and self._anywhere(at, found):
            return None
        if found.entries[0].kind == "district" and (self._elsewhere(at, found) or self._stated(at)):
            return self._unlisted(at, found)
        return self._entered(at, found)

    def _entered(self, at: int, found: Found) -> Place | None:
        """The place of the entry that fits best, or a namesake of it that no table holds."""
        near = self._near(at)
        entry = best_entry(found, near, self.frame) if len(found.entries) > 1 else found.entries[0]
        if entry.also == OTHER_SENSE and not self._of_the_town(found, entry):
            return None
        behind = self._behind(at) if entry.code not in near and self._is_typed(found, entry) else set()
        if len(behind) == 1:
            return self._place(found, next(iter(behind)), entry.place, "namesake")
        if entry.code not in near and self._small_elsewhere(entry, self._is_village(found)):
            return self._namesake(found, entry)
        if found.form in FOREIGN_FORMS and self._foreign_town(found, entry, near):
            return None
        self.population[entry.place or ""] = BIG if entry.kind == "city" else entry.population
        return self._place(found, entry.code, None if self._branch(found) else entry.place)

    def _of_the_town(self, found: Found, entry: Entry) -> bool:
        """«Дзержинский городской суд», not «королевская семья»; or the article names the town itself."""
        tokens = self.document.sentences[found.sentence].tokens
        if found.last < len(tokens) and tokens[found.last].lemma in setting("civic"):
            return True
        named = [other.place for one in self.finds if one.form == "name" for other in one.entries]
        return entry.place in named

    def _branch(self, found: Found) -> bool:
        """«Отделение Тула Банка России»: named after its town, it speaks of the whole subject."""
        tokens = self.document.sentences[found.sentence].tokens
        before = tokens[found.first - 1] if found.first else None
        if before is None or not before.lower.startswith(BRANCH[:-1]) or before.lemma != BRANCH:
            return False
        return found.form != "adjective" and tokens[found.first].feats.get("Case") != "Gen"

    def _anywhere(self, at: int, found: Found) -> bool:
        """«пожар в Кировском районе» where nothing says of which subject, which many have."""
        if len({entry.code for entry in found.entries}) == 1 or self.frame.subject or self._stated(at):
            return False
        return not self._near(at, BIG) and not any(place.code for place in self.done)

    def _elsewhere(self, at: int, found: Found) -> bool:
        """«Советский район»: the table knows some, but none of the article's subject, which may have one as well."""
        if self.frame.subject is None and self.frame.country == RUSSIA and not self._near(at, BIG):
            return bool(found.entries[0].also)  # nothing says which it is
        codes = {str(entry.code) for entry in found.entries}
        if codes & ({self.frame.subject} | self._near(at, BIG)):
            return False
        if len(codes) == 1 and not found.entries[0].also:
            return False
        told = (place for place in self.referents.before(found) if place.form == "name")
        return self.frame.subject is not None and not any(place.code in codes for place in told)

    def _is_village(self, found: Found) -> bool:
        """«в деревне Каменке»: no town of that name, however large."""
        tokens = self.document.sentences[found.sentence].tokens
        return found.first > 0 and tokens[found.first - 1].lower in setting("village")

    def _is_typed(self, found: Found, entry: Entry) -> bool:
        """«Посёлок Мирный», «в деревне Париж»: no town that the table holds; «город Воронеж» is so large a one."""
        if found.form != "name" or not found.first:
            return False
        large = entry.kind == "city" or entry.population >= BIG
        word = self.document.sentences[found.sentence].tokens[found.first - 1].lower
        return word in (setting("village") if large else type_words())

    def _behind(self, at: int) -> set[str]:
        """The subject right behind a place: «Мирный Пермского края», «в Пермском крае», not «и», «с», «из» it."""
        one, after = self.finds[at], self.finds[at + 1] if at + 1 < len(self.finds) else None
        if after is None or after.sentence != one.sentence or after.first > one.last + 1:
            return set()
        tokens = self.document.sentences[one.sentence].tokens
        if tokens[after.last - 1].feats.get("Case") == "Acc":  # «из города Клина в Пермский край»
            return set()
        return self._near(at) if all([token.text in WITHIN for token in tokens[one.last : after.first]]) else set()

    def _small_elsewhere(self, entry: Entry, village: bool) -> bool:
        """A village of another subject than the article's, with a name that the article's may have as well."""
        own = self.frame.subject
        if village and entry.kind == "city":
            return own is not None and self.frame.country == RUSSIA  # «в деревне Варшава» is no town abroad
        small = entry.kind == "settlement" and (village or entry.population < (TOWN if entry.also else VILLAGE))
        return small and own not in (None, entry.code) and AROUND.get(own or "") != entry.code and is_shared(entry)

    def _foreign_town(self, found: Found, entry: Entry, near: set[str]) -> bool:
        """«Пушкинский заповедник»: the adjective of a town of another subject, not of a great one."""
        if entry.kind != "settlement" or entry.population >= GREAT or entry.code in near:
            return False
        if not entry.also and (self._names_a_team(found) or load().centres.get(entry.code or "") == entry.place):
            return False
        return self.frame.subject not in (None, entry.code)

    def _names_a_team(self, found: Found) -> bool:
        """«Учалинский «Горняк» сыграл в Норильске»: a town's adjective before what is called by a name."""
        tokens = self.document.sentences[found.sentence].tokens
        named = found.last < len(tokens) and tokens[found.last].text in OPENING
        return named and tokens[found.first].text[:1].isupper()

    def _namesake(self, found: Found, entry: Entry) -> Place | None:
        """A village of another subject than the article's: rather one of the article's with the same name."""
        tokens = self.document.sentences[found.sentence].tokens
        placed = found.rule == "typed" or (found.first and tokens[found.first - 1].lower in LOCATIVE)
        if found.form == "name" and (placed or not entry.also):
            code = entry.code if self.frame.subject in AROUND else self.frame.subject  # no villages within Moscow
            return self._place(found, code, entry.place, "namesake")
        return None

    def _unlisted(self, at: int, found: Found) -> Place | None:
        """A district or village without an entry lies in the subject beside it, else in the article's, or abroad."""
        own = self._own(found) if self.frame.country == RUSSIA else self._part(found)
        stated = self._stated(at)
        title = self._title(found, stated is not None)
        if stated and title:
            self.abroad[title] = stated
        near = sorted(self._near(self._row_end(at), BIG))
        code = next(iter(near), None) or stated or self.abroad.get(title or "") or own
        return self._place(found, code, title) if code else None

    def _row_end(self, at: int) -> int:
        """«в сёлах Крутое и Заозёрье Курганской области»: the last of a row, behind which its subject stands."""
        for one, other in pairwise(self.finds[at:]):
            between = self.document.sentences[one.sentence].tokens[one.last : one.last + 1]
            joined = one.sentence == other.sentence and one.last + 1 == other.first and one.rule == other.rule
            if one.rule != "typed-name" or not joined or between[0].text not in (",", "и"):
                break
            at += 1
        return at

    def _own(self, found: Found) -> str | None:
        """The article's own subject; of «село Крутое» that of the district or town told of right before."""
        for place in self.referents.before(found) if found.rule == "typed-name" else ():
            near = place.sentence == found.sentence and place.place is not None
            if (near or not self.frame.clear) and place.code in load().subjects:
                return place.code
        return self.frame.subject

    def _stated(self, at: int) -> str | None:
        """«в чешском Пльзене», «в Анси (Франция)»: the country right before or behind a town that no table holds."""
        one, before = self.finds[at], self.finds[at - 1] if at else None
        after = self.finds[at + 1] if at + 1 < len(self.finds) else None
        tokens = self.document.sentences[one.sentence].tokens
        if before and before.sentence == one.sentence and before.form == "adjective":
            between = tokens[before.last : one.first][:NEAR]
            if len(between) < NEAR and all([token.lower in type_words() for token in between]):
                return foreign_code(before)  # «в японском городе Кусиро»
        if after is None or after.sentence != one.sentence:
            return None
        marked = after.first == one.last + 1 and tokens[one.last].text in "(,"
        return foreign_code(after) if marked or after.first == one.last else None  # «в Казбегском районе Грузии»

    def _part(self, found: Found) -> str:
        """«Труднее всех было региону Арекипа. В Чивае …»: the part of another country told of right before."""
        for place in self.referents.before(found):
            if place.sentence < found.sentence - 1:
                break
            if is_part(place.code) and place.place is None and str(place.code)[:2] == self.frame.country:
                return str(place.code)
        return self.frame.abroad

    def _title(self, found: Found, stated: bool) -> str | None:
        """The name of a place that no table holds, in the nominative: as it stands elsewhere, else as guessed."""
        if found.rule != "called-a-place" or found.last - found.first > 1:
            return found.title
        word = self.document.sentences[found.sentence].tokens[found.first].text
        told = (place.place or "" for place in reversed(self.done) if place.form == "name")
        if same := next((title for title in told if title[:-2] == word[:-2] and len(title) == len(word)), None):
            return same  # «в городе Рыбное … В Рыбном»
        forms = [word[:-1], *(word[:-1] + ending for ending in ENDINGS)]
        named = next((form for form in forms if form in self._nominatives), None)
        if named or word in self._behind_nouns:  # «бургомистр Бад-Аусзе»: it does not decline
            return named or word
        own = next((form for form in (foreign_nominative(word), found.title) if form in self.abroad), None)
        if own is not None or stated or self.frame.country != RUSSIA:
            return own or foreign_nominative(word)
        return found.title

    @cached_property
    def _nominatives(self) -> frozenset[str]:
        """The capitalised words of the document that stand in the nominative."""
        words = [token for sentence in self.document.sentences for token in sentence.tokens if token.text[0].isupper()]
        return frozenset([token.text for token in words if token.feats.get("Case") == "Nom"])

    @cached_property
    def _behind_nouns(self) -> frozenset[str]:
        """Those that stand behind a noun, where no preposition governs them."""
        pairs = [pair for sentence in self.document.sentences for pair in pairwise(sentence.tokens)]
        behind = [token.text for before, token in pairs if before.pos in ("NOUN", "PROPN")]
        return frozenset([text for text in behind if text[0].isupper()])

    def _near(self, at: int, town: int | None = None) -> set[str]:
        """Codes of the subjects (or towns so big) named right before or after, or behind the district around it."""
        one, found = self.finds[at], set()
        for place in (at - 1, at + 1):
            other = self.finds[place] if 0 <= place < len(self.finds) else one
            if other is one or other.sentence != one.sentence or not _is_near(one, other):
                continue
            if other.rule == DISTRICT and other.first == one.last:  # «в селе Крутом Волоконовского района»
                codes = {str(entry.code) for entry in other.entries}
                found |= self._near(place, town) or (codes if len(codes) == 1 else set())
            for entry in other.entries:
                if entry.code and (entry.kind in SUBJECTS or (town and entry.population >= town)):
                    found.add(entry.code)
        return found


def foreign_code(found: Found) -> str | None:
    """The code of the other country, or of its part, that a find names."""
    entry = found.entries[0] if found.entries else None
    abroad = entry is not None and entry.country != RUSSIA and entry.kind in ("country", "region")
    return entry.code if entry is not None and abroad else None


def _is_near(one: Found, other: Found) -> bool:
    return abs(other.first - one.last) < NEAR or abs(one.first - other.last) < NEAR


def best_entry(found: Found, near: set[str], frame: Frame) -> Entry:
    """The entry that a find stands for."""
    own = [entry for entry in found.entries if entry.code in near]
    return max(own or found.entries, key=lambda entry: preference(entry, found.form, frame))


def preference(entry: Entry, form: str, frame: Frame) -> tuple[float, bool, int]:
    """Weight of its subject in the article; for adjectives the subject before its centre; population."""
    around = AROUND.get(str(entry.code), "")
    weight = frame.subjects.get(str(entry.code), 0.0) or NEIGHBOUR * frame.subjects.get(around, 0.0)
    if entry.country != RUSSIA and not weight:
        weight = frame.countries.get(str(entry.code)[:2], 0.0)
    larger = entry.place is None if form != "name" else entry.kind in ("country", "subject", "area")
    return weight, larger, entry.population
