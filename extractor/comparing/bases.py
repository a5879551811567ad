"""Reads the sentence of a change; yields what it is counted from: a year before, the beginning of the year, 2020."""

import re
from functools import cache

from extractor.lexicon import read_table

_YEAR = re.compile(r"\b(?:с|со|к|от|чем в|уровн\w+) (?:\w+ )?((?:19|20)\d\d)(?:-\w+)? ?(?:год|г\.)")


def base_of(sentence: str, year: int | None) -> str:
    """`year`, `month`, `start`, `2020` …, empty where nothing says it; `year` is the figure's own."""
    words = " ".join(sentence.lower().replace("ё", "е").split())
    named = next((int(found) for found in _YEAR.findall(words) if int(found) != year), None)
    if named is not None:
        return "year" if named + 1 == year else str(named)
    return next((base for base, pattern in _patterns() if pattern.search(words)), "")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["base"], re.compile(rf"\b(?:{row['pattern']})")) for row in read_table("comparing_bases"))
