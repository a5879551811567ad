"""Reads lines of tests/examples; yields their figures with role, direction, modality and measured phrase."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.language import Document, analyse
from extractor.linking import measured, role
from extractor.linking.types import MeasuredLink, RoleLink
from extractor.mentions import quantities, times
from extractor.mentions.types import Mentions, Quantity
from extractor.reading.types import Article, Block

FOLDER = Path(__file__).parent.parent / "examples"


@dataclass(frozen=True)
class Example:
    """A line: the text without brackets, the bracketed ranges, and what is expected of each."""

    where: str
    text: str
    spans: tuple[tuple[int, int], ...]
    expected: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """One quantity as linked."""

    quantity: Quantity
    role: RoleLink
    measured: MeasuredLink | None


def examples(folder: str) -> list[Example]:
    """Every line of the `*.txt` files of a folder."""
    return [
        parsed(f"{path.name}:{number}", line)
        for path in sorted((FOLDER / folder).glob("*.txt"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if line
    ]


def parsed(where: str, line: str) -> Example:
    """The example in a line."""
    marked, _, expected = line.partition(" => ")
    text, spans, start = "", [], 0
    for sign in marked:
        if sign == "[":
            start = len(text)
        elif sign == "]":
            spans.append((start, len(text)))
        else:
            text += "\n" if sign == "¶" else sign
    return Example(where, text, tuple(spans), tuple(expected.split(" ; ")))


def blocks_of(text: str) -> Iterator[Block]:
    """A block for each paragraph."""
    at = 0
    for line in text.split("\n"):
        if line:
            yield Block(at, at + len(line), "body")
        at += len(line) + 1


def figures_of(text: str, document: Document) -> list[Figure]:
    """The quantities of a text, linked."""
    calendar = times.find(document, None)
    found, _ = quantities.find(document, calendar)
    article = Article("example", None, None, None, None, None, None, "0", text, (), ())
    mentions = Mentions(article, document, tuple(found), (), (), (), (), calendar)
    roles = role.link(mentions)
    return [Figure(*row) for row in zip(found, roles, measured.link(mentions, roles), strict=True)]


def linked(texts: list[str]) -> list[list[Figure]]:
    """The figures of each text."""
    documents = analyse((text, tuple(blocks_of(text))) for text in texts)
    return [figures_of(text, document) for text, document in zip(texts, documents, strict=True)]


def folder_linked(folder: str) -> dict[str, list[Figure]]:
    """The figures of every line of a folder, by its place; all lines in one batch."""
    rows = examples(folder)
    return {row.where: found for row, found in zip(rows, linked([row.text for row in rows]), strict=True)}


def bracketed(example: Example, figures: list[Figure]) -> list[Figure]:
    """The one figure that each bracket touches."""
    chosen = []
    for start, end in example.spans:
        touching = [figure for figure in figures if figure.quantity.start < end and start < figure.quantity.end]
        assert len(touching) == 1, f"{len(touching)} figures at «{example.text[start:end]}»"
        chosen += touching
    return chosen
