"""Reads records, annotations and the files of annotation tools; prints what was written of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli import app

if TYPE_CHECKING:
    from extractor.writing.exchange import Document

_FORMAT_HELP = "label-studio, brat, conll or jsonl."


@app.command(epilog="Example: extractor export output/ --to label-studio --output tasks/")
def export(
    paths: Annotated[list[Path], typer.Argument(help="Folders or files of records; of annotations with --texts.")],
    to: Annotated[str, typer.Option(help=_FORMAT_HELP)],
    output: Annotated[Path, typer.Option(help="The folder to write to.")] = Path("."),
    texts: Annotated[Path | None, typer.Option(help="The texts (<id>.txt) of annotations.")] = None,
) -> None:
    """Hand records or annotations to an annotation tool, to be read or corrected there."""
    from extractor.writing.exchange import FORMATS, checked

    write, _ = FORMATS[_known(to)]
    output.mkdir(parents=True, exist_ok=True)
    written = write((checked(document) for document in _documents(paths, texts)), output)
    typer.echo(f"{len(written)} files written to {output}")


@app.command(
    "import", epilog="Example: extractor import tasks/export.json --from label-studio --output tests/annotations"
)
def import_(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders of the tool.")],
    source: Annotated[str, typer.Option("--from", help=_FORMAT_HELP)],
    output: Annotated[Path, typer.Option(help="The folder for <id>.json.")] = Path("tests/annotations"),
    texts: Annotated[Path | None, typer.Option(help="Write the texts, too: <id>.txt in this folder.")] = None,
) -> None:
    """Turn what an annotation tool holds into annotation files."""
    from extractor.writing.exchange import FORMATS, annotation_text, checked
    from extractor.writing.files import write_whole

    _, read = FORMATS[_known(source)]
    for folder in filter(None, (output, texts)):
        folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for document in (checked(document) for path in paths for document in read(path)):
        write_whole(output / f"{document.id}.json", annotation_text(document.annotation).encode())
        if texts:
            write_whole(texts / f"{document.id}.txt", document.text.encode())
        count += 1
    typer.echo(f"{count} annotations written to {output}")


@app.command(epilog="Example: extractor annotate corpus/omsk-zerno.txt, then correct tests/annotations/omsk-zerno.json")
def annotate(
    file: Annotated[Path, typer.Argument(help="One article.")],
    output: Annotated[Path, typer.Option(help="The folder for <id>.json.")] = Path("tests/annotations"),
    force: Annotated[bool, typer.Option("--force", help="Write over an annotation that is there.")] = False,
) -> None:
    """Write an annotation with what the tool finds, to be corrected by hand and kept as a test."""
    from extractor.pipeline import Extractor
    from extractor.writing.exchange import annotation_text, from_record
    from extractor.writing.files import write_whole

    document = from_record(Extractor().extract_file(file))
    path = output / f"{document.id}.json"
    if path.exists() and not force:
        raise typer.BadParameter(f"{path} is there already: --force writes over it")
    output.mkdir(parents=True, exist_ok=True)
    write_whole(path, annotation_text(document.annotation).encode())
    typer.echo(f"{path}: {len(document.annotation['facts'])} facts to correct")


def _known(name: str) -> str:
    from extractor.writing.exchange import FORMATS

    if name not in FORMATS:
        raise typer.BadParameter(f"no format called {name!r}; there is {', '.join(FORMATS)}")
    return name


def _documents(paths: list[Path], texts: Path | None) -> Iterator["Document"]:
    """Documents of records, or of annotations where their texts are named."""
    from extractor.writing.collection import iter_records
    from extractor.writing.exchange import from_record, read_annotation

    if texts is None:
        yield from map(from_record, iter_records(paths))
        return
    for file in (file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])):
        yield read_annotation(file, _text_of(texts, file.stem))


def _text_of(texts: Path, stem: str) -> str:
    """The text that an annotation's offsets count in: read as the extractor reads it."""
    from extractor.errors import ReadingError
    from extractor.reading import read_bytes

    found = [path for suffix in (".txt", ".html", ".htm") if (path := texts / f"{stem}{suffix}").exists()]
    if not found:
        raise ReadingError(f"no text for {stem}.json", file=str(texts), remedy="name the texts' folder with --texts")
    return read_bytes(found[0].read_bytes(), str(found[0])).text
