"""Reads the times of an article; yields the period or day that its first sentences tell of, told on further down."""

import re
from collections.abc import Callable

from extractor.language import Sentence
from extractor.lazy import lazy
from extractor.linking.lasting import is_day
from extractor.linking.reach import DONE, PAST, Spot, told_verbs
from extractor.linking.telling import BY_ANOTHER, FUTURE, MOMENTS, Told, carries, linked, of_now
from extractor.linking.types import TimeLink
from extractor.linking.wording import starts
from extractor.mentions.times.calendar import span
from extractor.mentions.times.tense import tense_of
from extractor.mentions.types import Quantity

LEAD, LEAD_REACHES, DAY_REACHES, OPENING = 5, 12, 6, 2  # sentences
PERIODS = frozenset(
    "date_range days_of_month months counted_months counted_quarters quarter half_year last_quarter half_year_over"
    " past_week last_week last_of_year month_named season_quarter campaign"
    " stretch_told numeric_range month_list year_and_part first_days whole_year start_up_to quarter_ended"
    " past_months".split()
)
DAYS = frozenset("day weekday weekday_adjective yesterday".split())
_STOOD = ("на ", "к ", "по состоянию")
_REPORTED = re.compile(r"за\s|по\s+итогам|итог")
_ACCOUNTED = frozenset({"money", "rank", "factor", "share"})
_TOLD_THERE = frozenset({"past", "pres"})
UNITS = (
    ("недел", "week"),
    ("месяц", "month"),
    ("квартал", "quarter"),
    ("полгода", "half"),
    ("год", "year"),
    ("д", "day"),
)
STRETCH = re.compile(r"\b[Зз]а\s{1,3}(?P<u>год|месяц|неделю|квартал|полгода|день)\b(?!\s{1,3}(?:до|назад))")
_GOES_ON = re.compile(r"\s[–—-]\s")
_INDICATOR = re.compile(rf"\b(?:{starts('rate')})")
_FINISHED = re.compile(r"\b(?:законч|заверш|закры)[а-я]+\s+$")
_ELSEWHEN = re.compile(r"^\W*[«\"“]|\b[Зз]а\s+\S+\s+(?:лет|года|века)\b")  # somebody's own words, longer stretches
# «отчитался об итогах года. В зале собрались 80 человек»: those who listened
GATHERED = re.compile(
    r"\b(?:собрал[иао]с[ья]|присутств[а-яё]+|участвовал[аои]?|пришл[ио]|заслушал[аи]?)\b", re.IGNORECASE
)
HAPPENED = re.compile(  # «авария произошла», «это случилось», «встреча прошла»
    rf"(?:\W{{0,3}}[а-яё]{{1,20}}\s){{0,2}}?(?:{starts('event')})[а-яё]{{0,12}}\s(?:{starts('happen')})"
)


