"""Reads records; yields `report.html`, and where they are too many for one page, parts by region beside it.

Records wait on disk, so that memory holds one part at a time.
"""

import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from extractor.records import Record
from extractor.writing.files import write_whole
from extractor.writing.report.overview import Overview, region_key
from extractor.writing.report.page import Page, Part
from extractor.writing.report.words import Words

FACTS_A_PAGE = 5_000


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is to look."""

    language: str = "ru"
    title: str | None = None
    facts_a_page: int = FACTS_A_PAGE
    min_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class _Kept:
    place: int
    length: int
    facts: int

    @property
    def weight(self) -> int:
        """An article without facts takes room, too."""
        return max(1, self.facts)


def write_report(
    records: Iterable[Record], path: Path, style: Style | None = None, comparison: Mapping[str, Any] | None = None
) -> list[Path]:
    """Writes the report, and in it a comparison as its schema has it; the files written, the one to open first."""
    style = style or Style()
    with tempfile.TemporaryFile() as store:
        overview, groups = _stored(records, store, style)
        everything = sorted((kept for group in groups.values() for kept in group), key=lambda kept: kept.place)
        if sum(kept.weight for kept in everything) <= style.facts_a_page:
            page = _page(style, _read(store, everything))
            page.comparison = comparison
            write_whole(path, page.html().encode())
            return [path]
        index = Page(Words(style.language), style.title, overview=overview, comparison=comparison)
        return _write_parts(path, style, index, list(_cut(groups, style)), store)


def _stored(records: Iterable[Record], store: BinaryIO, style: Style) -> tuple[Overview, dict[str, list[_Kept]]]:
    """Puts records on disk; what they sum up to, and where those of each region lie."""
    overview = Overview()
    groups: dict[str, list[_Kept]] = defaultdict(list)
    for record in records:
        facts = tuple(fact for fact in record.facts if fact.confidence >= style.min_confidence)
        record = record.model_copy(update={"facts": facts})
        overview.add(record, facts)
        data = record.model_dump_json().encode()
        groups[main_region(record)].append(_Kept(store.tell(), len(data), len(record.facts)))
        store.write(data)
    return overview, groups


def main_region(record: Record) -> str:
    """The code that most of an article's figures have; empty for none."""
    counts = Counter(region_key(fact) for fact in record.facts)
    return max(sorted(counts), key=lambda code: counts[code], default="")


def _cut(groups: dict[str, list[_Kept]], style: Style) -> Iterator[tuple[str, list[_Kept]]]:
    """Groups cut into parts of at most so many facts; an article stays whole."""
    for code in sorted(groups, key=lambda code: (-sum(kept.facts for kept in groups[code]), code)):
        part: list[_Kept] = []
        weight = 0
        for kept in groups[code]:
            if part and weight + kept.weight > style.facts_a_page:
                yield code, part
                part, weight = [], 0
            part.append(kept)
            weight += kept.weight
        yield code, part


def _write_parts(
    path: Path, style: Style, index: Page, cut: list[tuple[str, list[_Kept]]], store: BinaryIO
) -> list[Path]:
    words, overview = index.words, index.overview
    folder = path.with_name(path.stem + "-parts")
    folder.mkdir(exist_ok=True)
    written = []
    numbers: Counter[str] = Counter()
    for code, part in cut:
        numbers[code] += 1
        name = overview.name(code) if code else words["no_region"]
        name += f" – {numbers[code]}" if numbers[code] > 1 else ""
        file = folder / f"{re.sub('[^A-Z0-9-]', '', code) or 'none'}-{numbers[code]}.html"
        page = _page(style, _read(store, part), name, f"../{path.name}")
        write_whole(file, page.html().encode())
        facts = sum(kept.facts for kept in part)
        index.links |= {fact: f"{folder.name}/{file.name}{place}" for fact, place in page.links.items()}
        index.parts.append(Part(name, f"{folder.name}/{file.name}", facts, len(part), code))
        written.append(file)
    write_whole(path, index.html().encode())
    return [path, *written]


def _page(style: Style, records: Iterable[Record], title: str | None = None, back: str | None = None) -> Page:
    page = Page(Words(style.language), title or style.title, back=back)
    for record in records:
        page.add(record)
    return page


def _read(store: BinaryIO, kept: Iterable[_Kept]) -> Iterator[Record]:
    for one in kept:
        store.seek(one.place)
        yield Record.model_validate_json(store.read(one.length))
