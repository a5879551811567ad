"""The invariants of RECORDS.md live in the models."""

import json
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from extractor.records import DecimalString, IsoTime, QuantityRecord, Record
from extractor.writing.schemas import SCHEMAS
from tests.conftest import ROOT

TEXT = "В Туле открыли 12 школ."


def a_record(**changes: Any) -> dict[str, Any]:
    """A valid record as JSON, with some parts of its only fact changed."""
    fact: dict[str, Any] = {
        "id": "t:15-17",
        "kind": "count",
        "role": "level",
        "direction": None,
        "modality": "actual",
        "quantity": {"text": "12", "start": 15, "end": 17, "value": "12"},
        "measured": {"text": "школ", "start": 18, "end": 22, "head": "школа", "lemma": "школа"},
        "region": {
            "code": "RU-TUL",
            "name": "Тульская область",
            "place": "Тула",
            "text": "Туле",
            "start": 2,
            "end": 6,
            "basis": "clause",
        },
        "official": None,
        "source": None,
        "time": None,
        "sentence": {"start": 0, "end": 23},
        "confidence": 0.9,
    } | changes
    article = {"id": "t", "path": None, "url": None, "title": None, "published": None, "author": None, "media": None}
    article |= {"sha256": "0" * 64, "text": TEXT, "body": [[0, 23]]}
    return {
        "article": article,
        "facts": [fact],
        "rejected": [],
        "regions": [],
        "officials": [],
        "warnings": [],
        "extractor_version": "0",
    }


def test_a_valid_record_makes_the_json_round_trip() -> None:
    record = Record.model_validate(a_record())
    assert Record.model_validate_json(record.model_dump_json()) == record
    assert json.loads(record.model_dump_json())["facts"][0]["quantity"]["value"] == "12"


@pytest.mark.parametrize(
    "changes",
    [
        {"quantity": {"text": "13", "start": 15, "end": 17, "value": "13"}},
        {"quantity": {"text": "12", "start": 15, "end": 18, "value": "12"}},
        {"quantity": {"text": "12", "start": 15, "end": 17, "value": None, "low": "7", "high": "5"}},
        {"quantity": {"text": "12", "start": 15, "end": 17, "value": "NaN"}},
        {"measured": {"text": "школы", "start": 18, "end": 23, "head": "школа", "lemma": "школа"}},
        {"kind": "number"},
        {"modality": "maybe"},
        {"confidence": 1.5},
        {"time": {"value": "2023-02-31", "text": None, "start": None, "end": None}},
        {"time": {"value": "2023/2022", "text": None, "start": None, "end": None}},
        {
            "region": {
                "code": "Tula",
                "name": None,
                "place": None,
                "text": None,
                "start": None,
                "end": None,
                "basis": "article",
            }
        },
        {"unknown": 1},
    ],
)
def test_a_broken_fact_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Record.model_validate(a_record(**changes))


def test_facts_out_of_text_order_are_refused() -> None:
    data = a_record()
    first = {**data["facts"][0], "quantity": {"text": "12", "start": 15, "end": 17, "value": "12"}}
    second = {**first, "quantity": {"text": "В", "start": 0, "end": 1, "value": "1"}}
    data["facts"] = [first, second]
    with pytest.raises(ValidationError, match="text order"):
        Record.model_validate(data)


def test_models_are_frozen() -> None:
    quantity = QuantityRecord(text="12", start=0, end=2, value=Decimal(12))
    with pytest.raises(ValidationError):
        quantity.start = 1  # type: ignore[misc]


@pytest.mark.parametrize("value", ["2023", "2023-06", "2023-11-10", "2023-01/2023-06", "2022-12-01/..", "../2024"])
def test_iso_times_at_their_own_precision(value: str) -> None:
    assert TypeAdapter(IsoTime).validate_python(value) == value


def test_decimals_have_no_exponent() -> None:
    assert TypeAdapter(DecimalString).dump_json(Decimal("1.4E+6")) == b'"1400000"'


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_schemas_are_those_of_the_models(name: str) -> None:
    text = (ROOT / "schemas" / name).read_text("utf-8")
    assert text == SCHEMAS[name].schema_text(), "run: python -m extractor.writing.schemas schemas/"
