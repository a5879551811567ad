"""Dumps, tables, archives, feeds, saved pages, standard input: what each gives, in a stable order with stable ids."""

import base64
import gzip
import io
import json
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import ExtractorError
from extractor.reading import Article, Failure, ReadOptions, article_from_text, read_bytes, read_paths

TITLE = "Мост через Вятку откроют в октябре"
PARAGRAPHS = (
    "Новый мост через Вятку в Кировской области откроют 1 октября, сообщил губернатор Игорь Шумилин.",
    "Длина перехода – 1,2 км, стоимость – 4,8 млрд рублей.",
)
TEXT = "\n\n".join((TITLE, *PARAGRAPHS))
HTML = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></body></html>"
ROW = {
    "id": "77",
    "title": TITLE,
    "text": TEXT,
    "date": "2023-09-12T10:40:00+03:00",
    "url": "https://vk.example/1",
    "author": "И. Котова",
}

Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return put


def articles(*paths: Path | str, options: ReadOptions | None = None) -> list[Article]:
    results = list(read_paths(paths, options))
    assert not [result for result in results if isinstance(result, Failure)]
    return [result for result in results if isinstance(result, Article)]


def failures(path: Path | str, options: ReadOptions | None = None) -> list[Failure]:
    return [result for result in read_paths([path], options) if isinstance(result, Failure)]


def lines(*rows: Any) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def own(article: Article) -> str:
    return " ".join(article.text[block.start : block.end] for block in article.blocks)


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz", "a.jsonl.zst"])
def test_json_lines(write: Write, name: str) -> None:
    data = lines(ROW, {**ROW, "id": 78, "text": "Другой текст о школе. Её построили в Кирове за год."})
    one, other = articles(write(name, packed(data, name)))
    assert (one.id, other.id) == ("a-77", "a-78")
    assert (one.title, one.published, one.url, one.author) == (
        TITLE,
        date(2023, 9, 12),
        "https://vk.example/1",
        "И. Котова",
    )
    assert one.text == TEXT
    assert own(one) == " ".join((TITLE, *PARAGRAPHS))


def packed(data: bytes, name: str) -> bytes:
    if name.endswith(".gz"):
        return gzip.compress(data)
    if name.endswith(".zst"):
        from fastwarc.stream_io import ZstdWriter

        out = io.BytesIO()
        with ZstdWriter(out) as writer:
            writer.write(data)
            writer.finish()
        return out.getvalue()
    return data


def test_named_fields_win(write: Write) -> None:
    path = write("a.jsonl", lines({"body_ru": TEXT, "text": "ignored", "when": 1694504400, "key": "x"}))
    fields = {"text": "body_ru", "date": "when", "id": "key"}
    (article,) = articles(path, options=ReadOptions(fields=fields))
    assert (article.text, article.published, article.id) == (TEXT, date(2023, 9, 12), "a-x")


def test_a_row_of_html(write: Write) -> None:
    one, other = articles(
        write(
            "a.jsonl",
            lines(
                {"html": HTML, "date": "12.09.2023"}, {"content": f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]} Ещё.</p>"}
            ),
        )
    )
    assert (one.id, one.title, one.published) == ("a-1", TITLE, date(2023, 9, 12))
    assert "<" not in one.text + other.text


