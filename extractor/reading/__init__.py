"""Reads bytes: files, archives, dumps, strings; yields Articles, or a Failure for an input that is none."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from extractor.errors import Failure, ReadingError
from extractor.reading.decoding import decode
from extractor.reading.ids import Ids
from extractor.reading.text import Known, article_of
from extractor.reading.web import article_of_page, looks_like_html
from extractor.reading.types import Article, Block, Notice

__all__ = ["Article", "Block", "Failure", "Notice", "article_from_text", "read_bytes", "read_paths"]


def article_from_text(
    text: str, *, id: str = "text", published: date | None = None, title: str | None = None, url: str | None = None
) -> Article:
    """The article in a string; offsets index the string as given."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return article_of(text, Known(id=id, sha256=digest, url=url, title=title, published=published, title_given=title is not None))


def read_bytes(data: bytes, name: str) -> Article:
    """The one article of a file's bytes; raises ReadingError or DecodingError."""
    known = Known(Ids().take(PurePath(name).stem, name), hashlib.sha256(data).hexdigest(), path=name)
    if looks_like_html(data):
        return article_of_page(data, known)
    decoded = decode(data)
    return article_of(decoded.text, known.adding(*decoded.notices))


def read_paths(paths: Iterable[str | Path], options: Any = None) -> Iterator[Article | Failure]:
    """Articles of files and folders, in the order of their names."""
    for path in map(Path, paths):
        for file in sorted(f for f in path.rglob("*") if f.suffix in (".txt", ".html")) if path.is_dir() else [path]:
            try:
                yield read_bytes(file.read_bytes(), str(file))
            except ReadingError as error:
                yield Failure(str(file), error.stage, error.reason, error.remedy or "")
