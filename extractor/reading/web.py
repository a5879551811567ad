"""Reads the bytes of one HTML page; yields its Article: decoded, rendered, with what its head says."""

import re

from extractor.errors import ReadingError
from extractor.reading.decoding import decode
from extractor.reading.head import head_of
from extractor.reading.html import parse, visible_text
from extractor.reading.text import Known, article_of
from extractor.reading.types import Article

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]{2,40})",
    re.IGNORECASE,
)
_HEAD_BYTES = 8_192  # browsers look no further than 1,024; some pages carry long comments first
_MARKS = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|title)\b", re.IGNORECASE)


def declared_charset(data: bytes) -> str | None:
    """The charset that a page's first bytes declare."""
    match = _CHARSET.search(data[:_HEAD_BYTES])
    return (match.group(1) or match.group(2)).decode("ascii") if match else None


def looks_like_html(data: bytes) -> bool:
    """Whether bytes are HTML, whatever the file's name says."""
    return bool(_MARKS.search(data[:_HEAD_BYTES].replace(b"\0", b"")))


def article_of_page(data: bytes, known: Known, charset: str | None) -> Article:
    """The article of a page; `charset` is what the protocol declared; raises ReadingError where there is no text."""
    decoded = decode(data, charset or declared_charset(data))
    return article_of_html(decoded.text, known.adding(*decoded.notices))


def text_of_page(data: bytes, charset: str | None) -> str:
    """The visible text of a page."""
    return text_of_html(decode(data, charset or declared_charset(data)).text)


def text_of_html(html: str) -> str:
    """The visible text of a decoded page."""
    return visible_text(parse(html).tree)


def article_of_html(html: str, known: Known) -> Article:
    """The article of a decoded page; what is known from outside (a dump's fields) wins over the page's head."""
    page = parse(html)
    head = head_of(page.tree, known.url)
    text = visible_text(page.tree)
    if not text:
        remedy = "save the page after its scripts have run"
        raise ReadingError("the page has no visible text", file=known.path, remedy=remedy)
    return article_of(text, known.with_head(head).adding(*page.notices))
