"""Reads the attributions of an article; yields the ranges that they govern: quotations, sentences, what went before."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.language import Sentence
from extractor.mentions.speech.attributions import Attribution
from extractor.mentions.speech.page import DASHES, Block, Page, Quotation
from extractor.mentions.types import Speech


@dataclass(frozen=True, slots=True)
class Scene:
    """One attribution where it stands: the page, its block, and the other attributions of its sentence."""

    page: Page
    block: Block
    attribution: Attribution
    others: tuple[Attribution, ...]

    @property
    def sentence(self) -> Sentence:
        return self.attribution.sentence


def frame(page: Page, attributions: list[tuple[Attribution, ...]]) -> list[Speech]:
    """Every range that some rule gives; where two rules give the same range to one voice it is given once."""
    found: dict[tuple[int, int, int | None], Speech] = {}
    for own in attributions:
        for attribution in own:
            scene = Scene(page, page.block(attribution.sentence), attribution, own)
            for rule in RULES:
                for start, end, basis in rule(scene):
                    speech = _speech(attribution, start, end, basis, rule.__name__)
                    found.setdefault((start, end, speech.speaker), speech)
    return list(found.values())


def _speech(attribution: Attribution, start: int, end: int, basis: str, rule: str) -> Speech:
    voice = attribution.voice
    return Speech(start, end, basis, voice.person, voice.mention, voice.source, rule)


Span = tuple[int, int, str]


def _between(text: str, start: int, end: int) -> str:
    """What stands between two offsets, without spaces."""
    return "".join(text[start:end].split())


def _clause_start(scene: Scene) -> int:
    """Where the attributing clause begins: after the last mark before the verb and its subject."""
    tokens, at = scene.sentence.tokens, scene.attribution.first
    while at > 0 and tokens[at - 1].text not in ",.:;!?…«»„“”\"" + DASHES:
        at -= 1
    return tokens[at].start


def quotation_before(scene: Scene) -> Iterator[Span]:
    """«…», – сказал мэр."""
    start = _clause_start(scene)
    for quotation in scene.page.quotations:
        gap = _between(scene.page.text, quotation.close, start) if quotation.close <= start else "x"
        if len(gap) <= 3 and not gap.strip(",.!?…»”\"" + DASHES) and _is_speech(scene, quotation):
            yield quotation.start, quotation.end, "quotation"


def quotation_after(scene: Scene) -> Iterator[Span]:
    """Мэр сказал: «…»."""
    for quotation in scene.page.quotations:
        if quotation.start > scene.attribution.end and quotation.start <= scene.sentence.end + 3:
            gap = _between(scene.page.text, scene.attribution.end, quotation.start)
            if gap.rstrip("«„“\"").endswith(":") and _is_speech(scene, quotation):
                yield quotation.start, quotation.end, "quotation"
                return


def quotation_around(scene: Scene) -> Iterator[Span]:
    """«…, – сказал мэр. – …»."""
    quotation = scene.page.quotation_at(scene.sentence.tokens[scene.attribution.at].start)
    if quotation is not None:
        yield quotation.start, quotation.end, "quotation"


def quotation_inside(scene: Scene) -> Iterator[Span]:
    """Мэр сказал, что «…»: to the end of the quotation, beyond the sentence."""
    for quotation in scene.page.quotations:
        if scene.attribution.end <= quotation.start < scene.sentence.end and _is_speech(scene, quotation) and not _others_between(scene, quotation):
            yield quotation.start, quotation.end, "quotation"


def _others_between(scene: Scene, quotation: Quotation) -> bool:
    return any(other is not scene.attribution and scene.attribution.end <= other.start <= quotation.start for other in scene.others)


def _is_speech(scene: Scene, quotation: Quotation) -> bool:
    """Not a name in quotation marks: several words."""
    return quotation.end - quotation.start >= 25 or scene.page.text[quotation.start : quotation.end].count(" ") >= 2


def dialogue_line(scene: Scene) -> Iterator[Span]:
    """– …, – сказал мэр. – …"""
    block, page = scene.block, scene.page
    if not page.is_dialogue(block):
        return
    start = _clause_start(scene)
    before = page.text[block.start : start].rstrip()
    if before[-1:] not in DASHES or len(before) < 3:
        return
    yield block.start, start, "quotation"
    rest = page.text[scene.sentence.end : block.end].lstrip()
    tail = page.text[scene.attribution.end : scene.sentence.end]
    if rest[:1] in DASHES and rest or any(dash in tail for dash in "–—―"):
        yield block.start, block.end, "quotation"


def spoken_header(scene: Scene) -> Iterator[Span]:
    """Мэр написал: (the next paragraph holds his words)."""
    block, page = scene.block, scene.page
    last = block.sentences[-1].index == scene.sentence.index
    if not last or not page.text[scene.attribution.end : block.end].rstrip().endswith(":"):
        return
    after = page.next_block(block)
    if after is not None and page.text[after.start] not in "«„\"":
        yield after.start, after.end, "quotation"


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


def pointing_back(scene: Scene) -> Iterator[Span]:
    """…. Об этом сообщил мэр."""
    if not scene.attribution.backward:
        return
    if scene.block.start < scene.sentence.start:
        yield scene.block.start, scene.sentence.start, "indirect"


def sentence_itself(scene: Scene) -> Iterator[Span]:
    """Мэр сообщил, что …; …, сообщил мэр; по словам мэра, …: the sentence, or its part up to the next voice."""
    attribution = scene.attribution
    if attribution.kind == "act" or attribution.backward:
        return
    if scene.page.quotation_at(scene.sentence.tokens[attribution.at].start) is not None:
        return
    start, end = _segment(scene)
    basis = "according-to" if attribution.kind == "according" else "indirect"
    yield start, end, basis


def _segment(scene: Scene) -> tuple[int, int]:
    """The part of the sentence that this attribution governs."""
    own = [other for other in scene.others if other.kind != "act"]
    at = own.index(scene.attribution)
    start, end = scene.sentence.start, scene.sentence.end
    if at > 0:
        before = own[at - 1]
        start = before.end if scene.attribution.aside else scene.attribution.start
    if at + 1 < len(own):
        after = own[at + 1]
        end = scene.attribution.end if after.aside else after.start
    return start, end


RULES: tuple[Callable[[Scene], Iterator[Span]], ...] = (
    quotation_before,
    quotation_after,
    quotation_around,
    quotation_inside,
    dialogue_line,
    spoken_header,
    announced,
    pointing_back,
    sentence_itself,
)
