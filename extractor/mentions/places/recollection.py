"""Reads the places resolved so far; yields those that a reference may look back to, and how they stand."""

from collections.abc import Iterator, Sequence

from extractor.language import Document, Token
from extractor.lexicon.gazetteer import load
from extractor.mentions.places.found import Found
from extractor.mentions.places.frame import Frame
from extractor.mentions.places.kinds import setting
from extractor.mentions.places.passing import ends_route, is_dateline
from extractor.mentions.types import Place

NEARLY = 0.75  # of the greatest weight
LEFT_OUT = frozenset(("кроме", "помимо", "исключением", "исключая", "учёта", "учета"))
CITING = 6  # words from «по данным» to the place
MEMORY = 50  # places that a reference looks back over


class Recollection:
    """The places of a document told so far; `done` and `population` grow while they are resolved."""

    def __init__(
        self, document: Document, finds: Sequence[Found], frame: Frame, done: list[Place], population: dict[str, int]
    ) -> None:
        self.document = document
        self.finds = finds
        self.frame = frame
        self.done = done
        self.population = population
        self.rural: dict[int, bool] = {}  # by sentence: whether it, or one beside it, tells of villages

    @property
    def recent(self) -> Iterator[Place]:
        """The places before, the nearest first."""
        return reversed(self.done[-MEMORY:])

    def paragraph(self, found: Found) -> Iterator[Place]:
        """The places of the same paragraph before, the nearest first."""
        block = self.document.sentences[found.sentence].block
        for place in self.recent:
            if self.document.sentences[place.sentence].block != block:
                return
            if place.code:
                yield place

    def opens_paragraph(self, found: Found) -> bool:
        """Whether nothing of its paragraph stands before its sentence."""
        sentences = self.document.sentences
        return found.sentence > 0 and sentences[found.sentence - 1].block != sentences[found.sentence].block

    def sentence_before(self, found: Found) -> Iterator[Place]:
        """The places of the sentence before, the nearest first: «Беда случилась в Туле. ¶ Там сгорел дом»."""
        return (place for place in self.recent if place.code and place.sentence == found.sentence - 1)

    def before(self, found: Found) -> Iterator[Place]:
        """Those of them that are named, not referred to."""
        return (place for place in self.paragraph(found) if place.form != "reference")

    def right_before(self, found: Found) -> Iterator[Place]:
        """The named places of the paragraph before, then that of the sentence before it if told of as much as any."""
        yield from self.before(found)
        if found.rule == "reference-adjective":
            return
        named = [p for p in self.recent if p.sentence == found.sentence - 1 and p.form != "reference"]
        weights = self.frame.subjects
        if named and len({place.code for place in named}) == 1:  # «после Смоленской области и Удмуртии. ¶ Регион …»
            told = weights.get(named[0].code or "", 0.0) >= NEARLY * weights.get(self.frame.subject or "", 0.0)
            yield from named[:told]

    def named_beside(self, found: Found) -> Place | None:
        """The whole subject that its sentence names before it, if nothing is only compared with that."""
        place = next(self.before(found), None)
        if place is None or place.sentence != found.sentence or place.place is not None or place.form != "name":
            return None
        words = [token.lower for token in self.words_before(place)]
        return place if place.code in load().subjects and setting("compared").isdisjoint(words) else None

    def cited(self, place: Place) -> bool:
        """«По данным правительства Омской области, …»: whose word the sentence tells."""
        return not setting("by_word").isdisjoint([token.lemma for token in self.words_before(place)])

    def words_before(self, place: Place) -> tuple[Token, ...]:
        """Those that stand near before a place."""
        return self.document.sentences[place.sentence].tokens[max(0, place.first - CITING) : place.first]

    def told_of(self, code: str | None) -> bool:
        """Whether a subject or country has been named, or one of its towns: what is named later is not meant."""
        return any(place.code == code for place in self.done)

    def passing(self, place: Place) -> bool:
        """Where the news was written, or the end of a route."""
        tokens = self.document.sentences[place.sentence].tokens
        return is_dateline(tokens, place) or ends_route(tokens, place)

    def left_out(self, place: Place) -> bool:
        """«кроме столицы края – Читы»."""
        return not LEFT_OUT.isdisjoint([token.lower for token in self.words_before(place)])

    def came_from(self, place: Place) -> bool:
        """«везут из Брянской и Тульской областей, местный дешевле»: «из» stands before a row of places."""
        return self.before_row(place) == "из"

    def before_row(self, place: Place) -> str:
        """The word before a row of places."""
        tokens, at = self.document.sentences[place.sentence].tokens, place.first - 1
        while at > 0 and (tokens[at].text in ("и", ",") or tokens[at].text[:1].isupper()):
            at -= 1
        return tokens[at].lower if at >= 0 else ""

    def behind(self, place: Place, prepositions: tuple[str, ...]) -> bool:
        """Whether one of these prepositions stands before a place."""
        tokens = self.document.sentences[place.sentence].tokens
        return place.first > 0 and tokens[place.first - 1].lower in prepositions
