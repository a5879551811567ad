"""Example lines under the day that a line above them says they were published on."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

PUBLISHED = "# published: "


def dated_examples(folder: Path) -> Iterator[tuple[str, date | None, str]]:
    """File and line, publication date, example."""
    for path in sorted(folder.glob("*.txt")):
        published: date | None = None
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if line.startswith(PUBLISHED):
                told = line.removeprefix(PUBLISHED)
                published = None if told == "none" else date.fromisoformat(told)
            elif line:
                yield f"{path.name}:{number}", published, line
