"""Reads paths of files and folders; yields the regular files under them in order, and a failure for what is none."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from extractor.errors import Failure
from extractor.reading.types import unread

ONE_ARTICLE = frozenset((".txt", ".text", ".html", ".htm", ".xhtml", ".mhtml", ".mht"))
MANY_ARTICLES = frozenset((".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".zip", ".warc", ".xml", ".rss", ".atom"))
STDIN = "-"  # among paths: standard input
PACKED = frozenset((".gz", ".zst"))
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def inputs_of(paths: Iterable[Path], apart: Path | None = None) -> Iterator[Path | Failure]:
    """Files in the order of their names, and `-`; a named file is taken whatever its kind; `apart` is passed over."""
    outside = apart.resolve() if apart else None
    for path in paths:
        if str(path) == STDIN:
            yield path
        elif _is_folder(path):
            yield from _whole_folder(path, outside)
        else:
            yield _regular(path)


def _is_folder(path: Path) -> bool:
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def suffix_of(name: str) -> str:
    """The suffix that tells the format, below that of a packing: «a.jsonl.gz» → «.jsonl»."""
    return _unpacked(name).suffix.lower()


def stem_of(name: str) -> str:
    """A file's name without the suffixes of format and packing."""
    return _unpacked(name).stem


def _unpacked(name: str) -> Path:
    path = Path(name)
    return Path(path.stem) if path.suffix.lower() in PACKED else path


def _whole_folder(folder: Path, outside: Path | None) -> Iterator[Path | Failure]:
    empty = True
    for found in _folder(folder, outside, ()):
        empty = False
        yield found
    if empty:
        known = " ".join(sorted(ONE_ARTICLE | MANY_ARTICLES))
        remedy = f"known kinds: {known}, also with .gz or .zst"
        yield unread(shown(folder), "the folder holds no file of a known kind", remedy, "empty")


def _folder(folder: Path, outside: Path | None, above: tuple[tuple[int, int], ...]) -> Iterator[Path | Failure]:
    """A folder's files, then those of its folders; one that holds itself, by a link, is not entered again."""
    try:
        about = folder.stat()
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield unread(shown(folder), str(error.strerror), "check the folder and its rights", "unlisted")
        return
    here = (about.st_dev, about.st_ino)
    if here in above or folder.resolve() == outside:
        return
    visible = [folder / name for name in names if not name.startswith(".")]
    for path in visible:
        if not path.is_dir() and suffix_of(path.name) in ONE_ARTICLE | MANY_ARTICLES:
            yield _regular(path)
    for path in visible:
        if path.is_dir():
            yield from _folder(path, outside, (*above, here))


def _regular(path: Path) -> Path | Failure:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        reason = "a link that leads nowhere" if path.is_symlink() else "no such file or folder"
    except OSError as error:
        reason = str(error.strerror)
    except ValueError:  # a NUL in the name
        reason = "no file can be called that"
    else:
        return path if stat.S_ISREG(mode) else _irregular(path, mode)
    return unread(shown(path), reason, "check the path", "missing")


def _irregular(path: Path, mode: int) -> Failure:
    kind = next((name for test, name in _KINDS if test(mode)), "no file")
    remedy = "give a file; for a pipe use - (standard input)"
    return unread(shown(path), f"{kind}, not a regular file", remedy, "not-a-file")


def shown(path: str | Path) -> str:
    """A path as text: bytes of a name that are no UTF-8 are escaped, as JSON has no place for them."""
    return str(path).encode("utf-8", "backslashreplace").decode()
