"""Reads a form of the gazetteer where it stands; says whether a word beside it makes it another thing."""

from functools import cache

from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import RUSSIA, Reading
from extractor.mentions.places.candidates import Candidate
from extractor.mentions.places.kinds import nature, setting, words_of

SURNAMES = ("ова", "ева", "ина", "ына", "ого")  # endings of surnames in the genitive, and of towns
VILLAGE = 10_000  # a smaller settlement named like a great water needs a word for what it is
WATERSIDE = 3  # words from «пляж» to the area that is a river as well


def barrier_before(found: Candidate) -> bool:
    """«улица Московская», «трасса «Байкал»»."""
    before = found.scene.before(found.first)
    if found.several or found.site_word:
        return False
    if before in words_of("barriers", "side", "said") and all(map(_is_town, found.readings)):
        return found.scene.words[found.first].endswith(SURNAMES)  # «по словам Иванова», not of Ivanovo
    if before in words_of("barriers", "side", "currency"):  # «500 долларов США», but «500 долларов Украине»
        return found.may_be("g")
    if before in words_of("barriers", "side", "titled"):  # «отель «Сибирь»», but «отели Перми», «рынок Казани»
        if found.scene.word(found.first - 1) == before and any(map(is_whole, found.readings)):
            return False  # «команда Коми»
        return found.may_be("n") or not found.is_name
    quarter = before.startswith("район") and found.scene.word(found.first - 2).startswith("жил")  # «в жилом районе X»
    if (before not in words_of("barriers", "side", "before") and not quarter) or street_of(found):
        return False
    route = found.scene.word(found.last) == "-" and found.scene.capital(found.last + 1)  # «на трассе Сургут – Когалым»
    return not route


def _is_town(reading: Reading) -> bool:
    """Whether it is a town of Russia."""
    return reading.entry.kind == "settlement" and str(reading.entry.code).startswith(RUSSIA)


def is_whole(reading: Reading) -> bool:
    """Whether it may be the genitive of a subject or country."""
    return reading.entry.kind in ("subject", "country") and "g" in reading.cases


def street_of(found: Candidate) -> bool:
    """«на улицах, на улицы Рязани», «на Театральной площади Ростова»: the town of a named street, or of several."""
    scene, at = found.scene, found.first - 1
    if not found.is_name or not found.may_be("g"):
        return False
    named = scene.token(at - 1)
    if scene.word(at) not in words_of("barriers", "side", "street") or "person" in found.senses:
        return False
    streets = scene.word(at) in words_of("barriers", "side", "streets")
    several = streets or f"{scene.word(at - 1)} {scene.word(at)}" == "на улицы"
    return several or (named is not None and named.pos == "ADJ")


def barrier_after(found: Candidate) -> bool:
    """«Курский вокзал», «русский язык»."""
    after = found.scene.word(found.last)
    national = all([str(reading.entry.code).startswith(RUSSIA) for reading in found.readings])
    bourse = national and after in words_of("barriers", "side", "bourse")  # of the whole country, wherever it stands
    return bourse or after in words_of("barriers", "side", "after")


def river(found: Candidate) -> bool:
    """«на Волге», «рыба в Печоре»: the water, not the town."""
    scene = found.scene
    if scene.words[found.first] not in nature() or found.type_word:
        return False
    waters = words_of("barriers", "side", "water")
    if any([reading.entry.kind != "settlement" for reading in found.readings]):
        return not waters.isdisjoint(scene.words[max(0, found.first - WATERSIDE) : found.first])  # «пляж на Урале»
    small = all([reading.entry.population < VILLAGE for reading in found.readings])
    if small and scene.words[found.first] not in nature("stream"):
        return True  # «столько мальков выпустили в Волгу», not the village of that name
    return scene.word(found.first - 1) not in ("в", "из") or not waters.isdisjoint(scene.words)


def of_a_month(found: Candidate) -> bool:
    """«Ноябрьский отчёт» at the head of a sentence, «ниже ноябрьской оценки»: of November, not of Noyabrsk."""
    scene, after = found.scene, found.scene.token(found.last)
    if not scene.words[found.first].startswith(month_adjectives()):
        return False
    civic = after is not None and after.lemma in setting("civic")
    return scene.opens(found.first) or not (scene.capital(found.first) or civic)


@cache
def month_adjectives() -> tuple[str, ...]:
    """How the adjectives of months begin."""
    return tuple(row["adjective"] for row in read_table("months"))
