"""Reads a folder of records; prints what they say together."""

import csv
import io
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.cli import app

if TYPE_CHECKING:
    from extractor.comparing import Comparison


class Form(StrEnum):
    """How the comparison is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


@app.command(epilog="Example: extractor compare output/ --format json --to comparison.json")
def compare(
    records: Annotated[list[Path], typer.Argument(exists=True, help="Folders of records, or record files.")],
    format: Annotated[Form, typer.Option(help="text: contradictions in words; json, csv: everything.")] = Form.TEXT,
    to: Annotated[Path | None, typer.Option(help="Write to this file; to the screen without it.")] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave less certain figures out.")] = 0.0,
) -> None:
    """Lay figures of many articles side by side: the same facts, series, contradictions, rankings."""
    from extractor import comparing
    from extractor.writing.collection import iter_records
    from extractor.writing.files import write_whole

    text = "".join(_written(comparing.compare(iter_records(records), min_confidence), format))
    if to is None:
        typer.echo(text, nl=False)
    else:
        write_whole(to, text.encode())


def _written(comparison: "Comparison", form: Form) -> list[str]:
    from extractor.comparing.telling import lines

    if form is Form.JSON:
        return [comparison.model_dump_json(indent=1), "\n"]
    if form is Form.CSV:
        return [_csv(comparison)]
    return [f"{line}\n" for line in lines(comparison)]


def _csv(comparison: "Comparison") -> str:
    """One row a quotation, as RFC 4180 has it; no cell starts a formula."""
    from extractor.comparing.tables import NAMES, rows

    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(NAMES)
    writer.writerows([_cell(row[name]) for name in NAMES] for row in rows(comparison))
    return buffer.getvalue()


def _cell(value: Any) -> str:
    from extractor.writing.csv import neutral

    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else neutral(str(value))
