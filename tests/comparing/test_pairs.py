"""Article pairs that agree, that contradict each other, and that only look so: precision ≥ 0.9, recall ≥ 0.7."""

from decimal import Decimal
from pathlib import Path

import pytest

from extractor.comparing import Comparison, Contradiction, compare
from tests.comparing.reading import FRESH, HELD, LATER, PAIRS, Pair, pairs


def is_expected(found: Contradiction, pair: Pair, values: dict[str, Decimal | None]) -> bool:
    """Whether a contradiction is the one that a pair was written for; the story may be told by other pairs, too."""
    told = {values[evidence.fact] for evidence in found.evidence}
    here = any(evidence.article.startswith(pair.name) for evidence in found.evidence)
    return here and pair.sort == "contradict" and found.kind == pair.kind and set(pair.expected) <= told


def test_there_are_twelve_pairs_of_each_sort() -> None:
    sorts = [pair.sort for pair in pairs()]
    assert {sort: sorts.count(sort) for sort in sorts} == {"agree": 12, "contradict": 12, "seeming": 12}


@pytest.mark.parametrize("folder", [PAIRS, HELD, FRESH, LATER], ids=["pairs", "held", "fresh", "later"])
def test_contradictions_are_found_and_nothing_else_is_called_one(folder: Path) -> None:
    """All articles together, so that pairs may also be confused with each other."""
    records = [record for pair in pairs(folder) for record in pair.records]
    values = {fact.id: fact.quantity.value for record in records for fact in record.facts}
    right, wrong = set(), []
    for found in compare(records).contradictions:
        homes = [pair.name for pair in pairs(folder) if is_expected(found, pair, values)]
        right.update(homes)
        if not homes:
            wrong.append(found.sentence)
    wanted = {pair.name for pair in pairs(folder) if pair.sort == "contradict"}
    assert len(right) / (len(right) + len(wrong)) >= 0.9, wrong
    assert len(right) / len(wanted) >= 0.7, sorted(wanted - right)


def test_every_contradiction_quotes_what_it_speaks_of() -> None:
    texts = {record.article.id: record.article.text for pair in pairs() for record in pair.records}
    for found in compare(record for pair in pairs() for record in pair.records).contradictions:
        assert found.sentence.endswith(".") and 0 < found.confidence <= 1
        assert len(found.evidence) >= 2 or found.kind == "share"
        for evidence in found.evidence:
            text = texts[evidence.article]
            assert text[evidence.start : evidence.end] == evidence.quantity
            assert text[evidence.quotation_start : evidence.quotation_end] == evidence.quotation
            assert evidence.quantity in evidence.quotation
            assert " ".join(evidence.quantity.split()) in found.sentence


def test_agreeing_articles_tell_the_same_fact() -> None:
    missed = [pair.name for pair in pairs() if pair.sort == "agree" and not tells_it(compare(pair.records), pair)]
    assert len(missed) <= 1, missed


def tells_it(comparison: Comparison, pair: Pair) -> bool:
    values = {fact.id: fact.quantity for record in pair.records for fact in record.facts}
    for same in comparison.same:
        told = {values[evidence.fact] for evidence in same.evidence}
        if set(pair.expected) <= {quantity.value or quantity.low for quantity in told} and same.articles == 2:
            return True
    return False


def test_pairs_that_agree_are_no_contradictions() -> None:
    for pair in pairs():
        if pair.sort != "contradict":
            assert [found.sentence for found in compare(pair.records).contradictions] == [], pair.name


def test_the_order_of_the_articles_plays_no_part() -> None:
    records = [record for pair in pairs() for record in pair.records]
    assert compare(records).model_dump_json() == compare(reversed(records)).model_dump_json()
