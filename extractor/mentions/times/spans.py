"""Reads a match and its anchor; yields the ISO 8601 value of some months or years up to now, told by count.

«за прошедшие девять месяцев», «за последний год», «неделю назад». These rules are asked before
those of years and months, whose matches are parts of theirs. Order decides.
"""

from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import (
    WEEK,
    Anchor,
    days_away,
    interval,
    month_away,
    months_in,
    months_of,
    year_away,
)
from extractor.mentions.times.rule import Match, TimeRule, named_year, rule

HALF = 6  # months


def _counted(match: Match) -> int:
    return HALF if match["n"] is None else p.small_number(match["n"])


def past_months(match: Match, anchor: Anchor) -> str | None:
    """«за прошедшие десять месяцев»: those told of, else the whole months before this one."""
    number = _counted(match)
    if match["y"]:
        year = named_year(match, anchor)
        return None if year is None or number > 12 else months_of(year, 1, number)
    if anchor.stretch and months_in(anchor.stretch) == number:
        return anchor.stretch
    return interval(month_away(anchor, -number), month_away(anchor, -1))


def last_months(match: Match, anchor: Anchor) -> str | None:
    """«за последние три месяца», «за последние полгода»: up to now."""
    return interval(month_away(anchor, -_counted(match)), month_away(anchor, 0))


def year_up_to_now(match: Match, anchor: Anchor) -> str | None:
    """«за последний год»: from the same month of the year before."""
    return interval(month_away(anchor, -12), month_away(anchor, 0))


def last_years(match: Match, anchor: Anchor) -> str | None:
    """«за последние пять лет», «за последнее десятилетие»."""
    number = p.small_number(match["n"]) if match["n"] else 10
    return interval(year_away(anchor, -number), year_away(anchor, 0))


def days_ago(match: Match, anchor: Anchor) -> str | None:
    """«три дня назад», «неделю назад»; «несколько недель назад» is no day."""
    if not match["n"] and not (match["u"] in ("неделю", "день") and p.is_single(match)):
        return None
    days = WEEK if match["u"].startswith("недел") else 1
    return days_away(anchor, -days * (p.shift_number(match["n"]) if match["n"] else 1))


_GONE = r"(?:прошедш|минувш|истекш)(?:ие|их)"
_MONTHS = r"месяц(?:а|ев)"

_OF_A_LIFE = r"(?!\s+(?:жизни|работы|службы|правления|учебы|войны))"

RULES: tuple[TimeRule, ...] = (
    rule(
        rf"(?:за|в\s+течение|по\s+итогам)\s+{_GONE}\s+(?:{p.N}\s+{_MONTHS}\b|полгода\b){p.Y}",
        past_months,
        needs=(_GONE, rf"{_MONTHS}|полгода"),
    ),
    rule(
        rf"(?:за|в\s+течение)\s+последни(?:е|х)\s+(?:{p.N}\s+{_MONTHS}|полгода)\b{_OF_A_LIFE}",
        last_months,
        needs=("последни[ех]", rf"{_MONTHS}|полгода"),
    ),
    rule(
        rf"(?:за\s+последний\s+год|в\s+течение\s+последнего\s+года)\b{_OF_A_LIFE}",
        year_up_to_now,
        needs=("последн(?:ий|его)", "года?"),
    ),
    rule(
        rf"(?:(?:за|в)\s+(?:последние|прошедшие|минувшие|истекшие)\s+{p.N}\s+(?:лет|года)|за\s+последнее\s+десятилетие)\b",
        last_years,
        needs=("последние|прошедшие|минувшие|истекшие|последнее", "лет|года|десятилетие"),
    ),
    rule(
        rf"(?:(?P<n>{p.COUNT}|{p.FEW})\s+)?(?P<u>недел[юиь]|(?<=\s)(?:дня|дней|день))\s+назад\b",
        days_ago,
        needs=("недел[юиь]|дня|дней|день", "назад"),
    ),
)
