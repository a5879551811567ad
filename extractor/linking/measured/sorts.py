"""Reads a noun phrase; yields what sort of thing it is: a size, a time, a place, somebody who acts."""

from functools import lru_cache

from extractor.linking.measured.leading import SIZES
from extractor.linking.measured.task import is_place, is_time, level_nouns, light, named
from extractor.linking.measured.traits import Sort
from extractor.linking.scenes import Scene, word_group
from extractor.mentions.measured import Phrase
from extractor.mentions.quantities.bareness import topic_of

MEMORY = 10_000  # nouns remembered


def sort_of(scene: Scene, phrase: Phrase) -> Sort:
    """What sort of noun it is; asked once a phrase."""
    found: Sort | None = scene.sorts.get(phrase.head)
    if found is None:
        feats, lemma = scene.tokens[phrase.head].feats, phrase.lemma
        level, small = size_of(lemma)
        name = named(scene, phrase.head)
        place = name == "LOC" or is_place(scene, phrase)
        grammar = feats.get("Number", ""), feats.get("Animacy", "")
        topic = topic_of(lemma.replace("ё", "е"))
        found = scene.sorts[phrase.head] = (level, small, is_time(phrase), place, name, *grammar, topic)
    return found


def is_agent(scene: Scene, phrase: Phrase) -> bool:
    """Whether it is somebody who acts: a living being, a name, an organisation, a place."""
    _, _, _, place, name, _, animacy, _ = sort_of(scene, phrase)
    return place or bool(name) or phrase.form == "name" or animacy == "Anim" or phrase.lemma in word_group("territory")


@lru_cache(MEMORY)
def size_of(lemma: str) -> tuple[bool, bool]:
    """Whether a noun has a size, whether it is one."""
    return lemma in level_nouns(), any(lemma in light(kind) for kind in SIZES)
