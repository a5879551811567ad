"""Reads a sentence's text; yields its atoms: runs of digits, runs of letters, single signs, with offsets."""

import re
from functools import lru_cache
from itertools import accumulate
from operator import eq, sub

from extractor.memo import FEW, Memo
from extractor.mentions.numerals.lexicon import known_words

_ATOM = re.compile(
    "[^\\W\\d_]+(?:[\u00ad\u0301]+[^\\W\\d_]*)*"  # letters; soft hyphens and accents inside or behind them
    "|[0-9]+(?:[\u00ad\u200b\u2060\ufeff]+[0-9]+)*"  # a copied page may have them inside of numbers
    "|[^\\s\u200b\u2060\ufeff]"
)
_PLAIN = re.compile(r"\s*(?:[а-яa-z]+[^\W\d_]*|[0-9]+|[^\W\d_]+|\S)")  # the same where no marks are, in half the time
_INVISIBLE = str.maketrans("ёЁ", "еЕ", "\u00ad\u0301\u200b\u2060\ufeff")
_MARKS = re.compile("[\u00ad\u0301\u200b\u2060\ufeff]")
_BEYOND = [""] * 64  # no rule looks further beyond the ends of a sentence


def _kind(first: str) -> str:
    """What an atom is, by its first character."""
    if "0" <= first <= "9":
        return "digits"
    return "word" if first.isalnum() and not first.isdecimal() else "sign" if first else ""


_KINDS = Memo(_kind)


class Atoms:
    """A sentence taken apart, column by column; beyond either end stand atoms that are ""."""

    __slots__ = ("words", "norms", "kinds", "starts", "ends", "_text", "_offset", "_count")

    def __init__(self, text: str, offset: int, words: list[str], starts: list[int], ends: list[int]) -> None:
        self.words = words  # lower case, ё as е, without soft hyphens; signs are words here
        self.norms = words + _BEYOND  # what rules ask for most: they may look beyond the ends
        self.kinds = [*map(_KINDS.__getitem__, [word[:1] for word in words]), *_BEYOND]  # digits, word, sign, "" beyond
        self.starts = starts
        self.ends = ends
        self._text = text
        self._offset = offset
        self._count = len(words)

    def __len__(self) -> int:
        return self._count

    def kind(self, index: int) -> str:
        """digits, word, sign or "" beyond the sentence."""
        return self.kinds[index]

    def glued(self, index: int) -> bool:
        """Whether the atom stands directly at the one before."""
        return 0 < index < self._count and self.starts[index] == self.ends[index - 1]

    def tied(self) -> list[bool]:
        """The same of all atoms, and of those beyond the ends."""
        return [False, *map(eq, self.starts[1:], self.ends), *[False] * len(_BEYOND)]

    def gap(self, index: int) -> str:
        """What stands between the atom and the one before."""
        before = self.ends[index - 1] - self._offset if index else 0
        return self._text[before : self.starts[index] - self._offset]

    def text(self, index: int) -> str:
        """The atom as written."""
        return self._text[self.starts[index] - self._offset : self.ends[index] - self._offset]

    def lower(self, index: int) -> bool:
        """Whether an atom stands there that begins with a letter in lower case."""
        return index < self._count and self._text[self.starts[index] - self._offset].islower()


def atomise(text: str, offset: int = 0) -> Atoms:
    """The atoms of `text`, their offsets counted from `offset`."""
    lower = text.lower()
    if _MARKS.search(text) is None and len(lower) == len(text):
        pieces = _PLAIN.findall(lower.replace("ё", "е"))  # each with the gap before it
        words = list(map(str.strip, pieces))
        ends = list(accumulate(map(len, pieces), initial=offset))
        del ends[0]
        starts = list(map(sub, ends, map(len, words)))
    else:
        found = list(_ATOM.finditer(text))
        words = [normalise(match.group()) for match in found]
        starts, ends = [match.start() + offset for match in found], [match.end() + offset for match in found]
    if "\n" in text:
        _rejoin(Atoms(text, offset, words, starts, ends))
    return Atoms(text, offset, words, starts, ends)


@lru_cache(FEW)
def normalise(word: str) -> str:
    """Lower case, ё as е, no soft hyphens and accents, unless it is nothing else."""
    return word.translate(_INVISIBLE).lower() or word


def _rejoin(atoms: Atoms) -> None:
    """Makes words whole that a line end broke («мил-↵лиона»), where the whole is a word of the tables."""
    words, index = atoms.words, 1
    while index < len(words):
        head = _head(atoms, index) if "\n" in atoms.gap(index) else index
        if head < index:
            words[head : index + 1] = [words[head] + words[index]]
            del atoms.starts[head + 1 : index + 1], atoms.ends[head:index]
        index = head + 1


def _head(atoms: Atoms, index: int) -> int:
    """Where the word begins whose second half stands at `index`; that is `index` itself of a word that is whole."""
    words = atoms.words
    hyphen = words[index - 1] == "-" and atoms.glued(index - 1)
    head = index - 2 if hyphen else index - 1
    if _kind(words[index][0]) != "word" or _kind(words[head][0]) != "word":
        return index
    broken = words[head] + words[index] in known_words()
    return head if broken and (hyphen or atoms.text(head).endswith("\u00ad")) else index
