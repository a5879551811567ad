"""Reads one file; prints how each of its figures came about."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import app


@app.command(epilog="Example: extractor explain corpus/tula-bolnitsy.txt")
def explain(file: Annotated[Path, typer.Argument(help="One article.")]) -> None:
    """Show sentence → mentions → rule that fired → fact, and why each other number was rejected."""
    from extractor import explaining
    from extractor.pipeline import Extractor

    for line in explaining.explain(Extractor().link_file(file)):
        typer.echo(line)
