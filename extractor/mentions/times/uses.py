"""Reads a time in its sentence; yields what it is used for: a base of comparison, the date of a thing, a name."""

import re

from extractor.language import Sentence
from extractor.lexicon import group, read_table
from extractor.mentions.times.calendar import Anchor
from extractor.mentions.times.rule import Match
from extractor.mentions.types import Time

# how nouns begin of what one compares with; of amounts only if the time follows at once
_AMOUNTS = tuple(group("telling_words", "group", "amount", "start"))
_BASE = re.compile(
    r"(?:\bчем|\bсравн\w+ (?:его |ее |их |это )?со?|\bпо сравнению(?: со?)?|\bпо отношению к|\bк уровню"
    r"|\bк показател\w+|\bк аналогичн\w+ период\w+"
    r"|\b(?:выше|ниже|больше|меньше|лучше|хуже|превы[а-я]+|превосх[а-я]+|уступ[а-я]+|отста[а-я]+ от|до|от|на)"
    r" (?:[а-я]+ )?"
    r"(?:уров|показат|результат|значени|итог|урожа|объем|рекорд|максимум|минимум|прогноз|график|темп|данны[ех]\b)[а-я]*"
    r"|\b(?:соответств|равн|близ)[а-я]+ (?:к )?(?:уров|показат|результат)[а-я]*"
    r"|\bотносительно|\bв сравнении с|\bнежели|\bот уровня|(?:[%)]|\bпроцент\w*|\bраза?)\s*к|\bпротив)"
    r"(?:\s+[а-я]+){0,5}\s*$|\b(?:как и|так же,? как)\s*$"
    r"|\b(?:выше|ниже|больше|меньше|превы[а-я]+|превосх[а-я]+) (?:[а-я]+ )?"
    rf"(?:{'|'.join(_AMOUNTS)})[а-я]*\s*$"  # not «больше числа родившихся в 2023 году»
)
_CHANGED = re.compile(  # «минус 27 % к первому кварталу», «+640 к 2017-му»
    r"(?:%,?|\bпроцент\w*,?|\bпункт\w*|\bраза?|(?:[+−]|\bплюс|\bминус)\s?\d[\d\s.,]*(?:[а-я.]+\s)?"
    r"|\b(?:прирост|прибавк|рост|падени|снижени|спад|сокращени|увеличени|подорожани|удорожани|превышени)[а-я]{0,5}"
    r"|\bпо отношению)(?:\s\([^()]*\))?\s*$"
)
_CHANGES = re.compile(
    r"(?:(?!\bдо\s)[^.;!?\d]){0,60}\d[\d,]{0,6}\s?(?:%|процент)"
)  # «прибавил к марту прошлого года 2 %»
_EDGES = ("конц", "начал", "середин")
_BASE_SIZE = 200  # characters before a time that can hold all of this
_BASE_WORDS = 6  # of which the last words hold the end of what compares
_BASE_ENDS = ("чем", "сравнению", "со", "к", "уровню", "относительно", "с", "нежели", "уровня", "против", "как", "и")
_BASE_STEMS = (*group("telling_words", "group", "base", "start"), *_AMOUNTS)
_CHANGE_SIZE = 60
_MORE_THAN = re.compile(
    r"\b(?:выше|ниже|больше|меньше|лучше|хуже|превы[а-я]+)\s+$"
)  # «больше [такого же периода 2016-го]»
_LIKE = ("same_period", "year_earlier")
_SINCE = re.compile(
    rf"\b(?:{'|'.join(group('telling_words', 'group', 'unmatched', 'start'))})[а-я]*(?:\s+[а-я]+){{0,2}}\s+$"
)
_SINCE_SIZE = 50
_NUMBERED = re.compile(r"(?:\s{1,3}г(?:ода|\.)?)?\s{0,3}[№n]\s?\d")  # «от 8 ноября 2011 г. № 837»
_WORKS = "|".join(row["start"] for row in read_table("telling_words") if row["group"] == "work")
_OF_A_THING = re.compile(  # «дом 1974 года», «пятиэтажный, 1974 года»
    rf"(?:\b(?:дом|здани|построй|выпуск|рожден|образц|издан|модел)[а-я]*(?:\s+у\s+нас)?|\b(?:{_WORKS})[а-я]{{0,2}}"
    r"|\b(?:чемпион|лауреат|призер)[а-я]*(?:\s+[а-я]+){1,3}|[а-я]{3}(?:ый|ой|ий|ая|яя|ое|ее|ые|ие),)\s+$"
)
_BY_A_THING = re.compile(r"\s{1,3}(?:выпуска|рождения|постройки|издания|изготовления|призыва|модельного ряда)\b")
_THING_SIZE = 45
_STREET_SIZE = 20
_ALONE = re.compile(r"(?:в|с|к|до)\s+\d{4}", re.IGNORECASE)
_STREET = re.compile(r"\b(?:улиц[а-я]{1,3}|ул\.?|им\.|имени)\s?[«\"]?$")
_STREETS = "|".join(row["stem"] for row in read_table("quantities/street_words") if row["stem"] != "ул")
_PLACE = re.compile(rf"\b(?:{_STREETS})[а-я]{{0,4}}\.?\s?[«\"]?$")
_WITHIN = re.compile(r"[а-яё\d,]\s{1,3}$", re.IGNORECASE)  # a sentence goes on
# «к прошлому году» is what a figure is compared with
_TO_THE_PAST = ("last_year", "year_before_last", "year_earlier", "same_period", "previous", "relative_season")
_PARTS_OF_YEARS = ("month", "months", "quarter", "counted_months", "half_year", "counted", "numbered")


