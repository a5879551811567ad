"""Reads a page; yields the paragraphs that the one office-holder presented at its head tells in the first person."""

from collections.abc import Iterator

from extractor.mentions.speech.closings import closes, is_reported
from extractor.mentions.speech.index import Index
from extractor.mentions.speech.own import own_words
from extractor.mentions.speech.page import DASHES, Block, Page
from extractor.mentions.speech.verbs import cues, is_of_talk, verb_kind
from extractor.mentions.types import Mention, Speech

HEAD = 3  # paragraphs of the body in which a monologue is announced
LATEST_OWN = 3  # paragraphs, small headlines not counted, within which the first person begins
LEAST_OWN = 2  # words of the first person, in
LEAST_BLOCKS = 2  # so many paragraphs,
LEAST_PART = 4  # and in one of so many
SHORTEST_TEXT = 50  # letters of a paragraph that is no small headline
TELLING = ("say", "tell")
ABOUT = ("о", "об", "про", ":")
Speaker = tuple[Mention, int]


def find(page: Page, found: Index) -> list[Speech]:
    """Глава федерации Иван Орлов рассказал о клубах. ¶ О деньгах ¶ У нас бюджет 240 миллионов. Скажу так: …"""
    shown = presented(page) if page.persons else None
    if shown is None:
        return []
    (mention, index), at = shown
    told = list(_told(page, found, at + 1, index))
    if not _is_monologue(page, told) or any([block.spoken and page.ends_with(block, "?") for block in told]):
        return []
    return [Speech(b.start, b.end, "continuation", index, mention, None, "monologue") for b in told]


def presented(page: Page) -> tuple[Speaker, int] | None:
    """The one office-holder named at the head, where a word says that he tells, and the paragraph that names him."""
    head = _head(page)
    named = [(pair, at) for at in head for s in page.blocks[at].sentences for pair in page.mentions[s.index]]
    holders = [(pair, at) for pair, at in named if page.persons[pair[1]].position]
    alone = len({index for (_, index), _ in holders}) == 1
    return holders[-1] if alone and any(_tells(page, page.blocks[at]) for at in {at for _, at in holders}) else None


def _head(page: Page) -> list[int]:
    """The headline and the first paragraphs."""
    body = [at for at, block in enumerate(page.blocks) if block.sentences[0].kind == "body"][:HEAD]
    blocks = page.blocks[: body[-1] + 1] if body else ()
    return [at for at, block in enumerate(blocks) if block.sentences[0].kind != "byline"]


def _tells(page: Page, block: Block) -> bool:
    """«рассказал о …», «ответил на вопросы», «подводит итог», «на пресс-конференции», «Глава агентства о ремонте»."""
    for sentence in block.sentences:
        if any([verb_kind(token) in TELLING for token in page.cues[sentence.index]]):
            return True
        words, text = [token.lower for token in sentence.tokens], " " + sentence.text.lower().replace("ё", "е")
        if any([_is_about(words[mention.last : mention.last + 2]) for mention, _ in page.mentions[sentence.index]]):
            return True
        if any([f" {cue}" in text for cue in cues("told")]) or any(map(is_of_talk, words)):
            return True
    return False


def _is_about(words: list[str]) -> bool:
    """«Глава агентства о ремонте», «директор – о ценах»."""
    return next((word for word in words if word not in DASHES), "") in ABOUT


def _told(page: Page, found: Index, first: int, index: int) -> Iterator[Block]:
    """The paragraphs from the first that is not of him up to the next that is."""
    begun = False
    for block in page.blocks[first:]:
        if not closes(page, found, block, index) and not is_reported(found, block, index):
            begun = True
            yield block
        elif begun:
            return


def _is_monologue(page: Page, told: list[Block]) -> bool:
    """Whether the first person begins soon, and is in several paragraphs or all."""
    own = [own_words(page, block.sentences, frozenset()) for block in told]
    texts = [words for words, block in zip(own, told, strict=True) if words or block.end - block.start > SHORTEST_TEXT]
    spoken = sum([words > 0 for words in texts])
    if sum(texts) < LEAST_OWN or spoken < min(LEAST_BLOCKS, len(texts)):
        return bool(texts) and told[0].spoken and texts[0] >= LEAST_OWN
    return any(texts[:LATEST_OWN]) and spoken * LEAST_PART >= len(texts)
