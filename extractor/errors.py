"""Reads nothing; yields the errors of every stage.

ExtractorError
├── ReadingError      bytes or container that cannot become an article
│   └── DecodingError     no encoding reads the bytes
├── LexiconError      a shipped table is broken (raised when it loads)
├── BudgetError       an article outgrew its time, memory or size
├── MissingExtraError an optional package is needed for this input or output
└── UsageError        wrong arguments
"""

from dataclasses import dataclass


class ExtractorError(Exception):
    """An error that names file, stage, reason and remedy."""

    stage = "extract"

    def __init__(self, reason: str, *, file: str | None = None, remedy: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.file = file
        self.remedy = remedy

    def __str__(self) -> str:
        """`file: stage: reason (remedy)`, leaving out what is unknown."""
        head = f"{self.file}: " if self.file else ""
        tail = f" ({self.remedy})" if self.remedy else ""
        return f"{head}{self.stage}: {self.reason}{tail}"


class ReadingError(ExtractorError):
    """Bytes or a container that cannot become an article."""

    stage = "reading"


class DecodingError(ReadingError):
    """No encoding reads the bytes."""


class LexiconError(ExtractorError):
    """A shipped table is broken."""

    stage = "lexicon"


class BudgetError(ExtractorError):
    """An article outgrew its budget of time, memory or size."""

    stage = "budget"


class MissingExtraError(ExtractorError):
    """An optional package is needed: the remedy names the extra to install."""

    stage = "setup"


class UsageError(ExtractorError):
    """Arguments that cannot be used."""

    stage = "usage"


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that became no record: one line of `errors.jsonl`. `code` is short and stable (`truncated` …).

    `error` is the class of the error; the other fields say it in words.
    """

    file: str
    stage: str
    reason: str
    remedy: str
    code: str = "unreadable"
    error: str = "ReadingError"
    traceback: str | None = None
