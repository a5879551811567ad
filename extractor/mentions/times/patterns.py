"""Reads the tables of months, weekdays, seasons and small numbers; yields the pieces that time rules are made of."""

import re
from functools import cache, lru_cache

from extractor.lexicon import read_table

_MONTHS = tuple((int(row["number"]), re.compile(row["noun"])) for row in read_table("months"))
_MONTH_ADJECTIVES = tuple((int(row["number"]), row["adjective"]) for row in read_table("months"))
_WEEKDAYS = tuple((int(row["number"]), re.compile(row["forms"])) for row in read_table("weekdays"))
_SEASONS = tuple((int(row["month"]), re.compile(row["forms"])) for row in read_table("seasons"))
_NUMBERS = tuple((int(row["value"]), re.compile(row["forms"])) for row in read_table("small_numbers"))


def _any(table: str, column: str) -> str:
    return "|".join(row[column] for row in read_table(table))


DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:-?(?:го|ого|е|му|м))?"
MONTH = rf"(?:{_any('months', 'noun')})\b"
_ADJECTIVE_ENDING = "(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)"
MONTH_ADJECTIVE = rf"(?:{_any('months', 'adjective')}){_ADJECTIVE_ENDING}\b"
WEEKDAY = rf"(?:{_any('weekdays', 'forms')})\b"
SEASON = rf"(?:{_any('seasons', 'forms')})\b"
NUMBER = rf"(?:\d{{1,2}}(?:-?(?:й|м|го|х|и|ти))?|{_any('small_numbers', 'forms')})\b"
BARE_YEAR = r"(?:1[5-9]|20)\d\d"
YEAR_WORD = r"(?:год(?:а|у|ом|е|ы|ов|ам|ами|ах)?\b|гг?\b\.?)"
YEAR_ENDING = r"-?(?:ый|ого|ому|ым|ом|й|го|му|м|е|х)\b"
YEAR = rf"{BARE_YEAR}(?:(?:{YEAR_ENDING})?\s*{YEAR_WORD}|{YEAR_ENDING}(?!\s+(?:километр|км\b|мест|номер)))"
RELATIVE_YEAR = (
    r"(?:(?:поза)?прошлого|минувшего|прошедшего|этого|текущего|нынешнего|следующего|будущего|того\s+же)\s+года\b"
)
DASH = r"\s?[-–—−]\s?"
UP_TO = rf"\s+по\s+|\s+до\s+|{DASH}"
JOINT = "по|до|[-–—−]"  # the word of it
THIS = r"(?:эт(?:от|ого|ому|им|ом|а|у|ой)|текущ(?:ий|его|ему|им|ем|ая|ую|ей)|нынешн(?:ий|его|ему|им|ем|яя|юю|ей)|сего)"
LAST = (
    r"(?:прошл(?:ый|ого|ому|ым|ом|ая|ую|ой|ое)|минувш(?:ий|его|ему|им|ем|ая|ую|ей|ее)|прошедш(?:ий|его|ему|им|ем|ая|ую|ей|ее)"
    r"|предыдущ(?:ий|его|ему|им|ем|ая|ую|ей|ее)|истекш(?:ий|его|ему|им|ем))"
)
NEXT = r"(?:следующ|будущ|предстоящ)(?:ий|его|ему|им|ем|ая|ую|ей|ее)"


@cache
def month_number(word: str) -> int:
    """`июня` → 6."""
    return next(number for number, forms in _MONTHS if forms.fullmatch(word))


@cache
def month_of_adjective(word: str) -> int:
    """`июньский` → 6."""
    return next(number for number, stem in _MONTH_ADJECTIVES if word.startswith(stem))


@cache
def weekday_number(word: str) -> int:
    """`пятницу` → 5."""
    return next(number for number, forms in _WEEKDAYS if forms.fullmatch(word))


@cache
def season_month(word: str) -> int:
    """`летом` → 6, its first month."""
    return next(month for month, forms in _SEASONS if forms.fullmatch(word))


@lru_cache(256)
def small_number(word: str) -> int:
    """`девять`, `9`, `III`, `третьем` → the number."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else next(value for value, forms in _NUMBERS if forms.fullmatch(word))


def day_number(text: str) -> int:
    """`22`, `1-го` → the number."""
    return int(re.match(r"\d+", text).group())  # type: ignore[union-attr]  # DAY begins with a digit


def year_number(text: str, published: int | None, last: int | None) -> int | None:
    """`2023 года`, `2023-м` → the number; `прошлого года` → the one before that of publication."""
    if text[0].isdigit():
        return int(text[:4])
    if text.startswith("того"):
        return last
    shifts = {"позап": -2, "прошл": -1, "минув": -1, "проше": -1, "следу": 1, "будущ": 1}
    return None if published is None else published + shifts.get(text[:5], 0)
