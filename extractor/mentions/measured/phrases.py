"""Reads a sentence and which of its tokens are numbers; yields its noun phrases, each with head, case and extent.

A phrase is adjectives and a noun that agree; a participle or adjective without a noun («погибшие», «уникальных») and a
pronoun are phrases too. Attributes in the genitive, names in quotes and dependents with a preposition are phrases of
their own that know what they are `inside` of, and extend it.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractor.language import Sentence, Token
from extractor.lexicon import read_table
from extractor.mentions.measured.words import (
    agree,
    case_of,
    cases_of,
    is_modifier,
    is_name,
    is_noun,
    lemma_of,
    may_lead,
)

OPENING, CLOSING = '«„“"', '»“”"'
LONGEST_QUOTED = 12  # tokens between the quotation marks of a name; longer ones are speech
CONJUNCTIONS = frozenset({",", "и", "или"})


class Phrase(NamedTuple):
    """`first`–`last` are its tokens, half open; `head` the index of its head, `lemma` the head's dictionary form.

    `case` is Universal Dependencies' name, `preposition` the word before it, `inside` the place in the sentence's list
    of the phrase on which it depends.
    """

    first: int
    last: int
    head: int
    lemma: str
    form: str  # "noun" | "name" | "adjective" | "pronoun"
    case: str
    preposition: str = ""
    inside: int | None = None


def noun_phrases(sentence: Sentence, taken: Collection[int]) -> tuple[Phrase, ...]:
    """The phrases of a sentence outside the tokens `taken`, in text order."""
    return tuple(_joined(sentence, list(_bases(sentence, taken))))


def _bases(sentence: Sentence, taken: Collection[int]) -> Iterator[Phrase]:
    """Modifiers and head, without dependents."""
    at, tokens = 0, sentence.tokens
    taken = {*taken, *_set_phrases(tokens)}
    people = {name.first: name.last for name in sentence.names if name.type == "PER"}
    while at < len(tokens):
        phrase = None if at in taken else _person(sentence, people, taken, at) or _base(tokens, taken, at)
        if phrase:
            yield phrase
        at = phrase.last if phrase else at + 1


def _set_phrases(tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens of «в том числе», «в среднем» and their like, which name nothing."""
    known = set_phrases()
    for at, token in enumerate(tokens):
        if token.lower not in known:
            continue
        for words in known[token.lower]:
            if tuple(other.lower for other in tokens[at : at + len(words)]) == words:
                yield from range(at, at + len(words))


@cache
def set_phrases() -> dict[str, list[tuple[str, ...]]]:
    """Set phrases by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in read_table("measured_words"):
        if row["group"] == "adverbial":
            words = tuple(row["lemma"].split())
            found.setdefault(words[0], []).append(words)
    return found


def _person(sentence: Sentence, people: dict[int, int], taken: Collection[int], at: int) -> Phrase | None:
    """A person's name; its last word is the head."""
    if at not in people:
        return None
    last = people[at]
    head = sentence.tokens[last - 1]
    return Phrase(at, last, last - 1, lemma_of(head), "name", case_of(head), _preposition(sentence.tokens, taken, at))


def _base(tokens: Sequence[Token], taken: Collection[int], at: int) -> Phrase | None:
    """The phrase that begins at `at`."""
    token = tokens[at]
    if not may_lead(token):
        return None
    if token.pos == "PRON" and token.feats.get("Case"):
        return Phrase(at, at + 1, at, token.lemma, "pronoun", token.feats["Case"], _preposition(tokens, taken, at))
    modifiers = _modifiers(tokens, taken, at)
    head = modifiers[-1] + 1 if modifiers else at
    form = _form(tokens, taken, modifiers, head)
    if not form:
        if not modifiers or tokens[modifiers[-1]].pos == "NUM":
            return None
        head = modifiers[-1]
        form = "pronoun" if tokens[head].pos == "DET" else "adjective"
    return Phrase(
        at, head + 1, head, lemma_of(tokens[head]), form, case_of(tokens[head]), _preposition(tokens, taken, at)
    )


