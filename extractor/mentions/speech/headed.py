"""Reads the head of a page; yields a headline that opens with its source: «Росстат: рождаемость упала на 4 %»."""

from collections.abc import Iterator

from extractor.language import Sentence
from extractor.mentions.bodies import kind_of
from extractor.mentions.nominals import OPENING, is_abbreviation
from extractor.mentions.speech.page import Page
from extractor.mentions.speech.sources import source_at, source_kinds
from extractor.mentions.types import Source, Speech

LONGEST_LABEL = 8  # tokens before the colon


def find(page: Page) -> list[Speech]:
    """One speech at most: what stands behind the colon of the headline."""
    return [speech for sentence in page.document.sentences[:1] for speech in _headed(sentence)]


def _headed(sentence: Sentence) -> Iterator[Speech]:
    tokens = sentence.tokens
    colon = next((token.index for token in tokens[:LONGEST_LABEL] if token.text == ":"), None)
    source = source_at(sentence, 0, "nomn") if colon and tokens[0].text not in OPENING else None
    if source is not None and source.last == colon and colon + 1 < len(tokens) and _is_named(sentence, source):
        yield Speech(tokens[colon].end, sentence.end, "indirect", None, None, source, "headed")


def _is_named(sentence: Sentence, source: Source) -> bool:
    """A body by its name: «Минтранс», «Банк России», «ВОЗ»."""
    kinds = [kind_of(token, source_kinds()) for token in sentence.tokens[: source.last]]
    short = source.last == 1 and is_abbreviation(sentence.tokens[0].text)
    return short or any(kind in ("body", "medium") for kind in kinds)
