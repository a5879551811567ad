"""Reads a layout; yields the author that the text itself names, and the lines that name him with his office."""

import re
from collections.abc import Iterator
from functools import cache

from extractor.lexicon import read_table
from extractor.reading.furniture import phrases
from extractor.reading.layout import Layout
from extractor.reading.offices import HEADS, opens_with_office
from extractor.reading.units import Unit

_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_PERSON = re.compile(rf"^{_NAME} {_NAME}$")
_CREDIT = re.compile(
    r"(?:^|\W)(?:[Тт]екст|[Аа]втор|[Кк]орреспондент|[Пп]одготовила?|[Бб]еседовала?)"
    rf"\s*[:–—-]?\s*({_NAME} {_NAME})(?!\w)"
)
_INITIALS = r"(?:[А-ЯЁ]\. ?){1,2}"
_NAMED = re.compile(rf"(?:^|\s)((?:{_NAME}(?: {_NAME}){{1,2}}|{_INITIALS}{_NAME}))(?=$|[,.–—-]|\s[–—-])")
_AUTHOR = re.compile(r"^[Аа]втор(?: (?:колонки|статьи|текста))?\s*[:–—-]\s*")
LONGEST_OFFICE = 14  # words of a line that names a person or his office
ABOVE, BELOW = 2, 3  # units above the headline and below the body where a name stands


@cache
def given_names() -> frozenset[str]:
    """Given names, folded: the usual ones, and those of the table that the people's rules use."""
    rare = (row["name"].lower().replace("ё", "е") for row in read_table("first_names"))
    return frozenset((*phrases("name"), *rare))


def author_of(layout: Layout) -> str | None:
    """The author by a credit («Текст: Имя Фамилия»), or by a name alone or before a date, beside the story."""
    outside = sorted(set(range(len(layout.units))).difference(layout.body))
    lines = [layout.units[index] for index in outside if layout.labels[index] in ("meta", "label")]
    for unit in lines:
        if not unit.core.startswith("фото") and (credit := _CREDIT.search(unit.plain)):
            return credit.group(1)
    return next((name for unit in _beside(layout) if (name := _name(unit))), None)


def _beside(layout: Layout) -> Iterator[Unit]:
    """Lines between headline and body, then right below the body, then right above the headline."""
    first = next((i for i in layout.body if layout.labels[i] == "text"), 0)
    last = max(layout.body, default=-1) + 1
    below = range(layout.headline[-1] + 1 if layout.headline else first, first)
    for index in (*below, *range(last, last + BELOW), *range(layout.first - ABOVE, layout.first)):
        if 0 <= index < len(layout.units):
            if layout.labels[index] in ("end", "inline", "teaser", "item"):
                continue
            yield layout.units[index]


def _name(unit: Unit) -> str | None:
    """A given name and a surname, alone or as the first piece of a line of dates and counters."""
    first = re.split(r"\s*[,|·•/]\s*|\s+\d", unit.plain, maxsplit=1)[0]
    return first if _PERSON.match(first) and first.split()[0].lower().replace("ё", "е") in given_names() else None


def byline_of(layout: Layout) -> tuple[int, int] | None:
    """The first and last unit that name an office-holder right above the story, or the one that signs it."""
    first = next((i for i in layout.body if layout.labels[i] == "text"), 0)
    start = layout.headline[-1] if layout.headline else max(0, first - ABOVE - 1)
    for index in range(start, first):
        unit, below = layout.units[index], layout.units[index + 1]
        line = _AUTHOR.sub("", unit.plain)
        credit = line != unit.plain
        if index in layout.body or len(line.split()) > LONGEST_OFFICE or unit.ends_sentence and not credit:
            continue
        if _holds(line, 1 if index in layout.headline else HEADS) and _NAMED.search(line):
            return index, index
        if index + 1 < first and _PERSON.match(unit.plain) and _holds(below.plain, HEADS):
            return index, index + 1
    return _signature(layout)


def _signature(layout: Layout) -> tuple[int, int] | None:
    """The unit right below the story, or its last, that signs it: «Иван Петров, мэр Твери», «Мэр Твери Иван Петров»."""
    last = max(layout.body, default=len(layout.units))
    if last + 1 < len(layout.units) and _signs(layout.units[last + 1].plain):
        return last + 1, last + 1
    named = last < len(layout.units) and len(layout.body) > 1 and _NAMED.match(layout.units[last].plain)
    return (last, last) if named and _signs(layout.units[last].plain) else None


def _signs(line: str) -> bool:
    line = _AUTHOR.sub("", line.rstrip("."))
    return len(line.split()) <= LONGEST_OFFICE and _holds(line, HEADS) and _NAMED.search(line) is not None


def _holds(line: str, most: int) -> bool:
    """Whether a line, past a name that opens it, has an office among its first words."""
    named = _NAMED.match(line)
    rest = line[named.end() :] if named else line
    return not any(mark in line for mark in ":«?!") and opens_with_office(rest, most)
