"""Reads failures in the order of the input; yields `errors.jsonl`, and what an interrupted run already knew.

Until the run is finished they stand in a journal, one line each, so that `--resume` need not break the same workers on
the same articles again.
"""

import json
import logging
from collections.abc import Mapping
from typing import Any

from extractor.batch.frames import Header
from extractor.batch.items import Item, Outcome
from extractor.batch.options import Options
from extractor.batch.state import lines_of
from extractor.errors import Failure
from extractor.writing.files import whole

log = logging.getLogger("extractor.batch")

ERRORS = "errors.jsonl"
JOURNAL = ".errors.part"
_FIELDS = ("file", "stage", "reason", "remedy", "code", "error")


class Failures:
    """The failures of a run."""

    def __init__(self, options: Options, made: str) -> None:
        self._folder, self._debug = options.output, options.debug
        self._made = f"{made} {options.limits}"
        journal = self._folder / JOURNAL
        earlier = lines_of(journal) if options.resume else ()
        ours = (line for line in earlier if line.get("made") == self._made and line.get("article"))
        self._earlier = {line["article"]: line for line in ours}
        self._journal = journal.open("wb")
        self._count = 0

    def knows(self, item: Item) -> bool:
        """Whether an interrupted run failed with this article."""
        return item.id in self._earlier

    def kept(self, item: Item, sha256: str | None) -> Outcome | None:
        """The failure of an interrupted run, where input, code and limits are the same as now."""
        line = self._earlier.get(item.id)
        if line is None or sha256 is None or line.get("sha256") != sha256:
            return None
        failure = Failure(**{name: line[name] for name in _FIELDS}, traceback=line.get("traceback"))
        return Outcome(item, sha256, failure=failure, kept=True)

    def add(self, outcome: Outcome, sha256: str | None) -> None:
        """Notes one; `sha256` is of the input, where that can be read."""
        failure = outcome.failure
        if failure is None:
            return
        self._count += 1
        log.warning("%s: %s: %s (%s)", failure.file, failure.stage, failure.reason, failure.remedy)
        line: Header = {"article": outcome.item.id or None}
        line |= {name: getattr(failure, name) for name in _FIELDS} | {"sha256": sha256}
        if self._debug:
            line["traceback"] = failure.traceback
        self._journal.write(_json_line(line | {"made": self._made}))
        self._journal.flush()

    def finish(self) -> None:
        """Turns the journal into `errors.jsonl`, or takes away that of an earlier run."""
        self._journal.close()
        if self._count:
            with whole(self._folder / ERRORS) as file:
                for line in lines_of(self._folder / JOURNAL):
                    file.write(_json_line({name: value for name, value in line.items() if name != "made"}))
        else:
            (self._folder / ERRORS).unlink(missing_ok=True)
        (self._folder / JOURNAL).unlink(missing_ok=True)

    def close(self) -> None:
        """Closes the journal."""
        self._journal.close()


def _json_line(value: Mapping[str, Any]) -> bytes:
    """One line of UTF-8; what a file name holds beyond Unicode stays escaped."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
