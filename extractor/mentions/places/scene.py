"""Reads a sentence; yields the properties of its words that the rules of places ask for, each measured once."""

import re
from collections.abc import Sequence

from extractor.language import Name, Sentence, Token
from extractor.lazy import lazy
from extractor.lexicon.gazetteer import load
from extractor.mentions.places.kinds import NAME, kinds, setting

DASHES = {"–": "-", "—": "-", "−": "-", "―": "-"}
HYPHEN = "\u2011"  # the one that does not break
DASHED = re.compile(f"[{''.join(DASHES)}{HYPHEN}]")
OPENING, CLOSING = "«„“\"'", "»”\"'"
PASSED_OVER = frozenset((".", *OPENING))
SHORT_TITLE = 5  # a quotation of at most so many words is a title, not speech
GOVERNED = {
    "в": "al", "во": "al", "на": "al", "о": "l", "об": "l", "при": "l", "по": "dl",
    "из": "g", "от": "g", "до": "g", "у": "g", "около": "g", "близ": "g", "для": "g", "возле": "g", "вокруг": "g",
    "без": "g", "после": "g", "кроме": "g", "против": "g", "вне": "g", "среди": "g", "внутри": "g", "ради": "g",
    "к": "d", "ко": "d", "под": "ai", "над": "i", "между": "i", "перед": "i", "за": "ai", "с": "gi", "со": "gi",
    "через": "a", "про": "a", "сквозь": "a",
}  # fmt: skip
CASES_OF = {word: frozenset(letters) for word, letters in GOVERNED.items()}
NOMINATIVE = frozenset("n")


class Scene:
    """One sentence and what its words are to the rules."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.words = [token.lower for token in self.tokens]
        if DASHED.search(sentence.text):
            self.words = [DASHES[word] if word in DASHES else word.replace(HYPHEN, "-") for word in self.words]
        self.placed: dict[int, set[str]] = {}  # ends of the names accepted so far → the cases they may stand in
        self.places: dict[str, list[int]] = {}  # kinds of words → where they stand
        if names := load().beginnings(self.words):
            self.places[NAME] = [at for at, word in enumerate(self.words) if word in names]
        others = kinds()
        for at, word in enumerate(self.words):
            if word in others:
                for kind in others[word]:
                    self.places.setdefault(kind, []).append(at)

    @lazy
    def covering(self) -> list[Name | None]:
        """The name that each word is in."""
        found: list[Name | None] = [None] * len(self.tokens)
        for name in self.sentence.names:
            found[name.first : name.last] = [name] * (name.last - name.first)
        return found

    @lazy
    def titled(self) -> list[bool]:
        """Whether each word stands in a short quotation: «Томь», «Вести Черноземья»."""
        found = [False] * len(self.tokens)
        opened: int | None = None
        for at, word in enumerate(self.words):
            if opened is not None and word in CLOSING:
                if at - opened - 1 <= SHORT_TITLE:
                    found[opened + 1 : at] = [True] * (at - opened - 1)
                opened = None
            elif word in OPENING:
                opened = at
        return found

    def word(self, at: int) -> str:
        """The folded word there, "" beyond the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def token(self, at: int) -> Token | None:
        """The token there."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def capital(self, at: int) -> bool:
        """Whether the word there begins with a capital letter."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[:1].isupper()

    def opens(self, at: int) -> bool:
        """Whether the word there begins a sentence or a quotation, so that its capital says nothing."""
        before = self.word(at - 1)
        return at == 0 or before in OPENING or before in ".!?…:•–-" or not any(map(str.isalnum, before))

    def type_of(self, at: int) -> str | None:
        """PER, LOC or ORG of the name that the word there is in."""
        name = self.covering[at]
        return name.type if name else None

    def cases_before(self, at: int) -> frozenset[str] | None:
        """The cases that the preposition before asks for, None without one; «в селе Спасском» is no «Спасск»."""
        before = self.word(at - 1)
        if before in setting("settled") and (asked := CASES_OF.get(self.word(at - 2))):
            return asked | NOMINATIVE
        return CASES_OF.get(before)

    def before(self, at: int) -> str:
        """The word before, a full stop of an abbreviation and an opening quotation mark passed over."""
        at -= 1
        while at >= 0 and self.words[at] in PASSED_OVER:
            at -= 1
        return self.words[at] if at >= 0 else ""

    def where(self, kind: str) -> Sequence[int]:
        """Where words of a kind stand: all that most rules look at."""
        return self.places.get(kind, ())
