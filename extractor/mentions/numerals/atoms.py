"""Reads a sentence's text; yields its atoms: runs of digits, runs of letters, single signs, with offsets."""

import re
from functools import lru_cache
from itertools import accumulate

from extractor.memo import Memo
from extractor.mentions.numerals.lexicon import known_words

_ATOM = re.compile(
    "([^\\W\\d_]+(?:[\u00ad\u0301]+[^\\W\\d_]*)*"  # letters; soft hyphens and accents inside or behind them
    "|[0-9]+(?:[\u00ad\u200b\u2060\ufeff]+[0-9]+)*"  # a copied page may have them inside of numbers
    "|[^\\s\u200b\u2060\ufeff])"
)
_INVISIBLE = str.maketrans("ёЁ", "еЕ", "\u00ad\u0301\u200b\u2060\ufeff")
_MARKED = re.compile("[ёЁ\u00ad\u0301\u200b\u2060\ufeff]")
_BEYOND = [""] * 64  # no rule looks further beyond the ends of a sentence


def _kind(first: str) -> str:
    """What an atom is, by its first character."""
    if "0" <= first <= "9":
        return "digits"
    return "word" if first.isalnum() and not first.isdecimal() else "sign" if first else ""


_KINDS = Memo(_kind)


class Atoms:
    """A sentence taken apart, column by column; beyond either end stand atoms that are ""."""

    __slots__ = ("norms", "_pieces", "_offset", "_places", "_count")

    def __init__(self, pieces: list[str], norms: list[str], offset: int = 0) -> None:
        self._count = len(norms)
        self.norms = norms + _BEYOND  # lower case, ё as е, without soft hyphens; rules ask for little else
        self._pieces = pieces  # gap, atom, gap, atom, … gap
        self._offset = offset
        self._places: list[int] = []

    def __len__(self) -> int:
        return self._count

    def kind(self, index: int) -> str:
        """digits, word, sign or "" beyond the sentence."""
        return _KINDS[self.norms[index][:1]]

    def glued(self, index: int) -> bool:
        """Whether the atom stands directly at the one before."""
        return 0 < index < self._count and not self._pieces[2 * index]

    def gap(self, index: int) -> str:
        """What stands between the atom and the one before."""
        return self._pieces[2 * index]

    def text(self, index: int) -> str:
        """The atom as written."""
        return self._pieces[2 * index + 1]

    def lower(self, index: int) -> bool:
        """Whether an atom stands there that begins with a letter in lower case."""
        return index < self._count and self._pieces[2 * index + 1][0].islower()

    def start(self, index: int) -> int:
        """Where the atom begins in the article."""
        return self._place(2 * index + 1)

    def end(self, index: int) -> int:
        """Where it ends."""
        return self._place(2 * index + 2)

    def _place(self, piece: int) -> int:
        if not self._places:
            self._places = list(accumulate(map(len, self._pieces), initial=self._offset))
        return self._places[piece]


def atomise(text: str, offset: int = 0) -> Atoms:
    """The atoms of `text`, their offsets counted from `offset`."""
    pieces = _ATOM.split(text)
    plain = text.isascii() or _MARKED.search(text) is None  # no ё, soft hyphens, accents: lower case is all
    norms = list(map(str.lower if plain else normalise, pieces[1::2]))
    if "\n" in text:
        _rejoin(pieces, norms)
    return Atoms(pieces, norms, offset)


@lru_cache(20_000)
def normalise(word: str) -> str:
    """Lower case, ё as е, no soft hyphens and accents, unless it is nothing else."""
    return word.translate(_INVISIBLE).lower() or word


def _rejoin(pieces: list[str], norms: list[str]) -> None:
    """Words that a line end broke («мил-↵лиона»), made whole where the whole is a word of the tables."""
    index = 1
    while index < len(norms):
        head = _head(pieces, norms, index) if "\n" in pieces[2 * index] else index
        if head < index:
            norms[head : index + 1] = [norms[head] + norms[index]]
            pieces[2 * head + 1 : 2 * index + 2] = ["".join(pieces[2 * head + 1 : 2 * index + 2])]
        index = head + 1


def _head(pieces: list[str], norms: list[str], index: int) -> int:
    """Where the word begins whose second half stands at `index`; that is `index` itself of a word that is whole."""
    hyphen = norms[index - 1] == "-" and index > 1 and not pieces[2 * index - 2]
    head = index - 2 if hyphen else index - 1
    if _kind(norms[index][0]) != "word" or _kind(norms[head][0]) != "word":
        return index
    broken = norms[head] + norms[index] in known_words()
    return head if broken and (hyphen or pieces[2 * head + 1].endswith("\u00ad")) else index
