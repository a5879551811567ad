"""Reads a document; yields its quantities, and every other number with the reason why it is none."""

from extractor.language import Document
from extractor.mentions.types import Quantity, Rejected, Time


def find(document: Document, times: tuple[Time, ...]) -> tuple[tuple[Quantity, ...], tuple[Rejected, ...]]:
    """Quantities and rejected numbers in text order."""
    return (), ()
