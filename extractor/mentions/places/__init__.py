"""Reads a document; yields its places: names, adjectives, inhabitants, territories, references, each with its code."""

from extractor.language import Document
from extractor.mentions.places.found import Found
from extractor.mentions.places.kinds import HEAD, NAME, REFERENCE
from extractor.mentions.places.names import find_names
from extractor.mentions.places.references import find_references
from extractor.mentions.places.resolution import Resolver
from extractor.mentions.places.scene import Scene
from extractor.mentions.places.territories import Known, find_territories, last_head
from extractor.mentions.places.unlisted import find_unlisted
from extractor.mentions.types import Place


def find(document: Document) -> tuple[Place, ...]:
    """Places in text order."""
    return Resolver(document, find_all(document)).run()


def find_all(document: Document) -> list[Found]:
    """The finds of all sentences in text order."""
    head: Known | None = None
    finds: list[Found] = []
    for sentence in document.sentences:
        scene = Scene(sentence)
        if scene.places or sentence.names or head:
            finds += find_in(scene, head)
        if HEAD in scene.places and (own := last_head(scene)):
            head = Known(own, sentence.block)
    return finds


def find_in(scene: Scene, head: Known | None) -> list[Found]:
    """The finds of a sentence in order, none overlapping: what is surer takes its words first."""
    taken: dict[int, Found] = {}
    found = candidates(scene, head)
    for one in found:
        span = range(one.first, one.last)
        if not any([at in taken for at in span]):
            taken.update(dict.fromkeys(span, one))
    return [taken[at] for at in sorted(taken) if at == taken[at].first] if len(found) > 1 else found


def candidates(scene: Scene, head: Known | None) -> list[Found]:
    """All finds, the surest first; a finder is asked only where words of its kind stand."""
    places = scene.places
    names = find_names(scene) if NAME in places else []
    found = [name for name in names if name.last - name.first > 1]
    if head or HEAD in places:
        found += find_territories(scene, head)
    found += names
    found += find_unlisted(scene, names)
    return found + find_references(scene) if REFERENCE in places else found


__all__ = ["find"]
