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
    attributions = [find_attributions(page, sentence) for sentence in document.sentences]
    speeches = frame(page, with_bodies(page, attributions))
    return tuple(sorted(speeches, key=lambda speech: (speech.start, -speech.end)))
