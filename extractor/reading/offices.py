"""Reads a line; yields whether an office opens it: «мэр Твери», «первый заместитель главы»."""

import re
from functools import cache

from extractor.lexicon import read_table

HEADS = 3  # words within which an office names its head: «первый заместитель», «и.о. главы»


@cache
def offices() -> frozenset[str]:
    """Heads of offices: «мэр», «заместитель»."""
    return frozenset(row["lemma"].replace("ё", "е") for row in read_table("posts") if row["kind"] in ("head", "deputy"))


def opens_with_office(line: str, most: int = HEADS) -> bool:
    """Whether a line has an office among its first words."""
    return not offices().isdisjoint(re.findall(r"[а-яё-]+", line.lower().replace("ё", "е"))[:most])
