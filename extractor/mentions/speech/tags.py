"""Reads the words behind a quotation and a dash; yields who speaks by whatever he does there: «…, – трёт лоб мэр»."""

from collections.abc import Iterator

from extractor.language import Sentence, Token
from extractor.mentions.speech.page import DASHES, QUOTE_ENDS, Page
from extractor.mentions.speech.subjects import person_by_syntax, person_nearby
from extractor.mentions.speech.verbs import may_tell
from extractor.mentions.speech.voice import Voice

ENDS = ",!?…"  # of what is said, before the dash
FARTHEST_SPEAKER = 10  # tokens between such a verb and the name


def tags(page: Page, sentence: Sentence) -> Iterator[int]:
    """Where verbs stand right behind such a dash, if somebody is named after them."""
    named = page.mentions[sentence.index]
    tokens = sentence.tokens
    for token in tokens[1:] if named else ():
        if token.text in DASHES and token.index + 1 < len(tokens) and is_tag(page, sentence, tokens[token.index + 1]):
            yield token.index + 1


def is_tag(page: Page, sentence: Sentence, verb: Token) -> bool:
    """A finite verb of the third person behind the dash, with a person named soon after it."""
    tokens, at = sentence.tokens, verb.index
    if at < 2 or tokens[at - 1].text not in DASHES:
        return False
    end = at - 2 - (tokens[at - 2].text in QUOTE_ENDS)  # «…!» – and «…», –
    if end < 0 or tokens[end].text not in ENDS or not _is_said(page, sentence, end, at):
        return False
    if verb.pos != "VERB" or not may_tell(verb.lower):
        return False
    return any([at < mention.first <= at + FARTHEST_SPEAKER for mention, _ in page.mentions[sentence.index]])


def _is_said(page: Page, sentence: Sentence, end: int, at: int) -> bool:
    """«…», – and «– …, –», not «Цех за 5 млн, построенный в Туле, – открыл мэр»: a bare comma ends no speech."""
    if end < at - 2 or sentence.tokens[end].text != ",":
        return True
    comma = sentence.tokens[end].start
    opened = [one for one in page.quotations if one.start <= comma <= one.close]
    quoted = any([comma < one.close or one.start <= sentence.start + 1 for one in opened])  # «Завод «Заря», –» is not
    return quoted or page.block(sentence).spoken


def person_tagged(page: Page, sentence: Sentence, verb: Token) -> Voice | None:
    """The person named after the verb."""
    voices = (rule(page, sentence, verb) for rule in (person_by_syntax, person_nearby))
    return next((voice for voice in voices if voice is not None and voice.first > verb.index), None)
