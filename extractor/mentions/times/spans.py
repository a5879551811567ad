"""Reads a match and its anchor; yields the ISO 8601 value of some months or years up to now, told by count.

«за прошедшие девять месяцев», «за последний год», «неделю назад». These rules are asked before
those of years and months, whose matches are parts of theirs. Order decides.
"""

from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import WEEK, Anchor, days_away, interval, months_in, months_of, point
from extractor.mentions.times.rule import Match, TimeRule, named_year, rule

HALF = 6  # months


def _month(anchor: Anchor, away: int) -> str | None:
    """The month so many away from that of publication."""
    if anchor.published is None:
        return None
    count = anchor.published.year * 12 + anchor.published.month - 1 + away
    return point(count // 12, count % 12 + 1)


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
    return interval(_month(anchor, -number), _month(anchor, -1))


def last_months(match: Match, anchor: Anchor) -> str | None:
    """«за последние три месяца», «за последние полгода»: up to now."""
    return interval(_month(anchor, -_counted(match)), _month(anchor, 0))


def year_up_to_now(match: Match, anchor: Anchor) -> str | None:
    """«за последний год»: from the same month of the year before."""
    return interval(_month(anchor, -12), _month(anchor, 0))


def last_years(match: Match, anchor: Anchor) -> str | None:
    """«за последние пять лет», «за последнее десятилетие»."""
    if anchor.published is None:
        return None
    number = p.small_number(match["n"]) if match["n"] else 10
    return interval(point(anchor.published.year - number), point(anchor.published.year))


def days_ago(match: Match, anchor: Anchor) -> str | None:
    """«три дня назад», «неделю назад»; «несколько недель назад» is no day."""
    if not match["n"] and not (match["u"] in ("неделю", "день") and p.is_single(match)):
        return None
    days = WEEK if match["u"].startswith("недел") else 1
    return days_away(anchor, -days * (p.shift_number(match["n"]) if match["n"] else 1))


_N = rf"(?P<n>{p.NUMBER})"
_GONE = r"(?:прошедш|минувш|истекш)(?:ие|их)"
_MONTHS = r"месяц(?:а|ев)"
_YEAR = rf"(?:,?\s+(?P<y>{p.YEAR}|{p.BARE_YEAR}\b|{p.RELATIVE_YEAR}))?"

_OF_A_LIFE = r"(?!\s+(?:жизни|работы|службы|правления|учебы|войны))"

RULES: tuple[TimeRule, ...] = (
    rule(
        rf"(?:за|в\s+течение|по\s+итогам)\s+{_GONE}\s+(?:{_N}\s+{_MONTHS}\b|полгода\b){_YEAR}",
        past_months,
        needs=(_GONE, rf"{_MONTHS}|полгода"),
    ),
    rule(
        rf"(?:за|в\s+течение)\s+последни(?:е|х)\s+(?:{_N}\s+{_MONTHS}|полгода)\b{_OF_A_LIFE}",
        last_months,
        needs=("последни[ех]", rf"{_MONTHS}|полгода"),
    ),
    rule(
        rf"(?:за\s+последний\s+год|в\s+течение\s+последнего\s+года)\b{_OF_A_LIFE}",
        year_up_to_now,
        needs=("последн(?:ий|его)", "года?"),
    ),
    rule(
        rf"(?:(?:за|в)\s+(?:последние|прошедшие|минувшие|истекшие)\s+{_N}\s+(?:лет|года)|за\s+последнее\s+десятилетие)\b",
        last_years,
        needs=("последние|прошедшие|минувшие|истекшие|последнее", "лет|года|десятилетие"),
    ),
    rule(
        rf"(?:(?P<n>{p.COUNT}|{p.FEW})\s+)?(?P<u>недел[юиь]|(?<=\s)(?:дня|дней|день))\s+назад\b",
        days_ago,
        needs=("недел[юиь]|дня|дней|день", "назад"),
    ),
)
