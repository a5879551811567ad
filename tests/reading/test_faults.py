"""Bad input: each ends in an article or in one failure that names file, stage, reason and remedy; nothing else is lost."""

import gzip
import json
import os
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.reading import Article, Failure, ReadOptions, article_from_text, read_paths
from tests.reading.test_formats import HTML, PARAGRAPHS, ROW, TEXT, TITLE, Write, lines, own, write

__all__ = ["write"]
SECONDS = 10  # the budget of an article


def results(*paths: Path | str, options: ReadOptions | None = None) -> list[Article | Failure]:
    started = time.process_time()
    found = list(read_paths(paths, options))
    assert time.process_time() - started < SECONDS
    for result in found:
        if isinstance(result, Failure):
            assert result.file
            assert result.stage
            assert result.reason
            assert result.remedy
    return found


def only_failure(path: Path | str) -> Failure:
    (failure,) = results(path)
    assert isinstance(failure, Failure)
    return failure


HOSTILE_PAGES: dict[str, Callable[[], str]] = {
    "20,000 nested divs": lambda: "<div>" * 20_000 + HTML + "</div>" * 20_000,
    "300,000 empty tags": lambda: HTML.replace("</p>", "<b></b>" * 300_000 + "</p>", 1),
    "100,000 links": lambda: HTML.replace("</body>", "<a href=x class=menu>y</a>" * 100_000 + "</body>"),
    "a colspan of 2**53": lambda: HTML.replace(
        "</body>", "<table><tr><td colspan=9007199254740991>x</td></tr></table></body>"
    ),
    "unclosed tags": lambda: HTML + "<table><tr><td>" * 5_000,
    "a tag that never ends": lambda: HTML + "<" + "a" * 1_000_000,
    "attributes without end": lambda: HTML + "<p " + "a=1 " * 200_000,
    "comments without end": lambda: HTML.replace("</body>", "<!--" * 100_000),
    "nested lists": lambda: HTML.replace("</body>", "<ul><li class=menu>" * 10_000),
}


@pytest.mark.parametrize("name", HOSTILE_PAGES)
def test_hostile_pages(write: Write, name: str) -> None:
    (article,) = results(write("a.html", HOSTILE_PAGES[name]().encode()))
    assert isinstance(article, Article)
    assert PARAGRAPHS[0] in article.text
    assert article.title == TITLE


HOSTILE_TEXTS: dict[str, str] = {
    "205,000 characters without a full stop": "слово " * 34_200,
    "100,000 dots": "." * 100_000,
    "60,000 characters of initials": "А. Б. " * 10_000,
    "50,000 combining marks": "а" + "\u0301" * 50_000,
    "5 MB of digits": "1" * 5_000_000,
    "3,000,000 line ends": "\n" * 3_000_000 + TEXT,
    "300,000 lines": "а\n" * 300_000,
    "100,000 times of day": "12:00 " * 100_000,
    "50,000 openings of links": "[http://a " * 50_000,
    "only punctuation": "…—«»!?" * 1_000,
    "one word": "Слово",
}


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_hostile_texts(write: Write, name: str) -> None:
    (article,) = results(write("a.txt", HOSTILE_TEXTS[name].encode()))
    assert isinstance(article, Article)
    assert article.text == HOSTILE_TEXTS[name]


ODD_MARKS = {
    "NUL": "Построили 12\0 школ за год, сообщил министр.",
    "override of direction": "Построили \u202e12\u202c школ за год, сообщил министр.",
    "zero width": "По\u200bстроили 1\u200b2 школ за год, сообщил министр.",
    "soft hyphens": "По\u00adстроили 12 ш\u00adкол за год, сообщил министр.",
    "mark in the middle": "Построили \ufeff12 школ за год, сообщил министр.",
    "Latin look-alikes": "Пocтpoили 12 шкoл зa гoд, cooбщил миниcтp.",
    "decomposed": unicodedata.normalize("NFD", "Построили 12 школ за год, сообщил новый министр Алёшкин."),
    "emoji": "👩‍👩‍👧 Построили 12 школ за год, сообщил министр.",
}


