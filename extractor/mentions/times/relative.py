"""Reads a match and its anchor; yields the ISO 8601 value of a month or year relative to publication. Order decides."""

from datetime import date

from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import (
    MONTH,
    Anchor,
    interval,
    month_away,
    months_of,
    point,
    span,
    year_away,
    years_away,
)
from extractor.mentions.times.rule import Match, TimeRule, rule, unresolved

EARLY = 10  # day of a month up to which the month before is reported on
DAY = len("2023-06-01")
REPORTED_FOR = 2  # months after one in which it is reported on


def this_month(match: Match, anchor: Anchor) -> str | None:
    """«в этом месяце»."""
    return month_away(anchor, 0)


def last_month(match: Match, anchor: Anchor) -> str | None:
    """«в прошлом месяце»."""
    return month_away(anchor, -1)


def next_month(match: Match, anchor: Anchor) -> str | None:
    """«в следующем месяце»."""
    return month_away(anchor, 1)


def this_year(match: Match, anchor: Anchor) -> str | None:
    """«в этом году», «до конца года»."""
    return year_away(anchor, 0)


def last_year(match: Match, anchor: Anchor) -> str | None:
    """«в прошлом году»."""
    return year_away(anchor, -1)


def year_before_last(match: Match, anchor: Anchor) -> str | None:
    """«в позапрошлом году»."""
    return year_away(anchor, -2)


def next_year(match: Match, anchor: Anchor) -> str | None:
    """«в следующем году»."""
    return year_away(anchor, 1)


def end_of_year(match: Match, anchor: Anchor) -> str | None:
    """«к концу года», «до конца года»: without a date line that of the date which dates the whole."""
    return point(anchor.told) if anchor.published is None and anchor.told else year_away(anchor, 0)


def year_to_date(match: Match, anchor: Anchor) -> str | None:
    """«с начала [2024] года»: from 1 January to publication, to the end of the month reported on, to «на 1 мая»."""
    named = match["y"] and match["y"][:4]
    if named and (anchor.published is None or int(named) != anchor.published.year):
        return f"{named}/.."
    end = (anchor.last or "").split("/")[-1]
    dated = anchor.first != ""  # by a period, not by the day of an accident («в июне погибли 11»)
    if len(end) == MONTH and (anchor.published is None or dated and _just_over(end, anchor.published)):
        return interval(f"{end[:4]}-01", end)
    stood, published = anchor.stood, anchor.published
    if stood and not stood.endswith("-01-01") and (published is None or stood[:4] == f"{published.year}"):
        year, month, day = map(int, stood.split("-"))
        return months_of(year, 1, month - 1) if day == 1 and month > 1 else interval(point(year, 1, 1), stood)
    if anchor.published is None:
        return f"{anchor.year}-01-01/.." if anchor.year else None
    return interval(point(anchor.published.year, 1, 1), anchor.published.isoformat())


def _just_over(month: str, now: date) -> bool:
    """Whether a month of the year of the news was over when it was told of."""
    return month[:4] == f"{now.year}" and 0 < now.month - int(month[5:]) <= REPORTED_FOR


def month_to_date(match: Match, anchor: Anchor) -> str | None:
    """«с начала месяца»: to publication, or in a report on a month the whole of it."""
    if anchor.published is None:
        return None
    last = (anchor.last or "").split("/")[-1]
    if len(last) == MONTH and anchor.published.day <= EARLY and _just_over(last, anchor.published):
        return last
    return interval(point(anchor.published.year, anchor.published.month, 1), anchor.published.isoformat())


def last_quarter(match: Match, anchor: Anchor) -> str | None:
    """«за квартал»: the one told of, else the last that is over."""
    if anchor.stretch and span(anchor.stretch) == "quarter":
        return anchor.stretch
    if anchor.published is None:
        return None
    quarter = (anchor.published.month - 1) // 3
    year, number = (anchor.published.year, quarter) if quarter else (anchor.published.year - 1, 4)
    return interval(point(year, number * 3 - 2), point(year, number * 3))


def half_year_over(match: Match, anchor: Anchor) -> str | None:
    """«за полугодие», «итоги полугодия»: the one told of, else the last that is over."""
    if anchor.stretch and span(anchor.stretch) == "half":
        return anchor.stretch
    if anchor.published is None:
        return None
    year, first = (anchor.published.year, 1) if anchor.published.month > 6 else (anchor.published.year - 1, 7)
    return interval(point(year, first), point(year, first + 5))


def same_time(match: Match, anchor: Anchor) -> str | None:
    """«в тот же день», «тогда», «к этому сроку»: what was named last; of what will be it is no time if it is over."""
    value, published = anchor.named and anchor.named.removesuffix("/.."), anchor.published
    if value is None or anchor.tense != "futr":
        return value
    return value if published is not None and value.split("/")[-1] >= published.isoformat()[:4] else None


