"""Reads sentences; yields the words of the first person in them that stand outside quotations."""

from collections.abc import Iterable

from extractor.language import Sentence, Token
from extractor.mentions.speech.page import Page

OWN = frozenset(
    "я мы меня мне мной нас нам нами мой моя мое мои моего моей моему моих моим наш наша наше наши нашего нашей нашему "
    "наших нашим нашу мою".split()
)
EDITORS = frozenset(
    "напомним отметим добавим уточним заметим скажем подчеркнем поясним расскажем сообщим посмотрим узнаем".split()
)  # the outlet's, not the speaker's


def own_words(page: Page, sentences: Iterable[Sentence]) -> int:
    """How many words tell in the first person."""
    return sum([_is_own(page, token) for sentence in sentences for token in sentence.tokens])


def _is_own(page: Page, token: Token) -> bool:
    if token.lower not in OWN and (token.feats.get("Person") != "1" or token.lower.replace("ё", "е") in EDITORS):
        return False
    return page.quotation_at(token.start) is None
