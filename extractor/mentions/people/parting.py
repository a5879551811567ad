"""Reads what follows the head of a post; yields where its organisation begins: «начальник | управления культуры»."""

from functools import cache

from extractor.language import Sentence, Token
from extractor.lexicon import read_table
from extractor.mentions.bodies import territories
from extractor.mentions.nominals import (
    OPENING,
    UNDECLINED,
    attributes_start,
    cases,
    is_abbreviation,
    is_attribute,
    nominal_parses,
)
from extractor.mentions.people.heads import head_of
from extractor.mentions.quotes import matching_quote

FIELDS = ("по", "с", "со")


@cache
def parted() -> frozenset[str]:
    """Lemmas of `organizations.tsv` that part the organisation from the position."""
    return frozenset(row["lemma"] for row in read_table("organizations") if row["part"] in ("", "fixed"))


def organization_start(sentence: Sentence, first: int, last: int) -> int:
    """The token of the tail `[first, last)` where the organisation begins; `last` where there is none."""
    tokens = sentence.tokens
    marked = {at for name in sentence.names if name.type == "ORG" for at in range(name.first, name.last)}
    passed = first  # past the name of a film or a farm
    for at in range(first, last):
        token = tokens[at]
        if at < passed:
            continue
        if token.text in OPENING and _entitles(tokens, first, at):
            if at + 1 in marked and head_of(tokens[at - 1].text) is None:  # «инвесткомпании «Мера»»
                return _attributes_start(tokens, first, at - 1)
            passed = matching_quote(tokens, at) or at
        elif token.text in OPENING or UNDECLINED[token.text] or is_abbreviation(token.text):
            field = at > first and tokens[at - 1].lower in FIELDS  # «заместитель главы по ЖКХ», «по связям со СМИ»
            if token.lower not in territories() and not field:
                return _attributes_start(tokens, first, at) if token.text in OPENING else at
        elif _is_body(token, at in marked):
            return _attributes_start(tokens, first, at)
    return last


def _entitles(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    """A quotation that names a film, a project or the like: «режиссёр фильма «Степь»»."""
    before = nominal_parses(tokens[at - 1].text) if at > first and not is_attribute(tokens[at - 1]) else ()
    return bool(before) and not {parse.lemma for parse in before} & parted() and tokens[at - 1].text[0].islower()


def _is_body(token: Token, marked: bool) -> bool:
    known = {parse.lemma for parse in nominal_parses(token.text)} & parted()
    return bool(known) or (marked and token.text[0].isupper())


def _attributes_start(tokens: tuple[Token, ...], first: int, at: int) -> int:
    """Where the attributes of a body begin; those of a name in quotation marks need only stand in its case."""
    if tokens[at].text in OPENING:
        return at - (at > first and is_attribute(tokens[at - 1]) and "gent" in cases(tokens[at - 1]))
    nouns = [parse for parse in nominal_parses(tokens[at].text) if parse.pos == "NOUN"]
    return attributes_start(tokens, at, [parse for parse in nouns if parse.case in ("gent", "ablt")], first)
