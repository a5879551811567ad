"""`kill -9` of the whole run at any moment: `--resume` completes it, byte for byte as if nothing had been."""

import io
import json
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor import batch
from extractor.batch.state import code_digest
from tests.batch.helpers import articles, command, errors_in, left_in, options, processes_of, start

COUNT = 300
POISON = {7: "exit", 150: "kill", 151: "raise", 290: "segfault"} | dict.fromkeys(range(20, COUNT, 20), "slow")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles, and what a run leaves that nobody disturbs."""
    folder = tmp_path_factory.mktemp("undisturbed")
    articles(folder / "in", COUNT, POISON)
    assert command(folder / "in", "--output", folder / "out", "--jobs", "2").returncode == 1
    return folder


@pytest.mark.parametrize("seed", range(2))
def test_killed_at_random_moments_and_resumed(undisturbed: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    arguments = (undisturbed / "in", "--output", tmp_path / "out", "--jobs", "2", "--resume")
    kills = 0
    for records in sorted(chance.sample(range(COUNT * 2 // 3), 4)):  # not so many seconds: machines differ in speed
        running = start(*arguments)
        while running.poll() is None and len(list((tmp_path / "out").rglob("*.json"))) < records:
            time.sleep(0.005)
        if running.poll() is None:
            running.kill()
            kills += 1
        running.communicate()
        whole_or_not_at_all(tmp_path / "out", undisturbed / "out")
    assert kills
    assert command(*arguments).returncode == 1
    assert left_in(tmp_path / "out") == left_in(undisturbed / "out")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """Articles, one a copy, with what an undisturbed run leaves, and how often that touches the disk."""
    folder = tmp_path_factory.mktemp("small")
    articles(folder / "in", 6, {3: "raise"})
    (folder / "in/a0005.txt").write_bytes((folder / "in/a0001.txt").read_bytes())
    code_digest()  # is remembered: its reading of the package is not counted
    with pytest.MonkeyPatch.context() as patch:
        countdown = deadly_touches(patch, 10_000)
        batch.run([folder / "in"], options(folder / "out", jobs=1))
    return folder, 10_000 - countdown[0]


def test_killed_at_any_touch_of_the_disk_and_resumed(small: tuple[Path, int], tmp_path: Path) -> None:
    """Every fifth open, fsync, rename and unlink of the run is its last once (all of them with EVERY_TOUCH=1)."""
    folder, touches = small
    assert touches > 20
    for touch in range(1, touches + 1, 1 if "EVERY_TOUCH" in os.environ else 5):
        output = tmp_path / str(touch)
        assert status_of_a_run_killed_at(touch, folder / "in", output) == -signal.SIGKILL
        whole_or_not_at_all(output, folder / "out", copy="a0005.json")
        batch.run([folder / "in"], options(output, jobs=1, resume=True))
        assert left_in(output) == left_in(folder / "out")


def status_of_a_run_killed_at(touch: int, source: Path, output: Path) -> int:
    """Runs in a child process that kills itself at its n-th touch of the disk."""
    child = os.fork()
    if child == 0:
        deadly_touches(pytest.MonkeyPatch(), touch)
        batch.run([source], options(output, jobs=1))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def deadly_touches(patch: pytest.MonkeyPatch, countdown: int) -> list[int]:
    """From now on calls that touch the disk count down, and the one that gets to nought is the process's end."""
    left = [countdown]

    def deadly(call: Callable[..., Any]) -> Callable[..., Any]:
        def touched(*arguments: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **named)

        return touched

    for name in ("replace", "fsync", "open", "unlink", "ftruncate"):
        patch.setattr(os, name, deadly(getattr(os, name)))
    patch.setattr(io, "open", deadly(io.open))
    return left


def test_nothing_outlives_a_killed_run(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 60, dict.fromkeys(range(60), "slow"))
    running = start(source, "--output", tmp_path / "out")
    wait_for(lambda: list((tmp_path / "out").glob("*.json")))
    group = running.pid
    running.kill()
    running.communicate()
    wait_for(lambda: not members(group))


def test_resume_keeps_known_failures_and_a_plain_run_tries_them_again(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 60, {2: "raise"} | dict.fromkeys(range(20, 60), "slow"))
    running = start(source, "--output", tmp_path / "out", "--jobs", "1")
    wait_for(lambda: (tmp_path / "out/.errors.part").exists() and (tmp_path / "out/.errors.part").read_bytes())
    running.kill()
    running.communicate()
    resumed = command(source, "--output", tmp_path / "out", "--resume", "--verbose")
    assert resumed.returncode == 1
    assert [line["article"] for line in errors_in(tmp_path / "out")] == ["a0002"]
    (source / "a0002.txt").write_text("Открыли 4 школы.", "utf-8")
    assert command(source, "--output", tmp_path / "out").returncode == 0
    assert not (tmp_path / "out/errors.jsonl").exists()


def whole_or_not_at_all(folder: Path, expected: Path, copy: str = "") -> None:
    """Every file that is there is the one that an undisturbed run leaves; a copy may not know yet that it is one."""
    whole = left_in(expected)
    if (folder / copy).is_file():
        assert json.loads((folder / copy).read_bytes())["article"] == json.loads(whole.pop(copy))["article"]
    there = left_in(folder) if folder.exists() else {}
    assert {name: data for name, data in there.items() if name != copy and whole[name] != data} == {}


def members(group: int) -> list[int]:
    """Living processes of a process group."""
    found = []
    for pid in processes_of("tests.batch") + processes_of("extractor.batch.nursery"):
        try:
            if os.getpgid(pid) == group:
                found.append(pid)
        except ProcessLookupError:
            continue
    return found


def wait_for(condition: object, seconds: float = 20) -> None:
    """Waits until a condition holds."""
    limit = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.05)
