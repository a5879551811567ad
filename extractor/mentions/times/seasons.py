"""Reads a match and its anchor; yields the ISO 8601 value of a season, or of the time around it. Order decides."""

from datetime import date

from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import Anchor, months_of, point, season_of, until
from extractor.mentions.times.rule import Match, TimeRule, rule, year_until

NEW_WINTER = 9  # the month from which the next winter is nearer
QUARTERS = {12: 1, 3: 2, 6: 3, 9: 4}  # by the season's first month
WINTER_TOLD = 3  # up to this month «прошлой зимой» is not the one that ends


def season(match: Match, anchor: Anchor) -> str | None:
    """«летом 2023 года», «за лето»; «зимой печём до шести тонн» is of any winter."""
    first = p.season_month(match["s"])
    if not match["y"] and match.start("s") == match.start() and anchor.tense == "pres":
        return None
    return _season(match, anchor, 2 if first == 12 else first + 2)


def _season(match: Match, anchor: Anchor, last_month: int) -> str | None:
    """The season of the year named, else the last one, or where the sentence looks ahead the next one not yet over."""
    first, now = p.season_month(match["s"]), anchor.published
    if match["y"] or anchor.tense != "futr":
        named = year_until(match, anchor, 1 if first == 12 else first)
    else:
        named = now.year + (now.month > last_month) if now else None
    return None if named is None else season_of(named, first)


def _season_ahead(match: Match, anchor: Anchor) -> str | None:
    """The season of the year named, else the next one that has not begun."""
    first, now = p.season_month(match["s"]), anchor.published
    if match["y"] or anchor.tense != "futr":
        return season(match, anchor)
    return season_of(now.year + (first == 12 or now.month > first), first) if now else None


def season_start(match: Match, anchor: Anchor) -> str | None:
    """«к осени»: by its first month; «к осени отремонтировали», told in September, is this one."""
    now = anchor.published
    if now and not match["y"] and anchor.tense == "past" and now.month == p.season_month(match["s"]):
        return point(now.year, now.month)
    value = _season_ahead(match, anchor)
    return value and value.split("/")[0]


def since_season(match: Match, anchor: Anchor) -> str | None:
    """«с осени»: from the first month of the last one that has begun."""
    value = season_start(match, anchor)
    now = anchor.published
    if value and now and not match["y"] and anchor.tense != "futr" and value > now.isoformat():
        value = point(int(value[:4]) - 1, int(value[5:7]))
    return value and f"{value}/.."


def until_season(match: Match, anchor: Anchor) -> str | None:
    """«до лета», «до весны прошлого года»: up to the month before it; «оставил до весны» may be of either."""
    if not match["y"] and anchor.tense == "past":
        return None
    return until(_season_ahead(match, anchor))


def relative_season(match: Match, anchor: Anchor) -> str | None:
    """«этим летом», «прошлой зимой»."""
    if anchor.published is None:
        return None
    first, year, month = p.season_month(match["s"]), anchor.published.year, anchor.published.month
    if match["r"][0] in "пм":
        return gone_season(match["r"], anchor.published, first)
    if first == 12 and month >= NEW_WINTER and (month == 12 or anchor.tense != "past"):
        year += 1  # «этой зимой» said in autumn is the coming one
    return season_of(year, first)


def gone_season(said: str, now: date, first: int) -> str | None:
    """«минувшим летом», which is the last that is over; «прошлым летом», that of last year, but the last winter."""
    end = WINTER_TOLD if said[0] == "п" and first == 12 else first % 12 + 2 if said[0] == "м" else 12
    return season_of(now.year - (now.month <= end), first)


def season_quarter(match: Match, anchor: Anchor) -> str | None:
    """«весенний квартал»: the second."""
    number = QUARTERS[p.season_month(match["s"])]
    return months_of(year_until(match, anchor, number * 3), number * 3 - 2, number * 3)


_SEASONAL = r"(?:весенн|летн|осенн|зимн)(?:ий|его|ему|им|ем)"
_SEASONAL_MONTHS = r"(?:весенн|летн|осенн|зимн)(?:ие|их)"
_SEASON_ASKED = "лето|осень|зиму|весну|осени|зиме|весне|лету|лета|зимы|весны"

