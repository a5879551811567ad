"""Bytes to text: the right encoding or a typed error, never silent garbage; a guess is said."""

import pytest

from extractor.errors import DecodingError
from extractor.reading import read_bytes
from extractor.reading.decoding import decode

TEXT = (
    'Мост через Вятку откроют в октябре\n\nНовый мост через Вятку в Кировской области откроют 1 октября, сообщил "Вечерке" '
    "губернатор Игорь Шумилин. Длина перехода - 1,2 км, стоимость - 4,8 млрд рублей, ёмкость паромов втрое меньше.\n"
)
LEGACY = ["cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5"]


@pytest.mark.parametrize("encoding", [*LEGACY, "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("length", [220, 2_000])
def test_cyrillic_encodings(encoding: str, length: int) -> None:
    text = (TEXT * 10)[:length]
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", LEGACY)
def test_a_guess_is_said(encoding: str) -> None:
    assert [notice.code for notice in decode(TEXT.encode(encoding)).notices] == ["encoding-guessed"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_is_known_is_not_said(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).notices == ()


def test_the_byte_order_mark_goes_and_nothing_else() -> None:
    text = "\r\n\u00a0А\u00adб\u200b\r\n"
    assert decode(text.encode("utf-8-sig")).text == text


def test_a_mark_in_the_middle_stays() -> None:
    assert decode("Один\ufeffдва".encode()).text == "Один\ufeffдва"


def test_declared_wins_over_the_guess_where_it_fits() -> None:
    assert decode("Шум".encode("cp1251"), "windows-1251") == ("Шум", (), "windows-1251")


def test_a_wrong_declaration_is_passed_over() -> None:
    assert decode(TEXT.encode(), "windows-1251-nonsense").text == TEXT
    assert decode(TEXT.encode("cp1251"), "utf-8").text == TEXT
    assert decode(TEXT.encode(), "koi8-r").text == TEXT


def test_windows_bytes_inside_utf8() -> None:
    data = TEXT.encode() + "Подпись: редактор".encode("cp1251") + "\nЕщё строка.\n".encode()
    decoded = decode(data)
    assert decoded.text == TEXT + "Подпись: редактор\nЕщё строка.\n"
    assert decoded.notices[0].code == "encoding-guessed"


@pytest.mark.parametrize("wrong", ["cp1251", "latin-1"])
def test_mojibake_is_a_typed_error(wrong: str) -> None:
    broken = TEXT.encode().decode(wrong, "ignore").encode()
    with pytest.raises(DecodingError) as caught:
        decode(broken)
    assert caught.value.remedy


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 500, bytes(range(128, 256)) * 30])
def test_no_text_is_a_typed_error(data: bytes) -> None:
    with pytest.raises(DecodingError) as caught:
        read_bytes(data, "a.txt")
    assert caught.value.reason
    assert caught.value.remedy


def test_a_page_declares_its_charset() -> None:
    html = '<html><head><meta charset="windows-1251"><title>Мост</title></head><body><p>Мост открыли вчера.</p></body></html>'
    article = read_bytes(html.encode("cp1251"), "a.html")
    assert article.text == "Мост открыли вчера."
    assert article.notices == ()


def test_a_mark_with_other_bytes_behind_it() -> None:
    with pytest.raises(DecodingError):
        decode(b"\xef\xbb\xbf" + TEXT.encode("cp1251"))
