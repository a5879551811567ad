"""Reads two folders; prints how far records agree with annotations."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli import app

if TYPE_CHECKING:
    from extractor.evaluation import Evaluation


@app.command(epilog="Example: extractor evaluate tests/annotations output --html disagreements.html")
def evaluate(
    annotations: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Annotations, <id>.json each.")],
    records: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Records, <id>.json each.")],
    errors: Annotated[Path | None, typer.Option(help="Write every disagreement to this file, a line each.")] = None,
    html: Annotated[Path | None, typer.Option(help="Show every disagreement in its sentence, on a page.")] = None,
    language: Annotated[str, typer.Option(help="Of the page: ru or en.")] = "ru",
) -> None:
    """Compare records with annotated articles, field by field."""
    from extractor import evaluation

    result = evaluation.evaluate(annotations, records)
    lines = evaluation.report_lines(result)
    for line in lines:
        typer.echo(line)
    if errors:
        errors.write_text("\n".join(_lines(result)) + "\n", "utf-8")
    if html:
        _write_page(html, result, records, language)


def _lines(result: "Evaluation") -> list[str]:
    lines = []
    for item in result.disagreements:
        values = [json.dumps(value, ensure_ascii=False) for value in (item.want, item.have)]
        lines.append("\t".join((item.article, item.field, item.text, str(item.start), *values)))
    return lines


def _write_page(html: Path, result: "Evaluation", records: Path, language: str) -> None:
    from extractor import evaluation
    from extractor.writing.files import write_whole
    from extractor.writing.report.disagreements import Score, disagreements_html

    texts = {}
    for identity in dict.fromkeys(item.article for item in result.disagreements):
        path = records / f"{identity}.json"
        texts[identity] = json.loads(path.read_bytes())["article"]["text"] if path.exists() else ""
    counts = {name: (count.precision, count.recall) for name, count in result.stated.items()}
    counts = {"quantity": (result.quantity.precision, result.quantity.recall)} | counts
    score = Score(result.articles, counts, {name: result.share(name) for name in evaluation.FIELDS})
    write_whole(html, disagreements_html(result.disagreements, texts, score, language).encode())
