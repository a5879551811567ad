"""Reads the sentences of an article with their quantities; yields segments, predicates and phrases of each."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from extractor.language import DASHES, Document, Sentence, Token
from extractor.lazy import lazy
from extractor.lexicon import group
from extractor.linking.parts import NO_PART, Part, part_of
from extractor.linking.signals import NONE
from extractor.mentions.measured import Phrase, noun_phrases
from extractor.mentions.types import Mentions, Quantity

Thing = TypeVar("Thing")
LONGEST = 300  # tokens of a segment
MARKS = frozenset(",;:()")
OPENING = frozenset('«"„“')
RELATIVE = frozenset({"который", "где", "когда", "кто", "куда", "откуда"})


class Segment(NamedTuple):
    """Tokens between two marks, half open, with the marks; `depth` counts the brackets around it."""

    at: int  # its place in the sentence
    first: int
    last: int
    opener: str
    closer: str
    depth: int


class Scene:
    """One sentence: its tokens, segments and predicates, and in `slots` for each token the quantity that covers it."""

    def __init__(self, sentence: Sentence, quantities: list[Quantity], places: Collection[int] = ()) -> None:
        self.sentence = sentence
        self.places = places  # the tokens that name one, by the gazetteer
        self.tokens = sentence.tokens
        self.quantities = quantities
        self.slots = {index: quantity for quantity in quantities for index in range(quantity.first, quantity.last)}
        parts: list[Part] = [token.notes["part"] if "part" in token.notes else part_of(token) for token in self.tokens]
        # as written, in lower case, and the groups of modality that hold any: what is in neither no rule looks for
        self.words = frozenset([token.lower for token in self.tokens])
        self.signals = NONE.union(*[part.signals for part in parts if part.signals])
        free = [at for at, part in enumerate(parts) if part is not NO_PART and at not in self.slots]
        self._marks = [self.tokens[at] for at in free if parts[at].separates]
        self.verbs = [self.tokens[at] for at in free if parts[at].predicate]  # what may be a predicate
        self.phrases = noun_phrases(sentence, [part.word for part in parts], self.slots, self.words)
        self.lemmas = frozenset([phrase.lemma for phrase in self.phrases])
        self.starting = {phrase.first: phrase for phrase in self.phrases}
        self.headed = {phrase.head: phrase for phrase in self.phrases}
        self._words: dict[int, frozenset[str]] = {}
        self.sorts: dict[int, Any] = {}  # of the nouns that were weighed, by their token
        self.nouns: dict[Phrase, Any] = {}  # those that were weighed, by themselves

    @lazy
    def segments(self) -> tuple[Segment, ...]:
        """The parts between commas, dashes, brackets, colons and semicolons; marks inside a quantity do not count."""
        found = tuple(self._between_marks(self._marks))
        return tuple(_cut(found)) if len(self.tokens) > LONGEST else found

    @lazy
    def homes(self) -> list[int | None]:
        """The place of its segment for each token; marks have none."""
        found: list[int | None] = [None] * len(self.tokens)
        for part in self.segments:
            found[part.first : part.last] = [part.at] * (part.last - part.first)
        return found

    @lazy
    def ending(self) -> dict[int, list[Phrase]]:
        """The phrases by the token after them, the outermost first."""
        found: dict[int, list[Phrase]] = {phrase.last: [] for phrase in self.phrases}
        for phrase in self.phrases:
            found[phrase.last].append(phrase)
        return found

    @lazy
    def _predicates(self) -> list[list[Token]]:
        return self._by_segment(self.verbs, [token.index for token in self.verbs])

    @lazy
    def _within(self) -> list[list[Phrase]]:
        return self._by_segment(self.phrases, [phrase.head for phrase in self.phrases])

    def _by_segment(self, things: Sequence[Thing], places: Sequence[int]) -> list[list[Thing]]:
        """For each segment the things whose token stands in it."""
        found: list[list[Thing]] = [[] for _ in self.segments]
        for thing, place in zip(things, places, strict=True):
            home = self.homes[place]
            if home is not None:
                found[home].append(thing)
        return found

    def _between_marks(self, marks: list[Token]) -> Iterator[Segment]:
        """What stands between marks; those in names and «январь – ноябрь» part nothing."""
        at, first, opener, depth = 0, 0, "", 0
        names = self.sentence.names if marks else ()
        whole = {index for name in names for index in range(name.first, name.last)}
        for token in marks:
            mark = token.text
            if token.index in whole or mark in DASHES and self._joins_times(token):
                continue
            if token.index > first:
                yield Segment(at, first, token.index, opener, mark, depth)
                at += 1
            if mark in "()":
                depth = max(0, depth + (1 if mark == "(" else -1))
            first, opener = token.index + 1, mark
        if first < len(self.tokens):
            yield Segment(at, first, len(self.tokens), opener, "", depth)

    def _joins_times(self, token: Token) -> bool:
        """The dash of «январь – ноябрь»."""
        if not 0 < token.index < len(self.tokens) - 1:
            return False
        before, after = self.tokens[token.index - 1], self.tokens[token.index + 1]
        return before.lemma in word_group("time") and after.lemma in word_group("time")

    def predicates(self, part: Segment) -> list[Token]:
        """The predicates of a segment."""
        return self._predicates[part.at]

    def words_of(self, part: Segment) -> frozenset[str]:
        """The words of a segment as written and in their dictionary form."""
        found = self._words.get(part.at)
        if found is None:
            row = self.tokens[part.first : part.last]
            found = self._words[part.at] = frozenset([word for token in row for word in (token.lower, token.lemma)])
        return found

    def within(self, part: Segment) -> list[Phrase]:
        """The phrases whose head stands in a segment."""
        return self._within[part.at]

    def is_insertion(self, at: int) -> bool:
        """A segment that only interrupts: «по словам министра», «наоборот», a relative or participial clause."""
        part = self.segments[at]
        if part.opener not in (",", "(") and at or at == 0 and part.closer != ",":
            return False
        words = self.tokens[part.first : part.last]
        first, second = words[0], words[1] if len(words) > 1 else words[0]
        if first.lower in word_group("insertion") or f"{first.lower} {second.lower}" in word_group("insertion"):
            return True
        if first.lower in ("по", "согласно", "как") and second.lemma in word_group("reference") | word_group("speech"):
            return True
        if any([token.lemma in word_group("speech") for token in self.predicates(part)]) and not self.numbered(part):
            return True
        return at > 0 and (starts_relative(words) or starts_participle(first))

    @lazy
    def _passed(self) -> list[tuple[int, int, int, int]]:
        """How many marks, dashes, predicates and figures begin before each token, and in all."""
        verbs, figures = {token.index for token in self.verbs}, {quantity.first for quantity in self.quantities}
        marked = [token.text in MARKS for token in self.tokens]
        dashed = [token.text in DASHES for token in self.tokens]
        told = [[token.index in those for token in self.tokens] for those in (verbs, figures)]
        return list(zip(*[accumulate(row, initial=0) for row in (marked, dashed, *told)], strict=True))

    def between(self, first: int, last: int) -> tuple[int, int, int, int]:
        """How many marks, dashes, predicates and figures stand between two tokens, `last` not among them."""
        (marks, dashes, verbs, figures), most = self._passed[first], self._passed[last]
        begun = first in self.slots and self.slots[first].first < first
        return most[0] - marks, most[1] - dashes, most[2] - verbs, most[3] - figures + begun

    def after(self, quantity: Quantity) -> Quantity | None:
        """The quantity after one of the sentence."""
        at = bisect_right(self.quantities, quantity.start, key=attrgetter("start"))
        return self.quantities[at] if at < len(self.quantities) else None

    def numbered(self, part: Segment) -> bool:
        """Whether a quantity stands in a segment."""
        return not self.slots.keys().isdisjoint(range(part.first, part.last))

    def skip_left(self, index: int) -> int:
        """The token at `index` or, past fillers, before it; -1 where there is none."""
        while index >= 0 and index not in self.slots and self.tokens[index].lower in fillers():
            index -= 1
        return index


def _cut(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Segments; one longer than any prose has is cut, as its figures would each be compared with all others."""
    at = 0
    for part in segments:
        for first in range(part.first, part.last, LONGEST):
            last = min(first + LONGEST, part.last)
            opener = part.opener if first == part.first else ""
            yield Segment(at, first, last, opener, part.closer if last == part.last else "", part.depth)
            at += 1


