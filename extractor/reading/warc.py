"""Reads a web archive (WARC, of Common Crawl's news and others); yields a draft an HTML response.

The date of a record is the day of crawling, not of publication, and is not taken for it.
"""

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.errors import Failure
from extractor.reading.drafts import Draft, Place
from extractor.reading.options import ReadOptions
from extractor.reading.packing import Counting, Packed
from extractor.reading.text import Known
from extractor.reading.types import unread

_HTML = ("text/html", "application/xhtml+xml")
_HEADERS = 65_536  # bytes that a response may have before its body
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_TRUNCATED = "the records before are kept; get the archive anew for the rest"


def drafts_of_warc(
    stream: BinaryIO, place: Place, options: ReadOptions, packed: Packed | None = None
) -> Iterator[Draft | Failure]:
    """Drafts of the HTML responses, numbered as all responses are; damage is named, and passed over where possible."""
    number = 0
    while True:
        for draft in _stretch(stream, place, options, number):
            number += 1
            if draft is not None:
                yield draft
        if packed is None or packed.damage is None:
            return
        reason = f"{packed.damage}, after {number} responses"
        yield unread(f"{place.path}:{number + 1}", reason, _TRUNCATED, "truncated")
        if not packed.resume():
            return
        stream = io.BufferedReader(packed)


def _stretch(stream: BinaryIO, place: Place, options: ReadOptions, before: int) -> Iterator[Draft | Failure | None]:
    """A draft, a failure or nothing for each whole response; a record that is cut off ends the stretch."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = before
    records = iter(ArchiveIterator(Counting(stream), record_types=WarcRecordType.response, parse_http=False))
    while True:
        spot = f"{place.path}:{number + 1}"
        try:
            record = next(records, None)
            if record is None:
                return
            content = _block(record, options.max_bytes)
        except (OSError, ValueError) as error:
            if not _is_damaged(stream):
                yield unread(spot, f"a broken record: {error}", _TRUNCATED, "truncated")
            return
        if content is None:
            if not _is_damaged(stream):
                yield unread(spot, f"the archive is cut off inside record {number + 1}", _TRUNCATED, "truncated")
            return
        number += 1
        yield _draft(record, content, place.known(number), options)


def _is_damaged(stream: BinaryIO) -> bool:
    """Whether the packing is damaged, which is told for the whole stretch and not again for a record."""
    return bool(getattr(getattr(stream, "raw", None), "damage", None))


def _block(record: Any, limit: int) -> bytes | None:
    """The response as sent, its first `limit` bytes and a little; None where the record is cut off."""
    wanted = min(limit + _HEADERS, record.content_length)
    block: bytes = record.reader.read(wanted)
    return block if wanted and len(block) == wanted else None


def _draft(record: Any, block: bytes, known: Known, options: ReadOptions) -> Draft | Failure | None:
    """The draft of a whole response; None where it is no page."""
    from fastwarc.warc import HeaderMap

    headers = HeaderMap()
    content = block[headers.parse(io.BytesIO(block)) :]
    kind = headers.get("Content-Type") or ""
    if headers.status_code != 200 or kind.split(";")[0].strip().lower() not in _HTML:
        return None
    spot = f"{known.path}:{known.id}"
    try:
        body = _decoded(content, headers, options.max_bytes)
    except (OSError, ValueError) as error:
        return unread(spot, f"the body cannot be unpacked: {error}", "nothing to do: the server sent it so")
    if len(body) > options.max_bytes:
        return unread(spot, f"more than {options.max_bytes:,} bytes", "raise --max-bytes", "too-large")
    charset = _CHARSET.search(kind)
    return Draft(body, known.at(record.headers.get("WARC-Target-URI")), "html", charset.group(1) if charset else None)


def _decoded(content: bytes, headers: Any, limit: int) -> bytes:
    """The body without its transfer and content encodings, at most `limit` + 1 bytes of it."""
    from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader

    reader: Any = io.BytesIO(content)
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower() and content[:1].isalnum():
        reader = ChunkedReader(reader)
    encoding = (headers.get("Content-Encoding") or "").strip().lower()
    unpackers = {"gzip": GzipReader, "x-gzip": GzipReader, "br": BrotliReader, "zstd": ZstdReader}
    if encoding in unpackers and not content.lstrip()[:1] == b"<":
        reader = unpackers[encoding](reader)
    data: bytes = reader.read(limit + 1)
    return data