def _form(tokens: Sequence[Token], taken: Collection[int], modifiers: list[int], head: int) -> str:
    """What a noun at `head` makes of the phrase; empty where there is none or it does not agree."""
    if head >= len(tokens) or head in taken or not is_noun(tokens[head]):
        return ""
    counted = (
        bool(modifiers) and modifiers[0] - 1 in taken and "Gen" in cases_of(tokens[head])
    )  # «три бронзовые медали»
    if modifiers and not counted and not agree(tokens[modifiers[-1]], tokens[head]):
        return ""
    return "name" if tokens[head].pos == "PROPN" and is_name(tokens[head], _leads(tokens, head)) else "noun"


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands at the start of a sentence, a line of dialogue or a quotation."""
    return at == 0 or not tokens[at - 1].text[:1].isalnum() and tokens[at - 1].text not in (",", ")", "(")


def _modifiers(tokens: Sequence[Token], taken: Collection[int], at: int) -> list[int]:
    """The agreeing adjectives from `at` on; «и», «или» and commas between them are passed over."""
    found: list[int] = []
    while at < len(tokens) and at not in taken:
        if is_modifier(tokens[at]) and (not found or agree(tokens[found[-1]], tokens[at])):
            found.append(at)
        elif not (found and tokens[at].lower in CONJUNCTIONS and _goes_on(tokens, taken, found[-1], at + 1)):
            break
        at += 1
    return found


def _goes_on(tokens: Sequence[Token], taken: Collection[int], last: int, at: int) -> bool:
    """Whether an adjective at `at` goes on a row and a noun of its case closes it."""
    if at + 1 >= len(tokens) or at in taken or tokens[at].pos != "ADJ" or not is_modifier(tokens[at]):
        return False
    return tokens[last].feats.get("Case") == tokens[at].feats.get("Case") and is_noun(tokens[at + 1])


def _preposition(tokens: Sequence[Token], taken: Collection[int], at: int) -> str:
    """The preposition before `at`, in lower case; past an opening quotation mark."""
    at -= 1
    if at > 0 and tokens[at].text in OPENING:
        at -= 1
    return tokens[at].lower if at >= 0 and tokens[at].pos == "ADP" and at not in taken else ""


def _joined(sentence: Sentence, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases with their dependents found, and each made as long as what depends on it."""
    for index in range(1, len(phrases)):
        before, phrase = phrases[index - 1], phrases[index]
        if _depends(sentence, before, phrase):
            phrases[index] = phrase._replace(inside=index - 1)
        elif _coordinated(sentence.tokens, before, phrase):
            phrases[index] = phrase._replace(inside=before.inside, preposition=before.preposition)
    for index in range(len(phrases) - 1, 0, -1):
        owner = phrases[index].inside
        if owner is not None:
            last = _closed(sentence.tokens, phrases[owner].first, phrases[index].last)
            phrases[owner] = phrases[owner]._replace(last=max(last, phrases[owner].last))
    return phrases


def _depends(sentence: Sentence, before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase is an attribute of the one right before it."""
    tokens = sentence.tokens
    gap = tokens[before.last : phrase.first]
    if before.form == "pronoun" or phrase.form == "pronoun" and phrase.case != "Gen":
        return False
    if gap and gap[0].text in OPENING and len(gap) == 1:
        return _quoted(tokens, before.last)
    if phrase.preposition:
        return len(gap) == 1 and tokens[phrase.head].head == before.head and before.form != "name"
    if gap or not before.case:
        return False
    return phrase.case == "Gen" or (phrase.form == "name" and phrase.case in ("Nom", "") and before.form == "noun")


def _coordinated(tokens: Sequence[Token], before: Phrase, phrase: Phrase) -> bool:
    """Whether «и» or a comma joins two phrases of one case, the first of them an attribute or after a preposition."""
    if phrase.preposition or phrase.form == "pronoun" or phrase.case != before.case:
        return False
    gap = tokens[before.last : phrase.first]
    return len(gap) == 1 and gap[0].lower in CONJUNCTIONS and (before.inside is not None or bool(before.preposition))


def _quoted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a short quotation opens at `at`."""
    return any(token.text in CLOSING for token in tokens[at + 1 : at + 1 + LONGEST_QUOTED])


def _closed(tokens: Sequence[Token], first: int, last: int) -> int:
    """`last`, moved past the quotation mark that closes one opened inside."""
    opened = sum(token.text in "«„" for token in tokens[first:last])
    closed = sum(token.text in "»”" for token in tokens[first:last])
    return last + (opened > closed and last < len(tokens) and tokens[last].text in CLOSING)
