"""Reads a place in a sentence; yields the phrase of a body, company or other organisation that begins there."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from extractor.language import Sentence, Token, normal_forms
from extractor.lexicon import read_table
from extractor.memo import FEW
from extractor.mentions.nominals import (
    OPENING,
    UNDECLINED,
    cases,
    is_abbreviation,
    is_attribute,
    is_capitalised,
    nominal_parses,
)
from extractor.mentions.phrases import Phrase, phrase_end
from extractor.mentions.quotes import matching_quote

PREPOSITIONS = frozenset({"по", "в", "о", "об", "на", "между"})
OF_BODIES = PREPOSITIONS - {"о", "об"}  # «данные Росстата | о рождаемости», but «закон о налогах»
MOST_ATTRIBUTES = 5
CONTRACTED = re.compile("(?:обл|гор|рай|край)(?:гос)?(?=.{3})")  # «облгосадминистрация»
NO_BODIES = frozenset({"центр"})  # «райцентр» is a town


class Kinds(dict[str, str]):
    """Nouns with their kind; what they say of a token is noted there by their `name`."""

    def __init__(self, name: str, nouns: Mapping[str, str]) -> None:
        super().__init__(nouns)
        self.name = name


@cache
def bodies() -> Kinds:
    """Lemmas of `organizations.tsv` that name a body, as kind `body`."""
    table = read_table("organizations")
    own = {row["lemma"].replace("ё", "е"): "body" for row in table if row["part"] in ("", "yes", "fixed")}
    return Kinds("body", own)


@cache
def endings() -> tuple[str, ...]:
    """What names of bodies end in: «Челябинскстат», «Алтайэнерго»."""
    return tuple(row["lemma"].removeprefix("-") for row in read_table("organizations") if row["part"] == "ending")


@cache
def _stems() -> tuple[str, ...]:
    """What every form of such a name holds: «-нефть» is «-нефти» as well."""
    return tuple(end.rstrip("ьй") for end in endings())


@lru_cache(FEW)
def is_body_name(word: str) -> bool:
    """Whether a capitalised word is a body by its ending, in some case."""
    lower = word.lower()
    if not is_capitalised(word) or not any([stem in lower for stem in _stems()]):  # spares the dictionary most words
        return False
    return any([form != end and form.endswith(end) for form in (lower, *normal_forms(word)) for end in endings()])


@cache
def territories() -> frozenset[str]:
    """Abbreviations of states and subjects: no bodies."""
    return frozenset(row["lemma"] for row in read_table("organizations") if row["part"] == "territory")


def kind_of(token: Token, kinds: Kinds) -> str | None:
    """The kind of the noun, by any of its readings."""
    notes = token.notes
    if kinds.name not in notes:
        notes[kinds.name] = _kind_of(token, kinds)
    kind: str | None = notes[kinds.name]
    return kind


def _kind_of(token: Token, kinds: Kinds) -> str | None:
    lemmas = [*[parse.lemma for parse in nominal_parses(token.text)], token.lower]
    known = [kinds[lemma] for lemma in lemmas if lemma in kinds]
    return known[0] if known else ("body" if is_body_name(token.text) or _is_contracted(lemmas) else None)


def _is_contracted(lemmas: list[str]) -> bool:
    """«горадминистрация», «облгосадминистрация»: a body of the table with its seat in short before it."""
    if CONTRACTED.match(lemmas[0]) is None:
        return False
    rests = [CONTRACTED.sub("", lemma, count=1) for lemma in lemmas]
    return any([rest in bodies() and rest not in NO_BODIES for rest in rests])


def body_phrase(
    sentence: Sentence, at: int, case: str, kinds: Kinds, stops: frozenset[int] = frozenset()
) -> tuple[int, int, int] | None:
    """First token, head and end of the phrase that begins at `at` in this case; None where none begins there."""
    head = _head(sentence, at, case, kinds)
    if head is None:
        return None
    start = matching_quote(sentence.tokens, head) or head + 1
    kind = kind_of(sentence.tokens[head], kinds)
    prepositions = PREPOSITIONS if kind == "document" else OF_BODIES
    return at, head, phrase_end(Phrase(sentence.tokens, stops, prepositions, "gent", kind == "people"), start)


def _head(sentence: Sentence, at: int, case: str, kinds: Kinds) -> int | None:
    tokens = sentence.tokens
    for index in range(at, min(at + MOST_ATTRIBUTES + 1, len(tokens))):
        token = tokens[index]
        if _is_head(sentence, index, case, kinds):
            return index
        if not is_attribute(token) or case not in cases(token):
            return None
    return None


def _is_head(sentence: Sentence, at: int, case: str, kinds: Kinds) -> bool:
    """A noun of the kinds, a quoted name, an abbreviation or Latin word, or what is marked as an organisation."""
    tokens, token = sentence.tokens, sentence.tokens[at]
    kind = kind_of(token, kinds)
    if kind is not None:
        qualifies = kind == "people" and token.rel == "amod" and token.head > at  # «военные действия»
        return kind != "vague" and case in cases(token) and not qualifies
    if token.text in OPENING:
        inner = cases(tokens[at + 1]) if at + 1 < len(tokens) else frozenset()
        return matching_quote(tokens, at) is not None and (case in inner or not inner)
    if UNDECLINED[token.text] or is_abbreviation(token.text):
        return token.lower not in territories()
    marked = any([name.type == "ORG" and name.first <= at < name.last for name in sentence.names])
    return marked and is_capitalised(token.text) and not is_attribute(token) and case in cases(token)
