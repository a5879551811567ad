"""Reads a unit; yields its label: at once where it is plainly prose, else by the rules of `furniture`."""

from functools import cache

from extractor.reading.furniture import (
    LISTED,
    LONG,
    MARKUP,
    MUCH,
    ROW_MARKS,
    RULES,
    Label,
    is_caption,
    is_contact,
    is_imprint,
    is_text,
    phrases,
)
from extractor.reading.units import Unit


def label_of(unit: Unit) -> Label:
    """The first label whose rule holds; "short" is what no rule knows: headline, caption, name, subhead."""
    if unit.end - unit.start > LONG or is_prose(unit):
        return "text"
    for label, rule in RULES:
        if rule(unit):
            return label
    return "short"


def is_prose(unit: Unit) -> bool:
    """A long sentence or paragraph that opens like no furniture: text, and no other rule need be asked."""
    if unit.size <= LISTED or not unit.ends_sentence:
        return False
    core, plain = unit.core, unit.plain
    if not core[:1].isalpha() or not openings().isdisjoint((core[:1], core[:2], core[:3])):
        return False
    if plain[0] == "#" or any([mark in plain for mark in ROW_MARKS]) or is_imprint(unit):
        return False
    return unit.size >= MUCH or (unit.verbal and is_text(unit) and not is_caption(unit) and not is_contact(unit))


@cache
def openings() -> frozenset[str]:
    """The first three letters of all that furniture begins with."""
    kinds = ("end", "inline", "label", "head", "around")
    return frozenset(phrase[:3] for phrase in (*MARKUP, *(phrase for kind in kinds for phrase in phrases(kind))))
