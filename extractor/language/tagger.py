"""Features of sentences → the tag of each word: part of speech and Universal Dependencies features."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from extractor.language.trunk import Batch
from extractor.language.weights import Floats, Ints, Network


class Tag(NamedTuple):
    """A tag as text, `NOUN|Case=Gen|Number=Plur`, and taken apart."""

    text: str
    pos: str
    feats: Mapping[str, str]


PART = 256  # rows whose tags are scored at once: 750 scores a row, which the second-level cache should hold
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
        parts = (features[first : first + PART] for first in range(0, len(features), PART))
        tags: Ints = np.concatenate([self._project(part).argmax(1) for part in parts])
        return tags[batch.places]
