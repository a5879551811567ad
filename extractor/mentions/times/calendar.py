"""Reads years, months and days; yields ISO 8601 dates and intervals at their own precision.

A value is text: `2023`, `2023-06`, `2023-06-08`, or two of them with a slash; an open end is `..`.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

NEAR_MONTHS = 6  # of two equally possible years the nearer one
MONTH, DAY, WEEK = len("2023-06"), len("2023-06-08"), 7
MONTHS = {"month": 1, "quarter": 3, "half": 6}  # how many each step has
LAST_DAYS = 20  # of a month from which what ends with it is as good as over
SOON = 14  # days ahead that need no year to be told of as what was decided
EARLY_MONTHS = 4  # «с февраля поедут»: of the year told or, as likely, the next


@dataclass(slots=True)
class Anchor:
    """What relative expressions are resolved against.

    `published` is the publication date; `year` the last year that the paragraph named, else `told`, that of the first
    date with a month, which dates the whole; `last` the last value found before, `named` that of the last time of any
    use, even where it could not be resolved; `first` the period that the article begins with, `reported` the year that
    it reports on, `stretch` the last that is longer than a day; `stood` the last day of the paragraph as of which
    something was so much; `seen` where in the sentence the time before ends; `look` finds the tense.
    """

    published: date | None
    year: int | None = None
    told: int | None = None
    last: str | None = None
    first: str | None = None
    reported: int | None = None
    stretch: str | None = None
    named: str | None = None
    stood: str | None = None
    seen: int = 0
    look: Callable[[], str] = str

    @property
    def tense(self) -> str:
        """What the nearest verb speaks of ("past", "pres", "futr" or ""); looked for only where a rule asks."""
        return self.look()


def point(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """An ISO date at the precision given; None where the year is unknown or the calendar has no such day."""
    if year is None:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def interval(start: str | None, end: str | None) -> str | None:
    """`start/end`; None where one is missing or they are out of order."""
    if start is None or end is None:
        return None
    if start == end:
        return start
    return f"{start}/{end}" if start == ".." or end == ".." or start[:10] <= end + "-99-99"[len(end) - 4 :] else None


def year_of_month(anchor: Anchor, month: int, day: int | None = None) -> int | None:
    """The year of a month or day named without one: the nearest, on the side that the sentence's tense speaks of."""
    now = anchor.published
    tense = anchor.tense
    if now is None:
        if day and anchor.year is None and anchor.reported and tense == "past":
            return anchor.reported + ((month, day) == (1, 1))  # «на 1 января», when the year reported on was over
        unknown = tense == "pres" and day is None or (tense == "futr" and month <= EARLY_MONTHS)
        return None if unknown else anchor.year  # «осенью яблоко уходит по 35 рублей»
    here, there = (now.month, now.day), (month, day or (1 if tense != "futr" else 31))
    if tense == "futr":
        return now.year + (there < here)
    if tense == "past":
        return _year_gone(now, month, day)
    months_ahead = month - now.month
    return now.year + (months_ahead < -NEAR_MONTHS) - (months_ahead > NEAR_MONTHS)


def _year_gone(now: date, month: int, day: int | None) -> int:
    """The year in which a month or day was last; but «установил на 20 мая», told on the 19th, is of the next day."""
    ahead = day and (date(now.year, month, min(day, 28)) - now).days
    return now.year - ((month, day or 1) > (now.month, now.day) and not 0 < (ahead or 0) <= SOON)


def months_of(year: int | None, first: int, last: int) -> str | None:
    """`year-first/year-last`."""
    return interval(point(year, first), point(year, last))


def season_of(year: int, first: int) -> str | None:
    """Three months; winter begins in December of the year before."""
    if first == 12:
        return interval(point(year - 1, 12), point(year, 2))
    return months_of(year, first, first + 2)


def until(value: str | None) -> str | None:
    """`../2022-02` of March 2022, `../2017` of 2018: up to what was over before."""
    if value is None:
        return None
    start = value.split("/")[0]
    if len(start) == len("2022"):
        return f"../{int(start) - 1:04d}"
    return f"../{month_after(months_up_to(start) - 1)}"


def last_whole_year(anchor: Anchor, last_month: int) -> int | None:
    """The year in which the months up to `last_month` lie, most recently ended before publication."""
    now = anchor.published
    if now is None:
        return None if anchor.tense == "pres" else anchor.year
    nearly = now.month == last_month and now.day > LAST_DAYS  # «за полугодие» said at the end of June
    return now.year if now.month > last_month or nearly or anchor.tense == "futr" else now.year - 1


def weekday_near(anchor: Anchor, weekday: int) -> str | None:
    """The date of an ISO weekday: the last one up to publication, or the next where the sentence looks ahead."""
    now = anchor.published
    if now is None:
        return None
    back = (now.isoweekday() - weekday) % 7
    return (now + timedelta(days=-back if back == 0 or anchor.tense != "futr" else 7 - back)).isoformat()


def week(anchor: Anchor, shift: int) -> str | None:
    """Monday to Sunday of the week `shift` weeks away from publication."""
    now = anchor.published
    if now is None:
        return None
    monday = now - timedelta(days=now.weekday()) + timedelta(weeks=shift)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def days_away(anchor: Anchor, days: int) -> str | None:
    """The date some days from publication."""
    return None if anchor.published is None else (anchor.published + timedelta(days=days)).isoformat()


def month_away(anchor: Anchor, months: int) -> str | None:
    """The month so many away from that of publication."""
    now = anchor.published
    return None if now is None else month_after(now.year * 12 + now.month - 1 + months)


def year_away(anchor: Anchor, years: int) -> str | None:
    """The year so many away from that of publication."""
    return None if anchor.published is None else point(anchor.published.year + years)


def years_away(value: str, years: int) -> str | None:
    """Every date of a value moved by whole years; an open end stays open; 29 February becomes the 28th."""
    return "/".join(part if part == ".." else _year_moved(part, years) for part in value.split("/"))


def _year_moved(part: str, years: int) -> str:
    moved = f"{int(part[:4]) + years:04d}{part[4:]}"
    return moved[:8] + "28" if moved[5:] == "02-29" else moved


def span(value: str) -> str:
    """How long a value is, as a step; "" where it is none."""
    start, _, end = value.partition("/")
    if not end:
        return {4: "year", MONTH: "month", DAY: "day"}.get(len(start), "")
    if ".." in value or len(start) != len(end):
        return ""
    if len(start) == DAY:
        return "week" if WEEK - 1 <= (date.fromisoformat(end) - date.fromisoformat(start)).days <= WEEK else ""
    return next((unit for unit, size in MONTHS.items() if months_in(value) == size), "")


def months_in(value: str) -> int:
    """How many months a value lasts, if it is told in months."""
    start, _, end = value.partition("/")
    return months_up_to(end) - months_up_to(start) + 1 if len(start) == len(end) == MONTH else 0


def told_of(unit: str, *values: str | None) -> str | None:
    """The first of these periods that is as long as a step."""
    return next((value for value in values if value and span(value) == unit), None)


def month_after(months: int) -> str | None:
    """The month that follows so many, counted as in `months_up_to`."""
    return point(months // 12, months % 12 + 1)


def months_up_to(part: str) -> int:
    """The months up to it."""
    return int(part[:4]) * 12 + int(part[5:7]) - 1
