"""Reads the code of a country; yields its capital."""

from functools import cache

from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.lexicon.toponyms import fold

MOSCOW = "RU-MOW"


@cache
def seat_of(country: str) -> tuple[str | None, str | None]:
    """The capital of a country, with the code of the part that it lies in."""
    if country == RUSSIA:
        return MOSCOW, None
    city = next((row["city"] for row in read_table("places/capitals") if row["code"] == country), None)
    codes = (one.entry.code for one in load().readings(fold(city or "")) if one.entry.country == country)
    return next(codes, country), city
