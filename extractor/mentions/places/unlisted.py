"""Reads a scene; yields settlements that the gazetteer does not hold: «посёлок Подволочное», «47-й регион»."""

import re
from collections.abc import Iterator
from functools import cache

from extractor.language import inflect, is_known, morph_parses, normal_forms
from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.lexicon.toponyms import fold
from extractor.mentions.places.endings import base
from extractor.mentions.places.found import Found
from extractor.mentions.places.kinds import LOCATIVE, PLATE, TYPE, WITHIN, nature, setting, type_words, words_of
from extractor.mentions.places.scene import Scene
from extractor.mentions.places.territories import adjective_at, head_at

LONGEST_SUFFIX = 4
LONGEST_NAME = 3  # words
MOST = 12  # names behind one word for several settlements
OBLIQUE = ("ом", "ой")  # endings of adjectives in «в»
FEMININE = ("вне", "нице", "де")  # how «деревне», «станице», «слободе» end
SETTLED = ("в", "на", "и", ",")  # «в селе Крутом и деревне Каменке»
CASES = {"из": "genitive", "близ": "genitive", "около": "genitive", "возле": "genitive", "под": "instrumental"}
OFFICES = tuple(  # how the names of offices and firms end: «в Чувашстате», «в Водоканале»
    stem + ending
    for stem in "стат надзор водоканал автодор энерго энергосбыт гидромет трансгаз".split()
    for ending in ("", "а", "у", "ом", "е")
)
ARTICLE = re.compile("[аэ][дзлнрстш]ь?-[А-ЯЁ]")  # «эль-Балах», «аш-Шейх»
TOWNS = ("settlement", "city")  # kinds of entries that may end a longer name
NUMBER = re.compile(r"(\d{2,3})-?(?:й|го|му|м|ом|ый)?")


@cache
def plates() -> dict[str, str]:
    """Codes on number plates → subjects."""
    return {plate: row["code"] for row in read_table("places/subjects") for plate in row["plates"].split("|") if plate}


def plate(scene: Scene, at: int) -> Found | None:
    """«47-й регион»: at the word «регион»."""
    match = NUMBER.fullmatch(scene.word(at - 1))
    code = plates().get(match[1]) if match and scene.word(at - 1) != match[1] else None
    if code is None:
        return None
    return Found(scene.sentence.index, at - 1, at + 1, (load().subjects[code],), "name", "number-plate")


def name_end(scene: Scene, at: int) -> int:
    """Where the capitalised name that begins there ends."""
    end = at
    while in_name(scene, end) and not (end > at and another(scene, end)):
        end += 1
    return end


def in_name(scene: Scene, at: int) -> bool:
    """«Дейр», «эль-Балах»."""
    token = scene.token(at)
    return token is not None and (token.text[:1].isupper() or ARTICLE.match(token.text) is not None)


def another(scene: Scene, at: int) -> bool:
    """«Заозёрье | Мурманской области», «Крутое | Ленского района»: another name or a sentence begins there."""
    if adjective_at(scene, at) and head_at(scene, at + 1):
        return True
    _, readings = load().at(scene.words, at)
    return scene.opens(at) or any(reading.entry.kind not in TOWNS for reading in readings)


def typed(scene: Scene, at: int) -> Found | None:
    """«в селе Подволочное», «в д. Гадово»: a name after a word for a settlement."""
    word, first = scene.words[at], at + 1
    if word in setting("short"):
        before = scene.word(at - 1)
        if scene.word(first) != "." or before[-1:].isdigit() or before in ("/", "км", "м"):
            return None  # «2018 г.», «5 м/с.»
        first += 1
    elif word not in words_of("types", "kind", "settlement", "forms"):
        return None
    end = name_end(scene, first)
    if end == first or scene.type_of(first) == "PER" or end - first > LONGEST_NAME:
        return None
    one = end - first == 1 and len(scene.tokens[first].text) == 1
    if one or scene.tokens[first].pos in ("ADP", "CCONJ", "SCONJ", "PRON", "PART"):
        return None  # «Г. О.» who answers in an interview; «на 3 п. Между тем …»
    return behind_type(scene, at, first, end)


def listed(scene: Scene, at: int) -> Iterator[Found]:
    """«в сёлах Подволочное, Гадово и Крутое»: the names behind a word for several settlements."""
    first = at + 1
    if scene.tokens[at].feats.get("Number") != "Plur" or scene.word(at) not in type_words():
        return
    for _ in range(MOST):
        end = name_end(scene, first)
        if end == first or end - first > LONGEST_NAME:
            return
        if scene.type_of(first) == "PER" and (first == at + 1 or end - first > 1):
            return
        yield behind_type(scene, at, first, end)
        if scene.word(end) not in (",", "и"):
            return
        first = end + 1


def behind_type(scene: Scene, at: int, first: int, end: int) -> Found:
    """The name `[first, end)` behind the word for a settlement at `at`."""
    text = " ".join([token.text for token in scene.tokens[first:end]])
    title = declined(scene, at, text) if end - first == 1 and scene.word(at - 1) in SETTLED else text
    return Found(scene.sentence.index, first, end, (), "name", "typed-name", title=title)


