"""Reads a parsed page; yields what its head says: title, day of publication, author, outlet, address.

JSON-LD first, then OpenGraph and other meta elements, then marked elements of the page, then the address. Where two of
them tell different days, none is believed.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from resiliparse.parse.html import ElementNode, HTMLTree

from extractor.reading.calendar import full_dates, valid_day

MOSCOW = timezone(timedelta(hours=3))
ARTICLE_TYPES = frozenset(
    "NewsArticle Article BlogPosting ReportageNewsArticle AnalysisNewsArticle SocialMediaPosting Report".split()
)
DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "published_time", "datepublished",
    "date_published", "pubdate", "publish-date", "publication_date", "publishdate", "mediator_published_time",
    "dc.date.issued", "dc.date", "dcterms.created", "dcterms.issued", "parsely-pub-date", "sailthru.date", "date",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_ADDRESS_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/._-]?([01]\d)[/._-]?([0-3]\d)(?!\d)")
_SITE = re.compile(r"(?<!\s)\s+(?:[|•·:/]+|::|[–—-]|»)\s+")


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself outside its text."""

    title: str | None = None
    published: date | None = None
    author: str | None = None
    media: str | None = None
    url: str | None = None


def head_of(tree: HTMLTree, url: str | None = None) -> Head:
    """The head of a page that was found at `url`, if that is known."""
    data = _article_data(tree)
    meta = _meta(tree)
    address = url or _address(tree, meta)
    media = _named(data.get("publisher")) or meta.get("og:site_name")
    title, published = _title(tree, data, meta, media), _published(tree, data, meta, address)
    return Head(title, published, _author(tree, data, meta, media), media, address)


def nodes_of(tree: HTMLTree, selector: str) -> list[ElementNode]:
    """The elements that a CSS selector finds in a page."""
    return tree.document.query_selector_all(selector).values() if tree.document else []


