"""Reads records; yields the report as one HTML page that needs nothing from elsewhere."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from extractor.records import Record
from extractor.version import __version__
from extractor.writing.report.entries import entry
from extractor.writing.report.marking import LONG, Block, marked_blocks
from extractor.writing.report.overview import Overview, bars, ranked
from extractor.writing.report.tilemap import EAST, GAP, SIZE, tile_map
from extractor.writing.report.together import MOST, Together
from extractor.writing.report.words import Words

TEMPLATES = Path(__file__).parent.parent / "templates"
_JS_WORDS = (
    "found", "nothing", "page_of", "in_article", "figure", "measured", "region", "official", "source", "time", "kind",
    "role", "rule", "confidence", "value", "no_region", "rejected_as", "open_all", "close_all", "theme_dark",
    "theme_light", "show_all", "map_none",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article as the page shows it."""

    record: Record
    blocks: list[Block]
    link: str | None
    long: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Another page of a report that is too large for one."""

    name: str
    file: str
    facts: int
    articles: int
    code: str


@dataclass(slots=True)
class Page:
    """The content of one page: an overview, and the facts with their articles unless the page is an index."""

    words: Words
    title: str | None = None
    overview: Overview = field(default_factory=Overview)
    entries: list[dict[str, Any]] = field(default_factory=list)
    articles: list[ArticleView] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    back: str | None = None
    comparison: Mapping[str, Any] | None = None
    links: dict[str, str] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """Takes one article in."""
        first = len(self.entries)
        self.overview.add(record, record.facts)
        self.links |= {fact.id: f"#f{place}" for place, fact in enumerate(record.facts, first)}
        self.entries += [entry(record, fact, len(self.articles), self.words) for fact in record.facts]
        long = len(record.article.text) > LONG
        self.articles.append(ArticleView(record, marked_blocks(record, first), web_link(record.article.url), long))

    def html(self) -> str:
        """The page."""
        overview, words = self.overview, self.words
        return render(
            "report.html", words, "report.js", page=self, overview=overview, data=self._data(),
            map=tile_map(overview.regions, words.language), size=SIZE, gap=GAP, east=EAST, months=bars(overview, words),
            kinds=ranked(overview.kinds), people=ranked(overview.people)[:12], things=ranked(overview.things)[:18],
            together=Together(self.comparison or dict.fromkeys(MOST, ()), self.links, words),
        )  # fmt: skip

    def _data(self) -> Mapping[str, Any]:
        words, overview = self.words, self.overview
        names = {code: overview.name(code) for code in sorted(overview.regions) if code}
        names |= {tile.code: tile.name for tile in tile_map(overview.regions, words.language).tiles}
        return {
            "facts": self.entries,
            "articles": [view.record.article.title or view.record.article.id for view in self.articles],
            "regions": names,
            "counts": dict(sorted(overview.regions.items())),
            "parts": {part.code: part.file for part in reversed(self.parts)},
            "kinds": {kind: words[f"kind_{kind}"] for kind in sorted(overview.kinds)},
            "words": {key: words[key] for key in _JS_WORDS},
            "language": words.language,
        }


def web_link(url: str | None) -> str | None:
    """An address that may be a link: of the web, nothing that runs."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else None


def render(template: str, words: Words, code: str, **values: Any) -> str:
    """A page of `templates/`, its styles and script inside and nothing else allowed to run."""
    style, script = _asset("report.css"), _asset(code)
    return environment().get_template(template).render(
        words=words, style=style, script=script, policy=policy(style, script), version=__version__, **values
    )  # fmt: skip


def policy(style: str, script: str) -> str:
    """The content security policy: this style, this script, pictures inside the page, no connection anywhere."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> Markup:
    return Markup((TEMPLATES / name).read_text("utf-8"))  # noqa: S704  (our own file, not an article)


@cache
def environment() -> Environment:
    """What reads `templates/`: everything from articles is escaped."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


def report_html(
    records: Iterable[Record],
    language: str = "ru",
    title: str | None = None,
    comparison: Mapping[str, Any] | None = None,
) -> str:
    """The report of a few records as one page, with their comparison where one is given, as its schema has it."""
    page = Page(Words(language), title, comparison=comparison)
    for record in records:
        page.add(record)
    return page.html()
