"""Reads records; prints where the HTML report of them went."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import app


@app.command(epilog="Example: extractor report output/ --to report.html --language en")
def report(
    records: Annotated[list[Path], typer.Argument(help="Folders of records, or record files.")],
    to: Annotated[Path, typer.Option(help="The file to write.")] = Path("report.html"),
    language: Annotated[str, typer.Option(help="Of the interface: ru or en.")] = "ru",
    title: Annotated[str | None, typer.Option(help="The headline.")] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave facts below out.")] = 0.0,
    compare: Annotated[bool, typer.Option(help="Lay the articles side by side, too.")] = True,
    facts_a_page: Annotated[int, typer.Option(min=1, help="Above that, parts by region are written.")] = 5000,
) -> None:
    """Write one HTML file that shows records: map, people, table, the articles with their figures lit."""
    from extractor.comparing import compare_few
    from extractor.writing.collection import iter_records
    from extractor.writing.report import Style, write_report

    style = Style(language, title, facts_a_page, min_confidence)
    found = compare_few(iter_records(records), min_confidence) if compare else None
    written = write_report(iter_records(records), to, style, found.model_dump(mode="json") if found else None)
    more = f" and {len(written) - 1} parts" if len(written) > 1 else ""
    typer.echo(f"{written[0]}{more}")
