"""Reads a post in its article; yields its organisation in full where the post names it short: «директор парка»."""

from collections.abc import Iterator

from extractor.language import Document, Sentence, Token
from extractor.mentions.bodies import bodies
from extractor.mentions.nominals import (
    OPENING,
    attributes_start,
    is_capitalised,
    is_verb,
    lowered,
    nominal_parses,
    to_nominative,
)
from extractor.mentions.people.parting import parted
from extractor.mentions.people.posts import Post
from extractor.mentions.people.starts import ADJECTIVES_OF_PLACES
from extractor.mentions.phrases import Phrase, phrase_end
from extractor.mentions.quotes import matching_quote
from extractor.mentions.speech.verbs import verb_kind
from extractor.mentions.stems import noun_stem

POSSESSIVES = {"его": ("masc", "neut"), "ее": ("femn",), "их": ()}  # by the gender of whose director it is; plural
OF_BODIES = frozenset({"chief", "staff"})  # a mayor is not of a body, an aide may be of a person
MOST_SENTENCES = 60  # sentences back in which the full name of a body is looked for
OWNER_SENTENCES = 1  # sentences back to the body that «его», «её» stands for
NAMED_ALONE = frozenset({"клуб", "команда", "компания", "фирма", "банк"})
NOUNS = ("NOUN", "PROPN", "")
NAMING = (*OPENING, "№")
NO_PREPOSITIONS: frozenset[str] = frozenset()  # «школа в Восточном районе» has no name by that


def in_full(document: Document, post: Post) -> str | None:
    """The organisation of a post as the article names it most fully before the post; None where it adds nothing."""
    if post.organization is None:
        return _of_possessive(document, post)
    if " " in post.organization or post.organization not in parted():
        return None
    for sentence, at in _named_before(document, post, noun_stem(post.organization), MOST_SENTENCES):
        if any(parse.lemma == post.organization for parse in nominal_parses(sentence.tokens[at].text)):
            first, last = _whole(sentence, at)
            if _is_proper(sentence.tokens, first, at, last):
                return _in_nominative(sentence, first, last)
    return _by_name_alone(document, post) if post.organization in NAMED_ALONE else None


def _by_name_alone(document: Document, post: Post) -> str | None:
    """«„Заря“ осталась без тренера. Президент клуба Иван Петров …»: a name in quotation marks that opens a sentence."""
    for sentence in reversed(document.sentences[max(0, post.sentence - MOST_SENTENCES) : post.sentence]):
        tokens, end = sentence.tokens, matching_quote(sentence.tokens, 0)
        if end is None or end >= len(tokens) or not is_verb(tokens[end]) or verb_kind(tokens[end]) is not None:
            continue
        if all(token.text[0].isalpha() for token in tokens[1 : end - 1]):
            return f"{post.organization} {sentence.text[: tokens[end - 1].end - sentence.start]}"
    return None


def _of_possessive(document: Document, post: Post) -> str | None:
    """«Завод «Салют» вырос. Его директор Иван Петров …»"""
    tokens = document.sentences[post.sentence].tokens
    word = tokens[post.first - 1].lower if post.first else ""
    if word not in POSSESSIVES or post.deputy or post.groups.isdisjoint(OF_BODIES):
        return None
    for sentence, at in _named_before(document, post, "", OWNER_SENTENCES):
        if any(_is_owner(sentence.tokens[at], word, parse.lemma) for parse in nominal_parses(sentence.tokens[at].text)):
            return _in_nominative(sentence, *_whole(sentence, at))
    return None


def _in_nominative(sentence: Sentence, first: int, last: int) -> str:
    return lowered(to_nominative(sentence, first, last, lemmas=bodies()), first)


def _is_owner(token: Token, word: str, lemma: str) -> bool:
    """A body of the gender and number of the possessive."""
    if lemma not in parted() or token.pos not in NOUNS:
        return False
    shapes = {(parse.gender, parse.number) for parse in nominal_parses(token.text) if parse.lemma == lemma}
    return any((gender in POSSESSIVES[word]) if number == "sing" else word == "их" for gender, number in shapes)


def _named_before(document: Document, post: Post, stem: str, most: int) -> Iterator[tuple[Sentence, int]]:
    """Words that begin with the stem, from the post backwards."""
    for index in range(post.sentence, max(-1, post.sentence - most - 1), -1):
        sentence, tokens = document.sentences[index], document.sentences[index].tokens
        end = post.first - 1 if index == post.sentence else len(tokens)
        for at in range(end - 1, -1, -1):
            if tokens[at].lower.startswith(stem):
                yield sentence, at


def _whole(sentence: Sentence, at: int) -> tuple[int, int]:
    """The phrase of a body: its attributes, and what follows up to a person's name."""
    nouns = [parse for parse in nominal_parses(sentence.tokens[at].text) if parse.pos == "NOUN"]
    stops = frozenset([name.first for name in sentence.names if name.type == "PER"])
    end = phrase_end(Phrase(sentence.tokens, stops, NO_PREPOSITIONS), at + 1)
    return attributes_start(sentence.tokens, at, nouns), end


def _is_proper(tokens: tuple[Token, ...], first: int, head: int, last: int) -> bool:
    """A name in quotation marks, a number, or a capital that does not come of opening the sentence.

    «Шадринская больница» has its capital by itself.
    """
    if any(token.text in NAMING for token in tokens[head:last]):
        return True
    capital = any(is_capitalised(token.text) for token in tokens[max(first, 1) : last])
    of_place = first == 0 and head > 0 and any(end in tokens[0].lower[-5:] for end in ADJECTIVES_OF_PLACES)
    return last - first > 1 and (capital or of_place)
