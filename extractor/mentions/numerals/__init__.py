"""Reads a sentence's text; yields its numerals in order: digits and words alike, each with value, form and sort."""

from extractor.mentions.numerals.atoms import Atoms, atomise, normalise
from extractor.mentions.numerals.lexicon import compound_tails, forms, spellings, unit_words
from extractor.mentions.numerals.numeral import Numeral
from extractor.mentions.numerals.reading import has_numerals, hundredths, may_begin, read_numerals

__all__ = [
    "Atoms",
    "Numeral",
    "atomise",
    "compound_tails",
    "forms",
    "has_numerals",
    "hundredths",
    "may_begin",
    "normalise",
    "read_numerals",
    "spellings",
    "unit_words",
]
