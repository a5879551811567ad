"""Odd file names and things that are no files: outputs stay inside, unique, predictable; the rest is said."""

import os
import socket
from pathlib import Path

import pytest

from extractor import batch
from extractor.reading.ids import MAX_BYTES
from tests.batch.helpers import articles, command, errors_in, options

ODD_NAMES = [
    "-rf *.txt",
    "$(touch pwned).txt",
    "; touch pwned ;.txt",
    "a\nb.txt",
    "a\tb\x1b[31m.txt",
    "CON.txt",
    "nul.txt",
    "com1.html.txt",
    "имя с пробелами.txt",
    "ё" * 120 + ".txt",
    "🙂.txt",
    "a\u202etxt.txt",
    "Дом.txt",
    "дом.txt",
    "page.TXT",
    "page.txt",
    "Page.txt",
    "facts.txt",
    "errors.jsonl.txt",
    "README.txt",
]


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, batch.Summary]:
    """The output of articles with every odd name, one of them in bytes that are no UTF-8."""
    folder = tmp_path_factory.mktemp("odd")
    source = folder / "in"
    source.mkdir()
    for number, name in enumerate(ODD_NAMES):
        (source / name).write_text(f"Открыли {number + 2} школ.", "utf-8")
    Path(os.fsdecode(os.fsencode(source) + b"/\xff\xfe\xd1.txt")).write_text("Открыли 99 школ.", "utf-8")
    return folder, batch.run([source], options(folder / "out"))


def test_every_odd_name_becomes_a_record_inside_the_output(odd: tuple[Path, batch.Summary]) -> None:
    folder, summary = odd
    assert (summary.read, summary.failed) == (len(ODD_NAMES) + 1, 0)
    assert len(list((folder / "out").glob("*.json"))) == len(ODD_NAMES) + 1
    assert {path.name for path in folder.iterdir()} == {"in", "out"}
    assert not (Path.cwd() / "pwned").exists()


def test_output_names_are_plain_short_and_differ_in_more_than_case(odd: tuple[Path, batch.Summary]) -> None:
    names = [path.name for path in (odd[0] / "out").glob("*.json")]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert name.isprintable()
        assert len(name.encode()) <= MAX_BYTES + len(".json")
        assert not name.startswith((".", "-"))
        assert name.split(".")[0].casefold() not in ("con", "nul", "com1")


def test_output_names_are_the_same_in_another_run(odd: tuple[Path, batch.Summary], tmp_path: Path) -> None:
    batch.run([odd[0] / "in"], options(tmp_path))
    assert sorted(p.name for p in tmp_path.glob("*.json")) == sorted(p.name for p in (odd[0] / "out").glob("*.json"))


def test_hidden_files_are_passed_over_but_may_be_named(tmp_path: Path) -> None:
    articles(tmp_path / "in", 1)
    for name in (".hidden.txt", "...txt", "notes.md", "a0000.txt~"):
        (tmp_path / "in" / name).write_text("Открыли 3 школы.", "utf-8")
    assert batch.run([tmp_path / "in"], options(tmp_path / "out")).read == 1
    assert batch.run([tmp_path / "in", tmp_path / "in/...txt"], options(tmp_path / "out")).read == 2


def test_twins_from_two_folders_have_a_record_each(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        articles(tmp_path / name, 2)
    summary = batch.run([tmp_path / "one", tmp_path / "two", tmp_path / "three"], options(tmp_path / "out"))
    assert summary.read == len(list((tmp_path / "out").glob("*.json"))) == 6


def test_what_is_no_regular_file_is_said_and_not_opened(tmp_path: Path) -> None:
    """A pipe would be waited for without end, a device read without end."""
    articles(tmp_path / "in", 2)
    os.mkfifo(tmp_path / "in/pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "in/socket.txt"))
    (tmp_path / "in/zero.txt").symlink_to("/dev/zero")
    (tmp_path / "in/nowhere.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "in/self.txt").symlink_to(tmp_path / "in/self.txt")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/twin.txt").symlink_to(tmp_path / "in/a0000.txt")
    summary = batch.run([tmp_path / "in"], options(tmp_path / "out"))
    reasons = {Path(line["file"]).name: line["reason"] for line in errors_in(tmp_path / "out")}
    assert reasons == {
        "pipe.txt": "a pipe, not a regular file",
        "socket.txt": "a socket, not a regular file",
        "zero.txt": "a device, not a regular file",
        "nowhere.txt": "a link that leads nowhere",
        "self.txt": "Too many levels of symbolic links",
    }
    assert summary.read == 3
    assert all(line["remedy"] for line in errors_in(tmp_path / "out"))


def test_folders_that_hold_each_other_are_walked_once(tmp_path: Path) -> None:
    articles(tmp_path / "in/one", 1)
    articles(tmp_path / "in/two", 1)
    (tmp_path / "in/one/two").symlink_to(tmp_path / "in/two")
    (tmp_path / "in/two/one").symlink_to(tmp_path / "in/one")
    summary = batch.run([tmp_path / "in"], options(tmp_path / "out"))
    assert summary.read == 4  # each folder by its own name, and by the link in the other
    assert summary.failed == 0


def test_an_unreadable_file_costs_itself_only(tmp_path: Path) -> None:
    """Rights do not keep root out; the first page of a process's memory is kept from everybody."""
    articles(tmp_path / "in", 6)
    (tmp_path / "in/a0002.txt").unlink()
    (tmp_path / "in/a0002.txt").symlink_to("/proc/self/mem")
    summary = batch.run([tmp_path / "in"], options(tmp_path / "out", job="extractor.batch.extraction:Extraction"))
    (line,) = errors_in(tmp_path / "out")
    assert summary.read == 5
    assert line["stage"] == "reading"
    assert "Input/output error" in line["reason"]
    assert line["remedy"]


def test_a_path_with_a_nul_is_said(tmp_path: Path) -> None:
    summary = batch.run([Path("a\0b.txt"), articles(tmp_path / "in", 1)], options(tmp_path / "out"))
    assert (summary.read, summary.failed) == (1, 1)


def test_missing_paths_and_empty_folders(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 2)
    (tmp_path / "empty").mkdir()
    missing = command(tmp_path / "nowhere", "--output", tmp_path / "out")
    assert missing.returncode == 2
    assert "no such file or folder" in errors_in(tmp_path / "out")[0]["reason"]
    assert "nowhere" in missing.stderr
    empty = command(tmp_path / "empty", "--output", tmp_path / "out")
    assert empty.returncode == 2
    assert "the folder holds no file of a known kind" in empty.stderr
    assert command(tmp_path / "nowhere", source, "--output", tmp_path / "out").returncode == 1
    assert command(tmp_path / "empty", source, "--output", tmp_path / "out").returncode == 1
