"""Reads a figure to which no rule gives a time; yields the likeliest of the times that frame it, by learnt weights.

An article reports on a period or a day («за девять месяцев», «торги пятницы»), or it names times in passing; how far
they reach depends on that. Candidates are the times of the sentences before, those of the first sentences, of the
headline, and the day of publication. What counts is where a time stands, what it is like, what the article is like, in
which tense the figure is told, never which words it is told in: a small linear model, whose weights
`tools/train_times.py` learns from annotated articles. It only adds times where the rules name none.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.language import Sentence
from extractor.lazy import lazy
from extractor.lexicon import read_table
from extractor.linking import frames
from extractor.linking.frames import Trait
from extractor.linking.lasting import is_flow, outlasts, sums_up
from extractor.linking.reach import Spot, part_around, tenses_of
from extractor.linking.surrounding import Surroundings
from extractor.linking.telling import BY_ANOTHER, Told, linked
from extractor.linking.types import RoleLink, TimeLink
from extractor.linking.wording import starts
from extractor.mentions.types import Mentions, Quantity

TITLED = 2  # first sentences of the body, which tell the article's kind
UNITS = 100  # of the table's weights in 1
MEMORY = 2_000  # traits remembered: most come again in the same article only
STRICT = frozenset("after_in_phrase before_in_phrase before_in_sentence after_in_clause headed".split())
# of words in lower case: what ignores the case takes twice as long
_REPORT = re.compile(rf"\b(?:{starts('report')})")
_MARKET = re.compile(rf"\b(?:{starts('market')})")
_CASE = re.compile(rf"\b(?:{starts('case')})")
_STRETCH = re.compile(
    r"\b[Зз]а\s+(?:\S+\s+){0,2}(?:год|года|лет|века|месяц|месяца|месяцев|недел[юиь]|день|дня|дней|сутки)\b"
)
_AS_LONG = {"за год": "year", "за месяц": "month", "за неделю": "range of 10", "за день": "day", "за сутки": "day"}
_OPENERS = frozenset("за в по на с к до".split())


class Candidate(NamedTuple):
    """A time that may frame a figure: what stands for it in the text, if anything, and all that is judged of it."""

    value: str | None
    spot: Spot | None
    traits: list[Trait]


class Framing:
    """The times of one article that may frame its figures; `links` is what the rules say of each."""

    def __init__(self, mentions: Mentions, told: Told, links: Sequence[TimeLink | None]) -> None:
        self._mentions = mentions
        self._told = told
        self._links = links
        self._around = Surroundings(mentions, told)

    def at(self, quantity: Quantity, role: RoleLink) -> TimeLink | None:
        """The likeliest time of a figure to which the rules give none; None where that is likelier."""
        found = self.candidates(quantity, role)
        if len(found) == 1:
            return None
        best = max(found, key=_likely)
        if best.spot is not None:
            return linked(best.spot.time, "framed")
        return TimeLink(best.value, None, None, None, "framed") if best.value is not None else None

    def candidates(self, quantity: Quantity, role: RoleLink) -> list[Candidate]:
        """None first, then every time that may frame it, each value once."""
        here = self._told.sentences[quantity.sentence]
        part = part_around(here.tokens, quantity.first, quantity.last)
        tense, figure = "+".join(sorted(tenses_of(here.tokens, part))), (role.role, quantity.kind, role.modality)
        spoken, alike = self._around.speaks(here), (quantity.kind, quantity.unit) in self._units
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
        lasting, summed = outlasts(here, quantity, part), sums_up(here, part) or tense == "pres"
        for where, time, place, manner in self._around.stands(here):
            value, spot, side, shape, _ = time
            if spot and summed and is_flow(spot.time.text, spot.time.value):
                continue
            if (actual and side == "ahead") or length not in (None, shape) or (lasting and shape == "day"):
                continue
            if value not in found:
                found[value] = Candidate(value, spot, [])
            traits = found[value].traits
            traits += (
                (frames.placed, (where, tense, spoken, *figure)),
                (frames.framed, (where, self._kind, alike)),
                (frames.valued, (where, shape, side, role.role, role.modality)),
                (frames.stood, (*place, tense, quantity.kind)),
            )
            if manner:
                traits.append((frames.spotted, (where, *manner, spoken)))
        return list(found.values())

    def _names(self, here: Sentence) -> str:
        """Whether the figure's own sentence names times."""
        if not self._told.spots[here.index]:
            return ""
        return "some" if self._told.governing[here.index] else "in passing"

    @lazy
    def _led(self) -> list[Quantity]:
        """The figures to which rules give the time of the lead where it stands with them."""
        value = self._around.lead.time.value if self._around.lead else None
        pairs = zip(self._mentions.quantities, self._links, strict=True)
        return [quantity for quantity, link in pairs if link and link.rule in STRICT and link.value == value]

    @lazy
    def _units(self) -> set[tuple[str, str | None]]:
        """Kinds and units of figures of the lead's time."""
        return {(quantity.kind, quantity.unit) for quantity in self._led}

    @lazy
    def _kind(self) -> str:
        """What the article is like; one text, as it is looked up for every candidate."""
        told, lead, quantities = self._told, self._around.lead, self._mentions.quantities
        heads = [sentence for sentence in told.sentences if sentence.kind == "headline"]
        top = " ".join([sentence.text for sentence in (*heads, *told.body[:TITLED])]).lower()
        opener = lead.time.text.lower().split()[0] if lead else "none"
        named = [time for time in self._mentions.times if time.value or time.rule != "shifted"]
        bases = sum([time.use == "base" or time.rule in BY_ANOTHER for time in named])
        strict = len([link for link in self._links if link and link.rule in STRICT])
        asked, led = sum([sentence.text.endswith("?") for sentence in told.sentences]), len(self._led)
        kind = (
            opener if opener in _OPENERS or opener == "none" else "",
            min(bases, 4),
            _REPORT.search(top) is not None,
            min(len(_MARKET.findall(self._mentions.document.text.lower())) // 2, 3),
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


def _likely(candidate: Candidate) -> int:
    """How likely it frames the figure."""
    return sum([_weight(*trait) for trait in candidate.traits])


@lru_cache(MEMORY)
def _weight(spell: frames.Spelling, values: tuple[object, ...]) -> int:
    weights = _weights()
    return sum([weights[feature] for feature in spell(values) if feature in weights])


@cache
def _weights() -> dict[str, int]:
    return {row["feature"]: round(float(row["weight"]) * UNITS) for row in read_table("time_weights")}
