"""Reads the table of words that tell times on; yields their beginnings as alternatives of a pattern."""

from functools import cache

from extractor.lexicon import read_table


@cache
def starts(*groups: str) -> str:
    """How the words of some groups begin: `бюджет|план|…`; the longest first, so that none hides another."""
    found = {row["start"] for row in read_table("telling_words") if row["group"] in groups}
    return "|".join(sorted(found, key=lambda start: (-len(start), start)))
