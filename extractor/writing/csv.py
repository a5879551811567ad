"""Reads records; yields `facts.csv`, which spreadsheets open without running anything that stands in it."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
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


def csv_writer(name: str, dialect: Dialect = PLAIN) -> Callable[[Iterable[Record], Path, float], None]:
    """What writes the table of facts into a file of this name, there whole or not at all."""

    def write(records: Iterable[Record], folder: Path, min_confidence: float) -> None:
        with whole(folder / name) as file:
            if dialect.bom:
                file.write(BOM)
            for line in csv_lines(rows(records, min_confidence), dialect):
                file.write(line.encode())

    return write


def csv_lines(table: Iterable[dict[str, Any]], dialect: Dialect = PLAIN) -> Iterator[str]:
    """The header and a line a row, ended by CR LF as RFC 4180 has it; a cell may hold line ends."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=dialect.separator, lineterminator="\r\n")
    cells = ([_cell(row[name], dialect.point) for name in NAMES] for row in table)
    for line in chain([NAMES], cells):
        writer.writerow(line)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _cell(value: Any, point: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return trimmed(value).replace(".", point)
    if isinstance(value, float):
        return str(value).replace(".", point)
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
