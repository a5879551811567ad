"""What numbers a quantity may stand for."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.comparing.bounds import interval, is_slip
from extractor.records import QuantityRecord


def quantity(text: str, value: str, modifier: str = "exact", unit: str | None = None) -> QuantityRecord:
    return QuantityRecord.model_validate(
        {"text": text, "start": 0, "end": len(text), "value": value, "modifier": modifier, "unit": unit}
    )


@pytest.mark.parametrize(
    ("text", "value", "modifier", "low", "high"),
    [
        ("1,9 млн", "1900000", "exact", "1850000", "1950000"),
        ("175 тысяч", "175000", "exact", "174500", "175500"),
        ("3 518", "3518", "exact", "3518", "3518"),
        ("12", "12", "exact", "12", "12"),
        ("120", "120", "exact", "120", "120"),
        ("3500", "3500", "exact", "3450", "3550"),
        ("двенадцать", "12", "exact", "12", "12"),
        ("полмиллиарда рублей", "500000000", "exact", "450000000", "550000000"),
        ("более 1,4 млн", "1400000", "above", "1400000", None),
        ("не менее 200", "200", "at_least", "200", None),
        ("менее 10 тысяч", "10000", "below", None, "10000"),
        ("до 500", "500", "at_most", None, "500"),
        ("около 5 тысяч", "5000", "about", "4500", "5500"),
        ("почти 300", "300", "nearly", "270", "300"),
        ("87,38 млрд", "87380000000", "exact", "87375000000", "87385000000"),
        ("13", "13000", "exact", "12500", "13500"),  # «с 13 до 26 тысяч»
    ],
)
def test_interval(text: str, value: str, modifier: str, low: str | None, high: str | None) -> None:
    found = interval(quantity(text, value, modifier))
    assert found.low == (Decimal(low) if low else None)
    assert found.high == (Decimal(high) if high else None)


def test_whole_percents_are_rounded() -> None:
    assert interval(quantity("8 %", "8", unit="%")).meets(interval(quantity("8,2 %", "8.2", unit="%")))
    assert not interval(quantity("8,0 %", "8.0", unit="%")).meets(interval(quantity("8,2 %", "8.2", unit="%")))


def test_a_slip_of_scale() -> None:
    assert is_slip(Decimal(2500000), Decimal(2500))
    assert not is_slip(Decimal(2500000), Decimal(2600))


@given(st.integers(1, 10**9))
def test_a_value_stands_in_its_own_interval(value: int) -> None:
    found = interval(quantity(str(value), str(value)))
    assert found.low is not None and found.high is not None and found.low <= value <= found.high
