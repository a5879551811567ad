"""Reads the models; yields their JSON Schemas: `python -m extractor.writing.schemas schemas/` writes them."""

import sys
from pathlib import Path

from extractor.records import Fact, Model, Record

SCHEMAS: dict[str, type[Model]] = {"record.schema.json": Record, "fact.schema.json": Fact}


def write_schemas(folder: Path) -> None:
    """Writes every schema into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in SCHEMAS.items():
        (folder / name).write_text(model.schema_text(), "utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1] if len(sys.argv) > 1 else "schemas"))
