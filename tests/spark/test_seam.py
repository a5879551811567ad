"""The Arrow function alone, without Spark: what it takes, what it gives, and how articles fail."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor import pipeline
from extractor.pipeline import Extractor
from extractor.records import Record
from extractor.spark import extract_batches, output_schema
from extractor.writing.tables import NAMES, rows
from tests.conftest import ROOT

pyarrow = pytest.importorskip("pyarrow", reason="not run: pyarrow is not installed")
TEXT = "В Тульской области за 2023 год построили 12 школ, сообщил губернатор Игорь Артюхов."


def run(table: list[dict[str, Any]], **options: Any) -> list[dict[str, Any]]:
    """What comes out for these rows."""
    batches = iter(pyarrow.Table.from_pylist(table).to_batches(max_chunksize=2))
    return [row for batch in extract_batches(batches, **options) for row in batch.to_pylist()]


def by_hand(paths: list[Path]) -> list[dict[str, Any]]:
    """The flat rows of the library itself."""
    return list(rows(record for record in Extractor().extract_many(paths) if isinstance(record, Record)))


def test_files_give_the_facts_that_the_library_gives() -> None:
    paths = sorted((ROOT / "corpus").glob("*"))[:5]
    found = run([{"path": f"file:{path}", "content": path.read_bytes()} for path in paths])
    assert {row["outcome"] for row in found} == {"fact"}
    kept = [{name: row[name] for name in NAMES} for row in found]
    assert kept == pyarrow.Table.from_pylist(by_hand(paths), schema=output_schema()).select(NAMES).to_pylist()


def test_a_dump_is_read_by_the_usual_names_of_its_columns() -> None:
    (row,) = run([{"uri": "file:///data/news%20old.parquet", "number": 7, "body": TEXT, "date": "2024-01-15"}])
    assert row["path"] == "/data/news old.parquet" and row["article_id"].startswith("news-old-7")
    assert (row["value"], row["region_code"], str(row["published"])) == (12, "RU-TUL", "2024-01-15")


def test_what_cannot_be_read_is_a_failure_in_its_place_and_costs_nothing_else() -> None:
    found = run([
        {"path": "a.jsonl", "line": json.dumps({"id": "1", "text": TEXT})},
        {"path": "a.jsonl", "line": "{broken"},
        {"path": "a.jsonl", "line": json.dumps({"id": "3", "text": ""})},
        {"path": "a.jsonl", "line": json.dumps({"id": "4", "text": TEXT})},
    ])  # fmt: skip
    assert [row["outcome"] for row in found] == ["fact", "failure", "failure", "fact"]
    assert [row["article_id"] for row in found] == ["a-1", None, None, "a-4"]
    told = json.loads(found[1]["failure"])
    assert told["stage"] == "reading" and "no JSON" in told["reason"]


def meddle(patch: pytest.MonkeyPatch, mark: str, act: Callable[[], None]) -> None:
    """Lets a stage do something to the articles that hold a mark."""

    def stage(pair: Any) -> Any:
        if mark in pair[0].text:
            act()
        return pair

    patch.setattr(pipeline, "STAGES", (("meddling", stage), *pipeline.STAGES))


def test_an_article_that_breaks_a_stage_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("broken")

    meddle(monkeypatch, "BREAK", broken)
    found = run([{"text": TEXT, "id": "1"}, {"text": TEXT + " BREAK", "id": "2"}, {"text": TEXT, "id": "3"}])
    assert [row["outcome"] for row in found] == ["fact", "failure", "fact"]
    assert json.loads(found[1]["failure"])["stage"] == "meddling"


def test_an_article_that_takes_too_long_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    run([{"text": TEXT, "id": "1"}])  # models are loaded
    meddle(monkeypatch, "SLOW", lambda: time.sleep(60))
    began = time.monotonic()
    found = run([{"text": TEXT, "id": "1"}, {"text": TEXT + " SLOW", "id": "2"}], seconds=3.0)
    assert [row["outcome"] for row in found] == ["fact", "failure"]
    assert json.loads(found[1]["failure"])["code"] == "time"
    assert time.monotonic() - began < 30


def test_every_batch_has_the_schema_and_input_is_read_as_it_comes() -> None:
    asked = []

    def batches() -> Iterator[Any]:
        for number in range(40):
            asked.append(number)
            yield pyarrow.RecordBatch.from_pylist([{"text": TEXT, "id": str(number)}])

    found = extract_batches(batches())
    assert asked == []
    assert all(batch.schema == output_schema() for batch in found)
    assert len(asked) == 40
