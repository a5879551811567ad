"""Reads a document and its persons; yields the article as the speech rules see it: blocks, quotations, who is where."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass

from extractor.language import Document, Sentence
from extractor.mentions.speech.verbs import cues_in
from extractor.mentions.types import Mention, Person

DASHES = "-–—―"
QUOTES, QUOTE_ENDS = '«„“"', '»”"'
MARKS = '«»„“”"'
STRAIGHT = '"'
TAGGED = re.compile(r'["»”],?\s{1,3}[-–]\s{1,3}[а-яё]')  # «…", – сказал он»: the quotation is closed
ANY_MARK = re.compile(f"[{MARKS}]")
SHORTEST_LEAD = 100  # letters of the first paragraph that is no headline or caption
MOST_QUOTED_BLOCKS = 5  # blocks after which a quotation without closing mark is given up


@dataclass(slots=True)
class Block:
    """A paragraph: its sentences and offsets."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    spoken: bool  # whether it opens with the dash of a spoken line

    def ends_quotation(self, text: str) -> bool:
        """Whether a closing quotation mark is its last sign but for a full stop."""
        return text[self.start : self.end].rstrip(" .").endswith(tuple(QUOTE_ENDS))


@dataclass(slots=True)
class Quotation:
    """What stands between outermost quotation marks: `[start, end)` without the marks, `close` past the closing one."""

    start: int
    end: int
    close: int


class Page:
    """One article, indexed for the rules."""

    def __init__(self, document: Document, persons: tuple[Person, ...]) -> None:
        self.document = document
        self.text = document.text
        self.persons = persons
        self.blocks = _blocks(document)
        self.lead = next((block for block in self.blocks if block.end - block.start >= SHORTEST_LEAD), None)
        self.has_lines = any([block.spoken for block in self.blocks])
        self.headers = [at for at, block in enumerate(self.blocks[:-1]) if self.ends_with(block, ":")]
        self.cues = [cues_in(sentence.tokens) for sentence in document.sentences]
        self.block_of = {s.index: at for at, block in enumerate(self.blocks) for s in block.sentences}
        self.quotations = _quotations(self.text, self.blocks)
        self._sentences = [sentence.start for sentence in document.sentences]
        self._quoted = [quotation.start for quotation in self.quotations]
        self.mentions: dict[int, list[tuple[Mention, int]]] = defaultdict(list)
        for index, person in enumerate(persons):
            for mention in person.mentions:
                self.mentions[mention.sentence].append((mention, index))
        for found in self.mentions.values():
            found.sort(key=lambda pair: pair[0].start)

    def block(self, sentence: Sentence) -> Block:
        return self.blocks[self.block_of[sentence.index]]

    def next_block(self, block: Block) -> Block | None:
        at = self.block_of[block.sentences[0].index] + 1
        return self.blocks[at] if at < len(self.blocks) else None

    def previous_block(self, block: Block) -> Block | None:
        at = self.block_of[block.sentences[0].index]
        return self.blocks[at - 1] if at else None

    def quotation_at(self, offset: int) -> Quotation | None:
        """The outermost quotation that holds the offset."""
        at = bisect_right(self._quoted, offset)
        return self.quotations[at - 1] if at and offset < self.quotations[at - 1].end else None

    def quotation_before(self, offset: int) -> Quotation | None:
        """The last quotation that opens at or before the offset."""
        at = bisect_right(self._quoted, offset)
        return self.quotations[at - 1] if at else None

    def quotations_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that open in `[start, end)`."""
        return self.quotations[bisect_left(self._quoted, start) : bisect_left(self._quoted, end)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the offset, or the last one before it."""
        at = bisect_right(self._sentences, offset)
        return self.document.sentences[at - 1] if at else None

    def ends_with(self, block: Block, mark: str) -> bool:
        """Whether the mark is the block's last sign."""
        return self.text.endswith(mark, block.start, block.end)


def _blocks(document: Document) -> tuple[Block, ...]:
    grouped: dict[int, list[Sentence]] = {}
    for sentence in document.sentences:
        grouped.setdefault(sentence.block, []).append(sentence)
    return tuple([_block(document.text, found) for found in grouped.values()])


