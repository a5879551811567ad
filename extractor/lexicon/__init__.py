"""Reads the package's tables (`*.tsv`); yields their rows. The only module that opens them."""

from functools import cache
from pathlib import Path

from extractor.errors import LexiconError

_FOLDER = Path(__file__).parent

Row = dict[str, str]


@cache
def read_table(name: str) -> tuple[Row, ...]:
    """The rows of `lexicon/<name>.tsv` by column name; `#` lines are comments; raises LexiconError on a broken row."""
    path = _FOLDER / f"{name}.tsv"
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise LexiconError(f"no table {name!r}", file=str(path), remedy="reinstall the package") from error
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not lines:
        raise LexiconError("a table needs a header line", file=str(path))
    header = lines[0].split("\t")
    return tuple(_row(header, line, path) for line in lines[1:])


@cache
def group(table: str, column: str, value: str, word: str = "lemma") -> frozenset[str]:
    """The words of a table's rows with a value in a column."""
    return frozenset(row[word] for row in read_table(table) if row[column] == value)


def _row(header: list[str], line: str, path: Path) -> Row:
    cells = line.split("\t")
    if len(cells) > len(header):
        raise LexiconError(f"{len(cells)} cells under {len(header)} columns: {line!r}", file=str(path))
    return dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
