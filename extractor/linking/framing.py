"""Reads a figure to which no rule gives a time; yields the likeliest of the times that frame it, by learnt weights.

An article reports on a period or a day («за девять месяцев», «торги пятницы»), or it names times in passing; how far
they reach depends on that. Candidates are the times of the sentences before, those of the first sentences, of the
headline, and the day of publication. What counts is where a time stands, what it is like, what the article is like, in
which tense the figure is told, never which words it is told in: a small linear model, whose weights
`tools/train_times.py` learns from annotated articles. It only adds times where the rules name none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.language import Sentence
from extractor.lazy import lazy
from extractor.lexicon import read_table
from extractor.linking import frames
from extractor.linking.frames import Trait
from extractor.linking.lasting import outlasts
from extractor.linking.reach import BEGUN, Spot, part_around, tenses_of
from extractor.linking.telling import BY_ANOTHER, GOVERNING, Told, of_now
from extractor.linking.types import RoleLink, TimeLink
from extractor.linking.wording import starts
from extractor.mentions.types import Mentions, Quantity

BACK = 14  # sentences before a figure whose times are candidates
LEADING, TITLED = 5, 2  # first sentences of the body: where the lead is sought, what tells the article's kind
UNITS = 100  # of the table's weights in 1
MEMORY = 2_000  # traits remembered: most come again in the same article only
STRICT = frozenset("after_in_phrase before_in_phrase before_in_sentence after_in_clause headed".split())
_REPORT = re.compile(rf"\b(?:{starts('report')})", re.IGNORECASE)
_MARKET = re.compile(rf"\b(?:{starts('market')})", re.IGNORECASE)
_CASE = re.compile(rf"\b(?:{starts('case')})", re.IGNORECASE)
_STRETCH = re.compile(
    r"\b[Зз]а\s+(?:\S+\s+){0,2}(?:год|года|лет|века|месяц|месяца|месяцев|недел[юиь]|день|дня|дней|сутки)\b"
)
_STILL = re.compile(r"\b(?:пока|оста[её]тся|остаются|сейчас|теперь|ныне)\b", re.IGNORECASE)
_COMPARING = BY_ANOTHER | {"same_time"}
_AS_LONG = {"за год": "year", "за месяц": "month", "за неделю": "range of 10", "за день": "day", "за сутки": "day"}
_PERIODS = ("month", "range of 7")
_OPENERS = frozenset("за в по на с к до".split())


class Candidate(NamedTuple):
    """A time that may frame a figure: what stands for it in the text, if anything, and all that is judged of it."""

    value: str | None
    spot: Spot | None
    traits: list[Trait]


Place = tuple[str, int, int, object]  # where, how far, what is between, what else is judged of that


class Stand(NamedTuple):
    """One of the places where a candidate stands to the figures of a sentence."""

    where: str
    value: str
    spot: Spot | None
    side: str
    shape: str
    place: Place
    manner: tuple[object, ...]
    cannot_be: bool


class Framing:
    """The times of one article that may frame its figures; `links` is what the rules say of each."""

    def __init__(self, mentions: Mentions, told: Told, links: Sequence[TimeLink | None]) -> None:
        self._mentions = mentions
        self._told = told
        self._links = links
        self._stands: dict[int, list[Stand]] = {}
        self._spoken: dict[int, str] = {}

    def at(self, quantity: Quantity, role: RoleLink) -> TimeLink | None:
        """The likeliest time of a figure to which the rules give none; None where that is likelier."""
        found = self.candidates(quantity, role)
        if len(found) == 1:
            return None
        best = max(found, key=lambda candidate: sum(_weight(*trait) for trait in candidate.traits))
        if best.value is None:
            return None
        spot = best.spot
        if spot is None:
            return TimeLink(best.value, None, None, None, "framed")
        return TimeLink(best.value, spot.time.text, spot.time.start, spot.time.end, "framed")

    def candidates(self, quantity: Quantity, role: RoleLink) -> list[Candidate]:
        """None first, then every time that may frame it, each value once."""
        here = self._told.sentences[quantity.sentence]
        part = part_around(here.tokens, quantity.first, quantity.last)
        tense, figure = "+".join(sorted(tenses_of(here.tokens, part))), (role.role, quantity.kind, role.modality)
        spoken, alike = self._speaks(here), (quantity.kind, quantity.unit) in self._units
        nothing: list[Trait] = [
            (frames.placed, ("none", tense, spoken, *figure)),
            (frames.framed, ("none", self._kind, alike)),
            (frames.said, (self._names(here), quantity.borderline or "", here.kind)),
        ]
        found: dict[str | None, Candidate] = {None: Candidate(None, None, nothing)}
        start = here.tokens[part.start].start - here.start
        stretch = _STRETCH.search(here.text, start, quantity.end - here.start)
        length = _AS_LONG.get(stretch[0].lower(), "") if stretch else None
        actual = role.modality == "actual" and "futr" not in tense
        lasting = outlasts(here, quantity)
        for stand in self._standing(here):
            if stand.cannot_be or (actual and stand.side == "ahead") or length not in (None, stand.shape):
                continue
            if lasting and stand.shape == "day":
                continue
            candidate = found.setdefault(stand.value, Candidate(stand.value, stand.spot, []))
            candidate.traits.extend(
                (
                    (frames.placed, (stand.where, tense, spoken, *figure)),
                    (frames.framed, (stand.where, self._kind, alike)),
                    (frames.valued, (stand.where, stand.shape, stand.side, role.role, role.modality)),
                    (frames.stood, (*stand.place, tense, quantity.kind)),
                )
            )
            if stand.manner:
                candidate.traits.append((frames.spotted, (stand.where, *stand.manner, spoken)))
        return list(found.values())

    def _standing(self, here: Sentence) -> list[Stand]:
        """Where the candidates stand for all figures of a sentence."""
        if here.index not in self._stands:
            still = _STILL.search(here.text) is not None
            self._stands[here.index] = [self._stand(*each, still) for each in self._places(here)]
        return self._stands[here.index]

    def _stand(self, where: str, spot: Spot | None, place: Place, manner: tuple[object, ...], still: bool) -> Stand:
        value = spot.time.value if spot else self._told.published
        assert value
        side, shape = self._side(value), frames.shape_of(value)
        # a day to come is of what it is named with only; what still is, is not of what is over
        cannot_be = (side, shape) == ("ahead", "day") or still and side not in ("today", "around", "undated")
        return Stand(where, value, spot, side, shape, place, manner, cannot_be)

    def _places(self, here: Sentence) -> Iterator[tuple[str, Spot | None, Place, tuple[object, ...]]]:
        """Where a candidate stands, its place in the text, how far that is, and how it is told there."""
        yield from self._before(here)
        lead = self._lead
        if lead and lead.sentence.index < here.index:
            far = min((here.index - lead.sentence.index) // 4, 5)
            place = "lead", far, min(self._others(lead, here), 3), lead.time.rule
            yield "lead", lead, place, (*self._manner(lead), True, True)
        for spot in self._titles:
            if spot.sentence.index < here.index:
                yield "title", spot, ("title", 0, 0, ""), ()
        if self._told.published:
            named = min(self._times[self._told.published], 3)
            yield "published", None, ("published", named, 0, ""), ()

    def _before(self, here: Sentence) -> Iterator[tuple[str, Spot, Place, tuple[object, ...]]]:
        """The times of the sentences before."""
        between = 0
        for at in range(here.index - 1, max(-1, here.index - 1 - BACK), -1):
            spots = self._resolved.get(at)
            if not spots:
                continue
            values = {spot.time.value for spot in spots}
            telling, block = self._told.telling(at), self._told.sentences[at].block
            where = "near" if block == here.block else "above"
            place = where, min(here.index - at, 7), min(between, 3), min(here.block - block, 4)
            for spot in spots:
                yield where, spot, place, (*self._manner(spot), len(values) == 1, spot in telling)
            between += len(values)

    @lazy
    def _resolved(self) -> dict[int, list[Spot]]:
        """The times by sentence that may tell when something is: not those told to compare, nor days of birth."""
        found = {}
        for at, spots in self._told.spots.items():
            governing = [spot for spot in spots if spot.time.use in GOVERNING and spot.time.value]
            governing = [spot for spot in governing if spot.time.rule not in _COMPARING]
            if governing and not BEGUN.search(self._told.sentences[at].text.lower()):
                found[at] = governing
        return found

    def _others(self, lead: Spot, here: Sentence) -> int:
        """How many other times are named between the lead and a sentence."""
        between = range(lead.sentence.index + 1, here.index)
        return len({spot.time.value for at in between for spot in self._resolved.get(at, ())} - {lead.time.value})

    def _manner(self, spot: Spot) -> tuple[bool | str, ...]:
        """How a time is told."""
        another = spot.time.rule in BY_ANOTHER
        return spot.told, spot.of_plan, of_now(spot), another, spot.time.use, self._speaks(spot.sentence)

    def _names(self, here: Sentence) -> str:
        """Whether the figure's own sentence names times."""
        spots = self._told.spots[here.index] if here.index in self._told.spots else []
        governing = [spot for spot in spots if spot.time.use in GOVERNING]
        return "" if not spots else "in passing" if not governing else "some"

    def _speaks(self, sentence: Sentence) -> str:
        """The tenses of a sentence."""
        if sentence.index not in self._spoken:
            self._spoken[sentence.index] = "+".join(sorted(self._told.speaks(sentence)))
        return self._spoken[sentence.index]

    def _side(self, value: str) -> str:
        """On which side of the day of publication a value lies, and how far."""
        now = self._told.published
        if not now:
            return "undated"
        start, end = value.split("/")[0], value.split("/")[-1]
        if value == now:
            return "today"
        if start != ".." and start > now[: len(start)]:
            return "ahead"
        if end == "..":
            return "open"
        if start != ".." and start <= now[: len(start)] and end >= now[: len(end)]:
            return "around"
        return f"past {min(2, int(now[:4]) - int(end[:4]))}"

    @lazy
    def _lead(self) -> Spot | None:
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

    @lazy
    def _titles(self) -> list[Spot]:
        """The times of the headline."""
        heads = [sentence for sentence in self._told.sentences[:LEADING] if sentence.kind == "headline"]
        return [spot for sentence in heads for spot in self._resolved.get(sentence.index, ())]

    @lazy
    def _times(self) -> Counter[str]:
        """How often the article names each time."""
        return Counter(time.value for time in self._mentions.times if time.value)

    @lazy
    def _led(self) -> list[Quantity]:
        """The figures to which rules give the time of the lead where it stands with them."""
        value = self._lead.time.value if self._lead else None
        pairs = zip(self._mentions.quantities, self._links, strict=True)
        return [quantity for quantity, link in pairs if link and link.rule in STRICT and link.value == value]

    @lazy
    def _units(self) -> set[tuple[str, str | None]]:
        """Kinds and units of figures of the lead's time."""
        return {(quantity.kind, quantity.unit) for quantity in self._led}

    @lazy
    def _kind(self) -> str:
        """What the article is like; one text, as it is looked up for every candidate."""
        told, lead, quantities = self._told, self._lead, self._mentions.quantities
        heads = [sentence for sentence in told.sentences if sentence.kind == "headline"]
        top = " ".join(sentence.text for sentence in (*heads, *told.body[:TITLED]))
        opener = lead.time.text.lower().split()[0] if lead else "none"
        named = [time for time in self._mentions.times if time.value or time.rule != "shifted"]
        bases = sum(time.use == "base" or time.rule in BY_ANOTHER for time in named)
        strict = sum(1 for link in self._links if link and link.rule in STRICT)
        asked, led = sum(sentence.text.rstrip().endswith("?") for sentence in told.sentences), len(self._led)
        kind = (
            opener if opener in _OPENERS or opener == "none" else "",
            min(bases, 4),
            _REPORT.search(top) is not None,
            min(len(_MARKET.findall(self._mentions.article.text)) // 2, 3),
            _CASE.search(top) is not None,
            asked > 1,
            min(led, 4),
            min(strict - led, 4),
            led > strict - led,
            min(led * 8 // max(1, len(quantities)), 4),
        )
        return " ".join(map(str, kind))


def spelled(candidate: Candidate) -> list[str]:
    """All that is judged of a candidate, as the table names it."""
    return [feature for spell, values in candidate.traits for feature in spell(values)]


@lru_cache(MEMORY)
def _weight(spell: frames.Spelling, values: tuple[object, ...]) -> int:
    weights = _weights()
    return sum([weights.get(feature, 0) for feature in spell(values)])


@cache
def _weights() -> dict[str, int]:
    return {row["feature"]: round(float(row["weight"]) * UNITS) for row in read_table("time_weights")}
