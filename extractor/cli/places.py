"""Reads a text; prints the places in it."""

from typing import Annotated

import typer

from extractor.cli import app


@app.command(epilog='Example: extractor places "в Кузбассе и Бийске"')
def places(text: Annotated[str, typer.Argument(help="A piece of Russian text.")]) -> None:
    """Show the places named in a text, with their ISO 3166 codes."""
    from extractor.places import find

    for place in find(text):
        typer.echo("\t".join((place.text, place.code or "-", place.name, place.place or "-")))
