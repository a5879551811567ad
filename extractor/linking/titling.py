"""Reads the figures of a headline and of the first sentences; yields the times that those of a headline have there."""

from collections.abc import Sequence

from extractor.language import Sentence
from extractor.linking.changes import change_of
from extractor.linking.lasting import is_day
from extractor.linking.telling import FUTURE, speaks_of
from extractor.linking.types import TimeLink
from extractor.mentions.types import Mentions, Quantity

OPENING = 6  # sentences of the body
SIZES = frozenset({"money", "share", "factor", "measure"})  # a count may be the headline's own


def retold(mentions: Mentions, links: Sequence[TimeLink | None]) -> dict[int, TimeLink]:
    """«Надои выросли на [4 %]. … В мае надои выросли на 4 %»: by place among the figures, what they leave untold."""
    sentences, found = mentions.document.sentences, {}
    first = next((sentence.index for sentence in sentences if sentence.kind == "body"), len(sentences))
    for at, (quantity, link) in enumerate(zip(mentions.quantities, links, strict=True)):
        if quantity.sentence > first:
            break
        if link is None and quantity.kind in SIZES and sentences[quantity.sentence].kind == "headline":
            again = _again(quantity, mentions, first)
            told = links[again] if again is not None else None
            if told is not None and not is_day(told.value):
                found[at] = told._replace(rule="headline")
    return found


def _again(quantity: Quantity, mentions: Mentions, first: int) -> int | None:
    """Where the same is told first in the body."""
    for at, other in enumerate(mentions.quantities):
        if first <= other.sentence < first + OPENING and _same(quantity, other) and _retells(quantity, other, mentions):
            return at
    return None


def _same(quantity: Quantity, other: Quantity) -> bool:
    """Whether two figures are so much of the same unit."""
    if quantity.value is None or (quantity.kind, quantity.unit) != (other.kind, other.unit):
        return False
    return quantity.value == other.value


def _retells(quantity: Quantity, other: Quantity, mentions: Mentions) -> bool:
    """Whether the same is told of both, and nothing of it is to come: «Надои выросли … В мае надои выросли»."""
    head, body = (mentions.document.sentences[figure.sentence] for figure in (quantity, other))
    if speaks_of(head) & FUTURE or _told_of(quantity, head).isdisjoint(_told_of(other, body)):
        return False
    ways, again = ({way for token in sentence.tokens if (way := change_of(token))} for sentence in (head, body))
    return not ways or not again or not ways.isdisjoint(again)


def _told_of(quantity: Quantity, sentence: Sentence) -> set[str]:
    """What is named beside a figure; the tagger calls the first word of a headline a name."""
    around = (*sentence.tokens[: quantity.first], *sentence.tokens[quantity.last :])
    return {token.lemma for token in around if token.pos == "NOUN" or token.pos == "PROPN" and not token.index}
