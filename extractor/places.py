"""Reads a few words or a text; yields the places in it, without the language models: a look-up for notebooks.

>>> from extractor.places import resolve
>>> resolve("в Кузбассе")
'RU-KEM'
"""

from collections.abc import Iterator

from extractor.language import Document, Sentence, Token
from extractor.language.spelling import fold
from extractor.language.tokens import Tokenizer
from extractor.mentions.places import find as find_in_document
from extractor.mentions.types import Place

__all__ = ["Place", "find", "resolve"]


def resolve(text: str) -> str | None:
    """The ISO 3166 code of the first place named in a text, None without one: 3166-2 for a subject, else 3166-1."""
    return next((place.code for place in find(text) if place.code), None)


def find(text: str) -> tuple[Place, ...]:
    """The places of a text in order; each line is read as one sentence, names are told by the gazetteer alone."""
    return find_in_document(Document(text, tuple(_sentences(text))))


def _sentences(text: str) -> Iterator[Sentence]:
    tokenizer, start = Tokenizer(), 0
    for index, line in enumerate(text.splitlines(keepends=True)):
        words, starts = tokenizer(line)
        tokens = [
            Token(at, start + begin, start + begin + len(word), word, fold(word))
            for at, (word, begin) in enumerate(zip(words, starts, strict=True))
        ]
        yield Sentence(index=index, block=index, kind="body", start=start, text=line, tokens=tokens)
        start += len(line)
