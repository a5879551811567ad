"""Times against `tests/examples/times`; every rule must fire in some example."""

import re
from datetime import date
from pathlib import Path

import pytest

from extractor.language import analyse
from extractor.mentions.times import find, finding
from extractor.mentions.times.finding import RULES
from extractor.mentions.types import Time
from extractor.reading.types import Block
from tests.dated import dated_examples

FOLDER = Path(__file__).parent.parent / "examples" / "times"


EXAMPLES = list(dated_examples(FOLDER))


def times_of(text: str, published: date | None) -> tuple[Time, ...]:
    (document,) = analyse([(text, (Block(0, len(text), "body"),))])
    return find(document, published)


def as_written(text: str, times: tuple[Time, ...]) -> str:
    """The sentence with its times in brackets and what they mean, as an example line says it."""
    for time in reversed(times):
        text = f"{text[: time.start]}[{time.text}]{text[time.end :]}"
    values = (f"{time.value or 'none'}{'' if time.use == 'own' else ' ' + time.use}" for time in times)
    return f"{text} => {' ; '.join(values)}" if times else text


@pytest.mark.parametrize(("where", "published", "line"), EXAMPLES, ids=[where for where, _, _ in EXAMPLES])
def test_example(where: str, published: date | None, line: str) -> None:
    text = re.sub(r"[\[\]]", "", line.split(" => ")[0])
    assert as_written(text, times_of(text, published)) == line


def test_every_rule_fires_in_some_example() -> None:
    fired = set()
    for _, published, line in EXAMPLES:
        text = re.sub(r"[\[\]]", "", line.split(" => ")[0])
        fired |= {time.rule for time in times_of(text, published)}
    assert {rule.resolve.__name__ for rule in RULES} - fired == set()


def test_a_line_may_end_within_a_time() -> None:
    for _, published, line in EXAMPLES[::7]:
        text = re.sub(r"[\[\]]", "", line.split(" => ")[0])
        broken = re.sub(r"(?<=[а-яё\d]) (?=[а-яё\d])", "\n", text)
        expected = [(time.value, time.use) for time in times_of(text, published)]
        assert [(time.value, time.use) for time in times_of(broken, published)] == expected, broken


def test_what_rules_need_hides_no_match(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [(re.sub(r"[\[\]]", "", line.split(" => ")[0]), published) for _, published, line in EXAMPLES]
    corpus = Path(__file__).parent.parent.parent / "corpus"
    texts += [(path.read_text("utf-8", "replace"), date(2024, 5, 20)) for path in sorted(corpus.glob("*.txt"))]
    found = [times_of(*each) for each in texts]
    monkeypatch.setattr(finding, "possible", lambda met: RULES)
    assert [times_of(*each) for each in texts] == found
