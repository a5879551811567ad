"""Reads an output folder; yields the right to write there, to one run at a time."""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.errors import UsageError

log = logging.getLogger("extractor.batch")

LOCK = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the folder's lock, making the folder where needed; raises UsageError where that cannot be.

    The lock ends with the process, however that ends; the file stays, as removing it would let two runs in.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        reason = f"cannot write there: {error.strerror}"
        raise UsageError(reason, file=str(folder), remedy="choose another folder with --output") from error
    try:
        _take(descriptor, folder)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        owner = os.pread(descriptor, 20, 0).decode(errors="replace").strip() or "unknown"
        reason = f"another run is writing there (process {owner})"
        remedy = "wait for it, or choose another folder with --output"
        raise UsageError(reason, file=str(folder), remedy=remedy) from error
    except OSError as error:  # a file system without locks
        log.warning("%s cannot be locked (%s): see to it that no second run writes there", folder, error.strerror)