@pytest.mark.parametrize("name", ODD_MARKS)
def test_odd_characters_stay_where_they_are(write: Write, name: str) -> None:
    text = ODD_MARKS[name]
    (article,) = results(write("a.txt", text.encode()))
    assert isinstance(article, Article)
    assert article.text == text
    assert "12" in own(article).replace("\u200b", "")


def test_a_lone_surrogate_keeps_its_place(write: Write) -> None:
    row = b'{"text": "\\u041f\\u043e\\u0441\\u0442\\u0440\\u043e\\u0438\\u043b\\u0438 \\ud83d 12 \\u0448\\u043a\\u043e\\u043b \\u0437\\u0430 \\u0433\\u043e\\u0434."}\n'
    (article,) = results(write("a.jsonl", row))
    assert isinstance(article, Article)
    assert article.text == "Построили \ufffd 12 школ за год."
    assert [notice.code for notice in article.notices] == ["surrogate-replaced"]
    json.dumps(article.text, ensure_ascii=False).encode()


def test_a_string_with_a_lone_surrogate() -> None:
    article = article_from_text("Построили \ud83d 12 школ за год.")
    assert article.text.index("12") == 12
    article.text.encode()


@pytest.mark.parametrize("name", ["bomb.html.gz", "bomb.txt.gz", "bomb.jsonl.gz", "bomb.csv.gz"])
def test_a_bomb_stops_at_the_cap(write: Write, name: str) -> None:
    data = gzip.compress(b"<p>" + b"a" * 100_000_000)
    assert len(data) < 100_000
    found = results(write(name, data))
    assert found
    assert all(
        isinstance(result, Failure) and result.code in ("too-large", "truncated", "unreadable") for result in found
    )


def test_a_bomb_of_line_ends(write: Write) -> None:
    assert only_failure(write("a.jsonl.gz", gzip.compress(b"\n" * 100_000_000))).code == "truncated"


def test_an_input_beyond_its_limit(write: Write) -> None:
    (failure,) = results(write("a.txt", b"a" * 2_000), options=ReadOptions(max_bytes=1_000))
    assert isinstance(failure, Failure)
    assert failure.code == "too-large"


def test_lines_that_are_none_cost_only_themselves(write: Write) -> None:
    broken = [
        b'{"text": ',
        b"[1, 2]",
        b"null",
        b"[" * 10_000,
        b'{"text": {}}',
        b"\xff\xfe\xfd",
        b'{"text": NaN}',
        b'{"a":' * 10_000,
    ]
    data = b"\xef\xbb\xbf" + b"\n".join(
        [lines(ROW).strip(), *broken, lines({**ROW, "id": 9, "text": "Школу построили за год. Рады все."}).strip()]
    )
    found = results(write("a.jsonl", data))
    assert [result.id for result in found if isinstance(result, Article)] == ["a-77", "a-9"]
    assert [int(result.file.rpartition(":")[2]) for result in found if isinstance(result, Failure)] == list(
        range(2, 10)
    )


def test_half_a_last_line(write: Write) -> None:
    article, failure = results(write("a.jsonl", lines(ROW) + lines(ROW)[:200]))
    assert isinstance(article, Article)
    assert isinstance(failure, Failure)
    assert (failure.code, failure.file.rpartition(":")[2]) == ("truncated", "2")


def test_a_line_of_a_hundred_megabytes(write: Write) -> None:
    failure, article = results(write("a.jsonl", b'{"text": "' + b"a" * 100_000_000 + b'"}\n' + lines(ROW)))
    assert isinstance(failure, Failure)
    assert (failure.code, failure.file.rpartition(":")[2]) == ("too-large", "1")
    assert isinstance(article, Article)


def test_ids_that_repeat(write: Write) -> None:
    found = results(
        write(
            "a.jsonl",
            lines(ROW, {**ROW, "text": "Школу построили за год. Рады все."}, {**ROW, "id": "../77"}, {**ROW, "id": 77}),
        )
    )
    identities = [result.id for result in found if isinstance(result, Article)]
    assert identities[0] == "a-77"
    assert len({identity.casefold() for identity in identities}) == 4
    assert not any("/" in identity for identity in identities)


