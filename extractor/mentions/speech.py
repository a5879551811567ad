"""Reads a document and its persons; yields the stretches of text that a person or a source answers for."""

from extractor.language import Document
from extractor.mentions.types import Person, Speech


def find(document: Document, persons: tuple[Person, ...]) -> tuple[Speech, ...]:
    """Stretches of speech in text order."""
    return ()
