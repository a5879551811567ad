"""A text → its sentences: razdel's rules, asked only where they could end one.

`razdel.sentenize` asks its rules at every quotation mark and bracket, and copies the sentence so far each time:
quadratic where none ends. Here a mark not followed by white space is passed over at once, as razdel's second rule would
do, and the rules see no more of the sentence than they look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from razdel.rule import SPLIT
from razdel.segmenters.sentenize import BULLET_SIZE, DELIMITER, RULES, SentSplit

END = re.compile(DELIMITER)
WINDOW = 10  # characters either side that razdel's rules see


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text as half-open ranges without the white space around them."""
    start = 0
    for match in END.finditer(text):
        if text[match.end() : match.end() + 1].isspace() and _ends(text, start, match):
            yield from _stripped(text, start, match.end())
            start = match.end()
    yield from _stripped(text, start, len(text))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` ends with this mark."""
    left = text[max(0, match.start() - WINDOW) : match.start()]
    split = SentSplit(left, match.group(), text[match.end() : match.end() + WINDOW])
    split.buffer = text[start : min(match.start(), start + BULLET_SIZE + 1)]
    return next(filter(None, (rule(split) for rule in RULES)), SPLIT) is SPLIT


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    inside = part.strip()
    if inside:
        start += len(part) - len(part.lstrip())
        yield start, start + len(inside)
