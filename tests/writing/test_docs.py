"""The pages of docs/: generated ones are up to date, links lead somewhere, the queries run."""

import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from extractor.lexicon import read_table
from extractor.writing.formats import FORMATS
from extractor.writing.reference import models, reference
from tests.writing.made import ROOT, corpus_records

GUIDE = (ROOT / "docs" / "guide.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", GUIDE, re.DOTALL)


def test_the_record_page_is_what_the_models_say() -> None:
    page = (ROOT / "docs" / "record.md").read_text("utf-8")
    assert page == reference(), "run python -m extractor.writing.reference docs/record.md"


def test_every_field_of_every_model_has_a_meaning_and_no_other() -> None:
    fields = {(model.__name__, name) for model in models() for name in model.model_fields}
    assert {(row["model"], row["field"]) for row in read_table("record_fields")} == fields


@pytest.mark.timeout(120)
def test_the_pages_build_without_a_dead_link(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "record" / "index.html").exists()


def test_a_dead_link_would_fail_the_build(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("[gone](nowhere.md)", "utf-8")
    (tmp_path / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")],
        cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode != 0
    assert "nowhere.md" in done.stderr


def test_the_guide_lists_every_format() -> None:
    for name in FORMATS:
        assert f"`{name}`" in GUIDE or name == "report"


@pytest.mark.parametrize("number", range(3))
def test_the_questions_of_the_guide_run(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    FORMATS["parquet"](corpus_records(), tmp_path, 0)
    monkeypatch.chdir(tmp_path)
    answer = duckdb.connect().execute(QUERIES[number]).fetchall()
    assert answer or number == 2  # no article of the corpus contradicts another


def test_the_readme_shows_the_same_questions() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = re.findall(r"```sql\n(.*?)```", readme, re.DOTALL)
    assert "".join(shown).split() == "".join(QUERIES).split()
