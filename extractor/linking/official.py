"""Reads mentions; yields the person and the source of each quantity."""

from extractor.linking.types import OfficialLink, SourceLink
from extractor.mentions.types import Mentions


def link(mentions: Mentions) -> tuple[tuple[OfficialLink | None, SourceLink | None], ...]:
    """Person and source, or None, for every quantity."""
    return tuple((None, None) for _ in mentions.quantities)
