"""Reads two folders; prints how far records agree with annotations."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import app


@app.command(epilog="Example: extractor evaluate tests/annotations output --errors errors.tsv")
def evaluate(
    annotations: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Annotations, <id>.json each.")],
    records: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Records, <id>.json each.")],
    errors: Annotated[Path | None, typer.Option(help="Write every disagreement to this file, a line each.")] = None,
) -> None:
    """Compare records with annotated articles, field by field."""
    import json

    from extractor import evaluation

    result = evaluation.evaluate(annotations, records)
    for line in evaluation.report_lines(result):
        typer.echo(line)
    if errors:
        lines = []
        for item in result.disagreements:
            values = [json.dumps(value, ensure_ascii=False) for value in (item.want, item.have)]
            lines.append("\t".join((item.article, item.field, item.text, str(item.start), *values)))
        errors.write_text("\n".join(lines) + "\n", "utf-8")
