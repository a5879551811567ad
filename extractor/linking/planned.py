"""Reads the times of an article; yields the year that its plan or forecast is for, told on to the end.

«Бюджет на 2024 год. … На дороги предусмотрено 18 млрд», «В 2025 году соберут 51 млн мешков. … Юг даст 24 млн».
"""

import re
from collections.abc import Iterator

from extractor.language import Sentence
from extractor.lazy import lazy
from extractor.linking.reach import Spot, part_around
from extractor.linking.telling import FUTURE, Told, linked
from extractor.linking.types import TimeLink
from extractor.linking.wording import starts
from extractor.mentions.types import Quantity

YEARS = frozenset("year this_year next_year campaign".split())
OPENING = 3  # sentences of the body, after the headline, in which a plan is named
_MONEY = frozenset({"money", "share"})
_ITEM = re.compile(rf"\b(?:{starts('item')})")
_OTHER = re.compile(rf"\b(?:(?:гос)?долг|кредит|за[её]м|{starts('norm')})")
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
        return linked(spot.time, "planned")

    def of_budget(self, here: Sentence, quantity: Quantity) -> TimeLink | None:
        """The year of a budget for the money in it: «Смета свёрстана с дефицитом 3 млрд»."""
        spot = self._spot
        if spot is None or not spot.of_budget or quantity.kind not in _MONEY or here.index > self._end:
            return None
        part = part_around(here.tokens, quantity.first, quantity.last)
        said = _words(here, part) if quantity.kind == "share" else here.text.lower()
        return linked(spot.time, "planned") if _ITEM.search(said) and not _OTHER.search(said) else None

    @lazy
    def _spot(self) -> Spot | None:
        plans = [spot for sentence in self._opening() for spot in self._told.spots[sentence.index] if self._is(spot)]
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
        return spot.told and (spot.of_plan or spot.of_budget or self._told.speaks(spot.sentence) == FUTURE)

    @lazy
    def _end(self) -> int:
        """The first sentence behind that names another time to come."""
        plan, all_of_them = self._spot, len(self._told.sentences)
        first = plan.sentence.index + 1 if plan else all_of_them
        return next((at for at in range(first, all_of_them) if self._names_another(at)), all_of_them)

    def _names_another(self, sentence: int) -> bool:
        value = (self._spot and self._spot.time.value) or ""
        others = [spot.time.value for spot in self._told.governing[sentence] if spot.ahead]
        return any(other is not None and not other.startswith(value) for other in others)


def _words(here: Sentence, part: range) -> str:
    first, last = here.tokens[part.start].start, here.tokens[part.stop - 1].end
    return here.text[first - here.start : last - here.start].lower()
