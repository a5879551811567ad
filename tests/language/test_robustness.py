"""Texts made to break or to stall: each is read in a few seconds, and its offsets hold."""

import time

import pytest

from extractor.language import analyse
from tests.language.texts import whole

HARD = {
    "dots": "." * 100_000,
    "spaced dots": ". " * 15_000,
    "initials": "А. Б. " * 10_000,
    "initials without spaces": "А.Б." * 5_000,
    "combining marks": "и" + "\u0301\u0327" * 25_000,
    "a line of digits": "1234567890" * 500_000,
    "decimals": "1." * 50_000,
    "no full stop": "за год построили 15 школ " * 8_200,
    "different words": " ".join(f"{number}слово" for number in range(10_000)),
    "quotation marks": "« " * 15_000,
    "persons": "Иван Петров и " * 2_000,
    "hyphens": "а-" * 50_000,
    "white space": " \n" * 100_000 + "а",
    "surrogates": "\ud800\x00\u202eтекст " * 500,
}


@pytest.mark.parametrize("kind", HARD)
def test_hard_texts_take_linear_time(kind: str) -> None:
    text = HARD[kind]
    begun = time.process_time()
    document = next(analyse([(text, whole(text))]))
    assert time.process_time() - begun < 8  # the slowest takes 2 s on an idle core
    size = 0
    for sentence in document.sentences:
        for token in sentence.tokens:
            assert text.startswith(token.text, token.start)
            assert -1 <= token.head < len(sentence.tokens)
            size += len(token.text)
    assert size == len("".join(text.split()))


def test_a_long_sentence_is_cut_behind_commas() -> None:
    text = "Власти построили 15 школ, " * 200 + "и всё."
    sentences = next(analyse([(text, whole(text))])).sentences
    assert " ".join(sentence.text for sentence in sentences) == text
    assert len(sentences) == 3 and all(len(sentence.text) <= 2000 for sentence in sentences)
    assert all(sentence.text.endswith("школ,") for sentence in sentences[:-1])


def test_a_long_sentence_without_commas_is_cut_between_words() -> None:
    text = "слово " * 500
    sentences = next(analyse([(text, whole(text))])).sentences
    assert [len(sentence.text) for sentence in sentences] == [1997, 1001]
