"""Reads an attribution on its page; yields what the rules ask of it: its clause, its block, what stands around it."""

from dataclasses import dataclass

from extractor.language import Sentence
from extractor.mentions.speech.attribution import Attribution
from extractor.mentions.speech.page import Block, Page, Quotation
from extractor.mentions.speech.telling import opens_with_as
from extractor.mentions.speech.verbs import is_reporting

Span = tuple[int, int, str]
SHORTEST_SPEECH = 25  # letters from which a quotation is speech rather than a name


@dataclass(slots=True)
class Scene:
    """One attribution where it stands: the page, its block, and all attributions of its sentence."""

    page: Page
    block: Block
    attribution: Attribution
    own: tuple[Attribution, ...]
    clause_start: int  # where the attributing clause begins

    @property
    def sentence(self) -> Sentence:
        return self.attribution.sentence

    @property
    def verb(self) -> int:
        """The offset of the word that reports."""
        return self.sentence.tokens[self.attribution.at].start

    def reach_back(self, offset: int) -> int:
        """Where the third sign before an offset stands, blanks not counted; further back no quotation can adjoin."""
        text, signs = self.page.text, 0
        while offset > 0 and signs <= 3:
            offset -= 1
            signs += not text[offset].isspace()
        return offset

    def between(self, start: int, end: int) -> str:
        """What stands between two offsets, without spaces."""
        return "".join(self.page.text[start:end].split())

    def is_speech(self, quotation: Quotation) -> bool:
        """Not a name in quotation marks."""
        inner = self.page.text[quotation.start : quotation.end]
        return len(inner) >= SHORTEST_SPEECH or inner.count(" ") >= 2

    def is_relayed_by(self, other: Attribution) -> bool:
        """«Мэр заявил, что …, передаёт ТАСС», «Как сообщили в ФАС, …, пишет ТАСС»: who passes words on takes none."""
        voice, text = self.attribution.voice, self.page.text[self.attribution.end : other.start].rstrip(", ")
        as_told = opens_with_as(self.sentence, self.attribution.at)
        accorded = self.attribution.kind == "according" or as_told
        cited = accorded and voice.source is not None and self.attribution.first == int(as_told)
        official = cited or voice.person is not None and self.page.persons[voice.person].is_official
        told = accorded or ", что " in text or text.startswith((" о ", " об "))
        return official and told and other.voice.source is not None and is_reporting(other.sentence.tokens[other.at])
