"""Reads the journal of a run while it is written; yields the records that it says are there, by the keys of articles.

So a worker knows what the others have extracted, and makes the record of a copy from the file of the earlier article's.
Workers share no memory, but the journal has a line for each record, as soon as it is written.
"""

import json
import os
from pathlib import Path

from extractor.batch.state import JOURNAL, read_record
from extractor.recalling import Memory
from extractor.records import Record

RECORDS = 64  # of its own a worker remembers, until the run has written them
KEYS = 50_000  # known to one worker: 12 MB
LINE = 128  # bytes of the journal a key: a worker that starts late reads no further back


class Written(Memory):
    """The records of one run: those of this worker's last articles, and those written since the run started."""

    def __init__(self, folder: str, start: int) -> None:
        super().__init__(RECORDS)
        self._folder, self._position = Path(folder), start
        self._ids: dict[str, str] = {}
        self.keys: dict[str, str] = {}

    def find(self, key: str) -> Record | None:
        """The record with this key, None where it is not there any more."""
        record = super().find(key)
        if record is None and key in self._ids:
            record = read_record(self._folder / f"{self._ids[key]}.json")
        return record

    def keep(self, key: str, record: Record) -> None:
        """Remembers a record; `keys` tells the run of it."""
        super().keep(key, record)
        self.keys[record.article.id] = key

    def read_on(self) -> None:
        """Learns of the records written since it was asked last."""
        self._ids |= dict(filter(None, map(_key_and_id, self._new_lines())))
        for key in list(self._ids)[:-KEYS]:
            del self._ids[key]

    def _new_lines(self) -> list[bytes]:
        try:
            with (self._folder / JOURNAL).open("rb") as file:
                self._position = max(self._position, file.seek(0, os.SEEK_END) - KEYS * LINE)
                file.seek(self._position)
                whole, newline, _ = file.read().rpartition(b"\n")  # the run may be at the last line
        except OSError:  # somebody removed it, as they may: then copies are extracted again
            return []
        self._position += len(whole + newline)
        return whole.split(b"\n")


def _key_and_id(line: bytes) -> tuple[str, str] | None:
    try:
        told = json.loads(line)
        return told["key"], told["id"]
    except (ValueError, KeyError, TypeError):  # the first one may be half a line
        return None