def test_a_packed_dump_that_is_cut_off(write: Write) -> None:
    data = gzip.compress(
        b"".join(
            lines({"text": f"В деревне номер {n} построили {os.urandom(40).hex()} домов за год."}) for n in range(500)
        )
    )
    found = results(write("a.jsonl.gz", data[: len(data) // 2]))
    assert 150 < sum(isinstance(result, Article) for result in found) < 300
    assert [result.code for result in found if isinstance(result, Failure)][-1] == "truncated"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""), ("empty.html", b""), ("blank.txt", b" \r\n\t\n"), ("marks.txt", b"\xef\xbb\xbf\n"), ("document.html", b"%PDF-1.7 1 0 obj"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(100)), ("page.html", b"<html><body><script>1</script></body></html>"), ("a.zip", b"PK\x03\x04"),
        ("a.parquet", b"PAR1PAR1"), ("a.jsonl.gz", b"\x1f\x8b\x08garbage"), ("a.csv", b""), ("a.mhtml", b"MIME-Version: 1.0\r\n\r\ntext"),
        ("a.warc.gz", b"no gzip at all"), ("a.html.zst", b"no zstd at all"),
    ],
)  # fmt: skip
def test_files_without_an_article(write: Write, name: str, data: bytes) -> None:
    failure = only_failure(write(name, data))
    assert name in failure.file


def test_an_empty_folder(tmp_path: Path) -> None:
    assert only_failure(tmp_path).code == "empty"


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    found = results(tmp_path)
    assert [result.id for result in found if isinstance(result, Article)] == ["good"]
    assert len([result for result in found if isinstance(result, Failure)]) == 3


@pytest.mark.parametrize("path", ["/dev/null", "/dev/zero", "nowhere.txt", "a\0b.txt", "x" * 5_000])
def test_named_paths_that_are_no_files(path: str) -> None:
    only_failure(path)


def test_an_unreadable_file(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.txt", TEXT.encode())

    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied" in only_failure(path).reason


def test_names_of_files(tmp_path: Path) -> None:
    names = [
        "Я" * 120 + ".txt",
        "CON.txt",
        "con.txt",
        "a b.txt",
        "a\tb.txt",
        "-rf.txt",
        "<img src=x>.txt",
        "ё.txt",
        unicodedata.normalize("NFD", "ё") + ".txt",
    ]
    for number, name in enumerate(names):
        (tmp_path / name).write_text(f"{TEXT} Номер {number}.", "utf-8")
    (tmp_path / os.fsdecode(b"\xff\xfe.txt")).write_text(TEXT, "utf-8")
    found = results(tmp_path)
    identities = [result.id for result in found if isinstance(result, Article)]
    assert len({unicodedata.normalize("NFC", identity).casefold() for identity in identities}) == len(names) + 1
    assert all(len(f"{identity}.json".encode()) <= 120 and "/" not in identity for identity in identities)
    json.dumps([result.path for result in found if isinstance(result, Article)], ensure_ascii=False).encode()


def test_a_fault_costs_no_other_article(write: Write, tmp_path: Path) -> None:
    write("a.txt", TEXT.encode())
    write("b.txt", bytes(range(256)) * 10)
    write("c.html", b"")
    write("d.html", HTML.encode())
    assert [type(result) for result in results(tmp_path)] == [Article, Failure, Failure, Article]


def test_numbers_that_are_none_in_dumps(write: Write) -> None:
    row = b'{"text": "\xd0\x9c\xd0\xbe\xd1\x81\xd1\x82 \xd0\xbe\xd1\x82\xd0\xba\xd1\x80\xd1\x8b\xd0\xbb\xd0\xb8 \xd0\xb2\xd1\x87\xd0\xb5\xd1\x80\xd0\xb0.", "date": NaN, "id": Infinity}\n'
    (article,) = results(write("a.jsonl", row))
    assert isinstance(article, Article)
    assert (article.id, article.published) == ("a-1", None)
