"""Properties that hold for any input: a record or a typed error, offsets that are right, no figure lost."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import Extractor, Failure, Record
from extractor.errors import ExtractorError
from extractor.reading import article_from_text, read_bytes
from extractor.writing.files import record_bytes

DIGITS = re.compile(r"[0-9]+")
NAMES = ("a.txt", "a.html", "a.jsonl", "a.csv", "a.xml", "a.mhtml", "a.zip", "a.warc", "a.txt.gz", "a")
QUIET = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck), derandomize=True)

WORDS = (
    "в Туле", "Москва", "по данным Росстата", "губернатор Иван Петров сообщил", "млн рублей", "тысяч человек", "школ",
    "выросло на", "до", "процентов", "в 2023 году", "более", "полтора", "двадцать пять", "№", "—", "«", "»", "\n\n",
    "19:30", "км/ч", "на 1000 жителей", "с 5 до 7", "3–5", "−5", "1 000,5", "0,(3)", "в три раза", "руб.", "$", "½",
    "12+", "и", ",", ".", "Читайте также:", "1.000.000", "10^400", "XXI век", "\u00a0", "\u200b", "\u0301", "ё", "I",
)  # fmt: skip
NUMBERS = st.one_of(
    st.integers(0, 10**12).map(str),
    st.decimals(0, 10**6, places=2).map(lambda value: str(value).replace(".", ",")),
    st.integers(10**3, 10**9).map(lambda value: f"{value:,}".replace(",", "\u00a0")),
)
PIECES = st.one_of(st.sampled_from(WORDS), NUMBERS, st.text(max_size=6))
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map(" ".join)


def record_of(text: str) -> Record:
    """The record of a text; a failure of a stage fails the test."""
    (result,) = Extractor().run([article_from_text(text)])
    assert not isinstance(result, Failure), result.traceback
    return result


@QUIET
@given(st.binary(max_size=400), st.sampled_from(NAMES))
def test_any_bytes_become_an_article_or_a_typed_error(data: bytes, name: str) -> None:
    try:
        article = read_bytes(data, name)
    except ExtractorError as error:
        assert error.reason
        return
    article.text.encode()
    assert all(0 <= start < end <= len(article.text) for start, end in article.body)


@QUIET
@given(TEXTS)
def test_any_text_becomes_a_record_that_survives_json(text: str) -> None:
    try:
        article_from_text(text)
    except ExtractorError:
        return
    record = record_of(text)
    assert Record.model_validate_json(record_bytes(record)) == record


@QUIET
@given(TEXTS)
def test_every_digit_group_of_the_body_is_in_a_fact_or_rejected(text: str) -> None:
    try:
        article_from_text(text)
    except ExtractorError:
        return
    record = record_of(text)
    spans = [(fact.quantity.start, fact.quantity.end) for fact in record.facts]
    spans += [(number.start, number.end) for number in record.rejected]
    found = (m for start, end in record.article.body for m in DIGITS.finditer(record.article.text, start, end))
    assert not [m for m in found if not any(start <= m.start() and m.end() <= end for start, end in spans)]


@QUIET
@given(st.lists(TEXTS, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_neighbours_in_a_batch_change_nothing(texts: list[str], chance: object) -> None:
    try:
        articles = [article_from_text(text, id=f"a{number}") for number, text in enumerate(texts)]
    except ExtractorError:
        return
    together = list(Extractor().run(articles))
    order = list(range(len(articles)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    shuffled = dict(zip(order, Extractor().run([articles[place] for place in order]), strict=True))
    alone = [next(Extractor().run([article])) for article in articles]
    assert together == alone == [shuffled[place] for place in range(len(articles))]


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"\xff\xfe", b"\x1f\x8b\x08", b"PK\x03\x04", b"WARC/1.0\r\n", b"{" * 5000]
)
@pytest.mark.parametrize("name", NAMES)
def test_beginnings_of_formats_are_typed_errors_or_articles(data: bytes, name: str) -> None:
    try:
        read_bytes(data, name)
    except ExtractorError as error:
        assert error.reason


FOUND = ("Галина- приехала в Тулу.", "Иванова- и Петров-, Кара-", "«Мария-» и 5 школ")


@pytest.mark.parametrize("text", FOUND)
def test_what_fuzzing_found_becomes_a_record(text: str) -> None:
    assert record_of(f"Новости дня\n\n{text}").article.text
