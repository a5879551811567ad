"""Reads bytes and records; yields files that are there whole or not at all."""

import os
from pathlib import Path

from extractor.records import Record


def write_whole(path: Path, data: bytes) -> None:
    """Writes `data` to `path` by a temporary neighbour, fsync and rename, so that no half file is ever seen."""
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def record_bytes(record: Record) -> bytes:
    """The record as UTF-8 JSON, byte for byte the same for the same record."""
    return record.model_dump_json(indent=1).encode() + b"\n"


def facts_bytes(record: Record, min_confidence: float = 0.0) -> bytes:
    """The record's facts as JSON lines, each with the article's id; facts below `min_confidence` are left out."""
    kept = [fact for fact in record.facts if fact.confidence >= min_confidence]
    return b"".join(fact.model_dump_json().encode() + b"\n" for fact in kept)
