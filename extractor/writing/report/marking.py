"""Reads a record; yields its text in lines of pieces, each piece with the mentions that cover it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.records import Record

ROLES = ("official", "region", "source", "time", "measured")  # the first that covers a piece colours it
LONG = 60_000  # characters; of a longer article only the lines with mentions are shown


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under the same mentions: `figure` is the fact whose number it is, `facts` those that it is linked with."""

    text: str
    role: str = ""
    figure: int | None = None
    first: bool = False
    facts: tuple[int, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of the article's own (`inside`) or of page furniture."""

    inside: bool
    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    role: str
    fact: int
    reason: str | None = None


def marked_blocks(record: Record, first_fact: int = 0) -> list[Block]:
    """The article's lines, empty ones left out; facts are numbered from `first_fact`."""
    spans = _spans(record, first_fact)
    marks = _Marks(record.article.text, spans)
    blocks: list[Block] = []
    for start, end in _lines(record.article.text):
        inside = any(low < end and start < high for low, high in record.article.body)
        if len(record.article.text) > LONG and not marks.touch(start, end):
            continue
        line = tuple(marks.pieces(start, end))
        if blocks and blocks[-1].inside == inside:
            blocks[-1] = Block(inside, (*blocks[-1].lines, line))
        else:
            blocks.append(Block(inside, (line,)))
    return blocks


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            inner = start + line.index(bare)
            yield inner, inner + len(bare)
        start += len(line)


def _spans(record: Record, first_fact: int) -> list[_Span]:
    spans = []
    for number, fact in enumerate(record.facts, start=first_fact):
        spans.append(_Span(fact.quantity.start, fact.quantity.end, "quantity", number))
        for role in ROLES:
            part = getattr(fact, role)
            if part is not None and part.start is not None:
                spans.append(_Span(part.start, part.end, role, number))
    spans += [_Span(number.start, number.end, "rejected", -1, number.reason) for number in record.rejected]
    return spans


class _Marks:
    """The mentions of an article, ready to be asked for a stretch of it."""

    def __init__(self, text: str, spans: list[_Span]) -> None:
        self._text = text
        self._spans = sorted(spans, key=lambda span: span.start)
        self._edges = sorted({edge for span in spans for edge in (span.start, span.end)})
        self._begun: set[int] = set()
        self._cover = self._covers()

    def _covers(self) -> list[list[_Span]]:
        """For each edge the mentions that cover what follows it."""
        cover: list[list[_Span]] = [[] for _ in self._edges]
        for span in self._spans:
            for index in range(bisect_left(self._edges, span.start), bisect_left(self._edges, span.end)):
                cover[index].append(span)
        return cover

    def touch(self, start: int, end: int) -> bool:
        """Whether a mention stands there."""
        return bisect_left(self._edges, start) < bisect_left(self._edges, end) or bool(self._over(start))

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces from `start` to `end`."""
        inner = self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]
        held: Piece | None = None
        for low, high in pairwise([start, *inner, end]):
            piece = self._piece(low, high, self._over(low))
            if held and held.figure is not None and held.figure == piece.figure:
                facts = tuple(sorted({*held.facts, *piece.facts}))
                held = replace(held, text=held.text + piece.text, facts=facts)
                continue
            if held:
                yield held
            held = piece
        if held:
            yield held

    def _over(self, place: int) -> list[_Span]:
        index = bisect_right(self._edges, place) - 1
        return self._cover[index] if index >= 0 else []

    def _piece(self, low: int, high: int, spans: list[_Span]) -> Piece:
        text = self._text[low:high]
        facts = tuple(sorted({span.fact for span in spans if span.fact >= 0}))
        figure = next((span.fact for span in spans if span.role == "quantity"), None)
        if figure is not None:
            first = figure not in self._begun
            self._begun.add(figure)
            return Piece(text, "quantity", figure, first, facts)
        role = next((role for role in ROLES if any(span.role == role for span in spans)), "")
        reason = next((span.reason for span in spans if span.reason), None)
        return Piece(text, role, None, False, facts, reason)
