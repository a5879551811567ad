"""Reads records one after another; yields the tables of a run, one file or more a format."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from extractor.records import Record
from extractor.writing.files import facts_bytes, whole

Format = Callable[[Iterable[Record], Path, float], None]


def write_jsonl(records: Iterable[Record], folder: Path, min_confidence: float) -> None:
    """`facts.jsonl`: a fact a line; facts below `min_confidence` are left out."""
    with whole(folder / "facts.jsonl") as file:
        for record in records:
            file.write(facts_bytes(record, min_confidence))


# name → what writes it; records come in the order of the run, once a format, and are not held in memory
FORMATS: Mapping[str, Format] = {"jsonl": write_jsonl}