RULES: tuple[TimeRule, ...] = (
    rule(
        rf"(?:(?:в|за|по\s{{1,3}}итогам)\s{{1,3}})?(?P<s>{_SEASONAL})\s{{1,3}}квартал(?:а|у|ом|е)?\b(?:,?\s{{1,3}}(?P<y>{p.YEAR}|{p.RELATIVE_YEAR}))?",
        season_quarter,
        needs=(_SEASONAL, "квартал(?:а|у|ом|е)?"),
    ),
    rule(
        rf"(?:за|в)\s{{1,3}}(?:все\s{{1,3}})?(?:(?:три|3)\s{{1,3}})?(?P<s>{_SEASONAL_MONTHS})\s{{1,3}}месяц(?:а|ы|ев)\b"
        rf"(?:,?\s{{1,3}}(?P<y>{p.YEAR}|{p.RELATIVE_YEAR}))?",
        season,
        needs=(_SEASONAL_MONTHS, "месяц(?:а|ы|ев)"),
    ),
    rule(
        rf"за\s{{1,3}}(?:весь\s{{1,3}})?(?P<s>{_SEASONAL})\s{{1,3}}сезон\b(?:,?\s{{1,3}}(?P<y>{p.YEAR}|{p.RELATIVE_YEAR}))?",
        season,
        needs=("за", _SEASONAL, "сезон"),
    ),
    rule(
        rf"(?:(?<=в\s)|за\s+)(?P<s>{_SEASONAL})\s+период\b(?:,?\s{{1,3}}(?P<y>{p.YEAR}|{p.RELATIVE_YEAR}))?",
        season,
        needs=(_SEASONAL, "период"),
    ),
    rule(
        rf"к\s+(?P<s>{p.SEASON})\s+(?P<y>{p.YEAR}|{p.RELATIVE_YEAR})",
        season_start,
        needs=("к", p.SEASON, p.YEAR_OR_GODA),
    ),
    rule(
        rf"с\s+(?P<s>{p.SEASON})\s+(?P<y>{p.YEAR}|{p.RELATIVE_YEAR}){p.NOT_WHEN}",
        since_season,
        needs=("с", p.SEASON, p.YEAR_OR_GODA),
    ),
    rule(
        r"с\s+(?P<s>осени|зимы|весны|лета)\b(?P<y>)(?!\s+(?:по|до)\s)",
        since_season,
        needs=("с", "осени|зимы|весны|лета"),
    ),
    rule(
        rf"до\s+(?P<s>{p.SEASON})\s+(?P<y>{p.YEAR}|{p.RELATIVE_YEAR})",
        until_season,
        needs=("до", p.SEASON, p.YEAR_OR_GODA),
    ),
    rule(
        rf"(?:(?:в|за)\s+)?(?P<s>{p.SEASON})\s+(?P<y>{p.YEAR}|{p.RELATIVE_YEAR})",
        season,
        needs=(p.SEASON, p.YEAR_OR_GODA),
    ),
    rule(rf"к\s+(?P<s>{_SEASON_ASKED})\b(?P<y>)", season_start, "deadline", needs=("к", _SEASON_ASKED)),
    rule(rf"до\s+(?P<s>{_SEASON_ASKED})\b(?P<y>)", until_season, "deadline", needs=("до", _SEASON_ASKED)),
    rule(rf"(?:за|в)\s+(?P<s>{_SEASON_ASKED})\b(?P<y>)", season, needs=("за|в", _SEASON_ASKED)),
    rule(
        rf"(?:к\s{{1,3}})?(?P<r>этим|этой|нынешн\w+|прошл\w+|минувш\w+)\s+(?P<s>{p.SEASON})",
        relative_season,
        needs=(r"эт(?:им|ой)|(?:нынешн|прошл|минувш)\w+", p.SEASON),
    ),
    rule(r"(?P<s>весной|летом|осенью|зимой)\b(?P<y>)", season, needs="весной|летом|осенью|зимой"),
)
