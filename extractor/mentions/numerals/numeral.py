"""What reading numerals yields: a number as written."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from extractor.memo import FEW


class Numeral(NamedTuple):
    """A number as written, atoms `[first, last)`. `scale` is the scale word it ends in, 1 without one.

    `sort`: cardinal, ordinal, collective, both, fraction (in per cent), times (дважды), factor (вдвое), compound
    (40-летний), half_unit (полчаса), pair, rank_group (пятёрка), order (порядок), vague (несколько), roman;
    `bare`: the scale or group word that stands alone («тысячи»); `tail`: what hangs on the number by a hyphen, the
    second half of a compound, or the unit of a half.
    """

    first: int
    last: int
    value: Decimal
    form: str  # "digits" | "words" | "mixed"
    sort: str
    scale: Decimal = Decimal(1)
    bare: str | None = None
    inverted: bool = False
    tail: str = ""

    @property
    def label(self) -> bool:
        """Whether it is a whole number in digits, without a scale or ending, as names and addresses have them."""
        return self.form == "digits" and self.sort == "cardinal" and self.scale == 1 and not self.decimal

    @property
    def decimal(self) -> bool:
        """Whether it has a part smaller than one of its scale."""
        return _is_decimal(self.value, self.scale)


@lru_cache(FEW)
def _is_decimal(value: Decimal, scale: Decimal) -> bool:
    return (value / scale) % 1 != 0
