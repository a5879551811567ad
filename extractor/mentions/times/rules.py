"""Reads a match and its anchor; yields the ISO 8601 value of a time named by the calendar. Order decides."""

from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import (
    Anchor,
    interval,
    months_in,
    months_of,
    point,
    until,
    year_of_month,
)
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


def _year_of_part(match: Match, anchor: Anchor, last_month: int) -> int | None:
    """As `year_until`, but «пуск намечен на второй квартал» said in the third is of the next year."""
    year, now = year_until(match, anchor, last_month), anchor.published
    if now is None or match["y"] or anchor.tense != "futr" or match.group().startswith(("за", "по")):
        return year
    return now.year + (now.month > last_month)


def months(match: Match, anchor: Anchor) -> str | None:
    """«за январь–сентябрь», «с июня по август 2023 года»."""
    first, last = p.month_number(match["m"]), p.month_number(match["m2"])
    year = year_until(match, anchor, last)
    return None if year is None else interval(point(year - (first > last), first), point(year, last))


def month(match: Match, anchor: Anchor) -> str | None:
    """«в мае 2009 года», «за ноябрь», «итоги июня»."""
    number = p.month_number(match["m"])
    return point(fitting_year(match, anchor, number), number)


def month_adjective(match: Match, anchor: Anchor) -> str | None:
    """«майские заморозки»."""
    number = p.month_of_adjective(match["m"])
    return point(year_of_month(anchor, number), number)


def counted_months(match: Match, anchor: Anchor) -> str | None:
    """«за девять месяцев», «за первые 10 месяцев 2023 года»."""
    last = p.small_number(match["n"])
    if not 1 < last < 12:
        return None
    stretch = anchor.stretch
    if stretch and not (match["y"] or "перв" in match.group()) and months_in(stretch) == last:
        return stretch  # «За второй квартал продали 900. За три месяца сеть открыла пять магазинов»
    return months_of(year_until(match, anchor, last), 1, last)


def quarter(match: Match, anchor: Anchor) -> str | None:
    """«в первом квартале 2016 года», «во II квартале»."""
    number = p.small_number(match["n"])
    return months_of(_year_of_part(match, anchor, number * 3), number * 3 - 2, number * 3)


def counted_quarters(match: Match, anchor: Anchor) -> str | None:
    """«за три квартала»."""
    number = p.small_number(match["n"])
    return months_of(year_until(match, anchor, number * 3), 1, number * 3)


def half_year(match: Match, anchor: Anchor) -> str | None:
    """«за первое полугодие 2009 года», «во втором полугодии»."""
    number = p.small_number(match["n"])
    return months_of(_year_of_part(match, anchor, number * 6), number * 6 - 5, number * 6)


def years(match: Match, anchor: Anchor) -> str | None:
    """«2018—2019 годах», «с 2014 по 2017 год»."""
    first, last = match["y"], match["y2"]
    return interval(first[:4], last[:4] if len(last) > 2 else first[:2] + last)


def since_year(match: Match, anchor: Anchor) -> str | None:
    """«с 2022 года»."""
    return f"{match['y'][:4]}/.."


def year(match: Match, anchor: Anchor) -> str | None:
    """«в 2015 году», «за 2016 год», «в 2023-м», «к концу 2025 года»."""
    return match["y"][:4]


def year_start(match: Match, anchor: Anchor) -> str | None:
    """«на начало 2024 года», «на начало этого года»: its first day."""
    year = named_year(match, anchor)
    return None if year is None else f"{year}-01-01"


def year_end(match: Match, anchor: Anchor) -> str | None:
    """«на конец 2023 года»: its last day."""
    return f"{match['y'][:4]}-12-31"


def until_year(match: Match, anchor: Anchor) -> str | None:
    """«до 2018 года доля не поднималась выше 65 %»: up to the year before, but «до 2030 года» is a deadline."""
    value = match["y"][:4]
    over = anchor.published is not None and int(value) <= anchor.published.year and anchor.tense == "past"
    return until(value) if over else value


