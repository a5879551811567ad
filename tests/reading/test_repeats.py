"""Lines that repeat across the pages of one outlet: furniture, unless they are the story's own."""

import json
from pathlib import Path

import pytest

from extractor.reading import Article, read_paths
from extractor.reading.repeats import LOOK, MANY
from tests.reading.outlet import ABOVE, BELOW, PLACES, QUOTE, pages, story, text


def read(*paths: Path) -> list[Article]:
    results = list(read_paths(paths))
    assert all(isinstance(result, Article) for result in results)
    return [result for result in results if isinstance(result, Article)]


def lines(article: Article) -> list[str]:
    own = " ".join(article.text[block.start : block.end] for block in article.blocks)
    return [line for line in article.text.split("\n") if line and line in own]


@pytest.mark.parametrize("suffix", [".txt", ".html"])
@pytest.mark.parametrize("count", [6, LOOK + 8])
def test_repeated_lines_are_no_part_of_the_story(tmp_path: Path, suffix: str, count: int) -> None:
    for number, article in enumerate(read(pages(tmp_path, count, suffix))):
        assert lines(article) == story(number)
        assert article.title == story(number)[0]


def test_few_pages_show_no_repetition(tmp_path: Path) -> None:
    article = read(pages(tmp_path, MANY - 1))[0]
    assert BELOW[0] in lines(article)


def test_named_files_are_as_their_folder(tmp_path: Path) -> None:
    folder = pages(tmp_path, 8)
    assert read(*sorted(folder.iterdir())) == read(folder)


def test_copies_of_one_article_keep_their_text(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text("\n\n".join(story(2)), "utf-8")
        (tmp_path / f"{number}a.txt").write_text("\n\n".join([f"Страница {number}", *story(2)]), "utf-8")
    for article in read(tmp_path):
        assert set(story(2)) <= set(lines(article))


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_quotation_in_articles_of_unlike_outlets_is_kept(tmp_path: Path, place: int) -> None:
    for number in range(8):
        told = story(number | 1)[1:]
        told.insert(place, QUOTE)
        (tmp_path / f"{number}.txt").write_text("\n\n".join([f"Клуб в {PLACES[number]}: как строили", *told]), "utf-8")
    for article in read(tmp_path):
        assert QUOTE in lines(article)


def test_a_dump_is_looked_at_outlet_by_outlet(tmp_path: Path) -> None:
    rows = [{"text": text(number), "url": f"https://zarechye.example/{number}"} for number in range(6)]
    rows += [{"text": text(number), "url": f"https://o{number}.example/1"} for number in range(3)]
    (tmp_path / "dump.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    articles = read(tmp_path / "dump.jsonl")
    assert [BELOW[0] in lines(article) for article in articles] == [False] * 6 + [True] * 3


def test_what_was_read_before_a_break_comes_first(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"text": text(number)}) for number in range(6))
    (tmp_path / "half.jsonl").write_text(rows[:-10], "utf-8")
    results = list(read_paths([tmp_path]))
    assert [isinstance(result, Article) for result in results] == [True] * 5 + [False]


def test_a_headline_of_every_week_is_a_headline(tmp_path: Path) -> None:
    for number in range(12):
        title = "Погода в Заречье на неделю" if number % 3 == 0 else story(number)[0]
        told = [*ABOVE, title, *story(number)[1:], *BELOW]
        (tmp_path / f"{number:02}.txt").write_text("\n\n".join(told), "utf-8")
    assert [article.title for article in read(tmp_path)][::3] == ["Погода в Заречье на неделю"] * 4
