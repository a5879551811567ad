"""What the language stage yields: documents of sentences of tokens, and the names in them.

Offsets are code points of the whole article text, half open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from extractor.language.lemmas import lemma_of
from extractor.lazy import lazy

Kind = Literal["headline", "byline", "body"]
NameType = Literal["PER", "LOC", "ORG"]


class Token:
    """One word, number or mark. Its pos is "" and its head -1 where the sentence was not tagged."""

    __slots__ = ("index", "start", "end", "text", "lower", "pos", "feats", "head", "rel", "tag", "lemma", "notes")

    def __init__(  # noqa: PLR0913 - a plain record, made once per word: a dataclass takes four times as long
        self,
        index: int,
        start: int,
        end: int,
        text: str,
        lower: str,
        pos: str = "",
        feats: Mapping[str, str] = {},  # noqa: B006 - never written to
        head: int = -1,
        rel: str = "",
        tag: str = "",
        lemma: str | None = None,
        notes: dict[str, Any] | None = None,
    ) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.text = text
        self.lower = lower
        self.pos = pos
        self.feats = feats
        self.head = head
        self.rel = rel
        self.tag = tag
        # the dictionary form, lower case, «ё» as «е»
        self.lemma = lemma_of(lower, tag) if lemma is None else lemma
        # what has been worked out of this spelling with this tag, by name; tokens alike share it over all documents
        self.notes = {} if notes is None else notes

    def __repr__(self) -> str:
        return f"Token({self.index}, {self.text!r}, {self.tag!r}, head={self.head}, rel={self.rel!r})"


class Name:
    """A person, place or organisation; `first` and `last` are token indices in its sentence, half open."""

    __slots__ = ("start", "end", "first", "last", "type", "text")

    def __init__(  # noqa: PLR0913 - a plain record
        self, start: int, end: int, first: int, last: int, type: NameType, text: str
    ) -> None:
        self.start = start
        self.end = end
        self.first = first
        self.last = last
        self.type = type
        self.text = text

    def __repr__(self) -> str:
        return f"Name({self.type}, {self.text!r}, {self.start}, {self.end})"


class Sentence:
    """A sentence of one block; its tokens are made on first use."""

    def __init__(  # noqa: PLR0913 - a plain record
        self,
        *,
        index: int,
        block: int,
        kind: Kind,
        start: int,
        text: str,
        names: tuple[Name, ...] = (),
        tokens: Callable[[], Iterable[Token]] | Iterable[Token] = (),
    ) -> None:
        self.index = index
        self.block = block
        self.kind = kind
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.names = names
        self._make = tokens
        self._subtrees: dict[int, tuple[Token, ...]] = {}

    @lazy
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, in order."""
        make, self._make = self._make, ()
        return tuple(make() if callable(make) else make)

    @lazy
    def lemmas(self) -> frozenset[str]:
        """The dictionary forms of its tokens."""
        return frozenset([token.lemma for token in self.tokens])

    @lazy
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        found: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                found[token.head].append(token)
        return tuple(map(tuple, found))

    def children(self, index: int) -> tuple[Token, ...]:
        """The tokens whose head is the token at `index`, in text order."""
        return self._children[index]

    def subtree(self, index: int) -> tuple[Token, ...]:
        """The token at `index` and all that hang on it, in text order."""
        if index not in self._subtrees:
            found = [self.tokens[index]]
            for token in found:
                found.extend(self.children(token.index))
            self._subtrees[index] = tuple(sorted(found, key=lambda token: token.index))
        return self._subtrees[index]

    def __repr__(self) -> str:
        return f"Sentence({self.index}, {self.kind}, {self.start}, {self.end}, {self.text!r})"


class Document:
    """One article: its whole text and the sentences of its blocks, in order."""

    __slots__ = ("text", "sentences")

    def __init__(self, text: str, sentences: tuple[Sentence, ...]) -> None:
        self.text = text
        self.sentences = sentences

    def previous(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, of whatever block."""
        return self.sentences[sentence.index - 1] if sentence.index else None

    def next(self, sentence: Sentence) -> Sentence | None:
        """The sentence after, of whatever block."""
        index = sentence.index + 1
        return self.sentences[index] if index < len(self.sentences) else None
