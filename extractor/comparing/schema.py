"""Reads the models; yields their JSON Schema: `python -m extractor.comparing.schema schemas/` writes it."""

import sys
from pathlib import Path

from extractor.comparing.models import Comparison

NAME = "comparison.schema.json"


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "schemas")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_text(Comparison.schema_text(), "utf-8")
