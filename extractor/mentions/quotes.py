"""Reads tokens; yields where a short quotation ends."""

from collections.abc import Sequence

from extractor.language import Token
from extractor.mentions.nominals import CLOSING, OPENING

LONGEST_QUOTED = 14  # tokens between the quotation marks of a name; longer ones are speech


def matching_quote(tokens: Sequence[Token], at: int) -> int | None:
    """The token after the closing mark of a short quotation that opens at `at`."""
    if at >= len(tokens) or tokens[at].text not in OPENING:
        return None
    depth = 0
    for index in range(at, min(at + LONGEST_QUOTED, len(tokens))):
        mark = tokens[index].text
        if mark in "«„" or index == at:
            depth += 1
        elif mark in CLOSING:
            depth -= 1
            if depth == 0:
                return index + 1
    return None
