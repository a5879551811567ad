"""Reads a file or stream of any known format; yields its drafts. The name tells the format, else the first bytes."""

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from extractor.errors import ExtractorError, Failure
from extractor.reading.archives import drafts_of_zip
from extractor.reading.columns import drafts_of_csv, drafts_of_parquet
from extractor.reading.drafts import Draft, Place
from extractor.reading.feeds import drafts_of_feed
from extractor.reading.jsonl import drafts_of_jsonl
from extractor.reading.listing import ONE_ARTICLE, STDIN, shown, stem_of, suffix_of
from extractor.reading.mail import draft_of_mhtml
from extractor.reading.options import ReadOptions
from extractor.reading.outlets import LOOK_BYTES, keys_in, with_repeats
from extractor.reading.packing import Packed, check_whole, read_all, unpacked
from extractor.reading.repeats import Repeats, Tally
from extractor.reading.text import Known
from extractor.reading.types import unread
from extractor.reading.warc import drafts_of_warc

Reader = Callable[[BinaryIO, Place, ReadOptions], Iterator[Draft | Failure]]

READERS: dict[str, Reader] = {
    ".parquet": drafts_of_parquet,
    **dict.fromkeys((".jsonl", ".ndjson"), drafts_of_jsonl),
    **dict.fromkeys((".csv", ".tsv"), drafts_of_csv),
    **dict.fromkeys((".xml", ".rss", ".atom"), drafts_of_feed),
}
_MARKS = {
    b"PK\x03\x04": ".zip", b"PAR1": ".parquet", b"WARC/": ".warc", b"{": ".jsonl", b"<?xml": ".xml", b"<rss": ".xml",
    b"<feed": ".xml", b"MIME-Version:": ".mhtml", b"From: <Saved by": ".mhtml",
}  # fmt: skip
_TEXT = frozenset((".txt", ".text"))
_NESTED = 2  # an archive in an archive in an archive is no input


def drafts_of_file(path: Path, options: ReadOptions, ahead: bool = True) -> Iterator[Draft | Failure]:
    """The drafts of a file, each by itself unless `ahead`; raises OSError, ReadingError, BudgetError."""
    read = drafts_of_stream if ahead else plain_drafts
    with path.open("rb") as stream:
        yield from read(stream, Place(shown(path), stem_of(shown(path.name))), path.name, options)


def drafts_of_stdin(options: ReadOptions) -> Iterator[Draft | Failure]:
    """The drafts of standard input."""
    return drafts_of_stream(sys.stdin.buffer, Place(STDIN, "stdin"), STDIN, options)


def repeats_in(paths: Sequence[Path], options: ReadOptions) -> Repeats:
    """The lines that several of these files share; a file that cannot be read is passed over."""
    drafts = (first_draft(path, options) for path in paths)
    return Tally(keys_in(draft) if draft else frozenset() for draft in drafts).repeats()


def first_draft(path: Path, options: ReadOptions) -> Draft | None:
    """The draft of a file that holds one, None where it cannot be read or is too large to be looked at."""
    try:
        if path.stat().st_size > LOOK_BYTES:
            return None
        draft = next(drafts_of_file(path, options), None)
    except (ExtractorError, OSError, ValueError):
        return None
    return draft if isinstance(draft, Draft) else None


def drafts_of_stream(stream: BinaryIO, place: Place, name: str, options: ReadOptions) -> Iterator[Draft | Failure]:
    """The drafts of a stream that is called `name`; articles of one outlet know the lines that they share."""
    yield from with_repeats(plain_drafts(stream, place, name, options))


def plain_drafts(stream: BinaryIO, place: Place, name: str, options: ReadOptions) -> Iterator[Draft | Failure]:
    """The same, each by itself."""
    content, packed = unpacked(_peekable(stream), Path(name).suffix.lower())
    suffix = _format(content, suffix_of(name))
    if suffix == ".zip":
        yield from _zip(content, place, options)
    elif suffix == ".warc":
        yield from drafts_of_warc(content, place, options, packed)
    elif suffix in READERS:
        yield from READERS[suffix](content, place, options)
        yield from _damage(packed, place)
    else:
        data = read_all(content, options.max_bytes, place.path)
        check_whole(packed, place.path)
        yield _page(data, place, suffix, options)


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[arg-type]


def _format(stream: BinaryIO, suffix: str) -> str:
    """The suffix if it is a known one and not plainly wrong, else that of the first bytes."""
    head = stream.peek(512)[:512].lstrip(b"\xef\xbb\xbf \t\r\n") if isinstance(stream, io.BufferedReader) else b""
    sniffed = next((kind for mark, kind in _MARKS.items() if head.startswith(mark)), "")
    if suffix == ".xml" and b"<html" in head.lower():
        return ".xhtml"
    known = suffix in READERS or suffix in ONE_ARTICLE or suffix in (".zip", ".warc")
    return suffix if known else sniffed


def _zip(stream: BinaryIO, place: Place, options: ReadOptions) -> Iterator[Draft | Failure]:
    if place.path.lower().count(".zip/") >= _NESTED:
        yield unread(place.path, "archives nested too deeply", "unpack it by hand", "too-large")
        return
    seekable = stream if stream.seekable() else io.BytesIO(read_all(stream, options.max_bytes * 50, place.path))
    yield from drafts_of_zip(seekable, place, partial(plain_drafts, options=options))


def _page(data: bytes, place: Place, suffix: str, options: ReadOptions) -> Draft:
    known = Known(place.stem, "", path=place.path)
    if suffix in (".mhtml", ".mht"):
        return draft_of_mhtml(data, known)
    start = data[:512].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"").lower()
    text = suffix in _TEXT and not start.startswith((b"<!doctype html", b"<html"))
    return Draft(data, known, "text" if text else "page", options.encoding or None)


def _damage(packed: Packed | None, place: Place) -> Iterator[Failure]:
    if packed and packed.damage:
        remedy = "what stands before is kept; get the file anew for the rest"
        yield unread(place.path, packed.damage, remedy, "truncated")
