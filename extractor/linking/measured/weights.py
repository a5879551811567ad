"""Reads what is judged of a figure and a candidate; yields what that weighs, worked out once for all that are alike."""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

from extractor.lexicon import read_table
from extractor.memo import Memo

UNITS = 100  # of the table's weights in 1
TABLES = 1_000  # one a trait and sort of figure: about a hundred are met, of some dozens of weights each
Spelling = Callable[..., Iterable[str]]  # the features of a trait, by values of the figure and of the candidate
Tables = Callable[..., Any]  # what yields the table of a trait for a figure: `weights` or `Spelt`


class Spelt:
    """The features of a trait themselves, by a candidate's values; like weights they can be added up."""

    def __init__(self, spell: Spelling, *figure: object) -> None:
        self._spell = spell
        self._figure = figure

    def __getitem__(self, values: object) -> tuple[str, ...]:
        return tuple(self._spell(*self._figure, values))


class Weights(Memo[Any, int]):
    """What a trait weighs, in whole hundredths, by a candidate's values, which many candidates share."""

    def __init__(self, spelt: Spelt) -> None:
        super().__init__(self._weight, word=lambda _: "")  # no words: all are remembered
        self._spelt = spelt

    def _weight(self, values: object) -> int:
        table = _table()
        return sum([table[feature] for feature in self._spelt[values] if feature in table])


@lru_cache(TABLES)
def weights(spell: Spelling, *figure: object) -> Weights:
    """What a trait weighs for all figures that are alike in this."""
    return Weights(Spelt(spell, *figure))


@cache
def _table() -> dict[str, int]:
    return {row["feature"]: round(float(row["weight"]) * UNITS) for row in read_table("measured_weights")}
