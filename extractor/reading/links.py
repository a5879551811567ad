"""Reads a range of text; yields the ranges in it that are no words of the story: addresses and footnotes of links."""

import re

_LINK = re.compile(r"\[\s*(?:https?://|www\.)[^\s\]]+[ \t\xa0]*([^\]\n]*)\]?")
_ADDRESS = re.compile(r"(?<!\]\()(?<!\])\(?\b(?:https?://|www\.)[^\s)\]]+\)?")  # not that of «[слово](адрес)»


def link_ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges of `[address title]` (the title stays where it goes on with the sentence) and of bare addresses."""
    found: list[tuple[int, int]] = []
    if text.find("http", start, end) < 0 and text.find("www.", start, end) < 0:
        return found
    for match in _LINK.finditer(text, start, end):
        flows = match.group(1)[:1].islower()
        found.append((match.start(), match.start(1) if flows else match.end()))
    for match in _ADDRESS.finditer(text, start, end):
        if not any(one <= match.start() < other for one, other in found):
            found.append(match.span())
    return sorted(found)


def without(start: int, end: int, holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of `[start, end)` outside the holes."""
    parts, position = [], start
    for one, other in holes:
        if one > position:
            parts.append((position, one))
        position = other
    return parts + ([(position, end)] if position < end else [])
