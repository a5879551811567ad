"""Reads the disagreements of an evaluation; yields a page that shows each in its place, both readings side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Protocol

from extractor.writing.report.page import render
from extractor.writing.report.words import Words

AROUND = 160  # characters shown on each side of a figure
_IN_QUANTITY = {"value": ("value", "low", "high"), "unit": ("unit",), "modifier": ("modifier",)}


class Difference(Protocol):
    """One field of one figure in which annotation and record differ, or a figure that is missed or extra."""

    article: str
    field: str
    text: str
    start: int
    want: Any
    have: Any


@dataclass(frozen=True, slots=True)
class Score:
    """What the page opens with: precision and recall, and the share of right fields."""

    articles: int
    counts: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One field of a figure, both readings as lines of text."""

    field: str
    want: list[str]
    have: list[str]


@dataclass(frozen=True, slots=True)
class Case:
    """A figure with everything in which the two readings differ."""

    article: str
    text: str
    before: str
    after: str
    rows: list[Row]

    @property
    def fields(self) -> str:
        """The fields, for the filter."""
        return " ".join(row.field for row in self.rows)


def disagreements_html(
    differences: Iterable[Difference], texts: Mapping[str, str], score: Score, language: str = "ru"
) -> str:
    """The page; `texts` holds the text of each article by its id."""
    cases = list(_cases(differences, texts))
    fields = Counter(row.field for case in cases for row in case.rows)
    return render(
        "disagreements.html", Words(language), "disagreements.js", cases=cases, score=score,
        fields=sorted(fields.items(), key=lambda item: (-item[1], item[0])),
    )  # fmt: skip


def _cases(differences: Iterable[Difference], texts: Mapping[str, str]) -> Iterator[Case]:
    def place(item: Difference) -> tuple[str, int, str]:
        return item.article, item.start, item.text

    for (article, start, text), group in groupby(sorted(differences, key=place), place):
        whole = texts.get(article, "")
        before, after = _around(whole, start, start + len(text)) if whole[start:].startswith(text) else ("", "")
        yield Case(article, text, before, after, [_row(item) for item in group])


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The line around a figure, cut to a readable length."""
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    return ("…" if len(before) == AROUND else "") + before, after + ("…" if len(after) == AROUND else "")


def _row(item: Difference) -> Row:
    if item.field in ("missed", "extra"):
        return Row(item.field, [item.text] * (item.field == "missed"), [item.text] * (item.field == "extra"))
    return Row(item.field, _readable(_told(item.field, item.want)), _readable(_told(item.field, item.have)))


def _told(name: str, value: Any) -> Any:
    """Of a quantity only the field in question."""
    keys = _IN_QUANTITY.get(name)
    return {key: value.get(key) for key in keys} if keys and isinstance(value, dict) else value


def _readable(value: Any) -> list[str]:
    """A value as lines: `code: RU-TUL`; offsets, nulls and how a link came about are left out."""
    if value is None:
        return []
    if isinstance(value, dict):
        shown = {key: one for key, one in value.items() if one is not None and key not in ("start", "end", "basis")}
        return [f"{key}: {', '.join(map(str, one)) if isinstance(one, list) else one}" for key, one in shown.items()]
    return [str(value)]
