"""Reads a pattern, what it means, how it is used and what it cannot do without; yields a time rule."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import Anchor, last_whole_year, year_of_month

Match = re.Match[str]
Resolve = Callable[[Match, Anchor], str | None]


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A pattern over lower-case text («ё» as «е»), what it means, and how the time is used."""

    pattern: re.Pattern[str]
    resolve: Resolve
    use: str = "own"
    needs: tuple[str, ...] = ()  # patterns of whole words: no match without a word of each; looked for first


def rule(pattern: str, resolve: Resolve, use: str = "own", *, needs: str | tuple[str, ...]) -> TimeRule:
    """A rule whose match begins at a word; each of `needs` is the pattern of a word that every match holds."""
    wanted = (needs,) if isinstance(needs, str) else needs
    return TimeRule(re.compile(rf"(?<![\w№]){pattern}"), resolve, use, wanted)


def named_year(match: Match, anchor: Anchor, which: str = "y") -> int | None:
    """The year that a match names: «2023 года», «прошлого года»."""
    return p.year_number(match[which], anchor.published.year if anchor.published else None, anchor.year)


def fitting_year(match: Match, anchor: Anchor, month: int, day: int | None = None) -> int | None:
    """The year named in the match, else the one that fits a month or day."""
    return named_year(match, anchor) if match["y"] else year_of_month(anchor, month, day)


def year_until(match: Match, anchor: Anchor, last_month: int) -> int | None:
    """The year named in the match, else the last one in which the months up to `last_month` are over."""
    return named_year(match, anchor) if match["y"] else last_whole_year(anchor, last_month)


# What is a word there: dashes and slashes too, and marks between digits. The first of these is for speed alone.
WORDS = re.compile(r"[а-я]+\w*|\w+|[-–—−/]|[.:](?<=\d.)(?=\d)")
