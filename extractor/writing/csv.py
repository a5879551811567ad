"""Reads records; yields `facts.csv`, which spreadsheets open without running anything that stands in it."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor.records import Record
from extractor.writing.files import whole
from extractor.writing.tables import NAMES, rows

BOM = b"\xef\xbb\xbf"
# what a spreadsheet takes for the start of a formula, also in its full-width forms
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells are written; Excel knows UTF-8 by the mark `bom`."""

    bom: bool = False
    separator: str = ","
    point: str = "."


PLAIN = Dialect()
EXCEL = Dialect(bom=True)
EXCEL_RU = Dialect(bom=True, separator=";", point=",")  # the Russian Excel reads «1.9» as the first of September


def write_csv(records: Iterable[Record], folder: Path, min_confidence: float) -> None:
    """`facts.csv`: UTF-8, commas."""
    write_csv_file(records, folder / "facts.csv", PLAIN, min_confidence)


def write_excel(records: Iterable[Record], folder: Path, min_confidence: float) -> None:
    """`facts.excel.csv`: with the mark that tells Excel it is UTF-8."""
    write_csv_file(records, folder / "facts.excel.csv", EXCEL, min_confidence)


def write_excel_ru(records: Iterable[Record], folder: Path, min_confidence: float) -> None:
    """`facts.excel-ru.csv`: for an Excel that is set to Russian, semicolons and decimal commas."""
    write_csv_file(records, folder / "facts.excel-ru.csv", EXCEL_RU, min_confidence)


def write_csv_file(
    records: Iterable[Record], path: Path, dialect: Dialect = PLAIN, min_confidence: float = 0.0
) -> None:
    """The table of facts in one file, there whole or not at all."""
    with whole(path) as file:
        if dialect.bom:
            file.write(BOM)
        for line in csv_lines(rows(records, min_confidence), dialect):
            file.write(line.encode())


def csv_lines(table: Iterable[dict[str, Any]], dialect: Dialect = PLAIN) -> Iterator[str]:
    """The header and a line a row, ended by CR LF as RFC 4180 has it; a cell may hold line ends."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=dialect.separator, lineterminator="\r\n")
    for cells in _cells(table, dialect):
        writer.writerow(cells)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _cells(table: Iterable[dict[str, Any]], dialect: Dialect) -> Iterator[list[str]]:
    yield list(NAMES)
    for row in table:
        yield [_cell(row[name], dialect.point) for name in NAMES]


def _cell(value: Any, point: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return trimmed(value).replace(".", point)
    if isinstance(value, float):
        return repr(value).replace(".", point)
    if isinstance(value, int | date):
        return str(value)
    return neutral(str(value))


def trimmed(value: Decimal) -> str:
    """A decimal without exponent and without the noughts that its column added: `1.900000000` → `1.9`."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe in front where it starts like one."""
    return "'" + text if text.lstrip(" \u00a0").startswith(FORMULA_STARTS) else text