def test_a_row_without_text_names_its_columns(write: Write) -> None:
    (failure,) = failures(write("a.jsonl", lines({"a": 1, "b": "c"})))
    assert "a, b" in failure.reason
    assert failure.file.endswith("a.jsonl:1")
    assert failure.remedy


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-09-12", date(2023, 9, 12)), ("12.09.2023 10:40", date(2023, 9, 12)), ("12 сентября 2023", date(2023, 9, 12)),
        ("2023-09-11T22:00:00Z", date(2023, 9, 12)), (1694504400, date(2023, 9, 12)), ("1694504400000", date(2023, 9, 12)),
        ("2023-13-40", None), ("вчера", None), (True, None), ("", None), ([], None), (10**30, None),
    ],
)  # fmt: skip
def test_days_of_rows(write: Write, value: object, day: date | None) -> None:
    (article,) = articles(write("a.jsonl", lines({"text": TEXT, "date": value})))
    assert article.published == day


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", ","), ("utf-8-sig", ";"), ("cp1251", ";"), ("utf-16", "\t"), ("utf-8", "|")]
)
def test_tables(write: Write, encoding: str, mark: str) -> None:
    quoted = TEXT.replace('"', '""')
    data = f'id{mark}текст{mark}дата\r\n5{mark}"{quoted}"{mark}12.09.2023\r\n'
    (article,) = articles(write("t.csv", data.encode(encoding)))
    assert (article.id, article.text, article.published) == ("t-5", TEXT, date(2023, 9, 12))


