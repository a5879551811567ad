"""Reads a match and its anchor; yields the ISO 8601 value of a part of a year or month, or of some in a row.

«за первые пять дней мая», «в июне, июле и августе», «с начала года по август», «в конце лета», quarters of a
financial year. These rules are asked before the others, whose matches are parts of theirs. Order decides.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import (
    Anchor,
    interval,
    month_after,
    months_of,
    point,
    season_of,
    span,
    told_of,
)
from extractor.mentions.times.relative import year_to_date
from extractor.mentions.times.rule import (
    Match,
    TimeRule,
    fitting_year,
    named_year,
    rule,
    since,
    unresolved,
    year_until,
)
from extractor.mentions.times.rules import counted_months, counted_quarters

DAYS = {"д": 1, "с": 1, "н": 7}  # that a day or a week has, by its first letter
_OVER_BY = 7  # day of a month up to which a quarter ends with the month before


def month_list(match: Match, anchor: Anchor) -> str | None:
    """«за июнь, июль и август 2018 года», «в январе, феврале и марте»."""
    first, last = p.month_number(match["m"]), p.month_number(match["m2"])
    year = year_until(match, anchor, last)
    return None if year is None else interval(point(year - (first > last), first), point(year, last))


def year_list(match: Match, anchor: Anchor) -> str | None:
    """«на 2025 и 2026 годы», «за 2022, 2023 и 2024 годы»; of years apart, or with a figure each, the last."""
    first, last = match["y"], match["y2"]
    apart = int(last) - int(first) != match.group().count(",") + 1 or _EACH.match(match.string, match.end())
    return last if apart else interval(first, last)


def year_and_part(match: Match, anchor: Anchor) -> str | None:
    """«за 2016 год и первое полугодие 2017 года»."""
    size = {"п": 6, "к": 3, "м": 1}[match["u"][0]]
    return interval(point(int(match["y"]), 1), point(int(match["y2"]), size * p.small_number(match["n"])))


def first_days(match: Match, anchor: Anchor) -> str | None:
    """«за первые пять дней 2019 года», «за десять дней мая», «в первую неделю 2024 года»."""
    number = p.month_number(match["m"]) if match["m"] else 1
    year = fitting_year(match, anchor, number)
    if year is None:
        return None
    count = (p.small_number(match["n"]) if match["n"] else 1) * DAYS[match["u"][0]]
    if match["m"] and count > monthrange(year, number)[1]:
        return point(year, number)  # «за 45 дней марта»
    start = date(year, number, 1)
    return interval(start.isoformat(), (start + timedelta(days=count - 1)).isoformat())


def whole_year(match: Match, anchor: Anchor) -> str | None:
    """«за 12 месяцев 2023 года», «за двенадцать месяцев» in a report on a year."""
    if not match["y"]:
        return told_of("year", anchor.stretch, anchor.first, anchor.last)
    return point(named_year(match, anchor))


def first_month(match: Match, anchor: Anchor) -> str | None:
    """«в первый месяц 2025 года»."""
    return point(named_year(match, anchor), 1)


def start_up_to(match: Match, anchor: Anchor) -> str | None:
    """«с начала года по август», «с начала месяца до 12 января»."""
    month, day = p.month_number(match["m"]), p.day_number(match["d"]) if match["d"] else None
    year = anchor.published.year if anchor.published else anchor.year
    if year is None:
        return None
    start = (year, month) if match["u"] == "месяца" else (year, 1)
    if day is None:
        last = month - (match["j"] == "до" and month > start[1])
        return interval(point(*start), point(year, last))
    return interval(point(*start, 1), point(year, month, day))


def season_edge(match: Match, anchor: Anchor) -> str | None:
    """«в конце лета», «к началу осени 2020 года»: a month of it."""
    first = p.season_month(match["s"])
    place = ("нач", "сер", "кон").index(match["e"][:3])
    month = (first + place - 1) % 12 + 1
    year = fitting_year(match, anchor, month)
    if year is None or not match["y"]:
        return point(year, month)
    months = (season_of(year, first) or "").split("/")
    return point(int(months[place > 0][:4]), month)


def quarter_ended(match: Match, anchor: Anchor) -> str | None:
    """«за квартал, завершившийся 30 марта»: the three months up to then."""
    month, day = p.month_number(match["m"]), p.day_number(match["d"])
    year = fitting_year(match, anchor, month, day)
    if year is None:
        return None
    last = year * 12 + month - 1 - (day <= _OVER_BY)
    return interval(month_after(last - 2), month_after(last))


def fiscal_year(match: Match, anchor: Anchor) -> str | None:
    """«в начале 2013 финансового года»."""
    return match["y"]


def part_compared(match: Match, anchor: Anchor) -> str | None:
    """«вырос на 7 % против 4 % во втором и 9 % в первом»."""
    return part_again(match, anchor) if _COMPARED.search(match.string[: match.start()]) else None


_COMPARED = re.compile(r"\b(?:против|чем|после)\s[^.;]{0,60}$")


def part_again(match: Match, anchor: Anchor) -> str | None:
    """«в первом квартале 2022 года 47, в третьем – 49», «против 49 во втором»: of the year of that named last."""
    size = {"quarter": 3, "half": 6}.get(span(anchor.last or ".."), 0)
    number = p.small_number(match["n"])
    if not size or size * number > 12:
        return None
    return months_of(int((anchor.last or "")[:4]), size * (number - 1) + 1, size * number)


_FIRST = r"перв(?:ые|ых|ый|ом|ую|ой|ого)"
_UNITS = r"дн(?:и|я|ей|ях)|день|сут(?:ки|ок|ках)|недел(?:ю|и|е|ь|ях)"
_EDGES = r"начал[оауе]|середин[еыу]|кон(?:це|ец|ца|цу)"
_OF_SEASON = "лета|осени|зимы|весны"
_FISCAL = r"(?:финансов|фискальн)[а-я]{2,3}"
_QUARTER = r"квартал(?:а|у|ом|е)?"
_ENDED = r"(?:завершивш|закончивш|завершил|закончил|истекш|оканчивающ)[а-я]+"
_BARE_YEARS = rf"{p.BARE_YEAR}(?:{p.YEAR_ENDING})?(?:\s*{p.YEAR_WORD})?"

# «21 и 17 садов»
_EACH = re.compile(r"[^.;!?]{0,40}?\d\s?(?:%|[а-я]{1,12}\.?)?\s+и\s+\d|[^.;!?]{0,120}\bсоответственно\b")
_OVER = r"(?:за|по\s+итогам|итог(?:и|ам|ов)|результат(?:ы|ам|ов))"

RULES: tuple[TimeRule, ...] = (
    rule(
        rf"(?:(?:за|в|во|на|по\s+итогам)\s+)?{p.M}(?:,\s+{p.MONTH})+\s+и\s+{p.M2}{p.Y}",
        month_list,
        needs=("и", p.MONTH),
    ),
    rule(
        rf"(?:за|в|по\s+итогам)\s+{p.M},\s+{p.M2}\s+{p.THE_YEAR}",
        month_list,
        needs=("за|в|по", p.MONTH, p.YEAR_OR_GODA),
    ),
    rule(
        rf"(?:(?:в|за|на|по\s+итогам)\s+)?(?P<y>{p.BARE_YEAR})(?:{p.YEAR_ENDING})?(?:,\s+{p.BARE_YEAR}(?:{p.YEAR_ENDING})?)*"
        rf"\s+и\s+(?P<y2>{p.BARE_YEAR})(?:{p.YEAR_ENDING})?\s*(?:годы|годах|годов|гг\.?)(?![а-я])",
        year_list,
        needs=("и", p.YEAR_HERE, r"год[а-я]+|гг"),
    ),
    rule(
        rf"за\s+(?P<y>{p.BARE_YEAR})(?:{p.YEAR_ENDING})?(?:\s+год)?\s+и\s+{p.N}\s+(?P<u>полугодие|квартал|месяц[а-я]*)"
        rf"\s+(?P<y2>{p.BARE_YEAR})(?:{p.YEAR_ENDING})?(?:\s*{p.YEAR_WORD})?",
        year_and_part,
        needs=("и", "полугодие|квартал|месяц[а-я]*", p.YEAR_HERE),
    ),
    rule(
        rf"(?:(?:за|в|во|с)\s+)?{_FIRST}\s+{p.N}\s+(?P<u>{_UNITS})\s+{p.M}{p.Y}",
        first_days,
        needs=(_FIRST, _UNITS, p.MONTH),
    ),
    rule(rf"за\s+{p.N}\s+(?P<u>{_UNITS})\s+{p.M}{p.Y}", first_days, needs=("за", _UNITS, p.MONTH)),
    rule(
        rf"(?:(?:за|в|во|с)\s+)?{_FIRST}\s+{p.N}\s+(?P<u>{_UNITS})(?P<m>)\s+{p.THE_YEAR}",
        first_days,
        needs=(_FIRST, _UNITS, p.YEAR_OR_GODA),
    ),
    rule(
        rf"(?:за|в)\s+{_FIRST}(?P<n>)\s+(?P<u>неделю|день|сутки)(?P<m>)\s+{p.THE_YEAR}",
        first_days,
        needs=(_FIRST, "неделю|день|сутки"),
    ),
    rule(rf"(?:за|в)\s+перв(?:ый|ом)\s+месяце?\s+{p.THE_YEAR}", first_month, needs=("перв(?:ый|ом)", "месяце?")),
    rule(
        rf"(?:(?:за|в|к)\s+)?перв(?:ые|ых|ым|ыми)\s+{p.N}\s+квартал(?:ов|а|ах|ам){p.Y}",
        counted_quarters,
        needs=("перв[а-я]+", "квартал[а-я]+"),
    ),
    rule(
        rf"{_OVER}\s+(?:12|двенадцат[ьи])\s+месяцев\b{p.Y}",
        whole_year,
        needs=("12|двенадцат[ьи]", "месяцев"),
    ),
    rule(
        rf"(?:(?:в\s+)?течение|за)\s+{p.N}\s+месяцев\s+(?:{p.THE_YEAR}|года\b)",
        counted_months,
        needs=("течение|за", "месяцев"),
    ),
    rule(
        rf"с\s+начала\s+(?:{p.THIS}\s+)?(?P<u>года|месяца)\s+(?P<j>по|до)\s+(?:(?P<d>{p.DAY})\s+)?{p.M}(?!\s+\d)",
        start_up_to,
        needs=("начала", "года|месяца", p.MONTH),
    ),
    rule(
        rf"с\s+начала\s+(?:{p.THIS}\s+)?года(?P<y>)\s+(?:и\s+)?(?:по|до)\s+(?:сегодняшн|настоящ)[а-я]+\s+[а-я]+",
        year_to_date,
        needs=("начала", "года", "(?:сегодняшн|настоящ)[а-я]+"),
    ),
    rule(
        rf"с\s+начала\s+(?P<y>{p.YEAR}){p.NOT_WHEN}",
        year_to_date,
        needs=("начала", p.YEAR_HERE),
    ),
    rule(
        rf"с\s+(?P<e>{_EDGES})\s+(?P<s>{_OF_SEASON})\b{p.Y}{p.NOT_WHEN}",
        since(season_edge),
        needs=("с", _EDGES, _OF_SEASON),
    ),
    rule(
        rf"(?:к|до)\s+(?P<e>{_EDGES})\s+(?P<s>{_OF_SEASON})\b{p.Y}",
        season_edge,
        "deadline",
        needs=("к|до", _EDGES, _OF_SEASON),
    ),
    rule(
        rf"(?:(?:в|на)\s+)?(?P<e>{_EDGES})\s+(?P<s>{_OF_SEASON})\b{p.Y}",
        season_edge,
        needs=(_EDGES, _OF_SEASON),
    ),
    rule(
        rf"(?:(?:в|во|за)\s+)?(?:{p.NUMBER}\s+)?(?:{_FISCAL}\s+)?{_QUARTER}(?:\s+(?:{_BARE_YEARS}|{p.LAST}|{p.THIS})?\s*{_FISCAL}\s+года)?"
        rf"(?:\s+{_BARE_YEARS})?,?\s+(?:который\s+)?{_ENDED}\s+(?P<d>{p.DAY})\s+{p.M}{p.Y}",
        quarter_ended,
        needs=(_QUARTER, _ENDED, p.MONTH),
    ),
    rule(
        rf"(?:(?:в|во|за|к|по\s+итогам)\s+)?{p.NUMBER}\s+(?:{_FISCAL}\s+{_QUARTER}(?:\s+{_BARE_YEARS})?"
        rf"|{_QUARTER}\s+(?:(?:{_BARE_YEARS}(?:[/–-]\d\d)?|{p.LAST}|{p.THIS}|{p.NEXT})\s+)?{_FISCAL}\s+года)",
        unresolved,
        needs=(_QUARTER, _FISCAL),
    ),
    rule(
        rf"(?:(?:в|за|на)\s+)?(?:(?:начале|конце|середине)\s+)?(?P<y>{p.BARE_YEAR})(?:{p.YEAR_ENDING})?\s+{_FISCAL}\s+год[а-я]*",
        fiscal_year,
        needs=(p.YEAR_HERE, _FISCAL),
    ),
    rule(
        r"(?:в|во|за)\s+(?P<n>перв(?:ом|ый|ое)|втор(?:ом|ой|ое)|трет(?:ьем|ий)|четверт(?:ом|ый))(?=\s*[–—]\s)",
        part_again,
        "duration",
        needs=("перв(?:ом|ый|ое)|втор(?:ом|ой|ое)|трет(?:ьем|ий)|четверт(?:ом|ый)", "[-–—−/]"),
    ),
    rule(
        rf"{p.BEHIND}(?:в|во|за)\s+(?P<n>перв(?:ом|ый|ое)|втор(?:ом|ой|ое)|трет(?:ьем|ий)|четверт(?:ом|ый))(?=[.,;)]|\s+и\s|$)",
        part_compared,
        "duration",
        needs="перв(?:ом|ый|ое)|втор(?:ом|ой|ое)|трет(?:ьем|ий)|четверт(?:ом|ый)",
    ),
)
