"""Reads messages of one worker process; yields what they mean, and what became of a worker that ended."""

import select
import signal
import socket
import time
from dataclasses import dataclass, field

from extractor.batch import frames
from extractor.batch.frames import Gone, Header
from extractor.batch.items import Item
from extractor.batch.nursery import Nursery
from extractor.errors import Failure
from extractor.reading.listing import shown

_REPORT = "please report this article as a bug"


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a worker broke: a stable code, the reason in words, and whether the article alone can be to blame."""

    code: str
    reason: str
    remedy: str = _REPORT
    sure: bool = False
    innocent: bool = False

    def failure(self, item: Item, stage: str) -> Failure:
        """What `errors.jsonl` says of the article that broke its worker."""
        error = "BudgetError" if self.sure else "WorkerDied"
        return Failure(shown(item.path), stage, self.reason, self.remedy, self.code, error=error)


@dataclass(slots=True, eq=False)
class Worker:
    """A worker process as the run sees it: its channel, and the items it has not answered for."""

    nursery: Nursery
    pid: int
    channel: socket.socket
    items: dict[int, Item] = field(default_factory=dict)
    alone: bool = False
    busy: bool = False
    chunks: int = 0
    stage: str = "reading"
    heard: float = 0.0

    @classmethod
    def start(cls, nursery: Nursery, seconds: float) -> "Worker":
        """A fresh worker; raises Gone, or SetupError."""
        pid, channel = nursery.spawn()
        channel.settimeout(max(seconds, 1.0) if seconds else None)  # it may be stopped in the middle of a message
        return cls(nursery, pid, channel)

    def give(self, items: list[Item]) -> None:
        """Sends a chunk; raises Gone."""
        self.items = {item.number: item for item in items}
        self.alone, self.busy, self.stage = len(items) == 1, True, "reading"
        self.chunks += 1
        self.heard = time.monotonic()
        frames.send(self.channel, {"items": [item.header() for item in items]}, b"".join(item.body for item in items))

    def hear(self) -> tuple[Header, bytes]:
        """One message; raises Gone. An article alone has its whole time once, a chunk has it from answer to answer."""
        header, body = frames.receive(self.channel)
        if "stage" in header:
            self.stage = str(header["stage"])
        elif not self.alone:
            self.heard = time.monotonic()
        return header, body

    def late(self, seconds: float) -> bool:
        """Whether it has been silent for longer than an article may take."""
        overdue = self.busy and bool(seconds) and time.monotonic() - self.heard > seconds
        return overdue and not select.select([self.channel], [], [], 0)[0]

    def end(self, kill: bool) -> Cause:
        """Ends the process, or waits for one that is ending itself; says how it ended."""
        self.channel.close()
        try:
            return cause_of_death(self.nursery.end(self.pid, kill))
        except Gone:
            return Cause("worker-killed", "the worker ended with the process that started it", innocent=True)


def cause_of_death(status: int) -> Cause:
    """What an exit status says: minus a signal, or a number of the process's own."""
    if status >= 0:
        return Cause("worker-died", f"the worker ended with status {status}")
    known = {number.value: number.name for number in signal.Signals}
    return Cause("worker-died", f"the worker was ended by {known.get(-status, f'signal {-status}')}")


def out_of_time(seconds: float) -> Cause:
    """An article that took too long."""
    return Cause("timeout", f"more than {seconds:g} s", "raise --time-limit, or shorten the article", sure=True)


def out_of_memory(limit: int) -> Cause:
    """An article that took too much memory."""
    reason = f"more than {limit >> 20} MiB of memory"
    return Cause("out-of-memory", reason, "raise --memory-limit, or shorten the article", sure=True)
