"""Reads the times of an article; yields the year that its plan or forecast is for, told on to the end.

«Бюджет на 2024 год. … На дороги предусмотрено 18 млрд», «В 2025 году соберут 51 млн мешков. … Юг даст 24 млн».
"""

import re
from collections.abc import Iterator

from extractor.language import Sentence
from extractor.lazy import lazy
from extractor.linking.reach import Spot
from extractor.linking.telling import FUTURE, Told
from extractor.linking.types import TimeLink
from extractor.linking.wording import starts

YEARS = frozenset("year this_year next_year".split())
OPENING = 3  # sentences of the body, after the headline, in which a plan is named
_NORM = re.compile(rf"\b(?:{starts('norm')})")  # whatever the year


class Plan:
    """The one year to come that the headline or the first sentences tell of."""

    def __init__(self, told: Told) -> None:
        self._told = told

    def at(self, here: Sentence) -> TimeLink | None:
        """The year of the plan for what is planned in a sentence that names no other."""
        spot = self._spot
        if spot is None or spot.time.value is None or _NORM.search(here.text.lower()):
            return None
        if here.index > self._end:
            return None
        return TimeLink(spot.time.value, spot.time.text, spot.time.start, spot.time.end, "planned")

    @lazy
    def _spot(self) -> Spot | None:
        plans = [spot for sentence in self._opening() for spot in self._told.at(sentence.index) if self._is(spot)]
        return plans[0] if len({spot.time.value for spot in plans}) == 1 else None

    def _opening(self) -> Iterator[Sentence]:
        left = OPENING
        for sentence in self._told.sentences:
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
        return spot.told and (spot.of_plan or self._told.speaks(spot.sentence) == FUTURE)

    @lazy
    def _end(self) -> int:
        """The first sentence behind that names another time to come."""
        plan, all_of_them = self._spot, len(self._told.sentences)
        first = plan.sentence.index + 1 if plan else all_of_them
        return next((at for at in range(first, all_of_them) if self._names_another(at)), all_of_them)

    def _names_another(self, sentence: int) -> bool:
        value = (self._spot and self._spot.time.value) or ""
        others = [spot.time.value for spot in self._told.governing(sentence) if spot.ahead]
        return any(other is not None and not other.startswith(value) for other in others)
