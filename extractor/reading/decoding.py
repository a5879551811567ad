"""Reads bytes; yields their text and how it was found: byte order mark, strict UTF-8, declared charset, then a guess.

A guess is said in a notice. What is not text raises DecodingError: garbage in silence is worse than no article.
"""

import codecs
import re
from typing import NamedTuple

import chardet

from extractor.errors import DecodingError
from extractor.reading.types import Notice

_MARKS = {
    codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be",
}  # fmt: skip
_GUESS_BYTES = 200_000  # chardet gains nothing from more and takes its time
_MOJIBAKE = re.compile(
    "(?:[РС][\u0080-\u00bf\u0400-\u040f\u0450-\u045f°±µ¶·»№‚„…†‡€‰‹‘’“”•–—™›\u00a0]){3}|(?:[ÐÑ][\u0080-\u00bf]){3}"
)
_RUSSIAN = re.compile("[а-яё]")
NULS = 20  # in the first 1,000 characters; UTF-16 without a mark has hundreds
BROKEN_SHARE = 0.02  # more replaced characters than this and the bytes are no text in UTF-8


class Decoded(NamedTuple):
    """Text without its byte order mark, and what the reader should know."""

    text: str
    notices: tuple[Notice, ...]
    encoding: str = "utf-8"


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of bytes; raises DecodingError where no encoding gives one."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    text = _try(data, "utf-8")
    if text is not None and text.count("\0", 0, 1000) <= NULS:
        return _repaired(text)  # bytes of another encoding are hardly ever valid UTF-8; declarations are often wrong
    text = _try(data, declared) if declared else None
    if text is not None and readable(text):
        return Decoded(text, (), declared or "")
    return _guessed(data)


def _marked(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken > max(2, len(text) * BROKEN_SHARE):
        reason = f"a byte order mark says {encoding}, the bytes after it are none"
        raise DecodingError(reason, remedy="save the file anew as UTF-8")
    notice = Notice("encoding-damaged", f"{broken} characters unreadable in {encoding}")
    return Decoded(text, (notice,) if broken else (), encoding)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return codecs.decode(data, encoding)
    except (UnicodeDecodeError, LookupError, TypeError, ValueError):
        return None


def _repaired(text: str) -> Decoded:
    """UTF-8 text; when it is Cyrillic that was decoded wrongly and saved again, a typed error says so."""
    if len(_MOJIBAKE.findall(text[:20_000])) > 5 and not re.search("[а-яё]{4}", text[:20_000]):
        reason = "the text was decoded wrongly before it was saved (mojibake)"
        raise DecodingError(reason, remedy="get the page again, or repair it with ftfy")
    return Decoded(text, ())


def _guessed(data: bytes) -> Decoded:
    if mixed := _mixed(data):
        return mixed
    encoding = chardet.detect(data[:_GUESS_BYTES])["encoding"]
    text = _try(data, encoding) if encoding else None
    if text is None or not readable(text):
        remedy = "save the file as UTF-8, or name its encoding with --encoding"
        raise DecodingError("the bytes are text in no encoding known", remedy=remedy)
    return Decoded(text.removeprefix("\ufeff"), (Notice("encoding-guessed", f"decoded as {encoding}"),), encoding or "")


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes of windows-1251 inside: each broken stretch is read by itself."""
    text = data.decode("utf-8", "extractor-cp1251")
    foreign = len(_try(data, "utf-8") or data.decode("utf-8", "ignore"))
    if "\0" in text or len(data) == foreign or not _RUSSIAN.search(data.decode("utf-8", "ignore")):
        return None
    broken = len(text) - foreign
    if broken > max(40, len(text) * 0.2):
        return None
    return Decoded(text, (Notice("encoding-guessed", f"utf-8 with {broken} bytes of windows-1251"),))


def _as_cp1251(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1251", "replace"), error.end


codecs.register_error("extractor-cp1251", _as_cp1251)


def readable(text: str) -> bool:
    """Whether decoded text looks like language: blanks, few control characters, no run of odd capitals."""
    sample = text[:20_000]
    controls = sum(mark < " " and mark not in "\t\n\r\x0b\x0c" for mark in sample)
    if controls > len(sample) * 0.01:
        return False
    if len(sample) > 200 and sum(map(str.isspace, sample)) < len(sample) * 0.02:
        return False
    letters = re.findall("[А-Яа-яЁё]", sample)
    upper = len(re.findall("[а-яё][А-ЯЁ]", sample))
    return not letters or upper < max(5, len(letters) * 0.03)
