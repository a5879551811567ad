"""Reads a comparison as its schema has it; yields what the report shows of it, figures linked to their articles."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from extractor.writing.report.lines import Chart, chart
from extractor.writing.report.words import Words

Json = Mapping[str, Any]
MOST = {"contradictions": 100, "series": 24, "rankings": 12, "same": 40}  # shown on the page; the command writes all
ROWS = 10  # of a ranking before it is folded
SIGNS = {"up": "+", "down": "−"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation; a figure has a link."""

    text: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article, its figures linked."""

    pieces: tuple[Piece, ...]
    article: str
    about: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A contradiction."""

    kind: str
    severity: str
    sentence: str
    confidence: float
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A measure at a time: the figure as written, the change derived and the changes stated."""

    time: str
    figure: Piece
    change: str
    stated: tuple[Piece, ...]
    more: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A series: its chart and its points."""

    name: str
    action: str
    where: str
    chart: Chart
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Rank:
    """A region's row; `share` is how long its bar is, in per cent of the longest."""

    place: int
    region: str
    figure: Piece
    article: str
    share: float


@dataclass(frozen=True, slots=True)
class Table:
    """Regions by a measure at a time."""

    name: str
    action: str
    time: str
    rows: tuple[Rank, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A fact told by several articles."""

    name: str
    action: str
    where: str
    time: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Everything of the comparison that the page shows, and how much there is of each part."""

    disputes: tuple[Dispute, ...]
    courses: tuple[Course, ...]
    tables: tuple[Table, ...]
    told: tuple[Told, ...]
    counts: Mapping[str, int]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(self.counts.values())


def together(comparison: Json, links: Mapping[str, str], words: Words) -> Together:
    """The views; `links` has the place of each fact in the report by its id."""
    view = _View(links, words)
    return Together(
        disputes=tuple(map(view.dispute, comparison["contradictions"][: MOST["contradictions"]])),
        courses=tuple(map(view.course, _first(comparison, "series", lambda one: len(one["points"])))),
        tables=tuple(map(view.table, _first(comparison, "rankings", lambda one: len(one["regions"])))),
        told=tuple(map(view.told, _first(comparison, "same", lambda one: int(one["articles"])))),
        counts={name: len(comparison[name]) for name in MOST},
    )


def _first(comparison: Json, name: str, size: Callable[[Json], int]) -> list[Json]:
    """The largest of a part."""
    return sorted(comparison[name], key=lambda one: -size(one))[: MOST[name]]


@dataclass(frozen=True, slots=True)
class _View:
    links: Mapping[str, str]
    words: Words

    def dispute(self, found: Json) -> Dispute:
        quotes = tuple(self._quotes(found["evidence"]))
        return Dispute(found["kind"], found["severity"], found["sentence"], found["confidence"], quotes)

    def course(self, found: Json) -> Course:
        unit, points = found["subject"]["unit"], found["points"]
        labels = [(self._time(point), self.words.short(Decimal(point["value"]), unit)) for point in points]
        drawn = chart([(point["time"], float(point["value"])) for point in points], labels)
        return Course(_name(found), _action(found), _where(found), drawn, tuple(map(self._stand, points)))

    def _stand(self, point: Json) -> Stand:
        first, *rest = point["evidence"]
        change = point["change"]
        stated = tuple(self._stated(one) for one in point["stated"])
        derived = self.words.change(Decimal(change["percent"])) if change and change["percent"] is not None else ""
        return Stand(self._time(point), self._figure(first), derived, stated, tuple(map(self._figure, rest)))

    def _stated(self, change: Json) -> Piece:
        figure = self._figure(change["evidence"])
        return Piece(SIGNS.get(change["direction"] or "", "") + figure.text, figure.link)

    def table(self, found: Json) -> Table:
        most = max(Decimal(row["value"]) for row in found["regions"])
        rows = tuple(self._rank(row, most) for row in found["regions"])
        return Table(_name(found), _action(found), self._time(found), rows)

    def _rank(self, row: Json, most: Decimal) -> Rank:
        evidence, value = row["evidence"], Decimal(row["value"])
        share = round(float(100 * value / most), 1) if most > 0 and value > 0 else 0.0
        return Rank(row["place"], row["region_name"], self._figure(evidence), _title(evidence), share)

    def told(self, found: Json) -> Told:
        quotes = tuple(self._quotes(found["evidence"]))
        return Told(_name(found), _action(found), _where(found), self._time(found), quotes)

    def _time(self, found: Json) -> str:
        return self.words.time(found["time"]) if found["time"] else ""

    def _figure(self, evidence: Json) -> Piece:
        return Piece(" ".join(evidence["quantity"].split()), self.links.get(evidence["fact"]))

    def _quotes(self, evidence: Iterable[Json]) -> Iterator[Quote]:
        def sentence(one: Json) -> tuple[str, int]:
            return one["article"], one["quotation_start"]

        ordered = sorted(enumerate(evidence), key=lambda item: (sentence(item[1]), item[0]))
        groups = [[one for _, one in group] for _, group in groupby(ordered, lambda item: sentence(item[1]))]
        for group in groups:
            yield Quote(tuple(self._pieces(group)), _title(group[0]), self._about(group[0]))

    def _pieces(self, group: list[Json]) -> Iterator[Piece]:
        """The sentence, each of its figures a piece of its own."""
        text, shift, at = group[0]["quotation"], group[0]["quotation_start"], 0
        for one in sorted(group, key=lambda one: int(one["start"])):
            start, end = one["start"] - shift, one["end"] - shift
            if at <= start < end <= len(text):
                yield Piece(text[at:start])
                yield Piece(text[start:end], self.links.get(one["fact"], ""))
                at = end
        yield Piece(text[at:])

    def _about(self, evidence: Json) -> str:
        day = self.words.time(evidence["published"]) if evidence["published"] else ""
        return " · ".join(filter(None, (day, evidence["said_by"])))


def _name(found: Json) -> str:
    name = found["subject"]["name"] or found["subject"]["measured"]
    return str(name[:1].upper() + name[1:])


def _where(found: Json) -> str:
    subject = found["subject"]
    names = dict.fromkeys(filter(None, (subject["place"], subject["region_name"] or subject["region"])))
    return ", ".join(names)


def _action(found: Json) -> str:
    return str(found["subject"]["action"] or "")


def _title(evidence: Json) -> str:
    return str(evidence["title"] or evidence["article"])
