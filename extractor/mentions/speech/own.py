"""Reads sentences; yields the words of the first person in them that stand outside quotations."""

from collections.abc import Iterable

from extractor.language import Sentence
from extractor.mentions.speech.page import Page
from extractor.mentions.speech.verbs import cues

SELF = frozenset("я мы меня мне мной нас нам нами".split())
OURS = frozenset(
    "мой моя мое мои моего моей моему моих моим мою наш наша наше наши нашего нашей нашему наших нашим нашу".split()
)


def own_words(page: Page, sentences: Iterable[Sentence], also: frozenset[str] = OURS) -> int:
    """How many words tell in the first person: pronouns, those of `also`, and verbs but for the outlet's «напомним»."""
    words, editors = SELF | also, cues("editor")
    tokens = [token for sentence in sentences for token in sentence.tokens]
    own = [t for t in tokens if t.lower in words or t.feats.get("Person") == "1" and t.lower not in editors]
    return sum([page.quotation_at(token.start) is None for token in own])
