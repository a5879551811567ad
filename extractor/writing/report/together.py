"""Reads a comparison as its schema has it; yields what the report's template asks of it, figures linked to articles."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from extractor.writing.report.lines import Dot, chart
from extractor.writing.report.words import Words

Json = Mapping[str, Any]
MOST = {"contradictions": 100, "series": 24, "rankings": 12, "same": 40}  # shown on the page; the command writes all
SIGNS = {"up": "+", "down": "−"}


class Piece(NamedTuple):
    """A stretch of a quotation; a figure has a link."""

    text: str
    link: str | None = None


class Quote(NamedTuple):
    """A sentence of an article, its figures linked; whose article it is, and who says it when."""

    pieces: list[Piece]
    article: str
    about: str


@dataclass(frozen=True, slots=True)
class Together:
    """A comparison as the page shows it; `links` has the place of each fact in the report by its id."""

    comparison: Json
    links: Mapping[str, str]
    words: Words

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return any(self.comparison[part] for part in MOST)

    def shown(self, part: str) -> list[Json]:
        """What the page has room for: of contradictions the first, of the other parts the largest."""
        return sorted(self.comparison[part], key=_size, reverse=True)[: MOST[part]]

    def name(self, found: Json) -> str:
        """The thing measured, as a heading has it."""
        name = found["subject"]["name"] or found["subject"]["measured"]
        return str(name[:1].upper() + name[1:])

    def where(self, found: Json) -> str:
        """Place and region, the same name once."""
        subject = found["subject"]
        return ", ".join(dict.fromkeys(filter(None, (subject["place"], subject["region_name"] or subject["region"]))))

    def time(self, found: Json) -> str:
        """When it holds, for people."""
        return self.words.time(found["time"]) if found["time"] else ""

    def chart(self, found: Json) -> tuple[Dot, ...]:
        """The points of a series, drawn."""
        unit, points = found["subject"]["unit"], found["points"]
        labels = [(self.time(point), self.words.short(Decimal(point["value"]), unit)) for point in points]
        return chart([(point["time"], float(point["value"])) for point in points], labels)

    def figure(self, evidence: Json) -> Piece:
        """A figure as its article has it."""
        return Piece(" ".join(evidence["quantity"].split()), self.links.get(evidence["fact"]))

    def change(self, point: Json) -> str:
        """How far it lies from the point before."""
        percent = (point["change"] or {}).get("percent")
        return "" if percent is None else self.words.change(Decimal(percent))

    def stated(self, change: Json) -> Piece:
        """A change that an article states, with its sign."""
        figure = self.figure(change["evidence"])
        return Piece(SIGNS.get(change["direction"] or "", "") + figure.text, figure.link)

    def share(self, row: Json, rows: Iterable[Json]) -> float:
        """How long a region's bar is, in per cent of the longest."""
        value, most = Decimal(row["value"]), max(Decimal(one["value"]) for one in rows)
        return round(float(100 * value / most), 1) if most > 0 and value > 0 else 0.0

    def quotes(self, found: Json) -> list[Quote]:
        """The sentences that tell it, each once with all its figures."""
        groups = groupby(sorted(found["evidence"], key=_sentence), _sentence)
        return [self._quote(list(group)) for _, group in groups]

    def _quote(self, group: list[Json]) -> Quote:
        first = group[0]
        day = self.words.time(first["published"]) if first["published"] else ""
        about = " · ".join(filter(None, (day, first["said_by"])))
        return Quote(list(self._pieces(group)), str(first["title"] or first["article"]), about)

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


def _size(found: Json) -> int:
    return int(found.get("articles", 0)) or len(found.get("points") or found.get("regions") or ())


def _sentence(evidence: Json) -> tuple[str, int]:
    return evidence["article"], evidence["quotation_start"]
