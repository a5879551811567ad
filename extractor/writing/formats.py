"""Reads records one after another; yields the tables of a run, one file or more a format."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from extractor.records import Record
from extractor.writing.csv import EXCEL, EXCEL_RU, csv_writer
from extractor.writing.duckdb import write_duckdb
from extractor.writing.extras import optional
from extractor.writing.files import facts_bytes, whole
from extractor.writing.parquet import write_parquet

Format = Callable[[Iterable[Record], Path, float], None]


def write_jsonl(records: Iterable[Record], folder: Path, min_confidence: float) -> None:
    """`facts.jsonl`: a fact a line; facts below `min_confidence` are left out."""
    with whole(folder / "facts.jsonl") as file:
        for record in records:
            file.write(facts_bytes(record, min_confidence))


def check_extras(names: Iterable[str]) -> None:
    """Raises MissingExtraError for a format whose package is absent: before a run, not after it."""
    for name in names:
        for package in NEEDS.get(name, ()):
            optional(package, f"--format {name}")


def write_report_page(
    records: Iterable[Record], folder: Path, min_confidence: float, comparison: Mapping[str, Any] | None = None
) -> None:
    """`report.html`, in Russian; parts by region beside it where the facts are too many for one page."""
    from extractor.writing.report import Style, write_report

    write_report(records, folder / "report.html", Style(min_confidence=min_confidence), comparison)


# name → what writes it; records come in the order of the run, once a format, and are not held in memory
FORMATS: Mapping[str, Format] = {
    "json": lambda records, folder, min_confidence: None,  # the records are there anyway
    "jsonl": write_jsonl,
    "csv": csv_writer("facts.csv"),
    "csv-excel": csv_writer("facts.excel.csv", EXCEL),
    "csv-excel-ru": csv_writer("facts.excel-ru.csv", EXCEL_RU),
    "parquet": write_parquet,
    "duckdb": write_duckdb,
    "report": write_report_page,
}
NEEDS: Mapping[str, tuple[str, ...]] = {"parquet": ("pyarrow",), "duckdb": ("duckdb", "pyarrow")}
