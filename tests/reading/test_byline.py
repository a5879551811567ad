"""Lines that name the office-holder whose own words a text is: above it, below it, with initials, behind «Автор –»."""

import pytest

from extractor.reading import article_from_text

TITLE = "О школьных автобусах"
BODY = (
    "У нас в крае 300 автобусов, и треть из них старше десяти лет. Я проехал по районам и посчитал каждый.",
    "В прошлом году мы купили 40 машин. Таким темпом мы обновим парк за восемь лет, не раньше.",
)


def bylines(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    return [text[block.start : block.end] for block in article_from_text(text).blocks if block.kind == "byline"]


@pytest.mark.parametrize(
    "line",
    [
        "Иван Серов, депутат Думы края",
        "Автор – Иван Серов, депутат Думы края.",
        "Автор колонки: Иван Серов, депутат Думы края",
    ],
)
def test_above_the_text(line: str) -> None:
    assert bylines(TITLE, line, *BODY) == [line]


@pytest.mark.parametrize(
    "line", ["Иван Серов, депутат Думы края", "И. П. Серов, депутат районного Совета.", "Мэр Канска Иван Серов"]
)
def test_below_the_text(line: str) -> None:
    assert bylines(TITLE, *BODY, line) == [line]


@pytest.mark.parametrize("line", ["Иван Серов, любитель автобусов", "Депутаты Думы края согласны с автором."])
def test_no_office_no_byline(line: str) -> None:
    assert bylines(TITLE, *BODY, line) == []
