"""Text → sentences, tokens, morphology, syntax and names; the only importer of natasha's family and pymorphy3."""

from extractor.language.lemmas import Parse, in_capitals_of, inflect, is_known, may_be, morph_parses, normal_forms
from extractor.language.spelling import DASHES, straightened
from extractor.language.stage import analyse, warm_up
from extractor.language.types import Document, Name, Sentence, Token

__all__ = [
    "DASHES",
    "Document",
    "Name",
    "Parse",
    "Sentence",
    "Token",
    "analyse",
    "in_capitals_of",
    "inflect",
    "is_known",
    "may_be",
    "morph_parses",
    "normal_forms",
    "straightened",
    "warm_up",
]
