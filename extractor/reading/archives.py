"""Reads a ZIP archive; yields the drafts of its members."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from extractor.errors import Failure, ReadingError
from extractor.reading.drafts import Draft, Place, failure_of
from extractor.reading.listing import stem_of
from extractor.reading.packing import BOMB_BYTES, MAX_RATIO
from extractor.reading.types import unread

Opener = Callable[[BinaryIO, Place, str], Iterator[Draft | Failure]]


def drafts_of_zip(stream: BinaryIO, place: Place, opener: Opener) -> Iterator[Draft | Failure]:
    """Drafts of the members in the order of their names; `opener` reads one member of a name."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        reason = f"no ZIP archive, or a cut one: {error}"
        raise ReadingError(reason, file=place.path, remedy="get the archive anew") from error
    with archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            path = PurePosixPath(info.filename.replace("\\", "/"))
            if info.is_dir() or path.name.startswith(".") or "__MACOSX" in path.parts:
                continue
            yield from _member(archive, info, place.inside(info.filename, stem_of(path.name)), opener)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: Place, opener: Opener) -> Iterator[Draft | Failure]:
    if info.file_size > BOMB_BYTES and info.file_size > MAX_RATIO * max(1, info.compress_size):
        yield unread(place.path, f"unpacks to more than {MAX_RATIO} times its size", "leave it out", "too-large")
        return
    try:
        with archive.open(info) as member:
            yield from opener(member, place, info.filename)  # type: ignore[arg-type]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError) as error:
        broken = ReadingError(f"the member cannot be unpacked: {error}", remedy="unpack the archive by hand")
        yield failure_of(broken, place.path)
