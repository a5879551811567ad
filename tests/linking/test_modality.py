"""Modality against `tests/examples/modality`; every rule must fire in some example."""

import pytest

from extractor.linking.modality.given import DENYING, GIVEN
from extractor.linking.modality.planned import PLANNING
from tests.linking.examples import Example, Figure, bracketed, examples, folder_linked

EXAMPLES = examples("modality")
ACROSS = {"listed", "converted", "in_row", "restated", "part", "elided"}  # decided by another figure or a heading


@pytest.fixture(scope="module")
def lines() -> dict[str, list[Figure]]:
    """The figures of every example by its place; all are linked in one batch."""
    return folder_linked("modality")


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.where for example in EXAMPLES])
def test_example(example: Example, lines: dict[str, list[Figure]]) -> None:
    figures = bracketed(example, lines[example.where])
    said = tuple(figure.role.modality for figure in figures)
    assert said == example.expected, [figure.role.rule for figure in figures]


def test_every_rule_fires_in_some_example(lines: dict[str, list[Figure]]) -> None:
    found = (figure.role.rule for figures in lines.values() for figure in figures)
    rules = {rule.__name__ for rule in (*DENYING, *GIVEN, *PLANNING)} | ACROSS
    assert rules - {rule.partition("+")[2] for rule in found} == set()
