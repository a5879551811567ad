"""Reads the places of a sentence; yields how each stands to its clause: where, whose, compared with what."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extractor.language import Sentence, Token
from extractor.lazy import lazy
from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import RUSSIA
from extractor.mentions.types import Mentions, Place

WHERE = frozenset(("в", "во", "на", "по", "над", "среди", "внутри"))
FROM = frozenset(("из",))
NEAR = frozenset(("у", "под", "близ", "около", "возле", "вокруг"))
AWAY = frozenset(("с", "со", "к", "ко", "от", "до", "для", "перед", "через", "за", "между", "против", "мимо", "сквозь"))
PREPOSITIONS = WHERE | FROM | NEAR | AWAY
COMPARED = frozenset(
    ("чем", "нежели", "сравнению", "уступая", "обогнав", "опередив", "пропустив", "отстает", "уступает")
)
ACCOUNTS = frozenset(("счет", "счёт", "оффшор", "офшор"))
FILLING = 4  # words between a preposition and its place: «в соседней Омской», «в посёлке городского типа …»


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and its relation to its clause.

    in: «в Туле»; to: «в Тулу»; near: «под Тулой»; of: «жители Тулы»; whole: a subject or object; modifier: «тульские
    заводы»; from: «из Тулы»; away:
    «до Тулы»; compared: «чем в Туле»; post: «губернатор области»; route: «Тула – Калуга».
    """

    place: Place
    relation: str

    @property
    def first(self) -> int:
        """Its first token."""
        return self.place.first

    @property
    def last(self) -> int:
        """The token after its last."""
        return self.place.last

    @property
    def broad(self) -> bool:
        """A whole country, or an area larger than a subject."""
        return self.place.code is None or "-" not in self.place.code


@cache
def post_lemmas() -> frozenset[str]:
    """Heads of posts: «губернатор», «глава»."""
    return frozenset(row["lemma"].replace("ё", "е") for row in read_table("posts"))


def spots_of(mentions: Mentions) -> dict[int, tuple[Spot, ...]]:
    """The spots of every sentence, in text order."""
    found: dict[int, list[Spot]] = {}
    routes = set(ends_of_routes(mentions))
    for place in mentions.places:
        if place.code is None and place.form == "reference":
            continue
        row = found.setdefault(place.sentence, [])
        stands = "route" if routes and place in routes else beside(mentions, row, place)
        row.append(Spot(place, stands or relation(mentions.document.sentences[place.sentence], place)))
    return {index: tuple(spots) for index, spots in found.items()}


def beside(mentions: Mentions, row: list[Spot], place: Place) -> str | None:
    """«с Владивостоком и Хабаровском»: the second stands as the first."""
    if not row or row[-1].place.form != place.form:
        return None
    between = mentions.article.text[row[-1].place.end : place.start].strip()
    return row[-1].relation if between in ("и", "или", ",") else None


def ends_of_routes(mentions: Mentions) -> Iterable[Place]:
    """«на линии Усть-Луга – Балтийск», «Казань-Болгар-Казань»: places joined by a dash."""
    for one, other in zip(mentions.places, mentions.places[1:], strict=False):
        if one.sentence == other.sentence and one.form == other.form == "name":
            if mentions.article.text[one.end : other.start].strip() in ("-", "–", "—"):
                yield from (one, other)


class Setting:
    """A place among the tokens of its sentence."""

    def __init__(self, tokens: tuple[Token, ...], place: Place) -> None:
        self.tokens = tokens
        self.place = place

    @lazy
    def preposition(self) -> str:
        """The preposition that governs it."""
        return preposition(self.tokens, self.place)


def relation(sentence: Sentence, place: Place) -> str:
    """How a place stands to its clause: the first rule that says so."""
    here = Setting(sentence.tokens, place)
    for name, rule in RELATIONS:
        if rule(here):
            return name
    return "whole"


def words_before(tokens: tuple[Token, ...], place: Place, count: int) -> Iterable[Token]:
    """The tokens before a place within its stretch between marks, from right to left."""
    for token in reversed(tokens[max(0, place.first - count) : place.first]):
        if token.text in ",;:()—–!?":
            return
        yield token


def preposition(tokens: tuple[Token, ...], place: Place) -> str:
    """The preposition that governs a place, past adjectives and words for its kind; empty for none."""
    for token in words_before(tokens, place, FILLING):
        if token.lower == "со" and "весь" in (tokens[token.index + 1].lemma, place.text):
            return "по"  # «со всей страны» is all over it
        if token.pos == "ADP" or token.lower in PREPOSITIONS:
            return token.lower
        if token.pos not in ("ADJ", "DET", "") and not kind_word(token):
            return ""
    return ""


@cache
def kind_words() -> frozenset[str]:
    """«город», «посёлок», «г»."""
    return frozenset(form for row in read_table("places/types") for form in row["forms"].split("|"))


def kind_word(token: Token) -> bool:
    """A word for the kind of place, or the full stop of its abbreviation."""
    return token.lower in kind_words() or token.text == "."


def compared(here: Setting) -> bool:
    """«чем в Ростовской области», «по сравнению с Москвой»."""
    return any(token.lower in COMPARED for token in words_before(here.tokens, here.place, 6))


def post(here: Setting) -> bool:
    """«губернатор Тульской области», «министр экологии региона»: the genitive chain before it begins with a post."""
    if here.preposition:
        return False
    for token in words_before(here.tokens, here.place, 7):
        if token.lemma in post_lemmas() or token.lower in post_lemmas():
            return True
        if token.pos in ("VERB", "ADP", "NUM"):
            return False
    return False


def towards(here: Setting) -> bool:
    """«рейсы в Москву»: a preposition of place with the accusative."""
    if here.preposition not in ("в", "во", "на"):
        return False
    return any(token.feats.get("Case") == "Acc" for token in here.tokens[here.place.first : here.place.last])


def destined(here: Setting) -> bool:
    """«ушли на счета в Риге»: where money went says nothing of whose it is."""
    if here.preposition not in WHERE:
        return False
    return any(token.lemma in ACCOUNTS for token in words_before(here.tokens, here.place, FILLING))


def inside(here: Setting) -> bool:
    """«в Туле»."""
    return here.place.form != "adjective" and here.preposition in WHERE


def nearby(here: Setting) -> bool:
    """«под Тулой», «Амур у Хабаровска»."""
    return here.place.form != "adjective" and here.preposition in NEAR


def out_of(here: Setting) -> bool:
    """«из Тулы»."""
    return here.place.form != "adjective" and here.preposition in FROM


def away(here: Setting) -> bool:
    """«до Тулы», «к Туле»."""
    return here.place.form != "adjective" and here.preposition in AWAY


def modifier(here: Setting) -> bool:
    """«тульские заводы», «областной бюджет»."""
    return here.place.form == "adjective" or here.place.rule == "reference-adjective"


def owner(here: Setting) -> bool:
    """«жители Тулы»: after a noun."""
    before = next(iter(words_before(here.tokens, here.place, 1)), None)
    return before is not None and before.pos in ("NOUN", "PROPN", "ADJ", "X") and not before.text[:1].isdigit()


def whole(here: Setting) -> bool:
    """«Тула получила»."""
    return True


RELATIONS = (
    ("compared", compared), ("modifier", modifier), ("post", post), ("away", destined), ("to", towards),
    ("in", inside), ("near", nearby),
    ("from", out_of), ("away", away),
    ("of", owner), ("whole", whole),
)  # fmt: skip


def national(place: Place) -> bool:
    """Russia as a whole."""
    return place.code == RUSSIA and place.place is None
