"""Reads the places of a sentence; yields them as spots: each with its relation to its clause."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.language import DASHES, Sentence, Token
from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.linking.region.relations import relation
from extractor.linking.region.setting import FILLING, holds, kind_word, kind_words, tells
from extractor.linking.region.teams import of_sport
from extractor.mentions.places.frame import DISTRICT
from extractor.mentions.places.kinds import setting
from extractor.mentions.types import Mentions, Place

MOSCOW = "Москва"
LEADS = 2  # sentences of the body that lead
TAGS, TAG = 2, 9  # sentences among them that only say who tells it, and the tokens of one
WITHIN = frozenset((",", "(", "в", "во", "на", "севере", "юге", "западе", "востоке", "центре"))  # between the two
IN = (["в"], ["во"], ["на"])
WINNERS = ("whole", "of", "modifier")
JOINTS = frozenset((",", "и", "или", "в", "во", "на", "под", "из"))


class Spot:
    """A place and its relation to its clause.

    in: «в Туле»; to: «в Тулу»; near: «под Тулой»; of: «жители Тулы»; whole: a subject or object; modifier: «тульские
    заводы»; from: «из Тулы»; away: «до Тулы»; compared: «чем в Туле»; post: «губернатор области»; venue: «заявил на
    форуме в Туле»; payer: «из областного бюджета»; dateline: «ТУЛА, 5 мая»; court: «суд Тулы»; holder: «село Тульского
    района»; origin: «туляк Иван Петров»; resident: «житель Тулы»; seat: «тульская компания»; people: «граждане Чехии»;
    life: «учился в Туле»; match: «проиграл в Туле»; traded: «на бирже в Токио»;
    cited: «по данным чешской полиции»; judge: «аналитик из Тулы»; sent: «отправляют в Тулу»; power: «деньги дала
    Москва»; giver: «область выделит школе 5 млн»; voice: «прокуратура Тульской области»; contest: «на турнире в
    Туле»; scope: «крупнейший в области»; included: «в том числе в Туле»; route: «Тула – Калуга»;
    office: «управление по Тульской и Калужской областям».
    """

    __slots__ = ("place", "relation", "first", "last", "broad", "joined")

    def __init__(self, place: Place, relation: str) -> None:
        self.place = place
        self.relation = relation
        self.first = place.first
        self.last = place.last
        self.broad = place.code is None or "-" not in place.code  # a whole country, or an area larger than a subject
        self.joined = False  # to the one before it: «в Туле | и Орле»


class Spots(dict[int, tuple[Spot, ...]]):
    """The spots of an article by sentence, in text order; with the sentences at its head."""

    def __init__(self, mentions: Mentions, rows: Mapping[int, Sequence[Spot]]) -> None:
        super().__init__({index: tuple(row) for index, row in rows.items()})
        sentences = mentions.document.sentences
        body = [sentence for sentence in sentences if sentence.kind == "body"][: LEADS + TAGS]
        self.leads = [sentence.index for sentence in body if not is_tag(sentence)][:LEADS]  # that tell something
        self.heads = [sentence.index for sentence in sentences if sentence.kind == "headline"]
        self.opening = self.heads + self.leads


def is_tag(sentence: Sentence) -> bool:
    """«/Волга-Пресс/.» behind a dateline: who tells it, and no more."""
    tokens = sentence.tokens
    return tokens[0].text in "/(" and len(tokens) <= TAG and not any(token.pos == "VERB" for token in tokens)


def spots_of(mentions: Mentions) -> Spots:
    """The spots of every sentence, in text order."""
    found: dict[int, list[Spot]] = {}
    routes = set(ends_of_routes(mentions))
    for place in mentions.places:
        if place.code is None and place.form == "reference":
            continue
        row = found.setdefault(place.sentence, [])
        if row and (end := surrounds(mentions.document.sentences[place.sentence].tokens, row[-1], place)):
            row[-1].last = end
            continue
        place = acting(mentions.document.sentences[place.sentence], place)
        stands = "route" if routes and place in routes else standing(mentions, row, place)
        if stands == "to" and row and row[-1].relation == "from" and rides(mentions, row[-1], place):
            stands = row[-1].relation = "route"
        if stands == "from" and row and row[-1].relation == "to" and rides(mentions, row[-1], place):
            stands = row[-1].relation = "route"  # «следовал в Чили из Лимы»
        row.append(Spot(place, stands))
    place_digest(found.values())
    place_matches(mentions, found)
    place_contests(mentions, found)
    place_seats(found.values())
    for index, row in found.items():
        join(row, mentions.document.sentences[index].tokens)
    return Spots(mentions, found)


def standing(mentions: Mentions, row: list[Spot], place: Place) -> str:
    """How a place stands to its clause, or as one of those before it."""
    stands = beside(mentions, row, place) or relation(mentions.document.sentences[place.sentence], place)
    if stands in ("in", "to") and row and row[-1].relation == "included" and goes_on(mentions, row[-1], place):
        return "included"
    if stands == "to" and any(spot.relation == "sent" for spot in row):
        return "sent"  # «в Китай отправили 85 тонн, в Индию — 30»
    return stands


def join(row: Sequence[Spot], tokens: Sequence[Token]) -> None:
    """Mark those of a sentence that are joined to the one before."""
    for one, other in pairwise(row):
        other.joined = joined(one, other, tokens)
        if other.joined and (one.relation == "office" or serves(tokens, one)):
            one.relation = other.relation = "office"


def serves(tokens: Sequence[Token], spot: Spot) -> bool:
    """«управление надзора по Тульской | и Калужской областям»: the first of several places that an office is for."""
    before = tokens[max(0, spot.first - FILLING - 1) : spot.first]
    verbal = any(token.pos in ("VERB", "AUX") for token in before)
    return bool(before) and not verbal and before[-1].lower == "по" and holds(before[:-1], "branch", "law")


def joined(one: Spot, other: Spot, tokens: Sequence[Token]) -> bool:
    """Whether only a comma, a conjunction, a preposition, a word for its kind stand between two places of one kind."""
    if bool(one.place.place) != bool(other.place.place) or one.place.form != other.place.form:
        return False
    between = [token for token in tokens[one.last : other.first] if not kind_word(token)]
    if not 0 < len(between) <= 2 or between[0].lower not in (",", "и", "или"):
        return False
    return JOINTS.issuperset([token.lower for token in between])


def surrounds(tokens: Sequence[Token], spot: Spot, place: Place) -> int:
    """«в селе Крутом | Ленского района | Тульской области», «посёлок Крутой в Пермском крае», «в Утрехте (Нидерланды)»:
    where what only says in what district, subject or country the place before lies ends; else 0."""
    between = [token.lower for token in tokens[spot.last : place.first]]
    if not WITHIN.issuperset(between) or spot.place.form != "name" or place.form != "name" or not spot.place.code:
        return 0
    district = place.rule == DISTRICT and spot.place.rule != DISTRICT
    larger = spot.place.place is not None and (place.place is None or district) and place.code == spot.place.code
    smaller = spot.place.place is not None or "-" in spot.place.code
    country = smaller and place.code == spot.place.code[:2] and place.place is None
    if not (larger or country):
        return 0
    after = tokens[place.last].text if place.last < len(tokens) else ""
    if between == ["("]:
        return place.last + 1 if after == ")" else 0
    if between == [","]:
        return place.last if after in ("", ",", ".") else 0
    if between in IN and larger:
        return place.last if tokens[place.first].feats.get("Case") != "Acc" else 0
    return place.last if not between or (place.code != RUSSIA and country) else 0


def acting(sentence: Sentence, place: Place) -> Place:
    """«Пекин выделил банкам 300 млрд»: a capital that acts stands for its state."""
    if place.form == "name" and (dealing(sentence, place) or helped(sentence, place)):
        return replace(place, code=str(place.code)[:2], place=None)
    if place.place not in setting("capital") or place.form != "name" or not str(place.code)[2:]:
        return place
    if sentence.tokens[place.first].feats.get("Case") != "Nom":
        return place
    around = sentence.tokens[max(0, place.first - FILLING) : place.last + FILLING]
    beside = (*sentence.tokens[max(0, place.first - 1) : place.first], *sentence.tokens[place.last : place.last + 1])
    acts = holds(around, "act", "giver", "power") or holds(beside, "says")  # «Пекин сообщил»
    return replace(place, code=str(place.code)[:2], place=None) if acts else place


def helped(sentence: Sentence, place: Place) -> bool:
    """«помощь Киеву»: the state that is helped."""
    before = sentence.tokens[place.first - 1] if place.first else None
    dative = sentence.tokens[place.first].feats.get("Case") == "Dat" and place.place in setting("capital")
    return dative and before is not None and before.lemma in setting("help")


def dealing(sentence: Sentence, place: Place) -> bool:
    """«Москва и Киев обменялись пленными»: capitals joined in the nominative stand for their states."""
    tokens = sentence.tokens
    for one, other in ((place.first - 2, place.first), (place.first, place.first + 2)):
        if one >= 0 and other < len(tokens) and tokens[one + 1].lower == "и":
            pair = {tokens[one].text, tokens[other].text}
            if len(pair) == 2 and pair <= setting("capital") | {MOSCOW}:
                return True
    return False


def goes_on(mentions: Mentions, one: Spot, place: Place) -> bool:
    """«в том числе в Туле – 5, в Калуге – 3»: the next of what is included, with no verb between."""
    between = mentions.document.sentences[place.sentence].tokens[one.last : place.first]
    return place.form == one.place.form and not any([token.pos == "VERB" or token.text == ";" for token in between])


def rides(mentions: Mentions, start: Spot, end: Place) -> bool:
    """«следовал из Пскова в Опочку»: the ends of a journey."""
    tokens = mentions.document.sentences[end.sentence].tokens
    around = tokens[max(0, start.first - FILLING) : end.last + FILLING]
    return end.first == start.last + 1 and holds(around, "ride", "road")


def place_digest(rows: Iterable[list[Spot]]) -> None:
    """Datelines of several places make a digest: there they say what each paragraph tells of."""
    datelines = [spot for row in rows for spot in row if spot.relation == "dateline"]
    if len({(spot.place.code, spot.place.place) for spot in datelines}) > 1:
        for spot in datelines:
            spot.relation = "in"


def place_matches(mentions: Mentions, rows: dict[int, list[Spot]]) -> None:
    """«Новокузнецкий «Литейщик» уступил в Омске»: where a match was played, in news of who played it."""
    played = [spot for row in rows.values() for spot in row if spot.relation == "in" and spot.place.place]
    sentences = mentions.document.sentences
    told = {at for at in {spot.place.sentence for spot in played} if tells(sentences[at], "played")}
    if not told or not of_sport(mentions):
        return
    for spot in played:
        if spot.place.sentence in told:
            spot.relation = "match"


def place_contests(mentions: Mentions, rows: dict[int, list[Spot]]) -> None:
    """«Россияне завоевали в Японии девять наград»: where medals were won, beside who won them."""
    for index, row in rows.items():
        here = mentions.document.sentences[index]
        if any([spot.relation in WINNERS for spot in row]) and tells(here, "medal") and tells(here, "gained"):
            for spot in row:
                spot.relation = "contest" if spot.relation == "in" else spot.relation


def place_seats(rows: Iterable[list[Spot]]) -> None:
    """A firm's adjective that comes before any other subject, or is of another country, says where it acts."""
    told: set[str] = set()
    for row in rows:
        told |= {str(spot.place.code) for spot in row} & load().subjects.keys()
        for spot in row:
            if (
                spot.relation == "seat"
                and spot.place.form in ("adjective", "organization")
                and (spot.place.code not in load().subjects or len(told) == 1)
            ):
                spot.relation = "modifier"


def beside(mentions: Mentions, row: list[Spot], place: Place) -> str | None:
    """«с Владивостоком и Хабаровском»: the second stands as the first."""
    if not row or row[-1].place.form != place.form:
        return None
    between = mentions.document.text[row[-1].place.end : place.start].strip()
    joint, _, kind = between.partition(" ")  # «в порты Тульской области и республики Карелия»
    return row[-1].relation if joint in ("и", "или", ",") and (not kind or kind in kind_words()) else None


def ends_of_routes(mentions: Mentions) -> Iterable[Place]:
    """«на линии Усть-Луга – Балтийск», «Казань-Болгар-Казань»: places joined by a dash."""
    for one, other in zip(mentions.places, mentions.places[1:], strict=False):
        if one.sentence == other.sentence and one.form == other.form == "name":
            if mentions.document.text[one.end : other.start].strip() in DASHES:
                yield from (one, other)


def national(place: Place) -> bool:
    """Russia as a whole."""
    return place.code == RUSSIA and place.place is None
