"""Reads nothing; yields the value that the finders of places make: a stretch of a sentence that may mean a place."""

from dataclasses import dataclass

from extractor.lexicon.gazetteer import Entry


@dataclass(slots=True)
class Found:
    """Tokens `[first, last)` of a sentence, what they may mean, and the rule that found them.

    `entries` empty: a reference, or a territory known by its pattern only. `title` is the name that such a territory
    shows («Судогодский район»). `scope` is what a reference refers to.
    """

    sentence: int
    first: int
    last: int
    entries: tuple[Entry, ...]
    form: str
    rule: str
    title: str | None = None
    scope: str | None = None
