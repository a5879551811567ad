"""Reads a place in its sentence; yields whether it only says where the news was written: «САРАТОВ, 21 августа»."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extractor.language import Token
from extractor.lexicon import read_table
from extractor.mentions.types import Place

ABBREVIATION = 4  # letters of «США», «КБР», which are no dateline


def is_dateline(tokens: Sequence[Token], place: Place) -> bool:
    """«САРАТОВ, 21 августа.», «Москва. 3 мая»: a mark behind it, and it is in capitals or a date follows."""
    after = tokens[place.last] if place.last < len(tokens) else None
    if place.first > 1 or after is None or after.text not in ",./–—-:":
        return False
    written = tokens[place.last - 1].text
    return (written.isupper() and len(written) > ABBREVIATION) or any(
        day.text.isdigit() and any(noun.fullmatch(month.lower) for noun in month_nouns())
        for day, month in pairwise(tokens[place.last + 1 : place.last + 4])
    )


@cache
def month_nouns() -> tuple[re.Pattern[str], ...]:
    """The forms of the names of months."""
    return tuple(re.compile(row["noun"]) for row in read_table("months"))
