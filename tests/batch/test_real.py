"""The batch with the real extraction: the same bytes for any grouping, and budgets that hold for real articles."""

import gzip
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor import Extractor, batch
from extractor.writing.files import record_bytes
from tests.batch.helpers import errors_in, left_in
from tests.conftest import ROOT

CORPUS = ROOT / "corpus"
SOME = sorted(CORPUS.glob("*.txt"))[:10]


@pytest.fixture(scope="module", autouse=True)
def same_code() -> Iterator[None]:
    """The package may be edited while its tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extractor.batch.running.code_digest", lambda: "this code")
        yield


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of ten articles by one worker."""
    output = tmp_path_factory.mktemp("some")
    summary = batch.run(SOME, batch.Options(output=output, jobs=1))
    assert (summary.read, summary.failed) == (10, 0)
    assert summary.facts > 50
    return output


def test_two_workers_leave_the_same_bytes(some: Path, tmp_path: Path) -> None:
    batch.run(SOME, batch.Options(output=tmp_path, jobs=2))
    assert left_in(tmp_path) == left_in(some)


def test_articles_alone_have_the_same_records_as_in_a_batch(some: Path) -> None:
    """A chunk that is tried again one by one must not change an answer."""
    for path in SOME:
        assert record_bytes(Extractor().extract_file(path)) == (some / f"{path.stem}.json").read_bytes()


def test_kept_records_give_the_same_tables(some: Path, tmp_path: Path) -> None:
    before = left_in(some)
    assert batch.run(SOME, batch.Options(output=some)).kept == 10
    assert left_in(some) == before


def test_a_huge_article_costs_itself_only(tmp_path: Path) -> None:
    """Ten megabytes of prose in a budget of 64 MiB and three seconds."""
    (tmp_path / "huge.txt").write_text("В селе Ивановка открыли 12 школ. " * 320_000, "utf-8")
    limits = batch.Limits(seconds=3, memory=64 << 20)
    summary = batch.run([*SOME[:2], tmp_path / "huge.txt", *SOME[2:4]], batch.Options(tmp_path / "out", limits=limits))
    (line,) = errors_in(tmp_path / "out")
    assert (summary.read, line["article"]) == (4, "huge")
    assert line["code"] in ("out-of-memory", "timeout")


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, batch.Summary]:
    """The output of a run over a good article and inputs that are none, or too long, or oddly named."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(random.Random(1).randbytes(4000))
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "long.txt").write_text("В селе 12 школ. " * 10_000, "utf-8")
    name = os.fsdecode(os.fsencode(folder) + b"/\xcf\xf0\xe8.txt")
    Path(name).write_text("В Туле открыли 5 школ.", "utf-8")
    limits = batch.Limits(input=100_000)
    return folder / "out", batch.run([folder, SOME[0]], batch.Options(folder / "out", limits=limits))


def test_what_is_no_article_is_said_and_costs_itself_only(bad: tuple[Path, batch.Summary]) -> None:
    output, summary = bad
    lines = {line["article"]: line for line in errors_in(output)}
    assert summary.read == 2
    assert set(lines) == {"empty", "binary", "picture", "long"}
    assert all(line["stage"] in ("reading", "budget") and line["reason"] and line["remedy"] for line in lines.values())


def test_an_input_beyond_its_limit_is_not_read(bad: tuple[Path, batch.Summary]) -> None:
    (line,) = [line for line in errors_in(bad[0]) if line["article"] == "long"]
    assert line["code"] == "too-large"
    assert "--max-bytes" in line["remedy"]


def test_a_name_that_is_no_unicode_becomes_a_record(bad: tuple[Path, batch.Summary]) -> None:
    paths = [json.loads(path.read_bytes())["article"]["path"] for path in bad[0].glob("*.json")]
    assert any(path.endswith(r"\udccf\udcf0\udce8.txt") for path in paths)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A packed dump of sixty articles, one line of which is broken."""
    lines = [json.dumps({"id": f"n{n}", "text": f"В Туле за год открыли {n + 2} школ."}) for n in range(60)]
    lines[30] = "{broken"
    path = tmp_path / "dump.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode() + b"\n", mtime=0))
    return path


def test_articles_of_a_dump_go_to_all_workers_in_order(dump: Path, tmp_path: Path) -> None:
    summary = batch.run([dump], batch.Options(output=tmp_path / "out", jobs=2))
    assert (summary.read, summary.failed) == (59, 1)
    facts = [json.loads(line)["id"].split(":")[0] for line in (tmp_path / "out/facts.jsonl").open(encoding="utf-8")]
    assert facts == [f"dump-n{n}" for n in range(60) if n != 30]
    assert batch.run([dump], batch.Options(output=tmp_path / "out")).kept == 59


def test_half_a_dump_keeps_what_stands_before(dump: Path, tmp_path: Path) -> None:
    dump.write_bytes(dump.read_bytes()[:-20])
    summary = batch.run([dump, SOME[0]], batch.Options(output=tmp_path / "out"))
    assert 40 < summary.read < 61
    assert "truncated" in [line["code"] for line in errors_in(tmp_path / "out")]
    assert {failure.code for failure in summary.unread} == {"truncated"}


def test_standard_input_is_read_as_a_dump(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": n, "text": f"В Туле открыли {n + 2} школ."}) + "\n" for n in range(5))
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "-", "--output", tmp_path / "out"],
        cwd=ROOT, input=lines, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").glob("*.json")) == [f"stdin-{n}.json" for n in range(5)]
