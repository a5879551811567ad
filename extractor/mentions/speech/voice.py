"""Reads nothing; holds whose words a word of speech reports."""

from dataclasses import dataclass

from extractor.mentions.types import Mention, Source


@dataclass(slots=True)
class Voice:
    """Whose words they are: a person by index, or a source; neither: somebody the text does not settle."""

    person: int | None
    mention: Mention | None
    source: Source | None
    first: int
    last: int
