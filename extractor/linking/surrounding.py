"""Reads a sentence; yields the times around it that may frame its figures: where each stands and what it is like."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.language import Sentence
from extractor.lazy import lazy
from extractor.linking import frames
from extractor.linking.reach import BEGUN, Spot
from extractor.linking.telling import BY_ANOTHER, GOVERNING, Told, of_now
from extractor.mentions.types import Mentions

BACK = 14  # sentences before a figure whose times are candidates
LEADING = 5  # first sentences of the body: where the lead is sought
_STILL = re.compile(r"\b(?:пока|оста[её]тся|остаются|сейчас|теперь|ныне)\b")
_NOW = ("today", "around", "undated")  # sides of what still is
_COMPARING = BY_ANOTHER | {"same_time"}
_PERIODS = ("month", "range of 7")
Place = tuple[str, int, int, object]  # where, how far, what is between, what else is judged of that


class Named(NamedTuple):
    """A time that may frame figures, and what it is like wherever they stand."""

    value: str
    spot: Spot | None
    side: str
    shape: str
    manner: tuple[object, ...]


class Stand(NamedTuple):
    """One of the places where a time stands to the figures of a sentence, and how it is told there."""

    where: str
    time: Named
    place: Place
    manner: tuple[object, ...]


class Surroundings:
    """The times of one article as they stand to its sentences."""

    def __init__(self, mentions: Mentions, told: Told) -> None:
        self._mentions = mentions
        self._told = told
        self._stands: dict[int, list[Stand]] = {}
        self._spoken: dict[int, str] = {}

    def stands(self, here: Sentence) -> list[Stand]:
        """Where the times stand for all figures of a sentence; what still is, is not of what is over."""
        if here.index not in self._stands:
            still = _STILL.search(here.text.lower()) is not None
            stands = [stand for stand in self._places(here) if not still or stand.time.side in _NOW]
            self._stands[here.index] = stands
        return self._stands[here.index]

    def speaks(self, sentence: Sentence) -> str:
        """The tenses of a sentence."""
        if sentence.index not in self._spoken:
            self._spoken[sentence.index] = "+".join(sorted(self._told.speaks(sentence)))
        return self._spoken[sentence.index]

    @lazy
    def lead(self) -> Spot | None:
        """The first time that the first sentences tell of; that of a date line gives way to a period only."""
        dated: list[Spot] = []
        for sentence in self._told.body[:LEADING]:
            spots = self._told.telling(sentence.index)
            if spots and spots[0].reported:
                dated, spots = dated or [spot for spot in spots[:1] if spot.time.value], spots[1:]
            if spots:
                value = spots[0].time.value
                found = spots[:1] if value and (not dated or frames.shape_of(value) in _PERIODS) else dated
                return found[0] if found else None
        return dated[0] if dated else None

    def _places(self, here: Sentence) -> list[Stand]:
        """Where a time stands, how far that is, and how it is told there."""
        found = self._before(here)
        lead = self.lead
        if lead and lead.sentence.index < here.index:
            far = min((here.index - lead.sentence.index) // 4, 5)
            place = "lead", far, min(self._others(lead, here), 3), lead.time.rule
            found += [Stand("lead", time, place, time.manner) for time in self._leading]
        titles = [time for time in self._titles if time.spot and time.spot.sentence.index < here.index]
        return [*found, *[Stand("title", time, ("title", 0, 0, ""), ()) for time in titles], *self._published]

    def _before(self, here: Sentence) -> list[Stand]:
        """The times of the sentences before."""
        found: list[Stand] = []
        between = 0
        for at in range(here.index - 1, max(-1, here.index - 1 - BACK), -1):
            if at in self._named:
                block = self._told.sentences[at].block
                where = "near" if block == here.block else "above"
                place = where, min(here.index - at, 7), min(between, 3), min(here.block - block, 4)
                found += [Stand(where, time, place, time.manner) for time in self._named[at]]
                between += len(self._values[at])
        return found

    @lazy
    def _named(self) -> dict[int, list[Named]]:
        """The times by sentence."""
        found = {}
        for at, spots in self._resolved.items():
            alone, telling = len(self._values[at]) == 1, self._told.telling(at)
            found[at] = [time for spot in spots for time in self._name(spot, alone, spot in telling)]
        return found

    @lazy
    def _values(self) -> dict[int, set[str | None]]:
        """Their values."""
        return {at: {spot.time.value for spot in spots} for at, spots in self._resolved.items()}

    def _name(self, spot: Spot, alone: bool, tells: bool) -> Iterator[Named]:
        """A time; but a day to come is of what it is named with only."""
        value = spot.time.value or ""
        side, shape = self._side(value), frames.shape_of(value)
        if (side, shape) != ("ahead", "day"):
            yield Named(value, spot, side, shape, (*self._manner(spot), alone, tells))

    @lazy
    def _resolved(self) -> dict[int, list[Spot]]:
        """The times by sentence that may tell when something is: not those told to compare, nor days of birth."""
        found = {}
        for at, spots in enumerate(self._told.spots):
            governing = [spot for spot in spots if spot.time.use in GOVERNING and spot.time.value]
            governing = [spot for spot in governing if spot.time.rule not in _COMPARING]
            if governing and not BEGUN.search(self._told.sentences[at].text.lower()):
                found[at] = governing
        return found

    def _others(self, lead: Spot, here: Sentence) -> int:
        """How many other times are named between the lead and a sentence."""
        first, last = lead.sentence.index, here.index
        between = [values for at, values in self._values.items() if first < at < last]
        return len(set[str | None]().union(*between) - {lead.time.value})

    def _manner(self, spot: Spot) -> tuple[bool | str, ...]:
        """How a time is told."""
        another = spot.time.rule in BY_ANOTHER
        return spot.told, spot.of_plan, of_now(spot), another, spot.time.use, self.speaks(spot.sentence)

    def _side(self, value: str) -> str:
        """On which side of the day of publication a value lies, and how far."""
        now = self._told.published
        if not now:
            return "undated"
        if value == now:
            return "today"
        start, end = value.split("/")[0], value.split("/")[-1]
        if start != ".." and start > now[: len(start)]:
            return "ahead"
        if end == "..":
            return "open"
        if start != ".." and start <= now[: len(start)] and end >= now[: len(end)]:
            return "around"
        return f"past {min(2, int(now[:4]) - int(end[:4]))}"

    @lazy
    def _leading(self) -> list[Named]:
        """The lead, if it may frame figures."""
        return list(self._name(self.lead, True, True)) if self.lead else []

    @lazy
    def _titles(self) -> list[Named]:
        """The times of the headline."""
        heads = [sentence for sentence in self._told.sentences[:LEADING] if sentence.kind == "headline"]
        return [time for sentence in heads for time in self._named.get(sentence.index, ())]

    @lazy
    def _published(self) -> list[Stand]:
        """The day of publication, and how often it is named."""
        day = self._told.published
        if not day:
            return []
        named = sum([time.value == day for time in self._mentions.times])
        return [Stand("published", Named(day, None, "today", "day", ()), ("published", min(named, 3), 0, ""), ())]
