"""Reads a match and its anchor; yields the ISO 8601 value of a time told by how far it is from what was named last.

«двумя годами ранее», «неделей раньше», «за квартал до этого», «за предыдущий месяц». Order decides.
"""

from datetime import date, timedelta

from extractor.lexicon import read_table
from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import (
    DAY,
    MONTH,
    MONTHS,
    WEEK,
    Anchor,
    days_away,
    months_up_to,
    point,
    span,
    week,
    year_away,
    years_away,
)
from extractor.mentions.times.relative import last_month, last_quarter, last_year
from extractor.mentions.times.rule import Match, TimeRule, rule

DAYS = {"day": 1, "week": WEEK}
_STEPS = read_table("steps")


def shifted(match: Match, anchor: Anchor) -> str | None:
    """«двумя годами ранее», «годом позже», «неделей раньше», «за квартал до этого»: moved from what was named last."""
    count = p.shift_number(match["n"]) if match["n"] else 1
    later = (match["way"] or "").startswith(("поз", "спу"))
    unit = _unit(match["u"], "instrumental" if match["way"] else "counted")
    if anchor.last:
        return moved(anchor.last, unit, count if later else -count)
    return year_away(anchor, count if later else -count) if unit == "year" else None


def previous(match: Match, anchor: Anchor) -> str | None:
    """«за предыдущий квартал», «в предыдущем году»: before what was named last, if that is one, else before now."""
    unit, last = _unit(match["u"], "previous"), anchor.last
    if last and span(last) == unit:
        return moved(last, unit, -1)
    if unit in DAYS:
        return week(anchor, -1) if unit == "week" else days_away(anchor, -1)
    if unit == "half":
        return None
    return {"month": last_month, "quarter": last_quarter, "year": last_year}[unit](match, anchor)


def moved(value: str, unit: str, count: int) -> str | None:
    """A value some steps later; None where it is too wide to be moved so."""
    if unit == "year":
        return years_away(value, count)
    move = _by_days if unit in DAYS else _by_months
    parts = [move(part, count * (DAYS | MONTHS)[unit]) for part in value.split("/")]
    return "/".join(part for part in parts if part) if all(parts) else None


def _by_days(part: str, days: int) -> str | None:
    return (date.fromisoformat(part) + timedelta(days=days)).isoformat() if len(part) == DAY else None


def _by_months(part: str, months: int) -> str | None:
    if len(part) < MONTH:
        return None
    count = months_up_to(part) + months
    day = int(part[8:]) if len(part) == DAY else None
    return point(count // 12, count % 12 + 1, min(day, 28) if day else None)


def _unit(said: str, form: str) -> str:
    return next(row["unit"] for row in _STEPS if p.matches(row[form], said))


def _any(form: str) -> str:
    return "|".join(row[form] for row in _STEPS)


_WAYS = "ранее|раньше|прежде|позже|позднее|спустя"

RULES: tuple[TimeRule, ...] = (
    rule(
        rf"(?:(?P<n>{p.SHIFT})\s{{1,3}})?(?!год(?:ом)\s{{1,3}}(?:ранее|раньше|прежде))(?P<u>{_any('instrumental')})\s{{1,3}}(?P<way>{_WAYS})\b",
        shifted,
        needs=(_any("instrumental"), _WAYS),
    ),
    rule(
        rf"за\s{{1,3}}(?:(?P<n>{p.SHIFT})\s{{1,3}})?(?!год\s)(?P<u>{_any('counted')})(?P<way>)\s{{1,3}}до\s{{1,3}}(?:этого|того)\b",
        shifted,
        needs=(_any("counted"), "до", "этого|того"),
    ),
    rule(
        rf"(?:(?:в|за|на|к|с)\s{{1,3}})?предыдущ(?P<u>{_any('previous')})\b",
        previous,
        needs=r"предыдущ\w+",
    ),
)
