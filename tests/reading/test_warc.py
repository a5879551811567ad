"""Web archives: a thousand pages written as Common Crawl's news are, half of them cut off, damage inside."""

import gzip
import io
from pathlib import Path

import pytest
from fastwarc.stream_io import ZstdWriter

from extractor.reading import Article, Failure, read_paths
from tests.reading.archive import page, record, records

PAGES = 1_000


@pytest.fixture(scope="module")
def thousand() -> bytes:
    return b"".join(gzip.compress(each) for each in records(PAGES))


def read(path: Path, data: bytes) -> tuple[list[Article], list[Failure]]:
    path.write_bytes(data)
    results = list(read_paths([path]))
    return [r for r in results if isinstance(r, Article)], [r for r in results if isinstance(r, Failure)]


def test_a_thousand_pages(tmp_path: Path, thousand: bytes) -> None:
    articles, failures = read(tmp_path / "news.warc.gz", thousand)
    assert failures == []
    assert [article.id for article in articles] == [f"news-{number}" for number in range(1, PAGES + 1)]
    assert articles[41].title == "Дома в деревне 42"
    assert articles[41].url == "https://news.example/2023/09/12/42"
    assert str(articles[41].published) == "2023-09-12"  # of the address: the day of crawling is another


def test_half_of_it(tmp_path: Path, thousand: bytes) -> None:
    articles, (failure,) = read(tmp_path / "half.warc.gz", thousand[: len(thousand) // 2])
    assert PAGES * 0.49 < len(articles) < PAGES * 0.51
    assert failure.code == "truncated"
    assert failure.file.endswith(f"half.warc.gz:{len(articles) + 1}")
    assert "cut off" in failure.reason
    assert failure.remedy


def test_cut_off_anywhere_in_the_last_record(tmp_path: Path) -> None:
    """Also inside of its packed head: it is said once."""
    whole = [gzip.compress(each) for each in records(3)]
    for cut in range(1, len(whole[-1]), 3):
        articles, failures = read(tmp_path / "cut.warc.gz", b"".join(whole)[:-cut])
        assert len(articles) in (2, 3)
        assert [failure.code for failure in failures] == ["truncated"]


def test_cut_off_between_records_cannot_be_seen(tmp_path: Path) -> None:
    articles, failures = read(tmp_path / "whole.warc.gz", b"".join(gzip.compress(each) for each in records(2)))
    assert (len(articles), failures) == (2, [])


def test_damage_inside_costs_the_records_it_hits(tmp_path: Path) -> None:
    members = [gzip.compress(each) for each in records(10)]
    start = sum(map(len, members[:4])) + len(members[4]) // 2
    data = b"".join(members)
    articles, failures = read(tmp_path / "bad.warc.gz", data[:start] + b"\x55" * 50 + data[start + 50 :])
    titles = {article.title for article in articles}
    assert {f"Дома в деревне {number}" for number in (1, 2, 3, 4, 7, 8, 9, 10)} <= titles
    assert [failure.code for failure in failures] == ["truncated"]
    assert "damaged" in failures[0].reason


def test_an_archive_that_is_not_packed(tmp_path: Path) -> None:
    data = b"".join(records(4))
    assert len(read(tmp_path / "a.warc", data)[0]) == 4
    articles, (failure,) = read(tmp_path / "b.warc", data[: len(data) * 5 // 8])
    assert len(articles) == 2
    assert failure.code == "truncated"


def test_an_archive_packed_with_zstd(tmp_path: Path) -> None:
    out = io.BytesIO()
    with ZstdWriter(out) as writer:
        writer.write(b"".join(records(4)))
        writer.finish()
    assert len(read(tmp_path / "a.warc.zst", out.getvalue())[0]) == 4
    articles, failures = read(tmp_path / "b.warc.zst", out.getvalue()[:-30])
    assert len(articles) <= 4
    assert [failure.code for failure in failures] == ["truncated"]


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    data = (
        record(b"\x89PNG", 1, "Content-Type: image/png\r\n")
        + record(b"gone", 2, status="404 Not Found")
        + record(page(3).encode(), 3)
    )
    articles, failures = read(tmp_path / "a.warc", data)
    assert [article.id for article in articles] == ["a-3"]
    assert failures == []


@pytest.mark.parametrize(
    ("headers", "packed"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(page(1).encode())),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(page(1).encode()), page(1).encode())),
        ("Content-Encoding: gzip\r\n", page(1).encode()),  # crawlers unpack and leave the header
        ("Transfer-Encoding: chunked\r\n", page(1).encode()),
    ],
)
def test_encodings_of_the_body(tmp_path: Path, headers: str, packed: bytes) -> None:
    articles, failures = read(tmp_path / "a.warc", record(packed, 1, headers))
    assert failures == []
    assert articles[0].title == "Дома в деревне 1"


def test_a_bomb_in_a_response(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>" + b"a" * 30_000_000)
    articles, (failure,) = read(
        tmp_path / "a.warc", record(bomb, 1, "Content-Encoding: gzip\r\n") + record(page(2).encode(), 2)
    )
    assert failure.code == "too-large"
    assert [article.id for article in articles] == ["a-2"]


def test_what_is_no_archive(tmp_path: Path) -> None:
    articles, failures = read(tmp_path / "a.warc", b"this is no archive " * 100)
    assert articles == []
    assert len(failures) <= 1


def test_copies_in_an_archive_refer_to_the_first(tmp_path: Path) -> None:
    articles, _ = read(tmp_path / "a.warc", record(page(1).encode(), 1) + record(page(1).encode(), 2))
    assert [article.duplicate_of for article in articles] == [None, "a-1"]
