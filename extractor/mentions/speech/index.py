"""Reads the speech found so far; yields quick answers: what begins here, what is covered, what a sentence holds."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate

from extractor.language import Sentence
from extractor.mentions.speech.page import Page
from extractor.mentions.types import Speech


class Index:
    """Stretches of speech by start and by the sentence in which they begin."""

    def __init__(self, page: Page, speeches: Iterable[Speech]) -> None:
        ordered = sorted(speeches, key=lambda speech: speech.start)
        self._starts = [speech.start for speech in ordered]
        self._reach = list(accumulate([speech.end for speech in ordered], max))
        self.is_empty = not ordered
        self._starting: dict[int, list[Speech]] = defaultdict(list)
        self.in_sentence: list[list[Speech]] = [[] for _ in page.document.sentences]  # what begins in each
        self._page = page
        for speech in ordered:
            self.put(speech)

    def put(self, speech: Speech) -> None:
        """One more stretch, to be found by start and sentence."""
        self._starting[speech.start].append(speech)
        sentence = self._page.sentence_at(speech.start)
        if sentence is not None:
            self.in_sentence[sentence.index].append(speech)

    def starting(self, offset: int) -> list[Speech]:
        """What begins at the offset."""
        return self._starting.get(offset, [])

    def cover(self, start: int, end: int) -> bool:
        """Whether one stretch holds all of `[start, end)`."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._reach[at - 1] >= end


def carried(sentence: Sentence, last: Speech, rule: str) -> Speech:
    """A sentence of whom the speech before it is."""
    return Speech(sentence.start, sentence.end, "continuation", last.speaker, last.attribution, last.source, rule)
