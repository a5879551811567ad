"""Reads a speech verb in its sentence; yields whose words it passes on: «передаёт агентство слова мэра»."""

from extractor.language import Sentence, Token
from extractor.mentions.bodies import kind_of
from extractor.mentions.nominals import cases, is_verb
from extractor.mentions.speech.in_bodies import is_impersonal
from extractor.mentions.speech.inflected import own_cases
from extractor.mentions.speech.page import DASHES, Page
from extractor.mentions.speech.sources import source_kinds
from extractor.mentions.speech.verbs import CITED, verb_kind
from extractor.mentions.speech.voice import Voice

FARTHEST_CITED = 6  # tokens from «приводятся» to «слова»
BREAKS = ",.:;!?…()" + DASHES


def cited(page: Page, sentence: Sentence, verb: Token) -> Voice | None:
    """«приводит слова мэра Ивана Петрова агентство», «цитирует Ивана Петрова агентство»: the words are the mayor's."""
    tokens, first = sentence.tokens, verb.index + 1
    words = next((token.index for token in tokens[first : first + FARTHEST_CITED] if token.lower in CITED), None)
    if words is not None and not all(map(_goes_on, tokens[first:words])):
        words = None
    far = words is not None and words > verb.index + 2 and verb_kind(verb) in ("say", "tell", "will")
    if far or words is None and verb_kind(verb) != "cite":
        return None
    first = first if words is None else words - 1  # «приводит ТАСС слова мэра», «приводит ТАСС его слова»
    for mention, index in page.mentions[sentence.index]:
        oblique = own_cases(sentence, mention) & {"gent", "accs"}
        if mention.first >= first and oblique and is_clear(sentence, words or first, mention.first, +1):
            return Voice(index, mention, None, mention.first, mention.last)
    return None


def _goes_on(token: Token) -> bool:
    """No clause ends, and no other begins."""
    return token.text not in BREAKS and not is_verb(token)


def is_clear(sentence: Sentence, first: int, last: int, way: int) -> bool:
    """Nothing between verb and subject that begins another clause or has a voice of its own."""
    for token in sentence.tokens[first:last]:
        if token.text in ":;":
            return False
        if way > 0 and token.lower in ("что", "чтобы", "если", "когда"):
            return False
        if verb_kind(token) in ("say", "tell", "will") and not is_impersonal(token):
            return False
        if _is_other_voice(token):
            return False
    return True


def _is_other_voice(token: Token) -> bool:
    """A body or people in the nominative only."""
    kind = kind_of(token, source_kinds())
    return kind in ("body", "medium", "people") and cases(token) <= {"nomn", "accs"} and "nomn" in cases(token)
