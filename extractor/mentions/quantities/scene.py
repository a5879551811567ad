"""Reads a sentence with its atoms and numerals; yields what rules ask about it: neighbours, words, tokens, times."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from extractor.language import Sentence, Token, morph_parses, straightened
from extractor.memo import FEW
from extractor.mentions.numerals import Atoms, Numeral, atomise, has_numerals, read_numerals, unit_words
from extractor.mentions.quantities.lists import words
from extractor.mentions.types import Per, Time

if TYPE_CHECKING:
    from extractor.mentions.quantities.units import Unit

ONE = Decimal(1)
_UNLIKELY = 0.01  # pymorphy takes every «до» and «по» for a noun as well, with less likelihood than this


@dataclass(slots=True)
class Draft:
    """A quantity while it is being read: atoms `[first, last)`, numerals up to `end`."""

    first: int
    last: int
    end: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    kind: str = "count"
    modifier: str = "exact"
    unit: str | None = None
    dimension: str | None = None
    scale: Decimal = ONE
    part: Decimal = ONE  # the size of its unit in the whole one: 0.01 of a kopeck
    per: Per | None = None
    borderline: str | None = None
    rule: str = ""
    bases: tuple[int, ...] = ()  # the numerals that are the base of its rate
    core: int = 0  # the atom at which the number itself begins
    open: bool = True  # a unit may still be read, or inherited
    sign: str = ""
    words: bool = False  # written in words alone
    decimal: bool = False
    own: bool = False  # counts something of its own: takes no unit or scale from others

    def times(self, factor: Decimal) -> None:
        """Multiply value and ends."""
        self.value, self.low, self.high = (
            None if number is None else number * factor for number in (self.value, self.low, self.high)
        )


@dataclass(slots=True)
class Refusal:
    """A number that is no quantity: atoms `[first, last)`, numerals up to `end`."""

    first: int
    last: int
    end: int
    reason: str
    rule: str = ""


Verdict = Draft | Refusal


@dataclass
class Memory:
    """What rules need to know of the article and of the sentences before."""

    text: str
    rank: int = -9  # the sentence of the last rank
    counts: dict[str, int] = field(default_factory=dict)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The article's words in lower case, made on first use."""
        return tuple(re.findall(r"[^\W\d_]+", self.text.lower().replace("ё", "е")))

    def count(self, stem: str) -> int:
        """How many words of the article begin with `stem`."""
        if stem not in self.counts:
            self.counts[stem] = sum(word.startswith(stem) for word in self.words)
        return self.counts[stem]


def may_count(text: str) -> bool:
    """Whether a sentence can hold a numeral, said or implied («меньше метра»)."""
    if has_numerals(text):
        return True
    lower = text.lower()
    return any([word in lower for word in words("before_implied")])


