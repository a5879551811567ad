"""Reads a document and its publication date; yields its time expressions resolved to ISO 8601, in text order."""

from extractor.mentions.times.finding import find

__all__ = ["find"]
