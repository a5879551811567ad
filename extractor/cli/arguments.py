"""Reads what was typed for an option; yields numbers and names."""

import codecs
import re

import typer

from extractor.reading.options import ReadOptions

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?", re.IGNORECASE)


def size(text: str, binary: bool = False) -> int:
    """`20M` → 20,000,000; with `binary`, as memory is counted, `1G` → 1,073,741,824."""
    match = _SIZE.fullmatch(text.strip())
    if not match:
        raise typer.BadParameter(f"{text!r} is no size: write 512M, 1.5G or a number of bytes")
    power = ("", "k", "m", "g").index(match.group(2).lower())
    return int(float(match.group(1)) * (1024 if binary else 1000) ** power)


def formats(text: str) -> tuple[str, ...]:
    """`jsonl,csv` → the names of formats that can be written."""
    from extractor.writing.formats import FORMATS, check_extras

    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if unknown := [name for name in names if name not in FORMATS]:
        raise typer.BadParameter(f"no format called {', '.join(unknown)}; there is {', '.join(FORMATS)}")
    check_extras(names)
    return names


def reading(encoding: str | None, fields: list[str], near_duplicates: bool = False) -> ReadOptions:
    """How to read: `text=body_ru` says that a dump's column `body_ru` holds the text."""
    if encoding is not None:
        try:
            codecs.lookup(encoding)
        except (LookupError, ValueError):
            raise typer.BadParameter(f"no encoding is called {encoding!r}") from None
    pairs = [field.partition("=") for field in fields]
    if wrong := [name for name, sign, column in pairs if not (name and sign and column)]:
        raise typer.BadParameter(f"{', '.join(wrong)}: write --field text=name_of_the_column")
    columns = {name: column for name, _, column in pairs}
    return ReadOptions(columns, encoding, near_duplicates=near_duplicates)
