"""Reads a saved feed (RSS, Atom); yields a draft an entry."""

from collections.abc import Iterator
from html import escape
from typing import BinaryIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from extractor.errors import Failure, ReadingError
from extractor.reading.drafts import Draft, Place
from extractor.reading.head import day_of_mail
from extractor.reading.options import ReadOptions
from extractor.reading.packing import read_all
from extractor.reading.text import Known
from extractor.reading.types import unread

_CONTENT = ("full-text", "encoded", "content", "description", "summary")


def drafts_of_feed(stream: BinaryIO, place: Place, options: ReadOptions) -> Iterator[Draft | Failure]:
    """Entries in their order, the longest content of each; raises ReadingError where the file is no feed."""
    data = read_all(stream, options.max_bytes, place.path)
    if b"<!ENTITY" in data[:100_000]:
        raise ReadingError("the feed declares entities of its own", file=place.path, remedy="get the feed anew")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ReadingError(f"no XML: {error}", file=place.path, remedy="save the feed anew") from error
    media = _text(root.find("channel"), "title") or _text(root, "title")
    entries = [node for node in root.iter() if _name(node) in ("item", "entry")]
    if not entries:
        raise ReadingError("XML, but no feed: no item or entry", file=place.path, remedy="give RSS or Atom")
    for number, entry in enumerate(entries, start=1):
        yield _draft(entry, number, place, media)


def _draft(entry: Element, number: int, place: Place, media: str | None) -> Draft | Failure:
    contents = [content for name in _CONTENT if (content := _text(entry, name))]
    title = _text(entry, "title")
    if not contents and not title:
        return unread(f"{place.path}:{number}", "an entry without text", "nothing to do: the feed gives none")
    body = max(contents, key=len, default="")
    days = (day_of_mail(_text(entry, name)) for name in ("pubDate", "published", "date", "issued"))
    author = _text(entry, "author") or _text(entry, "creator")
    published = next(filter(None, days), None)
    known = Known(f"{place.stem}-{number}", "", place.path, _link(entry), title, published, author, media)
    return Draft(f"<h1>{escape(title or '')}</h1>{body if '<' in body else f'<p>{escape(body)}</p>'}", known, "html")


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _text(node: Element | None, name: str) -> str | None:
    """The text of the first child of a name, namespaces apart."""
    for child in node if node is not None else ():
        if _name(child) == name:
            text = "".join(child.itertext()).strip()
            if text:
                return text
    return None


def _link(entry: Element) -> str | None:
    link = next((child for child in entry if _name(child) == "link"), None)
    address = (link.get("href") or link.text or "").strip() if link is not None else ""
    return address if address.startswith("http") else None
