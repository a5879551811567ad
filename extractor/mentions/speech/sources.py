"""Reads a place in a sentence where a source may be named; yields the source, its name in the nominative."""

from functools import cache

from extractor.language import Sentence, Token
from extractor.lexicon import read_table
from extractor.mentions.nominals import (
    OPENING,
    cases,
    is_abbreviation,
    is_attribute,
    is_capitalised,
    is_undeclined,
    nominal_parses,
    to_nominative,
)
from extractor.mentions.phrases import Phrase, matching_quote, phrase_end
from extractor.mentions.types import Source

PREPOSITIONS = frozenset({"по", "в", "о", "об", "на", "между"})
TERRITORIAL = frozenset({"territory"})


@cache
def source_kinds() -> dict[str, str]:
    """Nouns of `sources.tsv` and bodies of `organizations.tsv` with their kind."""
    bodies = {row["lemma"]: "body" for row in read_table("organizations") if row["part"] != "territory"}
    return bodies | {row["lemma"].replace("ё", "е"): row["kind"] for row in read_table("sources")}


def kind_of(token: Token) -> str | None:
    """body, medium, document, people, spokesman, vague – or None for other words."""
    kinds = source_kinds()
    return next((kinds[parse.lemma] for parse in nominal_parses(token.text) if parse.lemma in kinds), None) or (
        kinds.get(token.lower)
    )


def source_at(sentence: Sentence, at: int, case: str, stops: frozenset[int] = frozenset()) -> Source | None:
    """The source whose phrase begins at token `at` in this case; None where no source stands there."""
    tokens = sentence.tokens
    head = _head(sentence, at, case)
    if head is None:
        return None
    first = at
    if kind_of(tokens[head]) == "spokesman":
        first = head + 1
        return source_at(sentence, first, "gent", stops) if first < len(tokens) else None
    start = matching_quote(tokens, head) or head + 1
    last = phrase_end(Phrase(tokens, stops, PREPOSITIONS, "gent"), start)
    last = _with_second(sentence, last, case, stops)
    name = to_nominative(sentence, first, last, (case,), frozenset(source_kinds()))
    begin, end = tokens[first].start, tokens[last - 1].end
    text = sentence.text[begin - sentence.start : end - sentence.start]
    return Source(begin, end, text, sentence.index, first, last, _unquoted(name))


def _with_second(sentence: Sentence, last: int, case: str, stops: frozenset[int]) -> int:
    """«блогеров и СМИ»: two sources together."""
    tokens = sentence.tokens
    if last + 1 >= len(tokens) or tokens[last].lower != "и" or _head(sentence, last + 1, case) is None:
        return last
    head = _head(sentence, last + 1, case) or last + 1
    return phrase_end(Phrase(tokens, stops, PREPOSITIONS, "gent"), matching_quote(tokens, head) or head + 1)


def _unquoted(name: str) -> str:
    """«Ведомости» → Ведомости, where nothing else is said."""
    inner = name[1:-1]
    return inner if name[:1] in OPENING and name[-1:] in "»“”\"" and not set(inner) & set("«»„“”\"") else name


def _head(sentence: Sentence, at: int, case: str) -> int | None:
    """The index of the head of a source phrase that begins at `at`."""
    tokens = sentence.tokens
    marked = {index for name in sentence.names if name.type == "ORG" for index in range(name.first, name.last)}
    for index in range(at, min(at + 6, len(tokens))):
        token = tokens[index]
        kind = kind_of(token)
        if kind == "vague" and index == at:
            return None
        if kind is not None and kind != "vague" and (case in cases(token)):
            return index
        if token.text in OPENING and matching_quote(tokens, index) is not None:
            return index
        if is_undeclined(token.text) or is_abbreviation(token.text):
            return index
        if index in marked and is_capitalised(token.text):
            return index
        if not is_attribute(token) or case not in cases(token):
            return None
    return None
