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
    return [
        Speech(sentence.tokens[source.last].end, sentence.end, "indirect", None, None, source, "headed")
        for sentence, source in _headed(page)
    ]


def _headed(page: Page) -> Iterator[tuple[Sentence, Source]]:
    for block in page.blocks[:1]:
        sentence = block.sentences[0]
        colon = next((token.index for token in sentence.tokens[:LONGEST_LABEL] if token.text == ":"), None)
        if not colon or sentence.tokens[0].text in OPENING or colon + 1 == len(sentence.tokens):
            continue
        source = source_at(sentence, 0, "nomn")
        if source is not None and source.last == colon and _is_named(sentence, source):
            yield sentence, source


def _is_named(sentence: Sentence, source: Source) -> bool:
    """A body by its name: «Минтранс», «Банк России», «ВОЗ»."""
    kinds = [kind_of(token, source_kinds()) for token in sentence.tokens[: source.last]]
    short = source.last == 1 and is_abbreviation(sentence.tokens[0].text)
    return short or any(kind in ("body", "medium") for kind in kinds)
