"""Reads an attribution in its scene; yields the indirect speech that it governs: in its sentence and before it."""

from collections.abc import Callable, Iterator

from extractor.language import Token
from extractor.mentions.nominals import is_verb
from extractor.mentions.speech.scene import Scene, Span

SUBORDINATORS = frozenset("что чтобы как будто якобы мол где когда сколько почему насколько".split())
MOST_BEFORE_SOURCE = 4  # sentences of a paragraph that its last clause «, сообщили в МЧС» may answer for


def _governs_sentence(scene: Scene) -> bool:
    attribution = scene.attribution
    return attribution.kind != "act" and not attribution.backward and scene.page.quotation_at(scene.verb) is None


def _segment(scene: Scene) -> tuple[int, int]:
    """The part of the sentence that lies between the neighbouring attributions."""
    own = [other for other in scene.own if other.kind != "act"]
    at = own.index(scene.attribution)
    start, end = scene.sentence.start, scene.sentence.end
    if at > 0:
        start = own[at - 1].end if scene.attribution.aside else scene.attribution.start
    if at + 1 < len(own):
        end = scene.attribution.end if own[at + 1].aside else own[at + 1].start
    return start, end


def _tokens(scene: Scene, start: int, end: int) -> tuple[Token, ...]:
    return tuple(token for token in scene.sentence.tokens if start <= token.start < end)


def what_is_said(scene: Scene) -> Iterator[Span]:
    """Мэр сообщил, что …; мэр сообщил: …; мэр пообещал построить …"""
    if not _governs_sentence(scene) or scene.attribution.kind == "according" or scene.attribution.aside:
        return
    start, end = _segment(scene)
    at = scene.attribution
    if at.kind == "will" and at.voice.person is None:
        return
    after = at.end
    yield after, end, "indirect"
    verb_first = at.voice.first > at.at
    opened = _tokens(scene, after, end)[:2]
    subordinate = any(token.lower in SUBORDINATORS or token.text == ":" for token in opened)
    if verb_first and not subordinate:
        yield start, scene.verb, "indirect"


def aside(scene: Scene) -> Iterator[Span]:
    """…, сообщил мэр, … ."""
    if not _governs_sentence(scene) or not scene.attribution.aside:
        return
    start, end = _segment(scene)
    yield start, scene.clause_start, "indirect"
    rest = _tokens(scene, scene.attribution.end, end)
    if any(is_verb(token) for token in rest):
        yield scene.attribution.end, end, "indirect"


def according(scene: Scene) -> Iterator[Span]:
    """По словам мэра, …; …, по данным Росстата, …"""
    if scene.attribution.kind != "according" or scene.page.quotation_at(scene.verb) is not None:
        return
    start, end = _segment(scene)
    yield start, scene.attribution.start, "according-to"
    yield scene.attribution.end, end, "according-to"


def pointing_back(scene: Scene) -> Iterator[Span]:
    """…. Об этом сообщил мэр."""
    if scene.attribution.backward and scene.block.start < scene.sentence.start:
        yield scene.block.start, scene.sentence.start, "indirect"


def whole_paragraph(scene: Scene) -> Iterator[Span]:
    """…. …, сообщили в МЧС. (A source named last answers for a short lead.)"""
    attribution, block = scene.attribution, scene.block
    last = block.sentences[-1].index == scene.sentence.index and attribution.end >= block.end - 2
    short = len(block.sentences) <= MOST_BEFORE_SOURCE and block is scene.page.lead
    if attribution.aside and attribution.voice.source is not None and last and short and attribution.kind != "act":
        yield block.start, scene.sentence.start, "indirect"


def announced(scene: Scene) -> Iterator[Span]:
    """Министр рассказал и о ремонтах. (The sentences that follow are his.)"""
    attribution = scene.attribution
    if attribution.kind != "tell" or attribution.voice.person is None or attribution.aside or attribution.backward:
        return
    rest = scene.page.text[attribution.end : scene.sentence.end]
    if any(sign.isdigit() for sign in scene.sentence.text) or ", что" in rest or ":" in rest:
        return
    if scene.sentence.end < scene.block.end:
        yield scene.sentence.end, scene.block.end, "continuation"


RULES: tuple[Callable[[Scene], Iterator[Span]], ...] = (
    what_is_said,
    aside,
    according,
    pointing_back,
    whole_paragraph,
    announced,
)
