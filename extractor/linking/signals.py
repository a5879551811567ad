"""Reads a word; yields what it may signal: the groups of modality that hold it, the tables of phrases that it ends.

What no word of a sentence signals, no rule need look for.
"""

from functools import cache
from itertools import chain

from extractor.language import Token
from extractor.lexicon import read_table
from extractor.mentions.places.kinds import setting

NONE: frozenset[str] = frozenset()
SETTINGS = ("regions", "all_regions")  # kinds of words of places/settings
PHRASES = ("returns", "nationwide", "worldwide")  # tables of `places/`


def signals_of(token: Token) -> frozenset[str]:
    """What a word signals as written or in its dictionary form."""
    known = _signals()
    said = known[token.lower] if token.lower in known else NONE
    other = known[token.lemma] if token.lemma in known else NONE
    return said | other if said and other else said or other  # a union is a new set


@cache
def _signals() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in read_table("modality"):
        found[row["lemma"]] = found.get(row["lemma"], NONE) | {row["group"]}
    for kind in SETTINGS:
        for word in setting(kind):
            found[word] = found.get(word, NONE) | {kind}
    for table in PHRASES:
        for words in chain.from_iterable(phrases(table).values()):
            found[words[-1]] = found.get(words[-1], NONE) | {table}  # the last: many open with «в» or «на»
    return found


@cache
def phrases(table: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a table by the first word of each."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in read_table(f"places/{table}"):
        for phrase in row["words"].split("|"):
            words = tuple(phrase.split())
            found[words[0]] = (*found.get(words[0], ()), words)
    return found
