"""Persons and posts against `tests/examples/people` and `coreference`; every rule must fire in some example."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from extractor.language import Document, analyse
from extractor.mentions import phrases
from extractor.mentions.people import find, names, predicates, references, ties
from extractor.mentions.types import Mention, Person
from extractor.reading.types import Block, BlockKind
from tests.mentions.watching import watch

KINDS: dict[str, BlockKind] = {"@": "byline", "^": "headline"}
EXAMPLES = Path(__file__).parent.parent / "examples"


def example_lines(folder: str) -> list[tuple[str, str]]:
    """File and line, example."""
    return list(_lines(folder))


def _lines(folder: str) -> Iterator[tuple[str, str]]:
    for path in sorted((EXAMPLES / folder).glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if line and not line.startswith("#"):
                yield f"{path.name}:{number}", line


@cache
def document_of(text: str) -> Document:
    """The document of an example: `¶` ends a paragraph, one that opens with `@` is a byline, with `^` a headline."""
    blocks, start = [], 0
    for part in text.split("¶"):
        kind = KINDS.get(part[:1], "body")
        blocks.append(Block(start + (kind != "body"), start + len(part), kind))
        start += len(part) + 1
    (document,) = analyse([(text.replace("¶", "\n"), tuple(blocks))])
    return document


def bare(line: str) -> str:
    """The text of an example without its brackets."""
    return re.sub(r"[\[\]]", "", line.split(" => ")[0])


def mentions_of(persons: tuple[Person, ...]) -> list[tuple[Mention, Person]]:
    return sorted(((m, person) for person in persons for m in person.mentions), key=lambda pair: pair[0].start)


def as_written(text: str, persons: tuple[Person, ...], with_posts: bool) -> str:
    """The text with its mentions in brackets and who they are, as an example line says it."""
    found = mentions_of(persons)
    marked = text
    for mention, _ in reversed(found):
        marked = f"{marked[: mention.start]}[{mention.text}]{marked[mention.end :]}"
    told = [_told(person) if with_posts else person.name for _, person in found]
    return f"{marked} => {' ; '.join(told)}" if told else text


def _told(person: Person) -> str:
    return " | ".join(filter(None, (person.name, person.position, person.organization)))


PEOPLE, COREFERENCE = example_lines("people"), example_lines("coreference")


@pytest.mark.parametrize(("where", "line"), PEOPLE, ids=[where for where, _ in PEOPLE])
def test_persons_and_posts(where: str, line: str) -> None:
    text = bare(line)
    assert as_written(text, find(document_of(text)), with_posts=True) == line


@pytest.mark.parametrize(("where", "line"), COREFERENCE, ids=[where for where, _ in COREFERENCE])
def test_coreference(where: str, line: str) -> None:
    text = bare(line)
    assert as_written(text, find(document_of(text)), with_posts=False) == line


def test_every_rule_fires_in_some_example(monkeypatch: pytest.MonkeyPatch) -> None:
    modules = tuple((module, "RULES") for module in (names, phrases, predicates, references, ties))
    others = ((ties, "ALSO_AFTER"), (references, "FIELD_RULES"), (references, "LAST_RULES"), (phrases, "MARK_RULES"))
    every, fired = watch(monkeypatch, (*modules, *others))
    for _, line in [*PEOPLE, *COREFERENCE]:
        find(document_of(bare(line)))
    assert every - fired == set()
