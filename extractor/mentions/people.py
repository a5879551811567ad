"""Reads a document; yields its persons with post and organisation."""

from extractor.language import Document
from extractor.mentions.types import Person


def find(document: Document) -> tuple[Person, ...]:
    """Persons in the order of their first mention."""
    return ()
