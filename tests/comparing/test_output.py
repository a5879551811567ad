"""Schema, CSV, text and the command."""

import csv
import io
import json
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.comparing import Comparison, compare
from extractor.comparing.schema import NAME
from extractor.comparing.tables import NAMES
from extractor.writing.files import record_bytes
from tests.comparing.made import record
from tests.conftest import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of records that contradict each other, and other files of a run."""
    for name, value in (("a", "12"), ("b", "14")):
        made = record(name, f"Построили [{value}] школ.", time="2023", published="2024-01-10")
        (tmp_path / f"{name}.json").write_bytes(record_bytes(made))
    (tmp_path / "summary.json").write_text("{}", "utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(["compare", *words])
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_the_schema_is_the_models() -> None:
    path = ROOT / "schemas" / NAME
    assert path.read_text("utf-8") == Comparison.schema_text(), "run: python -m extractor.comparing.schema schemas/"


def test_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, str(folder))
    assert "в одной статье 12, в другой 14" in said and "a, 10.01.2024: «Построили 12 школ.»" in said
    assert "Статей 2, чисел 2: противоречий 1" in said


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, str(folder), "--format", "json")
    assert Comparison.model_validate(json.loads(said)).contradictions[0].evidence[1].article == "b"


def test_csv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = folder / "comparison.csv"
    assert run(capsys, str(folder), "--format", "csv", "--to", str(to)) == ""
    found = list(csv.DictReader(io.StringIO(to.read_text("utf-8"), newline="")))
    assert tuple(found[0]) == NAMES
    assert [(row["part"], row["article"], row["quantity"]) for row in found] == [
        ("contradiction", "a", "12"), ("contradiction", "b", "14")]  # fmt: skip


def test_a_cell_of_the_csv_is_no_formula(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, value in (("a", "12"), ("b", "14")):
        made = record(name, f"=Построили [{value}] школ.", time="2023")
        (tmp_path / f"{name}.json").write_bytes(record_bytes(made))
    assert "'=Построили 12 школ." in run(capsys, str(tmp_path), "--format", "csv")


def test_a_comparison_of_nothing() -> None:
    found = compare([])
    assert (found.articles, found.contradictions) == (0, ())
