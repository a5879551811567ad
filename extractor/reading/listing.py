"""Reads paths of files and folders; yields the regular files under them in order, and a failure for what is none."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.errors import Failure

ONE_ARTICLE = frozenset((".txt", ".text", ".html", ".htm", ".xhtml", ".mhtml", ".mht"))
MANY_ARTICLES = frozenset((".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".zip", ".warc", ".xml", ".rss", ".atom"))
PACKED = frozenset((".gz", ".zst"))
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def files_of(paths: Iterable[Path], apart: Path | None = None) -> Iterator[Path | Failure]:
    """Files in the order of their names; a named file is taken whatever its kind; the folder `apart` is passed over."""
    outside = apart.resolve() if apart else None
    for path in paths:
        try:
            folder = path.is_dir()
        except (OSError, ValueError):
            folder = False
        if folder:
            yield from _whole_folder(path, outside)
        else:
            yield _regular(path)


def suffix_of(name: str) -> str:
    """The suffix that tells the format, below that of a packing: «a.jsonl.gz» → «.jsonl»."""
    path = Path(name)
    inner = Path(path.stem) if path.suffix.lower() in PACKED else path
    return inner.suffix.lower()


def stem_of(name: str) -> str:
    """A file's name without the suffixes of format and packing."""
    path = Path(name)
    inner = Path(path.stem) if path.suffix.lower() in PACKED else path
    return inner.stem


def _whole_folder(folder: Path, outside: Path | None) -> Iterator[Path | Failure]:
    empty = True
    for found in _folder(folder, outside, ()):
        empty = False
        yield found
    if empty:
        known = " ".join(sorted(ONE_ARTICLE | MANY_ARTICLES))
        yield _failure(
            folder, "the folder holds no file of a known kind", f"known kinds: {known}, also with .gz or .zst", "empty"
        )


def _folder(folder: Path, outside: Path | None, above: tuple[tuple[int, int], ...]) -> Iterator[Path | Failure]:
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
        return _failure(path, reason, "check the path", "missing")
    except OSError as error:
        return _failure(path, str(error.strerror), "check the path", "missing")
    except ValueError:  # a NUL in the name
        return _failure(path, "no file can be called that", "check the path", "missing")
    if stat.S_ISREG(mode):
        return path
    kind = next((name for test, name in _KINDS if test(mode)), "no file")
    return _failure(path, f"{kind}, not a regular file", "give a file; for a pipe use - (standard input)", "not-a-file")


def shown(path: str | Path) -> str:
    """A path as text: bytes of a name that are no UTF-8 are escaped, as JSON has no place for them."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _failure(path: Path, reason: str, remedy: str, code: str) -> Failure:
    return Failure(shown(path), "reading", reason, remedy, code, error="ReadingError")
