"""The corpus against its annotations: accuracy may not drop, and no number may be lost."""

import json
import re
from pathlib import Path
from typing import Any

from extractor.evaluation import evaluate
from tools.ratchet import ANNOTATIONS, FLOORS, digest, figures

DIGITS = re.compile(r"\d+")


def unaccounted(record: dict[str, Any]) -> list[str]:
    """The digit groups of the body that are neither inside a fact nor rejected."""
    spans = [(fact["quantity"]["start"], fact["quantity"]["end"]) for fact in record["facts"]]
    spans += [(number["start"], number["end"]) for number in record["rejected"]]
    text = record["article"]["text"]
    found = (m for start, end in record["article"]["body"] for m in DIGITS.finditer(text, start, end))
    return [m.group() for m in found if not any(start <= m.start() and m.end() <= end for start, end in spans)]


def test_no_figure_drops_below_its_floor(corpus_output: Path) -> None:
    floors = json.loads(FLOORS.read_text("utf-8"))
    assert floors["annotations"] == digest(), "annotations changed: run python -m tools.ratchet"
    now = figures(evaluate(ANNOTATIONS, corpus_output))
    dropped = {name: (floor, now[name]) for name, floor in floors["floors"].items() if now[name] < floor}
    assert not dropped


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
