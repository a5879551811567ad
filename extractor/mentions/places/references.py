"""Reads a scene; yields the words that refer back to a place: «в регионе», «областной», «здесь», «столица края»."""

from collections.abc import Iterator

from extractor.language import Token
from extractor.lexicon.gazetteer import Entry, load
from extractor.mentions.places.endings import base
from extractor.mentions.places.found import Found
from extractor.mentions.places.kinds import REFERENCE, adjectives, capitals, nouns, setting, words_of
from extractor.mentions.places.scene import Scene

OTHERS = frozenset(("свой", "другой", "иной", "прочий", "зарубежный"))  # in all their forms
FIXED, LOCAL = frozenset("время времени самоуправление самоуправления самоуправлению самоуправлении".split()), "местн"
FIELDS = frozenset(("области",))  # «в области культуры»
THERE_AND_BACK = frozenset(("туда и обратно", "туда и сюда"))
STATE = "государств"  # «государство возместило затраты»: who acts, not where
WITHIN = frozenset(("в", "во", "по", "внутри"))


def of_others(scene: Scene, at: int) -> bool:
    """«в каждом регионе», «в соседней области», «24 страны»: not the one spoken of."""
    token = scene.token(at - 1)
    if token is None:
        return False
    counted = is_number(token) or (token.pos == "ADJ" and of_counted(scene, at))
    others = setting("others")
    other = token.lower in others or token.lemma in OTHERS
    return counted or other or (base(token.lower) or token.lower) in others


def of_counted(scene: Scene, at: int) -> bool:
    """«54 российских | города», «30 крупнейших городов»: a number stands before the adjectives."""
    token = scene.token(at - 1)
    while token is not None and token.pos == "ADJ":
        token = scene.token(token.index - 1)
    return token is not None and is_number(token)


def is_number(token: Token) -> bool:
    """«24», «двух»."""
    return token.pos == "NUM" or token.text[:1].isdigit()


def field(scene: Scene, at: int) -> bool:
    """«в области культуры»: a field of work."""
    after = scene.token(at + 1) if scene.words[at] in FIELDS and scene.word(at - 1) == "в" else None
    if after is None or after.text[:1].isupper():
        return False
    return after.pos == "NOUN" and after.feats.get("Case") == "Gen"


def agent(scene: Scene, at: int) -> bool:
    """«государство возместило затраты», «за счёт государства»: who acts, not where; «в государстве» is a place."""
    return scene.words[at].startswith(STATE) and scene.word(at - 1) not in WITHIN | setting("dwellers")


def several(scene: Scene, at: int) -> bool:
    """«торгует со странами», «страны договорились», «страны дальнего зарубежья»: not that which is spoken of."""
    if nouns().get(scene.words[at]) != "country":
        return False
    before = scene.token(at - 1)
    plural = scene.tokens[at].feats.get("Number") == "Plur" and not (before and before.pos == "NOUN")
    return plural or scene.word(at + 1) in setting("beyond")  # but «заводы страны»


def means_nothing(scene: Scene, at: int) -> bool:
    """A referring noun that refers to no place where it stands."""
    return any([rule(scene, at) for rule in (of_others, field, named, agent, street, several, around)])


def street(scene: Scene, at: int) -> bool:
    """«улица Республики», «площадь Республики»."""
    return scene.capital(at) and scene.before(at) in words_of("barriers", "side", "before")


def named(scene: Scene, at: int) -> bool:
    """«город Бийск»: the name beside it says more; not «глава республики Иван Петров»."""
    return scene.capital(at + 1) and not scene.opens(at + 1) and scene.type_of(at + 1) != "PER"


def of_a_name(scene: Scene, at: int) -> bool:
    """«Тульский областной суд»: part of a name, not «Из областного бюджета»."""
    return scene.capital(at - 1) and not (scene.opens(at - 1) and scene.tokens[at - 1].pos == "ADP")


def of_centre(scene: Scene, at: int) -> bool:
    """«областной | центр»; and «по местному времени», «местное самоуправление» tell of no place."""
    after = scene.word(at + 1)
    return after in setting("centre") or (after in FIXED and scene.word(at).startswith(LOCAL))


def centre(scene: Scene, at: int) -> bool:
    """«областной центр», «краевая столица»."""
    adjective, after = base(scene.word(at - 1)) or "", scene.token(at + 1)
    if after and after.text[:1].islower() and after.feats.get("Case") == "Gen" and after.pos in ("NOUN", "ADJ"):
        return False  # «областной центр занятости» is an institution
    return not setting("of_centre").isdisjoint((adjective, adjective.replace("ый", "ой")))


def around(scene: Scene, at: int) -> bool:
    """«в районе деревни Хост», «в районе железнодорожного вокзала»: near it, not in a district."""
    if scene.words[at] not in ("районе", "район") or scene.word(at - 1) != "в":
        return False
    words = scene.words[at + 1 : at + 4]
    spot = next((word for word in words if base(word) is None), "")
    return spot in words_of("types", "kind", "settlement", "forms") or spot in setting("spot")


def centre_of(scene: Scene, at: int) -> Found | None:
    """«столица Чувашии», «центр Алтайского края», «столица республики»."""
    if nouns().get(scene.word(at + 1)) == "subject" and not scene.capital(at + 2):
        return Found(scene.sentence.index, at, at + 1, (), "reference", "centre", scope="centre")
    if at and (entries := tuple(countries_at(scene, at - 1, "adjective"))):  # «в афганской столице»
        return Found(scene.sentence.index, at, at + 1, entries, "reference", "centre", scope="centre")
    if at + 1 >= len(scene.words) or not scene.capital(at + 1):
        return None
    _, readings = load().at(scene.words, at + 1)
    entries = tuple(reading.entry for reading in readings if reading.entry.kind == "subject")
    entries = entries or tuple(countries_at(scene, at + 1, "name"))
    return Found(scene.sentence.index, at, at + 1, entries, "reference", "centre", scope="centre") if entries else None


def countries_at(scene: Scene, at: int, form: str) -> Iterator[Entry]:
    """The country that is named there, if it is one of which the capital is known."""
    if scene.word(at + (1 if form == "adjective" else -1)) not in setting("seat_of"):
        return
    _, readings = load().at(scene.words, at)
    for reading in readings:
        if reading.form == form and reading.entry.kind == "country" and reading.entry.code in capitals():
            yield reading.entry


def find_references(scene: Scene) -> list[Found]:
    """Every referring word of a sentence."""
    found = [reference_at(scene, at) for at in scene.where(REFERENCE)]
    return [one for one in found if one is not None]


def reference_at(scene: Scene, at: int) -> Found | None:
    """What the word there refers to: first a centre, then by a noun, then by an adjective."""
    word = scene.words[at]
    if word in setting("centre"):
        if capital_of := centre_of(scene, at):
            return capital_of
        if centre(scene, at):
            return Found(scene.sentence.index, at - 1, at + 1, (), "reference", "centre", scope="centre")
    if f"{word} {scene.word(at + 1)}" == "тут же" or " ".join(scene.words[at : at + 3]) in THERE_AND_BACK:
        return None
    if (scope := nouns().get(word)) and not means_nothing(scene, at):
        return Found(scene.sentence.index, at, at + 1, (), "reference", f"reference-{scope}", scope=scope)
    if (scope := adjectives().get(word)) and not (of_centre(scene, at) or of_a_name(scene, at)):
        return Found(scene.sentence.index, at, at + 1, (), "reference", "reference-adjective", scope=scope)
    return None
