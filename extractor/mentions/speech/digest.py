"""Reads a page on which one office-holder was presented; yields quotations of his that stand without a voice."""

from collections.abc import Iterator

from extractor.mentions.speech.closings import is_reported
from extractor.mentions.speech.index import Index
from extractor.mentions.speech.monologue import presented
from extractor.mentions.speech.page import DASHES, Block, Page, Quotation
from extractor.mentions.speech.scene import SHORTEST_SPEECH
from extractor.mentions.types import Speech

LONGEST_TOPIC = 70  # letters before a quotation: «О транспорте.»
LEAST_QUOTED = 2  # such quotations on a page


def find(page: Page, found: Index) -> list[Speech]:
    """Мэр Иван Петров провёл прямой эфир. ¶ О дорогах. «Отремонтировали 14 улиц». ¶ О школах. «Построим две»."""
    shown = presented(page) if page.persons and len(page.quotations) >= LEAST_QUOTED else None
    if shown is None:
        return []
    (mention, index), at = shown
    below = page.blocks[at + 1 :]
    if any([is_reported(found, block, index) for block in below]):
        return []
    quoted = list(_quoted(page, below))
    if len(quoted) < LEAST_QUOTED:
        return []
    return [Speech(one.start, one.end, "quotation", index, mention, None, "digest") for one in quoted]


def _quoted(page: Page, blocks: tuple[Block, ...]) -> Iterator[Quotation]:
    """The quotations that are all of a paragraph, or all past its short topic."""
    for block in blocks:
        found = page.quotations_in(block.start, block.end)
        if not found or found[0].end - found[0].start < SHORTEST_SPEECH:
            continue
        topic = page.text[block.start : found[0].start - 1].rstrip()
        after = page.text[found[-1].close : block.end].strip(DASHES + " .!?…")
        if len(topic) <= LONGEST_TOPIC and topic[-1:] in ("", ".", ":", "?", *DASHES) and not after and len(found) == 1:
            yield found[0]