class Scene:
    """One sentence as the rules see it."""

    __slots__ = (
        "sentence",
        "atoms",
        "numerals",
        "times",
        "memory",
        "row",
        "norm",
        "kind",
        "tied",
        "glued",
        "present",
        "starting",
        "topics",
        "units",
        "_starts",
        "_told",
    )

    def __init__(self, sentence: Sentence, times: Sequence[Time], memory: Memory) -> None:
        self.sentence = sentence
        self.atoms: Atoms = atomise(straightened(sentence.text), sentence.start)
        self.row = self.atoms.norms
        self.present = frozenset(self.atoms.words)  # most rules ask first for a word that is not there
        # the word or sign of an atom, "" a little beyond either end; half of all the rules' time went into a method
        self.norm: Callable[[int], str] = self.row.__getitem__
        self.kind: Callable[[int], str] = self.atoms.kinds.__getitem__
        self.tied = self.atoms.tied()
        self.glued: Callable[[int], bool] = self.tied.__getitem__
        self.numerals: list[Numeral] = read_numerals(self.atoms)
        if not words("before_implied").isdisjoint(self.present):
            self.numerals = sorted([*self.numerals, *self._implied()], key=lambda numeral: numeral.first)
        self.starting = {numeral.first: index for index, numeral in enumerate(self.numerals)}
        self.times = times
        self.memory = memory
        self.topics: dict[int, str] = {}  # by the first atom of the number that they are asked for
        self.units: dict[tuple[int, bool], Unit | None] = {}  # by the atom at which they were read
        self._told: dict[tuple[str, ...], bool] = {}
        self._starts: list[int] | None = None

    def _implied(self) -> list[Numeral]:
        """A numeral of one, of no length, where a bound leads to a unit: «меньше метра», «более чем на час»."""
        found, bounds = [], words("before_implied")
        for at, word in enumerate(self.atoms.words):
            if word in bounds:
                unit_at = at + 1 + (self.norm(at + 1) in ("на", "за", "в"))
                case = "accs" if unit_at > at + 1 else "gent"
                if self.norm(unit_at) in unit_words() and self.has(unit_at, "sing", case):
                    found.append(Numeral(unit_at, unit_at, ONE, "words", "implied"))
        return found

    def time_before(self, place: int, uses: tuple[str, ...] = ()) -> Time | None:
        """The last time expression that begins before a place, of all or of those with one of these uses."""
        for at in range(bisect_left(self.times, place, key=attrgetter("start")) - 1, -1, -1):
            if not uses or self.times[at].use in uses:
                return self.times[at]
        return None

    def norms(self, first: int, count: int) -> tuple[str, ...]:
        """The words and signs of `count` atoms from `first`."""
        if first < 0:
            return tuple(map(self.norm, range(first, first + count)))
        return tuple(self.row[first : first + count])

    def capital(self, index: int) -> bool:
        """Whether the atom is a word that begins with a capital letter."""
        return self.atoms.kinds[index] == "word" and self.atoms.text(index)[0].isupper()

    def capitals(self, index: int) -> bool:
        """Whether the atom is a word of capitals: «ДТП», «ФАП»."""
        return self.atoms.kinds[index] == "word" and len(text := self.atoms.text(index)) > 1 and text.isupper()

    def text(self, first: int, last: int) -> str:
        """The sentence's text from atom `first` up to atom `last`."""
        start = self.sentence.start
        return self.sentence.text[self.atoms.starts[first] - start : self.atoms.ends[last - 1] - start]

    def goes_on(self) -> bool:
        """Whether a word of capitals follows the sentence: «51,6 тыс.» was cut off from «ДФЭ»."""
        following = atomise(self.memory.text[self.sentence.end : self.sentence.end + 12])
        return following.kind(0) == "word" and len(following.text(0)) > 1 and following.text(0).isupper()

    def numeral(self, index: int) -> Numeral | None:
        """The numeral number `index`."""
        return self.numerals[index] if 0 <= index < len(self.numerals) else None

    def token(self, index: int) -> Token | None:
        """The token that holds the atom."""
        tokens = self.sentence.tokens
        return tokens[self._token_at(self.atoms.starts[index])] if self.row[index] and tokens else None

    def _token_at(self, place: int) -> int:
        """The number of the token that holds a place."""
        if self._starts is None:
            self._starts = [token.start for token in self.sentence.tokens]
        after = bisect_right(self._starts, place)
        return after - 1 if after else 0

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The half-open token range of the atoms `[first, last)`."""
        one = self._token_at(self.atoms.starts[first])
        other = one if last == first + 1 else self._token_at(self.atoms.starts[last - 1])
        return (one, other + 1) if self._starts else (0, 0)

    def has(self, index: int, *grammemes: str) -> bool:
        """Whether the word at `index` has a reading with all these grammemes of OpenCorpora."""
        return reads(self.row[index], *grammemes)

    def refuse(self, index: int, reason: str, first: int = -1, last: int = -1) -> Refusal:
        """Refuse the numeral `index`, or all atoms `[first, last)` around it."""
        numeral = self.numerals[index]
        first, last = (first if first >= 0 else numeral.first), (last if last >= 0 else numeral.last)
        end = index + 1
        while end < len(self.numerals) and self.numerals[end].first < last:
            end += 1
        return Refusal(first, max(last, self.numerals[end - 1].last), end, reason)

    def one_before(self, index: int, words: Collection[str], reach: int) -> bool:
        """Whether one of `words` stands among the `reach` atoms before `index`."""
        return any(self.norm(at) in words for at in range(max(0, index - reach), index))

    def begins_before(self, index: int, stems: tuple[str, ...], reach: int) -> bool:
        """Whether a word with one of these beginnings stands up to `reach` atoms before, in the same clause."""
        for at in range(index - 1, max(-1, index - 1 - reach), -1):
            if self.ends_clause(at) and at < index - 1:
                return False
            if self.row[at].startswith(stems):
                return True
        return False

    def ends_clause(self, index: int) -> bool:
        """Whether the atom is a mark that parts clauses; a decimal comma is none."""
        sign = self.row[index]
        return sign in (";", "!", "?", ":") or (sign == "," and not self.glued(index + 1))

    def is_nounless(self) -> bool:
        """Whether the sentence names nothing besides its figures: «Сначала – 300 тысяч, потом ещё 600»."""
        places = [self.span(numeral.first, numeral.last) for numeral in self.numerals]
        nouns = (token for token in self.sentence.tokens if token.pos in ("NOUN", "PROPN"))
        return all(any(first <= token.index < last for first, last in places) for token in nouns)

    def mentions(self, stems: tuple[str, ...]) -> bool:
        """Whether a word with one of these beginnings stands anywhere in the sentence; asked once a sentence."""
        if stems not in self._told:
            self._told[stems] = any([word.startswith(stems) for word in self.present])
        return self._told[stems]

    def holds(self, marks: tuple[str, ...]) -> bool:
        """Whether one of these strings stands in the sentence's text; asked once a sentence."""
        if marks not in self._told:
            text = self.sentence.text.lower()
            self._told[marks] = any([mark in text for mark in marks])
        return self._told[marks]


@lru_cache(FEW)
def reads(word: str, *grammemes: str) -> bool:
    """Whether a word has a likely reading with all these grammemes of OpenCorpora."""
    if len(word) < 2 or "0" <= word[0] <= "9":
        return False
    likely = [parse.tag for parse in morph_parses(word) if parse.score > _UNLIKELY]
    for name in grammemes:
        likely = [tag for tag in likely if name in tag]
    return bool(likely)


def draft_of(scene: Scene, index: int) -> Draft:
    """The numeral as a draft."""
    numeral = scene.numerals[index]
    return Draft(
        numeral.first,
        numeral.last,
        index + 1,
        numeral.value,
        modifier="about" if numeral.inverted else "exact",
        scale=numeral.scale,
        core=numeral.first,
        words=numeral.form == "words",
        decimal=numeral.decimal,
    )


def closed(draft: Draft, kind: str, first: int = -1, last: int = -1) -> Draft:
    """The draft with its kind settled and no unit to come, its span stretched."""
    draft.kind, draft.open = kind, False
    draft.first, draft.last = (first if first >= 0 else draft.first), (last if last >= 0 else draft.last)
    return draft
