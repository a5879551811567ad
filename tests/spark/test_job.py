"""The Spark job on local[2] gives what the library gives; listed as not run where Java or pyspark is absent."""

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.spark.job import Job, form_of, groups, run, session
from extractor.writing.tables import NAMES
from tests.conftest import ROOT

TEXT = "В {year} году в Омской области построили {n} школ, сообщил министр Пётр Ильин."


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A session on two cores."""
    pytest.importorskip("pyspark", reason="not run: pyspark is not installed")
    pytest.importorskip("pyarrow", reason="not run: pyarrow is not installed")
    if shutil.which("java") is None:
        pytest.skip("not run: there is no Java")
    made = session({
        "spark.master": "local[2]", "spark.ui.enabled": "false", "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1", "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
        "spark.executorEnv.PYTHONPATH": str(ROOT), "spark.sql.shuffle.partitions": "2",
    })  # fmt: skip
    yield made
    made.stop()


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Texts and pages of the corpus, JSON lines (one broken), a Parquet table and a web archive."""
    import pyarrow
    from pyarrow import parquet

    folder = tmp_path_factory.mktemp("news items")
    for path in sorted((ROOT / "corpus").glob("*"))[:6]:
        shutil.copy(path, folder)
    lines = [json.dumps({"id": f"n{n}", "text": TEXT.format(year=2023, n=n)}, ensure_ascii=False) for n in (12, 14)]
    (folder / "news.jsonl").write_text("\n".join([lines[0], "{broken", lines[1]]) + "\n", "utf-8")
    table = [{"body": TEXT.format(year=2022, n=n), "date": "2023-01-20"} for n in (15, 16, 17)]
    parquet.write_table(pyarrow.Table.from_pylist(table), folder / "dump.parquet")
    (folder / "crawl.warc").write_bytes(b"".join(map(response, (18, 19))))
    return folder


def response(number: int) -> bytes:
    """A WARC record of a page."""
    page = f"<html><head><title>Школы</title></head><body><article><h1>Школы</h1><p>{TEXT.format(year=2021, n=number)}"
    body = (page + "</p></article></body></html>").encode()
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = io.BytesIO()
    head.write(b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/%d\r\n" % number)
    head.write(b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\n" % number)
    head.write(b"WARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: application/http;msgtype=response\r\n")
    return head.getvalue() + b"Content-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n"


def written(output: Path, outcome: str) -> list[dict[str, Any]]:
    """What stands in the output, in the order of facts."""
    import pyarrow.dataset

    table = pyarrow.dataset.dataset(sorted(map(str, output.glob(f"group=*/outcome={outcome}/*.parquet"))))
    found = table.to_table().to_pylist()
    return sorted(found, key=lambda row: (row["fact_id"] or "", row["failure"] or ""))


@pytest.mark.timeout(300)
def test_the_job_gives_what_the_batch_gives_and_goes_on_where_it_was(spark: Any, inputs: Path, tmp_path: Path) -> None:
    from extractor import batch

    batch.run([inputs], batch.Options(output=tmp_path / "batch", jobs=1, formats=("parquet",)))
    local = local_rows(tmp_path / "batch")
    job = Job((str(inputs),), str(tmp_path / "spark"))
    assert [(group.form, now) for group, now in run(spark, job)] == [
        ("files", True),
        ("lines", True),
        ("parquet", True),
    ]
    found = [{name: row[name] for name in NAMES} for row in written(tmp_path / "spark", "fact")]
    assert found == local
    (failure,) = written(tmp_path / "spark", "failure")
    assert "no JSON" in json.loads(failure["failure"])["reason"]

    shutil.rmtree(next((tmp_path / "spark").glob("group=*")))
    again = [now for _, now in run(spark, job)]
    assert sorted(again) == [False, False, True]
    assert len(written(tmp_path / "spark", "fact")) == len(local)


def local_rows(folder: Path) -> list[dict[str, Any]]:
    """The table that the local batch wrote."""
    from pyarrow import parquet

    return sorted(parquet.read_table(folder / "facts.parquet").to_pylist(), key=lambda row: row["fact_id"])


def test_files_are_grouped_by_form_and_size() -> None:
    files = [("b.warc.gz", 3_000_000), ("a.warc.gz", 3_000_000), ("c.jsonl.gz", 10), ("d.parquet", 10), ("e.html", 10)]
    found = list(groups(files, Job(("x",), "y", group=4)))
    assert [(group.form, group.paths) for group in found] == [
        ("files", ("a.warc.gz",)), ("files", ("b.warc.gz", "e.html")), ("lines", ("c.jsonl.gz",)),
        ("parquet", ("d.parquet",))]  # fmt: skip
    assert [group.name for group in groups(reversed(files), Job(("x",), "y", group=4))] == [one.name for one in found]


def test_a_group_is_done_anew_when_its_files_or_columns_change() -> None:
    name = next(groups([("a.parquet", 10)], Job(("x",), "y"))).name
    assert next(groups([("a.parquet", 11)], Job(("x",), "y"))).name != name
    assert next(groups([("a.parquet", 10)], Job(("x",), "y", fields={"text": "t"}))).name != name
    assert form_of("s3a://bucket/NEWS.JSONL.GZ") == "lines"
