"""Reads records; prints which tables were written of them."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import app


@app.command(epilog="Example: extractor tables output/ --format csv,parquet,duckdb --output tables/")
def tables(
    records: Annotated[list[Path], typer.Argument(help="Folders of records, or record files.")],
    formats: Annotated[
        str, typer.Option("--format", help="jsonl, csv, csv-excel, csv-excel-ru, parquet, duckdb; commas between.")
    ] = "csv",
    output: Annotated[Path, typer.Option(help="The folder for the tables.")] = Path("."),
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave facts below out.")] = 0.0,
) -> None:
    """Turn records into tables, one row a fact, without extracting again."""
    from extractor.cli import arguments
    from extractor.writing.collection import iter_records
    from extractor.writing.formats import FORMATS

    output.mkdir(parents=True, exist_ok=True)
    for name in arguments.formats(formats):
        FORMATS[name](iter_records(records), output, min_confidence)
        typer.echo(f"{name}: written to {output}")
