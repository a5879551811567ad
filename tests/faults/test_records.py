"""What bad input looks like in a record: offsets that hold, figures read as meant, no number that is none."""

import gzip
import json
import time
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import Extractor, Record, batch
from extractor.language import Document, Sentence
from extractor.mentions import quantities
from extractor.mentions.quantities import units
from extractor.reading import article_from_text, read_bytes
from extractor.writing.files import record_bytes
from tests.batch.helpers import errors_in
from tests.conftest import ROOT
from tests.pages.stories import STORIES
from tests.reading.test_faults import HOSTILE_TEXTS, ODD_MARKS
from tests.reading.test_properties import FOOTERS, HEADERS

SECONDS = 10  # the budget of an article
SCHEMA = json.loads((ROOT / "schemas/record.schema.json").read_text("utf-8"))


def record_of(text: str) -> Record:
    """The record of a text, which survives JSON and fits the schema."""
    (record,) = Extractor().run([article_from_text(text)])
    assert isinstance(record, Record)
    for fact in record.facts:
        assert text[fact.quantity.start : fact.quantity.end] == fact.quantity.text
    return record


@pytest.mark.parametrize("name", ODD_MARKS)
def test_odd_characters_hide_no_figure(name: str) -> None:
    (fact,) = record_of(ODD_MARKS[name]).facts
    assert (fact.quantity.value, fact.quantity.unit) == (Decimal(12), None)


def test_a_guessed_encoding_is_said_in_the_record() -> None:
    article = read_bytes(("За год в области построили 12 школ, сообщил министр. " * 3).encode("koi8-r"), "a.txt")
    (record,) = Extractor().run([article])
    assert isinstance(record, Record)
    assert [warning.code for warning in record.warnings] == ["encoding-guessed"]
    assert [fact.quantity.value for fact in record.facts][:1] == [12]


NUMBERS = {
    "1 000,5 тонны": "1000.5",
    "1.000.000 рублей": "1000000",
    "−5 градусов": "-5",
    "5 млн рублей": "5000000",
    "0,1 процента": "0.1",
    "1 234 567 890 123 456,5 рублей": "1234567890123456.5",
}


@pytest.mark.parametrize("words", NUMBERS)
def test_numbers_are_exact(words: str) -> None:
    (fact,) = record_of(f"Вчера было {words}.").facts
    assert str(fact.quantity.value) == NUMBERS[words]


def test_no_number_that_is_none_leaves_the_house() -> None:
    text = "Было NaN рублей, Infinity тонн, 10^400 школ, 0,(3) тонны, 3–5 домов, " + "9" * 400 + " рублей."

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} in a record")

    record = json.loads(record_bytes(record_of(text)), parse_constant=refuse)
    jsonschema.validate(record, SCHEMA)
    values = [fact["quantity"]["value"] for fact in record["facts"]]
    assert all(value is None or Decimal(value).is_finite() for value in values)


@pytest.mark.parametrize("name", list(HOSTILE_TEXTS)[:5])
def test_hostile_texts_become_records_in_time(name: str) -> None:
    started = time.process_time()
    record_of(HOSTILE_TEXTS[name])
    assert time.process_time() - started < SECONDS


def test_a_bomb_stops_at_the_cap_of_bytes_and_not_of_memory(tmp_path: Path) -> None:
    """Unpacked it would need a hundred megabytes, and its worker has sixteen."""
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 100_000_000))
    (tmp_path / "good.txt").write_text("Построили 12 школ.", "utf-8")
    limits = batch.Limits(memory=16 << 20, input=1_000_000)
    summary = batch.run([tmp_path], batch.Options(tmp_path / "out", limits=limits))
    (line,) = errors_in(tmp_path / "out")
    assert (summary.read, line["code"]) == (1, "too-large")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    st.sampled_from(STORIES),
    st.lists(st.sampled_from(HEADERS), max_size=3, unique=True),
    st.lists(st.sampled_from(FOOTERS), max_size=3, unique=True),
)
def test_furniture_around_a_story_changes_none_of_its_facts(story: object, above: list[str], below: list[str]) -> None:
    own = [story.title, *(paragraph.removeprefix("## ") for paragraph in story.paragraphs)]  # type: ignore[attr-defined]
    alone, dressed = (record_of("\n\n".join(parts)) for parts in (own, [*above, *own, *below]))
    assert [told(fact) for fact in alone.facts] == [told(fact) for fact in dressed.facts]


def told(fact: object) -> dict[str, object]:
    """A fact without its places in the text."""

    def plain(value: object) -> object:
        if isinstance(value, dict):
            return {name: plain(part) for name, part in value.items() if name not in ("id", "start", "end", "sentence")}
        return value

    return plain(fact.model_dump())  # type: ignore[attr-defined, return-value]


READ_WITH_CONTEXT = {"kV.A", "[kn_i]"}  # «кВА» wants its capitals, knots a ship or a wind


def test_every_unit_and_currency_is_read_back() -> None:
    spelt: dict[units.Unit, list[str]] = {}
    for group in units._table().values():
        for spelling, unit in group.items():
            spelt.setdefault(unit, []).append(" ".join(spelling))
    lost = [unit.code for unit, words in spelt.items() if not any(map(lambda word: reads(word, unit), words))]
    assert set(lost) == READ_WITH_CONTEXT


def reads(spelling: str, unit: units.Unit) -> bool:
    """Whether a dozen of it begins with a quantity in this unit: «12 км 2» may leave its 2 over."""
    text = f"Итог: 12 {spelling} за всё."
    document = Document(text, (Sentence(index=0, block=0, kind="body", start=0, text=text),))
    found, _ = quantities.find(document, ())
    return bool(found) and found[0].unit == unit.code
