"""Reads the times of an article; yields for each sentence the time that governs it from a sentence before."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from extractor.language import Sentence
from extractor.lazy import lazy
from extractor.lexicon import read_table
from extractor.linking.planned import Plan
from extractor.linking.reach import Spot, parts_of, tenses_of
from extractor.linking.scenes import starts_relative
from extractor.linking.types import TimeLink
from extractor.mentions.types import Mentions, Time

GOVERNING = ("own", "deadline")
CARRIED_SENTENCES = 3
LISTED = 100  # entries of a list that its head governs: a table without full stops may have thousands
CARRIED_RULES = frozenset(
    "date_range days_of_month day months month counted_months counted_quarters quarter half_year years year last_year"
    " season relative_season yesterday weekday past_day last_quarter half_year_over last_week last_month"
    " year_to_date long_range year_in_words last_of_year past_month month_of_noun years_on".split()
)
BY_ANOTHER = frozenset("year_earlier years_ago years_on months_on months_ago".split())  # told to compare
LEAD, LEAD_REACHES, OPENING = 5, 12, 2  # sentences
PERIODS = frozenset(
    "date_range days_of_month months counted_months counted_quarters quarter half_year last_quarter half_year_over"
    " past_week last_week last_of_year".split()
)
MOMENTS = frozenset("day weekday yesterday past_day season".split())  # govern what happened then, not what simply is
# a day of birth or of foundation governs nothing that follows
_BEGUN = re.compile(
    r"\b(?:родил(?:ся|ась|ись)|урожен\w+|основан[аоы]?|учрежден[аоы]?|возглав(?:ил|ила|ляет)|образован[аоы]?)\b"
)
_LIST_GOES_ON = (":", ";")
_REPORTED = re.compile(r"за\s|по\s+итогам|итог")
_GOES_ON = re.compile(r"\s[–—-]\s")
_INDICATOR = re.compile(
    r"\b(?:состав|вырос|возрос|увелич|сниз|сократ|упал|подорож|подешев|достиг|прибав|уменьш|превыс|выпус|произв)[а-я]*"
)
_FINISHED = re.compile(r"\b(?:законч|заверш|закры)[а-я]+\s+$")
_ELSEWHEN = re.compile(r"^\W*[«\"“]|\b[Зз]а\s+\S+\s+(?:лет|года|века)\b")  # somebody's own words, longer stretches
_HAPPENED = re.compile(  # «авария произошла», «это случилось», «встреча прошла»
    r"(?:\W{0,3}[а-яё]{1,20}\s){0,2}?(?:авари|дтп|чп|инцидент|происшестви|трагеди|пожар|взрыв|катастроф|крушени|столкновени|нападени"
    r"|обрушени|наезд|драк|наводнени|землетрясени|это|все|матч|встреч|игр|заседани|сесси|церемони|акци|забег|соревновани"
    r"|концерт|голосовани|выборы)[а-яё]{0,12}\s(?:произош|случил|прогремел|вспыхнул|стряслось|состоял|прош[ел]|был|начал)"
)
_PAST = {"past"}
_FUTURE = {"futr"}


def linked(time: Time, rule: str) -> TimeLink | None:
    """The link to a time; None where it could not be resolved."""
    return None if time.value is None else TimeLink(time.value, time.text, time.start, time.end, rule)


class Carrier:
    """The time that governs from a sentence before, until another takes over or the paragraph ends."""

    def __init__(self, mentions: Mentions) -> None:
        self.sentences = mentions.document.sentences
        published = mentions.article.published
        self.published = published.isoformat() if published else None
        self.spots: dict[int, list[Spot]] = defaultdict(list)  # the times of each sentence
        for time in mentions.times:
            self.spots[time.sentence].append(Spot(time, self.sentences[time.sentence], self.published))
        self._plan = Plan(self.sentences, self.spots, speaks_of)
        self._counted = {quantity.sentence for quantity in mentions.quantities}
        self._carried: dict[int, TimeLink | None] = {}

    def at(self, sentence: int, actual: bool) -> TimeLink | None:
        """What is carried to a quantity whose own sentence says nothing of its time."""
        if sentence not in self._carried:
            here = self.sentences[sentence]
            carried = self._carry(here)
            self._carried[sentence] = None if carried and _has_loose_time(here) else carried
        found = self._carried[sentence]
        if found is not None and (found.rule == "headed" or actual == (found.rule != "announced")):
            return found
        return None if actual else self._plan.at(self.sentences[sentence])

    def _carry(self, here: Sentence) -> TimeLink | None:
        for before in self._before(here):
            spots = self._telling(before.index)
            if spots and before.text.rstrip().endswith(":"):
                return linked(spots[0].time, "headed")
            if any(spot.of_plan for spot in spots):
                break
            if spots and before.index + 1 < here.index and not self._goes_on(before.index + 1, here.index):
                return None
            if spots and self._announces(spots[0], here):
                return linked(spots[0].time, "announced")
            if spots:
                alone = len({spot.time.value for spot in spots}) == 1
                return linked(spots[0].time, "carried") if alone and _carries(spots[0], speaks_of(here)) else None
        return self._from_plan(here) or self._from_event(here) or self._from_lead(here)

    def _from_plan(self, here: Sentence) -> TimeLink | None:
        """«Поправки в бюджет на 2025 год. Доходы вырастут на 3 млрд»: the year of a plan, told on."""
        if not speaks_of(here) <= _FUTURE:
            return None
        for at in range(here.index - 1, max(-1, here.index - 1 - LEAD_REACHES), -1):
            spots = [spot for spot in self.spots.get(at, ()) if spot.time.use in GOVERNING]
            if spots:
                planned = [spot for spot in spots if spot.of_plan]
                near = here.block - self.sentences[at].block <= 1
                return linked(planned[-1].time, "announced") if planned and near else None
        return None

    def _from_event(self, here: Sentence) -> TimeLink | None:
        """«Погибли 19 человек. Авария произошла в пятницу»: the day of what a sentence tells of is told in the next."""
        at = here.index + 1
        if at >= len(self.sentences) or at not in self.spots or self.sentences[at].block != here.block:
            return None
        told = self.sentences[at]
        spot = self.spots[at][0]
        if spot.time.rule not in MOMENTS or not _HAPPENED.match(told.text.lower()) or speaks_of(here) != _PAST:
            return None
        return linked(spot.time, "happened") if spot.told and not spot.ahead else None

    def _from_lead(self, here: Sentence) -> TimeLink | None:
        """The period that the lead tells of, told on in the next paragraphs."""
        spot = self._lead
        if spot is None or not spot.sentence.index < here.index <= spot.sentence.index + LEAD_REACHES:
            return None
        if any(self._takes_over(spot, at, here) for at in range(spot.sentence.index + 1, here.index)):
            return None
        return linked(spot.time, "lead") if self._of_the_past(here) else None

    def _of_the_past(self, here: Sentence) -> bool:
        """Whether it tells of what happened, or has no verb and goes on with what did: «На Валдае – 150»."""
        if _ELSEWHEN.search(here.text):
            return False
        tenses, before = speaks_of(here), self.sentences[here.index - 1]
        goes_on = not tenses and _GOES_ON.search(here.text) is not None and before.block == here.block
        return tenses == _PAST or (goes_on and speaks_of(before) == _PAST)

    @lazy
    def _lead(self) -> Spot | None:
        """The one period that the first sentences of the body tell of."""
        body = [sentence for sentence in self.sentences if sentence.kind == "body"][:LEAD]
        for sentence in body:
            spots = self._telling(sentence.index)
            if spots:
                alone = len({spot.time.value for spot in spots}) == 1
                led = alone and self._leads(spots[0]) and _carries(spots[0], _PAST)
                return spots[0] if led and not spots[0].of_plan and not speaks_of(sentence) & _FUTURE else None
        return None

    def _leads(self, spot: Spot) -> bool:
        """Whether it is a period reported on, the year of the news or the one before, or the day of an event."""
        if spot.time.rule in ("year", "last_year", "month") and self._recent(spot):
            return True
        return _is_period(spot) or _HAPPENED.match(spot.sentence.text.lower()) is not None

    def _recent(self, spot: Spot) -> bool:
        """The year of the news or the one before, or a period in which a rate was so much."""
        value = spot.time.value
        if value is None:
            return False
        if self.published is None or spot.time.rule == "month":
            early = [sentence.index for sentence in self.sentences if sentence.kind == "body"][:OPENING]
            if spot.sentence.index not in early or spot.sentence.index not in self._counted:
                return False
            return _INDICATOR.search(spot.sentence.text.lower()) is not None
        return int(self.published[:4]) - int(value[:4]) in (0, 1)

    def _takes_over(self, lead: Spot, sentence: int, here: Sentence) -> bool:
        """Whether a sentence names another time than that of the lead, a part of it, a base or one to come.

        What was before takes over in its own paragraph only.
        """
        spots = [spot for spot in self.spots.get(sentence, ()) if spot.time.use in GOVERNING]
        spots = [spot for spot in spots if spot.time.rule not in BY_ANOTHER and not spot.ahead]
        if self.sentences[sentence].block != here.block:
            spots = [spot for spot in spots if not _is_before(spot.time.value, lead.time.value)]
        return any(not _lies_in(spot.time.value, lead.time.value) for spot in spots)

    def _announces(self, spot: Spot, here: Sentence) -> bool:
        """«С будущего года требования ужесточат. Публиковать придётся три поста»: what is to come, told on."""
        value, until = spot.time.value or "", spot.time.text.lower().startswith("до ")
        lasting = value.endswith("/..") or value.isdigit()
        coming = spot.ahead or spot.time.use == "deadline" and self.published is None
        if not (lasting and coming and spot.told) or until or spot.sentence.index + 1 != here.index:
            return False
        return speaks_of(here) == {"futr"}

    def _goes_on(self, first: int, last: int) -> bool:
        """Whether the sentences between tell of the past too."""
        return all(speaks_of(self.sentences[at]) <= _PAST for at in range(first, last))

    def _before(self, here: Sentence) -> Iterator[Sentence]:
        """The sentences before it that may govern it: of its paragraph, or the head and items of its list."""
        steps, last = 0, here
        for at in range(here.index - 1, max(-1, here.index - 1 - LISTED), -1):
            before = self.sentences[at]
            in_list = before.text.rstrip().endswith(_LIST_GOES_ON)
            steps += not in_list
            if steps > CARRIED_SENTENCES or (before.block != last.block and not in_list):
                return
            yield before
            last = before

    def _telling(self, sentence: int) -> list[Spot]:
        """The times that govern in a sentence but for the day of the report itself, if it names others.

        «В 2012-м их было 530, сейчас 410» names two.
        """
        if sentence not in self.spots:
            return []
        heads = self.sentences[sentence].text.rstrip().endswith(":")  # «Спрос по районам (январь – ноябрь):»
        spots = [spot for spot in self.spots[sentence] if spot.time.use in GOVERNING and (heads or not spot.bracketed)]
        spots = [spot for spot in spots if spot.arm is None]
        spots = [spot for spot in spots if spot.time.rule not in BY_ANOTHER] or spots
        return [spot for spot in spots if not self._of_the_report(spot)] or spots

    def _of_the_report(self, spot: Spot) -> bool:
        return spot.time.value is not None and spot.time.value == self.published and spot.time.rule != "today"


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
    like = "/" not in value or value.endswith("/..") or value[4] == "/" or value[4:7] == period[4:7]
    return like and value.split("/")[0] < period.split("/")[0]


def _is_period(spot: Spot) -> bool:
    """A period that is reported on: «за 2023 год», «закончил 2018 год», «в январе – марте», «с 29 апреля по 4 мая»."""
    time = spot.time
    if time.rule in ("year", "last_year", "month"):
        return _REPORTED.match(time.text.lower()) is not None or _FINISHED.search(spot.lead.lower()) is not None
    return time.rule in PERIODS


@cache
def _loose_times() -> frozenset[str]:
    """«прежде», «обычно», «до сих пор»."""
    return frozenset(row["word"] for row in read_table("loose_times"))


def _has_loose_time(sentence: Sentence) -> bool:
    """Whether it is of a time of its own; «как обычно» is not."""
    loose = _loose_times()
    return any(token.lower in loose and _says_when(sentence, token.index) for token in sentence.tokens)


def _says_when(sentence: Sentence, at: int) -> bool:
    """Whether a loose word is one: not «как обычно», not «три четверти», but «с начала четверти»."""
    before = sentence.tokens[at - 1] if at else None
    if sentence.tokens[at].lower == "четверти":
        return before is not None and before.pos in ("ADJ", "NOUN")
    return before is None or before.lower != "как"


def _of_today(spot: Spot) -> bool:
    """«Сегодня депутаты приняли закон»: what was done today, not what is so now."""
    return spot.time.rule == "today" and spot.time.text.lower() == "сегодня" and speaks_of(spot.sentence) == _PAST


def _carries(spot: Spot, tenses: set[str]) -> bool:
    """Whether it is a period or a day of the past that its sentence tells of, and the next is of the past too."""
    time, sentence = spot.time, spot.sentence
    if not tenses <= _PAST or spot.ahead or not spot.told or (time.rule in MOMENTS and not tenses):
        return False
    if _of_today(spot) and tenses == _PAST:
        return True
    return time.use == "own" and time.rule in CARRIED_RULES and _BEGUN.search(sentence.text.lower()) is None


def speaks_of(sentence: Sentence) -> set[str]:
    """The tenses of its verbs, by the dictionary (the tagger calls «уложим» a past form).

    Verbs of speech and of clauses that only say which thing are left out.
    """
    told: set[str] = set()
    for part in parts_of(sentence.tokens):
        if not starts_relative(sentence.tokens[part.start : part.stop]):
            told |= tenses_of(sentence.tokens, part)
    return told
