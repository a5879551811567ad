"""Reads a document; yields its places: names, adjectives, inhabitants, territories, references, each with its code."""

from collections.abc import Iterator

from extractor.language import Document, Sentence
from extractor.mentions.places.found import Found
from extractor.mentions.places.names import find_names
from extractor.mentions.places.references import find_references
from extractor.mentions.places.resolution import Resolver
from extractor.mentions.places.scene import Scene
from extractor.mentions.places.territories import find_territories
from extractor.mentions.places.unlisted import find_unlisted
from extractor.mentions.types import Place


def find(document: Document) -> tuple[Place, ...]:
    """Places in text order."""
    finds = [found for sentence in document.sentences for found in find_in(sentence)]
    return Resolver(document, finds).run()


def find_in(sentence: Sentence) -> list[Found]:
    """The finds of a sentence in order, none overlapping: what is surer takes its words first."""
    scene = Scene(sentence)
    taken: dict[int, Found] = {}
    for found in candidates(scene):
        span = range(found.first, found.last)
        if not any(at in taken for at in span):
            taken.update(dict.fromkeys(span, found))
    return sorted(dict.fromkeys(taken.values()), key=lambda found: found.first)


def candidates(scene: Scene) -> Iterator[Found]:
    """All finds, the surest first."""
    names = list(find_names(scene))
    yield from (found for found in names if found.last - found.first > 1)
    yield from find_territories(scene)
    yield from names
    yield from find_unlisted(scene)
    yield from find_references(scene)


__all__ = ["find"]
