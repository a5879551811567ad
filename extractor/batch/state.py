"""Reads an output folder; yields which of its records are still right, so that a run can go on where one stopped.

The state is the records themselves. Beside them a journal says by which code each was made, because a version number
does not change with every change of a rule. A line torn by a kill costs its article a repetition, nothing else.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from extractor.batch.extraction import about
from extractor.batch.items import Item, Outcome, outcome_of
from extractor.records import Record
from extractor.version import __version__
from extractor.writing.files import TEMPORARY, whole

JOURNAL = ".state.jsonl"
PACKAGE = Path(__file__).parent.parent


@cache
def code_digest(package: Path = PACKAGE) -> str:
    """A short digest of the package's code and tables: 15 ms for 3 MB."""
    total = hashlib.sha256(__version__.encode())
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".tsv", ".gz"):
            data = path.read_bytes()
            total.update(f"{path.relative_to(package)}\0{len(data)}\0".encode() + data)
    return total.hexdigest()[:16]


def file_digest(path: str, limit: int) -> str | None:
    """SHA-256 of a file, None where it is none, cannot be read or is beyond the limit."""
    try:
        about = os.stat(path)
        if about.st_size > limit or not stat.S_ISREG(about.st_mode):  # a pipe would be waited for without end
            return None
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # a NUL in the name
        return None


def lines_of(path: Path) -> Iterator[Mapping[str, Any]]:
    """The objects of a file of JSON lines; a torn line is passed over."""
    if not path.exists():
        return
    with path.open("rb") as file:
        for line in file:
            try:
                value = json.loads(line)
            except ValueError:
                continue
            if isinstance(value, dict):
                yield value


class State:
    """The records of a folder, and by which code they were made."""

    def __init__(self, folder: Path, made: str) -> None:
        self._folder, self._made = folder, made
        last = {str(line.get("id")): str(line.get("made")) for line in lines_of(folder / JOURNAL)}
        self._others = {identity: maker for identity, maker in last.items() if maker != made}
        self._journal = (folder / JOURNAL).open("ab")
        self.start = self._journal.tell()

    def path(self, identity: str) -> Path:
        """Where an article's record lies."""
        return self._folder / f"{identity}.json"

    def kept(self, item: Item, sha256: str | None) -> Outcome | None:
        """The outcome of an earlier run, where input, version and code are the same as now."""
        if sha256 is None or self._others.get(item.id, self._made) != self._maker(item):
            return None
        record = read_record(self.path(item.id))
        if record is None or record.article.sha256 != sha256 or record.extractor_version != __version__:
            return None
        return replace(outcome_of(item, about(record), b""), kept=True)

    def _maker(self, item: Item) -> str:
        """By what its record is made: the code and the options, and what its outlet's other articles repeat."""
        return f"{self._made} {item.made}" if item.made else self._made

    def note(self, outcomes: Iterable[Outcome]) -> None:
        """Says that records were made, after they have been."""
        for outcome in outcomes:
            item, maker = outcome.item, self._maker(outcome.item)
            self._journal.write(_line(item.id, maker, outcome.key))
            self._others.pop(item.id, None)
            if maker != self._made:
                self._others[item.id] = maker
        self._journal.flush()

    def finish(self, ids: Iterable[str]) -> None:
        """Rewrites the journal at the end of a run, so that it does not grow for ever."""
        with whole(self._folder / JOURNAL) as file:
            for identity in ids:
                file.write(_line(identity, self._others.pop(identity, self._made)))
            for identity, maker in self._others.items():
                if self.path(identity).exists():
                    file.write(_line(identity, maker))

    def close(self) -> None:
        """Closes the journal."""
        self._journal.close()


def _line(identity: str, made: str, key: str = "") -> bytes:
    """A line of the journal; the key is for the workers of the same run, who read it in `Written`."""
    told = {"id": identity, "made": made} | ({"key": key} if key else {})
    return json.dumps(told).encode() + b"\n"


def read_record(path: Path) -> Record | None:
    """A record, None where there is none or the file does not hold one."""
    try:
        return Record.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def remove_temporaries(folder: Path) -> None:
    """Clears away what a killed run was writing."""
    for path in folder.glob(f".*{TEMPORARY}"):
        path.unlink(missing_ok=True)
