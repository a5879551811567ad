"""Reads mentions and roles; yields the counted or measured noun phrase of each quantity."""

from extractor.linking.types import MeasuredLink, RoleLink
from extractor.mentions.types import Mentions


def link(mentions: Mentions, roles: tuple[RoleLink, ...]) -> tuple[MeasuredLink | None, ...]:
    """One link, or None, for every quantity."""
    return tuple(None for _ in mentions.quantities)
