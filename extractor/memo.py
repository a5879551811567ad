"""Reads a function of words; yields a table of what it says, so that a word met again costs no call."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)
Fact = TypeVar("Fact")
Value = TypeVar("Value", bound=Hashable)
MEMORY = 10_000  # words remembered; FEW where telling it anew takes a microsecond or two, or few words are asked about
FEW = 5_000
LONGEST = 64  # characters of a word remembered,
SHORT = 4  # and of a number: longer ones are ever new


class Memo(dict[Key, Fact]):
    """What a function says of each word, or key that holds one; a known one costs half of what `lru_cache` takes.

    When half full, what it holds is laid aside, and taken up again from there word by word as asked: so words asked
    for often stay, as with `lru_cache`.
    """

    def __init__(self, function: Callable[[Key], Fact], word: Callable[[Key], Any] | None = None) -> None:
        super().__init__()
        self._function = function
        self._word = word  # None where the key is the word
        self._aside: dict[Key, Fact] = {}

    def __missing__(self, key: Key) -> Fact:
        if key in self._aside:
            fact = self._aside[key]
        else:
            fact = self._function(key)
            word: Any = self._word(key) if self._word else key
            if not may_recur(word):
                return fact
        if len(self) >= MEMORY // 2:
            self._aside = dict(self)
            self.clear()
        self[key] = fact
        return fact


def may_recur(word: str) -> bool:
    """Whether a word is worth remembering: not overlong, nor a number like «256,21», «304-р», «А-875»."""
    if word.isalpha() or len(word) <= SHORT:
        return len(word) <= LONGEST
    return len(word) <= LONGEST and not (word[0].isdigit() or word[-1].isdigit())


_KEPT: dict[Any, Any] = {}


def shared(value: Value) -> Value:
    """The first value met that equals this one: thousands of words remember the same few sets of cases."""
    if len(_KEPT) >= MEMORY:
        _KEPT.clear()
    kept: Value = _KEPT.setdefault(value, value)
    return kept
