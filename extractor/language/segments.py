"""An article's text and blocks → its words, and its sentences as ranges of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from extractor.language.sentences import split_sentences
from extractor.language.spelling import straightened
from extractor.language.tokens import Tokenizer

if TYPE_CHECKING:
    from extractor.reading.types import Block

LONGEST = 2_000  # characters of a sentence that the costly stages see as one


class Range(NamedTuple):
    """A sentence: where it is in the text, its words (half open), its block."""

    start: int
    end: int
    first: int
    last: int
    block: int


@dataclass(slots=True)
class Segments:
    """An article cut up: all its words and where they start, its sentences, the first word of each block."""

    text: str
    blocks: Sequence[Block]
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    sentences: list[Range] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)

    def pieces(self) -> Iterator[tuple[int, int]]:
        """The words of each sentence (half open); long ones in pieces."""
        for sentence in self.sentences:
            if sentence.end - sentence.start <= LONGEST:
                yield sentence.first, sentence.last
            else:
                yield from self._cut(sentence)

    def _cut(self, sentence: Range) -> Iterator[tuple[int, int]]:
        first = sentence.first
        for word in range(sentence.first + 1, sentence.last):
            if self.starts[word] + len(self.words[word]) > self.starts[first] + LONGEST:
                yield first, word
                first = word
        yield first, sentence.last


def segmented(text: str, blocks: Sequence[Block], tokenizer: Tokenizer) -> Segments:
    """Cut an article up; no sentence and no word crosses a block."""
    found = Segments(text, blocks)
    for number, block in enumerate(blocks):
        part = straightened(text[block.start : block.end])
        words, starts = tokenizer(part)
        offset = len(found.words)
        if words:
            found.edges.append(offset)
        found.words += words
        found.starts += [start + block.start for start in starts]
        last = 0
        for start, end in split_sentences(part):
            first, last = last, bisect_left(starts, end, last)
            where = start + block.start, end + block.start
            found.sentences.append(Range(*where, first + offset, last + offset, number))
    return found
