"""Reads mentions and roles; yields the time at which each quantity holds. The order of `RULES` decides."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractor.language import Sentence
from extractor.lazy import lazy
from extractor.linking.types import RoleLink, TimeLink
from extractor.mentions.times.tense import tense_of
from extractor.mentions.types import Mentions, Quantity, Time

GOVERNING = ("own", "deadline")
CARRIED_SENTENCES = 3
CARRIED_RULES = frozenset(
    "date_range days_of_month day months month counted_months counted_quarters quarter half_year years year last_year"
    " season relative_season yesterday weekday past_day last_quarter half_year_over last_week last_month"
    " year_to_date".split()
)
MOMENTS = frozenset("day weekday yesterday past_day season".split())  # govern what happened then, not what simply is
_LIFE = ("родился", "родилась", "родились", "уроженец")  # a day of birth governs nothing that follows
_LIST_GOES_ON = (":", ";")
_CONTRASTS = ("тогда как", "хотя", " а", "чем")
_BREAK = re.compile(r"[,;:()–—!?]|[.»]\s|\s[-«]|\s(?:и|а|но|против|вместо)\s")
_BARE_DASH = re.compile(r"\s[—–-]\s$")
_AGAINST = re.compile(r"\b(?:против|с|вместо)\s+$")


@dataclass(frozen=True)
class Context:
    """One quantity among the times and figures of its sentence."""

    text: str  # of the article
    quantity: Quantity
    said: Sequence[Time]
    figures: Sequence[int]  # where they start

    @lazy
    def times(self) -> tuple[Time, ...]:
        """The times of the sentence, those inside the quantity left out."""
        start, end = self.quantity.start, self.quantity.end
        return tuple([time for time in self.said if time.end <= start or end <= time.start])

    @lazy
    def governing(self) -> tuple[Time, ...]:
        """Those that say when something holds."""
        return tuple(time for time in self.times if time.use in GOVERNING)

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
    if time is None or time.use not in GOVERNING or context.has_figure_between(time):
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
    carrier, said, figures = Carrier(mentions), defaultdict(list), defaultdict(list)
    for time in mentions.times:
        said[time.sentence].append(time)
    for quantity in mentions.quantities:
        figures[quantity.sentence].append(quantity.start)
    for quantity, role in zip(mentions.quantities, roles, strict=True):
        at = quantity.sentence
        if carrier.names_time(quantity):
            found = _own(Context(mentions.article.text, quantity, said[at], figures[at]))
        else:
            found = carrier.at(at)
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


class Carrier:
    """The time that governs from a sentence before, until another takes over or the paragraph ends."""

    def __init__(self, mentions: Mentions) -> None:
        self.sentences = mentions.document.sentences
        published = mentions.article.published
        self.published = published.isoformat() if published else None
        self.times: dict[int, list[Time]] = {}
        for time in mentions.times:
            if time.use in GOVERNING:
                self.times.setdefault(time.sentence, []).append(time)
        self._carried: dict[int, TimeLink | None] = {}

    def names_time(self, quantity: Quantity) -> bool:
        """Whether the quantity's own sentence names a time, resolved or not."""
        return quantity.sentence in self.times

    def at(self, sentence: int) -> TimeLink | None:
        """What is carried to the quantities of a sentence that names no time."""
        if sentence not in self._carried:
            self._carried[sentence] = self._carry(self.sentences[sentence])
        return self._carried[sentence]

    def _carry(self, here: Sentence) -> TimeLink | None:
        tenses = speaks_of(here)
        if tenses - {"past"}:
            return None
        for before in self._before(here):
            times = self._telling(before.index)
            if times:
                alone = len({time.value for time in times}) == 1
                return _link(times[0], "carried") if alone and self._carries(times[0], tenses) else None
        return None

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

    def _telling(self, sentence: int) -> list[Time]:
        """The times of a sentence but for the day of the report itself, if it names others."""
        times = self.times.get(sentence, [])
        return [time for time in times if time.value is None or time.value != self.published] or times

    def _carries(self, time: Time, tenses: set[str]) -> bool:
        """Whether it is a period or a day of the past, and not one in a contrast («тогда как в 2023-м»)."""
        sentence = self.sentences[time.sentence]
        if sentence.text.rstrip().endswith(":") and time.rule == "today":
            return True  # «Что уложили на сегодня:» heads a list
        if (time.rule in MOMENTS and not tenses) or any(word in sentence.text for word in _LIFE):
            return False
        lead = sentence.text[: time.start - sentence.start].rstrip().lower()
        return time.use == "own" and time.rule in CARRIED_RULES and not lead.endswith(_CONTRASTS)


def speaks_of(sentence: Sentence) -> set[str]:
    """The tenses of its verbs, by the dictionary: the tagger calls «уложим» a past form."""
    return {tense for token in sentence.tokens if token.pos in ("VERB", "AUX") and (tense := tense_of(token))}
