"""Reads paths; prints progress and the closing table of a batch."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from extractor.cli import app


@app.command(epilog="Example: extractor corpus/ --output output/")
def run(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of articles.")],
    output: Annotated[Path, typer.Option(help="Where the records go.")] = Path("output"),
    jobs: Annotated[int, typer.Option(min=0, help="Worker processes; 0 is one a usable core.")] = 0,
    force: Annotated[bool, typer.Option("--force", help="Repeat what is done already.")] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with an interrupted run, its failures included.")
    ] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove records of articles that vanished.")] = False,
    time_limit: Annotated[float, typer.Option(min=0, help="Seconds an article may take; 0 is no limit.")] = 10.0,
    memory_limit: Annotated[str, typer.Option(help="Memory an article may take: 512M, 1G; 0 is no limit.")] = "1G",
    max_bytes: Annotated[str, typer.Option(help="Bytes an input may have: 500k, 20M.")] = "20M",
    encoding: Annotated[str | None, typer.Option(help="Encoding of the inputs, where they do not say it.")] = None,
    fields: Annotated[
        list[str] | None, typer.Option("--field", help="A dump's column, as text=body_ru; also html, title, date …")
    ] = None,
    near_duplicates: Annotated[
        bool, typer.Option("--near-duplicates", help="Name reprints with small changes as copies, too.")
    ] = False,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave facts below out of the tables.")] = 0.0,
    formats: Annotated[str, typer.Option("--format", help="Tables to write, with commas between.")] = "jsonl",
    report: Annotated[bool, typer.Option("--report", help="Write report.html, too: a page to look at.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress, no closing table.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log what happens on stderr.")] = False,
    log_json: Annotated[bool, typer.Option("--log-json", help="Log as JSON lines on stderr.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Log all, keep tracebacks in errors.jsonl.")] = False,
) -> None:
    """Extract every article; `extractor PATH…` is short for this."""
    from extractor import batch
    from extractor.cli import arguments, closing, logs, progress

    if force and resume:
        raise typer.BadParameter("--resume keeps what --force repeats: give one of them")
    logs.configure(verbose=verbose, as_json=log_json, debug=debug)
    limits = batch.Limits(time_limit, arguments.size(memory_limit, binary=True), arguments.size(max_bytes))
    options = batch.Options(
        output=output, min_confidence=min_confidence, jobs=jobs, force=force, resume=resume, prune=prune, debug=debug,
        limits=limits, reading=arguments.reading(encoding, fields or [], near_duplicates),
        formats=arguments.formats(formats + ",report" * report),
    )  # fmt: skip
    try:
        with _stoppable(), progress.bar(quiet) as watch:
            summary = batch.run(paths, options, watch)
    except batch.Stopped as stopped:
        closing.say_stopped(stopped, output, quiet)
        raise typer.Exit(closing.stopped_status(stopped)) from stopped
    closing.say(summary, output, quiet)
    raise typer.Exit(summary.exit_status)


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM and SIGHUP, which services and closed terminals send, stop a run as Ctrl-C does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
