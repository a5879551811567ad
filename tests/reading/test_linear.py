"""Time grows at most linearly: twice the text takes about twice the time, for texts made to hurt each pattern."""

import time
from collections.abc import Callable

import pytest

from extractor.reading import article_from_text, read_bytes

STORY = "Мост длиной 300 метров открыли в Твери 5 мая. Об этом сообщил мэр Иван Петров."
TEXTS: dict[str, Callable[[int], str]] = {
    "short lines": lambda n: "а\n" * n,
    "paragraphs": lambda n: (STORY + "\n\n") * n,
    "headings": lambda n: "Читайте также\nЗаголовок другой статьи вышел вчера\n" * n,
    "teasers": lambda n: ("Заголовок другой статьи вышел\n" + STORY + "\n") * n,
    "inserts": lambda n: (STORY + "\nЧитайте также\nЗаголовок другой статьи\n") * n,
    "list": lambda n: "Список очень длинный и скучный:\n" + "• пункт\n" * n,
    "headlines": lambda n: "Заголовок новости про мост открыли в Твери\n" * n + STORY + "\n" + STORY,
    "wrapped": lambda n: ("слово " * 13 + "\n") * n,
    "dates": lambda n: "5 мая 2020 " * n,
    "times": lambda n: "12:00 Новость дня вышла\n" * n,
    "addresses": lambda n: "a@" * n * 10,
    "links": lambda n: "[http://a " * n * 10,
    "phones": lambda n: "8-800-100-" * n * 10,
    "brackets": lambda n: "[(«" * n * 10,
    "blanks": lambda n: " " * n * 50 + "а",
    "separators": lambda n: "a | " * n * 10,
}


def seconds(make: Callable[[], object]) -> float:
    """The faster of two runs: others use the machine too."""
    times = []
    for _ in range(2):
        started = time.process_time()
        make()
        times.append(time.process_time() - started)
    return min(times)


@pytest.mark.parametrize("name", TEXTS)
def test_texts(name: str) -> None:
    one, other = TEXTS[name](100), TEXTS[name](400)
    base = seconds(lambda: article_from_text(one))
    assert seconds(lambda: article_from_text(other)) < 12 * base + 0.05  # linear is 4, quadratic is 16


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<p>",
        "<b></b>",
        "<a href=x class=menu>y</a>",
        "<",
        "<a ",
        "</div>",
        "<!--",
        "&nbsp;",
        "<table><tr><td>",
    ],
)
def test_pages(piece: str) -> None:
    def make(count: int) -> Callable[[], object]:
        data = f"<html><body><p>{STORY}</p>{piece * count}</body></html>".encode()
        return lambda: read_bytes(data, "a.html")

    assert seconds(make(4_000)) < 12 * seconds(make(1_000)) + 0.05
