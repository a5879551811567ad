"""Shared by all tests: folders, records of the corpus (made once a session), and what is not run where it is absent."""

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold"


@pytest.fixture(scope="session")
def gold() -> Path:
    """The annotated articles beside the repository; tests that need them are listed as not run without them."""
    if not GOLD.is_dir():
        pytest.skip("not run: ../shared/gold is not there")
    return GOLD


@pytest.fixture(scope="session")
def corpus_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the records of `corpus/`."""
    from extractor import batch

    output = tmp_path_factory.mktemp("output")
    summary = batch.run([ROOT / "corpus"], batch.Options(output=output))
    assert summary.failed == 0
    return output


@pytest.fixture(scope="session")
def corpus_records(corpus_output: Path) -> list[dict[str, Any]]:
    """The records of `corpus/` as JSON."""
    paths = sorted(path for path in corpus_output.glob("*.json"))
    return [json.loads(path.read_text("utf-8")) for path in paths]
