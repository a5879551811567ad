"""Reads a match and its anchor; yields the ISO 8601 value of a period of which an article reports.

«Сентябрь оказался рекордным», «показатели апреля», «за месяц» in a report on that month. These
rules are asked after the others. Order decides.
"""

from extractor.lexicon import read_table
from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import Anchor, months_of, told_of
from extractor.mentions.times.rule import Match, TimeRule, rule
from extractor.mentions.times.rules import month

HALF_TOLD = 3  # months after a half-year in which «за полгода» is that one


def month_named(match: Match, anchor: Anchor) -> str | None:
    """«Сентябрь оказался рекордным», «закончили июль с прибылью», «показатели апреля»."""
    return month(match, anchor)


def stretch_told(match: Match, anchor: Anchor) -> str | None:
    """«За месяц», «за неделю», «за полгода»: the period reported on, if it is as long; else a pace."""
    unit = _UNITS[match["u"]]
    told = told_of(unit, anchor.stretch, anchor.first)
    if told or unit != "half" or anchor.published is None or anchor.tense != "past":
        return told
    now = anchor.published
    half = (now.month - 1) // 6  # halves of the year that are over
    if now.month - half * 6 > HALF_TOLD:
        return None
    return months_of(now.year, 1, 6) if half else months_of(now.year - 1, 7, 12)


def campaign(match: Match, anchor: Anchor) -> str | None:
    """«Бюджет-2019», «уборка-2021»."""
    return match["y"]


_CAMPAIGNS = rf"(?:{'|'.join(row['start'] for row in read_table('telling_words') if row['group'] == 'campaign')})"
_UNITS = {"неделю": "week", "месяц": "month", "полгода": "half"}
_Y = rf"(?:,?\s{{1,3}}(?P<y>{p.YEAR}|{p.RELATIVE_YEAR}))?"
_SUBJECT = "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь"
_OF = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_NOT_IN = r"(?<![«\"“„(-])(?<!\bна\s)(?<!\bпо\s)(?<!\bпод\s)(?<!красный\s)"
_PLANS = "|".join(rf"(?<={word}\s)" for word in "план планы плана плану планом прогноз задание заказ заказы".split())

RULES: tuple[TimeRule, ...] = (
    rule(
        rf"{_CAMPAIGNS}[а-я]{{0,9}}[-–](?P<y>{p.BARE_YEAR})(?![\w-])",
        campaign,
        needs=(rf"{_CAMPAIGNS}[а-я]*", p.BARE_YEAR),
    ),
    rule(rf"{_NOT_IN}(?P<m>{_SUBJECT})\b(?![»\"”-]){_Y}", month_named, needs=_SUBJECT),
    rule(
        rf"(?<=[а-я]{{4}}\s)(?<!после\s)(?<!около\s)(?<!кроме\s)(?P<m>{_OF})\b(?![»\"”-])(?P<y>)",
        month_named,
        needs=_OF,
    ),
    rule(rf"(?:{_PLANS})на\s{{1,3}}(?P<m>{_SUBJECT})\b{_Y}", month_named, needs=("на", _SUBJECT)),
    rule(
        r"за\s{1,3}(?P<u>неделю|месяц|полгода)\b(?!\s{1,3}(?:до|после|назад))",
        stretch_told,
        "duration",
        needs=("за", "неделю|месяц|полгода"),
    ),
)
