"""A text → its sentences: razdel's rules, asked only where they could end one.

`razdel.sentenize` asks its rules at every quotation mark and bracket, and copies the sentence so far each time:
quadratic where none ends. Here a mark not followed by white space is passed over at once, as razdel's second rule would
do, and the rules see no more of the sentence than they look at. Nor are they asked where a word in small letters
follows, at which their third rule joins, or a capital follows a word and a full stop, where none has anything to say.
Other than razdel it does not part «520 тыс. Гкал», «4 млрд долл. США», «9 мес. 2024 г.», «Москва. 18 декабря»,
«на 4; 2 и 5 %», and parts «5 т. В Бийске», «выпало 4 см. На дорогах», «на 2%.Также».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from razdel.rule import SPLIT
from razdel.segmenters.sentenize import (
    BULLET_SIZE,
    DELIMITER,
    HEAD_SOKRS,
    INITIALS,
    PAIR_SOKRS,
    RULES,
    SOKRS,
    SentSplit,
)

END = re.compile(DELIMITER)
WINDOW = 10  # characters either side that razdel's rules see
WORD_AT_END = re.compile("[А-Яа-яЁё]{3,10}$")  # too long for a bullet or an initial
CAPITAL = re.compile(r"\s{1,4}«?[А-ЯЁ]")
SCALE = re.compile(r"(?<!\w)(?:тыс|млн|млрд|трлн)$")
UNIT = re.compile(
    r"\s{1,4}(?:Гкал|[МГТ]?Дж|[МГТ]?В[тА]|[МГ]?Гц|[МГ]?Па|[МГТ]бит|[МГТ][бБ]|TEU|ТЕU|ДФЭ|USD|EUR|CNY)(?!\w)"
)
DOLLARS = re.compile(r"(?<!\w)долл$")
WHOSE_DOLLARS = re.compile(r"\s{1,4}США(?!\w)(?!\s(?!или|при|для|без)[а-я]{3})")
UNIT_AT_END = re.compile(r"(?:\d\s?|(?<!\w)(?:кв|куб)\.\s?)(?:[тчлм]|[кмс]м|кг|га)$")
GOES_ON = re.compile(r"\s{1,4}Это ")  # «вода на 512 см. Это на полметра ниже, рассказал …» is of one speech
TOWN = re.compile(r"[А-ЯЁ][А-ЯЁа-яё-]{2,30}(?:\s[А-ЯЁ][А-ЯЁа-яё-]{2,30})?")
DAY = re.compile(r"\s\d{1,2}\s(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)")
MONTHS = re.compile(r"(?<!\w)(?:мес|янв|фев|февр|мар|апр|июн|июл|авг|сен|сент|окт|ноя|нояб|дек)$")
YEAR = re.compile(r"\s{1,4}(?:19|20)\d\d(?!\w)")
JOINED = ((SCALE, UNIT), (DOLLARS, WHOSE_DOLLARS), (MONTHS, YEAR))
NUMBERS = re.compile(r"\s{1,4}\d[\d,.]{0,8}(?: и \d|; \d)")
SMALL_WORD = re.compile(r"\s{1,4}[а-яё]+(?!\w)")
NEXT = re.compile("(?:[А-ЯЁ][а-яё]{2,}|На|Об|По|За|Из|От|До|Но|[ВКСУ]) ")
BEFORE_NEXT = re.compile(r"(?:(?<![А-ЯЁа-яё.])[а-яё]{4,}|(?<=\d)\s?%|[»)])$")
ABBREVIATIONS = frozenset().union(HEAD_SOKRS, SOKRS, INITIALS, *PAIR_SOKRS)


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text as half-open ranges without the white space around them."""
    start = 0
    for match in END.finditer(text):
        end = match.end()
        spaced = text[end : end + 1].isspace()
        if _ends(text, start, match) if spaced else _glued(text, match):
            yield from _stripped(text, start, end)
            start = end
    yield from _stripped(text, start, len(text))


def _glued(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends where a blank was lost: «выросли на 2%.Также», «летом.Морковь», not «Яндекс.Такси»."""
    if match.group() != "." or not NEXT.match(text, match.end()):
        return False
    last = BEFORE_NEXT.search(text[max(0, match.start() - WINDOW) : match.start()])
    return last is not None and last.group() not in ABBREVIATIONS


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` ends with this mark."""
    first, end = match.span()
    if SMALL_WORD.match(text, end, end + WINDOW + 1) or _in_row(text, match):
        return False
    left, stop = text[max(0, first - WINDOW) : first], match.group() == "."
    if stop and DAY.match(text, end) and TOWN.fullmatch(text[start:first].strip()):
        return False
    if any(word.search(left) and after.match(text, end, end + WINDOW + 1) for word, after in JOINED):
        return False
    if stop and CAPITAL.match(text, end):
        if UNIT_AT_END.search(left) and not GOES_ON.match(text, end):
            return True
        word = WORD_AT_END.search(left)
        if word and word.group().lower() not in ABBREVIATIONS:
            return True
    split = SentSplit(left, match.group(), text[end : end + WINDOW])
    split.buffer = text[start : min(first, start + BULLET_SIZE + 1)]
    return next(filter(None, (rule(split) for rule in RULES)), SPLIT) is SPLIT


def _in_row(text: str, match: re.Match[str]) -> bool:
    """«на 4; 2 и 5 %»: a semicolon between figures alone."""
    return match.group() == ";" and text[match.start() - 1].isdigit() and NUMBERS.match(text, match.end()) is not None


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    inside = part.strip()
    if inside:
        start += len(part) - len(part.lstrip())
        yield start, start + len(inside)
