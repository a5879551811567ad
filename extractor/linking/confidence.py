"""Reads a linked fact; yields it with its confidence: how often facts decided by the same rules were right.

Two small tables, made by `tools/train_confidence.py` from annotated articles, are all it knows: how often each rule was
right in its field, and how often facts of a given product of those shares were right as a whole (quantity found; value,
unit, measured, region and official right). The words of an article play no part.
"""

from dataclasses import replace
from functools import cache
from math import prod

from extractor.lexicon import read_table
from extractor.linking.types import LinkedFact

FIELDS = ("quantity", "measured", "region", "official")


def rate(fact: LinkedFact) -> LinkedFact:
    """The fact with its calibrated confidence."""
    return replace(fact, confidence=calibrated(score(features(fact))))


def features(fact: LinkedFact) -> dict[str, str]:
    """Field → the rule that decided it, `none` where nothing was linked; the kind stands with the quantity's rule."""
    links = {"measured": fact.measured, "region": fact.region, "official": fact.official}
    rules = {field: link.rule if link else "none" for field, link in links.items()}
    return {"quantity": f"{fact.quantity.kind}:{fact.quantity.rule}"} | rules


def score(rules: dict[str, str]) -> float:
    """The product over the fields of how often each rule was right; an unknown rule counts as its field's average."""
    shares = _shares()
    return prod(shares.get((field, rule), shares[field, "*"]) for field, rule in rules.items())


def calibrated(value: float) -> float:
    """How often facts of about this score were right."""
    return next(share for least, share in _steps() if value >= least)


@cache
def _shares() -> dict[tuple[str, str], float]:
    return {(row["field"], row["rule"]): float(row["share"]) for row in read_table("confidence_rules")}


@cache
def _steps() -> tuple[tuple[float, float], ...]:
    """Least score and confidence, highest first; the last step takes every score."""
    rows = sorted(
        ((float(row["score"]), float(row["confidence"])) for row in read_table("confidence_steps")), reverse=True
    )
    return (*rows[:-1], (0.0, rows[-1][1]))
