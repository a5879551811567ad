"""Officials and sources of figures against `tests/examples/officials`."""

import re
from datetime import date

import pytest

from extractor.language import Document
from extractor.linking.official import Answer, link
from extractor.mentions import people, speech
from extractor.mentions.types import Mentions, Quantity
from extractor.reading.types import Article
from tests.mentions.test_people import document_of, example_lines

EXAMPLES = example_lines("officials")


def figures_of(line: str) -> list[tuple[int, int]]:
    """The offsets of the bracketed figures in the text without brackets."""
    text, found, start = line.split(" => ")[0], [], 0
    for number, match in enumerate(re.finditer(r"\[([^\]]+)\]", text)):
        start = match.start() - 2 * number
        found.append((start, start + len(match[1])))
    return found


def quantity_at(document: Document, start: int, end: int) -> Quantity:
    sentence = next(s for s in document.sentences if s.start <= start < s.end)
    inside = [token.index for token in sentence.tokens if token.start < end and token.end > start]
    text = document.text[start:end]
    unit = "a" if text.endswith(("год", "года", "лет")) else None
    return Quantity(start, end, text, sentence.index, inside[0], inside[-1] + 1, "count", None, None, None, "exact",
                    unit, None, "example")  # fmt: skip


def answers(line: str) -> tuple[Mentions, tuple[Answer, ...]]:
    text = re.sub(r"[\[\]]", "", line.split(" => ")[0])
    document = document_of(text)
    persons = people.find(document)
    article = Article("example", None, None, None, date(2024, 3, 19), None, None, "", text, (), ())
    figures = tuple(quantity_at(document, *span) for span in figures_of(line))
    mentions = Mentions(article, document, figures, (), (), persons, speech.find(document, persons), ())
    return mentions, link(mentions)


def as_written(mentions: Mentions, answer: Answer) -> str:
    official, source = answer
    if official is not None:
        assert mentions.document.text[official.start : official.end] == official.text
        return f"{mentions.persons[official.person].name} | {official.role} | {official.basis}"
    return f"source {source.source.name}" if source is not None else "-"


@pytest.mark.parametrize(("where", "line"), EXAMPLES, ids=[where for where, _ in EXAMPLES])
def test_who_answers_for_a_figure(where: str, line: str) -> None:
    mentions, found = answers(line)
    assert " ; ".join(as_written(mentions, answer) for answer in found) == line.split(" => ")[1]