def decade(match: Match, anchor: Anchor) -> str | None:
    """«в 1990-е годы», «в 90-х»."""
    digits = match["y"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return f"{first}/{first + 9}"


_ONLY = r"(?:(?:один|только|лишь|одном)\s+){0,2}"
_EDGE = r"(?:концу\s+|конца\s+|окончания\s+|началу\s+|начала\s+|середине\s+|середины\s+)?"
_OVER = (  # «за девять месяцев», «итоги», «бюджет девяти месяцев»
    r"(?:за|по\s+итогам|итог(?:и|у|ам|ов)|результат(?:ы|ам|ов)|показател(?:и|ям|ей)|бюджет(?:а|у|ом)?|план(?:а|у|ом)?)"
)
_WHICH = r"(?:(?:перв|втор|трет|четверт)[а-я]+|[ivx]+|\d-?(?:й|го))\s"  # «по итогам третьего квартала»: of that one
_WITHIN = "в|за|по|итоги|течение|начале|середине|конце|начала|конца"
_NO_NUMBER = r"(?![\d,.]\d|\s*%|[\w-]|\s+\d)"
_ALONE = rf"{_NO_NUMBER}(?=\s+(?!и\s|или\s)[а-я])"  # but for what `is_number` of uses refuses
_RECENT = r"(?:19[5-9]\d|20(?!00)[0-4]\d)"

RULES: tuple[TimeRule, ...] = (
    rule(rf"(?:с\s+|за\s+|в\s+|к\s+)?{p.M}(?:\s+по\s+|{p.DASH}){p.M2}{p.Y}", months, needs=(p.MONTH, p.JOINT)),
    rule(
        rf"(?:за|в|по\s+итогам)\s+{p.M}\s+и\s+(?:(?:за|в)\s+)?{p.M2}{p.Y}",
        months,
        needs=("за|в|по", "и", p.MONTH),
    ),
    rule(
        rf"{_OVER}\s+(?:перв(?:ые|ых)\s+)?{p.N}\s+месяц(?:ев|а)\b{p.Y}",
        counted_months,
        needs="месяц(?:ев|а)",
    ),
    rule(
        rf"(?:за\s+|{_OVER}\s+(?!\d\s+квартала))(?:перв(?:ые|ых)\s+)?(?!{_WHICH}){p.N}\s+квартал(?:а|ов)\b{p.Y}",
        counted_quarters,
        needs="квартал(?:а|ов)",
    ),
    rule(
        rf"(?:(?:в|во|за|к|по\s+итогам|с)\s+)?(?:конце\s+|начале\s+)?{p.N}\s+квартал(?:а|у|ом|е)?\b{p.Y}",
        quarter,
        needs="квартал(?:а|у|ом|е)?",
    ),
    rule(
        rf"(?:(?:в|во|за|к|по\s+итогам|с)\s+)?{p.N}\s+полугоди(?:е|я|ю|ем|и)\b{p.Y}",
        half_year,
        needs="полугоди(?:е|я|ю|ем|и)",
    ),
    rule(rf"с\s+(?:начала\s+|середины\s+|конца\s+)?{p.M}{p.Y}{p.NOT_WHEN}", since(month), needs=("с", p.MONTH)),
    rule(
        rf"(?:к|до|не\s+позднее|не\s+позже)\s+{_EDGE}{p.M}{p.Y}",
        month,
        "deadline",
        needs=("к|до|не", p.MONTH),
    ),
    rule(
        rf"(?:(?:в|за|на|по\s+итогам)\s+{_ONLY})?(?:(?:начале|середине|конце|течение)\s+)?{p.M}\s+{p.THE_YEAR}",
        month,
        needs=(p.MONTH, p.YEAR_OR_GODA),
    ),
    rule(
        rf"(?:в|за|по\s+итогам|итоги|(?:в\s+)?(?:течение|начале|середине|конце)|начала|конца)\s+{_ONLY}{p.M}(?P<y>)",
        month,
        needs=(_WITHIN, p.MONTH),
    ),
    rule(
        rf"планов\w+\s+период\w*\s+(?P<y>{p.BARE_YEAR})(?:{p.DASH}|\s+и\s+)(?P<y2>{p.BARE_YEAR}|\d\d)(?:{p.YEAR_ENDING})?\s*{p.YEAR_WORD}",
        years,
        "background",
        needs=(r"планов\w+", r"период\w*", p.BARE_YEAR),
    ),
    rule(
        rf"с\s+(?P<y>{p.BARE_YEAR})(?:{p.YEAR_ENDING})?(?:\s+года?)?\s+(?:по|до)\s+(?P<y2>{p.BARE_YEAR})(?:{p.YEAR_ENDING})?(?:\s+{p.YEAR_WORD})?",
        years,
        needs=("с", "по|до", p.YEAR_HERE),
    ),
    rule(
        rf"(?:(?:в|за|на)\s+)?(?P<y>{p.BARE_YEAR})(?:{p.DASH}|/)(?P<y2>{p.BARE_YEAR}|\d\d)(?:{p.YEAR_ENDING})?\s*{p.YEAR_WORD}",
        years,
        needs=(p.BARE_YEAR, "[-–—−/]", rf"\w*{p.YEAR_WORD}"),
    ),
    rule(rf"на\s+начало\s+(?P<y>{p.YEAR}|{p.RELATIVE_YEAR})", year_start, needs=("начало", p.YEAR_OR_GODA)),
    rule(rf"на\s+конец\s+(?P<y>{p.YEAR})", year_end, needs=("конец", p.YEAR_HERE)),
    rule(
        rf"с\s+(?:середины\s+|конца\s+)?(?!\d{{4}}(?:-?м\b|\s+годом))(?P<y>{p.YEAR}){p.NOT_WHEN}",
        since_year,
        needs=("с", p.YEAR_HERE),
    ),
    rule(
        r"(?:в|к|с|на)\s+(?P<y>(?:1[5-9]|20)\d0|[1-9]0)-?(?:е|х|(?<=к \d{4}-)м)\b(?:\s+год(?:ы|ах|ов))?",
        decade,
        "background",
        needs=("в|к|с|на", r"(?:(?:1[5-9]|20)\d|[1-9])0\w?", r"\d*[ехм]"),
    ),
    rule(
        r"(?:(?:в|к|с|на)\s+)?(?:[ivx]{1,5}|\d{1,2}-?(?:й|го|м|е))\s+(?:век(?:а|у|е|ов|ах)?|столети(?:е|я|и))\b",
        unresolved,
        "background",
        needs="век(?:а|у|е|ов|ах)?|столети(?:е|я|и)",
    ),
    rule(rf"до\s+(?P<y>{p.YEAR})", until_year, "deadline", needs=("до", p.YEAR_HERE)),
    rule(
        rf"(?:к|до|не\s+позднее)\s+(?:концу\s+|конца\s+|окончания\s+|началу\s+|середине\s+|середины\s+)?(?P<y>{p.YEAR})",
        year,
        "deadline",
        needs=("к|до|не", p.YEAR_HERE),
    ),
    rule(
        rf"(?:(?:в|за|на|по|от|по\s+итогам)\s+)?(?:(?:начале|середине|конце|течение|начала|весь|целый)\s+)?(?P<y>{p.YEAR})",
        year,
        needs=p.YEAR_HERE,
    ),
    rule(
        rf"(?:к|до)\s+(?:концу|конца|началу|начала|середине|середины)\s+(?P<y>{p.BARE_YEAR}){_NO_NUMBER}",
        year,
        "deadline",
        needs=("к|до", "концу|конца|началу|начала|середин[еы]", p.BARE_YEAR),
    ),
    rule(
        rf"(?:в\s+)?(?:конце|начале|середине)\s+(?P<y>{p.BARE_YEAR}){_NO_NUMBER}",
        year,
        needs=("конце|начале|середине", p.BARE_YEAR),
    ),
    rule(rf"с\s+(?P<y>{_RECENT}){_ALONE}(?!\s+(?:по|до)\s)", since_year, needs=("с", p.BARE_YEAR)),
    rule(rf"(?:к|до)\s+(?P<y>{_RECENT}){_ALONE}", year, "deadline", needs=("к|до", p.BARE_YEAR)),
    rule(rf"в\s+(?P<y>{_RECENT}){_ALONE}", year, needs=("в", p.BARE_YEAR)),
    rule(rf"(?:в|за)\s+(?P<y>{p.BARE_YEAR})(?![\d,.]\d|\s*%|[\w-]|\s+\d|\s+[а-я])", year, needs=("в|за", p.BARE_YEAR)),
    rule(rf"(?P<m>{p.MONTH_ADJECTIVE})", month_adjective, "background", needs=p.MONTH_ADJECTIVE),
)
