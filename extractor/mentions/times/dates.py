"""Reads a match and its anchor; yields the ISO 8601 value of a day, or of days in a row. Order decides."""

from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import Anchor, interval, point
from extractor.mentions.times.rule import Match, TimeRule, fitting_year, named_year, rule, since


def date_range(match: Match, anchor: Anchor) -> str | None:
    """«с 15 мая по 15 июня 2017 года», «15 мая – 15 июня», «с 1 мая 2015 г. по 1 июня 2018 г.»."""
    first, last = p.month_number(match["m"]), p.month_number(match["m2"])
    year = fitting_year(match, anchor, last, p.day_number(match["d2"]))
    if year is None:
        return None
    begins = named_year(match, anchor, "y1") if match.groupdict().get("y1") else year - (first > last)
    start = None if begins is None else point(begins, first, p.day_number(match["d"]))
    return interval(start, point(year, last, p.day_number(match["d2"])))


def days_of_month(match: Match, anchor: Anchor) -> str | None:
    """«22–24 августа», «с 1 по 15 июня 2023 года», «2, 3 и 5 мая», «в ночь со 2 на 3 мая»."""
    month, first, last = p.month_number(match["m"]), p.day_number(match["d"]), p.day_number(match["d2"])
    year = fitting_year(match, anchor, month, last)
    return interval(point(year, month, first), point(year, month, last))


def day(match: Match, anchor: Anchor) -> str | None:
    """«12 июня 2017 года», «на 1 января», «на вторник, 9 мая», «к 1 сентября», «в ночь на 1 марта»."""
    month, number = p.month_number(match["m"]), p.day_number(match["d"])
    return point(fitting_year(match, anchor, month, number), month, number)


def numeric_date(match: Match, anchor: Anchor) -> str | None:
    """«14.06.2024», «14.06.24»."""
    return _numeric(match, "")


def numeric_range(match: Match, anchor: Anchor) -> str | None:
    """«с 1.01.2017 по 31.03.2017»."""
    return interval(_numeric(match, ""), _numeric(match, "2"))


def numeric_days(match: Match, anchor: Anchor) -> str | None:
    """«с 5 по 15.11.2023», «12–18.07.2005», «с 01.09 по 15.09.2024»: the year and month of the last are of both."""
    end = _numeric(match, "2")
    if end is None:
        return None
    return interval(point(int(end[:4]), int(match["m"] or end[5:7]), int(match["d"])), end)


def _numeric(match: Match, which: str) -> str | None:
    year = int(match[f"y{which}"])
    return point(year + 2000 if year < 100 else year, int(match[f"m{which}"]), int(match[f"d{which}"]))


def iso_date(match: Match, anchor: Anchor) -> str | None:
    """«2023-10-17»."""
    return point(int(match["y"]), int(match["m"]), int(match["d"]))


_Y1 = rf"(?:\s+(?P<y1>{p.YEAR}|{p.BARE_YEAR}\b|{p.RELATIVE_YEAR}))?"
_D, _D2 = rf"(?P<d>{p.DAY})", rf"(?P<d2>{p.DAY})"
_HOUR = r"\d{1,2}(?::\d\d|\s+час(?:ов|а)?)\s+(?:(?:утра|дня|вечера)\s+)?"  # «по состоянию на 15 часов 18 сентября»
_ON = rf"(?:(?:по\s+состоянию\s+)?на\s+(?:утро\s+|вечер\s+|{_HOUR}|{p.WEEKDAY},?\s+)?|в\s+ночь\s+на\s+)?"
_OF_DAY = "утра|вечера|ночи|полудня|полуночи"
# «за прошлую неделю (с 4 по 10 марта)»
_WEEK = rf"(?:(?:за|на)\s+(?:{p.LAST}|{p.THIS}|отчетную)\s+недел[юе],?\s+(?P<open>\()?)?"
_NIGHT = r"(?:в\s+)?ночь\s+со?\s+"
_DATE = r"(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>(?:19|20)\d\d|\d\d)(?!\d|\.\d)"
_DATE_2 = r"(?P<d2>[0-3]?\d)\.(?P<m2>[01]?\d)\.(?P<y2>(?:19|20)\d\d|\d\d)(?!\d|\.\d)"
_GODA = r"(?:\s*г(?:ода|\.|\b))?"

RULES: tuple[TimeRule, ...] = (
    rule(
        rf"{_WEEK}(?:с\s+)?{_D}\s+{p.M}{_Y1}(?:{p.UP_TO}){_D2}\s+{p.M2}{p.Y}(?(open)\)?)",
        date_range,
        needs=(p.DAY, p.MONTH, p.JOINT),
    ),
    rule(rf"{_NIGHT}{_D}\s+{p.M}{_Y1}\s+на\s+{_D2}\s+{p.M2}{p.Y}", date_range, needs=("ночь", p.DAY, p.MONTH)),
    rule(rf"{_NIGHT}{_D}\s+на\s+{_D2}\s+{p.M}{p.Y}", days_of_month, needs=("ночь", p.DAY, p.MONTH)),
    rule(rf"{_D}(?:,\s+{p.DAY})+\s+и\s+{_D2}\s+{p.M}{p.Y}", days_of_month, needs=("и", p.DAY, p.MONTH)),
    rule(
        rf"{_WEEK}(?:с\s+)?{_D}(?:{p.UP_TO}|\s+и\s+|,\s+){_D2}\s+{p.M}{p.Y}(?(open)\)?)",
        days_of_month,
        needs=(p.DAY, p.MONTH),
    ),
    rule(rf"с\s+(?:(?:{_OF_DAY})\s+)?{_D}\s+{p.M}{p.Y}{p.NOT_WHEN}", since(day), needs=("с", p.DAY, p.MONTH)),
    rule(
        rf"(?:к|до|не\s+позднее|не\s+позже)\s+{_D}\s+{p.M}{p.Y}",
        day,
        "deadline",
        needs=("к|до|не", p.DAY, p.MONTH),
    ),
    rule(rf"{_ON}{_D}\s+{p.M}{p.Y}", day, needs=(p.DAY, p.MONTH)),
    rule(
        rf"(?:(?:за\s+период\s+)?с\s+)?{_DATE}{_GODA}(?:{p.UP_TO}){_DATE_2}{_GODA}",
        numeric_range,
        needs=(r"\.", p.JOINT),
    ),
    rule(
        rf"(?:с\s+)?(?P<d>[0-3]?\d)(?:\.(?P<m>[01]?\d))?(?:{p.UP_TO}){_DATE_2}{_GODA}",
        numeric_days,
        needs=(r"\.", p.JOINT),
    ),
    rule(rf"с\s+{_DATE}{_GODA}", since(numeric_date), needs=("с", r"\.")),
    rule(rf"(?:к|до|не\s+позднее|не\s+позже)\s+{_DATE}{_GODA}", numeric_date, "deadline", needs=("к|до|не", r"\.")),
    rule(_DATE, numeric_date, needs=r"\."),
    rule(r"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?!\d)", iso_date, needs=(r"(?:19|20)\d\d", "-")),
)
