"""Quantities against `tests/examples/quantities`; completeness; every rule must fire in some example; linear time."""

import random
import re
import time
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.language import Document, Sentence, analyse
from extractor.mentions import quantities, times
from extractor.mentions.numerals import atomise, read_numerals
from extractor.mentions.quantities import (
    calendar,
    clock,
    counts,
    factors,
    finishing,
    inheriting,
    likeness,
    marks,
    modifiers,
    naming,
    needs,
    ranges,
    ranks,
    rates,
    shares,
)
from extractor.mentions.types import Quantity, Rejected
from extractor.reading.types import Block
from tests.mentions.watching import watch
from tests.quantity_examples import Example, Wanted, examples, parse

EXAMPLES = list(examples())
SEPARATORS = " \u00a0\u202f.,:;-–—/()+№%$€\n'«»[]"
WORDS = [
    "млн",
    "тыс.",
    "рублей",
    "до",
    "от",
    "с",
    "в",
    "на",
    "раза",
    "мая",
    "году",
    "из",
    "каждый",
    "третий",
    "человек",
]
PIECES = sorted({piece for example in EXAMPLES for piece in re.findall(r"\w+\W*", example.text)})


def by_hand(text: str) -> Document:
    """A document of one sentence, made without the models."""
    return Document(text, (Sentence(index=0, block=0, kind="body", start=0, text=text),))


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """Each example's document; all go through the models at once."""
    texts = [(example.text, (Block(0, len(example.text), "body"),)) for example in EXAMPLES]
    return dict(zip((example.where for example in EXAMPLES), analyse(texts), strict=True))


def as_wanted(quantity: Quantity, like: Wanted | None) -> Wanted:
    """A found quantity in the examples' terms; its base only where the example names one."""
    per = (quantity.per.value, quantity.per.head) if quantity.per and like and like.per else None
    return Wanted(
        quantity.start,
        quantity.end,
        None,
        quantity.value,
        quantity.low,
        quantity.high,
        quantity.unit,
        quantity.modifier,
        quantity.kind,
        per,
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.where)
def test_example(example: Example, documents: dict[str, Document]) -> None:
    found, rejected = quantities.find(documents[example.where], ())
    wanted = {want.start: want for want in example.wanted if want.reason is None}
    assert [as_wanted(quantity, wanted.get(quantity.start)) for quantity in found] == list(wanted.values())
    reasons = {(refusal.start, refusal.end): refusal.reason for refusal in rejected}
    for want in example.wanted:
        if want.reason is not None:
            assert reasons.get((want.start, want.end)) == want.reason


def test_there_are_enough_examples() -> None:
    assert len(EXAMPLES) >= 800
    assert len({example.text for example in EXAMPLES}) > 0.97 * len(EXAMPLES)


def test_every_rule_has_an_example(monkeypatch: pytest.MonkeyPatch, documents: dict[str, Document]) -> None:
    groups = (
        (quantities, "RULES"),
        (modifiers, "RULES"),
        (inheriting, "RULES"),
        (likeness, "HOLDS"),
        (rates, "RULES"),
    )
    every, fired = watch(monkeypatch, groups)
    for document in documents.values():
        quantities.find(document, ())
    assert every - fired == {"in_time", "by_time"}  # have tests of their own
    parts = (calendar, clock, counts, factors, marks, naming, ranges, ranks, shares)
    assert every >= {rule.__name__ for part in parts for rule in part.RULES}


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Онлайн записались 61 процент пришедших. Прошлой весной 37.", ["%", "%"]),
        ("Надой сегодня – 24,6 кг. В июне 18.", ["kg", "kg"]),
        ("Надой сегодня – 24,6 кг. Жалоб в июне 18.", ["kg", None]),
    ],
)
def test_the_same_thing_at_another_time(text: str, units: list[str | None]) -> None:
    (document,) = analyse([(text, (Block(0, len(text), "body"),))])
    found, _ = quantities.find(document, times.find(document, None))
    assert [quantity.unit for quantity in found] == units


