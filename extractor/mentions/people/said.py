"""Reads a word behind «его» or «её»; tells whether it is something that only a person says or thinks."""

from functools import cache

from extractor.language import Token
from extractor.lexicon import read_table
from extractor.mentions.nominals import nominal_parses


def is_said(token: Token) -> bool:
    """«его словам», «её мнению»."""
    return any(parse.lemma in _said_things() for parse in nominal_parses(token.text))


@cache
def _said_things() -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_table("said_things"))
