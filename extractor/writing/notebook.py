"""Reads records; yields the HTML that notebooks show for them: text with its figures lit, and a table of facts.

Everything from articles is escaped; styles stand in the elements, as notebooks strip style sheets.
"""

from collections.abc import Sequence
from itertools import islice

from extractor.records import Fact, Record
from extractor.writing.report.entries import entry
from extractor.writing.report.marking import Block, marked_blocks
from extractor.writing.report.page import environment
from extractor.writing.report.words import Words

ROWS = 50  # facts of a list shown in full; the rest is told by number
_LINES = {"measured": "#2f7d3b", "region": "#1f64b4", "official": "#8b3a9c", "source": "#a6520c", "time": "#0d7c78"}
_FIELDS = {"t": "figure", "n": "value", "m": "measured", "p": "region", "o": "official", "s": "source", "w": "time",
           "c": "confidence"}  # fmt: skip


def record_html(record: Record, language: str = "ru") -> str:
    """One article: title, marked-up text, table of its facts."""
    return _html([record], language, marked_blocks(record))


def records_html(records: Sequence[Record], language: str = "ru") -> str:
    """A list of articles: how many of what, and the table of their first facts."""
    return _html(records, language)


def _html(records: Sequence[Record], language: str, blocks: Sequence[Block] | None = None) -> str:
    words = Words(language)
    entries = (entry(record, fact, 0, words) for record in records for fact in record.facts)
    return environment().get_template("notebook.html").render(
        words=words, records=records, blocks=blocks, count=sum(len(record.facts) for record in records),
        entries=list(islice(entries, ROWS)), fields=_FIELDS, lines=_LINES, tip=_tip,
    )  # fmt: skip


def _tip(fact: Fact) -> str:
    parts = (fact.measured, fact.region, fact.official, fact.source, fact.time)
    told = [getattr(part, "name", None) or getattr(part, "text", None) for part in parts if part is not None]
    return " · ".join(filter(None, [Words().amount(fact.quantity), *told]))
