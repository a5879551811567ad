"""Reads a stream of JSON lines; yields a draft a line, and a failure for a line that is none."""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.errors import Failure
from extractor.reading.decoding import decode
from extractor.reading.drafts import Draft, Place, failure_of
from extractor.reading.fields import draft_of_row
from extractor.reading.options import ReadOptions
from extractor.reading.types import unread

_REMEDY = "each line must be one JSON object"


def drafts_of_jsonl(stream: BinaryIO, place: Place, options: ReadOptions) -> Iterator[Draft | Failure]:
    """One draft an object; blank lines are passed over; a broken last line means a file that was cut off."""
    for number, line, whole in numbered_lines(stream, options.max_bytes):
        if line is None:
            reason, remedy = f"a line longer than {options.max_bytes:,} bytes", "raise --max-bytes, or split the input"
            yield unread(f"{place.path}:{number}", reason, remedy, "too-large")
        elif line.strip():
            yield _draft(line, whole, number, place, options)


def _draft(line: bytes, whole: bool, number: int, place: Place, options: ReadOptions) -> Draft | Failure:
    spot = f"{place.path}:{number}"
    try:
        row: Any = json.loads(decode(line.strip(), options.encoding).text)
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else f"no JSON: {error}"
        return unread(spot, reason, _REMEDY, "unreadable" if whole else "truncated")
    except Exception as error:
        return failure_of(error, spot)
    if not isinstance(row, dict):
        return unread(spot, "no JSON object", _REMEDY)
    return draft_of_row(row, number, place, options)


def numbered_lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None, bool]]:
    """Lines with their number and whether they end in a break; None in place of one longer than the limit."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if line == b"\n":
            number += _blank_lines(stream)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        whole = line.endswith(b"\n")
        if len(line) > limit and not whole:
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield number, None, True
        else:
            yield number, line, whole


def _blank_lines(stream: BinaryIO) -> int:
    """Passes over a run of line breaks at once: a packed file of nothing else would take minutes line by line."""
    passed = 0
    while isinstance(stream, io.BufferedReader) and (ahead := stream.peek(1)).startswith(b"\n"):
        run = len(ahead) - len(ahead.lstrip(b"\n"))
        passed += len(stream.read(run))
    return passed
