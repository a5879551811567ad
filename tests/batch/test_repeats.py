"""Lines that repeat across a folder's pages, through the workers: the same records whatever the way there."""

import json
import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from extractor import batch
from extractor.batch.looking import Looker
from extractor.reading import Article, read_paths
from tests.batch.helpers import left_in
from tests.reading.outlet import BELOW, pages


def run(source: Path, output: Path, jobs: int = 2) -> dict[str, bytes]:
    batch.run([source], batch.Options(output=output, jobs=jobs, limits=batch.Limits(60.0, 0)))
    return left_in(output)


@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_the_same_for_any_number_of_workers_and_as_read_alone(tmp_path: Path, suffix: str) -> None:
    source = pages(tmp_path / "in", 9, suffix)
    found = run(source, tmp_path / "one", jobs=1)
    assert found == run(source, tmp_path / "two", jobs=2)
    for article in read_paths([source]):
        assert isinstance(article, Article)
        record = json.loads(found[f"{article.id}.json"])["article"]
        assert [tuple(span) for span in record["body"]] == list(article.body)
        assert BELOW[0] not in article.text[article.body[0][0] : article.body[-1][1]]


def test_more_pages_change_what_was_made_before_as_a_fresh_run_would(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", 3)
    before = run(source, tmp_path / "out")
    pages(source, 7)
    after = run(source, tmp_path / "out")
    assert after["p000.json"] != before["p000.json"]
    assert after == run(source, tmp_path / "fresh")
    assert batch.run([source], batch.Options(output=tmp_path / "out")).kept == 7


def test_a_page_that_breaks_its_reader_is_passed_over(tmp_path: Path) -> None:
    source = pages(tmp_path, 6, ".html")
    reading = {"fields": {}, "encoding": None, "max_bytes": 1_000_000}
    options = batch.Options(limits=replace(batch.Limits(), seconds=60.0))
    looker = Looker(options, reading)
    try:
        whole = looker.look(sorted(source.iterdir()))
        assert whole.some
        assert looker._worker is not None
        os.kill(looker._worker.pid, signal.SIGKILL)
        assert looker.look(sorted(source.iterdir())).some
    finally:
        looker.close()
