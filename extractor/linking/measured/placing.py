"""Reads what a share, a change or a sum was found to measure; yields what it tells of a place, where that is a place.

A place has no per cents of its own: in «Лидируют Тула (+5 %), Орёл (+3 %)» they are of what the figures before told.
"""

from collections.abc import Sequence

from extractor.linking.measured.task import LOOK_BACK, Finding, Task, frame, is_place, named
from extractor.linking.scenes import word_group

# rules that name a place, or whoever is there, for what the figure tells of it
OF_PLACES = frozenset("before_bracket before_dash nominal repeated_shape contrasted".split())


def thing_told(task: Task, found: Finding | None, told: Sequence[Finding | None]) -> Finding | None:
    """«Цены выросли на 4 %. Меньше – в Туле (+2 %)», «На третьем месте Алтайский край (3 %)»: what was told before.

    `told` are the things that the figures before it measure.
    """
    if found is None or found.rule not in OF_PLACES or task.quantity.kind not in ("share", "money"):
        return found
    if not _is_place_alone(found) or frame(task.site.verb, "opine"):
        return found  # «чаще других называют Китай (9 %)»
    for site, other in zip(reversed(task.sites[: len(told)]), reversed(told), strict=True):
        if site.quantity.sentence < task.quantity.sentence - LOOK_BACK:
            break
        alike = site.quantity.kind == task.quantity.kind and site.quantity.unit == task.quantity.unit
        if alike and other and _is_thing(other):
            return other._replace(rule="placed")
    return found


def _is_thing(found: Finding) -> bool:
    """A noun, or a word that looks like a name («Турпоток»), which no place has"""
    scene, phrase = found.scene, found.phrase
    if phrase.form == "name":
        return not (is_place(scene, phrase) or named(scene, phrase.head))
    return phrase.form == "noun" and phrase.lemma not in word_group("territory")


def _is_place_alone(found: Finding) -> bool:
    """«Тула», «Алтайский край», not «больницы Тулы», «районов»"""
    scene, phrase = found.scene, found.phrase
    if phrase.case == "Acc" and phrase.preposition:
        return False  # «в Китай поедут 9 %»: an answer
    if phrase.lemma in word_group("territory"):
        behind = range(phrase.head + 1, phrase.last + 1)
        told = any(at in scene.places or named(scene, at) == "LOC" for at in behind)  # «республика Тыва»
        return told or scene.tokens[phrase.first].text[:1].isupper() and phrase.first != phrase.head
    return phrase.form != "pronoun" and is_place(scene, phrase)
