"""Reads a match and its anchor; yields the ISO 8601 value of a time told at length or in words.

These rules are asked before the others, whose matches are parts of theirs. Order decides.
"""

from datetime import date, timedelta

from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import (
    Anchor,
    days_away,
    interval,
    month_away,
    months_of,
    point,
    season_of,
    weekday_near,
    year_away,
    years_away,
)
from extractor.mentions.times.dates import day
from extractor.mentions.times.days import today, weekend
from extractor.mentions.times.relative import last_quarter, this_month, this_year
from extractor.mentions.times.rule import Match, TimeRule, named_year, rule, since
from extractor.mentions.times.rules import half_year, month, month_adjective

CENTURY = 100


def long_range(match: Match, anchor: Anchor) -> str | None:
    """«с весны 2016-го по декабрь 2020 года», «с 2016 года по май 2018-го», «с мая 2016 года по 2018 год»."""
    last = named_year(match, anchor, "y2")
    first = named_year(match, anchor) if match["y"] else last
    if first is None or last is None:
        return None
    start, end = _part_of_year(match["a"], first), _part_of_year(match["b"], last)
    return interval(start and start.split("/")[0], end and end.split("/")[-1])


def _part_of_year(word: str, year: int) -> str | None:
    if not word:
        return point(year)
    if p.is_month(word):
        return point(year, p.month_number(word))
    return season_of(year, p.season_month(word))