def same_year(match: Match, anchor: Anchor) -> str | None:
    """«в том же году», «в этом же году»: that named last; without one «этом» is that of the news."""
    if anchor.named and anchor.named[:4].isdigit():
        return anchor.named[:4]
    return year_away(anchor, 0) if "э" in match.group() else None


def that_day(match: Match, anchor: Anchor) -> str | None:
    """«в тот вечер», «в ту ночь»: the day named last."""
    value = anchor.named
    return value if value and len(value) == DAY and "/" not in value else None


def that_period(match: Match, anchor: Anchor) -> str | None:
    """«за этот период», «за это время», «за эти три года»: the last stretch of time named."""
    last = anchor.last or ""
    if anchor.stretch or "период" not in match.group() or len(last) == DAY or last.endswith("/.."):
        return anchor.stretch
    return last or None  # «в 2022 году открыли пять школ. За этот период приняли 900 учеников»


def year_earlier(match: Match, anchor: Anchor) -> str | None:
    """«годом ранее», «за аналогичный период прошлого года»: a year before what was named last."""
    last = anchor.last
    if anchor.stretch and "период" in match.group() and last and len(last) == DAY:
        last = anchor.stretch  # «За два месяца … Сегодня работает 40. В аналогичном периоде прошлого года было 55»
    return years_away(last, -1) if last else year_away(anchor, -1)


def years_ago(match: Match, anchor: Anchor) -> str | None:
    """«год назад», «три года назад»; «(год назад – 38 %)» is a year before what was named last."""
    if match.group().startswith("год") and anchor.last and match.string.endswith("(", 0, match.start()):
        return years_away(anchor.last, -1)
    if match["n"]:
        return year_away(anchor, -p.shift_number(match["n"]))
    single = match.group().startswith("год ") and p.is_single(match)  # not «полтора года», «много лет назад»
    return year_away(anchor, -1) if single else None


_IN = r"(?:(?:в|во|на|за|к|по\s+итогам|течение)\s+)?"
_DID = r"[а-я]+(?:ли|ло|но|ны)(?:сь)?\b"
_DOES = r"[а-я]+(?:ат|ят|ут|ют|ет|ит)(?:ся)?\b"
_OTHERS = r"[а-я]+(?:ем|им|л|ла|то|ты)(?:ся|сь)?\b"

_IN_YEAR = "год(?:а|у|ом|е)?"
_SAYS_YEARS = r"\d\w*|\w*год\w*"  # «в прошлом» alone is no year


def _elliptic(*stems: str) -> str:
    """«в нынешнем появятся», «на следующий зарезервировано», «по итогам текущего составит»: no noun behind."""
    stem = "|".join(stems)
    within = rf"в\s+(?:{stem})(?:ем|ом)(?=\s*[—–]|\s+-\s|\s+(?:{_DID}|{_DOES}|{_OTHERS}))"
    upon = rf"(?:на|за)\s+(?:{stem})(?:ий|ый|от)(?=\s*[—–]|\s+-\s|\s+{_DID})"
    after = rf"по\s+итогам\s+(?:{stem})(?:его|ого)(?=\s*[—–]|\s+(?:{_DID}|{_DOES}))"
    closing = rf"{p.BEHIND}в\s+(?:{stem})(?:ем|ом)(?=[.,;)]|$)"  # «97 — в следующем», «до 40 млн в следующем»
    return rf"(?:{within}|{upon}|{after}|{closing})"


def _elliptic_word(*stems: str) -> str:
    return rf"(?:{'|'.join(stems)})(?:ем|ом|ий|ый|от|его|ого)"


_BY_THEN = r"к\s+(?:этому|тому)\s+(?:же\s+)?(?:сроку|времени|моменту|периоду)\b"
_ALIKE = rf"(?:{p.SAME}|(?:аналогичн|сопоставим|соответствующ)[а-я]+)"
_OF_A_DAY = "день|вечер", "ночь"

