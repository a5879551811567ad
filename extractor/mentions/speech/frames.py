"""Reads the attributions of an article; yields the ranges that they govern, each with its voice."""

from collections.abc import Callable, Iterable, Iterator

from extractor.mentions.speech import columns, continued, dialogue, quoted, reported
from extractor.mentions.speech.attributions import Attribution
from extractor.mentions.speech.index import Index
from extractor.mentions.speech.page import Page
from extractor.mentions.speech.scene import Scene, Span
from extractor.mentions.types import Speech

SCENE_RULES: tuple[Callable[[Scene], Iterator[Span]], ...] = (*quoted.RULES, *reported.RULES)


def frame(page: Page, attributions: list[tuple[Attribution, ...]]) -> list[Speech]:
    """Every range that some rule gives, first those of single attributions, then what carries on from them."""
    found = _unique(_governed(page, attributions))
    found += dialogue.find(page, Index(page, found))
    return found + continued.find(page, attributions, Index(page, found)) + columns.find(page)


def _governed(page: Page, attributions: list[tuple[Attribution, ...]]) -> Iterator[Speech]:
    for own in attributions:
        for attribution in own:
            scene = Scene(page, page.block(attribution.sentence), attribution, own)
            for rule in SCENE_RULES:
                for start, end, basis in rule(scene):
                    if end > start:
                        voice = attribution.voice
                        yield Speech(start, end, basis, voice.person, voice.mention, voice.source, rule.__name__)


def _unique(speeches: Iterable[Speech]) -> list[Speech]:
    """The first of those that give one voice one range."""
    found: dict[tuple[int, int, int | None], Speech] = {}
    for speech in speeches:
        found.setdefault((speech.start, speech.end, speech.speaker), speech)
    return list(found.values())
