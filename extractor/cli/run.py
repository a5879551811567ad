"""Reads paths; prints progress and the closing table of a batch."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from extractor.cli import app


@app.command(epilog="Example: extractor corpus/ --output output/")
def run(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of articles.")],
    output: Annotated[Path, typer.Option(help="Where the records go.")] = Path("output"),
    jobs: Annotated[int, typer.Option(min=1, help="Worker processes.")] = 1,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress, no closing table.")] = False,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave facts below out of facts.jsonl.")] = 0.0,
) -> None:
    """Extract every article; `extractor PATH…` is short for this."""
    from extractor import batch

    options = batch.Options(output=output, min_confidence=min_confidence)
    with _progress(quiet) as progress:
        task = progress.add_task("articles", total=None)
        summary = batch.run(paths, options, lambda: progress.advance(task))
    if not quiet:
        Console().print(_closing_table(summary, output))
    raise typer.Exit(summary.exit_status)


def _progress(quiet: bool) -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal)


def _closing_table(summary: "batch.Summary", output: Path) -> Table:  # type: ignore[name-defined] # noqa: F821
    table = Table(title=f"Records in {output}", title_justify="left")
    rows = {
        "read": summary.read,
        "with facts": summary.with_facts,
        "empty": summary.empty,
        "failed": summary.failed,
        "facts": summary.facts,
        "regions": len(summary.regions),
        "officials": len(summary.officials),
        "seconds": f"{summary.seconds:.1f}",
    }
    for name in rows:
        table.add_column(name, justify="right")
    table.add_row(*map(str, rows.values()))
    return table
