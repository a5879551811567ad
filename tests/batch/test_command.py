"""The command of a batch: options, tables, logs, progress, statuses."""

import json
import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from extractor import batch
from extractor.cli import arguments, closing
from tests.batch.helpers import articles, command, errors_in
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "binary", "value"),
    [
        ("20M", False, 20_000_000),
        ("1G", True, 1 << 30),
        ("1.5k", False, 1500),
        ("512 MiB", True, 512 << 20),
        ("0", True, 0),
    ],
)
def test_sizes(text: str, binary: bool, value: int) -> None:
    assert arguments.size(text, binary) == value


@pytest.mark.parametrize("text", ["", "M", "-1", "1T", "1e9", "12 apples"])
def test_what_is_no_size_is_said(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="is no size"):
        arguments.size(text)


def test_reading_options() -> None:
    options = arguments.reading("cp1251", ["text=body_ru", "date=ts"])
    assert (options.encoding, dict(options.fields)) == ("cp1251", {"text": "body_ru", "date": "ts"})
    with pytest.raises(typer.BadParameter, match="no encoding"):
        arguments.reading("cp12510", [])
    with pytest.raises(typer.BadParameter, match="--field"):
        arguments.reading(None, ["text"])


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["/x/__main__.py", "a b", "--force"], "python -m extractor 'a b' --resume"),
        (["/usr/bin/extractor", "run", "a", "--resume"], "extractor run a --resume"),
        (["/usr/bin/extractor", "--jobs", "2", "--", "-a.txt"], "extractor --jobs 2 --resume -- -a.txt"),
    ],
)
def test_the_command_that_goes_on(argv: list[str], expected: str) -> None:
    assert closing.go_on_command(argv) == expected


@pytest.mark.parametrize(
    "wrong",
    [
        ["--force", "--resume"],
        ["--format", "xls"],
        ["--memory-limit", "much"],
        ["--jobs", "-1"],
        ["--encoding", "no-such"],
    ],
)
def test_wrong_options_are_usage_errors(tmp_path: Path, wrong: list[str]) -> None:
    done = command(articles(tmp_path / "in", 1), "--output", tmp_path / "out", *wrong)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_closing_tables_and_the_log(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 12, {3: "raise", 5: "exit", 7: "exit"})
    done = command(source, "--output", tmp_path / "out", "--log-json", "--debug")
    assert done.returncode == 1
    assert "mentions" in done.stdout
    assert "worker-died" in done.stdout
    lines = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert {"INFO", "WARNING"} <= {line["level"] for line in lines}
    assert all(line["time"].endswith("Z") and line["message"] for line in lines)
    assert "set aside, as they broke their workers" in done.stderr
    assert "traceback" in errors_in(tmp_path / "out")[0]


def test_quiet_is_quiet(tmp_path: Path) -> None:
    done = command(articles(tmp_path / "in", 3), "--output", tmp_path / "out", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_no_progress_without_a_terminal(tmp_path: Path) -> None:
    done = command(articles(tmp_path / "in", 3), "--output", tmp_path / "out")
    assert done.stderr == ""
    assert "read" in done.stdout


def test_progress_on_a_terminal_shows_rate_and_time_left(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 60, dict.fromkeys(range(60), "slow"))
    leader, follower = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.batch.driver", str(source), "--output", str(tmp_path / "out"), "--jobs", "1"],
        cwd=ROOT, env=os.environ | {"TERM": "xterm", "COLUMNS": "100"}, stdout=subprocess.PIPE, stderr=follower,
    )  # fmt: skip
    os.close(follower)
    shown = b""
    while running.poll() is None or select.select([leader], [], [], 0)[0]:
        if select.select([leader], [], [], 0.2)[0]:
            try:
                shown += os.read(leader, 65536)
            except OSError:  # the other end is closed
                break
    running.communicate()
    os.close(leader)
    assert running.returncode == 0
    assert b"/60" in shown
    assert b"/s" in shown
    assert b"0:00:0" in shown


@pytest.mark.parametrize("copies", [0, 12_345])
def test_the_closing_table_fits_a_terminal_of_80_columns(
    copies: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    summary = batch.Summary(read=123_456, facts=1_234_567, copies=copies, seconds=12_345.6)
    closing.say(summary, Path("output"), quiet=False)
    heads = capsys.readouterr().out.splitlines()[2].split()
    told = ["copies"] if copies else []
    assert heads == [*"read kept with facts empty".split(), *told, *"failed facts regions officials seconds".split()]
