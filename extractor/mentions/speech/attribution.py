"""Reads nothing; holds the words that report speech, and whose speech it is."""

from dataclasses import dataclass

from extractor.language import Sentence
from extractor.mentions.speech.page import DASHES
from extractor.mentions.speech.voice import Voice

MARKS = ',.:;!?…«»„“”"' + DASHES
REFERRED = "referred"  # «со ссылкой на МЧС»
ORDERED = "ordered"  # «по поручению мэра»


@dataclass(slots=True)
class Attribution:
    """The word at token `at` with its voice. `kind` as in `speech_verbs.tsv`, or `according`, `ordered`.

    `aside`: it stands after or inside what is said («…, сообщил мэр»). `backward`: it points to the sentences before.
    """

    sentence: Sentence
    at: int
    first: int
    last: int
    kind: str
    voice: Voice
    aside: bool
    backward: bool

    @property
    def clause_start(self) -> int:
        """The offset after the last mark before the word and its voice."""
        tokens, at = self.sentence.tokens, self.first
        while at > 0 and tokens[at - 1].text not in MARKS:
            at -= 1
        return tokens[at].start

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.sentence.tokens[self.last - 1].end
