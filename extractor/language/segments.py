"""An article's text and blocks → its words, and its sentences as ranges of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from extractor.language.sentences import split_sentences
from extractor.language.spelling import straightened
from extractor.language.tokens import Tokenizer

if TYPE_CHECKING:
    from extractor.reading.types import Block

LONGEST = 2_000  # characters of a sentence
MARKS = frozenset((",", ";"))


class Range(NamedTuple):
    """A sentence: where it is in the text, its words (half open), its block."""

    start: int
    end: int
    first: int
    last: int
    block: int


@dataclass(slots=True)
class Segments:
    """An article cut up: all its words and where they start, its sentences, the first word of each block.

    Words whose spelling is mended differ from the text; `is_straightened` tells whether there may be any.
    """

    text: str
    blocks: Sequence[Block]
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    sentences: list[Range] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)
    is_straightened: bool = False

    def add(self, sentence: Range) -> None:
        """A sentence; an overlong one in pieces, that no rule which looks back and forth in it takes quadratic time."""
        while sentence.end - sentence.start > LONGEST and (cut := self._cut(sentence)):
            end = self.starts[cut - 1] + len(self.words[cut - 1])
            self.sentences.append(sentence._replace(end=end, last=cut))
            sentence = sentence._replace(start=self.starts[cut], first=cut)
        self.sentences.append(sentence)

    def _cut(self, sentence: Range) -> int:
        """The first word past the last comma or semicolon that still fits, else past the last word; 0 for none."""
        most = bisect_right(self.starts, sentence.start + LONGEST, sentence.first, sentence.last) - 1
        marks = (at for at in range(most, sentence.first + 1, -1) if self.words[at - 1] in MARKS)
        cut = max(next(marks, most), sentence.first + 1)
        return cut if cut < sentence.last else 0


def segmented(text: str, blocks: Sequence[Block], tokenizer: Tokenizer) -> Segments:
    """Cut an article up; no sentence and no word crosses a block."""
    found = Segments(text, blocks)
    for number, block in enumerate(blocks):
        typed = text[block.start : block.end]
        part = straightened(typed)
        found.is_straightened |= part != typed
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
            found.add(Range(*where, first + offset, last + offset, number))
    return found
