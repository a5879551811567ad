"""The annotated articles beside the repository: their own text is found, furniture is not, no date is wrong."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from extractor.reading import Article, read_bytes
from tests.conftest import ROOT


class Pair(NamedTuple):
    """An annotation and the article as read."""

    gold: dict[str, Any]
    article: Article


def pairs_in(folder: Path, texts: Path) -> list[Pair]:
    pairs = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        source = texts / f"{path.stem}.txt"
        if gold.get("body") and source.exists():
            pairs.append(Pair(gold, read_bytes(source.read_bytes(), source.name)))
    return pairs


@pytest.fixture(scope="module", params=["shared", "corpus"])
def pairs(request: pytest.FixtureRequest) -> list[Pair]:
    if request.param == "corpus":
        return pairs_in(ROOT / "tests" / "annotations", ROOT / "corpus")
    folder: Path = request.getfixturevalue("gold")
    return pairs_in(folder, folder / "articles")


def characters(ranges: Any, text: str) -> set[int]:
    return {place for start, end in ranges for place in range(start, end) if not text[place].isspace()}


def test_body_by_characters(pairs: list[Pair]) -> None:
    assert pairs
    both = wanted = found = 0
    for gold, article in pairs:
        one, other = characters(gold["body"], article.text), characters(article.body, article.text)
        both, wanted, found = both + len(one & other), wanted + len(one), found + len(other)
    assert 2 * both / (wanted + found) >= 0.99


def test_few_figures_are_lost(pairs: list[Pair]) -> None:
    facts = [(fact["quantity"], article) for gold, article in pairs for fact in gold["facts"]]
    lost = [
        quantity["text"]
        for quantity, article in facts
        if not any(block.start <= quantity["start"] and quantity["end"] <= block.end for block in article.blocks)
    ]
    assert len(lost) <= 0.005 * len(facts), lost


def test_little_furniture_with_figures_is_taken(pairs: list[Pair]) -> None:
    extra = digits = 0
    for gold, article in pairs:
        own = characters(gold["body"], article.text)
        taken = [place for place in characters(article.body, article.text) if article.text[place].isdigit()]
        digits, extra = digits + len(taken), extra + sum(place not in own for place in taken)
    assert extra <= 0.01 * digits


def test_no_date_is_wrong(pairs: list[Pair]) -> None:
    days = [(gold["published"], article.published) for gold, article in pairs]
    assert not [pair for pair in days if pair[1] is not None and pair[1].isoformat() != pair[0]]


def test_most_dates_are_found(pairs: list[Pair]) -> None:
    dated = [(gold["published"], article.published) for gold, article in pairs if gold["published"]]
    assert sum(found is not None for _, found in dated) >= 0.9 * len(dated)


def test_titles(pairs: list[Pair]) -> None:
    right = [" ".join((gold["title"] or "").split()) == (article.title or "") for gold, article in pairs]
    assert sum(right) >= 0.95 * len(right)
