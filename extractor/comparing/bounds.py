"""Reads a quantity as written; yields the interval of numbers that it may stand for.

«1,9 млн» covers 1 850 000–1 949 999, «более 1,4 млн» everything above, «около 5 тысяч» a tenth either way.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.records import QuantityRecord
from extractor.vocabulary import Modifier

ABOUT = Decimal("0.1")  # «около» and «почти» reach a tenth of the value
CLOSE = Decimal("1.5")  # a bound and a value further apart than this are hardly the same figure
ROUND_ZEROS = 2  # «3500» may be rounded to hundreds; «120» is taken at its word
_DIGITS = re.compile(r"(\d[\d\s\u00a0\u202f]*)(?:[.,](\d+))?")
_SCALES = [Decimal(10) ** power for power in (3, 6, 9, 12)]


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included; None where it is open."""

    low: Decimal | None
    high: Decimal | None

    @property
    def closed(self) -> bool:
        """Whether it has both ends."""
        return self.low is not None and self.high is not None

    def meets(self, other: "Interval") -> bool:
        """Whether one number can stand in both."""
        return not (self.below(other) or other.below(self))

    def below(self, other: "Interval") -> bool:
        """Whether every number of this is smaller than every number of the other."""
        return self.high is not None and other.low is not None and self.high < other.low


def interval(quantity: QuantityRecord) -> Interval:
    """What the quantity may stand for."""
    if quantity.value is None:
        return Interval(quantity.low, quantity.high)
    value, half = quantity.value, step(quantity) / 2
    reach = max(half, abs(value) * ABOUT)
    ends = {
        Modifier.ABOUT: (value - reach, value + reach),
        Modifier.NEARLY: (value - abs(value) * ABOUT, value),
        Modifier.ABOVE: (value, None),
        Modifier.AT_LEAST: (value, None),
        Modifier.BELOW: (None, value),
        Modifier.AT_MOST: (None, value),
    }
    return Interval(*ends.get(quantity.modifier, (value - half, value + half)))


def step(quantity: QuantityRecord) -> Decimal:
    """The size of the last place that the text gives: 100 000 for «1,9 млн», nought for «3518» and «12»."""
    value = quantity.value or Decimal(0)
    match = _DIGITS.search(quantity.text)
    if match is None:
        return _roundness(value)
    decimals = match.group(2) or ""
    written = Decimal("".join(match.group(1).split()) + "." + (decimals or "0"))
    scale = next((scale for scale in _SCALES if written * scale == value), None)
    if scale or decimals:
        return (scale or Decimal(1)).scaleb(-len(decimals))
    return Decimal(1) if quantity.unit == "%" else _roundness(value)


def point(quantity: QuantityRecord) -> Decimal | None:
    """One number for it: the value, or the middle of a range."""
    if quantity.value is not None:
        return quantity.value
    if quantity.low is not None and quantity.high is not None:
        return (quantity.low + quantity.high) / 2
    return quantity.low if quantity.low is not None else quantity.high


def apart(one: Decimal, other: Decimal) -> Decimal | None:
    """How many times the larger is the smaller; None where that says nothing."""
    low, high = sorted((one, other))
    return high / low if low > 0 else None


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether two values differ by a slip of scale only: «2,5 млн» and «2,5 тысячи»."""
    ratio = apart(one, other)
    return ratio in (Decimal(1000), Decimal(1000000))


def _roundness(value: Decimal) -> Decimal:
    """The power of ten that a round number may be rounded to; nought where it is not round."""
    if value == 0 or value != value.to_integral_value():
        return Decimal(0)
    digits = format(value.to_integral_value(), "f")
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(1).scaleb(zeros) if zeros >= ROUND_ZEROS else Decimal(0)