class Lead:
    """The one period or day that the first sentences tell of."""

    def __init__(self, told: Told) -> None:
        self._told = told

    def at(self, here: Sentence, tenses: frozenset[str], changed: bool) -> TimeLink | None:
        """The period that the lead tells of, told on in the next paragraphs."""
        spot = self._period if changed else self._spot
        if spot is None or not self._reaches(spot, here):
            return None
        if (
            changed
            and (spot.time.rule in PERIODS or _is_period(spot))
            and not tenses
            and {tense_of(token) for token in here.tokens} <= {"", *PAST}
        ):
            tenses = frozenset(PAST)  # «в Ясногорске прирост 0,1 %»
        return linked(spot.time, "lead") if self._of_the_past(here, tenses) else None

    def of_account(self, here: Sentence, quantity: Quantity, tenses: frozenset[str]) -> TimeLink | None:
        """«Данные о доходах за 2018 год. … Дальше идёт Тува с 14 тысячами»: an account is of its period."""
        spot = self._spot
        if spot is None or not spot.of_account or not self._reaches(spot, here) or _ELSEWHEN.search(here.text):
            return None
        told = quantity.kind in _ACCOUNTED and tenses <= _TOLD_THERE
        return linked(spot.time, "lead") if told else None

    def over(self, here: Sentence, quantity: Quantity) -> TimeLink | None:
        """«Кефир за неделю подешевел на 3 рубля»: a stretch of the headline that the first sentences date."""
        stretch = STRETCH.search(here.text)
        if here.kind != "headline" or stretch is None:
            return None
        long = next(unit for start, unit in UNITS if stretch["u"].startswith(start))
        for sentence in self._told.body[:OPENING]:
            for spot in self._told.governing[sentence.index]:
                if spot.time.use == "own" and spot.past and span(spot.time.value or "..") == long:
                    return linked(spot.time, "headline")
        return None

    def _reaches(self, spot: Spot, here: Sentence) -> bool:
        """Whether nothing parts a sentence from the lead, and it is not too far."""
        if spot.of_account and GATHERED.search(here.text):
            return False
        reaches = DAY_REACHES if spot.time.rule in DAYS else LEAD_REACHES
        if not spot.sentence.index < here.index <= spot.sentence.index + reaches:
            return False
        return not any(self._takes_over(spot, at, here) for at in range(spot.sentence.index + 1, here.index))

    def _of_the_past(self, here: Sentence, tenses: frozenset[str]) -> bool:
        """Whether it tells of what happened, or has no verb and goes on with what did: «На Валдае – 150»."""
        if _ELSEWHEN.search(here.text):
            return False
        goes_on = not tenses and _GOES_ON.search(here.text) is not None
        return tenses == PAST or (goes_on and self._told_before(here) == PAST)

    def _told_before(self, here: Sentence) -> frozenset[str]:
        """The tenses of the last sentence before it with a verb, in its paragraph."""
        for at in range(here.index - 1, -1, -1):
            before = self._told.sentences[at]
            if before.block != here.block:
                break
            if self._told.speaks(before):
                return self._told.speaks(before)
        return frozenset()

    @lazy
    def _spot(self) -> Spot | None:
        """The one period that the first sentences of the body tell of."""
        return self._first(self._told.telling)

    @lazy
    def _period(self) -> Spot | None:
        """That in which something changed, what is so now left out."""
        return self._first(lambda sentence: over(self._told.telling(sentence)))

    def _first(self, telling: Callable[[int], list[Spot]]) -> Spot | None:
        opening = self._told.body[:LEAD]
        for sentence in opening:
            spots = telling(sentence.index)
            if spots and not spots[0].of_account and self._told_next(sentence, telling):
                continue
            if spots and not self._only_dates(spots[0]):
                alone = len({spot.time.value for spot in spots}) == 1
                led = alone and self._leads(spots[0]) and carries(spots[0], PAST)
                return spots[0] if led and not spots[0].of_plan and not self._told.speaks(sentence) & FUTURE else None
        return self._headline()

    def _told_next(self, here: Sentence, telling: Callable[[int], list[Spot]]) -> bool:
        """«Октябрь ничего не изменил. За десять месяцев выпустили 90 тонн»: a period with figures follows at once."""
        at, counted = here.index + 1, self._told.counted
        if here.index in counted or at not in counted or self._told.sentences[at].block != here.block:
            return False
        if any(spot.time.rule in MOMENTS for spot in telling(here.index)):
            return False  # «14 апреля перевернулся автобус. За три месяца было 120 аварий»: of the day is told on
        return any(_is_period(spot) for spot in telling(at))

    def _headline(self) -> Spot | None:
        """«Итоги-2021», «Октябрь побил рекорд»: the period of the headline where the first sentences name none."""
        spots = [spot for sentence in self._told.body[:LEAD] for spot in self._told.spots[sentence.index]]
        if any([spot.told and spot.time.use != "base" for spot in spots]):
            return None
        heads = [sentence for sentence in self._told.sentences[:LEAD] if sentence.kind == "headline"]
        spots = [spot for sentence in heads for spot in self._told.governing[sentence.index]]
        spots = [spot for spot in spots if not spot.of_budget]  # «Бюджет-2024 скорректировали»
        period = len({spot.time.value for spot in spots}) == 1 and self._heads(spots[0])
        return spots[0] if period and spots[0].time.value and not spots[0].ahead else None

    def _heads(self, spot: Spot) -> bool:
        """«Итоги года», «В январе торговля выросла на 9 %», «На 18 сентября намолочено 3 тонны»: told of below."""
        if _is_period(spot) or spot.of_account:
            return True
        if spot.sentence.index not in self._told.counted or self._told.speaks(spot.sentence) != PAST:
            return False
        return spot.time.rule == "month" or self._sums_up(spot)

    @staticmethod
    def _sums_up(spot: Spot) -> bool:
        """«На 18 сентября намолочено 3 тонны»: so much was done by then, and what is told below is of it."""
        if spot.time.rule not in DAYS or not spot.time.text.lower().startswith(_STOOD):
            return False
        return any([token.lower[-3:] in DONE for token in told_verbs(spot.tokens)])

    def _only_dates(self, spot: Spot) -> bool:
        """«Пресс-релиз от 5 апреля», «на 1 января в районе жили 9 тысяч»: when it was written, how things stood."""
        if spot.time.rule not in ("day", "numeric_date"):
            return False
        stood = spot.time.text.lower().startswith(_STOOD)
        return (
            stood
            and not self._sums_up(spot)
            or spot.time.value == self._told.published
            and not self._told.speaks(spot.sentence)
        )

    def _leads(self, spot: Spot) -> bool:
        """Whether it is a period reported on, the year of the news or the one before, or the day of an event."""
        if spot.time.rule in ("year", "last_year", "month") and self._recent(spot):
            return True
        return (
            _is_period(spot)
            or self._opens_with(spot)
            or self._sums_up(spot)
            or HAPPENED.match(spot.sentence.text.lower()) is not None
        )

    def _opens_with(self, spot: Spot) -> bool:
        """Whether the news begins with what was done on a day: «В субботу в Твери прошёл забег»."""
        if spot.sentence is not self._told.body[0] or spot.time.rule not in DAYS or not spot.past:
            return False
        return not spot.time.text.lower().startswith(_STOOD)

    def _recent(self, spot: Spot) -> bool:
        """The year of the news or the one before, or a period in which a rate was so much."""
        value = spot.time.value
        if value is None:
            return False
        if self._told.published is None or spot.time.rule == "month":
            if spot.sentence not in self._told.body[:OPENING] or spot.sentence.index not in self._told.counted:
                return False
            return _INDICATOR.search(spot.sentence.text.lower()) is not None
        return int(self._told.published[:4]) - int(value[:4]) in (0, 1)

    def _takes_over(self, lead: Spot, sentence: int, here: Sentence) -> bool:
        """Whether a sentence names another time than that of the lead, a part of it, a base or one to come.

        What was before takes over in its own paragraph only.
        """
        spots = self._told.governing[sentence]
        spots = [spot for spot in spots if spot.time.rule not in BY_ANOTHER and not spot.ahead and not of_now(spot)]
        spots = [spot for spot in spots if not (spot.said or spot.reported or spot.recalled)]
        if self._told.sentences[sentence].block != here.block:
            spots = [spot for spot in spots if not _is_before(spot.time.value, lead.time.value)]
        return any(not _lies_in(spot.time.value, lead.time.value) for spot in spots)


