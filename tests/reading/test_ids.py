"""Ids: the stem where it is safe and free, else a slug with a hash; always a safe, unique file name."""

import pytest

from extractor.reading.ids import MAX_BYTES, Ids, article_id, safe


@pytest.mark.parametrize("name", ["tula", "seed-2", "Тула", "written-a01.v2", "2024_03_01", "ёлка"])
def test_safe_names_stay(name: str) -> None:
    assert article_id(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd", "a/b", "a\\b", "a\0b", "CON", "con", "nul.txt", "COM1", "Я" * 300, "", ".", "..", ".hidden", "a b", "a\nb", "-rf",
        "<script>", "a:b", "конец.", "и\u0306", "a\udcff", "\u202eabc", "*?", "💧",
    ],
)  # fmt: skip
def test_unsafe_names_become_slugs(name: str) -> None:
    identity = article_id(name)
    assert identity != name
    assert safe(identity)
    assert len(identity.encode()) <= MAX_BYTES
    assert identity == article_id(name)


def test_other_names_get_other_slugs() -> None:
    names = ["a b", "a  b", "a/b", "a\\b", "a\nb"]
    assert len({article_id(name) for name in names}) == len(names)


def test_twins_differ_in_more_than_case() -> None:
    ids = Ids()
    taken = [
        ids.take("Tula", "x/Tula.txt"),
        ids.take("tula", "x/tula.txt"),
        ids.take("tula", "y/tula.txt"),
        ids.take("tula", "y/tula.txt"),
    ]
    assert taken[0] == "Tula"
    assert len({identity.casefold() for identity in taken}) == 4


def test_the_same_run_gives_the_same_ids() -> None:
    def run() -> list[str]:
        ids = Ids()
        return [ids.take("tula", f"{number}/tula.txt") for number in range(3)]

    assert run() == run()
