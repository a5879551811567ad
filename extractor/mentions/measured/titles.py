"""Reads quotation marks behind a noun; yields which phrases of a sentence stand in the title of something."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from extractor.language import Token
from extractor.lexicon import group

OPENING, CLOSING = '«„“"', '»“”"'
OPENS, MARKS = frozenset(OPENING), frozenset(OPENING + CLOSING)
LONGEST_QUOTED = 12  # tokens between the quotation marks of a name; longer ones are speech


class Span(Protocol):
    """A phrase as far as titles ask."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def lemma(self) -> str: ...


def titles_of(tokens: Sequence[Token], phrases: Sequence[Span]) -> dict[int, int]:
    """For each phrase of a title that of what has it, by their places: «фильм „Баба-яга спасает мир“»."""
    return {at: owner for owner, end in _titled(tokens, phrases) for at in _within(phrases, owner, end)}


def _titled(tokens: Sequence[Token], phrases: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The phrases that have a title right behind them, and where it ends."""
    for at, phrase in enumerate(phrases):
        opening = tokens[phrase.last].text if phrase.last < len(tokens) else ""
        if opening and opening in OPENING and phrase.lemma in group("measured_words", "group", "titled"):
            rest = tokens[phrase.last + 1 : phrase.last + 1 + LONGEST_QUOTED]
            end = next((token.index for token in rest if token.text in CLOSING), 0)
            if end:
                yield at, end


def _within(phrases: Sequence[Span], owner: int, end: int) -> Iterator[int]:
    """The places of the phrases between a noun and the end of its title."""
    return (at for at in range(owner + 1, len(phrases)) if phrases[at].last <= end)


def is_quoted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a short quotation opens at `at`."""
    return any(token.text in CLOSING for token in tokens[at + 1 : at + 1 + LONGEST_QUOTED])


def closed(tokens: Sequence[Token], first: int, last: int) -> int:
    """`last`, moved past the mark that closes a quotation opened inside: «фильм „Дорога домой“»."""
    marks = [token.text for token in tokens[first:last] if token.text in MARKS]
    if len(marks) % 2 == 0:
        return last
    rest = tokens[last : last + LONGEST_QUOTED]
    end = next((token for token in rest if token.text in MARKS or token.text[:1].isdigit()), None)
    return end.index + 1 if end is not None and end.text in CLOSING else last
