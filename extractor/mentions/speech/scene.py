"""Reads an attribution on its page; yields what the rules ask of it: its clause, its block, what stands around it."""

from extractor.mentions.speech.attribution import Attribution
from extractor.mentions.speech.page import Page, Quotation
from extractor.mentions.speech.telling import opens_with_as
from extractor.mentions.speech.verbs import is_reporting

Span = tuple[int, int, str]
SHORTEST_SPEECH = 25  # letters from which a quotation is speech rather than a name


class Scene:
    """One attribution where it stands: the page, its block, and all attributions of its sentence, in offsets."""

    def __init__(self, page: Page, attribution: Attribution, own: tuple[Attribution, ...]) -> None:
        self.page, self.attribution, self.own = page, attribution, own
        self.sentence = attribution.sentence
        self.block = page.block(self.sentence)
        self.start, self.end = attribution.start, attribution.end
        self.clause_start = attribution.clause_start  # where the attributing clause begins
        self.verb = self.sentence.tokens[attribution.at].start  # the word that reports

    def is_speech(self, quotation: Quotation) -> bool:
        """Not a name in quotation marks."""
        inner = self.page.text[quotation.start : quotation.end]
        return len(inner) >= SHORTEST_SPEECH or inner.count(" ") >= 2

    def is_relayed_by(self, other: Attribution) -> bool:
        """«Мэр заявил, что …, передаёт ТАСС», «Как сообщили в ФАС, …, пишет ТАСС»: who passes words on takes none."""
        voice, text = self.attribution.voice, self.page.text[self.end : other.start].rstrip(", ")
        as_told = opens_with_as(self.sentence, self.attribution.at)
        accorded = self.attribution.kind == "according" or as_told
        cited = accorded and voice.source is not None and self.attribution.first == int(as_told)
        official = cited or voice.person is not None and self.page.persons[voice.person].is_official
        told = accorded or ", что " in text or text.startswith((" о ", " об "))
        return official and told and other.voice.source is not None and is_reporting(other.sentence.tokens[other.at])
