"""Reads a sentence and which of its tokens are numbers; yields its noun phrases, each with head, case and extent.

A phrase is adjectives and a noun that agree; a participle or adjective without a noun («погибшие», «уникальных») and a
pronoun are phrases too. Attributes in the genitive, names in quotes and dependents with a preposition are phrases of
their own that know what they are `inside` of, and extend it.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from extractor.language import Sentence, Token, inflect
from extractor.mentions.measured.idioms import second_words, tokens_of_set_phrases
from extractor.mentions.measured.row import Row, past_postposed
from extractor.mentions.measured.titles import OPENING, OPENS, closed, is_quoted, titles_of
from extractor.mentions.measured.words import (
    Word,
    abbreviations,
    agree,
    case_of,
    is_designation,
    is_misread,
    is_name,
    lemma_of,
    months,
    only_adjective,
    word_of,
)

ADJECTIVES = 4  # in a row behind «и»
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})  # «в хвосте Мордовия», «по доходам Мордовия поднялась»
WHOSE = frozenset({"его", "ее", "её", "их"})  # behind a preposition they are «него», «нее», «них»
OF_ACCUSATIVES = frozenset({"на", "в", "за", "под", "через", "про"})  # with no nominative or genitive
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


def noun_phrases(
    sentence: Sentence, words: list[Word | None], taken: Collection[int], said: frozenset[str]
) -> tuple[Phrase, ...]:
    """The phrases of a sentence outside the tokens `taken`, in text order.

    `words` are what its tokens can be in a phrase, `said` they themselves in lower case.
    """
    tokens = sentence.tokens
    for index in taken:
        words[index] = None  # a number leads no phrase
    if not second_words().isdisjoint(said):
        taken = {*taken, *tokens_of_set_phrases(tokens)}
    people = {name.first: name.last for name in sentence.names if name.type == "PER" and not _is_initials(name.text)}
    bases = _bases(Row(tokens, words, taken), people)
    return tuple(_joined(tokens, bases, {} if OPENS.isdisjoint(said) else titles_of(tokens, bases)))


def _is_initials(name: str) -> bool:
    """«Е. М.: Днём 41 бригада»: a label."""
    return all(len(part) == 1 for part in name.replace(".", " ").split())


def _bases(row: Row, people: dict[int, int]) -> list[Phrase]:
    """Modifiers and head, without dependents; `people` are the names of persons, first token and end."""
    found: list[Phrase] = []
    last, taken = 0, row.taken
    for at, word in enumerate(row.words):
        if at < last or word is None and at not in people or at in taken:
            continue
        phrase = _person(row, at, people[at]) if at in people else _base(row, at, word) if word else None
        if phrase is not None:
            found.append(phrase)
            last = phrase.last
    return found


def _person(row: Row, at: int, last: int) -> Phrase:
    """A person's name; its last word is the head."""
    head = row.tokens[last - 1]
    return Phrase(at, last, last - 1, _lemma_of_name(head), "name", case_of(head), _preposition(row, at))


def _lemma_of_name(token: Token) -> str:
    """The nominative; «Оськиной» is «Оськина», whose masculine the dictionary has for its lemma."""
    lemma = lemma_of(token)
    if token.feats.get("Number") != "Sing" or lemma.endswith(("ый", "ий", "ой")):
        return lemma
    if token.feats.get("Case") == "Nom" and token.lower.endswith("на") and not lemma.endswith("а"):
        return token.lower
    return inflect(token.lower, ("nomn", "sing", "femn")) if token.feats.get("Gender") == "Fem" else lemma


def _base(row: Row, at: int, word: Word) -> Phrase | None:
    """The phrase that begins at `at`."""
    token = row.tokens[at]
    if word.pronoun:
        before = "" if token.lower in WHOSE else _preposition(row, at)
        return Phrase(at, at + 1, at, token.lemma, "pronoun", token.feats["Case"], before)
    if word.modifier or word.noun and word.forms.modifying and _is_misread_modifier(row, at):
        head, form = _modified(row, at)
    elif word.noun:
        head, form = at, "noun" if token.pos != "PROPN" else _kind(row.tokens, at)
    else:
        return None
    if not form:
        return None
    noun, before = row.tokens[head], _preposition(row, at)
    said = row.words[head] or word
    case = _case(row, (at, head), said, before)
    if noun.lower in abbreviations() and row.is_stop(head + 1):
        return Phrase(at, head + 2, head, lemma_of(noun), form, "Gen", before)  # «шт. кирпича»
    lemma = _lemma_of_name(noun) if form == "name" else said.lemma or lemma_of(noun)
    behind = row.words[head + 1]
    last = past_postposed(row, head) if behind is not None and behind.forms.modifying else head + 1
    return Phrase(at, last, head, lemma, form, case, before)


