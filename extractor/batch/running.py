"""Reads paths; yields one record file an article, the tables, `errors.jsonl` and a summary. The life of one run."""

import errno
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from extractor.batch.budgets import usable_cores
from extractor.batch.containers import Containers
from extractor.batch.copies import Copies
from extractor.batch.dispatching import Dispatcher
from extractor.batch.failures import Failures
from extractor.batch.frames import Header
from extractor.batch.items import Item, Outcome
from extractor.batch.lock import locked
from extractor.batch.looking import Looker
from extractor.batch.nursery import Nursery
from extractor.batch.options import Options
from extractor.batch.saving import Saver
from extractor.batch.sources import CHUNK, Sources
from extractor.batch.stale import remove_records, stale_records
from extractor.batch.state import State, code_digest, file_digest, read_record, remove_temporaries
from extractor.batch.summary import Summary
from extractor.errors import ExtractorError
from extractor.reading.listing import STDIN
from extractor.records import Record
from extractor.writing.files import facts_bytes_of, sync_folder, whole
from extractor.writing.formats import FORMATS, check_extras, write_report_page

log = logging.getLogger("extractor.batch")

Watch = Callable[[int, int | None], None]


class Stopped(ExtractorError):
    """A run that could not be finished; what it has done is kept."""

    stage = "batch"

    def __init__(self, reason: str, summary: Summary, remedy: str | None = None) -> None:
        super().__init__(reason, remedy=remedy)
        self.summary = summary


class Interrupted(Stopped):
    """Somebody stopped the run."""


class OutputError(Stopped):
    """The output folder takes no more."""

    stage = "writing"


def run(paths: Iterable[Path], options: Options | None = None, watch: Watch = lambda done, total: None) -> Summary:
    """Runs every article of `paths`; `watch` is told how many are done, of how many where that is known.

    Raises UsageError where the output cannot be written, Interrupted on KeyboardInterrupt, OutputError on a full disk.
    """
    options = options or Options()
    check_extras(options.formats)
    started = time.monotonic()
    summary = Summary()
    with locked(options.output):
        try:
            _Run(list(paths), options, summary, watch).finish()
        except KeyboardInterrupt as error:
            raise Interrupted("interrupted; what is done is kept", summary) from error
        except OSError as error:
            remedy = "make room there, then run again: what is done is kept"
            raise OutputError(f"{options.output}: {error.strerror or error}", summary, remedy) from error
        finally:
            summary.seconds = time.monotonic() - started
    return summary


