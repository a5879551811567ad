"""Reads a container of articles in a process of its own; yields an item for each, and a failure where it breaks.

Reading an archive needs the isolation that extracting needs, and its articles go to all workers. A reader that breaks
is started again and passes over what it has told; where it breaks twice at the same place, a third one does not look
ahead, so that nothing before that place is lost, and the rest is given up.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.batch.budgets import Limits
from extractor.batch.dispatching import Dispatcher
from extractor.batch.frames import Gone, Header, Late
from extractor.batch.items import ARTICLE, CONTAINER, DEATHS, Item, Outcome
from extractor.batch.workers import Cause, out_of_memory, out_of_time
from extractor.errors import Failure
from extractor.reading.listing import STDIN, shown
from extractor.reading.types import unread

log = logging.getLogger("extractor.batch")

PATIENCE = 6  # times an article's seconds: a container may hold thousands of entries that are none before one that is


class Broken(Exception):
    """The process that read a container is lost."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause.reason)
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Containers:
    """Opens containers with workers of the dispatcher's nursery."""

    dispatcher: Dispatcher
    limits: Limits

    def contents(self, container: Item, numbers: Iterator[int]) -> Iterator[Item | Outcome]:
        """The articles of a container, in order."""
        container.kind = CONTAINER
        told = deaths = 0
        while deaths <= DEATHS:
            container.breaks = deaths
            try:
                for place, (header, body) in enumerate(self._answers(container), start=1):
                    if place > told:
                        told, deaths = place, 0
                        yield _entry(container, next(numbers), header, body)
                return
            except Broken as broken:
                again = container.path != STDIN  # that cannot be read again
                deaths += not broken.cause.innocent if again else DEATHS + 1
                log.info("the reader of %s is replaced: %s", container.path, broken.cause.reason)
                cause = broken.cause
        yield Outcome(_numbered(container, next(numbers)), failure=_given_up(container, told, cause))

    def _answers(self, container: Item) -> Iterator[tuple[Header, bytes]]:
        """What a reader says until it is done; raises Broken."""
        patience = 0 if container.path == STDIN else PATIENCE * self.limits.seconds
        reader = self.dispatcher.spawn(patience)
        try:
            reader.give([container])
            while True:
                header, body = reader.hear()
                if "broken" in header:
                    raise Broken(out_of_memory(self.limits.memory))
                if "done" in header:
                    break
                if "number" in header:
                    yield header, body
        except Late as late:
            raise Broken(out_of_time(patience)) from late
        except Gone as gone:
            raise Broken(reader.end(kill=False)) from gone
        finally:
            if reader.channel.fileno() >= 0:
                reader.end(kill=True)


def _entry(container: Item, number: int, header: Header, body: bytes) -> Item | Outcome:
    """The item of an article that was read, or the outcome of one that could not be."""
    if "failure" in header:
        return Outcome(_numbered(container, number), failure=Failure(**header["failure"]))
    return Item(number, kind=ARTICLE, size=len(body), body=body, **header["article"])


def _numbered(container: Item, number: int) -> Item:
    return Item(number, container.id, container.path, CONTAINER)


def _given_up(container: Item, told: int, cause: Cause) -> Failure:
    reason = f"reading stopped after {told} articles: {cause.reason}"
    return unread(shown(container.path), reason, cause.remedy, "truncated")