def _case(row: Row, ends: tuple[int, int], said: Word, before: str) -> str:
    """The case of a phrase by its first word and its head, behind a preposition or none."""
    at, head = ends
    token, noun = row.tokens[at], row.tokens[head]
    if not before and noun.text.isascii() and not (at and row.is_noun(at - 1)) and row.is_finite(head + 1):
        return "Nom"  # «Apple подешевела»: that of a name in Latin letters is a guess
    case = said.subject_case if noun.rel in SUBJECTS else said.case
    if at != head and is_misread(token, noun):
        case = token.feats["Case"]
    if case == "Gen" != token.feats.get("Case") and before in OF_ACCUSATIVES and "Acc" in said.cases:
        return "Acc"
    return _unled(row, at, said) if case == "Loc" and not before else case


def _is_misread_modifier(row: Row, at: int) -> bool:
    """«тонн аммиачной селитры»: an adjective that the tagger takes for a noun, before the noun that it agrees with"""
    if not row.is_noun(at + 1) or at + 1 in row.taken:
        return False
    return only_adjective(row.tokens[at]) and agree(row.tokens[at], row.tokens[at + 1])


def _modified(row: Row, at: int) -> tuple[int, str]:
    """The head and form of a phrase that begins with a modifier: a noun that agrees, else the last modifier itself."""
    modifiers = _modifiers(row, at) or [at]
    last = modifiers[-1]
    head = last + 1 + _same(row, last + 1)
    form = _form(row, modifiers, head)
    if form or row.tokens[last].pos == "NUM":
        return head, form
    return last, "pronoun" if row.tokens[last].pos == "DET" else "adjective"


def _unled(row: Row, at: int, word: Word) -> str:
    """The case of a locative without a preposition: «Находке тысяча лет»."""
    if at and row.tokens[at - 1].lower in CONJUNCTIONS:
        return "Loc"
    return "Dat" if "Dat" in word.cases else "Loc"


def _form(row: Row, modifiers: list[int], head: int) -> str:
    """What a noun at `head` makes of the phrase; empty where there is none or it does not agree."""
    if not row.is_noun(head) or head in row.taken:
        return ""
    tokens, noun = row.tokens, row.tokens[head]
    if not agree(tokens[modifiers[-1]], noun):
        counted = modifiers[0] - 1 in row.taken and "Gen" in word_of(noun).cases  # «три бронзовые медали»
        if not counted:
            return ""
    return _kind(tokens, head)


