"""Reads a page; yields the body as the words of the office-holder whose byline stands above it."""

from collections.abc import Callable, Iterator

from extractor.mentions.speech.own import own_words
from extractor.mentions.speech.page import Page
from extractor.mentions.speech.verbs import is_text_noun
from extractor.mentions.types import Speech

WHOLE = frozenset("целиком полностью дословно".split())
LATEST_ANNOUNCEMENT = 4  # sentences in which it is said that a text follows whole
LEAST_OWN = 2  # words in the first person outside quotations that make the text its author's own


def find(page: Page) -> list[Speech]:
    """What the author of a column, a post or a letter says in it; who else is quoted there has his narrower words."""
    return [speech for rule in RULES if page.persons for speech in rule(page)]


def own_column(page: Page) -> Iterator[Speech]:
    """Иван Петров / мэр Твери ¶ Друзья, мы отремонтировали …"""
    sentences = page.document.sentences
    named = [pair for s in sentences if s.kind == "byline" for pair in page.mentions[s.index]]
    if not named:
        return
    body = [sentence for sentence in sentences if sentence.kind == "body"]
    alone = len({index for _, index in named}) == 1
    if alone and page.persons[named[0][1]].position and own_words(page, body) >= LEAST_OWN:
        yield Speech(body[0].start, body[-1].end, "quotation", named[0][1], named[0][0], None, "own_column")


def printed_whole(page: Page) -> Iterator[Speech]:
    """Глава города Иван Петров рассказал об уборке снега. Публикуем пост целиком. ¶ Друзья, …"""
    sentences = [sentence for sentence in page.document.sentences if sentence.kind == "body"]
    for at, sentence in enumerate(sentences[:LATEST_ANNOUNCEMENT]):
        words = [token.lower for token in sentence.tokens]
        if WHOLE.isdisjoint(words) or not any([is_text_noun(word) for word in words]) or at + 1 == len(sentences):
            continue
        named = [pair for other in sentences[: at + 1] for pair in page.mentions[other.index]]
        if len({index for _, index in named}) == 1 and page.persons[named[0][1]].position:
            start, (mention, index) = sentences[at + 1].start, named[-1]
            yield Speech(start, sentences[-1].end, "quotation", index, mention, None, "printed_whole")


RULES: tuple[Callable[[Page], Iterator[Speech]], ...] = (own_column, printed_whole)
