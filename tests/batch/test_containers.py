"""Containers whose reader breaks: what was told is kept and told once; with a small job that breaks on command."""

from pathlib import Path

import pytest

from extractor import batch
from tests.batch.helpers import errors_in, left_in, options

JOB = "tests.batch.jobs:Dump"


def dump(folder: Path, count: int = 100, breaks: dict[int, str] | None = None) -> Path:
    """A container of lines."""
    lines = [(breaks or {}).get(n, f"В районе открыли {n + 2} школ.") for n in range(count)]
    path = folder / "lines.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_container_is_read_in_order_by_all_workers(tmp_path: Path, jobs: int) -> None:
    summary = batch.run([dump(tmp_path)], options(tmp_path / "out", job=JOB, jobs=jobs))
    assert (summary.read, summary.failed) == (100, 0)
    values = (tmp_path / "out/facts.jsonl").read_text("utf-8").splitlines()
    assert [f'"value":"{n + 2}"' in line for n, line in enumerate(values)] == [True] * 100


@pytest.mark.parametrize("how", ["!once", "!hang"])
def test_a_reader_that_breaks_once_is_started_again_and_tells_nothing_twice(tmp_path: Path, how: str) -> None:
    limits = batch.Limits(seconds=0.3, memory=0)  # a reader may be silent for six times as long
    summary = batch.run([dump(tmp_path, breaks={57: how})], options(tmp_path / "out", job=JOB, limits=limits))
    assert (summary.read, summary.failed) == (100, 0)
    assert len(left_in(tmp_path / "out")) == 101


def test_a_reader_that_always_breaks_costs_the_rest_of_its_container_only(tmp_path: Path) -> None:
    path = dump(tmp_path, breaks={57: "!always"})
    other = tmp_path / "other.jsonl"
    other.write_text("Открыли 5 школ.\nОткрыли 6 школ.", "utf-8")
    summary = batch.run([path, other], options(tmp_path / "out", job=JOB))
    assert (summary.read, summary.failed) == (59, 1)
    (line,) = errors_in(tmp_path / "out")
    assert line["code"] == "truncated"
    assert line["reason"] == "reading stopped after 57 articles: the worker was ended by SIGKILL"
    assert line["file"] == str(path)


def test_the_articles_of_a_container_are_kept_in_a_second_run(tmp_path: Path) -> None:
    path = dump(tmp_path)
    for kept in (0, 100):
        summary = batch.run([path], options(tmp_path / "out", job=JOB))
        assert (summary.read, summary.kept) == (100, kept)
    dump(tmp_path, breaks={3: "Закрыли 77 школ."})
    assert batch.run([path], options(tmp_path / "out", job=JOB)).kept == 99