def _block(text: str, sentences: list[Sentence]) -> Block:
    start = sentences[0].start
    spoken = text[start] in DASHES and text[start + 1 : start + 2].isspace()
    return Block(start, sentences[-1].end, tuple(sentences), spoken)


@dataclass(slots=True)
class Reader:
    """What is open while quotation marks are read: where, since which block, how deep."""

    start: int | None = None
    since: int = 0
    depth: int = 0

    def open(self, at: int, block: int, repeated: bool) -> None:
        """An opening mark; one repeated at the head of a later paragraph opens nothing new."""
        if self.start is None:
            self.start, self.since, self.depth = at + 1, block, 1
        elif not repeated:
            self.depth += 1

    def close(self, at: int) -> Quotation | None:
        """A closing mark: the quotation that it completes."""
        if self.start is None:
            return None
        self.depth -= 1
        if self.depth > 0:
            return None
        found, self.start = Quotation(self.start, at, at + 1), None
        return found


def _quotations(text: str, blocks: tuple[Block, ...]) -> tuple[Quotation, ...]:
    """Outermost quotations; one that is not closed goes on into the next blocks if they close it, else ends its own."""
    if ANY_MARK.search(text) is None:
        return ()
    found: list[Quotation] = []
    reader = Reader()
    for number, block in enumerate(blocks):
        found += _quotations_of(text, block, number, reader)
        if reader.start is not None and not _goes_on(text, blocks, number, reader.start - 1):
            found.append(Quotation(reader.start, block.end, block.end))
            reader = Reader()
    return tuple(found)


def _quotations_of(text: str, block: Block, number: int, reader: Reader) -> list[Quotation]:
    """The quotations that close in a block."""
    found: list[Quotation] = []
    for match in ANY_MARK.finditer(text, block.start, block.end):
        at = match.start()
        if _step(text, at, reader.depth if reader.start is not None else 0) > 0:
            reader.open(at, number, repeated=at == block.start and number > reader.since)
        elif reader.start is None and _closes_block(text, block, at):
            found = [Quotation(block.start + 1, at, at + 1)]
        elif (quotation := reader.close(at)) is not None:
            found.append(quotation)
    return found


def _step(text: str, at: int, depth: int) -> int:
    """+1 for an opening mark, -1 for a closing one; “ and straight marks tell by what stands around them."""
    sign = text[at]
    if sign in "«„":
        return 1
    if sign in "»”":
        return -1
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    opens = (before.isspace() or before in "(«„[–—-") and not after.isspace()
    if depth and not opens:
        return -1
    return 1 if opens else -1


def _closes_block(text: str, block: Block, at: int) -> bool:
    """««Луч» построит 5 домов», – сказал мэр»: one mark opens both the name and the speech."""
    return text[block.start] in QUOTES and TAGGED.match(text, at) is not None


def _goes_on(text: str, blocks: tuple[Block, ...], number: int, mark: int) -> bool:
    """Whether the quotation that opens at a mark goes on past a block; of straight marks only one that opens speech."""
    block = blocks[number]
    if text[mark] == STRAIGHT:
        if mark < block.end - 1 and text[block.start : block.end].rstrip(" .!?…").endswith(STRAIGHT):
            return False  # «рассказал: "Откроем пять кафе "Луч".»: one mark closes both
        before = text[block.start : mark].rstrip()
        if before and before[-1] not in ".!?:" or TAGGED.search(text, block.start, block.end):
            return False  # «"Санаторий "Нева" открыли», one of whose marks is left out
    return _is_closed_later(text, blocks, number)


def _is_closed_later(text: str, blocks: tuple[Block, ...], number: int) -> bool:
    """Whether one of the next blocks closes more quotations than it opens, before one that is balanced."""
    repeated = True  # a mark at the head of every paragraph
    for block in blocks[number + 1 : number + 1 + MOST_QUOTED_BLOCKS]:
        steps = [_step(text, mark.start(), 0) for mark in ANY_MARK.finditer(text, block.start, block.end)]
        opening, closing = steps.count(1), steps.count(-1)
        continues = repeated = repeated and text[block.start] in QUOTES
        if closing > opening - continues:
            return closing > opening or continues
        if opening == closing and opening and not continues:
            return False
    return False
