"""Reads a word; yields the part that it may play in a scene, wherever it stands."""

from typing import NamedTuple

from extractor.language import Token
from extractor.linking.signals import NONE, signals_of
from extractor.mentions.measured import Word, is_verbal, leading_word

SEPARATORS = frozenset({",", ";", ":", "(", ")", "—", "–", "―", "-", "…", "/"})
MISTAKEN = frozenset({"NOUN", "ADJ", "ADV", "PROPN"})  # what the tagger may take a verb for


class Part(NamedTuple):
    """What part a word may play in a scene, wherever it stands."""

    separates: bool
    predicate: bool
    signals: frozenset[str]
    word: Word | None  # of those that may begin a phrase


NO_PART = Part(False, False, NONE, None)


def part_of(token: Token) -> Part:
    """The part of a word, noted for all tokens alike; of many it is none."""
    separates, predicate = token.text in SEPARATORS, _is_predicate(token)
    signals, word = signals_of(token), leading_word(token)
    some = separates or predicate or signals or word
    found = token.notes["part"] = Part(separates, predicate, signals, word) if some else NO_PART
    return found


def is_predicate(token: Token) -> bool:
    """A finite verb, infinitive, adverbial or short participle, or «нет»."""
    part: Part = token.notes.get("part") or part_of(token)
    return part.predicate


def _is_predicate(token: Token) -> bool:
    if token.pos in ("VERB", "AUX"):
        return "Case" not in token.feats or is_verbal(token)  # «ущерб оценён» is a short participle
    if token.pos in MISTAKEN and is_verbal(token):
        return True
    return token.lower == "нет" or (token.pos == "ADJ" and token.feats.get("Variant") == "Short")
