"""What is typed oddly is read as meant, and offsets stay those of the text as typed."""

import pytest

from extractor.language import analyse
from extractor.language.spelling import cleaned, evened, lowered, straightened
from tests.language.texts import whole


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Mосква и Cочи", "Москва и Сочи"),  # the capitals are Latin
        ("pайон", "район"),
        ("MBД", "МВД"),
        ("XXв", "XXв"),
        ("CO и MAX", "CO и MAX"),
        ("PRслужба", "PRслужба"),
        ("IT-компания", "IT-компания"),
        ("Windows, c. 5", "Windows, c. 5"),
        ("Ёлка", "Ёлка"),
    ],
)
def test_look_alikes(typed: str, meant: str) -> None:
    assert straightened(typed) == meant
    assert len(straightened(typed)) == len(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("об\xadла\xadсти", "области"),
        ("\ufeffВ", "В"),
        ("реги\u200bон", "регион"),
        ("крае\u0306", "краӗ"),
        ("краи\u0306", "край"),
        ("те\u0308плый", "тёплый"),
        ("а\u202eб", "аб"),
        ("а\x00б", "аб"),
        ("\u200b", "\u200b"),
    ],
)
def test_invisible_characters(typed: str, meant: str) -> None:
    assert cleaned(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("сдали **12** школ", "сдали   12   школ"),
        ("в [Туле](https://tula.example/news/5) сдали", "в  Туле" + " " * 31 + "сдали"),
        ("как сказано в [5](2) и [9]", "как сказано в [5](2) и [9]"),
        ("5 * 4 и a*b", "5 * 4 и a*b"),
    ],
)
def test_marks_of_markdown_are_blanks(typed: str, meant: str) -> None:
    assert evened(typed) == meant
    assert len(evened(typed)) == len(typed)


def test_lower() -> None:
    assert lowered("Королё\xadвЪ") == "королевъ"


def test_an_odd_text_is_read_as_the_plain_one() -> None:
    plain = "В Самарской области и Казани построили девять школ за 15 млн рублей."
    typed = plain.replace("области", "об\xadласти").replace("Казани", "Kазани").replace("школ", "школ\u200b")
    one, other = (next(analyse([(text, whole(text))])).sentences[0] for text in (plain, typed))
    assert [token.lower for token in one.tokens] == [token.lower for token in other.tokens]
    assert [(token.tag, token.head, token.rel) for token in one.tokens] == [
        (token.tag, token.head, token.rel) for token in other.tokens
    ]
    assert [(name.first, name.last, name.type) for name in one.names] == [
        (name.first, name.last, name.type) for name in other.names
    ]
    assert all(typed[token.start : token.end] == token.text for token in other.tokens)
    assert "Kазани" in [token.text for token in other.tokens]
