"""Reads items; yields an outcome for each, whatever becomes of the workers.

A chunk whose worker breaks is tried again article by article, so that exactly the culprit is lost: at once when it
outgrows its time or memory alone, and after its second death alone otherwise, as a worker may be killed by somebody.
"""

import logging
import selectors
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress

from extractor.batch.budgets import Limits
from extractor.batch.frames import Gone, Late
from extractor.batch.items import DEATHS, Item, Outcome, outcome_of
from extractor.batch.nursery import Nursery, SetupError
from extractor.batch.workers import Cause, Worker, out_of_memory, out_of_time

log = logging.getLogger("extractor.batch")


TICK = 0.25  # seconds without news after which the run gets its turn, to write and to draw
AHEAD = 2048  # articles that may be done before the slowest of them: bounds memory
RESTARTS = 5  # of the nursery without an outcome in between


class Dispatcher:
    """Workers, what they are at, and what waits to be given to them."""

    def __init__(self, start: Callable[[], Nursery], jobs: int, limits: Limits) -> None:
        self._start_nursery = start
        self._nursery: Nursery | None = None  # a run that finds everything done needs none
        self._jobs, self._limits = jobs, limits
        self._workers: list[Worker] = []
        self._selector = selectors.DefaultSelector()
        self._queue: deque[list[Item]] = deque()
        self._open: dict[int, Item] = {}
        self._outcomes: list[Outcome] = []
        self._restarts = 0

    def outcomes(self, chunks: Iterator[list[Item]]) -> Iterator[list[Outcome]]:
        """Outcomes as they come; an empty list now and then while there are none."""
        more = True
        while more or self._queue or self._open:
            more = self._feed(chunks, more)
            if any(worker.busy for worker in self._workers):
                self._listen()
            ready, self._outcomes = self._outcomes, []
            yield ready

    def close(self) -> None:
        """Ends every worker."""
        for worker in self._workers:
            worker.channel.close()
        self._selector.close()
        if self._nursery:
            self._nursery.close()

    def _feed(self, chunks: Iterator[list[Item]], more: bool) -> bool:
        """Gives work to every idle worker; whether there may be more."""
        while self._queue or (more and self._room()):
            if not self._queue:
                chunk = next(chunks, None)
                if not chunk:
                    return chunk is not None
                self._queue.append(chunk)
            worker = self._idle(fresh=self._queue[0][0].breaks > 0)
            if worker is None:
                break
            self._give(worker, self._queue.popleft())
        return more

    def _room(self) -> bool:
        """Whether new work may be begun, or the oldest is to be waited for."""
        return not self._open or max(self._open) - min(self._open) < AHEAD

    def _idle(self, fresh: bool) -> Worker | None:
        """A worker without work, started where there are fewer than may be; a fresh one has done nothing before."""
        idle = [worker for worker in self._workers if not worker.busy]
        fitting = [worker for worker in idle if not fresh or not worker.chunks]
        if fitting:
            return fitting[0]
        if len(self._workers) == self._jobs:
            if not idle:
                return None
            self._dismiss(idle[0], kill=False)
        return self._start()

    def spawn(self, seconds: float) -> Worker:
        """A fresh worker that is none of the dispatcher's own; it may be silent for `seconds`."""
        while True:
            self._nursery = self._nursery or self._start_nursery()
            try:
                return Worker.start(self._nursery, seconds)
            except Gone:
                self._restart(self._nursery)

    def _start(self) -> Worker:
        worker = self.spawn(self._limits.seconds)
        self._workers.append(worker)
        self._selector.register(worker.channel, selectors.EVENT_READ, worker)
        return worker

    def _restart(self, killed: Nursery) -> None:
        """Makes way for a new nursery; the workers of the old one end with it and are heard of by the selector."""
        killed.close()
        self._nursery = None
        self._restarts += 1
        if self._restarts > RESTARTS:
            raise SetupError("the workers cannot be started: they are killed again and again", remedy="free memory")
        log.warning("the process that starts workers was killed; another takes its place")

    def _give(self, worker: Worker, chunk: list[Item]) -> None:
        self._open |= {item.number: item for item in chunk}
        try:
            worker.give(chunk)
        except Gone:
            self._break(worker, None)

    def _listen(self) -> None:
        """Hears what the workers say, then ends those that are late."""
        for key, _ in self._selector.select(TICK):
            self._hear(key.data)
        for worker in list(self._workers):
            if worker.late(self._limits.seconds):
                self._break(worker, out_of_time(self._limits.seconds))

    def _hear(self, worker: Worker) -> None:
        try:
            header, body = worker.hear()
            if "number" in header:
                self._settle(worker, outcome_of(worker.items[header["number"]], header, body))
            elif "done" in header:
                self._finish(worker, bool(header["retire"]))
            elif "broken" in header:
                self._break(worker, out_of_memory(self._limits.memory))
        except Late:  # stopped in the middle of a message
            self._break(worker, out_of_time(self._limits.seconds))
        except Gone:
            self._break(worker, None)
        except (KeyError, TypeError, ValueError) as error:
            self._break(worker, Cause("worker-died", f"the worker spoke nonsense: {error!r}"))

    def _settle(self, worker: Worker, outcome: Outcome) -> None:
        del worker.items[outcome.item.number]
        del self._open[outcome.item.number]
        self._outcomes.append(outcome)
        self._restarts = 0

    def _finish(self, worker: Worker, retire: bool) -> None:
        worker.busy = False
        if worker.items:
            self._break(worker, Cause("worker-died", "the worker left an article unanswered"))
        elif retire:
            log.info("worker %d has grown and is replaced", worker.pid)
            self._dismiss(worker, kill=False)

    def _dismiss(self, worker: Worker, kill: bool) -> Cause:
        self._workers.remove(worker)
        with suppress(KeyError, ValueError):
            self._selector.unregister(worker.channel)
        return worker.end(kill)

    def _break(self, worker: Worker, cause: Cause | None) -> None:
        """A worker is lost: its articles are tried again, one by one; one that was alone may be set aside."""
        cause = cause or self._dismiss(worker, kill=False)
        if worker in self._workers:
            self._dismiss(worker, kill=True)
        items = list(worker.items.values())
        log.info("worker %d is replaced: %s; %d to be tried again", worker.pid, cause.reason, len(items))
        if worker.alone and items:
            self._judge(worker, items[0], cause)
        else:
            self._queue.extend([item] for item in items)

    def _judge(self, worker: Worker, item: Item, cause: Cause) -> None:
        """Sets an article aside that broke a worker all by itself, or tries it once more in a fresh worker."""
        fresh = worker.chunks == 1
        item.breaks += not cause.innocent
        if item.breaks < DEATHS and not (cause.sure and (fresh or cause.code == "timeout")):
            self._queue.append([item])
            return
        log.info("%s is set aside: %s", item.path, cause.reason)
        self._settle(worker, Outcome(item, failure=cause.failure(item, worker.stage)))
