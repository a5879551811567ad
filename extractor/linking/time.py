"""Reads mentions and roles; yields the time at which each quantity holds."""

from extractor.linking.types import RoleLink, TimeLink
from extractor.mentions.types import Mentions


def link(mentions: Mentions, roles: tuple[RoleLink, ...]) -> tuple[TimeLink | None, ...]:
    """One link, or None, for every quantity."""
    return tuple(None for _ in mentions.quantities)