def compared(text: str, match: Match, before: int) -> bool:
    """Whether the words before a time, behind the one before, say that a figure is compared with that of the time.

    «По сравнению с маем цены в июне выросли»: of the two only the first is a base, but in «с маем и июнем» both are.
    """
    start = match.start() + (len("с ") if match.group().startswith("с ") else 0)  # «в сравнении [с маем]»
    joined = text[before:start].strip() in ("", "и", ",", "или")
    first = max(0 if joined else before, start - _BASE_SIZE)
    for word in text[first:start].rsplit(None, _BASE_WORDS)[-_BASE_WORDS:]:
        if word.endswith(_BASE_ENDS) or word.startswith(_BASE_STEMS):
            return _BASE.search(text, first, start) is not None
    return False


def dates_a_thing(text: str, start: int, end: int) -> bool:
    """«дом 1974 года», «автобус 2009 года выпуска»: a year of a thing dates no figure."""
    return bool(_OF_A_THING.search(text, max(0, start - _THING_SIZE), start) or _BY_A_THING.match(text, end))


def unmatched_since(text: str, match: Match) -> bool:
    """«впервые с 2001 года», «максимум с мая 2015-го»: when it was so before."""
    start = match.start()
    return match.group().startswith("с ") and _SINCE.search(text, max(0, start - _SINCE_SIZE), start) is not None


def dates_a_paper(text: str, match: Match) -> bool:
    """«закон края от 8 ноября 2011 года № 837»."""
    return text.endswith("от ", 0, match.start()) and _NUMBERED.match(text, match.end()) is not None


def is_name(sentence: Sentence, time: Time) -> bool:
    """«Журнал Октябрь», «Август Мейер», «улица 8 Марта»: a month in a capital within a sentence, a street, …"""
    if time.rule == "day" and time.text[0].isdigit():
        return _names_a_street(sentence, time)
    if time.rule != "month_named" or not time.text[0].isupper():
        return False
    before, after = sentence.text[: time.start - sentence.start], sentence.text[time.end - sentence.start :].lstrip()
    return bool(_WITHIN.search(before)) or after[:1].isupper()


def is_number(sentence: Sentence, time: Time) -> bool:
    """«в 2017 школах», «до 2022 рубля»: no year, for what follows is counted; «в 2017 здесь» and «в 2017 цены» are."""
    if time.rule not in ("year", "since_year") or not _ALONE.fullmatch(time.text) or time.last >= len(sentence.tokens):
        return False
    after = sentence.tokens[time.last]
    return after.text[0].islower() and after.pos != "PRON" and after.feats.get("Case") in ("Gen", "Dat", "Ins", "Loc")


def _names_a_street(sentence: Sentence, time: Time) -> bool:
    """«на улице 8 марта», «площадь 1 Мая», «завод имени 9 Января»; not «площадь 1 мая составила»."""
    before = sentence.text[max(0, time.start - sentence.start - _STREET_SIZE) : time.start - sentence.start].lower()
    if _STREET.search(before):
        return True
    return time.text.split()[-1][0].isupper() and _PLACE.search(before) is not None


def is_base(text: str, match: Match, name: str, value: str | None, anchor: Anchor) -> bool:
    """Whether a figure is compared with what was then, though no word before says so."""
    start = match.start()
    if not match.group().startswith("к "):
        return name in _LIKE and _MORE_THAN.search(text, max(0, start - _CHANGE_SIZE), start) is not None
    if name in _TO_THE_PAST:
        return True
    now = anchor.published.isoformat() if anchor.published else (anchor.last or "").split("/")[-1]
    if now and (value is None or value >= now):
        return False
    if text[:start].endswith("(") or _CHANGED.search(text, max(0, start - _CHANGE_SIZE), start):
        return True  # «(к январю 2021 года – 103 %)»
    earlier = value is not None and value[:4] < now[:4] and name in _PARTS_OF_YEARS
    return earlier and not any(edge in match.group() for edge in _EDGES) and bool(_CHANGES.match(text, match.end()))
