"""The real job: what an earlier article has said is not extracted again, and the output is the same to the byte."""

import json
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor import batch
from extractor.batch.state import JOURNAL
from extractor.batch.written import KEYS, Written
from tests.batch.helpers import FAKE, articles, errors_in, left_in, options, start
from tests.conftest import ROOT

DISTINCT, COPIES = 20, 8
CORPUS = sorted((ROOT / "corpus").glob("*.txt"))[:DISTINCT]


@dataclass(frozen=True)
class Runs:
    """Runs over one folder; each says what went through the models."""

    folder: Path
    patch: pytest.MonkeyPatch

    @property
    def source(self) -> Path:
        """Where the articles lie."""
        return self.folder / "in"

    def run(self, name: str, job: str = "Counting", **changes: object) -> list[str]:
        """The first lines of the texts that were analysed by a run into the folder of this name."""
        log = self.folder / f"{name}.log"
        log.write_text("")
        self.patch.setenv("EXTRACTED", str(log))
        settings = {"jobs": 1, "job": f"tests.batch.counting:{job}", "limits": batch.Limits()} | changes
        batch.run([self.source], options(self.folder / name, **settings))
        return log.read_text("utf-8").splitlines()

    def left(self, name: str) -> dict[str, bytes]:
        """What it left."""
        return left_in(self.folder / name)


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    """Articles of the corpus, and behind them some of them again."""
    monkeypatch.setattr("extractor.batch.running.code_digest", lambda: "this code")
    (tmp_path / "in").mkdir()
    for number, path in enumerate(CORPUS):
        (tmp_path / f"in/a{number:02}.txt").write_bytes(path.read_bytes())
    for number in range(COPIES):
        (tmp_path / f"in/b{number:02}.txt").write_bytes(CORPUS[number % 5].read_bytes())
    return Runs(tmp_path, monkeypatch)


def test_a_copy_does_not_go_through_the_models(runs: Runs) -> None:
    assert len(runs.run("plain", "Ignorant")) == DISTINCT + COPIES
    assert len(runs.run("one")) == DISTINCT
    for name, job, jobs in (("files", "Forgetful", 1), ("two", "Counting", 2)):  # by files alone, and by both
        assert DISTINCT <= len(runs.run(name, job, jobs=jobs)) < DISTINCT + COPIES
    plain = runs.left("plain")
    assert len([name for name in plain if name[0] in "ab"]) == DISTINCT + COPIES
    assert plain["b00.json"].count(b'"id": "b00:') == plain["a00.json"].count(b'"id": "a00:') > 0
    assert runs.left("one") == runs.left("two") == runs.left("files") == plain


def test_of_another_date_it_is_extracted(runs: Runs) -> None:
    for path in runs.source.iterdir():
        path.unlink()
    rows = [{"id": n, "text": "Школы\n\nВ мае в Туле открыли 12 школ.", "date": f"202{n}-06-01"} for n in (1, 2, 1)]
    (runs.source / "dump.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert len(runs.run("out")) == 2
    records = [json.loads(data) for name, data in runs.left("out").items() if name.endswith(".json")]
    assert sorted(record["facts"][0]["time"]["value"] for record in records) == ["2021-05", "2021-05", "2022-05"]
    assert sorted(len(record["warnings"]) for record in records) == [0, 1, 1]


def test_where_the_earlier_failed_the_copy_is_extracted(runs: Runs) -> None:
    for path in runs.source.iterdir():
        path.rename(path.with_name(f"killer-{path.name}")) if path.name == "a00.txt" else path.unlink()
    (runs.source / "later.txt").write_bytes(CORPUS[0].read_bytes())
    assert len(runs.run("out")) == 1
    assert [line["article"] for line in errors_in(runs.folder / "out")] == ["killer-a00"]
    alone = json.loads((runs.folder / "out/later.json").read_bytes())
    assert alone["facts"]
    assert not alone["warnings"]


def test_when_the_earlier_is_gone_the_copy_stays_as_it_is(runs: Runs) -> None:
    runs.run("out")
    (runs.source / "a00.txt").unlink()
    assert runs.run("out", prune=True) == []
    assert len(runs.run("plain", "Ignorant")) == DISTINCT + COPIES - 1
    assert runs.left("out") == runs.left("plain")


def test_a_killed_run_that_goes_on_leaves_the_same(runs: Runs) -> None:
    log, output = runs.folder / "log", runs.folder / "out"
    told = {"FAULT_JOB": "tests.batch.counting:Counting", "EXTRACTED": str(log), "STALL": "b"}
    process = start(runs.source, "--output", output, "--jobs", "2", "--quiet", **told)
    while process.poll() is None and not (output / "a03.json").exists():
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert not (output / "b00.json").exists()
    assert 0 < len(runs.run("out")) < DISTINCT + COPIES
    runs.run("plain", "Ignorant")
    assert runs.left("out") == runs.left("plain")


def test_copies_are_counted(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 6)
    (source / "a0005.txt").write_bytes((source / "a0001.txt").read_bytes())
    for _ in ("new", "kept"):
        assert batch.run([source], options(tmp_path / "out", job=FAKE)).copies == 1


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """The journal of a run whose one record is that of `a`."""
    source = articles(tmp_path / "in", 1)
    batch.run([source], options(tmp_path / "out"))
    return tmp_path / "out" / JOURNAL


def line(key: str, identity: str = "a0000") -> bytes:
    """A line of a journal."""
    return json.dumps({"id": identity, "made": "x", "key": key}).encode() + b"\n"


def test_the_journal_is_read_on_from_where_the_run_began(journal: Path) -> None:
    journal.write_bytes(line("before") + line("first") + line("half")[:-4])
    written = Written(str(journal.parent), len(line("before")))
    written.read_on()
    assert [key for key in ("before", "first", "half") if written.find(key)] == ["first"]
    journal.write_bytes(line("before") + line("first") + line("half") + b"}{\n[]\n" + line("last"))
    written.read_on()
    assert [key for key in ("before", "first", "half", "last") if written.find(key)] == ["first", "half", "last"]


def test_a_record_or_journal_that_vanished_is_not_known(journal: Path) -> None:
    journal.write_bytes(line("gone", "b") + line("there"))
    written = Written(str(journal.parent), 0)
    written.read_on()
    assert written.find("there") and not written.find("gone")
    journal.unlink()
    written.read_on()
    (journal.parent / "a0000.json").write_bytes(b"{")
    assert not written.find("there")


def test_a_worker_knows_the_newest_keys_only(journal: Path) -> None:
    journal.write_bytes(b"".join(line(str(number)) for number in range(KEYS + 30_000)))
    late = Written(str(journal.parent), 0)
    late.read_on()
    journal.write_bytes(journal.read_bytes() + b"".join(line(f"n{number}") for number in range(20_000)))
    late.read_on()
    assert len(late._ids) == KEYS
    assert late.find("n19999") and not late.find("0")
