"""Reads an output folder and the ids of a run; yields the records there that are of none of its articles."""

import json
import os
from collections.abc import Collection, Iterator
from pathlib import Path


def stale_records(folder: Path, ids: Collection[str]) -> list[str]:
    """Ids of records of articles that vanished or failed, in order."""
    return sorted(_others(folder, set(ids)))


def remove_records(folder: Path, ids: Collection[str]) -> None:
    """Removes records, and nothing that is none."""
    for identity in ids:
        (folder / f"{identity}.json").unlink(missing_ok=True)


def _others(folder: Path, ids: Collection[str]) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            stem, suffix = os.path.splitext(entry.name)
            if (
                suffix == ".json"
                and stem not in ids
                and entry.is_file(follow_symlinks=False)
                and _ours(entry.path, stem)
            ):
                yield stem


def _ours(path: str, stem: str) -> bool:
    """Whether a file is a record of this program: somebody may keep JSON of another kind there."""
    try:
        record = json.loads(Path(path).read_bytes())
        return bool(record["schema_version"]) and record["article"]["id"] == stem
    except (OSError, ValueError, TypeError, KeyError):
        return False
