"""The same articles typed by other habits: the same facts. Pages mix no-break blanks, dashes and spellings of units."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor import Extractor, Record
from extractor.reading import article_from_text, read_bytes

CORPUS = Path(__file__).parents[1] / "corpus"
NO_BREAK, THIN = "\u00a0", "\u202f"
QUOTED = {"id", "text", "start", "end", "sentence"}
HABITS: dict[str, Callable[[str], str]] = {
    "no-break blanks behind short words": lambda text: re.sub(r"(?<=\b\w) |(?<=\b\w\w) ", NO_BREAK, text),
    "no-break blanks before dashes": lambda text: re.sub(r" (?=[–—])", NO_BREAK, text),
    "no-break blanks behind numbers": lambda text: re.sub(r"(?<=\d) (?=[а-я%])", NO_BREAK, text),
    "thin blanks in numbers": lambda text: re.sub(r"(?<=\d)[ \u00a0](?=\d{3}\b)", THIN, text),
    "a blank before the per cent sign": lambda text: re.sub(r"(?<=\d)%", f"{NO_BREAK}%", text),
    "em dashes": lambda text: re.sub(r"(?<=[\s\d])–(?=[\s\d])", "—", text),
    "hyphens for dashes": lambda text: re.sub(r" [–—] ", " - ", text),
    "line ends of two characters": lambda text: text.replace("\r", "").replace("\n", "\r\n"),
    "indented paragraphs": lambda text: re.sub(r"(?m)^(?=\S)", "    ", text),
}


def facts_of(texts: list[str]) -> list[list[dict[str, Any]]]:
    """What the records say, without what is quoted and where it stands."""
    records = list(Extractor().run(article_from_text(text) for text in texts))
    assert all(isinstance(record, Record) for record in records)
    return [[_said(fact) for fact in record.model_dump()["facts"]] for record in records if isinstance(record, Record)]


def _said(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _said(value) for key, value in part.items() if key not in QUOTED}
    return re.sub(r"\s+", " ", part.replace("—", "–").replace(" - ", " – ")) if isinstance(part, str) else part


@pytest.mark.parametrize("habit", HABITS)
def test_typing_habits_change_no_fact(habit: str) -> None:
    typed = [read_bytes(path.read_bytes(), str(path)).text for path in sorted(CORPUS.glob("*.txt"))]
    assert sum(HABITS[habit](text) != text for text in typed) > 1
    for expected, found in zip(facts_of(typed), facts_of([HABITS[habit](text) for text in typed]), strict=True):
        assert found == expected
