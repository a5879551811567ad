"""Reads a noun phrase; yields what sort of thing it is, whatever figure it is weighed for: a size, a time, an actor."""

from typing import NamedTuple

from extractor.linking.measured.task import SIZES, is_district, is_time, level_nouns, light, named
from extractor.linking.measured.traits import Sort
from extractor.linking.scenes import Scene, word_group
from extractor.memo import Memo
from extractor.mentions.measured import Phrase
from extractor.mentions.quantities.bareness import topic_of

THIS = ("эт", "так")  # «этот», «такой»

Below = tuple[object, ...]  # of what depends on a phrase


class Noun(NamedTuple):
    """All that is judged of a phrase by itself."""

    sort: Sort
    agent: bool
    shape: tuple[str, bool, str, int, Below]  # form, whether it depends on another, part of speech, words
    words: tuple[bool, int, int, bool]
    above: tuple[bool, ...]


def noun_of(scene: Scene, phrase: Phrase) -> Noun:
    """What a phrase is by itself, noted for all figures that it is weighed for."""
    sort, pos = sort_of(scene, phrase), scene.tokens[phrase.head].pos
    shape = phrase.form, phrase.inside is not None, pos, phrase.last - phrase.first, _below(scene, phrase)
    above = () if phrase.inside is None else _above(scene, phrase.inside)
    found = scene.nouns[phrase] = Noun(sort, _acts(sort, phrase), shape, _words(scene, phrase), above)
    return found


def sort_of(scene: Scene, phrase: Phrase) -> Sort:
    """What sort of noun it is; asked once a head."""
    found: Sort | None = scene.sorts.get(phrase.head)
    if found is None:
        feats, name = scene.tokens[phrase.head].feats, named(scene, phrase.head)
        level, small, topic = SENSES[phrase.lemma]
        place = name == "LOC" or phrase.head in scene.places or is_district(scene, phrase)
        grammar = feats.get("Number", ""), feats.get("Animacy", "")
        found = scene.sorts[phrase.head] = (level, small, is_time(phrase), place, name, *grammar, topic)
    return found


def is_agent(scene: Scene, phrase: Phrase) -> bool:
    """Whether it is somebody who acts: a living being, a name, an organisation, a place."""
    return _acts(sort_of(scene, phrase), phrase)


def _acts(sort: Sort, phrase: Phrase) -> bool:
    _, _, _, place, name, _, animacy, _ = sort
    return place or bool(name) or phrase.form == "name" or animacy == "Anim" or phrase.lemma in word_group("territory")


def _sense_of(lemma: str) -> tuple[bool, bool, str]:
    """Whether a noun has a size, whether it is one, what a figure near it is."""
    return lemma in level_nouns(), lemma in light(*SIZES), topic_of(lemma.replace("ё", "е"))


SENSES = Memo(_sense_of)


def _words(scene: Scene, phrase: Phrase) -> tuple[bool, int, int, bool]:
    """Whether «этот» or «такой» stands in it, how many words around its head, whether that has a capital."""
    before, after = phrase.head - phrase.first, phrase.last - phrase.head
    this = before > 0 and any([token.lower.startswith(THIS) for token in scene.tokens[phrase.first : phrase.head]])
    return this, before, after, scene.tokens[phrase.head].text[:1].isupper()


def _above(scene: Scene, inside: int) -> tuple[bool, ...]:
    """Of the phrase on which it depends: whether it has a size, is one, acts."""
    outer = scene.phrases[inside]
    level, small, _ = SENSES[outer.lemma]
    return level, small, is_agent(scene, outer)


def _below(scene: Scene, phrase: Phrase) -> Below:
    """Of what depends on it, if anything does: whether it has a size, the case, whether a preposition leads it."""
    for at in range(phrase.head + 1, min(phrase.head + 3, phrase.last)):
        inner = scene.starting.get(at)
        if inner is not None and inner.last <= phrase.last:
            level, _, _ = SENSES[inner.lemma]
            return level, inner.case, bool(inner.preposition)
    return ()
