"""Reads nothing; yields how inputs are to be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_BYTES = 20_000_000  # of one page, line or cell; a longer one is no article


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. `fields` names a dump's columns where the guess is wrong: {"text": "body_ru", "date": "ts"}."""

    fields: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    max_bytes: int = MAX_BYTES
    near_duplicates: bool = False
