"""Reads the quantities of an article and its places; yields the quantities, plain roubles as those of its country."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from extractor.lexicon import read_table
from extractor.mentions.types import Place, Quantity

RUSSIAN = "RUB"
SAYS_RUSSIAN = "росс"  # «российских рублей»


def as_local(quantities: tuple[Quantity, ...], places: Iterable[Place], day: date | None) -> tuple[Quantity, ...]:
    """«500 рублей» in news of Minsk: the rouble in use there on the day of the article."""
    if not any(quantity.unit == RUSSIAN for quantity in quantities):
        return quantities
    code = rouble_of(main_country(places), day)
    if code == RUSSIAN:
        return quantities
    return tuple(
        replace(quantity, unit=code)
        if quantity.unit == RUSSIAN and SAYS_RUSSIAN not in quantity.text.lower()
        else quantity
        for quantity in quantities
    )


def main_country(places: Iterable[Place]) -> str | None:
    """The country that more than half of the places are of."""
    counts = Counter(place.code[:2] for place in places if place.code)
    return next((country for country, count in counts.items() if 2 * count > counts.total()), None)


def rouble_of(country: str | None, day: date | None) -> str:
    """The code of the rouble of a country on a day, or now."""
    for row in read_table("quantities/roubles"):
        if row["country"] == country and (not row["until"] or (day and day <= date.fromisoformat(row["until"]))):
            return row["code"]
    return RUSSIAN