def _meta(tree: HTMLTree) -> dict[str, str]:
    """Meta elements by lower-case name, property or itemprop; the first of a name counts."""
    found: dict[str, str] = {}
    for node in nodes_of(tree, "meta[content]"):
        name = node.get_attribute("property") or node.get_attribute("name") or node.get_attribute("itemprop") or ""
        content = " ".join((node.get_attribute("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _article_data(tree: HTMLTree) -> dict[str, Any]:
    """The JSON-LD of the page's article: the only one of an article's type, or {}."""
    found = []
    for node in nodes_of(tree, 'script[type="application/ld+json"]'):
        try:
            data = json.loads((node.text or "").strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        found += [item for item in _flat(data) if _is_article(item)]
    heads = {item.get("headline") for item in found}
    return found[0] if len(heads) == 1 else _of_page(tree, found)


def _flat(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Objects of a JSON-LD value: itself, of a list, of its graph."""
    if isinstance(data, list) and depth < 4:
        for item in data[:100]:
            yield from _flat(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if depth < 4 and isinstance(data.get(key), (list, dict)):
                yield from _flat(data[key], depth + 1)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(kind in ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _of_page(tree: HTMLTree, found: list[dict[str, Any]]) -> dict[str, Any]:
    """Of several articles' data that whose headline is the page's."""
    heads = " ".join(_texts(tree, "h1, title")).lower()
    return next((item for item in found if str(item.get("headline") or "\0").lower() in heads), {})


def _texts(tree: HTMLTree, selector: str) -> list[str]:
    nodes = nodes_of(tree, selector)[:50]
    return [text for node in nodes if (text := " ".join((node.text or "").split()))]


def _title(tree: HTMLTree, data: dict[str, Any], meta: dict[str, str], media: str | None) -> str | None:
    """The headline: the first heading when the head agrees or says nothing, else what the head says."""
    said = (_string(data.get("headline")), meta.get("og:title"), *_texts(tree, "head > title")[:1])
    told = [value for value in said if value]
    heads = [text for text in _texts(tree, "h1, [itemprop=headline]") if text != media]
    for text in heads:
        if any(_same(text.lower(), other.lower()) for other in told):
            return text
    if len(heads) == 1 and len(heads[0].split()) > 2:
        return heads[0]
    return _without_site(told[0], media) if told else next(iter(heads), None)


def _same(one: str, other: str) -> bool:
    """Whether one holds the other and is not mainly something else (a heading may be the outlet's name)."""
    return (one in other or other in one) and min(len(one), len(other)) >= 0.5 * max(len(one), len(other))


def _without_site(title: str, media: str | None) -> str:
    """The title without the outlet's name at its end: «Заголовок | Сайт»."""
    parts = _SITE.split(title)
    ends = bool(media) and len(parts) > 1 and parts[-1].lower() == str(media).lower()
    if ends or (len(parts) > 1 and len(parts[-1].split()) <= 3 < len(title.split()) - len(parts[-1].split())):
        return title[: title.rindex(parts[-1])].rstrip(" |•·:/–—-»")
    return title


def _string(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _named(value: Any) -> str | None:
    """The name in a JSON-LD person or organisation, or in the first of a list of them."""
    if isinstance(value, list):
        return next((name for item in value[:5] if (name := _named(item))), None)
    return _named(value.get("name")) if isinstance(value, dict) else _string(value)


def _author(tree: HTMLTree, data: dict[str, Any], meta: dict[str, str], media: str | None) -> str | None:
    marked = _texts(tree, "[itemprop=author] [itemprop=name], [itemprop=author], a[rel=author]")
    for name in (_named(data.get("author")), meta.get("author"), meta.get("article:author"), *marked[:1]):
        if name and name != media and "://" not in name and len(name) < 100:
            return name
    return None


def _address(tree: HTMLTree, meta: dict[str, str]) -> str | None:
    for node in nodes_of(tree, 'link[rel="canonical"]'):
        if (node.get_attribute("href") or "").startswith("http"):
            return node.get_attribute("href")
    address = meta.get("og:url", "")
    return address if address.startswith("http") else None


def _published(tree: HTMLTree, data: dict[str, Any], meta: dict[str, str], url: str | None) -> date | None:
    """The day by the first source that gives one; two days more than one apart in JSON-LD and meta are none."""
    told = [day for value in _head_days(data, meta) if (day := day_of(value))]
    if told:
        return told[0] if max(told) - min(told) <= timedelta(days=1) else None
    marked = {day for value in _marked_days(tree) if (day := day_of(value))}
    return marked.pop() if len(marked) == 1 else day_of_url(url)


def _head_days(data: dict[str, Any], meta: dict[str, str]) -> Iterator[str]:
    yield from filter(None, [_string(data.get("datePublished"))])
    yield from [meta[name] for name in DATE_NAMES if name in meta][:1]


def _marked_days(tree: HTMLTree) -> Iterator[str]:
    """Days of elements that are marked as the day of publication."""
    for node in nodes_of(tree, "[itemprop=datePublished], time[pubdate], time.published, time.entry-date"):
        yield node.get_attribute("datetime") or node.get_attribute("content") or node.text or ""


def day_of(value: str) -> date | None:
    """The day of a date as heads and dumps write it: ISO 8601 with or without time, e-mail style, Russian words."""
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        found = full_dates(value[:100])
        return found[0].day if len(found) == 1 else None
    return _valid(moment)


def day_of_mail(value: str | None) -> date | None:
    """The day of a date in a feed: as e-mail writes it («Fri, 10 Nov 2023 10:00:00 +0300»), else as `day_of`."""
    if not value:
        return None
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return day_of(value)
    return _valid(moment)


def _valid(moment: datetime) -> date | None:
    day = local_day(moment)
    return valid_day(day.year, day.month, day.day)


def local_day(moment: datetime) -> date:
    """The day of a time; one given in UTC is told by Moscow's day, as most outlets print it."""
    return (moment.astimezone(MOSCOW) if moment.tzinfo and not moment.utcoffset() else moment).date()


def day_of_url(url: str | None) -> date | None:
    """The day in an address's path («/2024/03/19/»), when there is exactly one."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return None
    days = {valid_day(*map(int, parts)) for parts in _ADDRESS_DAY.findall(path)}
    days.discard(None)
    return days.pop() if len(days) == 1 else None
