"""Reads two folders; prints how far records agree with annotations."""

from pathlib import Path

import typer

from extractor.cli import app


@app.command(epilog="Example: extractor evaluate tests/annotations output --errors errors.tsv")
def evaluate(
    annotations: Path = typer.Argument(..., exists=True, file_okay=False, help="Folder of annotations, <id>.json each."),
    records: Path = typer.Argument(..., exists=True, file_okay=False, help="Folder of records, <id>.json each."),
    errors: Path | None = typer.Option(None, help="Write every disagreement to this file, a line each."),
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
