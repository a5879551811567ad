"""Reads a document; yields its places."""

from extractor.language import Document
from extractor.mentions.types import Place


def find(document: Document) -> tuple[Place, ...]:
    """Places in text order."""
    return ()
