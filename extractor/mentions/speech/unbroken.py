"""Reads the speech found; yields the sentence with figures that follows indirect speech and has no voice of its own."""

from collections.abc import Iterator

from extractor.language import Sentence, Token, morph_parses
from extractor.lexicon.gazetteer import fold, load
from extractor.mentions.bodies import kind_of
from extractor.mentions.speech.attribution import Attribution
from extractor.mentions.speech.index import Index, carried
from extractor.mentions.speech.labels import leans
from extractor.mentions.speech.page import Page
from extractor.mentions.speech.scene import SHORTEST_SPEECH
from extractor.mentions.speech.sources import source_kinds
from extractor.mentions.speech.telling import opens_with_as
from extractor.mentions.types import Speech

ELSEWHERE = ("LOC", "ORG")  # names of what else a sentence may turn to
ADJECTIVES_OF_PLACES = ("ск", "цк")
OPEN_RULES = ("according", "what_is_said")
CLOSING = 3  # characters behind a speech or its tag that end its sentence
Voices = list[tuple[Attribution, ...]]


def unbroken(page: Page, attributions: Voices, found: Index) -> Iterator[Speech]:
    """По словам мэра, сдали 12 домов. Площадь их – 4 тысячи метров. (Nobody and no place else is named.)"""
    for block in page.blocks if not found.is_empty else ():
        if block.sentences[0].kind != "body" or block.spoken:
            continue
        ongoing: Speech | None = None
        for before, sentence in zip(block.sentences, block.sentences[1:], strict=False):
            own = attributions[before.index]
            last = (_open_voice(page, own[0], before, found) if len(own) == 1 else None) or ongoing
            last, ongoing = None if attributions[sentence.index] else last, None
            if last is not None and _is_open(page, before, sentence, last, found):
                speech = carried(sentence, last, "unbroken")
                ongoing = speech if last.speaker is not None else None  # what a body says ends sooner
                yield speech


def _open_voice(page: Page, own: Attribution, before: Sentence, found: Index) -> Speech | None:
    """«По словам мэра, …»: the one voice of a sentence that it opens, and whose words it ends with."""
    if not (_opens(own) or _tells_that(page, own)):
        return None
    told = [one for one in found.in_sentence[before.index] if one.speaker is not None or one.source is not None]
    last = max(told, key=lambda one: one.end, default=None)
    return last if last is not None and last.rule in OPEN_RULES and last.end >= before.end - CLOSING else None


def _opens(attribution: Attribution) -> bool:
    """«По словам мэра, …», «Как заверил мэр, …»."""
    person = attribution.voice.person is not None and attribution.voice.first > attribution.at
    as_told = person and attribution.first <= 1 and opens_with_as(attribution.sentence, attribution.at)
    return attribution.kind == "according" and attribution.first == 0 or as_told


def _tells_that(page: Page, attribution: Attribution) -> bool:
    """«Мэр отметил, что …», «Мэр ответил: …»: a person before his verb; not «перед стартом говорил, что»."""
    told = attribution.kind in ("say", "tell") and attribution.voice.person is not None and not attribution.backward
    if not told or attribution.voice.first >= attribution.at:
        return False
    feats = attribution.sentence.tokens[attribution.at].feats
    before = feats.get("Aspect") == "Imp" and feats.get("Tense") == "Past"
    return not before and page.text.startswith((", ", ":"), attribution.end)  # «сообщил, сдано 40 домов» too


def _is_open(page: Page, before: Sentence, sentence: Sentence, last: Speech, found: Index) -> bool:
    """Whether a sentence with figures may be what the voice before it goes on to say."""
    middle, tokens = (sentence.start + sentence.end) // 2, sentence.tokens
    if not any(map(_counts, tokens)) or found.cover(middle, middle + 1):
        return False
    others = [index for _, index in page.mentions[sentence.index] if index != last.speaker]
    elsewhere = not leans(sentence) and (_turns_elsewhere(before, sentence) or any(map(_is_of_place, tokens)))
    return not (others or elsewhere) and not _quotes(page, sentence) and not any(map(_acts, tokens))


def _turns_elsewhere(before: Sentence, sentence: Sentence) -> bool:
    """Names a place or a body that the sentence before does not."""
    known = {lemma for token in before.tokens for lemma in _lemmas(token)}
    named = [sentence.tokens[name.first] for name in sentence.names if name.type in ELSEWHERE]
    return any([known.isdisjoint(_lemmas(token)) for token in named])


def _lemmas(token: Token) -> set[str]:
    """«Краснодаре» is Краснодар, whatever the tagger says, and no Красноярск."""
    return {token.lemma, *[parse.lemma for parse in morph_parses(token.lower)]}


def _is_of_place(token: Token) -> bool:
    """«волгоградские трамваи»."""
    adjective = token.pos == "ADJ" and any(end in token.lower for end in ADJECTIVES_OF_PLACES)
    return adjective and any(reading.form == "adjective" for reading in load().readings(fold(token.text)))


def _counts(token: Token) -> bool:
    return token.pos == "NUM" or any(map(str.isdigit, token.text))


def _quotes(page: Page, sentence: Sentence) -> bool:
    quotations = page.quotations_in(sentence.start, sentence.end)
    return any([one.end - one.start >= SHORTEST_SPEECH for one in quotations])


def _acts(token: Token) -> bool:
    """A body or people as the subject: what they do is told by the paper."""
    if token.rel != "nsubj" or token.feats.get("Case") != "Nom":
        return False
    return kind_of(token, source_kinds()) in ("body", "medium", "people")
