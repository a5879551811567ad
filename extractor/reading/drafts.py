"""Reads a draft (content, and what its container says of it); yields the Article.

Every format ends here, so that decoding, digests and errors are one for all.
"""

import hashlib
import re
import traceback
from dataclasses import dataclass, replace
from typing import Literal

from extractor.errors import BudgetError, ExtractorError, Failure, ReadingError
from extractor.reading.decoding import decode
from extractor.reading.text import Known, article_of
from extractor.reading.types import Article, Notice
from extractor.reading.web import article_of_html, article_of_page, looks_like_html, text_of_html, text_of_page

_SURROGATE = re.compile("[\ud800-\udfff]")
_BINARY = {
    b"%PDF": "a PDF file", b"\x89PNG": "a picture (PNG)", b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)", b"\xd0\xcf\x11\xe0": "an old Office file", b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive", b"\x7fELF": "a program", b"SQLite format 3": "a data base",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """What may become an article: bytes as found, or text as a dump's field gave it; `charset` was declared."""

    content: bytes | str
    known: Known
    form: Literal["page", "html", "text"] = "page"
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where content was found: the path as shown to people, and the stem that ids begin with."""

    path: str
    stem: str

    def inside(self, name: str, stem: str) -> "Place":
        """The place of a member of an archive."""
        return Place(f"{self.path}/{name}", f"{self.stem}-{stem}")

    def known(self, own: str | int) -> Known:
        """What is known of an article called or numbered `own` in a dump."""
        return Known(f"{self.stem}-{own}", "", path=self.path)


def article_of_draft(draft: Draft) -> Article:
    """The draft's article; raises ReadingError, DecodingError, BudgetError."""
    content = draft.content
    if isinstance(content, bytes):
        known = replace(draft.known, sha256=draft.known.sha256 or hashlib.sha256(content).hexdigest())
        return _of_bytes(content, known, draft)
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    text, notices = without_surrogates(content)
    known = replace(draft.known, sha256=draft.known.sha256 or digest).adding(*notices)
    if draft.form == "html":
        return article_of_html(text, known)
    if not text.strip():
        raise ReadingError("no text in it", file=known.path, remedy="name the field that holds the text")
    return article_of(text, known)


def text_of_draft(draft: Draft) -> str:
    """The text that the draft's article will have, or nearly; raises as `article_of_draft`."""
    content = draft.content
    if isinstance(content, str):
        return text_of_html(content) if draft.form == "html" else content
    if draft.form == "html" or (draft.form == "page" and looks_like_html(content)):
        return text_of_page(content, draft.charset)
    return decode(content, draft.charset).text


def _of_bytes(data: bytes, known: Known, draft: Draft) -> Article:
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise ReadingError("the file is empty", file=known.path, remedy="save it anew, or leave it out")
    for mark, kind in _BINARY.items():
        if data.startswith(mark):
            remedy = "convert it to text or HTML first"
            raise ReadingError(f"{kind}, neither text nor HTML", file=known.path, remedy=remedy)
    if draft.form == "html" or (draft.form == "page" and looks_like_html(data)):
        return article_of_page(data, known, draft.charset)
    decoded = decode(data, draft.charset)
    if not decoded.text.strip():
        raise ReadingError("the file holds blanks only", file=known.path, remedy="save it anew, or leave it out")
    return article_of(decoded.text, known.adding(*decoded.notices))


def without_surrogates(text: str) -> tuple[str, tuple[Notice, ...]]:
    """The text with each lone surrogate (no character, unwritable in UTF-8) as U+FFFD; offsets stay."""
    if not _SURROGATE.search(text):
        return text, ()
    clean, count = _SURROGATE.subn("\ufffd", text)
    return clean, (Notice("surrogate-replaced", f"{count} lone surrogates became U+FFFD"),)


def failure_of(error: Exception, path: str) -> Failure:
    """What is said of an input that became no article."""
    name, trace = type(error).__name__, "".join(traceback.format_exception(error))
    if isinstance(error, ExtractorError):
        code = "too-large" if isinstance(error, BudgetError) else "unreadable"
        return Failure(error.file or path, error.stage, error.reason, error.remedy or "", code, name, trace)
    reason = getattr(error, "strerror", None) or f"{name}: {error}"
    return Failure(path, "reading", str(reason), "check the file and its rights", error=name, traceback=trace)


def attempt(draft: Draft, path: str) -> Article | Failure:
    """The draft's article, or the failure of what goes wrong while it is made."""
    try:
        return article_of_draft(draft)
    except (ExtractorError, OSError, ValueError, RecursionError, LookupError) as error:
        return failure_of(error, path)
    except BaseException as error:
        if not panicked(error):
            raise
        return failure_of(ReadingError(f"the parser broke: {error}", remedy="report the page as a bug"), path)


def panicked(error: BaseException) -> bool:
    """Whether a library written in Rust broke: such errors are no Exceptions, and their class cannot be imported."""
    return type(error).__name__ == "PanicException"
