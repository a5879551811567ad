"""Reads paths of files and folders; yields the regular files under them in order, and a failure for what is none."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.errors import Failure

ONE_ARTICLE = frozenset((".txt", ".text", ".html", ".htm", ".xhtml", ".mhtml", ".mht"))
MANY_ARTICLES = frozenset((".jsonl", ".ndjson", ".csv", ".parquet", ".zip", ".warc", ".xml", ".rss", ".atom"))
PACKED = frozenset((".gz", ".zst"))
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def files_of(paths: Iterable[Path], apart: Path) -> Iterator[Path | Failure]:
    """Files in the order of their names; a named file is taken whatever it is called; `apart` is passed over."""
    outside = apart.resolve()
    for path in paths:
        if path.is_dir():
            yield from _folder(path, outside, ())
        else:
            yield _regular(path)


def holds_one(path: Path) -> bool:
    """Whether a file holds one article by its name."""
    return path.suffix.lower() in ONE_ARTICLE


def _wanted(name: str) -> bool:
    path = Path(name)
    suffix = Path(path.stem).suffix if path.suffix.lower() in PACKED else path.suffix
    return not name.startswith(".") and suffix.lower() in ONE_ARTICLE | MANY_ARTICLES


def _folder(folder: Path, outside: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Path | Failure]:
    """A folder's files, then those of its folders; one that holds itself, by a link, is not entered again."""
    try:
        about = folder.stat()
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield _failure(folder, str(error.strerror), "check the folder and its rights", "unlisted")
        return
    here = (about.st_dev, about.st_ino)
    if here in above or folder.resolve() == outside:
        return
    inner = []
    for name in names:
        path = folder / name
        if path.is_dir():
            inner.append(path)
        elif _wanted(name):
            yield _regular(path)
    for path in inner:
        if not path.name.startswith("."):
            yield from _folder(path, outside, (*above, here))


def _regular(path: Path) -> Path | Failure:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        broken = path.is_symlink()
        reason = "a link that leads nowhere" if broken else "no such file or folder"
        known = isinstance(error, FileNotFoundError)
        return _failure(path, reason if known else str(error.strerror), "check the path", "missing")
    except ValueError:  # a NUL in the name
        return _failure(path, "no file can be called that", "check the path", "missing")
    if stat.S_ISREG(mode):
        return path
    kind = next((name for test, name in _KINDS if test(mode)), "no file")
    return _failure(path, f"{kind}, not a regular file", "give a file; for a pipe use - (standard input)", "not-a-file")


def _failure(path: Path, reason: str, remedy: str, code: str) -> Failure:
    return Failure(str(path), "reading", reason, remedy, code, error="ReadingError")
