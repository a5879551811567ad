"""Reads a document; yields its time expressions resolved against the publication date."""

from datetime import date

from extractor.language import Document
from extractor.mentions.types import Time


def find(document: Document, published: date | None) -> tuple[Time, ...]:
    """Time expressions in text order."""
    return ()