class _Run:
    """One run: items to workers, outcomes to files, in order to the lists."""

    def __init__(self, paths: list[Path], options: Options, summary: Summary, watch: Watch) -> None:
        self._paths, self._options, self._summary, self._watch = paths, options, summary, watch
        remove_temporaries(options.output)
        made = f"{code_digest()} {options.reading.encoding or ''} {dict(options.reading.fields) or ''}".strip()
        self._state = State(options.output, made)
        self._failures = Failures(options, made)
        self._copies = Copies(self._state, options.reading.near_duplicates)
        self._saver = Saver(self._state.path)
        self._waiting: dict[int, Outcome] = {}
        self._next = 0
        self._ids: list[str] = []

    def finish(self) -> None:
        """Does everything."""
        try:
            self._work()
            if self._next:
                self._close()
        finally:
            self._saver.close()
            self._state.close()
            self._failures.close()

    def _work(self) -> None:
        options = self._options
        looker = Looker(options, self._reading)
        dispatcher = Dispatcher(self._nursery, options.jobs or usable_cores(), options.limits)
        try:
            contents = Containers(dispatcher, options.limits).contents
            sources = Sources(self._paths, options.output, self._decide, contents, looker.look)
            total = sources.count()
            log.info("%d files to be read by %d workers", total, options.jobs or usable_cores())
            for outcomes in dispatcher.outcomes(sources.chunks(_chunk_size(total, options))):
                self._take([*sources.take_decided(), *outcomes])
                self._watch(self._next, max(total, sources.found))
            self._take(sources.take_decided(), everything=True)
        finally:
            looker.close()
            dispatcher.close()

    @property
    def _reading(self) -> Header:
        """How workers are to read."""
        reading = self._options.reading
        limit = self._options.limits.input
        return {"fields": dict(reading.fields), "encoding": reading.encoding, "max_bytes": limit}

    def _nursery(self) -> Nursery:
        options = self._options
        journal = {"folder": str(options.output.absolute()), "start": self._state.start}
        settings = {"reading": self._reading, "journal": journal}
        job = {"job": options.job, "settings": settings, "memory": options.limits.memory}
        return Nursery(job, options.debug, stdin=any(str(path) == STDIN for path in self._paths))

    def _decide(self, item: Item) -> Outcome | None:
        """The outcome of an earlier run, where it is still right."""
        if self._options.force or not (self._state.path(item.id).exists() or self._failures.knows(item)):
            return None
        sha256 = item.sha256 or file_digest(item.path, self._options.limits.input)
        return self._state.kept(item, sha256) or self._failures.kept(item, sha256)

    def _take(self, outcomes: list[Outcome], everything: bool = False) -> None:
        """Has the records written that came, then passes on in order what is written and has its turn."""
        if made := [outcome for outcome in outcomes if outcome.record]:
            self._saver.save(made)
        saved = list(self._saver.saved(everything))
        self._state.note(saved)
        for outcome in (*saved, *(outcome for outcome in outcomes if not outcome.record)):
            outcome.item.body = b""  # what waits for its turn is small
            self._waiting[outcome.item.number] = replace(outcome, record=b"")
        while self._next in self._waiting:
            self._count(self._waiting.pop(self._next))
            self._next += 1

    def _count(self, outcome: Outcome) -> None:
        self._summary.add(outcome)
        if outcome.failure:
            sha256 = outcome.item.sha256 or file_digest(outcome.item.path, self._options.limits.input)
            self._failures.add(outcome, sha256)
        else:
            self._summary.copies += self._copies.mark(outcome)
            self._ids.append(outcome.item.id)

    def _close(self) -> None:
        """Makes what is there a finished run: tables, errors, state, in this order."""
        options, summary = self._options, self._summary
        sync_folder(options.output)
        log.info("%d read, %d of them kept, %d failed", summary.read, summary.kept, summary.failed)
        if self._next > len(summary.unread):  # a mistyped path does not cost the tables of an earlier run
            writers = {**FORMATS, "report": self._write_report, "jsonl": self._write_jsonl}
            for name in options.formats:
                writers[name](self._records(), options.output, options.min_confidence)
                log.info("the table %s is written", name)
        self._failures.finish()
        self._state.finish(self._ids)
        summary.stale = stale_records(options.output, self._ids)
        if options.prune and summary.stale:
            self._prune(summary)
        sync_folder(options.output)

    def _write_report(self, records: Iterable[Record], folder: Path, min_confidence: float) -> None:
        """The report with what the articles say side by side, unless they are too many to compare."""
        from extractor.comparing import compare_few  # here, since most runs write no report

        found = compare_few(self._records(), min_confidence)
        write_report_page(records, folder, min_confidence, found.model_dump(mode="json") if found else None)

    def _write_jsonl(self, _: Iterable[Record], folder: Path, min_confidence: float) -> None:
        """The facts out of the records as they are stored: this run has made or checked every one of them."""
        with whole(folder / "facts.jsonl") as file:
            for identity in self._ids:
                try:
                    file.write(facts_bytes_of(self._state.path(identity).read_bytes(), min_confidence))
                except (FileNotFoundError, ValueError, KeyError) as error:
                    raise _vanished(identity) from error

    def _prune(self, summary: Summary) -> None:
        if summary.unread:
            log.warning("nothing is pruned: a path could not be read, and its articles may be there yet")
            return
        remove_records(self._options.output, summary.stale)
        summary.pruned = True

    def _records(self) -> Iterator[Record]:
        for identity in self._ids:
            record = read_record(self._state.path(identity))
            if record is None:
                raise _vanished(identity)
            yield record


def _vanished(identity: str) -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, f"{identity}.json vanished while the run wrote its tables")


def _chunk_size(total: int, options: Options) -> int:
    """Smaller chunks where there are few articles, so that every worker has some."""
    return max(4, min(CHUNK, total // (4 * (options.jobs or usable_cores()))))
