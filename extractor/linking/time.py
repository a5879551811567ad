"""Reads mentions and roles; yields the time at which each quantity holds. The order of `RULES` decides."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.language import Sentence
from extractor.lazy import lazy
from extractor.lexicon import read_table
from extractor.linking.reach import Pair, Spot, reaches, tenses_of
from extractor.linking.types import RoleLink, TimeLink
from extractor.mentions.types import Mentions, Quantity, Time

GOVERNING = ("own", "deadline")
CARRIED_SENTENCES = 3
CARRIED_RULES = frozenset(
    "date_range days_of_month day months month counted_months counted_quarters quarter half_year years year last_year"
    " season relative_season yesterday weekday past_day last_quarter half_year_over last_week last_month"
    " year_to_date long_range year_in_words last_of_year past_month month_of_noun years_on".split()
)
MOMENTS = frozenset("day weekday yesterday past_day season".split())  # govern what happened then, not what simply is
_LIFE = ("родился", "родилась", "родились", "уроженец")  # a day of birth governs nothing that follows
_LIST_GOES_ON = (":", ";")
_BREAK = re.compile(r"[,;:()–—!?]|[.»]\s|\s[-«]|\s(?:и|а|но|против|вместо)\s")
_BARE_DASH = re.compile(r"\s[—–-]\s$")
_AGAINST = re.compile(r"\b(?:против|с|вместо)\s+$")


@dataclass(frozen=True)
class Context:
    """One quantity among the times and figures of its sentence."""

    text: str  # of the article
    quantity: Quantity
    said: Sequence[Spot]  # the times
    figures: Sequence[int]  # where they start
    actual: bool

    @lazy
    def times(self) -> tuple[Time, ...]:
        """The times of the sentence, those inside the quantity left out."""
        start, end = self.quantity.start, self.quantity.end
        return tuple([spot.time for spot in self.said if spot.time.end <= start or end <= spot.time.start])

    @lazy
    def governing(self) -> tuple[Time, ...]:
        """Those that say when something holds and reach the quantity."""
        return tuple(spot.time for spot in self.said if spot.time.use in GOVERNING and self._reached(spot))

    def _reached(self, spot: Spot) -> bool:
        return spot.time in self.times and reaches(Pair(spot, self.quantity, self.actual))

    @lazy
    def before(self) -> Time | None:
        """The nearest governing time before the quantity."""
        return next((time for time in reversed(self.governing) if self._stands_before(time)), None)

    def _stands_before(self, time: Time) -> bool:
        """A time inside brackets governs nothing behind them."""
        if time.end > self.quantity.start:
            return False
        gap = self.between(time)
        return gap.count(")") <= gap.count("(")

    @lazy
    def after(self) -> Time | None:
        """The nearest time after the quantity, of any use."""
        return next((time for time in self.times if time.start >= self.quantity.end), None)

    def between(self, time: Time) -> str:
        """The text between the quantity and a time."""
        start, end = sorted((self.quantity, time), key=lambda mention: mention.start)
        return self.text[start.end : end.start]

    def has_figure_between(self, time: Time) -> bool:
        """Whether another quantity stands between."""
        low, high = sorted((self.quantity.start, time.start))
        return any(low < start < high for start in self.figures)


def after_in_phrase(context: Context) -> Time | None:
    """«1,5 миллиарда в 2019 году», «63 млрд — в 2018 году»: behind the figure, no break between."""
    time = context.after
    if time is None or time not in context.governing or context.has_figure_between(time):
        return None
    return time if not _BREAK.search(_BARE_DASH.sub("", context.between(time))) else None


def after_in_clause(context: Context) -> Time | None:
    """«29 школ на 5 млрд рублей обновят в 2024 году»: other figures between, but no break."""
    time = next((time for time in context.governing if time.start >= context.quantity.end), None)
    return time if time is not None and context.before is None and not _BREAK.search(context.between(time)) else None


def compared_figure(context: Context) -> Time | None:
    """«…против 96,5% в 2023 году»: the base's own figure takes the base's time."""
    time = context.after
    if time is None or context.has_figure_between(time) or _BREAK.search(context.between(time)):
        return None
    before = context.text[max(0, context.quantity.start - 12) : context.quantity.start]
    return time if _AGAINST.search(before) and time.use in ("own", "base") else None


def before_in_phrase(context: Context) -> Time | None:
    """«В 2017 году — 1809 рублей»: the nearest time before, no other figure between."""
    time = context.before
    return time if time is not None and not context.has_figure_between(time) else None


def before_in_sentence(context: Context) -> Time | None:
    """«За 2023 год выросла на 16 % и составила 49 812 рублей»."""
    return context.before


RULES: tuple[Callable[[Context], Time | None], ...] = (
    compared_figure,
    after_in_phrase,
    before_in_phrase,
    before_in_sentence,
    after_in_clause,
)


def link(mentions: Mentions, roles: tuple[RoleLink, ...]) -> tuple[TimeLink | None, ...]:
    """One link, or None, for every quantity."""
    links: list[TimeLink | None] = []
    carrier, figures = Carrier(mentions), defaultdict(list)
    for quantity in mentions.quantities:
        figures[quantity.sentence].append(quantity.start)
    for quantity, role in zip(mentions.quantities, roles, strict=True):
        at, actual = quantity.sentence, role.modality == "actual"
        context = Context(mentions.article.text, quantity, carrier.spots[at], figures[at], actual)
        found = _own(context) if context.said else None
        if found is None and not context.governing:
            found = carrier.at(context)
        links.append(None if found and role.role == "change_from" and found.value.endswith("/..") else found)
    return tuple(links)


def _own(context: Context) -> TimeLink | None:
    """The time that the quantity's own sentence gives it."""
    for rule in RULES:
        time = rule(context)
        if time is not None:
            return _link(time, rule.__name__)
    return None