def over(spots: list[Spot]) -> list[Spot]:
    """«За неделю подешевел на 3 рубля и продаётся теперь за 45»: of the changes only the period tells."""
    periods = [spot for spot in spots if spot.time.rule in PERIODS]
    return [spot for spot in spots if not of_now(spot)] if periods else spots


def _lies_in(value: str | None, period: str | None) -> bool:
    """`2018-12-31` lies in `2018`, `2023-05-02` in `2023-04-29/2023-05-04`."""
    if value is None or period is None or ".." in value or ".." in period:
        return False
    first, last = period.split("/")[0], period.split("/")[-1]
    start, end = value.split("/")[0], value.split("/")[-1]
    return first <= start[: len(first)] and end[: len(last)] <= last


def _is_before(value: str | None, period: str | None) -> bool:
    """Whether it begins before a period, as what is compared with it, and is no season or other stretch of its own."""
    if value is None or period is None or value.startswith(".."):
        return False
    if value[:4] == period[:4] and value[4:].startswith(("-01/", "-01-01/")):
        return True  # the year up to then
    if is_day(period) and period.startswith(value):
        return False  # the year or month of a day
    like = "/" not in value or value.endswith("/..") or value[4] == "/" or value[4:7] == period[4:7]
    return like and value.split("/")[0] < period.split("/")[0]


def _is_period(spot: Spot) -> bool:
    """A period that is reported on: «за 2023 год», «закончил 2018 год», «в январе – марте», «с 29 апреля по 4 мая»."""
    time = spot.time
    if time.rule in ("year", "last_year", "month", "last_month"):
        return _REPORTED.match(time.text.lower()) is not None or _FINISHED.search(spot.lead.lower()) is not None
    return time.rule in PERIODS