def year_in_words(match: Match, anchor: Anchor) -> str | None:
    """«в шестнадцатом году», «в девяносто восьмом году», «в две тысячи двадцатом году»."""
    number = p.ordinal_number(match["o"])
    if match["c"]:
        return point((2000 if match["c"].startswith("д") else 1900) + number)
    now = anchor.published.year if anchor.published else None
    known = now or anchor.year
    if known is None:
        return None
    return point(number + known // CENTURY * CENTURY - CENTURY * (number > known % CENTURY + 1))


def year_opening(match: Match, anchor: Anchor) -> str | None:
    """«в начале года»: its first month."""
    return point(anchor.published.year, 1) if anchor.published else None


def year_whole(match: Match, anchor: Anchor) -> str | None:
    """«по итогам года рассчитывают выйти на 2 млн»: this one where the sentence looks ahead, else the last."""
    return year_away(anchor, -(anchor.tense != "futr"))


def weekend_near(match: Match, anchor: Anchor) -> str | None:
    """«на выходные обещают дождь»: the coming one, but the last where the sentence looks back."""
    if anchor.published is None:
        return None
    ahead = 6 - anchor.published.isoweekday() + (7 if anchor.published.isoweekday() == 7 else 0)
    if anchor.tense == "past":
        return weekend(match, anchor)
    return interval(days_away(anchor, ahead), days_away(anchor, ahead + 1))


def weekdays(match: Match, anchor: Anchor) -> str | None:
    """«за субботу и воскресенье», «с понедельника по среду», «в ночь с пятницы на субботу»; not of any week."""
    if anchor.tense == "pres":
        return None
    first, last = p.weekday_number(match["w"] or match["w1"]), p.weekday_number(match["w2"])
    end = weekday_near(anchor, last)
    start = end and (date.fromisoformat(end) - timedelta(days=(last - first) % 7)).isoformat()
    return interval(start, end)


def last_of_year(match: Match, anchor: Anchor) -> str | None:
    """«в последнем квартале 2023 года»."""
    return months_of(named_year(match, anchor), 10, 12)


def past_month(match: Match, anchor: Anchor) -> str | None:
    """«в прошлом январе», «минувшим летом» said of a month: the last that is over."""
    now = anchor.published
    if now is None:
        return None
    number = p.month_number(match["m"])
    return point(now.year - (match["r"].startswith("прошл") or number >= now.month), number)


def month_edge(match: Match, anchor: Anchor) -> str | None:
    """«на конец марта», «на начало ноября 2012 года»: a moment, at the precision of the month."""
    return month(match, anchor)


def month_of_noun(match: Match, anchor: Anchor) -> str | None:
    """«в январские выходные», «в июльском отчёте»."""
    return month_adjective(match, anchor)


def months_ago(match: Match, anchor: Anchor) -> str | None:
    """«три месяца назад», «месяц назад», «полгода назад»; «несколько месяцев назад» is no month."""
    alone = {"месяц": 1, "полгода": 6}.get(match["u"]) if p.is_single(match) else None
    number = p.shift_number(match["n"]) if match["n"] else alone
    return None if number is None else month_away(anchor, -number)


def years_since(match: Match, anchor: Anchor) -> str | None:
    """«в 2011-м привезли восемь, спустя год – ещё одиннадцать»."""
    return years_away(anchor.last, p.small_number(match["n"]) if match["n"] else 1) if anchor.last else None


_POINT = rf"(?:{p.MONTH}|{p.SEASON})"
_YEAR = rf"{p.YEAR}|{p.BARE_YEAR}\b|{p.RELATIVE_YEAR}"
_NAMED_DAY = rf"(?P<d>{p.DAY_IN_WORDS})\s+{p.M}{p.Y}"
_GONE = r"(?:прошл|минувш|прошедш)(?:ий|его|ему|им|ым|ом|ем|ого|ому|ый)"
_HALF = r"половин(?:а|ы|е|у|ой)"
_OF_DAY = r"(?:утра|часов(?:\s+(?:утра|вечера|дня))?|вечера|дня)"

RULES: tuple[TimeRule, ...] = (
    rule(
        rf"с\s+(?P<a>{_POINT})(?:\s+(?P<y>{_YEAR}))?\s+(?:по|до)\s+(?P<b>{_POINT})\s+(?P<y2>{_YEAR})",
        long_range,
        needs=("с", "по|до", _POINT),
    ),
    rule(
        rf"с\s+(?P<y>{p.YEAR}|{p.BARE_YEAR})(?P<a>)\s+(?:по|до)\s+(?P<b>{_POINT})\s+(?P<y2>{_YEAR})",
        long_range,
        needs=("с", "по|до", _POINT, p.YEAR_HERE),
    ),
    rule(
        rf"с\s+(?P<a>{_POINT})\s+(?P<y>{p.YEAR}|{p.BARE_YEAR})\s+(?:по|до)(?P<b>)\s+(?P<y2>{_YEAR})",
        long_range,
        needs=("с", "по|до", _POINT, p.YEAR_HERE),
    ),
    rule(rf"с\s+{_NAMED_DAY}", since(day), needs=("с", p.ORDINAL_WORD, p.MONTH)),
    rule(rf"(?:к|до)\s+{_NAMED_DAY}", day, "deadline", needs=("к|до", p.ORDINAL_WORD, p.MONTH)),
    rule(
        rf"(?:(?:по\s+состоянию\s+)?на\s+)?{_NAMED_DAY}",
        day,
        needs=(p.ORDINAL_WORD, p.MONTH),
    ),
    rule(
        rf"(?:в|к|до|с|от)\s+(?:(?P<c>две\s+тысячи|тысяча\s+девятьсот)\s+)?(?P<o>{p.LATE_ORDINAL})\s+год(?:у|а)\b",
        year_in_words,
        needs=(p.ORDINAL_WORD, "год(?:у|а)"),
    ),
    rule(
        rf"(?:(?:в|во|за|к|с|по\s+итогам)\s+)?{p.N}\s+{_HALF}\s+(?:(?P<y>{_YEAR})|года\b)",
        half_year,
        needs=_HALF,
    ),
    rule(
        rf"(?:(?:в|за)\s+)?последн(?:ий|ем|его)\s+квартал(?:е|а)?\s+(?P<y>{_YEAR})",
        last_of_year,
        needs=("последн(?:ий|ем|его)", "квартал[еа]?"),
    ),
    rule(
        r"(?:в|за)\s+последн(?:ий|ем)\s+квартале?\b",
        last_quarter,
        needs=("последн(?:ий|ем)", "квартале?"),
    ),
    rule(
        rf"с\s+(?P<r>{_GONE})\s+{p.M}(?!\s+(?:{_YEAR}))",
        since(past_month),
        needs=("с", _GONE, p.MONTH),
    ),
    rule(
        rf"(?:(?:в|за|к)\s+)?(?P<r>{_GONE})\s+{p.M}(?!\s+(?:{_YEAR}))",
        past_month,
        needs=(_GONE, p.MONTH),
    ),
    rule(
        rf"за\s+(?:весь|целый)\s+{p.M}(?:\s+(?P<y>{_YEAR}))?",
        month,
        needs=("весь|целый", p.MONTH),
    ),
    rule(
        rf"на\s+(?:конец|начало|середину)\s+{p.M}(?:\s+(?P<y>{_YEAR}))?",
        month_edge,
        needs=("конец|начало|середину", p.MONTH),
    ),
    rule(
        rf"(?:в|на|за|по\s+итогам)\s+(?P<m>{p.MONTH_ADJECTIVE})\s+(?:{p.DATED})\w*",
        month_of_noun,
        needs=p.MONTH_ADJECTIVE,
    ),
    rule(rf"спустя\s+(?:{p.N}\s+)?(?:год|года|лет)\b", years_since, needs=("спустя", "года?|лет")),
    rule(
        rf"по\s+состоянию\s+на\s+(?:\d{{1,2}}|[а-я]+)\s+{_OF_DAY}(?!\s+\d)",
        today,
        needs="состоянию",
    ),
    rule(r"(?:к|до)\s+нового\s+года\b|к\s+новому\s+году\b", this_year, "deadline", needs="нового|новому"),
    rule(r"(?:в|на)\s+(?:конце|начале|середине|конец|начало)\s+месяца\b", this_month, needs="месяца"),
    rule(
        rf"(?:(?P<n>{p.COUNT}|{p.FEW})\s+)?(?P<u>месяц(?:а|ев)?|полгода)\s+назад\b",
        months_ago,
        needs=("месяц(?:а|ев)?|полгода", "назад"),
    ),
    rule(
        r"(?:на|в)\s+(?:прошлых|минувших|прошедших|прошлые|прошедшие)\s+выходны[хе]\b",
        weekend,
        needs=("прошлых|минувших|прошедших|прошлые|прошедшие", "выходны[хе]"),
    ),
    rule(
        rf"(?:за\s+(?P<w>{p.WEEKDAY})\s+и|с\s+(?P<w1>{p.WEEKDAY})\s+(?:по|до|на))\s+(?P<w2>{p.WEEKDAY})",
        weekdays,
        needs=("за|с", p.WEEKDAY),
    ),
    rule(r"нынче\b", this_year, needs="нынче"),
    rule(r"в\s+начале\s+года\b", year_opening, needs=("начале", "года")),
    rule(r"(?:по\s+итогам|в\s+конце)\s+года\b", year_whole, needs=("итогам|конце", "года")),
    rule(
        r"за\s+(?:минувшую\s+|прошедшую\s+|прошлую\s+)?ночь\b|(?:минувш|прошедш|прошл|эт)(?:ей|ой)\s+ночью\b",
        today,
        needs="ночь|ночью",
    ),
    rule(r"на\s+(?:(?:эти|ближайшие|предстоящие|грядущие)\s+)?выходн(?:ые|ых)\b", weekend_near, needs="выходны[ех]"),
)
