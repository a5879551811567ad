"""Features of sentences → the tag of each word: part of speech and Universal Dependencies features."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from extractor.language.trunk import Batch
from extractor.language.weights import Floats, Ints, Network


class Tag(NamedTuple):
    """A tag as text, `NOUN|Case=Gen|Number=Plur`, and taken apart."""

    text: str
    pos: str
    feats: Mapping[str, str]


UNTAGGED = Tag("", "", {})


def parse_tag(text: str) -> Tag:
    """A tag taken apart."""
    pos, _, feats = text.partition("|")
    return Tag(text, pos, dict(pair.split("=", 1) for pair in feats.split("|")) if feats else {})


class Tagger:
    """The part of the morphology network that stands on its trunk."""

    def __init__(self, network: Network) -> None:
        projection = network.raw.head.proj
        self.tags = [parse_tag(label) for label in network.labels]
        self._project = network.linear(projection.weight.array, projection.bias.array)

    def __call__(self, features: Floats, batch: Batch) -> Ints:
        """The number of each word's tag."""
        tags: Ints = self._project(features).argmax(1)[batch.places]
        return tags
