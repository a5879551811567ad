"""Measured phrases against `tests/examples/measured`; every rule must fire in some example."""

import pytest

from extractor.linking.measured import RULES
from tests.linking.examples import Example, Figure, bracketed, examples, folder_linked, linked

EXAMPLES = examples("measured")


@pytest.fixture(scope="module")
def lines() -> dict[str, list[Figure]]:
    """The figures of every example by its place; all are linked in one batch."""
    return folder_linked("measured")


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.where for example in EXAMPLES])
def test_example(example: Example, lines: dict[str, list[Figure]]) -> None:
    figures = bracketed(example, lines[example.where])
    heads = tuple(figure.measured.head if figure.measured else "-" for figure in figures)
    assert heads == example.expected, [figure.measured and figure.measured.rule for figure in figures]


def test_every_rule_fires_in_some_example(lines: dict[str, list[Figure]]) -> None:
    found = (figure.measured for figures in lines.values() for figure in figures)
    assert {rule.__name__ for rule in RULES} - {link.rule for link in found if link} == set()


def test_phrases_are_as_written(lines: dict[str, list[Figure]]) -> None:
    for example in EXAMPLES:
        for figure in lines[example.where]:
            link = figure.measured
            assert link is None or example.text[link.start : link.end] == link.text
            assert link is None or link.lemma


def test_a_whole_phrase_with_its_attributes() -> None:
    (figures,) = linked(["В крае открыли 14 новых школьных спортзалов с душевыми"])
    link = figures[0].measured
    assert link is not None
    assert (link.text, link.head, link.lemma) == (
        "новых школьных спортзалов с душевыми",
        "спортзал",
        "новый школьный спортзал с душевая",
    )


def test_a_figure_without_words_measures_nothing() -> None:
    (figures,) = linked(["45%"])
    assert [figure.measured for figure in figures] == [None]


def test_the_noun_of_a_list_is_carried_over_lines() -> None:
    text = "Построены школы:\n— в Рудне на 500 мест;\n— в Ельне на 300;\n— в Починке на 250."
    (figures,) = linked([text])
    assert [figure.measured and figure.measured.head for figure in figures] == ["место", "место", "место"]
