"""Reads the first files of a folder; yields the lines that several of them share, before they are given to workers.

Plain text is looked at here; pages, which a parser must read, in a process of their own, as any page may break it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.batch import frames
from extractor.batch.frames import Gone, Header
from extractor.batch.nursery import Nursery
from extractor.batch.options import Options
from extractor.batch.workers import Worker
from extractor.batch.working import Mark, Order
from extractor.reading.opening import first_draft
from extractor.reading.options import ReadOptions
from extractor.reading.outlets import keys_in
from extractor.reading.repeats import Repeats, Tally

JOB = "extractor.batch.looking:Looking"
PATIENCE = 10.0  # seconds for one page, where an article has no limit


class Looking:
    """The job of the process that looks at pages: the keys of the lines of one page an order."""

    def __init__(self, reading: Header) -> None:
        self._options = ReadOptions(**reading)

    def warm_up(self) -> None:
        """Nothing to load but the modules."""

    def process(self, orders: list[Order], mark: Mark | None) -> Iterator[Order]:
        """The keys of each page's lines."""
        for header, _ in orders:
            draft = first_draft(Path(header["path"]), self._options)
            yield {"keys": sorted(keys_in(draft)) if draft else []}, b""


class Looker:
    """Looks at files; the process for pages is started when the first page is met."""

    def __init__(self, options: Options, reading: Header) -> None:
        self._options, self._settings = options, {"reading": reading}
        self._reading = ReadOptions(**reading)
        self._nursery: Nursery | None = None
        self._worker: Worker | None = None

    def look(self, paths: Sequence[Path]) -> Repeats:
        """The lines that several of the files share."""
        return Tally(map(self._keys, paths)).repeats()

    def close(self) -> None:
        """Ends the process for pages."""
        self._dismiss()
        if self._nursery:
            self._nursery.close()

    def _keys(self, path: Path) -> frozenset[str]:
        draft = first_draft(path, self._reading)
        if draft is None:
            return frozenset()
        return keys_in(draft) if draft.form == "text" else self._asked(path)

    def _asked(self, path: Path) -> frozenset[str]:
        """What the process for pages says; nothing where it breaks."""
        try:
            worker = self._worker = self._worker or self._started()
            frames.send(worker.channel, {"items": [{"path": str(path), "size": 0}]})
            header = worker.hear()[0]
            while "done" not in worker.hear()[0]:
                pass
            return frozenset(map(str, header["keys"]))
        except (Gone, KeyError):
            self._dismiss()
            return frozenset()

    def _started(self) -> Worker:
        if self._nursery is None:
            job = {"job": JOB, "settings": self._settings, "memory": self._options.limits.memory}
            self._nursery = Nursery(job, self._options.debug)
        return Worker.start(self._nursery, self._options.limits.seconds or PATIENCE)

    def _dismiss(self) -> None:
        if self._worker:
            self._worker.end(kill=True)
        self._worker = None
