"""Reads documents; yields JSON lines, an annotated text a line, and reads them back. Nothing is lost."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.errors import ReadingError
from extractor.writing.exchange.annotation import Document
from extractor.writing.files import whole

NAME = "annotations.jsonl"


def write(documents: Iterable[Document], folder: Path) -> list[Path]:
    """`annotations.jsonl`: the annotation with its `text`, offsets in code points."""
    path = folder / NAME
    with whole(path) as file:
        for document in documents:
            line = {**document.annotation, "text": document.text}
            file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
    return [path]


def read(path: Path) -> Iterator[Document]:
    """The documents of one file, or of the file in a folder."""
    path = path / NAME if path.is_dir() else path
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            annotation = json.loads(line)
            text = annotation.pop("text")
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise ReadingError(f"line {number}: {error!r}", file=str(path), remedy="mend or remove it") from error
        yield Document(text, annotation)
