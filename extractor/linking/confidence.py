"""Reads the links of a fact; yields its confidence: how likely it is right, judged by the rules that decided it.

A logistic sum over what fired: the rules of the fields, whether a place and a unit are named, how crowded sentence and
article are. The weights are one small table, made by `tools/train_confidence.py` from annotated articles; a fact counts
as right when it is found with value, unit, measured, region and official right. An article's words play no part.
"""

from functools import cache
from math import exp
from typing import NamedTuple

from extractor.lexicon import read_table
from extractor.linking.types import LinkedFact

ANY = ("any", "")  # the feature that every fact has
MOST_FIGURES, MOST_BEFORE, MOST_REGIONS = 5, 3, 6  # more of them say nothing more

Feature = tuple[str, str]


class Crowd(NamedTuple):
    """How many figures the sentence holds, how many of them stand before, how many regions the article names.

    No more of each than says more.
    """

    figures: int
    before: int
    regions: int


def features(links: LinkedFact, crowd: Crowd) -> tuple[Feature, ...]:
    """What a fact is judged by, as (what, which) pairs, which the table weighs."""
    quantity, role, measured, region, official, source, _, _ = links
    found_by, *inherited = quantity.rule.split("+")
    return (
        ANY,
        ("kind", quantity.kind),
        ("quantity", found_by),
        *[("inherited", rule) for rule in inherited or ("none",)],
        ("unit", "named" if quantity.unit else "none"),
        ("role", role.rule),
        ("measured", measured.rule if measured else "none"),
        ("region", region.rule if region else "none"),
        ("basis", region.basis if region else "none"),
        ("place", "named" if region and region.place else "none"),
        ("official", official.rule if official else "none"),
        ("source", source.rule if source else "none"),
        ("figures", str(crowd.figures)),
        ("before", str(crowd.before)),
        ("regions", str(crowd.regions)),
    )


def rate(judged: tuple[Feature, ...]) -> float:
    """The calibrated confidence, two decimals; a feature that the table does not know weighs nothing."""
    weights = _weights()
    return round(1 / (1 + exp(-sum([weights[feature] for feature in judged if feature in weights]))), 2)


@cache
def _weights() -> dict[Feature, float]:
    return {(row["what"], row["which"]): float(row["weight"]) for row in read_table("confidence_weights")}
