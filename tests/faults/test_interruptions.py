"""Ctrl-C and SIGTERM: what is done is kept, the status is 130, and the message holds the command that goes on."""

import os
import re
import shlex
import signal
import time
from pathlib import Path

import pytest

from tests.batch.helpers import articles, children, command, left_in, processes_of, start


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path, number: signal.Signals) -> None:
    source = articles(tmp_path / "in put", 80, dict.fromkeys(range(0, 80), "slow"))
    running = start(source, "--output", tmp_path / "out put", "--jobs", "2", "--force")
    limit = time.monotonic() + 20
    while len(list((tmp_path / "out put").glob("*.json"))) < 8:
        assert time.monotonic() < limit
        time.sleep(0.02)
    os.killpg(running.pid, number)  # as a terminal does: to the run and all its workers
    _, stderr = running.communicate(timeout=10)
    assert running.returncode == 130
    assert "interrupted; what is done is kept" in stderr
    assert "Traceback" not in stderr
    kept = len(list((tmp_path / "out put").glob("*.json")))
    assert 8 <= kept < 80
    assert not (tmp_path / "out put/facts.jsonl").exists()
    if number == signal.SIGTERM:
        return
    go_on = re.search(r"to go on: (?:python -m )?extractor (.*)", stderr)
    assert go_on
    words = shlex.split(go_on.group(1))
    assert "--force" not in words
    resumed = command(*words)
    assert resumed.returncode == 0
    assert re.search(rf"\b80 +{kept}\b", resumed.stdout), "the closing table counts what was kept"
    assert command(source, "--output", tmp_path / "whole").returncode == 0
    assert left_in(tmp_path / "out put") == left_in(tmp_path / "whole")
    assert not [pid for pid in processes_of("extractor.batch.nursery") if os.getpgid(pid) == running.pid]


def test_a_run_is_stopped_while_a_worker_hangs(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 3, {1: "stubborn"})
    running = start(source, "--output", tmp_path / "out", "--jobs", "1", "--time-limit", "60")
    limit = time.monotonic() + 30
    while not any(children(nursery) for nursery in children(running.pid)):
        assert time.monotonic() < limit
        time.sleep(0.05)
    time.sleep(0.3)
    started = time.monotonic()
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=10)
    assert running.returncode == 130
    assert time.monotonic() - started < 3
