"""Reads a match and its anchor; yields the ISO 8601 value of a period as reports of companies write it.

«9М2024», «за 9 мес. 2024 г.», «1П 2024», «во 2 кв. 2024 года», «Q3 2024». Order decides.
"""

from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import Anchor, months_of
from extractor.mentions.times.rule import Match, TimeRule, rule, year_until

_MONTHS = {"к": 3, "q": 3, "п": 6, "h": 6}  # of a quarter or half, by its first letter


def counted(match: Match, anchor: Anchor) -> str | None:
    """«9М2024», «за 9 мес. 2024 г.»: the first months of a year; «за 9М» of the last in which they are over."""
    return _part(match, anchor, 1, int(match["n"]))


def numbered(match: Match, anchor: Anchor) -> str | None:
    """«2 кв. 2024», «1П2024», «Q3 2024»: a quarter or half of a year."""
    told = match.groupdict()
    unit, number = told["u"] or told["side"], p.small_number(told["n"] or told["half"])
    size = _MONTHS[unit[0]]
    return _part(match, anchor, size * (number - 1) + 1, size * number)


def _part(match: Match, anchor: Anchor, first: int, last: int) -> str | None:
    if match["y"][:2].isdigit():
        return months_of(int(match["y"][:4]) % 100 + 2000, first, last)
    return months_of(year_until(match, anchor, last), first, last)


_IN = r"(?:(?:в|во|за|на|по\s+итогам|по\s+результатам|итоги)\s+)"
_OVER = r"(?:(?:за|по\s+итогам|по\s+результатам|итоги)\s+)"  # «кредит на 9 мес.» has no time
_N = r"(?P<n>\d{1,2}|iv|i{1,3})"
_NTH = rf"{_N}(?:-?(?:й|м|го))?"
_END = r"(?![\d.,]?\d)(?:\s*г(?:ода|г?\b\.?)|\b)"
_YEAR = rf"(?P<y>20\d\d{_END}|{p.RELATIVE_YEAR})"
_STOPS = r"(?![\w.,]?\d)(?:\s*г(?:ода|г?\b\.?))?"
_LONG = rf"(?P<y>20\d\d){_STOPS}"
_SHORT = rf"(?P<y>20\d\d|[12]\d){_STOPS}"
_MONTHS_OVER = r"(?<![,.])(?P<n>3|6|9|12)[мm]"  # «15 м 2024 года постройки» has none
_PART = r"(?<![,.])(?:(?P<n>[1-4])(?P<u>[кq])|(?P<half>[12])(?P<side>[пh]))"

RULES: tuple[TimeRule, ...] = (
    rule(rf"{_OVER}{_MONTHS_OVER}\s?{_SHORT}", counted, needs=r"\d{0,2}[мm](?:20)?\d*"),
    rule(rf"{_MONTHS_OVER}{_LONG}", counted, needs=r"\d{0,2}[мm]20\d\d"),
    rule(rf"{_IN}?(?<![,.])(?P<n>\d{{1,2}})\s?мес\b\.?,?\s*{_YEAR}", counted, needs=r"\d{0,2}мес"),
    rule(
        rf"{_OVER}(?<![,.])(?P<n>1[01]|[2-9])(?:м|\s?мес)\b(?!\.?\s?20\d\d)\.?(?P<y>)",
        counted,
        needs=r"\d{0,2}м(?:ес)?",
    ),
    rule(rf"{_IN}{_PART}\s?{_SHORT}", numbered, needs=r"\d[кqпh](?:20)?\d*"),
    rule(rf"{_PART}{_LONG}", numbered, needs=r"\d[кqпh]20\d\d"),
    rule(rf"{_IN}?(?P<u>[qh])(?P<n>[1-4])['’]?(?:\s(?=20))?{_SHORT}", numbered, needs="[qh][1-4]"),
    rule(rf"{_IN}?{_NTH}\s?(?P<u>кв|пг|п/г)\b\.?,?\s*{_YEAR}", numbered, needs=r"\d{0,2}(?:кв|пг|п)"),
    rule(
        rf"{_IN}{_NTH}\s?(?P<u>кв|пг|п/г)\b(?!\.?\s?м\b)\.?(?P<y>)",
        numbered,
        needs=r"\d{0,2}(?:кв|пг|п)",
    ),
)
