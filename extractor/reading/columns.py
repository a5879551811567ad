"""Reads tables (CSV, Parquet); yields a draft a row."""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import count
from typing import Any, BinaryIO

from extractor.errors import Failure, MissingExtraError, ReadingError
from extractor.reading.decoding import decode
from extractor.reading.drafts import Draft, Place
from extractor.reading.fields import draft_of_row
from extractor.reading.options import ReadOptions
from extractor.reading.types import unread

_SAMPLE = 200_000  # bytes by which encoding and delimiter are told
_ROWS = 64  # of a Parquet file at a time


def drafts_of_csv(stream: BinaryIO, place: Place, options: ReadOptions) -> Iterator[Draft | Failure]:
    """One draft a row below the header line; the delimiter is the one that the header has most of."""
    sample = stream.peek(_SAMPLE)[:_SAMPLE] if isinstance(stream, io.BufferedReader) else b""
    encoding = options.encoding or encoding_of(sample)
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    csv.field_size_limit(max(options.max_bytes, 131_072))
    head = sample.decode(encoding, "replace").split("\n", 1)[0]
    rows = csv.reader(text, delimiter=max(",;\t|", key=head.count))
    header = next(rows, None)
    if not header:
        raise ReadingError("no header line", file=place.path, remedy="the first line must name the columns")
    try:
        yield from _rows(rows, [name.lstrip("\ufeff") for name in header], place, options)
    finally:
        text.detach()


def _rows(rows: Any, header: list[str], place: Place, options: ReadOptions) -> Iterator[Draft | Failure]:
    for number in count(1):
        try:
            row = next(rows, None)
        except csv.Error as error:
            remedy = "check its quotes; a cell may be too long"
            yield unread(f"{place.path}:{number}", f"a broken row: {error}", remedy)
            continue
        if row is None:
            return
        if row:
            yield draft_of_row(dict(zip(header, row, strict=False)), number, place, options)


def encoding_of(sample: bytes) -> str:
    """The encoding of a table by its beginning, which may end inside a character."""
    if sample.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    return decode(whole).encoding if whole else "utf-8"


def drafts_of_parquet(stream: BinaryIO, place: Place, options: ReadOptions) -> Iterator[Draft | Failure]:
    """One draft a row; a few rows are in memory at a time."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        remedy = 'pip install "extractor[columns]"'
        raise MissingExtraError("Parquet needs pyarrow", file=place.path, remedy=remedy) from error
    try:
        batches = ParquetFile(stream).iter_batches(batch_size=_ROWS)
        for number, row in enumerate((row for batch in batches for row in batch.to_pylist()), start=1):
            yield draft_of_row(row, number, place, options)
    except (ArrowException, OSError) as error:
        reason = f"no Parquet file, or a damaged one: {error}"
        raise ReadingError(reason, file=place.path, remedy="get the file anew") from error
