"""Roles and directions against `tests/examples/role`; every rule must fire in some example."""

import pytest

from extractor.lexicon import read_table
from extractor.linking.changes import end_of_change
from extractor.linking.role import RULES
from tests.linking.examples import Example, Figure, bracketed, examples, folder_linked

EXAMPLES = examples("role")


@pytest.fixture(scope="module")
def lines() -> dict[str, list[Figure]]:
    """The figures of every example by its place; all are linked in one batch."""
    return folder_linked("role")


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.where for example in EXAMPLES])
def test_example(example: Example, lines: dict[str, list[Figure]]) -> None:
    figures = bracketed(example, lines[example.where])
    said = tuple(" ".join(filter(None, (figure.role.role, figure.role.direction))) for figure in figures)
    assert said == example.expected, [figure.role.rule for figure in figures]


def test_every_rule_fires_in_some_example(lines: dict[str, list[Figure]]) -> None:
    found = (figure.role.rule for figures in lines.values() for figure in figures)
    assert {rule.__name__ for rule in RULES} - {rule.partition("+")[0] for rule in found} == set()


def test_only_changes_have_a_direction(lines: dict[str, list[Figure]]) -> None:
    for figures in lines.values():
        for figure in figures:
            assert figure.role.role.startswith("change") == (figure.role.direction is not None)


def test_where_a_change_ends_no_preposition_is_a_bound(lines: dict[str, list[Figure]]) -> None:
    shortened = []
    for figures in lines.values():
        for quantity, role in ((figure.quantity, figure.role.role) for figure in figures):
            told = end_of_change(quantity, role)
            shortened += [told] if told is not quantity else []
            assert told.end == quantity.end and told.last == quantity.last
    assert "4 тысяч тонн" in {told.text for told in shortened}
    assert {told.modifier for told in shortened} == {"exact"}


@pytest.mark.parametrize("table", ["change_verbs", "change_nouns", "change_comparatives", "exceeding_verbs"])
def test_directions_are_up_or_down_and_words_stand_once(table: str) -> None:
    rows = read_table(table)
    words = [next(iter(row.values())) for row in rows]
    assert {row["direction"] for row in rows} == {"up", "down"}
    assert len(words) == len(set(words))
