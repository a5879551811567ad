"""Reads a row of a dump (names and values); yields its draft: text or HTML, and title, date, author, address, id.

The columns are guessed by their usual names unless the user names them.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from extractor.errors import Failure
from extractor.reading.drafts import Draft, Place
from extractor.reading.head import day_of, local_day
from extractor.reading.options import ReadOptions
from extractor.reading.text import Known
from extractor.reading.types import Notice, unread

GUESSES: dict[str, tuple[str, ...]] = {
    "text": ("text", "article_text", "maintext", "plain_text", "fulltext", "full_text", "body", "content", "article",
             "message", "post", "текст"),
    "html": ("html", "raw_html", "page", "content_html", "body_html"),
    "title": ("title", "headline", "name", "header", "заголовок"),
    "date": ("date", "published", "published_at", "publish_date", "date_publish", "date_published", "datepublished",
             "pub_date",
             "pubdate", "publication_date", "datetime", "created_at", "timestamp", "дата"),
    "url": ("url", "link", "href", "source_url", "canonical_url", "ссылка"),
    "author": ("author", "authors", "byline", "автор"),
    "media": ("media", "outlet", "source", "site", "domain", "publisher", "источник"),
    "id": ("id", "_id", "article_id", "news_id", "guid", "uid"),
}  # fmt: skip
_MARKUP = re.compile(r"</(?:p|div|span|a|b|strong|li)>|<br\s*/?>", re.IGNORECASE)
_EPOCH = re.compile(r"\d{9,13}(?:\.\d+)?")


def draft_of_row(row: Mapping[str, Any], number: int, place: Place, options: ReadOptions) -> Draft | Failure:
    """The draft of a row, or the failure that names the columns there are."""
    names = {str(name).strip().lower(): name for name in row}
    found = {role: _value(row, names, role, options) for role in GUESSES}
    text, html = _filled(found["text"]), _filled(found["html"])
    if not (text or html):
        columns = ", ".join(map(str, list(row)[:12])) or "none"
        remedy = "name the column of the text with --field text=NAME"
        return unread(f"{place.path}:{number}", f"no text in the row; its columns: {columns}", remedy)
    known = _known(found, number, place)
    if text and len(_MARKUP.findall(text[:5000])) < 2:
        return Draft(text, known, "text")
    return Draft(text or html, known, "html")


def _filled(value: Any) -> str:
    return value if isinstance(value, str) and value.strip() else ""


def _value(row: Mapping[str, Any], names: Mapping[str, str], role: str, options: ReadOptions) -> Any:
    """The value of the column for a role: the one that the user names, else the first usual one that is filled."""
    wanted = options.fields.get(role)
    if wanted is not None:
        return row.get(wanted)
    values = (row[names[name]] for name in GUESSES[role] if name in names)
    return next((value for value in values if value not in (None, "")), None)


def _known(found: Mapping[str, Any], number: int, place: Place) -> Known:
    own = found["id"] if isinstance(found["id"], (str, int)) and str(found["id"]).strip() else number
    published = day_of_value(found["date"])
    url, title, author, media = (_string(found[name]) for name in ("url", "title", "author", "media"))
    known = Known(f"{place.stem}-{own}", "", place.path, url, title, published, author, media, title_given=bool(title))
    if found["date"] and published is None:
        return known.adding(Notice("date-unreadable", f"no day can be read from {str(found['date'])[:40]!r}"))
    return known


def _string(value: Any) -> str | None:
    if isinstance(value, (list, tuple)):
        value = ", ".join(str(item) for item in value[:10] if isinstance(item, str))
    return " ".join(value.split())[:1000] or None if isinstance(value, str) else None


def day_of_value(value: Any) -> date | None:
    """The day of a cell: a date, a time, seconds or milliseconds since 1970, or a date as text."""
    if isinstance(value, datetime):
        return local_day(value)
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if _EPOCH.fullmatch(str(value).strip()):
        seconds = float(value)
        return local_day(datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC))
    return day_of(value) if isinstance(value, str) else None
