"""Reads a place in a sentence where a source may be named; yields the source, its name in the nominative."""

from functools import cache

from extractor.language import Sentence, Token
from extractor.lexicon import read_table
from extractor.mentions.bodies import Kinds, bodies, body_phrase, is_body_name, kind_of, territories
from extractor.mentions.nominals import (
    CLOSING,
    OPENING,
    is_abbreviation,
    is_attribute,
    is_capitalised,
    lowered,
    to_nominative,
)
from extractor.mentions.speech.verbs import cues
from extractor.mentions.types import Source, written

NOT_OF_NAME = frozenset({"свой", "слово"})
LONGEST_SOURCE = 8  # tokens within which such a word ends a name


@cache
def source_kinds() -> Kinds:
    """Nouns of `sources.tsv` and bodies of `organizations.tsv` with their kind."""
    own = {row["lemma"].replace("ё", "е"): row["kind"] for row in read_table("sources")}
    return Kinds("source", {**bodies(), **own})


def source_at(sentence: Sentence, at: int, case: str, stops: frozenset[int] = frozenset()) -> Source | None:
    """The source whose phrase begins at token `at` in this case; None where no source stands there."""
    tokens = sentence.tokens
    if is_one_of(tokens, at):
        return _one_of(sentence, at, stops)
    stops = stops or _stops(sentence, at)
    found = body_phrase(sentence, at, case, source_kinds(), stops) if at < len(tokens) else None
    if found is None:
        return None
    first, head, last = found
    last = _past_name(sentence, head, last)
    if kind_of(tokens[head], source_kinds()) == "spokesman":
        return source_at(sentence, head + 1, "gent", stops)
    vague = kind_of(tokens[first], source_kinds()) == "vague"
    if vague and (tokens[head].lemma in cues("unsaid") or tokens[first].lemma not in cues("recent")):
        return None
    joined = last + 1 < len(tokens) and tokens[last].lower == "и"
    second = body_phrase(sentence, last + 1, case, source_kinds(), stops) if joined else None
    name = to_nominative(sentence, first, last, (case,), source_kinds())
    if second:
        last = second[2]
        name = f"{name} и {to_nominative(sentence, second[0], last, (case,), source_kinds())}"
    begin, end, text = tokens[first].start, tokens[last - 1].end, written(sentence, first, last)
    return Source(begin, end, text, sentence.index, first, last, _unquoted(lowered(name, first)))


def first_kind(sentence: Sentence, source: Source) -> str | None:
    """The kind of the noun of a source."""
    kinds = [kind_of(token, source_kinds()) for token in sentence.tokens[source.first : source.last]]
    return next(filter(None, kinds), None)


def _stops(sentence: Sentence, at: int) -> frozenset[int]:
    """«цитирует агентство | своего собеседника», «со ссылкой на Росстат | «РИА Новости»»: no part of the name."""
    row = sentence.tokens[at : at + LONGEST_SOURCE]
    named = [token for token in row[1:] if token.lemma in NOT_OF_NAME]
    head = next((token for token in row if not is_attribute(token)), None)
    if head is not None and is_body_name(head.text):
        named += filter(_is_name, sentence.tokens[head.index + 1 : head.index + 2])
    return frozenset([token.index for token in named])


def _is_name(token: Token) -> bool:
    """Of somebody else, behind a body that needs none: «Минздрав | РБК», not «Минздрав РФ»."""
    return token.text in OPENING or is_abbreviation(token.text) and token.lower not in territories()


def _past_name(sentence: Sentence, head: int, last: int) -> int:
    """«агентство Франс Пресс», «телеканал Звезда»: a name in the nominative after a medium."""
    tokens = sentence.tokens
    if last > head + 1 or kind_of(tokens[head], source_kinds()) != "medium":
        return last
    while last < len(tokens) and is_capitalised(tokens[last].text) and tokens[last].rel in ("appos", "flat"):
        last += 1
    return last


def is_one_of(tokens: tuple[Token, ...], at: int) -> bool:
    """«в одном из банков»."""
    return at + 2 < len(tokens) and tokens[at + 1].lower == "из" and tokens[at].lemma == "один"


def _one_of(sentence: Sentence, at: int, stops: frozenset[int]) -> Source | None:
    """The bodies of which one speaks, with «один из» before them."""
    source = source_at(sentence, at + 2, "gent", stops)
    if source is None or kind_of(sentence.tokens[source.last - 1], source_kinds()) not in ("body", "medium"):
        return None
    first = sentence.tokens[at]
    one = "одна" if first.feats.get("Gender") == "Fem" else "один"
    text, name = written(sentence, at, source.last), f"{one} из {written(sentence, source.first, source.last)}"
    return Source(first.start, source.end, text, sentence.index, at, source.last, name)


def _unquoted(name: str) -> str:
    """«Ведомости» → Ведомости, where nothing else is said."""
    inner = name[1:-1]
    return inner if name[:1] in OPENING and name[-1:] in CLOSING and not set(inner) & set(OPENING + CLOSING) else name
