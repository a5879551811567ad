"""Reads a short text; yields the full dates (day, month, year) written in it, with their places."""

import re
from datetime import date
from typing import NamedTuple

MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9, "окт": 10,
    "ноя": 11, "дек": 12, "jan": 1, "feb": 2, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
_RU = "янв(?:аря|\\.)?|февр?(?:аля|\\.)?|мар(?:та|\\.)?|апр(?:еля|\\.)?|мая|май|июн[яь]?|июл[яь]?|авг(?:уста|\\.)?"
_RU += "|сент?(?:ября|\\.)?|окт(?:ября|\\.)?|ноя(?:бря|\\.)?|дек(?:абря|\\.)?"
_EN = "january|february|march|april|may|june|july|august|september|october|november|december"
_EN += "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_PATTERN = re.compile(
    rf"""(?<![\w.,/-])(?:
      (?P<y1>\d{{4}})(?P<s1>[-./])(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})(?!\d|[-/]\d)
    | (?P<d2>\d{{1,2}})(?P<s2>[./-])(?P<m2>\d{{1,2}})(?P=s2)(?P<y2>\d{{4}}|\d{{2}})(?![\d-]|[./]\d)
    | (?P<d3>\d{{1,2}})(?:-?(?:го|е))?[ ](?P<m3>{_RU}),?[ ](?P<y3>\d{{4}})(?!\d)
    | (?P<m4>{_EN})\.?[ ](?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<y4>\d{{4}})(?!\d)
    | (?P<d5>\d{{1,2}})[ ](?P<m5>{_EN})\.?,?[ ](?P<y5>\d{{4}})(?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LIKELY = re.compile(r"\d[./-]\d|\d{4}")  # every date holds one of these
YEARS = range(1990, 2100)  # the web has no news from before, and a later year is a slip


class Dated(NamedTuple):
    """A full date and its place in the text searched."""

    day: date
    start: int
    end: int


def full_dates(text: str) -> list[Dated]:
    """All full dates of a text with single blanks, in order; impossible ones (31.02.2020) are left out."""
    found: list[Dated] = []
    if not _LIKELY.search(text):
        return found
    for match in _PATTERN.finditer(text.replace("\xa0", " ")):
        day = _day_of(match.groupdict())
        if day:
            found.append(Dated(day, match.start(), match.end()))
    return found


def _day_of(parts: dict[str, str | None]) -> date | None:
    year, month, day = (_first(parts, key) for key in "ymd")
    number = int(month) if month.isdigit() else MONTHS[month[:3].lower()]
    return valid_day(int(year) + 2000 * (len(year) == 2), number, int(day))


def _first(parts: dict[str, str | None], key: str) -> str:
    return next(value for number in "12345" if (value := parts.get(key + number)))


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none or no news can be of it."""
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
