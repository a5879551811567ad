"""The values of the reading stage: what bytes become before anyone looks for numbers in them.

Offsets are half-open `[start, end)`, in Unicode code points of `Article.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from extractor.errors import Failure

__all__ = ["Article", "Block", "BlockKind", "Failure", "Notice", "unread"]

BlockKind = Literal["headline", "byline", "body"]


def unread(file: str, reason: str, remedy: str, code: str = "unreadable") -> Failure:
    """The failure of an input that became no article."""
    return Failure(file, "reading", reason, remedy, code)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the article's own text; sentences never cross blocks; hard-wrapped lines are one block.

    A `byline` names an office-holder whose own words the body is («Иван Петров / мэр Твери»).
    """

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader of a record should know: `encoding-guessed`, `html-fallback`, `truncated` …"""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text as decoded or extracted, and which ranges of it are its own.

    `body` holds the ranges of headline, lead, body and quotations, in order and without overlaps; the rest is page
    furniture. `blocks` cuts the same ranges into paragraphs. `sha256` is of the bytes read. `duplicate_of` is the id of
    an article of the same run with the same text.
    """

    id: str
    path: str | None
    url: str | None
    title: str | None
    published: date | None
    author: str | None
    media: str | None
    sha256: str
    text: str
    body: tuple[tuple[int, int], ...]
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()
    duplicate_of: str | None = None
