"""Reads an output folder and the ids of a run; yields the records there that are of none of its articles."""

import json
from collections.abc import Collection
from pathlib import Path


def stale_records(folder: Path, ids: Collection[str]) -> list[str]:
    """Ids of records of articles that vanished or failed, in order."""
    known = set(ids)
    files = (path for path in folder.glob("*.json") if path.stem not in known and not path.is_symlink())
    return sorted(path.stem for path in files if path.is_file() and _ours(path))


def remove_records(folder: Path, ids: Collection[str]) -> None:
    """Removes records, and nothing that is none."""
    for identity in ids:
        (folder / f"{identity}.json").unlink(missing_ok=True)


def _ours(path: Path) -> bool:
    """Whether a file is a record of this program: somebody may keep JSON of another kind there."""
    try:
        record = json.loads(path.read_bytes())
        return bool(record["schema_version"]) and record["article"]["id"] == path.stem
    except (OSError, ValueError, TypeError, KeyError):
        return False
