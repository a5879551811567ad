"""Reads a linked fact; yields its confidence: how often facts decided by the same rules were right.

Two small tables, made by `tools/train_confidence.py` from annotated articles, are all it knows: how often each rule was
right in its field, and how often facts of a given product of those shares were right as a whole (quantity found; value,
unit, measured, region and official right). The words of an article play no part.
"""

from functools import cache, lru_cache
from math import prod

from extractor.lexicon import read_table
from extractor.linking.types import MeasuredLink, OfficialLink, RegionLink
from extractor.mentions.types import Quantity

FIELDS = ("quantity", "measured", "region", "official")
MEMORY = 20_000  # sets of rules remembered


def rate(
    quantity: Quantity, measured: MeasuredLink | None, region: RegionLink | None, official: OfficialLink | None
) -> float:
    """The calibrated confidence of a fact; the kind stands with the quantity's rule, `none` where nothing is linked."""
    return _rate(
        f"{quantity.kind}:{quantity.rule}",
        measured.rule if measured else "none",
        region.rule if region else "none",
        official.rule if official else "none",
    )


@lru_cache(MEMORY)
def _rate(*rules: str) -> float:
    return calibrated(score(dict(zip(FIELDS, rules, strict=True))))


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
