"""Reads facts; yields what the page's script knows of them, as plain values for JSON."""

from typing import Any

from extractor.records import Fact, Record
from extractor.writing.report.overview import region_key
from extractor.writing.report.words import Words

CONTEXT = 280  # characters of the sentence shown on each side of a figure


def entry(record: Record, fact: Fact, article: int, words: Words) -> dict[str, Any]:
    """One fact for the table and the card; empty fields are left out."""
    before, after = _context(record, fact)
    all_of_it = {
        "a": article,
        "t": fact.quantity.text,
        "n": words.amount(fact.quantity) + _per(fact, words),
        "m": fact.measured.text if fact.measured else "",
        "h": fact.measured.head if fact.measured else "",
        "r": region_key(fact),
        "p": _place(fact),
        "o": fact.official.name if fact.official else "",
        "op": _post(fact),
        "s": fact.source.name if fact.source else "",
        "w": words.time(fact.time.value) if fact.time else "",
        "wk": fact.time.value if fact.time else "",
        "k": fact.kind.value,
        "ro": words.role(fact),
        "c": fact.confidence,
        "u": ", ".join(f"{name}: {rule}" for name, rule in sorted(fact.rules.items())),
        "b": before,
        "e": after,
    }
    return {key: value for key, value in all_of_it.items() if value != ""}


def _per(fact: Fact, words: Words) -> str:
    per = fact.quantity.per
    if per is None:
        return ""
    return f" / {per.head}" if per.value == 1 else f" / {words.number(per.value)} {per.head}"


def _place(fact: Fact) -> str:
    if fact.region is None:
        return ""
    name = fact.region.name or fact.region.code or ""
    place = fact.region.place
    return f"{place}, {name}" if place and name and place != name else place or name


def _post(fact: Fact) -> str:
    person = fact.official
    return ", ".join(filter(None, (person.position, person.organization))) if person else ""


def _context(record: Record, fact: Fact) -> tuple[str, str]:
    """The sentence before and after the figure, shortened at words."""
    text = record.article.text
    before = text[fact.sentence.start : fact.quantity.start]
    after = text[fact.quantity.end : fact.sentence.end]
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + "…"
    return before, after
