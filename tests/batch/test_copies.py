"""Articles with the words of an earlier one: their records say so, whatever worker was first."""

import json
from pathlib import Path

from extractor import batch
from extractor.reading import ReadOptions
from tests.batch.helpers import articles, left_in, options


def warnings_of(output: Path, identity: str) -> list[str]:
    """The messages of a record's warnings."""
    return [warning["message"] for warning in json.loads((output / f"{identity}.json").read_bytes())["warnings"]]


def test_the_later_copy_names_the_earlier_one(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 40)
    (source / "a0035.txt").write_bytes((source / "a0002.txt").read_bytes())
    (source / "a0036.txt").write_text("  В РАЙОНЕ открыли 4 школы!", "utf-8")
    for jobs in (1, 2):
        batch.run([source], options(tmp_path / f"out{jobs}", jobs=jobs))
    assert warnings_of(tmp_path / "out1", "a0002") == []
    assert warnings_of(tmp_path / "out1", "a0035") == ["the same text as a0002"]
    assert warnings_of(tmp_path / "out1", "a0036") == ["the same text as a0002"]
    assert left_in(tmp_path / "out1") == left_in(tmp_path / "out2")


def test_a_copy_is_none_when_the_earlier_article_is_gone(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 4)
    (source / "a0003.txt").write_bytes((source / "a0001.txt").read_bytes())
    batch.run([source], options(tmp_path / "out"))
    (source / "a0001.txt").unlink()
    batch.run([source], options(tmp_path / "out"))
    assert warnings_of(tmp_path / "out", "a0003") == []


def test_reprints_with_small_changes_are_named_where_that_is_asked(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 0)
    long = " ".join(f"В селе номер {number} построили {number * 7} домов за {number + 3} дня." for number in range(60))
    (source / "a.txt").write_text(long, "utf-8")
    (source / "b.txt").write_text(f"{long} Об этом сообщила мэрия.", "utf-8")
    (source / "c.txt").write_text("В селе открыли 4 школы.", "utf-8")
    for near, message in ((False, []), (True, ["the same text as a"]), (False, [])):
        batch.run([source], options(tmp_path / "out", reading=ReadOptions(near_duplicates=near)))
        assert [warnings_of(tmp_path / "out", name) for name in "abc"] == [[], message, []]
