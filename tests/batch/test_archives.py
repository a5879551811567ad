"""A web archive through the command: a thousand pages, then half of it; what is kept, and what is said of the rest."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.helpers import errors_in
from tests.conftest import ROOT
from tests.reading.archive import records

PAGES = 1_000


@pytest.fixture(scope="module")
def thousand() -> bytes:
    return b"".join(gzip.compress(each) for each in records(PAGES))


def run(archive: Path, data: bytes, output: Path) -> int:
    archive.write_bytes(data)
    arguments = ["-m", "extractor", str(archive), "--output", str(output), "--quiet"]
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, timeout=300, check=False).returncode


def test_a_thousand_pages_then_half_of_them(tmp_path: Path, thousand: bytes) -> None:
    output = tmp_path / "out"
    assert run(tmp_path / "news.warc.gz", thousand, output) == 0
    assert errors_in(output) == []
    facts = [json.loads(line) for line in (output / "facts.jsonl").read_text("utf-8").splitlines()]
    found = {(fact["id"].split(":")[0], fact["quantity"]["value"]) for fact in facts}
    assert found >= {(f"news-{number}", str(number + 12)) for number in range(1, PAGES + 1)}
    whole = {path.name: path.read_bytes() for path in output.glob("news-*.json")}
    assert len(whole) == PAGES

    half = tmp_path / "half"
    assert run(tmp_path / "news.warc.gz", thousand[: len(thousand) // 2], half) == 1
    kept = {path.name: path.read_bytes() for path in half.glob("news-*.json")}
    assert PAGES * 0.49 < len(kept) < PAGES * 0.51
    assert kept == {name: whole[name] for name in kept}
    (error,) = errors_in(half)
    assert error["code"] == "truncated"
    assert error["file"].endswith(f"news.warc.gz:{len(kept) + 1}")
    assert "cut off" in error["reason"]