RULES: tuple[TimeRule, ...] = (
    rule(
        rf"(?:(?:(?:в|за|к|с)\s+)?{_ALIKE}\s+(?:же\s+)?{p.SPAN}\s+(?:{p.LAST}\s+(?:сельхоз)?года|в\s+{p.LAST}\s+году)\b"
        rf"|(?:в\s+{p.LAST}\s+году|год\s+назад|годом\s+(?:ранее|раньше))\s+(?:за|в)\s+{p.SAME}\s+же"
        rf"\s+{p.SPAN}\b)",
        year_earlier,
        needs=(_ALIKE, p.SPAN),
    ),
    rule(
        r"(?:с\s+начала|со\s+старта)\s+(?:эт\w+\s+|текущ\w+\s+|нынешн\w+\s+)?года\b(?P<y>)",
        year_to_date,
        needs=("начала|старта", "года"),
    ),
    rule(r"с\s+начала\s+месяца\b", month_to_date, needs=("начала", "месяца")),
    rule(
        rf"(?:к|до)\s+(?:концу|конца|окончания)\s+(?:{p.THIS}\s+)?года\b",
        end_of_year,
        "deadline",
        needs=("концу|конца|окончания", "года"),
    ),
    rule(rf"{_IN}(?:конце\s+|начале\s+)?{p.THIS}\s+год(?:а|у|ом|е)?\b", this_year, needs=(p.THIS, _IN_YEAR)),
    rule(r"(?:в\s+(?:том|этом)|за\s+(?:тот|этот))\s+же\s+год[уе]?\b", same_year, needs=("же", "год[уе]?")),
    rule(rf"{_IN}(?:конце\s+|начале\s+)?{p.LAST}\s+год(?:а|у|ом|е)?\b", last_year, needs=(p.LAST, _IN_YEAR)),
    rule(_elliptic("нынешн", "эт", "текущ"), this_year, needs=(_elliptic_word("нынешн", "эт", "текущ"), _SAYS_YEARS)),
    rule(_elliptic("прошл", "минувш"), last_year, needs=(_elliptic_word("прошл", "минувш"), _SAYS_YEARS)),
    rule(_elliptic("следующ"), next_year, needs=(_elliptic_word("следующ"), _SAYS_YEARS)),
    rule(rf"{_IN}позапрошл\w+\s+год(?:а|у|ом|е)?\b", year_before_last, needs=r"позапрошл\w+"),
    rule(
        rf"(?:{_IN}|до\s+конца\s+|к\s+концу\s+)(?:конце\s+|начале\s+)?{p.NEXT}\s+год(?:а|у|ом|е)?\b",
        next_year,
        needs=(p.NEXT, _IN_YEAR),
    ),
    rule(
        rf"(?:в|за|на)\s+(?:конце\s+|начале\s+)?{p.THIS}\s+месяц(?:а|е)?\b|до\s+конца\s+(?:{p.THIS}\s+)?месяца\b",
        this_month,
        needs="месяц[ае]?",
    ),
    rule(
        rf"(?:в|за)\s+(?:{p.LAST}|последний)\s+месяц(?:а|е)?\b",
        last_month,
        needs=(rf"{p.LAST}|последний", "месяц[ае]?"),
    ),
    rule(rf"в\s+{p.NEXT}\s+месяце\b", next_month, needs=(p.NEXT, "месяце")),
    rule(rf"за\s+(?:{p.LAST}\s+)?квартал\b", last_quarter, needs="квартал"),
    rule(r"(?:за|по\s+итогам|итоги)\s+полугоди(?:е|я)\b", half_year_over, needs="полугоди[ея]"),
    rule(
        rf"в\s+(?:тот\s+(?:{_OF_A_DAY[0]})|ту\s+(?:{_OF_A_DAY[1]}))\b(?!\s*,\s*(?:когда|как))",
        that_day,
        needs=("тот|ту", "|".join(_OF_A_DAY)),
    ),
    rule(
        rf"(?:в|за)\s+тот\s+же\s+(?:день|месяц|год|период|срок)\b|тогда\b(?!\s+как)|{_BY_THEN}",
        same_time,
        needs=r"тот|\w*тогда|этому|тому",
    ),
    rule(
        r"(?:(?:за|в)\s+(?:(?:этот|тот)\s+(?:же\s+)?|(?:указанн|обозначенн|названн|отчетн|рассматриваем|данн)ый\s+)(?:период|срок)"
        rf"|за\s+это\s+(?:же\s+)?время|за\s+эти\s+{p.N}\s+(?:год|лет|месяц)[а-я]*)\b",
        that_period,
        needs="период|срок|время|год[а-я]*|лет|месяц[а-я]*",
    ),
    rule(
        r"годом\s+(?:ранее|раньше|прежде)\b|за\s+год\s+до\s+(?:этого|того)\b",
        year_earlier,
        needs=(r"\w*годом|год", "ранее|раньше|прежде|этого|того"),
    ),
    rule(
        rf"(?:(?<!против\s)(?P<n>(?!\d*(?:1\d|[02-9])\s+год\s){p.COUNT})\s+)?(?:год(?:а)?|лет)\s+назад\b",
        years_ago,
        needs=("года?|лет", "назад"),
    ),
    rule(r"прошлогодн\w{2,3}\b", last_year, "background", needs=r"прошлогодн\w+"),
    rule(
        r"(?:в|к|с|до|около|после|на)\s+(?:[01]?\d|2[0-4])[:.][0-5]\d\b(?!\s*(?:%|млн|млрд|тыс|руб|процент))",
        unresolved,
        "clock",
        needs="[.:]",
    ),
    rule(r"(?<![\d:,.])(?:[01]?\d|2[0-4]):[0-5]\d\b", unresolved, "clock", needs=":"),
)
