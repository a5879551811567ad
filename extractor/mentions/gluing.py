"""Reads tokens; yields where a name ends that is written in one with Latin words, digits, dots and «&»."""

from collections.abc import Sequence

from extractor.language import Token
from extractor.mentions.nominals import is_cyrillic

GLUING = frozenset(".&@'’")  # in names without blanks
CYRILLIC_SITES = frozenset({"ру", "рф"})


def glued_end(tokens: Sequence[Token], at: int) -> int | None:
    """What is written in one with a Latin word or number of a name: «F6», «hh.ru», «S&P», «66.RU», «1TV»."""
    token = tokens[at]
    if not at or tokens[at - 1].end != token.start:
        return _one_word(tokens, at) if token.text.isdigit() else None
    if token.text in GLUING:
        site = at + 1 < len(tokens) and tokens[at + 1].start == token.end and tokens[at + 1].lower in CYRILLIC_SITES
        return at + 2 if site else _one_word(tokens, at)
    return at + 1 if token.text.isdigit() or _is_latin(token) else None


def _one_word(tokens: Sequence[Token], at: int) -> int | None:
    """Where a Latin word ends that is written in one with what stands at `at`, a mark between them or none."""
    marked = tokens[at].text.isdigit() and [token.text for token in tokens[at + 1 : at + 2]] == ["."]
    last = at + 1 + marked
    if last >= len(tokens) or any([tokens[index].end != tokens[index + 1].start for index in range(at, last)]):
        return None
    return last + 1 if _is_latin(tokens[last]) else None


def _is_latin(token: Token) -> bool:
    return token.text.isalpha() and not is_cyrillic(token.text)
