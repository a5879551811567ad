"""Reads the links of a fact; yields its confidence: how likely it is right, judged by the rules that decided it.

A logistic sum over what fired: the rules of the fields, whether a place and a unit are named, how crowded sentence and
article are. The weights are one small table, made by `tools/train_confidence.py` from annotated articles; a fact counts
as right when it is found with value, unit, measured, region and official right. An article's words play no part.
"""

from functools import cache, lru_cache
from math import exp
from typing import NamedTuple

from extractor.lexicon import read_table
from extractor.linking.types import LinkedFact

ANY = ("any", "")  # the feature that every fact has
_MEMORY = 1_000  # sets of features remembered, of 1.3 KB each
_MOST_FIGURES, _MOST_BEFORE, _MOST_REGIONS = 5, 3, 6  # more of them say nothing more

Feature = tuple[str, str]


class Crowd(NamedTuple):
    """How many figures the sentence holds, how many of them stand before, how many regions the article names."""

    figures: int
    before: int
    regions: int


# all that a fact is judged by: kind and rule of the quantity, whether it has a unit; the rules of role, measured thing,
# region, its basis, whether that is a place; the rules of official and source; the crowd
Judged = tuple[str, str, bool, str, str, str, str, bool, str, str, int, int, int]


def features(links: LinkedFact, crowd: Crowd) -> Judged:
    """What a fact is judged by."""
    quantity, role, measured, region, official, source, _, _ = links
    rule, basis, placed = (region.rule, region.basis, bool(region.place)) if region else ("none", "none", False)
    return (
        quantity.kind,
        quantity.rule,
        bool(quantity.unit),
        role.rule,
        measured.rule if measured else "none",
        rule,
        basis,
        placed,
        official.rule if official else "none",
        source.rule if source else "none",
        min(crowd.figures, _MOST_FIGURES),
        min(crowd.before, _MOST_BEFORE),
        min(crowd.regions, _MOST_REGIONS),
    )


def spelled(judged: Judged) -> tuple[Feature, ...]:
    """The features as (what, which) pairs, which the table weighs."""
    kind, rule, unit, role, measured, region, basis, placed, official, source, figures, before, regions = judged
    found_by, *inherited = rule.split("+")
    return (
        ANY,
        ("kind", kind),
        ("quantity", found_by),
        *(("inherited", rule) for rule in inherited or ["none"]),
        ("unit", "named" if unit else "none"),
        ("role", role),
        ("measured", measured),
        ("region", region),
        ("basis", basis),
        ("place", "named" if placed else "none"),
        ("official", official),
        ("source", source),
        ("figures", str(figures)),
        ("before", str(before)),
        ("regions", str(regions)),
    )


@lru_cache(_MEMORY)
def rate(judged: Judged) -> float:
    """The calibrated confidence, two decimals; a feature that the table does not know weighs nothing."""
    weights = _weights()
    return round(1 / (1 + exp(-sum(weights.get(feature, 0.0) for feature in spelled(judged)))), 2)


@cache
def _weights() -> dict[Feature, float]:
    return {(row["what"], row["which"]): float(row["weight"]) for row in read_table("confidence_weights")}
