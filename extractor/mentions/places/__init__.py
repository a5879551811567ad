"""Reads a document; yields its places: names, adjectives, inhabitants, territories, references, each with its code."""

from collections.abc import Iterator

from extractor.language import Document
from extractor.mentions.places.found import Found
from extractor.mentions.places.names import find_names
from extractor.mentions.places.references import find_references
from extractor.mentions.places.resolution import Resolver
from extractor.mentions.places.scene import Scene
from extractor.mentions.places.territories import Known, find_territories, last_head
from extractor.mentions.places.unlisted import find_unlisted
from extractor.mentions.types import Place


def find(document: Document) -> tuple[Place, ...]:
    """Places in text order."""
    return Resolver(document, tuple(find_all(document))).run()


def find_all(document: Document) -> Iterator[Found]:
    """The finds of all sentences in text order."""
    head = None
    for sentence in document.sentences:
        scene = Scene(sentence)
        yield from find_in(scene, head)
        own = last_head(scene)
        head = Known(own, sentence.block) if own else head


def find_in(scene: Scene, head: Known | None) -> list[Found]:
    """The finds of a sentence in order, none overlapping: what is surer takes its words first."""
    if not (scene.places or head or scene.sentence.names):
        return []
    taken: dict[int, Found] = {}
    for found in candidates(scene, head):
        span = range(found.first, found.last)
        if not any(at in taken for at in span):
            taken.update(dict.fromkeys(span, found))
    return sorted(dict.fromkeys(taken.values()), key=lambda found: found.first)


def candidates(scene: Scene, head: Known | None) -> Iterator[Found]:
    """All finds, the surest first."""
    names = list(find_names(scene))
    yield from (found for found in names if found.last - found.first > 1)
    yield from find_territories(scene, head)
    yield from names
    yield from find_unlisted(scene)
    yield from find_references(scene)


__all__ = ["find"]
