"""Reads a sentence; yields its attributions: the words that report speech, and whose speech it is."""

from collections.abc import Iterator
from dataclasses import replace

from extractor.language import Sentence, Token
from extractor.mentions.speech import citing
from extractor.mentions.speech.attribution import REFERRED, Attribution
from extractor.mentions.speech.owners import in_person
from extractor.mentions.speech.page import DASHES, Page
from extractor.mentions.speech.pointing import points_back
from extractor.mentions.speech.subjects import voice_of
from extractor.mentions.speech.tags import is_tag, person_tagged, tags
from extractor.mentions.speech.telling import is_aside, is_telling, names_topic
from extractor.mentions.speech.verbs import SECOND, verb_kind
from extractor.mentions.speech.voice import Voice

VAGUE_VOICES = ("источники", "источник", "очевидцы")
LONGEST_SENTENCE = 600  # tokens; no prose is longer


def find_attributions(page: Page, sentence: Sentence) -> tuple[Attribution, ...]:
    """Attributions of one sentence in text order."""
    if len(sentence.tokens) > LONGEST_SENTENCE:
        return ()
    found = list(_attributions(page, sentence))
    if not any([one.kind == REFERRED for one in found]):
        return tuple(found)
    joined = tuple(_referred(page, found))
    return joined or tuple(replace(one, kind="according") for one in found)


def _referred(page: Page, found: list[Attribution]) -> Iterator[Attribution]:
    """«передаёт ТАСС со ссылкой на МЧС»: one attribution, and the word is that of the one referred to."""
    for at, attribution in enumerate(found):
        if attribution.kind == REFERRED:
            continue
        near = (*found[max(0, at - 1) : at], *found[at + 1 : at + 2])
        other = next((one for one in near if _belongs(one, attribution)), None)
        if other is None or not _is_definite(page, other.voice):
            yield attribution
        else:
            first, last = min(attribution.first, other.first), max(attribution.last, other.last)
            yield replace(attribution, voice=other.voice, first=first, last=last)


def _belongs(other: Attribution, attribution: Attribution) -> bool:
    """The reference stands between the voice and its verb, or right after both."""
    if other.kind != REFERRED or attribution.voice.source is None:
        return False
    return attribution.first <= other.first < attribution.last or 0 <= other.first - attribution.last <= 1


def _is_definite(page: Page, voice: Voice) -> bool:
    """Not «со ссылкой на источники», «со ссылкой на рыбака Ивана Петрова», who answers for nothing."""
    if voice.person is not None:
        return page.persons[voice.person].is_official
    return voice.source is None or voice.source.name.split()[0] not in VAGUE_VOICES


def _attributions(page: Page, sentence: Sentence) -> Iterator[Attribution]:
    """«Мэр заявил, что …, и предложил …»: what shares its voice with a word before it begins at the word itself."""
    reached, spoken = 0, -1
    for at in sorted({*_starts(page.cues[sentence.index]), *tags(page, sentence)}):
        if at < reached:
            continue
        token = sentence.tokens[at]
        for rule in (*WORD_RULES, *VERB_RULES) if token.lower in citing.STARTS else VERB_RULES:
            found = rule(page, sentence, token)
            if found is not None:
                shared = found.first < spoken < found.at
                yield replace(found, first=found.at) if shared else found
                reached = at + 1 if rule is speech_verb else max(found.last, at + 1)
                spoken = found.at
                break


def _starts(cues: list[Token]) -> list[int]:
    """Where a rule may find something: at cues, or before those that stand second or third in a phrase."""
    if not any([token.lower in SECOND for token in cues]):
        return [token.index for token in cues]
    found: set[int] = set()
    for token in cues:
        at = token.index
        found.update((at - 1, at - 2) if token.lower in SECOND else (at,))
    return sorted([at for at in found if at >= 0])


def _is_inside_quotation(page: Page, sentence: Sentence, token: Token) -> bool:
    """Inside a quotation and not in the narrator's words between its parts («…, – сказал он. – …»)."""
    quotation = page.quotation_at(token.start)
    return quotation is not None and not _is_interruption(sentence, token.index)


def _is_interruption(sentence: Sentence, at: int) -> bool:
    """A dash after a comma or full stop stands right before the words."""
    tokens = sentence.tokens
    return at >= 2 and tokens[at - 1].text in DASHES and tokens[at - 2].text in ",!?…." + '»”"'


def speech_verb(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«сообщил министр», «министр сообщил», «сообщили в министерстве», «…, – трёт лоб министр»."""
    kind = verb_kind(token)
    tagged = kind in (None, "find", "hold") and is_tag(page, sentence, token)
    kind = "act" if tagged else kind
    if kind is None or kind == "hold" or _is_inside_quotation(page, sentence, token):
        return None
    voice = person_tagged(page, sentence, token) if tagged else voice_of(page, sentence, token)
    if voice is None or not is_telling(sentence, token.index, kind, voice):
        return None
    voice = in_person(page, sentence, voice)
    aside = is_aside(sentence, token.index) and voice.first >= token.index
    first, last = min(token.index, voice.first), max(token.index + 1, voice.last)
    back = points_back(sentence, token.index) or voice.source is not None and names_topic(sentence, token.index)
    return Attribution(sentence, token.index, first, last, kind, voice, aside, back)


WORD_RULES = citing.WORD_RULES
VERB_RULES: tuple[citing.Rule, ...] = (*citing.VERB_RULES, speech_verb)
