"""The short form of the soak: the long one, of 20,000 articles, is in `docs/batch.md` with its figures."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.soak
@pytest.mark.timeout(300)
def test_nothing_is_lost_while_workers_and_runs_are_killed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.soak", "--short", "--articles", "80", "--poison", "0.08"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