def declined(scene: Scene, at: int, text: str) -> str:
    """The nominative of a name that agrees with its noun: «в селе Подволочном», «в деревне Каменке»."""
    word, kind = fold(text), scene.word(at)
    if base(word) and word.endswith(OBLIQUE):
        if word.endswith("ой") and not kind.endswith(FEMININE):
            return text  # «в хуторе Лозной»: it does not decline
        ending = "ое" if kind == "селе" else "ая" if word.endswith("ой") else (base(word) or "")[-2:]
        return text[:-2] + ending
    return guessed(text, "в") if word.endswith(("ке", "хе", "ве", "не", "де")) else text


def called(scene: Scene, at: int) -> Found | None:
    """«в Подволочном», «в Старых Быгах»: natasha takes it for a place, and it stands where places stand."""
    name = scene.covering[at]
    if name is None or name.type != "LOC" or name.first != at or scene.titled[at]:
        return None
    if scene.word(name.last) in words_of("barriers", "side", "after"):
        return None  # «в Волго-Каспийский бассейн»
    return titled(scene, at, name.last)


def paired(scene: Scene, at: int) -> Found | None:
    """«в Старых Быгах» where natasha sees no name: an adjective and a name that no dictionary holds."""
    noun = scene.token(at + 1)
    if noun is None or noun.pos not in ("PROPN", "NOUN"):
        return None
    named = scene.covering[at] or scene.covering[at + 1] or scene.titled[at]
    return None if named or is_known(noun.lower) else titled(scene, at, at + 2)


def adjoined(scene: Scene, name: Found) -> Found | None:
    """«в чешском Пльзене»: a name that is no other word, behind the adjective of a country."""
    at = name.last
    country = name.entries[0]
    if name.form != "adjective" or country.kind != "country" or country.code == RUSSIA:
        return None
    if scene.word(name.first - 1) not in (*LOCATIVE, "и") or not scene.word(at - 1).endswith(OBLIQUE):
        return None
    word = scene.word(at)
    if not scene.capital(at) or not proper(scene.tokens[at].text) or scene.type_of(at) in ("PER", "ORG"):
        return None
    if is_known(word) and "Geox" not in morph_parses(word)[0].tag:
        return None
    title = guessed(scene.tokens[at].text, "в")
    return Found(scene.sentence.index, at, at + 1, (), "name", "called-a-place", title=title)


def titled(scene: Scene, at: int, last: int) -> Found | None:
    """The name that stands there in the nominative, if it is written as names are and stands where places do."""
    words = [token.text for token in scene.tokens[at:last]]
    if scene.word(at) in nature() or scene.word(at - 1) not in LOCATIVE or not all(map(proper, words)):
        return None
    if scene.word(last - 1) in words_of("barriers", "side", "none") or scene.word(last - 1).endswith(OFFICES):
        return None
    if len(words) > 1 and base(scene.word(at)) is None:
        return None
    several = " ".join([inflect(word, ("nomn",)) for word in words])
    title = guessed(words[0], scene.word(at - 1)) if len(words) == 1 else several
    title = title[:1].upper() + title[1:]
    return Found(scene.sentence.index, at, last, (), "name", "called-a-place", title=title)


def guessed(word: str, preposition: str) -> str:
    """The nominative that most settlements with such an ending have: «в Харловском» – «Харловское»."""
    case, folded = CASES.get(preposition, "locative"), fold(word)
    for length in range(LONGEST_SUFFIX, 0, -1):
        if found := suffixes().get((case, folded[-length:])):
            cut, ending = found
            return word[: len(word) - cut] + ending
    return word


@cache
def suffixes() -> dict[tuple[str, str], tuple[int, str]]:
    """What goes and what comes, by case and suffix."""
    return {(row["case"], row["suffix"]): (int(row["cut"]), row["ending"]) for row in read_table("places/unlisted")}


def foreign_nominative(word: str) -> str:
    """The nominative of a name abroad, with the capitals as written: «Бад-Аусзе»; «в Соррису» does not decline."""
    if word.endswith(("у", "ю")):
        return word
    parts = normal_forms(word)[0].split("-")
    written = word.split("-")
    if len(parts) != len(written):
        return "-".join(parts)
    return "-".join(p[:1].upper() + p[1:] if w[:1].isupper() else p for p, w in zip(parts, written, strict=True))


def proper(text: str) -> bool:
    """A word written as names are."""
    return text.replace("-", "").isalpha() and text[:1].isupper() and not text.isupper()


def is_in(names: list[Found], at: int) -> bool:
    """Whether the word there is taken by a name."""
    return any([name.first <= at < name.last for name in names])


def find_unlisted(scene: Scene, names: list[Found]) -> list[Found]:
    """Every settlement or region that only its surroundings show, but for `names` of the gazetteer."""
    places = scene.places
    found = [plate(scene, at) for at in places[PLATE]] if PLATE in places else []
    if TYPE in places:
        found += [typed(scene, at) for at in places[TYPE]]
        found += [one for at in places[TYPE] for one in listed(scene, at)]
    for name in scene.sentence.names:
        if name.type == "LOC" and name.last <= name.first + 2 and not is_in(names, name.first):
            found.append(called(scene, name.first))
    if WITHIN in places:
        behind = [scene.tokens[at + 1] for at in places[WITHIN] if at + 1 < len(scene.tokens)]
        found += [paired(scene, token.index) for token in behind if token.pos == "ADJ" and token.text[0].isupper()]
    found += [adjoined(scene, name) for name in names]
    return [one for one in found if one is not None]
