"""Reads articles that say what is to happen to their worker; yields the real extraction for all others.

For tests and the soak only: a file that begins with the mark names a command.
"""

import ctypes
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from extractor.batch.extraction import Extraction
from extractor.errors import Failure
from extractor.reading.drafts import Draft

MARK = "!poison "
HELD: list[bytearray] = []


def loop() -> None:
    """Never ends."""
    while True:
        pass


def devour() -> None:
    """Takes memory without end."""
    while True:
        HELD.append(bytearray(64 << 20))


def devour_and_die() -> None:
    """Takes memory without end, swallows the error as careless code does, and breaks."""
    try:
        devour()
    except MemoryError:
        HELD.clear()
        os.abort()


COMMANDS: dict[str, Callable[[], object]] = {
    "exit": lambda: os._exit(3),
    "exit0": lambda: os._exit(0),
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "segfault": lambda: ctypes.string_at(0),
    "abort": devour_and_die,
    "loop": loop,
    "sleep": lambda: time.sleep(3600),
    "stop": lambda: os.kill(os.getpid(), signal.SIGSTOP),
    "devour": devour,
    "raise": lambda: 1 / 0,
}


class Poisoned(Extraction):
    """The real job, but for poisoned articles."""

    def _draft(self, path: str) -> Draft | Failure:
        with Path(path).open("rb") as file:
            head = file.read(40)
        if head.startswith(MARK.encode()):
            COMMANDS[head.decode().removeprefix(MARK)]()
        return super()._draft(path)
