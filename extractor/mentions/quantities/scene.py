"""Reads a sentence with its atoms and numerals; yields what rules ask about it: neighbours, words, tokens, times."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.language import Sentence, Token
from extractor.mentions.numerals import Atom, Numeral, atomise, read_numerals
from extractor.mentions.types import Per, Time


@dataclass(slots=True)
class Draft:
    """A quantity while it is being read: atoms `[first, last)`, the last numeral read is `end - 1`."""

    first: int
    last: int
    end: int
    rule: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    kind: str = "count"
    modifier: str = "exact"
    unit: str | None = None
    scale: Decimal = Decimal(1)
    per: Per | None = None
    borderline: str | None = None
    open: bool = True  # a unit and modifiers may still be read
    core: int = -1  # the atom at which the number itself begins
    dimension: str | None = None
    sign: str = ""
    decimal: bool = False
    words: bool = False
    sentence: int = 0


@dataclass(slots=True)
class Refusal:
    """A number that is no quantity: atoms `[first, last)`, and the first numeral after it."""

    first: int
    last: int
    end: int
    reason: str
    rule: str = ""


Verdict = Draft | Refusal


class Scene:
    """One sentence as the rules see it."""

    __slots__ = ("sentence", "atoms", "numerals", "times", "_starts")

    def __init__(self, sentence: Sentence, times: Sequence[Time]) -> None:
        self.sentence = sentence
        self.atoms = atomise(sentence.text, sentence.start)
        self.numerals = read_numerals(self.atoms)
        self.times = times
        self._starts: list[int] | None = None

    def norm(self, index: int) -> str:
        """The atom's word or sign, "" beyond the sentence."""
        return self.atoms[index].norm if 0 <= index < len(self.atoms) else ""

    def norms(self, first: int, count: int) -> tuple[str, ...]:
        """The words and signs of `count` atoms from `first`."""
        return tuple(self.norm(index) for index in range(first, first + count))

    def atom(self, index: int) -> Atom | None:
        """The atom at `index`, None beyond the sentence."""
        return self.atoms[index] if 0 <= index < len(self.atoms) else None

    def numeral(self, index: int) -> Numeral | None:
        """The numeral number `index`."""
        return self.numerals[index] if 0 <= index < len(self.numerals) else None

    def glued(self, index: int) -> bool:
        """Whether the atom stands directly at the one before."""
        atom = self.atom(index)
        return atom is not None and index > 0 and atom.glued

    def kind(self, index: int) -> str:
        """digits, word, sign or "" beyond the sentence."""
        return self.atoms[index].kind if 0 <= index < len(self.atoms) else ""

    def capital(self, index: int) -> bool:
        """Whether the atom is a word that begins with a capital letter."""
        return self.kind(index) == "word" and self.atoms[index].text[0].isupper()

    def text(self, first: int, last: int) -> str:
        """The sentence's text from atom `first` up to atom `last`."""
        start = self.sentence.start
        return self.sentence.text[self.atoms[first].start - start : self.atoms[last - 1].end - start]

    def token(self, index: int) -> Token | None:
        """The token that holds the atom."""
        tokens = self.sentence.tokens
        if not (0 <= index < len(self.atoms)) or not tokens:
            return None
        if self._starts is None:
            self._starts = [token.start for token in tokens]
        return tokens[max(bisect_right(self._starts, self.atoms[index].start) - 1, 0)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The half-open token range of the atoms `[first, last)`."""
        start, end = self.token(first), self.token(last - 1)
        return (start.index, end.index + 1) if start and end else (0, 0)

    def numeral_after(self, index: int, atom: int) -> int:
        """The number of the first numeral from `index` on that begins at `atom` or later."""
        while index < len(self.numerals) and self.numerals[index].first < atom:
            index += 1
        return index

    def refuse(self, index: int, reason: str, first: int = -1, last: int = -1) -> Refusal:
        """Refuse the numeral `index`, or all atoms `[first, last)` around it."""
        numeral = self.numerals[index]
        first, last = (first if first >= 0 else numeral.first), (last if last >= 0 else numeral.last)
        return Refusal(first, last, self.numeral_after(index + 1, last), reason)

    def has_before(self, index: int, words: frozenset[str], reach: int) -> bool:
        """Whether one of `words` stands among the `reach` atoms before `index`."""
        return any(self.norm(at) in words for at in range(max(0, index - reach), index))

    def begins_before(self, index: int, stems: tuple[str, ...], reach: int) -> int:
        """How far back (atoms) the nearest word with one of these beginnings stands, within the clause; 0: none."""
        for at in range(index - 1, max(-1, index - 1 - reach), -1):
            if self.norm(at) in (";", "!", "?"):
                return 0
            if self.norm(at).startswith(stems):
                return index - at
        return 0