def with_every_rule(document: Document) -> tuple[tuple[Quantity, ...], tuple[Rejected, ...]]:
    """What is found where no rule is left out for want of what it needs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(needs.Choice, "for_numeral", lambda *_: quantities.RULES)
        return quantities.find(document, ())


def test_what_rules_need_changes_no_verdict(documents: dict[str, Document]) -> None:
    for document in documents.values():
        assert quantities.find(document, ()) == with_every_rule(document)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=12).map("".join))
def test_what_rules_need_changes_no_verdict_of_shuffled_words(text: str) -> None:
    assert quantities.find(by_hand(text), ()) == with_every_rule(by_hand(text))


def uncovered(document: Document, found: tuple[Quantity, ...], rejected: tuple[Rejected, ...]) -> Iterator[str]:
    """Numerals of the document that are in neither."""
    spans = [(mention.start, mention.end) for mention in (*found, *rejected)]
    for sentence in document.sentences:
        atoms = atomise(sentence.text, sentence.start)
        for numeral in read_numerals(atoms):
            start, end = atoms.starts[numeral.first], atoms.ends[numeral.last - 1]
            if not any(first <= start and end <= last for first, last in spans):
                yield document.text[max(0, start - 20) : end + 20]


def test_no_number_of_the_examples_is_lost(documents: dict[str, Document]) -> None:
    for document in documents.values():
        assert list(uncovered(document, *quantities.find(document, ()))) == []


def test_mentions_say_where_they_stand(documents: dict[str, Document]) -> None:
    for document in documents.values():
        found, rejected = quantities.find(document, ())
        starts = [quantity.start for quantity in found]
        assert starts == sorted(starts)
        ends = [quantity.end for quantity in found]
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False)), document.text
        for mention in (*found, *rejected):
            assert document.text[mention.start : mention.end] == mention.text
        for quantity in found:
            tokens = document.sentences[quantity.sentence].tokens[quantity.first : quantity.last]
            assert tokens[0].start <= quantity.start and quantity.end <= tokens[-1].end


def test_the_rule_tells_what_was_inherited() -> None:
    text = "Победитель получит 368 млн рублей, второй — 316 млн."
    (document,) = analyse([(text, (Block(0, len(text), "body"),))])
    assert [quantity.rule for quantity in quantities.find(document, ())[0]] == ["plain", "plain+scaled"]


def test_a_time_takes_its_numbers() -> None:
    from extractor.mentions.types import Time

    text = "Сдали 40 домов, как и было в ноль пятом."
    covering = Time(26, 39, text[26:39], 0, 0, 0, "2005", "base", "test")
    document = by_hand(text)
    assert "ноль" not in [quantity.text for quantity in quantities.find(document, (covering,))[0]]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789" + SEPARATORS, max_size=60))
def test_digits_and_separators_never_raise(text: str) -> None:
    document = by_hand(text)
    assert list(uncovered(document, *quantities.find(document, ()))) == []


def test_roman_numbers_are_no_clock() -> None:
    _, rejected = quantities.find(by_hand("XX:20, 10:XX"), ())
    assert [refusal.reason for refusal in rejected] == ["score", "score"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.integers(0, 10**20).map(str), st.sampled_from(list(SEPARATORS)))))
def test_words_and_digits_never_raise(parts: list[str]) -> None:
    document = by_hand(" ".join(parts))
    assert list(uncovered(document, *quantities.find(document, ()))) == []


@pytest.mark.parametrize(
    "piece",
    ["1 ", "1-", "1.", "1:", "1(", "12, ", "2001, ", "5 млн ", "с 5 до ", "№ 5, ", "сто ", "1/2 ", "до 5 ", "вдвое "],
)
def test_time_grows_linearly(piece: str) -> None:
    def seconds(count: int) -> float:
        document = by_hand(piece * count)
        best = 10.0
        for _ in range(2):
            start = time.process_time()
            quantities.find(document, ())
            best = min(best, time.process_time() - start)
        return best

    seconds(100)
    assert seconds(800) < 5 * seconds(400) + 0.02  # linear is 2, quadratic 4 and more on top of what is linear


def test_long_random_text_is_linear_too() -> None:
    chance = random.Random(3)
    text = "".join(chance.choice("0123456789" * 3 + SEPARATORS) for _ in range(12000))
    for size in (3000, 12000):
        start = time.process_time()
        quantities.find(by_hand(text[:size]), ())
        spent = time.process_time() - start
        assert spent < size / 3000  # three thousand characters a second, a hundredth of the usual speed


def test_the_examples_format_is_strict() -> None:
    with pytest.raises(ValueError, match="brackets"):
        parse("Один [12] и [13] => 12")
    example = parse(r"Сноска \[1\] и [почти 5–7 км] => 5..7 km")
    assert example.text == "Сноска [1] и почти 5–7 км"
    assert example.wanted[0].low == Decimal(5)
    assert example.wanted[0].kind == "measure"


def test_signs_of_temperatures_stay() -> None:
    assert finishing.keeps_sign(quantities.scene.Draft(0, 1, 1, sign="-", dimension="temperature"))
    assert not finishing.keeps_sign(quantities.scene.Draft(0, 1, 1, sign="-", dimension="share"))
