"""Reads outcomes with records; yields them again when their files are whole on the disk.

A thread of its own waits for the disk: 0.3 to 4 ms a record, in which the run would not hear its workers.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from extractor.batch.items import Outcome
from extractor.writing.files import write_all_whole

MOST = 8  # groups that may wait: a disk slower than the workers holds them up


class Saver:
    """Writes groups of records one after another."""

    def __init__(self, path_of: Callable[[str], Path]) -> None:
        self._path_of = path_of
        self._thread = ThreadPoolExecutor(1, "saver")
        self._waiting: deque[tuple[Future[None], list[Outcome]]] = deque()

    def save(self, outcomes: list[Outcome]) -> None:
        """Takes a group of outcomes, all of them with a record."""
        files = [(self._path_of(outcome.item.id), outcome.record) for outcome in outcomes]
        self._waiting.append((self._thread.submit(write_all_whole, files), outcomes))

    def saved(self, everything: bool = False) -> Iterator[Outcome]:
        """The outcomes whose records are there by now, or all of them; raises what the disk raised."""
        while self._waiting and (everything or len(self._waiting) > MOST or self._waiting[0][0].done()):
            future, outcomes = self._waiting.popleft()
            future.result()
            yield from outcomes

    def close(self) -> None:
        """Lets the group that is being written be finished."""
        self._thread.shutdown(cancel_futures=True)
