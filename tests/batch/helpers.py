"""Articles to run, runs of them in this process and in others, and what they leave behind."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from extractor import batch
from tests.conftest import ROOT

FAKE = "tests.batch.jobs:Fake"
QUICK = batch.Limits(seconds=2.0, memory=256 << 20)


def articles(folder: Path, count: int, poison: dict[int, str] | None = None) -> Path:
    """A folder with `count` small articles, some of which break their worker."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = f"!{poison[number]} {number}" if poison and number in poison else f"В районе открыли {number + 2} школы."
        (folder / f"a{number:04}.txt").write_text(text, "utf-8")
    return folder


def options(output: Path, **changes: Any) -> batch.Options:
    """Options with the small job and short limits."""
    return replace(batch.Options(output=output, jobs=2, limits=QUICK, job=FAKE), **changes)


def command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line with the small job, until its end."""
    return subprocess.run(
        [sys.executable, "-m", "tests.batch.driver", *map(str, arguments)],
        cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=100,
    )  # fmt: skip


def start(*arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
    """The command line with the small job, running; in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.batch.driver", *map(str, arguments)],
        cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def left_in(folder: Path) -> dict[str, bytes]:
    """Every file of an output folder that is meant for people."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if not path.name.startswith(".")}


def errors_in(folder: Path) -> list[dict[str, Any]]:
    """The lines of `errors.jsonl`."""
    path = folder / "errors.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def processes_of(mark: str) -> list[int]:
    """Processes whose command line holds a mark."""
    running = psutil.process_iter(["cmdline"])
    return [process.pid for process in running if mark in " ".join(process.info["cmdline"] or ())]


def children(pid: int) -> list[int]:
    """The child processes of a process."""
    with suppress(psutil.NoSuchProcess):
        return [child.pid for child in psutil.Process(pid).children()]
    return []
