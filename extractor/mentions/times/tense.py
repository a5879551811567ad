"""Reads a verb; yields its tense by the dictionary: the tagger calls «уложим» a past form."""

from functools import lru_cache

from extractor.language import Token, morph_parses
from extractor.memo import FEW


def tense_of(token: Token) -> str:
    """`past`, `pres`, `futr`, or "" for what has no tense."""
    return _tense(token.lower)


def tense_or_wish(token: Token) -> str:
    """As `tense_of`, but an infinitive looks ahead: «поручил с 1 февраля увеличить»."""
    return tense_of(token) or ("futr" if token.feats.get("VerbForm") == "Inf" else "")


@lru_cache(FEW)
def _tense(word: str) -> str:
    tags = [parse.tag for parse in morph_parses(word) if "impr" not in parse.tag]  # «пришли» is first a call
    found = [tense for tense in ("past", "futr", "pres") if tense in tags[0]] if tags and "PRTF" not in tags[0] else []
    return found[0] if found else ""
