"""Times of figures against `tests/examples/time`; every rule, bound and word of a time of its own must matter there."""

import re
from dataclasses import replace
from datetime import date

import pytest

from extractor.language import analyse
from extractor.linking import role, time
from extractor.linking.bounds import BOUNDS
from extractor.linking.carrying import LISTED
from extractor.linking.types import TimeLink
from extractor.mentions import quantities, times
from extractor.mentions.types import Mentions
from extractor.reading.types import Article
from tests.dated import dated_examples
from tests.linking.examples import FOLDER, blocks_of

# from beyond a figure's own sentence
BEYOND = set("carried headed announced happened lead headline planned framed".split())
EXAMPLES = list(dated_examples(FOLDER / "time"))


def linked(line: str, published: date | None) -> tuple[str, list[TimeLink | None]]:
    """The line as written with what is found, and the links."""
    text = re.sub(r"[\[\]]", "", line.split(" => ")[0]).replace("¶", "\n")
    blocks = list(blocks_of(text))
    if text.startswith("# "):
        blocks[0] = replace(blocks[0], kind="headline")
    (document,) = analyse([(text, tuple(blocks))])
    calendar = times.find(document, published)
    found, _ = quantities.find(document, calendar)
    article = Article("example", None, None, None, published, None, None, "0", text, (), ())
    mentions = Mentions(article, document, tuple(found), (), (), (), (), calendar)
    links = list(time.link(mentions, role.link(mentions)))
    for quantity in reversed(found):
        text = f"{text[: quantity.start]}[{quantity.text}]{text[quantity.end :]}"
    values = " ; ".join(link.value if link else "none" for link in links)
    return f"{text} => {values}".replace("\n", "¶"), links


@pytest.mark.parametrize(("where", "published", "line"), EXAMPLES, ids=[where for where, _, _ in EXAMPLES])
def test_example(where: str, published: date | None, line: str) -> None:
    assert linked(line, published)[0] == line


def test_every_rule_decides_some_example() -> None:
    links = [link for _, published, line in EXAMPLES for link in linked(line, published)[1] if link]
    known = {rule.__name__ for rule in time.RULES} | BEYOND
    assert known == {link.rule for link in links}


@pytest.mark.parametrize("bound", BOUNDS)
def test_every_bound_matters_in_some_example(bound: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.linking.bounds.BOUNDS", tuple(other for other in BOUNDS if other is not bound))
    assert any(linked(line, published)[0] != line for _, published, line in EXAMPLES)


def test_the_head_of_a_list_is_looked_for_so_far_back_only() -> None:
    lines = "\n".join(f"школа на {number} мест;" for number in range(1_001, 1_001 + 2 * LISTED))
    _, links = linked(f"В 2022 году построили:\n{lines}", date(2024, 3, 19))
    assert [link is not None for link in links] == [at < LISTED for at in range(2 * LISTED)]
