"""A cut-up article and what the networks say of its words → a document, whose tokens are made when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Any

from extractor.language.lemmas import lemma_of
from extractor.language.names import Span
from extractor.language.segments import Range, Segments
from extractor.language.spelling import lowered
from extractor.language.tagger import Tag
from extractor.language.types import Document, Name, Sentence, Token
from extractor.memo import Memo


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the networks say of each word of an article: heads are words of the article, -1 for none."""

    tags: Sequence[Tag]
    heads: Sequence[int]
    relations: Sequence[str]
    names: Sequence[Span]


def _alike(spelling: tuple[str, str]) -> tuple[str, str, dict[str, Any]]:
    word, tag = spelling
    lower = lowered(word)
    return lower, lemma_of(lower, tag), {}


# what all tokens of a spelling and tag share: lower case, lemma, notes
ALIKE: Memo[tuple[str, str], tuple[str, str, dict[str, Any]]] = Memo(_alike, word=itemgetter(0))


def document(segments: Segments, analysis: Analysis) -> Document:
    """The document of one article."""
    names = iter(analysis.names)
    name = next(names, None)
    sentences = []
    for index, range_ in enumerate(segments.sentences):
        inside = []
        while name and name.first < range_.last:
            inside.append(_name(segments, range_, name))
            name = next(names, None) if name.last <= range_.last else name._replace(first=range_.last)
        sentences.append(
            Sentence(
                index=index,
                block=range_.block,
                kind=segments.blocks[range_.block].kind,
                start=range_.start,
                text=segments.text[range_.start : range_.end],
                names=tuple(inside),
                tokens=partial(_tokens, segments, analysis, range_),
            )
        )
    return Document(segments.text, tuple(sentences))


def _name(segments: Segments, sentence: Range, span: Span) -> Name:
    """A name; one that goes on beyond the sentence is cut there."""
    last = min(span.last, sentence.last)
    start, end = segments.starts[span.first], segments.starts[last - 1] + len(segments.words[last - 1])
    return Name(start, end, span.first - sentence.first, last - sentence.first, span.type, segments.text[start:end])


def _tokens(segments: Segments, analysis: Analysis, sentence: Range) -> list[Token]:
    first, text = sentence.first, segments.text
    own = slice(first, sentence.last)
    words, starts = segments.words[own], segments.starts[own]
    columns = zip(words, starts, analysis.tags[own], analysis.heads[own], analysis.relations[own], strict=True)
    tokens = [
        Token(
            index,
            start,
            start + len(word),
            word,
            lower,
            tag.pos,
            tag.feats,
            head - first if head >= 0 else -1,
            relation,
            tag.text,
            lemma,
            notes,
        )
        for index, (word, start, tag, head, relation) in enumerate(columns)
        for lower, lemma, notes in [ALIKE[word, tag.text]]
    ]
    if segments.is_straightened:
        for token in tokens:
            typed = text[token.start : token.end]
            if typed != token.text:
                token.text, token.notes = typed, {}
    return tokens
