"""Reads a sentence's text; yields its numerals in order: digits and words alike, each with value, form and sort."""

from extractor.mentions.numerals.atoms import Atom, atomise, normalise, norms_of
from extractor.mentions.numerals.lexicon import compound_tails, forms, spellings, unit_words
from extractor.mentions.numerals.numeral import Numeral
from extractor.mentions.numerals.reading import has_numerals, hundredths, may_begin, read_numerals

__all__ = [
    "Atom",
    "Numeral",
    "atomise",
    "compound_tails",
    "forms",
    "has_numerals",
    "hundredths",
    "may_begin",
    "normalise",
    "norms_of",
    "read_numerals",
    "spellings",
    "unit_words",
]
