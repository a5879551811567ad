"""What a second run keeps, repeats, names and removes."""

import json
import shutil
from pathlib import Path

import pytest

from extractor import batch
from extractor.batch import state
from tests.batch.helpers import articles, errors_in, left_in, options


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with twenty articles and their records."""
    folder = tmp_path_factory.mktemp("pattern")
    articles(folder / "in", 20)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extractor.batch.running.code_digest", lambda: "this code")
        batch.run([folder / "in"], options(folder / "out"))
    return folder


@pytest.fixture
def done(pattern: Path, tmp_path: Path) -> Path:
    """A copy of the folder, to be spoilt; the paths in the records are not looked at."""
    for name in ("in", "out"):
        shutil.copytree(pattern / name, tmp_path / name)
    return tmp_path


@pytest.fixture(autouse=True)
def same_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package may be edited while its tests run."""
    monkeypatch.setattr("extractor.batch.running.code_digest", lambda: "this code")


def again(folder: Path, **changes: object) -> batch.Summary:
    """A second run."""
    return batch.run([folder / "in"], options(folder / "out", **changes))


def test_what_is_done_is_kept_and_the_result_is_the_same(done: Path) -> None:
    before = left_in(done / "out")
    times = {path: path.stat().st_mtime_ns for path in (done / "out").glob("*.json")}
    summary = again(done)
    assert (summary.read, summary.kept) == (20, 20)
    assert left_in(done / "out") == before
    assert {path: path.stat().st_mtime_ns for path in (done / "out").glob("*.json")} == times


def test_a_run_that_finds_all_done_starts_no_process(done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.batch.running.Nursery", lambda *_: pytest.fail("a nursery was started"))
    assert again(done).kept == 20


def test_force_repeats_all(done: Path) -> None:
    assert again(done, force=True).kept == 0


def test_a_changed_article_is_repeated(done: Path) -> None:
    (done / "in/a0003.txt").write_text("Закрыли 77 школ.", "utf-8")
    summary = again(done)
    assert summary.kept == 19
    assert b'"77"' in (done / "out/facts.jsonl").read_bytes()


def test_another_version_repeats_all(done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "__version__", "9.9")
    assert again(done).kept == 0


def test_changed_code_of_the_same_version_repeats_all(done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.batch.running.code_digest", lambda: "another")
    assert again(done).kept == 0
    assert again(done).kept == 20


def test_a_record_of_older_code_is_not_taken_for_new_after_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles(tmp_path / "in", 4)
    again(tmp_path)
    (tmp_path / "in/a0001.txt").write_text("!raise")
    monkeypatch.setattr("extractor.batch.running.code_digest", lambda: "another")
    assert again(tmp_path).failed == 1
    (tmp_path / "in/a0001.txt").write_text("В районе открыли 3 школы.", "utf-8")
    assert again(tmp_path).kept == 3


def test_the_digest_of_the_code_changes_with_a_table(tmp_path: Path) -> None:
    (tmp_path / "rules.py").write_text("x = 1")
    (tmp_path / "words.tsv").write_text("слово\n", "utf-8")
    before = state.code_digest.__wrapped__(tmp_path)
    (tmp_path / "words.tsv").write_text("слова\n", "utf-8")
    assert state.code_digest.__wrapped__(tmp_path) != before


def test_without_the_journal_the_records_themselves_decide(done: Path) -> None:
    (done / "out/.state.jsonl").unlink()
    assert again(done).kept == 20


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[]\n", b'{"id": "a0001", "made": "older"}\n{"id'])
def test_a_damaged_journal_costs_repetitions_at_most(done: Path, damage: bytes) -> None:
    before = left_in(done / "out")["facts.jsonl"]
    (done / "out/.state.jsonl").write_bytes(damage)
    assert again(done).failed == 0
    assert left_in(done / "out")["facts.jsonl"] == before


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00\x00", b'{"schema_version": "1.0"}'])
def test_a_damaged_record_is_made_again(done: Path, damage: bytes) -> None:
    before = left_in(done / "out")["facts.jsonl"]
    (done / "out/a0007.json").write_bytes(damage)
    assert again(done).kept == 19
    assert left_in(done / "out")["facts.jsonl"] == before


def test_stale_records_are_named_and_kept(done: Path) -> None:
    (done / "in/a0005.txt").unlink()
    summary = again(done)
    assert summary.stale == ["a0005"]
    assert not summary.pruned
    assert (done / "out/a0005.json").exists()
    assert b"a0005" not in (done / "out/facts.jsonl").read_bytes()


def test_prune_removes_stale_records_and_nothing_else(done: Path) -> None:
    (done / "in/a0005.txt").unlink()
    (done / "out/notes.json").write_text('{"mine": 1}')
    (done / "out/list.json").write_text("[1, 2]")
    copied = json.loads((done / "out/a0001.json").read_bytes())
    (done / "out/copy-of-a0001.json").write_text(json.dumps(copied))
    assert again(done, prune=True).pruned
    assert not (done / "out/a0005.json").exists()
    assert {"notes.json", "list.json", "copy-of-a0001.json"} <= set(left_in(done / "out"))


def test_nothing_is_pruned_where_a_path_was_missing(done: Path) -> None:
    """A disk that is not mounted today must not cost its records."""
    summary = batch.run([done / "in", done / "elsewhere"], options(done / "out", prune=True))
    (done / "in/a0005.txt").unlink()
    summary = batch.run([done / "in", done / "elsewhere"], options(done / "out", prune=True))
    assert summary.stale == ["a0005"]
    assert not summary.pruned
    assert (done / "out/a0005.json").exists()


def test_failures_are_forgotten_when_they_are_mended(tmp_path: Path) -> None:
    articles(tmp_path / "in", 4, {2: "raise"})
    again(tmp_path)
    assert [line["article"] for line in errors_in(tmp_path / "out")] == ["a0002"]
    (tmp_path / "in/a0002.txt").write_text("Открыли 5 школ.", "utf-8")
    assert again(tmp_path).failed == 0
    assert not (tmp_path / "out/errors.jsonl").exists()


def test_tracebacks_are_kept_with_debug_only(tmp_path: Path) -> None:
    articles(tmp_path / "in", 4, {2: "raise"})
    again(tmp_path)
    assert "traceback" not in errors_in(tmp_path / "out")[0]
    again(tmp_path, debug=True)
    line = errors_in(tmp_path / "out")[0]
    assert line["error"] == "ZeroDivisionError"
    assert "record_of" in line["traceback"]


def test_no_articles_at_all_leave_the_output_as_it_was(done: Path) -> None:
    before = left_in(done / "out")
    (done / "empty").mkdir()
    assert batch.run([done / "empty"], options(done / "out")).exit_status == 2
    after = left_in(done / "out")
    assert "no file of a known kind" in after.pop("errors.jsonl").decode()
    assert after == before


def test_facts_below_the_confidence_asked_for_are_left_out(done: Path) -> None:
    again(done, min_confidence=0.6)
    assert (done / "out/facts.jsonl").read_bytes() == b""
    again(done, min_confidence=0.5)
    assert len((done / "out/facts.jsonl").read_bytes().splitlines()) == 20


def test_rest_of_a_killed_run_is_cleared_away(done: Path) -> None:
    (done / "out/.a0001.json.tmp").write_bytes(b"half")
    again(done)
    assert not (done / "out/.a0001.json.tmp").exists()
