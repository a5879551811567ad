"""Reads a mention of a person; yields the cases that its words may stand in."""

from extractor.language import Sentence
from extractor.mentions.declension import cases_of_words
from extractor.mentions.nominals import cases, is_tagged_nominative
from extractor.mentions.types import Mention


def own_cases(sentence: Sentence, mention: Mention) -> frozenset[str]:
    tokens = sentence.tokens[mention.first : mention.last]
    words = tuple(token.text for token in tokens)
    if words[0].lower() in ("он", "она"):
        return frozenset({"nomn"})
    if words[0].lower() in ("его", "ее", "её"):
        return frozenset({"gent"})
    if not all(word[0].isupper() or not word[0].isalpha() for word in words):
        return cases(tokens[0])
    return cases_of_words(words) | ({"nomn"} if is_tagged_nominative(tokens) else set())
