"""Reads mentions; yields role, direction and modality of each quantity."""

from extractor.linking.types import RoleLink
from extractor.mentions.types import Mentions


def link(mentions: Mentions) -> tuple[RoleLink, ...]:
    """One link for every quantity."""
    return tuple(
        RoleLink("rank" if quantity.kind == "rank" else "level", None, "actual", "default")
        for quantity in mentions.quantities
    )