def test_parquet(write: Write, tmp_path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    times = [datetime(2023, 9, 11, 22, 0, tzinfo=UTC), None]
    parquet.write_table(pyarrow.table({"text": [TEXT, PARAGRAPHS[0]], "published": times}), tmp_path / "p.parquet")
    one, other = articles(tmp_path / "p.parquet")
    assert (one.id, one.published, other.id, other.published) == ("p-1", date(2023, 9, 12), "p-2", None)


def test_parquet_without_its_library_names_the_extra(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (failure,) = failures(write("p.parquet", b"PAR1"))
    assert "extractor[columns]" in failure.remedy


def test_near_duplicates_without_their_library_name_the_extra(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasketch", None)
    with pytest.raises(ExtractorError) as caught:
        list(read_paths([write("a.txt", TEXT.encode())], ReadOptions(near_duplicates=True)))
    assert "extractor[duplicates]" in (caught.value.remedy or "")


def test_zip_of_everything(write: Write) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b/page.html", HTML)
        archive.writestr("../../escape.txt", TEXT + "\n\nЕщё одна строка о мосте через Вятку.")
        archive.writestr(
            "dump.jsonl.gz", gzip.compress(lines({**ROW, "text": "Школу построили за год. Она на 300 мест."}))
        )
        archive.writestr("__MACOSX/b/._page.html", b"x")
        archive.writestr(".DS_Store", b"x")
    found = articles(write("z.zip", out.getvalue()))
    assert [article.id for article in found] == ["z-escape", "z-page", "z-dump-77"]


def test_a_member_that_is_damaged_costs_only_itself(write: Write) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", "Школу построили за год. Она на 300 мест.")
    data = out.getvalue().replace("Школу".encode(), "Шк*лу".encode().ljust(10, b"x"))
    results = list(read_paths([write("z.zip", data)]))
    assert [type(result) for result in results] == [Article, Failure]


def test_rss(write: Write) -> None:
    item = f"<item><title>{TITLE}</title><link>https://k.example/1</link><pubDate>Mon, 11 Sep 2023 22:30:00 GMT</pubDate><description>{PARAGRAPHS[0]}</description></item>"
    full = f"<item><title>Школа готова</title><c:encoded><![CDATA[<p>{PARAGRAPHS[1]}</p><p>Школу на 300 мест построили в Кирове за год.</p>]]></c:encoded></item>"
    feed = f'<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><title>Вятка</title>{item}{full}</channel></rss>'
    one, other = articles(write("f.xml", feed.encode()))
    assert (one.id, one.title, one.published, one.url, one.media) == (
        "f-1",
        TITLE,
        date(2023, 9, 12),
        "https://k.example/1",
        "Вятка",
    )
    assert own(one) == f"{TITLE} {PARAGRAPHS[0]}"
    assert "300 мест" in own(other)


def test_atom(write: Write) -> None:
    entry = f'<entry><title>{TITLE}</title><link href="https://k.example/1"/><published>2023-09-12T10:40:00+03:00</published><content type="html">&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;</content></entry>'
    (article,) = articles(
        write("f.atom", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Вятка</title>{entry}</feed>'.encode())
    )
    assert (article.published, article.url, own(article)) == (
        date(2023, 9, 12),
        "https://k.example/1",
        f"{TITLE} {PARAGRAPHS[0]}",
    )


@pytest.mark.parametrize(
    "data",
    [b"<a>", b"<rss></rss>", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>', b"\xff\xfe\x00"],
)
def test_what_is_no_feed_is_a_failure(write: Write, data: bytes) -> None:
    (failure,) = failures(write("f.xml", data))
    assert failure.reason
    assert failure.remedy


def test_mhtml(write: Write) -> None:
    body = base64.encodebytes(HTML.encode("cp1251")).decode()
    message = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: text/html; charset=windows-1251\r\nContent-Location: https://k.example/2023/09/12/most\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{body}\r\n--b--\r\n"
    )
    (article,) = articles(write("m.mhtml", message.encode()))
    assert (article.id, article.title, article.published) == ("m", TITLE, date(2023, 9, 12))
    assert article.url == "https://k.example/2023/09/12/most"


@pytest.mark.parametrize("data", [TEXT.encode(), HTML.encode(), gzip.compress(HTML.encode()), lines({"text": TEXT})])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (article,) = articles("-")
    assert article.id.startswith("stdin")
    assert own(article) == " ".join((TITLE, *PARAGRAPHS))


def test_a_folder_in_the_order_of_names(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c/d.txt", "c/b.txt", "C.txt", ".hidden.txt", "picture.png"):
        write(name, (HTML if name.endswith("html") else f"{TEXT} {name}.").encode())
    found = articles(tmp_path)
    assert [Path(article.path or "").relative_to(tmp_path).as_posix() for article in found] == [
        "C.txt",
        "a.html",
        "b.txt",
        "c/b.txt",
        "c/d.txt",
    ]
    assert [article.id for article in found] == [article.id for article in articles(tmp_path)]
    assert len({article.id.casefold() for article in found}) == len(found)


def test_copies_refer_to_the_first(write: Write, tmp_path: Path) -> None:
    write("a.txt", TEXT.encode())
    write("b.txt", ("РЕКЛАМА\n\n" + TEXT.replace("\n\n", "\r\n\r\n")).encode("cp1251"))
    write("c.txt", (TEXT + "\n\nА ещё построят школу.").encode())
    one, other, third = articles(tmp_path)
    assert (one.duplicate_of, other.duplicate_of, third.duplicate_of) == (None, "a", None)
    assert "duplicate" in [notice.code for notice in other.notices]


def test_near_copies_by_an_option(write: Write, tmp_path: Path) -> None:
    long = " ".join(
        f"В районе номер {number} построили {number * 7} домов за {number + 3} месяца." for number in range(40)
    )
    write("a.txt", long.encode())
    write("b.txt", (long + " Об этом сообщила мэрия.").encode())
    write("c.txt", TEXT.encode())
    found = articles(tmp_path, options=ReadOptions(near_duplicates=True))
    assert [article.duplicate_of for article in found] == [None, "a", None]


def test_a_plain_text_with_tags_stays_as_it_is() -> None:
    text = "Тег <p> ставят перед абзацем, сказал программист. Это 1 из 110 тегов языка."
    assert read_bytes(text.encode(), "a.txt").text == text


def test_digest_is_of_the_bytes_read() -> None:
    import hashlib

    data = TEXT.encode("cp1251")
    assert read_bytes(data, "a.txt").sha256 == hashlib.sha256(data).hexdigest()


def test_a_string_with_its_metadata() -> None:
    article = article_from_text(TEXT, id="x", published=date(2020, 1, 2), url="https://k.example/1")
    assert (article.id, article.published, article.url, article.title) == (
        "x",
        date(2020, 1, 2),
        "https://k.example/1",
        TITLE,
    )


def test_one_file_with_many_articles_is_not_one_article() -> None:
    with pytest.raises(ExtractorError):
        read_bytes(lines(ROW, ROW), "a.jsonl")
