"""Full, read-only and contested output: what is done stays whole, and the message says what to do."""

import os
import resource
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from extractor import batch
from extractor.errors import UsageError
from tests.batch.helpers import articles, command, left_in, options, start


@contextmanager
def mounted(folder: Path, choices: str) -> Iterator[Path]:
    """A small file system of its own; tests that need one are listed as not run where none can be mounted."""
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", choices, "tmpfs", folder], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"not run: mounting needs rights that are not there ({done.stderr.strip()})")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_full_disk_stops_the_run_and_room_lets_it_go_on(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 150)
    batch.run([source], options(tmp_path / "whole"))
    with mounted(tmp_path / "disk", "size=300k") as disk:
        stopped = command(source, "--output", disk / "out")
        assert stopped.returncode == 1
        assert "No space left on device" in stopped.stderr
        assert "make room there" in stopped.stderr
        assert "--resume" in stopped.stderr
        assert "Traceback" not in stopped.stderr
        there = left_in(disk / "out")
        whole = left_in(tmp_path / "whole")
        assert there
        assert all(whole[name] == data for name, data in there.items())
        subprocess.run(["mount", "-o", "remount,size=8m", disk], check=True)
        assert command(source, "--output", disk / "out", "--resume").returncode == 0
        assert left_in(disk / "out") == whole


def test_a_disk_full_from_the_start_is_said(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 5)
    with mounted(tmp_path / "disk", "size=16k") as disk:
        (disk / "ballast").write_bytes(b"x" * 8000)
        with pytest.raises(OSError, match="No space"):
            (disk / "more").write_bytes(b"x" * 16000)
        (disk / "more").unlink()
        stopped = command(source, "--output", disk)
        assert stopped.returncode == 2
        assert "No space left on device" in stopped.stderr


def test_a_file_that_may_not_grow_leaves_no_half_table(tmp_path: Path) -> None:
    """A limit on the size of files stands for a quota: it can be tried without rights."""
    source = articles(tmp_path / "in", 100)
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))  # records are smaller, facts.jsonl is not
        try:
            batch.run([source], options(tmp_path / "out"))
        except batch.OutputError as error:
            os._exit(7 if "File too large" in str(error) else 8)
        os._exit(9)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert not list((tmp_path / "out").glob("facts*"))
    assert not list((tmp_path / "out").glob(".*.tmp"))
    assert batch.run([source], options(tmp_path / "out", resume=True)).kept == 100


def test_a_read_only_file_system_is_a_usage_error(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 2)
    with mounted(tmp_path / "disk", "ro") as disk:
        refused = command(source, "--output", disk / "out")
        assert refused.returncode == 2
        assert "cannot write there: Read-only file system" in refused.stderr
        assert "choose another folder with --output" in refused.stderr


@pytest.mark.parametrize("where", ["a-file", "a-file/below"])
def test_a_file_in_the_place_of_the_output_is_a_usage_error(tmp_path: Path, where: str) -> None:
    (tmp_path / "a-file").write_text("mine")
    with pytest.raises(UsageError, match="cannot write there"):
        batch.run([articles(tmp_path / "in", 2)], options(tmp_path / where))
    assert (tmp_path / "a-file").read_text() == "mine"


def test_two_runs_into_one_folder_are_kept_apart(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 100, dict.fromkeys(range(100), "slow"))
    first = start(source, "--output", tmp_path / "out")
    limit = time.monotonic() + 20
    while not list((tmp_path / "out").glob("*.json")):
        assert time.monotonic() < limit
        time.sleep(0.05)
    second = command(source, "--output", tmp_path / "out")
    assert second.returncode == 2
    assert f"another run is writing there (process {first.pid})" in second.stderr
    assert first.wait(60) == 0
    first.communicate()
    assert len(list((tmp_path / "out").glob("*.json"))) == 100
    assert command(source, "--output", tmp_path / "out").returncode == 0


def test_the_output_may_lie_inside_the_input(tmp_path: Path) -> None:
    articles(tmp_path, 5)
    for _ in range(2):
        summary = batch.run([tmp_path], options(tmp_path / "out"))
        assert (summary.read, summary.failed) == (5, 0)
