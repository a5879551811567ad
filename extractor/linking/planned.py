"""Reads the times of an article; yields the year that its plan or forecast is for, told on to the end.

«Бюджет на 2024 год. … На дороги предусмотрено 18 млрд», «В 2025 году соберут 51 млн мешков. … Юг даст 24 млн».
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from extractor.language import Sentence
from extractor.lazy import lazy
from extractor.linking.reach import Spot
from extractor.linking.types import TimeLink

YEARS = frozenset("year this_year next_year".split())
OPENING = 3  # sentences of the body, after the headline, in which a plan is named
_NORM = re.compile(r"\b(?:если|разреша|допуска|запреща|обязыва|штраф|грозит|наказан)")  # whatever the year
USED = ("own", "deadline")


class Plan:
    """The one year to come that the headline or the first sentences tell of."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        spots: Mapping[int, Sequence[Spot]],
        speaks_of: Callable[[Sentence], set[str]],
    ) -> None:
        self._sentences = sentences
        self._spots = spots
        self._speaks_of = speaks_of

    def at(self, here: Sentence) -> TimeLink | None:
        """The year of the plan for what is planned in a sentence that names no other."""
        spot = self._spot
        if spot is None or spot.time.value is None or _NORM.search(here.text.lower()):
            return None
        if self._taken_over(spot, here):
            return None
        return TimeLink(spot.time.value, spot.time.text, spot.time.start, spot.time.end, "planned")

    @lazy
    def _spot(self) -> Spot | None:
        plans = [spot for sentence in self._opening() for spot in self._spots.get(sentence.index, ()) if self._is(spot)]
        return plans[0] if len({spot.time.value for spot in plans}) == 1 else None

    def _opening(self) -> Iterator[Sentence]:
        left = OPENING
        for sentence in self._sentences:
            left -= sentence.kind == "body"
            yield sentence
            if not left:
                return

    def _is(self, spot: Spot) -> bool:
        """Whether a plan for a year is told of, or what will be in the year that has begun or the next."""
        time = spot.time
        if time.use != "own" or time.rule not in YEARS or not time.value or spot.past:
            return False
        if time.text.lower().startswith(("к ", "до ")):
            return False
        return spot.told and (spot.of_plan or self._speaks_of(spot.sentence) == {"futr"})

    def _taken_over(self, plan: Spot, here: Sentence) -> bool:
        """Whether a sentence between names another time to come."""
        between = range(plan.sentence.index + 1, here.index)
        return any(self._is_another(spot, plan) for at in between for spot in self._spots.get(at, ()))

    def _is_another(self, spot: Spot, plan: Spot) -> bool:
        if spot.time.use not in USED or not spot.ahead:
            return False
        return spot.time.value is not None and not spot.time.value.startswith(plan.time.value or "")
