"""Reads a unit; yields its label: at once where it is plainly prose, else by the rules of `furniture`."""

from functools import cache

from extractor.reading import furniture
from extractor.reading.units import Unit


def label_of(unit: Unit) -> furniture.Label:
    """The first label whose rule holds; "short" is what no rule knows: headline, caption, name, subhead."""
    if unit.end - unit.start > furniture.LONG or is_prose(unit):
        return "text"
    for label, rule in furniture.RULES:
        if rule(unit):
            return label
    return "short"


def is_prose(unit: Unit) -> bool:
    """A long sentence or paragraph that opens like no furniture: text, and no other rule need be asked."""
    if unit.size <= furniture.LISTED or not unit.ends_sentence:
        return False
    core, plain = unit.core, unit.plain
    if not core[:1].isalpha() or not openings().isdisjoint((core[:1], core[:2], core[:3])):
        return False
    if plain[0] == "#" or any([mark in plain for mark in furniture.ROW_MARKS]) or furniture.is_imprint(unit):
        return False
    return unit.size >= furniture.MUCH or (
        unit.verbal and furniture.is_text(unit) and not furniture.is_caption(unit) and not furniture.is_contact(unit)
    )


@cache
def openings() -> frozenset[str]:
    """The first three letters of all that furniture begins with."""
    kinds = ("end", "inline", "label", "head", "around")
    begins = [phrase for kind in kinds for phrase in furniture.phrases(kind)]
    return frozenset(phrase[:3] for phrase in (*furniture.MARKUP, *begins))