def _kind(tokens: Sequence[Token], at: int) -> str:
    """Whether a noun is a name."""
    noun = tokens[at]
    return "name" if noun.pos == "PROPN" and is_name(noun, _leads(tokens, at)) else "noun"


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands at the start of a sentence, a line of dialogue or a quotation."""
    return at == 0 or not tokens[at - 1].text[:1].isalnum() and tokens[at - 1].text not in (",", ")", "(")


def _modifiers(row: Row, at: int) -> list[int]:
    """The agreeing adjectives from `at` on; «и», «или» and commas between them are passed over."""
    found: list[int] = []
    tokens = row.tokens
    while at < len(tokens) and at not in row.taken:
        if row.is_modifier(at) and (not found or agree(tokens[found[-1]], tokens[at])):
            found.append(at)
        elif not found or not _same(row, at) and not _joins(row, found[-1], at):
            break
        at += 1
    return found


def _same(row: Row, at: int) -> bool:
    """«в тот же день», «по той же цене»: a particle between a modifier and what it belongs to"""
    return at < len(row.tokens) and row.tokens[at].lower == "же" and (row.is_noun(at + 1) or row.is_modifier(at + 1))


def _joins(row: Row, last: int, at: int) -> bool:
    """Whether «и», «или» or a comma joins two modifiers of a noun."""
    return row.tokens[at].lower in CONJUNCTIONS and _goes_on(row, last, at + 1)


def _goes_on(row: Row, last: int, at: int) -> bool:
    """Whether an adjective at `at` goes on a row and a noun of its case closes it."""
    tokens = row.tokens
    if at + 1 >= len(tokens) or at in row.taken or tokens[at].pos != "ADJ" or not row.is_modifier(at):
        return False
    end = at + 1
    while end < min(at + ADJECTIVES, len(tokens) - 1) and end not in row.taken and tokens[end].pos == "ADJ":
        end += 1  # «грузовых и тяжёлых коммерческих машин»
    return tokens[last].feats.get("Case") == tokens[at].feats.get("Case") and word_of(tokens[end]).noun


def _preposition(row: Row, at: int) -> str:
    """The preposition before `at`, in lower case; past an opening quotation mark or «его»."""
    at -= 1
    if at > 0 and (row.tokens[at].text in OPENING or row.tokens[at].lower in WHOSE):
        at -= 1
    if at < 0:
        return ""
    token = row.tokens[at]
    return token.lower if token.pos == "ADP" and at not in row.taken else ""


def _joined(tokens: Sequence[Token], phrases: list[Phrase], titles: Mapping[int, int]) -> list[Phrase]:
    """The phrases with their dependents found, and each made as long as what depends on it."""
    joints: list[int] = []
    for index in range(1, len(phrases)):
        before, phrase = phrases[index - 1], phrases[index]
        if index in titles:
            phrases[index] = Phrase(*phrase[:-1], titles[index])
            joints.append(index)
            continue
        if phrase.first > before.last + 1:
            continue
        if _depends(tokens, before, phrase):
            phrases[index] = Phrase(*phrase[:-1], index - 1)
            joints.append(index)
        elif _coordinated(tokens, before, phrase):
            phrases[index] = Phrase(*phrase[:-2], before.preposition, before.inside)
            joints.append(index)
    for index in reversed(joints):
        at = phrases[index].inside
        if at is not None:
            owner = phrases[at]
            last = closed(tokens, owner.first, phrases[index].last)
            phrases[at] = Phrase(owner.first, max(last, owner.last), *owner[2:])
    return phrases


def _depends(tokens: Sequence[Token], before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase is an attribute of the one right before it, at most one token away."""
    if before.form == "pronoun" or phrase.form == "pronoun" and phrase.case != "Gen":
        return False
    apart = phrase.first > before.last
    if apart and tokens[before.last].text in OPENING:
        return before.lemma != "год" and is_quoted(tokens, before.last)  # «в 2016 году „Маяку“ выделили …»
    if phrase.preposition:
        worth = phrase.preposition == "на" and phrase.lemma == "сумма"  # «телефоны на сумму 4 млн»
        return apart and tokens[phrase.head].head == before.head and before.form != "name" and not worth
    if apart or not before.case or before.lemma in months() and not tokens[phrase.head].lower.startswith("год"):
        return False  # «с августа по октябрь дождей выпало …»
    if phrase.case == "Gen":
        return True
    if before.form == "noun" and before.head + 1 == phrase.head and is_designation(tokens[phrase.head].text):
        return True
    apposed = phrase.form == "name" and phrase.case in ("Nom", "") and before.form == "noun"
    return apposed and (before.case == "Nom" or tokens[phrase.head].rel not in SUBJECTS)


def _coordinated(tokens: Sequence[Token], before: Phrase, phrase: Phrase) -> bool:
    """Whether «и» or a comma joins two phrases of one case, the first of them an attribute or after a preposition."""
    if phrase.preposition or phrase.form == "pronoun" or phrase.case != before.case:
        return False
    if before.case == "Nom" and before.form == "name" and phrase.form != "name":
        return False  # «в провинции Санта-Крус, число гнёзд …»
    joined = before.last < phrase.first and tokens[before.last].lower in CONJUNCTIONS
    return joined and (before.inside is not None or bool(before.preposition))
