"""Reads sentences; yields the words of the first person in them that stand outside quotations."""

from collections.abc import Iterable

from extractor.language import Sentence, Token
from extractor.lexicon import group
from extractor.mentions.speech.page import Page

SELF = frozenset("я мы меня мне мной нас нам нами".split())
OURS = frozenset(
    "мой моя мое мои моего моей моему моих моим мою наш наша наше наши нашего нашей нашему наших нашим нашу".split()
)


def own_words(page: Page, sentences: Iterable[Sentence], also: frozenset[str] = OURS) -> int:
    """How many words tell in the first person: pronouns, verbs, and those of `also`."""
    return sum([_is_own(page, token, also) for sentence in sentences for token in sentence.tokens])


def _editors() -> frozenset[str]:
    """«напомним», «публикуем»: the outlet's, not the speaker's."""
    return group("speech_cues", "kind", "editor", "words")


def _is_own(page: Page, token: Token, also: frozenset[str]) -> bool:
    verb = token.feats.get("Person") == "1" and token.lower.replace("ё", "е") not in _editors()
    if not verb and token.lower not in SELF and token.lower not in also:
        return False
    return page.quotation_at(token.start) is None
