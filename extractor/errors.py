"""Errors: what went wrong, in which file and stage, and what the user can do about it.

    ExtractorError
    ├── ReadingError          a file cannot be opened, is no regular file, is too big, or holds no article
    │   ├── DecodingError     the bytes are text in no encoding that we know
    │   └── MissingExtraError the format needs an optional library
    └── LexiconError          a word table is broken
"""

from __future__ import annotations


class ExtractorError(Exception):
    """Base of all errors that this package raises on purpose."""

    def __init__(self, reason: str, *, file: str = "", stage: str = "", remedy: str = "") -> None:
        super().__init__(reason)
        self.file = file
        self.stage = stage
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        """Say file, stage, reason and remedy on one line."""
        where = ": ".join(part for part in (self.file, self.stage, self.reason) if part)
        return f"{where} ({self.remedy})" if self.remedy else where


class ReadingError(ExtractorError):
    """A file cannot be read, or holds no article."""


class DecodingError(ReadingError):
    """The bytes are text in no encoding that we know."""


class MissingExtraError(ReadingError):
    """The format needs an optional library that is not installed."""


class LexiconError(ExtractorError):
    """A word table is broken."""
