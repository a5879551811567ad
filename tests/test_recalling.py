"""What extraction has said of an article it need not be asked again for a copy."""

import ast
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from extractor import Extractor, Failure, Record, pipeline, recalling
from extractor.reading import Article, Block, Notice, article_from_text, read_paths
from extractor.recalling import Memory, key_of
from tests.conftest import ROOT

OWN = {
    "id": "another",
    "path": "/there/b.txt",
    "url": "https://news.example/2",
    "title": "Другой заголовок",
    "author": "Анна Петрова",
    "media": "Вести",
    "sha256": "0" * 64,
    "notices": (Notice("encoding-guessed", "cp1251"),),
}  # fields that are a copy's own
ARTICLE = article_from_text("Школы\n\nВ мае в районе открыли 12 школ.", id="a", published=date(2024, 6, 1))


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that go through the models and the rules."""
    texts: list[str] = []
    original = pipeline.find_mentions

    def watched(article: Article, document: object) -> object:
        texts.append(article.text)
        return original(article, document)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "find_mentions", watched)
    analyse = pipeline.analyse

    def counted(given: Iterator[tuple[str, tuple[Block, ...]]]) -> object:
        articles = list(given)
        texts.extend(text for text, _ in articles)
        return analyse(articles)

    monkeypatch.setattr(pipeline, "analyse", counted)
    return texts


def json_of(results: Iterator[Record | Failure]) -> list[str]:
    """The records as they are written."""
    return [record.model_dump_json() for record in results if isinstance(record, Record)]


def test_the_record_of_a_copy_is_the_one_that_extraction_makes(analysed: list[str]) -> None:
    articles = [item for item in read_paths([ROOT / "corpus"]) if isinstance(item, Article)]
    copies = [replace(article, **OWN) for article in articles]
    recalled = json_of(Extractor().run([*articles, *copies]))[len(articles) :]
    assert len(analysed) == 2 * len(articles)  # once by the models, once by the rules
    assert recalled == json_of(Extractor().run(copies))
    assert sum(record.count('"id":"another:') for record in recalled) > 50


def test_each_copy_in_a_batch_and_in_later_ones_is_recalled(analysed: list[str]) -> None:
    articles = [replace(ARTICLE, id=str(number)) for number in range(40)]
    records = [record for record in Extractor().run(articles) if isinstance(record, Record)]
    assert [fact.id for record in records for fact in record.facts] == [f"{number}:30-32" for number in range(40)]
    assert len(analysed) == 2
    list(Extractor().run(articles[:1]))
    assert len(analysed) == 4  # another run remembers nothing


@pytest.mark.parametrize(
    "change",
    [
        {"published": date(2023, 6, 1)},
        {"published": None},
        {"text": ARTICLE.text.replace("12", "13")},
        {"body": ARTICLE.body[:1] if len(ARTICLE.body) > 1 else ((0, 5),)},
        {"blocks": (Block(0, len(ARTICLE.text), "body"),)},
        {"media": "Тульские известия Тулы", "url": "https://x.example/Тула"},
        {"title": "В Туле открыли школы", "blocks": (Block(0, len(ARTICLE.text), "body"),)},
    ],
    ids=lambda change: "-".join(change),
)
def test_an_article_that_may_say_another_thing_is_extracted(change: dict[str, object], analysed: list[str]) -> None:
    other = replace(ARTICLE, id="b", **change)  # type: ignore[arg-type]
    together = json_of(Extractor().run([ARTICLE, other]))[1]
    assert len(analysed) == 4
    assert together == json_of(Extractor().run([other]))[0]


def test_the_key_holds_all_that_extraction_reads_of_an_article() -> None:
    """Attributes of what is called `article` in the rooms that extract; medium, address and title in `outlet` alone."""
    read: dict[str, set[str]] = {}
    names = {field.name for field in fields(Article)}
    for room in ("language", "mentions", "linking"):
        for path in (ROOT / "extractor" / room).rglob("*.py"):
            for name in _read_of_articles(path) & names:
                read.setdefault(name, set()).add(path.name)
    assert set(read) == {"text", "body", "blocks", "published", "media", "url", "title"}
    assert read["media"] == read["url"] == read["title"] == {"outlets.py"}
    assert set(OWN) | {"text", "body", "blocks", "published", "duplicate_of"} == names


def _read_of_articles(path: Path) -> set[str]:
    """Fields read of `article` or `….article`, and, of anything, those that nothing else has."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
            if name == "article" or node.attr in {*OWN, "published"} - {"id", "path", "title"}:
                found.add(node.attr)
    return found


def test_where_the_first_failed_its_copy_is_extracted(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = json_of(Extractor().run([replace(ARTICLE, id="b")]))
    original = pipeline.find_mentions

    def broken(article: Article, document: object) -> object:
        return original(article, document) if article.id != "a" else 1 / 0  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "find_mentions", broken)
    first, second = Extractor().run([ARTICLE, replace(ARTICLE, id="b")])
    assert isinstance(first, Failure)
    assert isinstance(second, Record)
    assert [second.model_dump_json()] == expected


def test_a_record_that_does_not_fit_is_not_used() -> None:
    """Somebody changed a file of the output while the run was reading it."""
    (record,) = Extractor().run([ARTICLE])
    assert isinstance(record, Record)
    memory, copy = Memory(), replace(ARTICLE, id="b")
    wrong = record.facts[0].model_copy(update={"quantity": record.facts[0].quantity.model_copy(update={"text": "77"})})
    memory.keep(key_of(copy), record.model_copy(update={"facts": (wrong,)}))
    assert json_of(Extractor().run([copy], memory)) == json_of(Extractor().run([copy]))


def test_what_has_no_key_is_extracted(monkeypatch: pytest.MonkeyPatch) -> None:
    copies = [ARTICLE, replace(ARTICLE, id="b", published=None)]
    expected = json_of(Extractor().run(copies))
    monkeypatch.setattr(pipeline, "key_of", lambda article: 1 / 0)
    assert json_of(Extractor().run(copies)) == expected


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    (record,) = Extractor().run([ARTICLE])
    assert isinstance(record, Record)
    memory = Memory(2)
    for key in "abc":
        memory.keep(key, record)
    assert [key for key in "abc" if memory.find(key)] == ["b", "c"]
    monkeypatch.setattr(recalling, "CHARACTERS", len(ARTICLE.text) - 1)
    memory.keep("d", record)
    assert not [key for key in "abcd" if memory.find(key)]
