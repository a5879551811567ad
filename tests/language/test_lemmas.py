"""Lemmas are natasha's over pymorphy3, parses pymorphy3's."""

import json
import subprocess
import sys

import pymorphy3
import pytest

from extractor.language import Token, analyse, inflect, is_known, morph_parses, normal_forms
from tests.language.texts import articles, whole

# natasha imports pymorphy2; in a process of its own it is given pymorphy3 under that name
NATASHA = """
import json, sys
import pymorphy3.analyzer, pymorphy3.units.base
for name in ("", ".analyzer", ".units", ".units.base"):
    sys.modules["pymorphy2" + name] = sys.modules["pymorphy3" + name]
from natasha import MorphVocab
vocab = MorphVocab()
words = json.load(sys.stdin)
json.dump([vocab.lemmatize(word, pos, feats) for word, pos, feats in words], sys.stdout)
"""


def test_lemmas_are_natashas() -> None:
    texts = [text for text in articles(10) if "\ufeff" not in text]
    documents = analyse((text, whole(text)) for text in texts)
    tokens = [token for document in documents for sentence in document.sentences for token in sentence.tokens]
    words = [(token.text, token.pos, dict(token.feats)) for token in tokens]
    done = subprocess.run(
        [sys.executable, "-c", NATASHA], input=json.dumps(words), capture_output=True, text=True, check=True
    )
    assert len(tokens) > 1000
    assert [token.lemma for token in tokens] == json.loads(done.stdout)


def test_a_token_without_tag_has_the_likeliest_lemma() -> None:
    assert Token(0, 0, 5, "стали", "стали").lemma == "стать"
    assert Token(0, 0, 5, "Стали", "стали", pos="NOUN", tag="NOUN|Case=Gen|Number=Sing").lemma == "сталь"


@pytest.mark.parametrize("word", ["стали", "118-м", "кремлёвский", "глокая", "IV", "15", "кое-какой", "Ивановича", "%"])
def test_parses_are_pymorphys(word: str) -> None:
    expected = [
        (parse.normal_form.replace("ё", "е"), parse.tag.case, parse.score, str(parse.tag))
        for parse in pymorphy3.MorphAnalyzer().parse(word)
    ]
    assert [(parse.lemma, parse.case, parse.score, parse.tag) for parse in morph_parses(word)] == expected


def test_normal_forms() -> None:
    assert normal_forms("стали") == ("стать", "сталь")


@pytest.mark.parametrize(
    ("word", "grammemes", "form"),
    [
        ("область", {"gent"}, "области"),
        ("Тульская", {"nomn", "femn"}, "Тульская"),
        ("Москве", {"nomn"}, "Москва"),
        ("ОБЛАСТИ", {"nomn", "sing"}, "ОБЛАСТЬ"),
        ("Ост-Флота", {"nomn", "sing"}, "Ост-Флот"),
        ("Вестника-АБВ", {"nomn", "sing"}, "Вестник-АБВ"),
        ("ПечатьПресса", {"nomn", "sing"}, "ПечатьПресс"),
        ("Донском", {"nomn"}, "Донской"),
        ("заводском", {"nomn"}, "заводской"),
        ("псковском", {"nomn"}, "псковский"),
        ("волжском", {"nomn"}, "волжский"),
        ("15", {"gent"}, "15"),
        ("вчера", {"gent"}, "вчера"),
    ],
)
def test_inflect(word: str, grammemes: set[str], form: str) -> None:
    assert inflect(word, grammemes) == form


def test_known_words() -> None:
    assert is_known("Москва")
    assert not is_known("глокая")


@pytest.mark.parametrize("word", ["а" * 100_000, "\ud800", "слово\ud800", "\x00", "-" * 500, "а-" * 30])
def test_no_word_breaks_the_dictionary(word: str) -> None:
    assert morph_parses(word)
    assert isinstance(inflect(word, {"gent"}), str)
    assert isinstance(is_known(word), bool)
    assert Token(0, 0, 1, word, word).lemma