def is_main(scene: Scene, part: Segment) -> bool:
    """A segment with a predicate, not only a speaker's tag, a relative clause or a word put in («согласитесь»)."""
    found = scene.predicates(part)
    if part.last - part.first == 1 and scene.tokens[part.first].lower in word_group("parenthesis"):
        return False
    if not found or all([token.lemma in word_group("speech") for token in found]):
        return False
    return not starts_relative(scene.tokens[part.first : part.last])


def starts_relative(words: Sequence[Token]) -> bool:
    """«который …», «на котором …», «где …»"""
    return words[0].lemma in RELATIVE or len(words) > 1 and words[1].lemma == "который"


def starts_participle(token: Token) -> bool:
    """«занявшая второе место», «оказанных туристам», «включая склады»"""
    return token.pos == "VERB" and (bool(token.feats.get("Case")) or token.feats.get("VerbForm") == "Conv")


@cache
def word_group(name: str) -> frozenset[str]:
    """A small group of words."""
    return group("measured_words", "group", name)


@cache
def fillers() -> frozenset[str]:
    """What may stand between a preposition, a noun or a verb and the number: «лишь», «около», an opening quote."""
    return word_group("filler") | OPENING


class Scenes:
    """The scenes of an article by sentence, made when asked for."""

    def __init__(self, mentions: Mentions) -> None:
        self._document: Document = mentions.document
        self._quantities: defaultdict[int, list[Quantity]] = defaultdict(list)
        self._scenes: dict[int, Scene] = {}
        self.candidates: dict[int, Any] = {}  # the phrases of each that may be weighed
        for quantity in mentions.quantities:
            self._quantities[quantity.sentence].append(quantity)
        self._places: defaultdict[int, list[int]] = defaultdict(list)
        for place in mentions.places:
            if place.form == "name":
                self._places[place.sentence] += range(place.first, place.last)

    def _tokens(self, index: int) -> tuple[Token, ...]:
        """The tokens of a sentence, none outside the article: asked before its scene is made."""
        return self._document.sentences[index].tokens if 0 <= index < len(self._document.sentences) else ()

    def length(self, index: int) -> int:
        """The number of tokens of a sentence."""
        return len(self._tokens(index))

    def last_mark(self, index: int) -> str:
        """The last token of a sentence, empty outside the article."""
        tokens = self._tokens(index)
        return tokens[-1].text if tokens else ""

    def scene(self, index: int) -> Scene | None:
        """The scene of a sentence, None outside the article."""
        if index in self._scenes:
            return self._scenes[index]
        if not 0 <= index < len(self._document.sentences):
            return None
        numbers, places = self._quantities.get(index, []), self._places.get(index, ())
        scene = self._scenes[index] = Scene(self._document.sentences[index], numbers, places)
        return scene
