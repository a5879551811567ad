"""Reads the models; yields their JSON Schemas: `python -m extractor.writing.schemas schemas/` writes them."""

import json
import sys
from pathlib import Path

from pydantic import BaseModel

from extractor.records import Fact, Record

SCHEMAS: dict[str, type[BaseModel]] = {"record.schema.json": Record, "fact.schema.json": Fact}


def schema_text(name: str) -> str:
    """The JSON Schema (draft 2020-12) of one model, as the file holds it."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= SCHEMAS[name].model_json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> None:
    """Writes every schema into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (folder / name).write_text(schema_text(name), "utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1] if len(sys.argv) > 1 else "schemas"))