def _link(time: Time, rule: str) -> TimeLink | None:
    return None if time.value is None else TimeLink(time.value, time.text, time.start, time.end, rule)


_PAST = {"past"}


class Carrier:
    """The time that governs from a sentence before, until another takes over or the paragraph ends."""

    def __init__(self, mentions: Mentions) -> None:
        self.sentences = mentions.document.sentences
        published = mentions.article.published
        self.published = published.isoformat() if published else None
        self.spots: dict[int, list[Spot]] = defaultdict(list)  # the times of each sentence
        for time in mentions.times:
            self.spots[time.sentence].append(Spot(time, self.sentences[time.sentence], self.published))
        self._carried: dict[int, TimeLink | None] = {}

    def at(self, context: Context) -> TimeLink | None:
        """What is carried to a quantity whose own sentence says nothing of its time."""
        sentence = context.quantity.sentence
        if sentence not in self._carried:
            self._carried[sentence] = self._carry(self.sentences[sentence])
        found = self._carried[sentence]
        return found if found and (found.rule == "headed" or context.actual) else None

    def _carry(self, here: Sentence) -> TimeLink | None:
        if _has_loose_time(here):
            return None
        for before in self._before(here):
            spots = self._telling(before.index)
            if spots and before.text.rstrip().endswith(":"):
                return _link(spots[0].time, "headed")
            if spots and before.index + 1 < here.index and not self._goes_on(before.index + 1, here.index):
                return None
            if spots:
                alone = len({spot.time.value for spot in spots}) == 1
                return _link(spots[0].time, "carried") if alone and _carries(spots[0], speaks_of(here)) else None
        return None

    def _goes_on(self, first: int, last: int) -> bool:
        """Whether the sentences between tell of the past too."""
        return all(speaks_of(self.sentences[at]) <= _PAST for at in range(first, last))

    def _before(self, here: Sentence) -> Iterator[Sentence]:
        """The sentences before it that may govern it: of its paragraph, or the head and items of its list."""
        steps, last = 0, here
        for at in range(here.index - 1, -1, -1):
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
        spots = [spot for spot in self.spots[sentence] if spot.time.use in GOVERNING]
        return [spot for spot in spots if not self._of_the_report(spot)] or spots

    def _of_the_report(self, spot: Spot) -> bool:
        return spot.time.value is not None and spot.time.value == self.published and spot.time.rule != "today"


@cache
def _loose_times() -> frozenset[str]:
    """«прежде», «обычно», «до сих пор»."""
    return frozenset(row["word"] for row in read_table("loose_times"))


def _has_loose_time(sentence: Sentence) -> bool:
    """Whether it is of a time of its own; «как обычно» is not."""
    loose = _loose_times()
    return any(
        token.lower in loose and (token.index == 0 or sentence.tokens[token.index - 1].lower != "как")
        for token in sentence.tokens
    )


def _carries(spot: Spot, tenses: set[str]) -> bool:
    """Whether it is a period or a day of the past that its sentence tells of, and the next is of the past too."""
    time, sentence = spot.time, spot.sentence
    if not tenses <= _PAST or spot.ahead or not spot.told or (time.rule in MOMENTS and not tenses):
        return False
    return time.use == "own" and time.rule in CARRIED_RULES and not any(word in sentence.text for word in _LIFE)


def speaks_of(sentence: Sentence) -> set[str]:
    """The tenses of its verbs, by the dictionary (the tagger calls «уложим» a past form), those of speech left out."""
    return tenses_of(sentence.tokens, range(len(sentence.tokens)))
