"""Reads a token; yields what kind of speech word it is."""

from functools import cache, lru_cache

from extractor.language import Token, morph_parses
from extractor.lexicon import read_table
from extractor.memo import FEW, Memo
from extractor.mentions.nominals import nominal_parses

NO_VERBS = frozenset({"noun", "talk", "text"})
NOT_REPORTING = ("impr", "1per", "2per")  # «отметим», «напомним» are the editor's own
VERBS = frozenset({"VERB", "PRTS", "ADJS", "GRND"})


@cache
def _table() -> dict[str, str]:
    return {row["lemma"].replace("ё", "е"): row["kind"] for row in read_table("speech_verbs")}


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(lemma[:2] for lemma in _table())  # «писать»: «пишет»


def _verb_kind(word: str) -> str | None:
    if word[:2] not in _beginnings():  # spares the dictionary most words
        return None
    parses = [parse for parse in morph_parses(word) if parse.pos in VERBS]
    for parse in parses:
        kind = _table().get(parse.lemma)
        if kind is not None and kind not in NO_VERBS and not any(mark in parse.tag for mark in NOT_REPORTING):
            return kind
    return None


def verb_kind(token: Token) -> str | None:
    """say, act, tell or publish for a finite speech verb (also «убеждён»), else None."""
    kind = VERB_KINDS[token.lower]
    if kind is None or (token.pos in ("NOUN", "PROPN", "ADP", "DET", "NUM") and nominal_parses(token.lower)):
        return None
    return kind


def _opens_talk(word: str) -> bool:
    """«расспросили», «интервью»: words that open an interview."""
    if word[:2] not in _beginnings():
        return False
    lemmas = {parse.lemma for parse in morph_parses(word)}
    return any(_table().get(lemma) == "talk" or lemma == "спросить" for lemma in lemmas)


def _is_text_noun(word: str) -> bool:
    """«комментарий», «пост»: what holds somebody's words."""
    return any(_table().get(parse.lemma) == "text" for parse in nominal_parses(word))


VERB_KINDS, TALKING, TEXT_NOUNS = Memo(_verb_kind), Memo(_opens_talk), Memo(_is_text_noun)


@lru_cache(FEW)
def noun_kind(word: str) -> str | None:
    """«словам», «данным», «мнению»: the lemma of a noun that attributes, else None."""
    return next((parse.lemma for parse in nominal_parses(word) if _table().get(parse.lemma) == "noun"), None)


@lru_cache(FEW)
def verb_shape(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """The genders and numbers that the finite readings of a verb allow."""
    parses = [parse for parse in morph_parses(word) if parse.pos in VERBS]
    return (
        frozenset(parse.gender for parse in parses if parse.gender),
        frozenset(str(parse.number) for parse in parses if parse.number),
    )
