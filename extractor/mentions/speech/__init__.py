"""Reads a document and its persons; yields the stretches of text that a person or a source answers for."""

from extractor.language import Document
from extractor.mentions.speech.attributions import find_attributions
from extractor.mentions.speech.bodies_meant import with_bodies
from extractor.mentions.speech.frames import frame
from extractor.mentions.speech.page import Page
from extractor.mentions.types import Person, Speech

__all__ = ["find"]


def find(document: Document, persons: tuple[Person, ...]) -> tuple[Speech, ...]:
    """Stretches of speech in text order, wider ones first where they begin together."""
    page = Page(document, persons)
    told = [bool(page.cues[at] or page.mentions[at]) for at in range(len(document.sentences))]
    pairs = zip(document.sentences, told, strict=True)
    attributions = [find_attributions(page, sentence) if may_tell else () for sentence, may_tell in pairs]
    speeches = frame(page, with_bodies(page, attributions))
    return tuple(sorted(speeches, key=lambda speech: (speech.start, -speech.end)))
