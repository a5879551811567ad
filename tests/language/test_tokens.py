"""Tokens and sentences of any text are razdel's."""

import pytest
import razdel
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.sentences import split_sentences
from extractor.language.tokens import Tokenizer

PARTS = 'а я Ё Он 1 25 b Z . , - – — _ / \\ ! ? … : ; ) ( * Δ ² \u0301 \xad « » “ " % т. е. г. A. 8.1. yahoo'.split()
texts = st.lists(st.sampled_from([*PARTS, " ", "  ", "\n", "\xa0"]), max_size=16).map("".join)


@given(texts | st.text(max_size=30))
def test_tokens_of_any_text(text: str) -> None:
    words, starts = Tokenizer()(text)
    expected = list(razdel.tokenize(text))
    assert (words, starts) == ([token.text for token in expected], [token.start for token in expected])


@given(texts | st.text(max_size=30))
def test_sentences_of_any_text(text: str) -> None:
    expected = [(sentence.start, sentence.stop) for sentence in razdel.sentenize(text) if sentence.text]
    assert list(split_sentences(text)) == expected


def test_a_unit_in_capitals_is_not_cut_off() -> None:
    assert len(list(split_sentences("Отпустили 520 тыс. Гкал тепла. Выработали 3 млн. МВт. Гости довольны."))) == 3
    assert len(list(split_sentences("За 9 мес. 2024 г. продали 40 машин. За полгода Иванов продал две."))) == 2


def test_a_unit_ends_a_sentence() -> None:
    assert len(list(split_sentences("В Бийске вывезли 40 т. Затем уехали."))) == 2
    assert (
        len(list(split_sentences("Выпало 14 см. На дорогах 5 машин. До города 3 км. Площадь 60 кв. м. Потом дождь.")))
        == 5
    )


def test_a_dateline_is_one_sentence() -> None:
    text = "Великие Луки. 18 декабря. В городе открыли мост. Приехали гости. 5 мая откроют второй."
    assert [text[start:end] for start, end in split_sentences(text)][0] == "Великие Луки. 18 декабря."
    assert len(list(split_sentences(text))) == 4


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("в 2010, 2011 годах", "в|2010,|2011|годах"),  # razdel looks across the space
        ("в 2010, затем", "в|2010|,|затем"),
        ("цена -5 руб.", "цена|-5|руб|."),
        ("(слово -5", "(|слово|-5"),
        ("«Саха-Транс»,", "«|Саха-Транс|»|,"),
        ("2/3 и 7,5-8%", "2/3|и|7,5-8|%"),
    ],
)
def test_a_remembered_chunk_minds_its_neighbours(text: str, tokens: str) -> None:
    tokenizer = Tokenizer()
    for _ in range(2):
        assert "|".join(tokenizer(text)[0]) == tokens


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.language.tokens.MEMORY", 5)
    tokenizer = Tokenizer()
    words = [letter * size for letter in "абв" for size in (1, 2, 3, 1000)]
    assert tokenizer(" ".join(words))[0] == words
    assert 0 < len(tokenizer._known) <= 5
    assert max(map(len, tokenizer._known)) < 1000


def test_a_lost_blank_parts_sentences() -> None:
    assert (
        len(list(split_sentences("Рис подорожал на 2%.Также выросла цена на гречку. Убрали всё поле.Хлеба много.")))
        == 4
    )
    assert len(list(split_sentences("Сборы упали на 8%.К осени их ждали в казне.В Твери выросли."))) == 3
    assert len(list(split_sentences("Счёт открыл И.В Павлов, ему помог С.К Гущин, ул.К Маркса узка."))) == 1
    assert (
        len(list(split_sentences("Яндекс.Такси дал скидку, обл.Тульская и пос.Ленинский её ждут, «Газета.Ру»."))) == 1
    )
