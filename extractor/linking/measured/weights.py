"""Reads what is judged of a figure and a candidate; yields what that weighs, worked out once for all that are alike."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any

from extractor.lexicon import read_table
from extractor.memo import Memo

UNITS = 100  # of the table's weights in 1
TABLES = 1_000  # of traits and figures
Trait = tuple["Weights", Any]  # of a candidate: the weights that hold it, and its values


class Weights(Memo[Any, int]):
    """What a trait weighs, in whole hundredths: many candidates have the same values, so each is worked out once."""

    def __init__(self, spell: Callable[..., Iterator[str]], figure: tuple[object, ...]) -> None:
        super().__init__(self._weight, lambda _: "")  # all may recur
        self._spell = spell
        self._figure = figure

    def features(self, values: object) -> Iterator[str]:
        """How the table spells what is judged."""
        return self._spell(*self._figure, values)

    def _weight(self, values: object) -> int:
        table = _table()
        return sum([table.get(feature, 0) for feature in self.features(values)])


@lru_cache(TABLES)
def weights(spell: Callable[..., Iterator[str]], *figure: object) -> Weights:
    """What a trait weighs for all figures that are alike in this."""
    return Weights(spell, figure)


@cache
def _table() -> dict[str, int]:
    return {row["feature"]: round(float(row["weight"]) * UNITS) for row in read_table("measured_weights")}
