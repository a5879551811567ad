"""Reads the command line; yields exit statuses. The only package that prints.

0 all good · 1 some articles failed · 2 none could be read, or wrong usage · 130 interrupted, state kept.
"""

import difflib
import sys
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from extractor.errors import ExtractorError, UsageError


class DefaultGroup(TyperGroup):
    """`extractor PATH…` is `extractor run PATH…`: a first word that is no command is an argument of `run`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Puts `run` in front where no command is named."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names + _GROUP_OPTIONS:
            self._refuse_slip(args[0])
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def _refuse_slip(self, word: str) -> None:
        """A word that is no path but nearly a command is a slip, not a path."""
        near = difflib.get_close_matches(word, self.commands, n=1, cutoff=0.7)
        if near and not Path(word).exists():
            raise UsageError(f"no such command or path: {word!r}", remedy=f"did you mean {near[0]!r}?")


_GROUP_OPTIONS = ["--version", "--install-completion", "--show-completion"]

app = typer.Typer(
    cls=DefaultGroup,
    help="Reads Russian news and turns every figure in it into a record.",
    epilog="Example: extractor corpus/ --output output/ --report, then open output/report.html",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        from extractor.version import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Options before a command."""


def _load_commands() -> None:
    from extractor.cli import compare, evaluate, exchange, explain, places, report, run, tables  # noqa: F401  (each adds its command to `app`)


def main(arguments: list[str] | None = None) -> Any:
    """Runs the command line; an ExtractorError becomes one line on stderr and status 2."""
    _load_commands()
    try:
        app(args=arguments)
    except ExtractorError as error:
        typer.echo(f"extractor: {error}", err=True)
        sys.exit(2)
