"""Reads blocks headed «Мэр написал в своём канале:»; yields the paragraphs of the post that follow its first one."""

import re
from collections.abc import Iterator

from extractor.mentions.speech.closings import closes, is_reported
from extractor.mentions.speech.index import Index
from extractor.mentions.speech.own import own_words
from extractor.mentions.speech.page import Page
from extractor.mentions.types import Speech

HEADED = ("spoken_header", "headed_line")
GREETING = re.compile(r"(?:Друзья|Дорогие|Уважаемые|Коллеги|Земляки|Добрый (?:день|вечер)|Доброе утро)\b")


def find(page: Page, found: Index) -> list[Speech]:
    """All that follows the first paragraph of a post that greets, else what is in the first person."""
    return [speech for at in page.headers for speech in _carried(page, found, at + 1)]


def _carried(page: Page, found: Index, at: int) -> Iterator[Speech]:
    first = page.blocks[at]
    headed = [one for one in found.starting(first.start) if one.rule in HEADED]
    opened = [(one, one.speaker) for one in headed if one.speaker is not None]
    greets = GREETING.match(page.text, first.start) is not None
    for speech, index in opened[:1]:
        for block in page.blocks[at + 1 :]:
            ended = closes(page, found, block, index) or is_reported(found, block, index)
            if ended or not (greets or own_words(page, block.sentences)):
                return
            yield Speech(block.start, block.end, "continuation", index, speech.attribution, None, "letter")
