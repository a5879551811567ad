"""Reads nothing; yields the small values that stand between `language` and `linking`.

All offsets are half-open `[start, end)` in code points of the article text. `sentence` is the index of the
sentence in its document, `first` and `last` the half-open range of its tokens.
"""

from dataclasses import dataclass
from decimal import Decimal

from extractor.language import Document, Sentence
from extractor.reading.types import Article

# Nothing writes to these values once they are made; to say so by `frozen` would make that take four times as long.


@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """A piece of one sentence."""

    start: int
    end: int
    text: str
    sentence: int
    first: int
    last: int


def mention_of(sentence: Sentence, first: int, last: int) -> Mention:
    """The tokens `[first, last)` of a sentence."""
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return Mention(start, end, written(sentence, first, last), sentence.index, first, last)


def written(sentence: Sentence, first: int, last: int) -> str:
    """The tokens `[first, last)` of a sentence as they stand there."""
    return sentence.text[sentence.tokens[first].start - sentence.start : sentence.tokens[last - 1].end - sentence.start]


@dataclass(slots=True, unsafe_hash=True)
class Per:
    """The base of a rate: `Per(Decimal(1000), "житель")`."""

    value: Decimal
    head: str


@dataclass(slots=True, unsafe_hash=True)
class Quantity(Mention):
    """A numeric expression. `kind`, `modifier` and `unit` are the words of RECORDS.md."""

    kind: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: str
    unit: str | None
    per: Per | None
    rule: str
    borderline: str | None = None  # "age", "score", "vague", "duration" …: optional in the guide


@dataclass(slots=True, unsafe_hash=True)
class Rejected:
    """A number that is no quantity, with the reason of RECORDS.md."""

    start: int
    end: int
    text: str
    reason: str
    rule: str


@dataclass(slots=True, unsafe_hash=True)
class Place(Mention):
    """A place named or referred to. `code` is None only for an unresolved reference."""

    code: str | None
    name: str
    place: str | None
    form: str  # "name" | "adjective" | "inhabitant" | "reference" | "organization"
    rule: str


@dataclass(slots=True, unsafe_hash=True)
class Person:
    """One person of the article: the fullest name in the nominative, post, organisation, all mentions in text order."""

    name: str
    gender: str | None  # "Masc" | "Fem"
    position: str | None
    organization: str | None
    mentions: tuple[Mention, ...]
    rule: str

    @property
    def is_official(self) -> bool:
        """Whether the article gives the person a post."""
        return self.position is not None


@dataclass(slots=True, unsafe_hash=True)
class Speech:
    """A stretch of text said by a person (`speaker`, an index of `Mentions.persons`) or by a source."""

    start: int
    end: int
    basis: str  # "quotation" | "indirect" | "according-to" | "continuation" | "agent" (by order)
    speaker: int | None
    attribution: Mention | None  # where the speaker is named for this stretch
    source: "Source | None"
    rule: str


@dataclass(slots=True, unsafe_hash=True)
class Source(Mention):
    """An organisation, document or medium cited, its name in the nominative."""

    name: str


@dataclass(slots=True, unsafe_hash=True)
class Time(Mention):
    """A time expression resolved to ISO 8601 (None: not resolvable)."""

    value: str | None
    use: str  # "own": when a figure holds | "base": what it is compared with | "deadline" | "duration" | "background"
    rule: str


@dataclass(slots=True, eq=False)  # equal to nothing but itself: hashing it all would cost more than it saves
class Mentions:
    """Everything found in one article."""

    article: Article
    document: Document
    quantities: tuple[Quantity, ...]
    rejected: tuple[Rejected, ...]
    places: tuple[Place, ...]
    persons: tuple[Person, ...]
    speeches: tuple[Speech, ...]
    times: tuple[Time, ...]
