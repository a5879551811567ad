"""Annotated articles against records made of them: accuracy may not drop, and no number may be lost."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tools.ratchet import FLOORS, PAGE, SETS, digest, measure, page

DIGITS = re.compile(r"\d+")


def unaccounted(record: dict[str, Any]) -> list[str]:
    """The digit groups of the body that are neither inside a fact nor rejected."""
    spans = [(fact["quantity"]["start"], fact["quantity"]["end"]) for fact in record["facts"]]
    spans += [(number["start"], number["end"]) for number in record["rejected"]]
    text = record["article"]["text"]
    found = (m for start, end in record["article"]["body"] for m in DIGITS.finditer(text, start, end))
    return [m.group() for m in found if not any(start <= m.start() and m.end() <= end for start, end in spans)]


@pytest.mark.parametrize("name", SETS)
def test_no_figure_drops_below_its_floor(name: str) -> None:
    floors = json.loads(FLOORS.read_text("utf-8"))[name]
    assert floors["annotations"] == digest(SETS[name][0]), "annotations changed: run python -m tools.ratchet"
    now = measure(name)
    dropped = {name: (floor, now[name]) for name, floor in floors["floors"].items() if now[name] < floor}
    assert not dropped


def test_the_page_of_accuracy_shows_the_floors() -> None:
    floors = {name: told["floors"] for name, told in json.loads(FLOORS.read_text("utf-8")).items()}
    text = PAGE.read_text("utf-8")
    assert text == page(text, floors), "run python -m tools.ratchet"


def test_every_digit_group_of_the_corpus_is_accounted_for(corpus_records: list[dict[str, Any]]) -> None:
    lost = {record["article"]["id"]: left for record in corpus_records if (left := unaccounted(record))}
    assert not lost


def test_every_digit_group_of_the_annotated_articles_is_accounted_for(gold: Path) -> None:
    from extractor import Extractor, Record

    records = Extractor().extract_many([gold / "articles"])
    lost = {}
    for record in records:
        assert isinstance(record, Record)
        left = unaccounted(json.loads(record.model_dump_json()))
        if left:
            lost[record.article.id] = left
    assert not lost
