"""Reads what a run did; prints the closing table, why articles failed, and how to go on."""

import shlex
import sys
from pathlib import Path

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Column, Table

from extractor import batch
from extractor.cli.logs import printable

NAMED = 5  # names that are listed before «and … more»


def say(summary: batch.Summary, output: Path, quiet: bool) -> None:
    """The closing table, and on stderr what somebody should know."""
    if not quiet:
        _show(f"Records in {output}", _counts(summary))
        if summary.causes:
            _show(f"Failed: see {output / 'errors.jsonl'}", _causes(summary))
    for failure in summary.unread[:NAMED]:
        _say(f"{failure.file}: {failure.reason} ({failure.remedy})")
    if summary.set_aside:
        _say(f"set aside, as they broke their workers: {_named(summary.set_aside)}")
    if summary.stale:
        done = "removed" if summary.pruned else "there, but of no article of this run (--prune removes them)"
        records = "record" if len(summary.stale) == 1 else "records"
        _say(f"{len(summary.stale)} older {records} {done}: {_named(summary.stale)}")


def say_stopped(stopped: batch.Stopped, output: Path, quiet: bool) -> None:
    """What was done until a run was stopped, why, and the command that goes on."""
    if not quiet and stopped.summary.read:
        _show(f"Records in {output}", _counts(stopped.summary))
    _say(str(stopped))
    _say(f"to go on: {go_on_command(sys.argv)}")


def stopped_status(stopped: batch.Stopped) -> int:
    """130 for an interruption, as shells say it; else 1, or 2 where there is nothing."""
    if isinstance(stopped, batch.Interrupted):
        return 130
    return 1 if stopped.summary.read else 2


def go_on_command(argv: list[str]) -> str:
    """The same command with --resume."""
    program = "extractor" if Path(argv[0]).name == "extractor" else "python -m extractor"
    kept = [word for word in argv[1:] if word not in ("--force", "--resume")]
    options = kept.index("--") if "--" in kept else len(kept)  # behind «--» all words are paths
    return f"{program} {shlex.join([*kept[:options], '--resume', *kept[options:]])}"


def _say(text: str) -> None:
    typer.echo(f"extractor: {printable(text)}", err=True)


def _named(names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _show(title: str, table: Table) -> None:
    """A table under its title; a path in it is not broken over lines, so that it can be copied."""
    typer.echo(printable(title))
    Console().print(table)


def _counts(summary: batch.Summary) -> Table:
    copies = {"copies": summary.copies} if summary.copies else {}
    rows = {
        "read": summary.read,
        "kept": summary.kept,
        "with facts": summary.with_facts,
        "empty": summary.empty,
        **copies,
        "failed": summary.failed,
        "facts": summary.facts,
        "regions": len(summary.regions),
        "officials": len(summary.officials),
        "seconds": f"{summary.seconds:.1f}",
    }
    heads = [Column(name, justify="right") for name in rows]
    table = Table(*heads, box=SIMPLE_HEAD, padding=(0, 0 if copies else 1, 0, 0))  # either way within 80 columns
    table.add_row(*map(str, rows.values()))
    return table


def _causes(summary: batch.Summary) -> Table:
    table = Table("stage", "cause", Column("articles", justify="right"), box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for (stage, code), count in summary.causes.most_common():
        table.add_row(stage, code, str(count))
    return table
