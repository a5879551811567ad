"""Reads tokens; yields those of «в том числе», «в среднем» and their like, which name nothing."""

from collections.abc import Iterator, Sequence
from functools import cache

from extractor.language import Token
from extractor.lexicon import read_table


def tokens_of_set_phrases(tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens of «в том числе», «в среднем» and their like, which name nothing."""
    known = set_phrases()
    for at, token in enumerate(tokens[:-1]):
        if token.lower not in known:
            continue
        for words in known[token.lower].get(tokens[at + 1].lower, ()):
            if [other.lower for other in tokens[at : at + len(words)]] == words:
                yield from range(at, at + len(words))


@cache
def second_words() -> frozenset[str]:
    """The second words of set phrases: rarer than the first, and none has but one."""
    return frozenset(second for going_on in set_phrases().values() for second in going_on)


@cache
def set_phrases() -> dict[str, dict[str, list[list[str]]]]:
    """Set phrases by their first word and their second."""
    found: dict[str, dict[str, list[list[str]]]] = {}
    for row in read_table("measured_words"):
        if row["group"] == "adverbial":
            words = row["lemma"].split()
            found.setdefault(words[0], {}).setdefault(words[1], []).append(words)
    return found
