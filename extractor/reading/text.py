"""Reads plain text and what is known of it; yields the Article: its own ranges, blocks, date and author."""

import re
from dataclasses import asdict, dataclass, replace
from datetime import date

from extractor.reading.byline import author_of, byline_of
from extractor.reading.dateline import published_of
from extractor.reading.head import Head
from extractor.reading.headline import without_site
from extractor.reading.layout import Layout, layout_of
from extractor.reading.links import link_ranges, without
from extractor.reading.repeats import NONE, Repeats
from extractor.reading.types import Article, Block, BlockKind, Notice
from extractor.reading.units import units_of

MAX_LINES = 10_000  # an article has hundreds of lines at most; more would cost minutes


@dataclass(frozen=True, slots=True)
class Known:
    """What file, page head or dump say of an article beside its text."""

    id: str
    sha256: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    published: date | None = None
    author: str | None = None
    media: str | None = None
    notices: tuple[Notice, ...] = ()
    repeats: Repeats = NONE  # lines that other articles of the outlet have, too
    title_given: bool = False  # the title comes from the user or a dump's field, not from a page's head

    def adding(self, *notices: Notice) -> "Known":
        """The same with more notices."""
        return replace(self, notices=self.notices + notices)

    def at(self, url: str | None) -> "Known":
        """The same, found at an address."""
        return replace(self, url=self.url or url)

    def with_head(self, head: Head) -> "Known":
        """The same, what was unknown taken from a page's head."""
        told = {name: getattr(self, name) or said for name, said in asdict(head).items()}
        return replace(self, **told)


def article_of(text: str, known: Known) -> Article:
    """The article in a text that may have page furniture around it."""
    units = units_of(text, MAX_LINES)
    if units and text[units[-1].end :].strip():
        known = known.adding(Notice("too-many-lines", f"only the first {MAX_LINES:,} lines were read"))
    layout = layout_of(units, known.title, known.repeats)
    blocks = _blocks(text, layout)
    return Article(
        id=known.id, path=known.path, url=known.url, title=_title(layout, known),
        published=known.published or published_of(layout), author=known.author or author_of(layout), media=known.media,
        sha256=known.sha256, text=text, body=_ranges(text, blocks), blocks=blocks, notices=known.notices,
    )  # fmt: skip


def _title(layout: Layout, known: Known) -> str | None:
    """What a dump's field says, else the headline as the page prints it, else what the page's head says."""
    if known.title_given or not layout.headline:
        return known.title
    return re.sub(r"^[^\w«\"„“(+$€№-]+", "", layout.units[layout.headline[0]].plain)


def _blocks(text: str, layout: Layout) -> tuple[Block, ...]:
    kinds: dict[int, BlockKind] = {index: "body" for index in layout.body}
    kinds.update({index: "headline" for index in layout.headline})
    blocks = []
    for index in sorted(kinds):
        unit, stop = layout.units[index], layout.units[index].end
        if kinds[index] == "headline":
            stop = unit.start + len(without_site(text[unit.start : stop]))
        for start, end in without(unit.start, stop, link_ranges(text, unit.start, stop)):
            blocks.append(Block(start, end, kinds[index]))
    byline = byline_of(layout)
    if byline is not None:
        start, end = layout.units[byline[0]].start, layout.units[byline[1]].end
        blocks = [*(block for block in blocks if block.start != start), Block(start, end, "byline")]
    return tuple(sorted(blocks, key=lambda block: block.start))


def _ranges(text: str, blocks: tuple[Block, ...]) -> tuple[tuple[int, int], ...]:
    """Blocks with nothing but blanks between them make one range."""
    ranges: list[tuple[int, int]] = []
    for block in blocks:
        if ranges and not text[ranges[-1][1] : block.start].strip():
            ranges[-1] = (ranges[-1][0], block.end)
        else:
            ranges.append((block.start, block.end))
    return tuple(ranges)
