"""A text → its sentences: razdel's rules, asked only where they could end one.

`razdel.sentenize` asks its rules at every quotation mark and bracket, and copies the sentence so far each time:
quadratic where none ends. Here a mark not followed by white space is passed over at once, as razdel's second rule would
do, and the rules see no more of the sentence than they look at. Nor are they asked where a word in small letters
follows, at which their third rule joins, or a capital follows a word and a full stop, where none has anything to say.
Other than razdel it does not part «520 тыс. Гкал», «9 мес. 2024 г.», «Москва. 18 декабря», «на 4; 2 и 5 %», and parts
«5 т. В Бийске», «на 2%.Также».
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
UNIT = re.compile(r"\s{1,4}(?:Гкал|[МГТ]?Дж|[МГТ]?В[тА]|[МГ]?Гц|[МГ]?Па|[МГТ]бит|[МГТ][бБ])(?!\w)")
UNIT_AT_END = re.compile(r"\d\s?[тч]$")
TOWN = re.compile(r"[А-ЯЁ][А-ЯЁа-яё-]{2,30}(?: [А-ЯЁ][А-ЯЁа-яё-]{2,30})?")
DAY = re.compile(r" \d{1,2} (?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)")
MONTHS = re.compile(r"(?<!\w)(?:мес|янв|фев|февр|мар|апр|июн|июл|авг|сен|сент|окт|ноя|нояб|дек)$")
YEAR = re.compile(r"\s{1,4}(?:19|20)\d\d(?!\w)")
NUMBERS = re.compile(r"\s{1,4}\d[\d,.]{0,8}(?: и \d|; \d)")
SMALL_WORD = re.compile(r"\s{1,4}[а-яё]+(?!\w)")
NEXT = re.compile("(?:[А-ЯЁ][а-яё]{2,}|На|Об|По|За|Из|От|До|Но|[ВКСУ]) ")
BEFORE_NEXT = re.compile(r"(?:(?<![А-ЯЁа-яё.])[а-яё]{4,}|(?<=\d)\s?%|[»)])$")
ABBREVIATIONS = frozenset().union(HEAD_SOKRS, SOKRS, INITIALS, *PAIR_SOKRS)


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text as half-open ranges without the white space around them."""
    start = 0
    for match in END.finditer(text):
        spaced = text[match.end() : match.end() + 1].isspace()
        if spaced and _ends(text, start, match) or not spaced and _glued(text, match):
            yield from _stripped(text, start, match.end())
            start = match.end()
    yield from _stripped(text, start, len(text))


def _glued(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends where a blank was lost: «выросли на 2%.Также», «летом.Морковь», not «Яндекс.Такси»."""
    if match.group() != "." or not NEXT.match(text, match.end()):
        return False
    last = BEFORE_NEXT.search(text[max(0, match.start() - WINDOW) : match.start()])
    return last is not None and last.group() not in ABBREVIATIONS


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` ends with this mark."""
    if SMALL_WORD.match(text, match.end(), match.end() + WINDOW + 1) or _in_row(text, match):
        return False
    left = text[max(0, match.start() - WINDOW) : match.start()]
    if match.group() == "." and DAY.match(text, match.end()) and TOWN.fullmatch(text[start : match.start()].strip()):
        return False
    if SCALE.search(left) and UNIT.match(text, match.end(), match.end() + WINDOW + 1):
        return False
    if MONTHS.search(left) and YEAR.match(text, match.end(), match.end() + WINDOW + 1):
        return False
    if match.group() == "." and CAPITAL.match(text, match.end()):
        if UNIT_AT_END.search(left):
            return True
        word = WORD_AT_END.search(left)
        if word and word.group().lower() not in ABBREVIATIONS:
            return True
    split = SentSplit(left, match.group(), text[match.end() : match.end() + WINDOW])
    split.buffer = text[start : min(match.start(), start + BULLET_SIZE + 1)]
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
