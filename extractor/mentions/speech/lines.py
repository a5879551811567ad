"""Reads the blocks of a page; yields quotations and speech whose speaker stands on a line above or below them."""

from collections.abc import Iterator

from extractor.mentions.nominals import is_verb
from extractor.mentions.speech.closings import closes
from extractor.mentions.speech.index import Index
from extractor.mentions.speech.inflected import own_cases
from extractor.mentions.speech.labels import plain_words
from extractor.mentions.speech.own import own_words
from extractor.mentions.speech.page import DASHES, QUOTES, Block, Page, Quotation
from extractor.mentions.types import Mention, Speech

LONGEST_LINE = 180  # letters of name and post
LEAST_LINES = 2  # lines of speakers that part a page whose speech has no marks
AROUND = DASHES + " ,.:()\n"
Speaker = tuple[Mention, int]


def find(page: Page, found: Index) -> list[Speech]:
    """Ольга Ким, директор музея ¶ «Приняли 40 тысяч гостей». – The same with the line below the quotation."""
    lines = {at: one for at, block in enumerate(page.blocks) if (one := _speaker(page, block))} if page.persons else {}
    if not lines:
        return []
    rule = _below if _stand_below(page, found, min(lines)) else _above
    return list(rule(page, found, lines))


def _speaker(page: Page, block: Block) -> Speaker | None:
    """Who is all that a paragraph names: his name in the nominative, his post before or after it, no verb."""
    if block.end - block.start > LONGEST_LINE or block.spoken or page.text[block.end - 1] in "?!;":
        return None
    named = [pair for sentence in block.sentences for pair in page.mentions[sentence.index]]
    if not named or len({index for _, index in named}) > 1:
        return None
    mention, index = named[0] if named[0][0].text[0].isupper() else named[-1]
    if not _is_all(page, block, mention, index) or any([is_verb(t) for s in block.sentences for t in s.tokens]):
        return None
    sentence = page.document.sentences[mention.sentence]
    return (mention, index) if "nomn" in own_cases(sentence, mention) else None


def _is_all(page: Page, block: Block, mention: Mention, index: int) -> bool:
    """Whether nothing but the person's post stands on one side of his name, and nothing on the other."""
    before = page.text[block.start : mention.start].strip(AROUND)
    after = page.text[mention.end : block.end].strip(AROUND)
    if before and after or mention.text[0].islower():
        return False
    post = plain_words(page.persons[index].position or "")[:1]
    return not (before or after) or (bool(post) and post[0] in plain_words(before or after))


def _quotation(page: Page, found: Index, at: int) -> Quotation | None:
    """The quotation that a paragraph is, or with which it opens several: nobody is said to speak it."""
    if not 0 <= at < len(page.blocks) or page.text[page.blocks[at].start] not in QUOTES:
        return None
    block = page.blocks[at]
    quotation = page.quotation_at(block.start + 1)
    if quotation is None or quotation.start != block.start + 1 or _is_spoken_for(found, quotation):
        return None
    last = page.sentence_at(quotation.end - 1)
    end = page.block(last).end if last is not None else block.end
    return quotation if not page.text[quotation.close : end].strip(AROUND + "!?…") else None


def _is_spoken_for(found: Index, quotation: Quotation) -> bool:
    return any([speech.speaker is not None for speech in found.starting(quotation.start)])


def _stand_below(page: Page, found: Index, first: int) -> bool:
    """«…». ¶ Ольга Ким, директор музея: the first line of a page has its quotation before it, unmarked."""
    at = first - 1
    while at > 0 and page.text[page.blocks[at].start] not in QUOTES:
        at -= 1
    quotation = _quotation(page, found, at)
    return quotation is not None and not page.text[quotation.close : page.blocks[first].start].strip(AROUND + "!?…")


def _below(page: Page, found: Index, lines: dict[int, Speaker]) -> Iterator[Speech]:
    for at, (mention, index) in lines.items():
        quotation = page.quotation_before(page.blocks[at].start)
        if quotation is None or page.text[quotation.close : page.blocks[at].start].strip(AROUND + "!?…"):
            continue
        opening = page.sentence_at(quotation.start)
        whole = opening is not None and page.block(opening).start == quotation.start - 1
        if whole and not _is_spoken_for(found, quotation):
            yield Speech(quotation.start, quotation.end, "quotation", index, mention, None, "line_below")


def _above(page: Page, found: Index, lines: dict[int, Speaker]) -> Iterator[Speech]:
    for at, (mention, index) in lines.items():
        for start, end in _spoken_below(page, found, at, lines):
            yield Speech(start, end, "quotation", index, mention, None, "line_above")


def _spoken_below(page: Page, found: Index, at: int, lines: dict[int, Speaker]) -> Iterator[tuple[int, int]]:
    """Quotations, spoken lines or, between the lines of several speakers, paragraphs in the first person."""
    reached, begun = _line_end(page, at, lines[at][1]), len(lines) >= LEAST_LINES
    for below in range(at + 1, len(page.blocks)):
        block = page.blocks[below]
        if block.end <= reached:
            continue
        quotation = _quotation(page, found, below)
        if quotation is not None:
            yield quotation.start, quotation.end
            reached = quotation.close
        elif below in lines or closes(page, found, block, lines[at][1]):
            return
        elif block.spoken or (begun and (own_words(page, block.sentences) > 0 or _is_between(page, below, lines))):
            begun = True
            yield block.start, block.end
        else:
            return


def _line_end(page: Page, at: int, index: int) -> int:
    """Where the line ends: past the post that stands on the next one."""
    below = page.blocks[at + 1] if at + 1 < len(page.blocks) else page.blocks[at]
    words = plain_words(page.text[below.start : below.end])
    post = plain_words(page.persons[index].position or "")
    opens = bool(post) and words[: len(post)] == post and below.end - below.start <= LONGEST_LINE
    return below.end if opens else page.blocks[at].end


def _is_between(page: Page, at: int, lines: dict[int, Speaker]) -> bool:
    """A paragraph that goes on after a spoken line and before the line of another speaker."""
    return at < max(lines) and page.blocks[at - 1].spoken
