"""Reads a sentence and which of its tokens are numbers; yields its noun phrases, and what their words are."""

from extractor.mentions.measured.phrases import Phrase, noun_phrases
from extractor.mentions.measured.titles import CLOSING, OPENING
from extractor.mentions.measured.words import (
    Word,
    agree,
    cases_of,
    is_animate,
    is_modifier,
    is_substantive,
    is_verbal,
    leading_word,
    lemma_of,
    many_of,
    may_be,
    may_be_of,
    months,
    nominative_number,
    number_of,
    numbers_of,
    only_adjective,
    only_modifier,
)

__all__ = [
    "CLOSING",
    "OPENING",
    "Phrase",
    "Word",
    "agree",
    "cases_of",
    "is_animate",
    "is_modifier",
    "is_substantive",
    "is_verbal",
    "leading_word",
    "lemma_of",
    "many_of",
    "may_be",
    "may_be_of",
    "months",
    "nominative_number",
    "noun_phrases",
    "number_of",
    "numbers_of",
    "only_adjective",
    "only_modifier",
]
