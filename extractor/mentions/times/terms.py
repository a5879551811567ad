"""Reads a match and its anchor; yields the ISO 8601 value of a school year, a farming year or a season of two years.

«в этом учебном году», «2023/24 учебный год», «с начала сельхозгода», «сезон-2023/24». These rules are asked before
those of years, whose matches are parts of theirs. Order decides.
"""

import re

from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import Anchor, interval, point
from extractor.mentions.times.rule import Match, TimeRule, rule
from extractor.mentions.times.rules import years

BEGINS, OVER = 9, 6  # the month in which a school year begins, that in which it is over
SOWN = 7  # the month in which a farming year begins


def school_year(match: Match, anchor: Anchor) -> str | None:
    """«2023/24 учебный год», «в учебном году 2023–2024»."""
    return years(match, anchor)


def season_of_years(match: Match, anchor: Anchor) -> str | None:
    """«в сезоне 2023/24», «чемпионат-2023/24»; «сезон 2023/19» is none."""
    value = years(match, anchor)
    return value if _is_season(value) else None


def team_season(match: Match, anchor: Anchor) -> str | None:
    """«в прошлом сезоне провёл 31 матч»: of games that are played from autumn to spring; else of one year."""
    now = anchor.published
    if now is None:
        return None
    if not (_GAMES.search(match.string) or _is_season(anchor.stretch)):
        return point(now.year + _away(match["r"], now.month, SOWN))
    begun = now.year - (now.month < SOWN)
    gone = now.month in (OVER - 1, OVER)  # it has just ended
    away = _away(match["r"], now.month, SOWN)
    if away < 0 and gone:
        away = 0
    return interval(point(begun + away), point(begun + away + 1))


def _is_season(value: str | None) -> bool:
    """`2023/2024`: a season of two years, of which the text has told."""
    start, _, end = (value or "").partition("/")
    return start.isdigit() and end.isdigit() and int(end) == int(start) + 1


def told_school_year(match: Match, anchor: Anchor) -> str | None:
    """«в этом учебном году», «в прошлом учебном году», «в новом учебном году»."""
    now = anchor.published
    if now is None:
        return None
    this, summer = now.year - (now.month < BEGINS), OVER <= now.month < BEGINS
    away = _away(match["r"], now.month, BEGINS)
    if away < 0 and summer:
        away = 0
    elif away == 0 and summer and anchor.tense == "futr":
        away = 1  # «в этом учебном году откроют», told in August
    return interval(point(this + away), point(this + away + 1))


def farming_year(match: Match, anchor: Anchor) -> str | None:
    """«в 2023/24 сельхозгоду», «в этом сельхозгоду», «в прошлом зерновом году»."""
    begun = _sown(match, anchor)
    return None if begun is None else interval(point(begun), point(begun + 1))


def since_farming_year(match: Match, anchor: Anchor) -> str | None:
    """«с начала сельхозгода», «с начала 2023/24 зернового года»: from 1 July."""
    begun = _sown(match, anchor)
    if begun is None:
        return None
    end = anchor.published.isoformat() if anchor.published else ".."
    return interval(point(begun, SOWN, 1), end)


def _sown(match: Match, anchor: Anchor) -> int | None:
    """The calendar year in which a farming year begins."""
    if match["y"]:
        return int(match["y"][:4])
    if anchor.published is None:
        return None
    month = anchor.published.month
    return anchor.published.year - (month < SOWN) + _away(match["r"] or "", month, SOWN)


def _away(said: str, month: int, begins: int) -> int:
    """How many such years from this one; «новый» is the next in the part of a calendar year before it begins."""
    if said.startswith("нов"):
        return int(month < begins)
    return 1 if p.matches(p.NEXT, said) else -1 if p.matches(p.LAST, said) else 0


_GAMES = re.compile(rf"\b(?:{p.GAMES})\b")
_SCHOOL = r"(?:учебн|школьн)(?:ый|ого|ому|ым|ом)\s+год(?:а|у|ом|е)?|уч\.?\s?г(?:од[а-я]?)?\b\.?"
_BOTH = rf"(?P<y>{p.BARE_YEAR})\s?[/–—-]\s?(?P<y2>(?:20)?\d\d)(?:{p.YEAR_ENDING})?"
_WHICH = rf"{p.THIS}|{p.LAST}|{p.NEXT}|нов(?:ый|ого|ому|ым|ом)"
_FARMING = (
    r"(?:сельхозгод(?:а|у|ом|е)?|(?:сельскохозяйственн|зернов|маркетингов)(?:ый|ого|ому|ым|ом)\s+год(?:а|у|ом)?"
    r"|(?:с/х|мг|м/г)(?:\s+год[ауе]?)?)\b"
)
_SOWN = rf"(?:(?:{_BOTH}|(?P<r>{_WHICH}))\s+)?"
_FARMS = r"сельхозгод[а-я]*|(?:сельскохозяйственн|зернов|маркетингов)[а-я]+|мг|м"
_SEASONS = r"(?:сезон|чемпионат|первенств|кубк)[а-я]{0,3}"

RULES: tuple[TimeRule, ...] = (
    rule(
        rf"(?:(?:в|за|на|с|к)\s+)?{_BOTH}\s+(?:{_SCHOOL})",
        school_year,
        needs=(p.BARE_YEAR, r"учебн\w+|школьн\w+|уч"),
    ),
    rule(
        rf"(?:(?:в|за|на|с|к)\s+)?(?:{_SCHOOL})\s+{_BOTH}(?:\s*{p.YEAR_WORD})?",
        school_year,
        needs=(p.BARE_YEAR, r"учебн\w+|школьн\w+|уч"),
    ),
    rule(
        rf"(?:в|за|на)\s+(?P<r>{_WHICH})\s+(?:{_SCHOOL})",
        told_school_year,
        needs=(_WHICH, r"учебн\w+|школьн\w+|уч"),
    ),
    rule(
        rf"(?:в|за)\s+(?P<r>{p.THIS}|{p.LAST}|{p.NEXT})\s+сезон(?:е)?\b",
        team_season,
        needs=(rf"{p.THIS}|{p.LAST}|{p.NEXT}", "сезоне?"),
    ),
    rule(rf"с\s+начала\s+{_SOWN}{_FARMING}", since_farming_year, needs=("начала", _FARMS)),
    rule(
        rf"(?:(?:в|за|на)\s+)?(?<!период\s)(?<!периода\s)(?<!периодом\s)(?:{_BOTH}|(?P<r>{_WHICH}))\s+{_FARMING}",
        farming_year,
        needs=(rf"{p.BARE_YEAR}|{_WHICH}", _FARMS),
    ),
    rule(
        rf"(?:(?:в|за|на|к)\s+)?{_SEASONS}(?:\s|\s?[-–]\s?){_BOTH}(?:\s*{p.YEAR_WORD})?",
        season_of_years,
        needs=(_SEASONS, p.BARE_YEAR),
    ),
)
