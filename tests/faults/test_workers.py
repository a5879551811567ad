"""Workers that die, hang or outgrow their memory: exactly one article is lost, and named.

The job is a small one that breaks on command, so that the test is about the workers; `test_real.py` has the real one.
"""

import os
import re
import signal
import threading
import time
from pathlib import Path

import pytest

from extractor import batch
from extractor.batch.nursery import SetupError
from tests.batch.helpers import articles, children, errors_in, left_in, options

POISON = {
    "exit": ("worker-died", "status 3"),
    "exit0": ("worker-died", "status 0"),
    "kill": ("worker-died", "SIGKILL"),
    "segfault": ("worker-died", "SIGSEGV"),
    "abort": ("worker-died", "SIGABRT"),
    "loop": ("timeout", "more than 2 s"),
    "sleep": ("timeout", "more than 2 s"),
    "stop": ("timeout", "more than 2 s"),
    "devour": ("out-of-memory", "more than 256 MiB"),
    "raise": ("stage-failed", "division by zero"),
}
COUNT = 64


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, batch.Summary]:
    """The output of one run over articles of which every fifth breaks its worker in its own way."""
    folder = tmp_path_factory.mktemp("poisoned")
    source = articles(folder / "in", COUNT, dict(zip(range(3, COUNT, 5), POISON, strict=False)))
    return folder / "out", batch.run([source], options(folder / "out"))


@pytest.mark.parametrize("command", POISON)
def test_one_article_fails_and_says_why(poisoned: tuple[Path, batch.Summary], command: str) -> None:
    number = 3 + 5 * list(POISON).index(command)
    (line,) = [line for line in errors_in(poisoned[0]) if line["article"] == f"a{number:04}"]
    code, words = POISON[command]
    assert line["code"] == code
    assert words in line["reason"]
    assert line["stage"] == "mentions"
    assert line["remedy"]
    assert Path(line["file"]).name == f"a{number:04}.txt"


def test_all_others_have_their_record(poisoned: tuple[Path, batch.Summary]) -> None:
    output, summary = poisoned
    failed = {line["article"] for line in errors_in(output)}
    records = {path.stem for path in output.glob("*.json")}
    assert len(failed) == len(POISON) == summary.failed
    assert records == {f"a{number:04}" for number in range(COUNT)} - failed
    assert summary.read == len(records)
    assert len((output / "facts.jsonl").read_bytes().splitlines()) == len(records)


def test_the_summary_counts_causes_and_status(poisoned: tuple[Path, batch.Summary]) -> None:
    summary = poisoned[1]
    assert summary.exit_status == 1
    assert summary.causes["mentions", "timeout"] == 3
    assert summary.causes["mentions", "worker-died"] == 5
    assert len(summary.set_aside) == 9  # the one that raised broke no worker


def test_the_same_bytes_for_any_number_of_workers(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", COUNT, {9: "exit", 10: "kill", 40: "raise"})
    for jobs in (1, 2, 3):
        batch.run([source], options(tmp_path / f"out{jobs}", jobs=jobs))
    assert left_in(tmp_path / "out1") == left_in(tmp_path / "out2") == left_in(tmp_path / "out3")


def test_a_worker_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    """What the kernel does when memory runs out, or an operator: the article is not to blame."""
    source = articles(tmp_path / "in", 120, {number: "slow" for number in range(0, 120, 2)})
    killed, done = [], threading.Event()

    def kill_workers() -> None:
        while not done.wait(0.3):
            workers = [child for nursery in children(os.getpid()) for child in children(nursery)]
            if workers:
                os.kill(workers[0], signal.SIGKILL)
                killed.append(workers[0])

    killer = threading.Thread(target=kill_workers)
    killer.start()
    try:
        summary = batch.run([source], options(tmp_path / "out"))
    finally:
        done.set()
        killer.join()
    assert len(killed) > 3
    assert (summary.read, summary.failed) == (120, 0)


def test_the_nursery_killed_costs_nothing(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 60, {number: "slow" for number in range(60)})
    killed = []

    def watch(done: int, total: int | None) -> None:
        if done >= 10 * (len(killed) + 1) and len(killed) < 3:
            killed.extend(children(os.getpid()))
            os.kill(killed[-1], signal.SIGKILL)

    summary = batch.run([source], options(tmp_path / "out"), watch)
    assert len(killed) == 3
    assert (summary.read, summary.failed) == (60, 0)


def test_workers_end_with_the_run(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 40, {20: "sleep"})
    seen: set[int] = set()

    def watch(done: int, total: int | None) -> None:
        seen.update(child for nursery in children(os.getpid()) for child in children(nursery))

    batch.run([source], options(tmp_path / "out", limits=batch.Limits(seconds=1)), watch)
    assert seen
    assert not children(os.getpid())
    assert not [pid for pid in seen if Path(f"/proc/{pid}").exists()]


def test_a_leaking_worker_is_replaced(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    source = articles(tmp_path / "in", 40, {number: "leak" for number in range(40)})
    with caplog.at_level("INFO", "extractor.batch"):
        summary = batch.run([source], options(tmp_path / "out", jobs=1))
    assert (summary.read, summary.failed) == (40, 0)  # 40 MiB each, 256 allowed: one worker could not do them all
    assert re.search("has grown and is replaced|more than 256 MiB", caplog.text)


def test_nonsense_from_a_worker_costs_its_articles_only(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 3)
    summary = batch.run([source], options(tmp_path / "out", job="tests.batch.jobs:Nonsense"))
    assert summary.failed == 3
    assert "nonsense" in errors_in(tmp_path / "out")[0]["reason"]


def test_workers_that_cannot_start_end_the_run_with_the_reason(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 3)
    with pytest.raises(SetupError, match="no model there"):
        batch.run([source], options(tmp_path / "out", job="tests.batch.jobs:Broken"))


def test_time_is_the_articles_own(tmp_path: Path) -> None:
    """Thirty articles of 0.05 s in two chunks take longer than the limit together, and none alone."""
    source = articles(tmp_path / "in", 30, {number: "slow" for number in range(30)})
    limits = batch.Limits(seconds=0.5)
    started = time.monotonic()
    summary = batch.run([source], options(tmp_path / "out", jobs=1, limits=limits))
    assert summary.failed == 0
    assert time.monotonic() - started > 1.5
