"""Reads an attribution in its scene; yields the quotations and spoken lines that it governs."""

from collections.abc import Callable, Iterator

from extractor.mentions.speech.page import DASHES, Quotation
from extractor.mentions.speech.scene import Scene, Span

LONG_DASHES = "–—―"
FARTHEST = 20  # characters within which a quotation and the clause behind it stand, blanks among them
LONGEST_GAP = 4  # characters between a quotation and the clause that says whose it is


def quotation_before(scene: Scene) -> Iterator[Span]:
    """«…», – сказал мэр."""
    start = scene.clause_start
    quotation = scene.page.quotation_before(start)
    if quotation is None or quotation.close > start or _is_of_sentence_before(scene, quotation):
        return
    gap = "".join(scene.page.text[quotation.close : start].split()) if start - quotation.close <= FARTHEST else ""
    if gap and len(gap) <= 3 and not gap.strip(',.!?…»”"' + DASHES):
        yield quotation.start, quotation.end, "quotation"


def _is_of_sentence_before(scene: Scene, quotation: Quotation) -> bool:
    """«…». Мэр поручил построить …: after it a sentence opens with its subject, or a paragraph that is no tag of it."""
    attribution, sentence = scene.attribution, scene.sentence
    if quotation.close > sentence.start or scene.page.text[sentence.start] in DASHES + ",":
        return False
    return quotation.close <= scene.block.start or attribution.voice.first < attribution.at


def quotation_after(scene: Scene) -> Iterator[Span]:
    """Мэр сказал: «…»."""
    for quotation in scene.page.quotations_in(scene.end + 1, scene.sentence.end + 4):
        before = scene.page.text[scene.end : quotation.start].rstrip('«„“" \n')
        if before.endswith(":") and scene.is_speech(quotation):
            yield quotation.start, quotation.end, "quotation"
            return


def quotation_around(scene: Scene) -> Iterator[Span]:
    """«…, – сказал мэр. – …»; «По данным Росстата, …» within another's words cites for its sentence alone."""
    quotation = scene.page.quotation_at(scene.verb)
    if quotation is not None:
        start, end = quotation.start, quotation.end
        if scene.attribution.kind == "according":
            start, end = max(start, scene.sentence.start), min(end, scene.sentence.end)
        yield start, scene.clause_start, "quotation"
        yield scene.end, end, "quotation"


def quotation_inside(scene: Scene) -> Iterator[Span]:
    """Мэр сказал, что «…»: to the end of the quotation, beyond the sentence."""
    for quotation in scene.page.quotations_in(scene.end, scene.sentence.end):
        claimed = _others_between(scene, quotation.start) or _others_adjoin(scene, quotation.close)
        if scene.is_speech(quotation) and not claimed:
            yield quotation.start, quotation.end, "quotation"


def _others_between(scene: Scene, offset: int) -> bool:
    return any(scene.end <= other.start <= offset for other in scene.own if other is not scene.attribution)


def _others_adjoin(scene: Scene, close: int) -> bool:
    """«Лосев вину признал. «…», – пояснила прокурор»: another word of speech stands right behind the quotation."""
    others = [other for other in scene.own if other is not scene.attribution and other.aside]
    return any([close <= other.clause_start <= close + LONGEST_GAP for other in others])


def dialogue_line(scene: Scene) -> Iterator[Span]:
    """– …, – сказал мэр. – …"""
    block, page, start = scene.block, scene.page, scene.clause_start
    before = page.text[block.start : start].rstrip()
    if before[-1:] not in DASHES or len(before) < 3:
        return
    yield block.start, start, "quotation"
    rest = page.text[scene.end : block.end]
    goes_on = _opens_with_dash(page.text[scene.end : scene.sentence.end].lstrip(" ,.»"))
    after = _opens_with_dash(page.text[scene.sentence.end : block.end].lstrip())
    if goes_on or after or any(f"{mark} {dash} " in rest for mark in ".,:" for dash in LONG_DASHES):
        yield scene.end, block.end, "quotation"


def _opens_with_dash(text: str) -> bool:
    """A dash, or the hyphen that stands for one."""
    return text[:1] in tuple(LONG_DASHES) or text[:2] == "- "


def spoken_header(scene: Scene) -> Iterator[Span]:
    """Мэр написал: (the next paragraph holds his words)."""
    block, page = scene.block, scene.page
    last = block.sentences[-1].index == scene.sentence.index
    if not last or not page.text.endswith(":", scene.end, block.end):
        return
    after = page.next_block(block)
    if after is not None and page.text[after.start] not in '«„"':
        yield after.start, after.end, "quotation"


def unmarked(scene: Scene) -> Iterator[Span]:
    """…. …, – говорит мэр. (Direct speech whose marks were left out: the paragraph up to here.)"""
    page, block, start = scene.page, scene.block, scene.clause_start
    if scene.attribution.at > scene.attribution.voice.first:
        return
    before = page.text[block.start : start].rstrip()
    if before[-1:] not in tuple(DASHES) or before[:-1].rstrip()[-1:] not in (",", "!", "?", "…"):
        return
    if page.quotation_at(scene.verb) is None and not any(mark in before for mark in "»”“" + '"'):
        yield block.start, start, "quotation"


def tag_below(scene: Scene) -> Iterator[Span]:
    """…. ¶ – сказал мэр. (A paragraph that says no more than whose words stand above it.)"""
    page, block = scene.page, scene.block
    before = page.previous_block(block)
    if before is None or before.sentences[0].kind != "body" or before.ends_quotation(page.text):
        return
    opens = not page.text[block.start + 1 : scene.verb].strip()
    if opens and scene.attribution.voice.person is not None and scene.sentence.end == block.end:
        yield before.start, before.end, "quotation"


QUOTATION_RULES: tuple[Callable[[Scene], Iterator[Span]], ...] = (
    quotation_before,
    quotation_after,
    quotation_around,
    quotation_inside,
)
LINE_RULES: tuple[Callable[[Scene], Iterator[Span]], ...] = (dialogue_line, spoken_header, tag_below)
PLAIN_RULES: tuple[Callable[[Scene], Iterator[Span]], ...] = (spoken_header, unmarked)
