"""Reads nothing; yields what a time rule is: a pattern, what it means, how it is used, what it cannot do without."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractor.mentions.times.calendar import Anchor

Match = re.Match[str]
Resolve = Callable[[Match, Anchor], str | None]


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A pattern over lower-case text («ё» as «е»), what it means, and how the time is used."""

    pattern: re.Pattern[str]
    resolve: Resolve
    use: str = "own"
    needs: tuple[str, ...] = ()  # no match without one of these in the text: looked for before the pattern is tried


def rule(pattern: str, resolve: Resolve, use: str = "own", *, needs: str) -> TimeRule:
    """A rule whose match begins at a word; `needs` are pieces of text, one of which every match holds."""
    return TimeRule(re.compile(rf"(?<![\w№]){pattern}"), resolve, use, tuple(needs.split("|")))


MONTHS = "январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр"
SEASONS = "весн|лет|осен|зим"
YEARS = "15|16|17|18|19|20"
