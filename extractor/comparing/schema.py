"""Reads the models; yields their JSON Schema: `python -m extractor.comparing.schema schemas/` writes it."""

import json
import sys
from pathlib import Path

from extractor.comparing.models import Comparison

NAME = "comparison.schema.json"


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) of a comparison, as the file holds it."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= Comparison.model_json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "schemas")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_text(schema_text(), "utf-8")
