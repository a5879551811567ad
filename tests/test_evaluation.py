"""`evaluation` says what the reference scorer says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import batch
from extractor.errors import UsageError
from extractor.evaluation import COMPARISONS, evaluate, report_lines
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def gold_output(gold: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("gold")
    batch.run([gold / "articles"], batch.Options(output=output))
    return output


def test_same_figures_as_the_reference_scorer(gold: Path, gold_output: Path) -> None:
    scorer = gold.parent / "score.py"
    done = subprocess.run([sys.executable, scorer, gold, gold_output], capture_output=True, text=True, check=True)
    assert report_lines(evaluate(gold, gold_output)) == done.stdout.splitlines()


def test_annotations_turned_into_records_are_all_right(tmp_path: Path) -> None:
    annotations = ROOT / "tests" / "annotations"
    for path in annotations.glob("*.json"):
        gold = json.loads(path.read_text("utf-8"))
        for fact in gold["facts"]:
            fact["measured"] = fact["measured"] and {"head": fact["measured"]["heads"][0]}
        (tmp_path / path.name).write_text(json.dumps(gold), "utf-8")
    result = evaluate(annotations, tmp_path)
    assert result.whole.f1 == result.core.f1 == 1
    assert not result.disagreements


def test_a_wrong_field_is_named() -> None:
    gold = {"modality": "planned", "quantity": {"text": "5", "start": 0, "end": 1, "value": "5"}}
    found = {"modality": "actual", "quantity": {"text": "5", "start": 0, "end": 1, "value": "5"}}
    wrong = [name for name, same in COMPARISONS.items() if not same(gold, found)]
    assert wrong == ["modality"]


def test_an_empty_folder_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        evaluate(tmp_path, tmp_path)
