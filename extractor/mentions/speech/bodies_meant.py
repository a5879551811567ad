"""Reads the attributions of an article; yields them with «ведомство» named by the body that it stands for."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, takewhile

from extractor.language import Sentence, Token
from extractor.lexicon import group
from extractor.mentions.bodies import is_body_name, kind_of, territories
from extractor.mentions.nominals import cases, is_abbreviation, is_attribute, tagged_case
from extractor.mentions.speech.attributions import Attribution
from extractor.mentions.speech.page import Page
from extractor.mentions.speech.sources import source_at, source_kinds
from extractor.mentions.types import Source

STANDING = "ведомство"  # of a body named before
FARTHEST = 6  # sentences back to that body
FARTHEST_CITED = 30  # sentences back to one that was cited
STATE_STARTS = ("мин", "рос", "гос")  # «Минздрав», «Росреестр»


def with_bodies(page: Page, attributions: list[tuple[Attribution, ...]]) -> list[tuple[Attribution, ...]]:
    """The attributions, those of a «ведомство» with the name of the last body of the state before it."""
    sources = [one.voice.source for own in attributions for one in own if one.voice.source is not None]
    if not any([source.name == STANDING for source in sources]):
        return attributions
    cited = frozenset([at for source in sources for at in range(source.start, source.end)])
    return [tuple([_named(page, one, cited) for one in own]) for own in attributions]


def _named(page: Page, attribution: Attribution, cited: frozenset[int]) -> Attribution:
    source = attribution.voice.source
    if source is None or source.name != STANDING:
        return attribution
    at = attribution.sentence.index
    near = list(_bodies_before(page, range(at, at - FARTHEST - 1, -1), source))
    # «по данным Росстата», «ФАС решила» before «врач Минздрава»
    leading = [one for one, case in near if case != "gent" or one.start in cited]
    far = _bodies_before(page, range(at - FARTHEST - 1, at - FARTHEST_CITED - 1, -1), source)
    meant = next(chain(leading, (one for one, _ in near), (one for one, _ in far if one.start in cited)), None)
    if meant is None or " " not in meant.name and meant.name.islower():
        return attribution  # «служба» says no more
    return replace(attribution, voice=replace(attribution.voice, source=replace(source, name=meant.name)))


def _bodies_before(page: Page, sentences: range, source: Source) -> Iterator[tuple[Source, str]]:
    """The bodies of the state named in sentences before a source, the last first, each with its case."""
    for at in takewhile(lambda index: index >= 0, sentences):
        sentence = page.document.sentences[at]
        for token in reversed(sentence.tokens):
            case = tagged_case(token) or "nomn"
            found = _state_body(sentence, token, case) if token.end <= source.start else None
            if found is not None:
                yield found, case


def _state_body(sentence: Sentence, token: Token, case: str) -> Source | None:
    """The body of which a token is the head: with its attributes, in the nominative."""
    if not _is_of_state(token) or case not in cases(token):
        return None
    first = token.index
    while first > 0 and is_attribute(sentence.tokens[first - 1]) and case in cases(sentence.tokens[first - 1]):
        first -= 1
    return source_at(sentence, first, case)


def _is_of_state(token: Token) -> bool:
    state = group("speech_cues", "kind", "state", "words")
    if token.lemma in state or token.lower.removeprefix("г").removeprefix("у") in state:  # «ГУМВД», «УФНС»
        return True
    if kind_of(token, source_kinds()) != "body":
        return False
    short = is_abbreviation(token.text) and token.lower not in territories()
    return short or token.lower.startswith(STATE_STARTS) or is_body_name(token.text)
