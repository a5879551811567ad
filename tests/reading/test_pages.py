"""Pages of many engines and copies of pages: title, date, author and body come back, furniture does not."""

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.reading import Article, read_bytes
from tests.pages.make import FOLDER, made_pages
from tests.reading.alike import overlap, total

EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text("utf-8"))


def read(name: str) -> Article:
    return read_bytes((FOLDER / name).read_bytes(), name)


def own_text(article: Article) -> str:
    return "\n".join(article.text[block.start : block.end] for block in article.blocks)


def test_there_are_forty_pages_in_five_encodings() -> None:
    assert len(EXPECTED) >= 40
    assert len({page["encoding"] for page in EXPECTED.values()}) >= 5


def test_the_pages_are_those_of_the_engines() -> None:
    made = {page.name: (page.data, page.expected) for page in made_pages()}
    assert {path.name for path in Path(FOLDER).iterdir()} == {*made, "expected.json"}
    assert all((FOLDER / name).read_bytes() == data for name, (data, _) in made.items())
    assert {name: expected for name, (_, expected) in made.items()} == EXPECTED


def test_body_of_all_pages() -> None:
    overlaps = [overlap("\n".join(page["body"]), own_text(read(name))) for name, page in EXPECTED.items()]
    assert total(overlaps).f1 >= 0.99


@pytest.mark.parametrize("name", EXPECTED)
def test_page(name: str) -> None:
    article, page = read(name), EXPECTED[name]
    assert overlap("\n".join(page["body"]), own_text(article)).f1 >= 0.97
    assert (article.published.isoformat() if article.published else None) == page["published"]
    assert article.title == page["title"]
    assert article.author in (page["author"], None)


def test_most_authors_are_found() -> None:
    named = [name for name, page in EXPECTED.items() if page["author"]]
    assert sum(read(name).author == EXPECTED[name]["author"] for name in named) >= 0.9 * len(named)


@pytest.mark.parametrize("name", EXPECTED)
def test_ranges_and_blocks_agree(name: str) -> None:
    article = read(name)
    for start, end in article.body:
        assert 0 <= start < end <= len(article.text)
    for block in article.blocks:
        assert any(start <= block.start and block.end <= end for start, end in article.body)
        assert article.text[block.start : block.end].strip() == article.text[block.start : block.end]
