"""Time grows at most linearly with an article, from its text to its record: texts made to hurt, four times as long."""

import time

import pytest

from extractor import Extractor, Record
from extractor.reading import article_from_text

PIECES = (
    "12:00 ", "5 мая 2020 ", "на 5 % ", "с 5 до 7 ", "1 000 ", "из них 5 ", "(5) ", "мэр Иван Петров сообщил, ",
    "когда к маю закрыли 5 шахт, ",
)  # fmt: skip


def seconds(text: str) -> float:
    """Processor time of a record, the lesser of two runs."""
    times = []
    for _ in range(2):
        article = article_from_text(text)
        started = time.process_time()
        (record,) = Extractor().run([article])
        times.append(time.process_time() - started)
        assert isinstance(record, Record)
    return min(times)


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_takes_about_four_times_the_time(piece: str) -> None:
    count = 2400 // len(piece)
    seconds(piece * 4)
    assert seconds(piece * 4 * count) < 9 * seconds(piece * count) + 0.1  # linear is 4, quadratic is 16
