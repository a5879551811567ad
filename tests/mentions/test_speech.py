"""Speech against `tests/examples/speech` and `sources`; every rule must fire in some example."""

import re
from itertools import groupby

import pytest

from extractor.language import Document
from extractor.language.spelling import evened
from extractor.mentions import people, speech
from extractor.mentions.speech import attributions, columns, continued, dialogue, frames, subjects
from extractor.mentions.types import Person, Speech
from tests.mentions.test_people import bare, document_of, example_lines
from tests.mentions.watching import watch

EXAMPLES = [*example_lines("speech"), *example_lines("sources")]


def voice_at(speeches: tuple[Speech, ...], persons: tuple[Person, ...], start: int, end: int) -> str | None:
    """Who answers for these letters: the voice of the narrowest speech."""
    covering = [one for one in speeches if one.start <= start and end <= one.end]
    if not covering:
        return None
    one = min(covering, key=lambda one: (one.end - one.start, one.basis != "quotation"))
    if one.speaker is not None:
        return persons[one.speaker].name
    return one.source.name if one.source else None


def as_written(document: Document, persons: tuple[Person, ...], speeches: tuple[Speech, ...]) -> str:
    """The text with what somebody answers for in brackets, words and their inner marks, and who does."""
    words = [
        token
        for sentence in document.sentences
        for token in sentence.tokens
        if token.text[0].isalnum() or token.text == "%"
    ]
    text, voices = document.text.replace("\n", "¶"), []
    runs = []
    for voice, run in groupby(words, key=lambda word: voice_at(speeches, persons, word.start, word.end)):
        told = list(run)
        if voice is not None:
            runs.append((told[0].start, told[-1].end))
            voices.append(voice)
    for start, end in reversed(runs):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return f"{text} => {' ; '.join(voices)}" if voices else text


def plain(line: str) -> str:
    """An example line, its brackets drawn in to the words: marks at the edge of speech do not matter, nor dashes."""
    line = evened(line.replace("¶", "\n")).replace("\n", "¶")
    line = re.sub(r"\[([^\w%\[\]]+)", r"\1[", line)
    return re.sub(r"([^\w%\[\]]+)\]", r"]\1", line)


@pytest.mark.parametrize(("where", "line"), EXAMPLES, ids=[f"{where}-{at}" for at, (where, _) in enumerate(EXAMPLES)])
def test_speech(where: str, line: str) -> None:
    document = document_of(bare(line))
    persons = people.find(document)
    assert as_written(document, persons, speech.find(document, persons)) == plain(line)


def test_every_rule_fires_in_some_example(monkeypatch: pytest.MonkeyPatch) -> None:
    modules = tuple((module, "RULES") for module in (columns, continued, dialogue, subjects))
    modules += ((attributions, "WORD_RULES"), (attributions, "VERB_RULES"))
    rules = ("QUOTED_RULES", "LINE_RULES", "PLAIN_RULES", "TOLD_RULES", "ACCORDING_RULES")
    framing = tuple((frames, name) for name in rules)
    every, fired = watch(monkeypatch, (*modules, *framing, (continued, "PAGE_RULES")))
    for _, line in EXAMPLES:
        document = document_of(bare(line))
        speech.find(document, people.find(document))
    assert every - fired == set()
