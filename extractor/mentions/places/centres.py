"""Reads the tables of districts and towns; yields the district of a town, and the town of a district."""

from functools import cache

from extractor.lexicon import read_table
from extractor.lexicon.toponyms import fold
from extractor.mentions.places.endings import titled
from extractor.mentions.places.kinds import Head


@cache
def centres() -> dict[tuple[str, str], str]:
    """The centres of districts with their subjects → the adjective of the district."""
    towns = read_table("places/towns")
    named = {(fold(one), row["subject"]): row["name"] for row in towns for one in row["adjectives"].split("|")}
    found = {}
    for row in read_table("places/districts"):
        adjective = fold(row["adjective"])
        for code in row["subjects"].split("|"):
            found[row["town"] or named.get((adjective, code), ""), code] = adjective
    return found


def district_of(town: str, code: str, head: Head) -> str | None:
    """«Вытегорский район» of the town of Vytegra."""
    adjective = centres().get((town, code))
    return titled(adjective, adjective, head) if adjective else None


def centre_of_district(title: str | None, code: str | None) -> str | None:
    """The town of Vytegra of «Вытегорский район»."""
    adjective = fold(title or "").partition(" ")[0]
    return next((town for (town, subject), one in centres().items() if (one, subject) == (adjective, code)), None)
