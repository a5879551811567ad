"""Reads a word; yields the groups of `modality.tsv` that hold it: what a sentence lacks, no rule need look for."""

from functools import cache, lru_cache

from extractor.language import lemma_of
from extractor.lexicon import read_table

MEMORY = 20_000  # words remembered
NONE: frozenset[str] = frozenset()


@lru_cache(MEMORY)
def signals_of(word: str, tag: str) -> frozenset[str]:
    """The groups that a word belongs to as written or in its dictionary form."""
    groups = _groups()
    return groups.get(word, NONE) | groups.get(lemma_of(word, tag), NONE)


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in read_table("modality"):
        found[row["lemma"]] = found.get(row["lemma"], NONE) | {row["group"]}
    return found
