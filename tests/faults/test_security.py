"""What nothing in an article, in its name or in a dump can reach."""

import ast
import json
import os
import pickle
import socket
import zipfile
from pathlib import Path

import pytest

from extractor import batch
from extractor.batch import frames
from extractor.cli import closing, logs
from tests.batch.helpers import errors_in
from tests.conftest import ROOT

EVIL_IDS = [
    "../../pwned",
    "/tmp/pwned",
    "a/b",
    "..",
    ".",
    "",
    "CON",
    "a\0b",
    "x" * 5000,
    "\u202egnp",
    "$(id)",
    "-rf",
    "~",
]


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a dump whose ids are paths, and of an archive whose members are."""
    folder = tmp_path_factory.mktemp("evil")
    lines = [json.dumps({"id": name, "text": f"В Туле открыли {n + 2} школ."}) for n, name in enumerate(EVIL_IDS)]
    (folder / "dump.jsonl").write_text("\n".join(lines) + "\n")
    with zipfile.ZipFile(folder / "pages.zip", "w") as archive:
        for name in ("../../../pwned.txt", "/pwned.txt", "a/../../pwned.txt", "C:\\pwned.txt", "ok.txt"):
            archive.writestr(name, f"В Омске открыли {len(name)} школ.")
    (folder / "page.html").write_text(
        '<html><head><title>t</title><link rel="stylesheet" href="http://127.0.0.1:9/a.css"></head><body>'
        '<img src="file:///etc/passwd"><iframe src="http://127.0.0.1:9/"></iframe><p>В Пскове открыли 7 школ для детей '
        "и ещё 5 садов, сообщила мэрия города.</p><script>fetch('http://127.0.0.1:9/')</script></body></html>"
    )
    (folder / "feed.xml").write_text(
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>a</title>'
        "<description>В Твери открыли 8 школ. &x;</description></item></channel></rss>"
    )
    before = set(os.listdir(folder.parent))
    batch.run([folder], batch.Options(output=folder / "out"))
    assert set(os.listdir(folder.parent)) == before
    return folder


def test_no_file_is_written_outside_the_output(evil: Path) -> None:
    assert {path.name for path in evil.iterdir()} == {"dump.jsonl", "pages.zip", "page.html", "feed.xml", "out"}
    assert not Path("/tmp/pwned").exists()
    assert not Path("/pwned.txt").exists()
    assert all(path.is_file() for path in (evil / "out").iterdir())


def test_every_article_has_a_record_of_its_own(evil: Path) -> None:
    records = [json.loads(path.read_bytes()) for path in (evil / "out").glob("*.json")]
    texts = [record["article"]["text"] for record in records if "Туле" in record["article"]["text"]]
    assert len(texts) == len(set(texts)) == len(EVIL_IDS)
    assert all((evil / "out" / f"{record['article']['id']}.json").exists() for record in records)


def test_no_external_entity_is_read(evil: Path) -> None:
    assert b"root:" not in b"".join(path.read_bytes() for path in (evil / "out").iterdir())


def test_reading_opens_no_connection(evil: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.reading import read_paths

    def refused(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert len(list(read_paths([evil / "page.html", evil / "feed.xml"]))) == 2


def test_the_run_unpickles_nothing_that_a_worker_says() -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("touch /tmp/pwned",)

    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(frames._LENGTHS.pack(len(pickle.dumps(Evil())), 0) + pickle.dumps(Evil()))
        with pytest.raises(frames.Gone):
            frames.receive(ours)
    assert not Path("/tmp/pwned").exists()


def test_a_message_of_absurd_length_is_not_waited_for() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(frames._LENGTHS.pack(2**31, 2**31))
        with pytest.raises(frames.Gone):
            frames.receive(ours)


DANGEROUS = {
    "eval",
    "exec",
    "os.system",
    "os.popen",
    "subprocess.call",
    "subprocess.run",
    "pickle.load",
    "marshal.loads",
}


def test_the_package_calls_nothing_that_runs_what_it_reads() -> None:
    """`pickle.loads` is called in one place, in a worker; a process is started in one place, without a shell."""
    calls = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / "extractor").rglob("*.py")
        for name in called(ast.parse(path.read_text("utf-8")))
        if name in DANGEROUS | {"pickle.loads", "subprocess.Popen"}
    }
    assert calls == {
        "extractor/batch/extraction.py: pickle.loads",
        "extractor/batch/nursery.py: subprocess.Popen",
    }


def called(tree: ast.AST) -> set[str]:
    """The names of all functions that are called."""
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def test_messages_and_logs_escape_what_would_move_a_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    closing._say("a\x1b[2Jb\u202ec\nd")
    assert capsys.readouterr().err == "extractor: a\\x1b[2Jb\\u202ec\\nd\n"
    logs.configure(verbose=True, as_json=False, debug=False)
    try:
        import logging

        logging.getLogger("extractor.batch").warning("%s", "a\x1b[2Jb")
        assert "\x1b" not in capsys.readouterr().err
    finally:
        logs.configure(verbose=False, as_json=False, debug=False)


def test_failures_name_what_is_wrong_with_hostile_input(evil: Path) -> None:
    assert all(line["stage"] and line["reason"] for line in errors_in(evil / "out"))
