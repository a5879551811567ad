"""Reads a unit; yields whether it is a masthead: a line that names who puts the news out and ends with its date."""

import re

from extractor.reading.furniture import phrases
from extractor.reading.units import Unit, has_verb

LONGEST = 100  # characters
_ENDS = re.compile(
    r"(?: ?г(?:ода|\.)?)?[.,]?(?: (?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье))?[.)]?"
)
_PARTS = re.compile(r"(?:[,.»)|–—-]|(?:^|[\s№])\d{1,6}(?: \(\d{1,6}\))?|\bот) $")  # from what stands before the date
_ISSUE = re.compile(r"[«\"„“][^»\"”]{2,40}[»\"”“],? ?№ ?\d")  # «„Заря Севера“, № 41 (8123) от»


def is_masthead(unit: Unit) -> bool:
    """«Районная газета «Рассвет», 23 мая 2016 г.», «Новости Заполярья, выпуск от 3 июня 2019», «„Заря“, №4 от …»."""
    if unit.size > LONGEST or len(unit.dates) != 1:
        return False
    (dated,) = unit.dates
    before = unit.plain[: dated.start]
    if not _ENDS.fullmatch(unit.folded, dated.end) or not _PARTS.search(before) or has_verb(f"и {before}"):
        return False
    if _ISSUE.match(before):
        return True
    return any(word.startswith(phrases("outlet")) for word in before.lower().replace("ё", "е").strip('«"„').split())
