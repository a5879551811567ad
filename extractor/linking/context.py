"""Reads one quantity among the times and figures of its sentence; yields the times that may govern it there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.language import DASHES, Token
from extractor.lazy import lazy
from extractor.linking.bounds import reaches
from extractor.linking.reach import Pair, Spot, part_around, tenses_of
from extractor.linking.telling import GOVERNING
from extractor.linking.wording import starts
from extractor.mentions.times.tense import tense_of
from extractor.mentions.types import Quantity, Time

NEAR = 20  # times on either side that may govern a quantity: no sentence of prose has more
LEAD = 60  # characters before a quantity that tell what it is of
AGAIN = "stretch_told"  # «к концу месяца составила 5 тысяч и за месяц выросла»: what is told of anyway
PARTS = re.compile(r",(?!\d)|[;:–—]")
_DIMENSION = re.compile(rf"\b(?:{starts('dimension')})\b[^.!?;:,]*$")
_OPENING = frozenset({"CCONJ", "SCONJ", "PRON"})  # a clause
_ATTRIBUTE = re.compile(rf"\b(?!(?:с|со|над|под|за|перед)\s)[а-яё]+\s(?:{starts('attribute')})\s$", re.IGNORECASE)
_FORMER = rf"(?:(?:{starts('former', 'was')})[а-я]{{1,3}}\s+)?"
_INSTEAD = re.compile(rf"\b(?:против|вместо)\s+{_FORMER}$")
_OF_BEFORE = re.compile(rf"\b(?:против|вместо|с|от)\s+(?:{starts('former')})[а-я]{{1,3}}\s+$")
_BRACKET = re.compile(r"(?:\s[а-яё]+){0,2}\s?\([^()]{2,60}\)")
_FORMERLY, _ATTRIBUTES = (tuple(starts(group).split("|")) for group in ("former", "attribute"))


@dataclass
class Context:
    """One quantity among the times and figures of its sentence."""

    text: str  # of the article
    quantity: Quantity
    tokens: Sequence[Token]  # of the sentence
    said: Sequence[Spot]  # the times
    figures: Sequence[int]  # where they start
    bases: Sequence[int]  # where those start from which something has changed
    actual: bool

    def reached(self, spot: Spot) -> bool:
        """Whether a time says when something holds and reaches the quantity."""
        apart = spot.time.end <= self.quantity.start or self.quantity.end <= spot.time.start
        return apart and spot.time.use in GOVERNING and reaches(Pair(spot, self.quantity, self.actual))

    @property
    def is_base(self) -> bool:
        """«17,5 тыс. вместо 14,5»: what another figure is compared with is of another time."""
        lead = self.lead
        return ("против" in lead or "вместо" in lead) and _INSTEAD.search(lead) is not None

    @lazy
    def is_former(self) -> bool:
        """«3 тысячи тонн вместо прежних 5»: of some time before."""
        return self.word_before.startswith(_FORMERLY) and _OF_BEFORE.search(self.lead) is not None

    @lazy
    def is_attribute(self) -> bool:
        """«Тоннель длиной 4 км пробьют в 2028 году»: so large it is whenever it is told of."""
        return self.word_before.startswith(_ATTRIBUTES) and _ATTRIBUTE.search(self.lead) is not None

    @property
    def is_dimension(self) -> bool:
        """«Его площадь – 2 гектара»: told without a verb of the past, so large it always is."""
        if not _DIMENSION.search(self.lead.lower()):
            return False
        return "past" not in tenses_of(self.tokens, range(max(0, self.part.start - 6), self.part.stop))

    @lazy
    def part(self) -> range:
        """The tokens between the marks around the quantity."""
        return part_around(self.tokens, self.quantity.first, self.quantity.last)

    @lazy
    def lead(self) -> str:
        """What stands right before the quantity."""
        return self.text[max(0, self.quantity.start - LEAD) : self.quantity.start]

    @property
    def word_before(self) -> str:
        """The word right before the quantity."""
        return self.tokens[self.quantity.first - 1].lower if self.quantity.first else ""

    @property
    def named(self) -> bool:
        """Whether a time of its own part of the sentence, even one not resolved, stands with the quantity.

        Of a bracket one is in it, the other not: «474 гостя (в 2010 году – 265)», «139 жителей (из них [38]) в мае».
        """
        behind = self.behind
        if self.before is not None or behind is None or behind.rule == AGAIN:
            return self.before is not None
        gap = self.between(behind)
        apart = PARTS.search(gap) or self.has_base_between(behind)
        return not apart and gap.count("(") == gap.count(")")

    @lazy
    def before(self) -> Time | None:
        """The nearest governing time before the quantity; one inside brackets governs nothing behind them.

        «За 2010 год Кузин указал 2 млн, а Ветрова, избранная в 2011-м, – [187 тыс.]»: one named aside yields, as does
        that of another figure: «в мае после скачка до 3 % годом ранее цены прибавили [2 %]».
        """
        aside = None
        for spot in reversed(self.earlier):
            if self.reached(spot) and not spot.of_base:
                gap = self.between(spot.time)
                if gap.count(")") <= gap.count("("):
                    if not (spot.aside and "," in gap or spot.of_figure_before):
                        return spot.time
                    aside = aside or spot.time
        return aside

    @lazy
    def closed(self) -> int:
        """Where it ends with the one figure that a bracket adds to it: «3,9 млрд крон (505 млн евро) за май»."""
        bracket = _BRACKET.match(self.text, self.quantity.end)
        if bracket is None or any(bracket.start() < spot.time.start < bracket.end() for spot in self.following):
            return self.quantity.end
        alone = sum(bracket.start() < start < bracket.end() for start in self.figures) == 1
        return bracket.end() if alone else self.quantity.end

    @lazy
    def earlier(self) -> Sequence[Spot]:
        """The times that begin before the quantity."""
        return [spot for spot in self.said if spot.time.start < self.quantity.start][-NEAR:]

    @lazy
    def last_said(self) -> Time | None:
        """The nearest time that begins before the quantity, of any use."""
        return self.earlier[-1].time if self.earlier else None

    @lazy
    def following(self) -> Sequence[Spot]:
        """The times after the quantity."""
        return [spot for spot in self.said if spot.time.start >= self.quantity.end][:NEAR]

    @lazy
    def behind(self) -> Time | None:
        """The nearest governing time after the quantity."""
        return next((spot.time for spot in self.following if self.reached(spot)), None)

    @lazy
    def after(self) -> Time | None:
        """The nearest time after the quantity, of any use."""
        return self.following[0].time if self.following else None

    def between(self, time: Time) -> str:
        """The text between the quantity and a time, less a figure that a bracket adds to it."""
        if self.closed < time.start:
            return self.text[self.closed : time.start]
        if self.quantity.start <= time.start:
            return self.text[self.quantity.end : time.start]
        return self.text[time.end : self.quantity.start]

    def verbs_before(self, time: Time) -> int:
        """How many verbs stand between the quantity and a time behind it."""
        tokens = self.tokens[self.quantity.last : time.first]
        return len([token for token in tokens if tense_of(token)])

    def without_insertion(self, time: Time) -> str:
        """The text between it and a time behind it, less what only interrupts.

        «[Два] дома, в Лузе и Мезени, сдадут в мае», «дом, на [36] квартир, сдадут в мае».
        """
        tokens, gap = self.tokens, self.between(time)
        commas = [at for at in range(self.quantity.last, time.first) if tokens[at].text == ","]
        if not commas or len(commas) > 2 or any(tense_of(token) for token in tokens[: commas[0]]):
            return gap
        if len(commas) == 2 and self._only_interrupts(commas[0] + 1, commas[1]):
            first, last = (tokens[at].start - self.quantity.end for at in commas)
            return gap[:first] + gap[last + 1 :]
        return gap.replace(",", "", 1) if len(commas) == 1 and self._is_inserted() else gap

    def _only_interrupts(self, first: int, last: int) -> bool:
        """Whether some tokens hold neither a verb nor a figure, and no conjunction opens a clause there."""
        tokens = self.tokens[first:last]
        if not tokens or tokens[0].pos in _OPENING or any(tense_of(token) for token in tokens):
            return False
        return not any(tokens[0].start <= start < tokens[-1].end for start in self.figures)

    def _is_inserted(self) -> bool:
        """Whether a comma stands before it, and no conjunction opens a clause there, nor «, –» what is said."""
        tokens = self.tokens
        opened = next((at for at in range(self.quantity.first - 1, 0, -1) if tokens[at].text == ","), None)
        if opened is None or tokens[opened + 1].text in DASHES:
            return False
        return tokens[opened + 1].pos not in _OPENING

    def has_figure_between(self, time: Time) -> bool:
        """Whether another quantity stands between."""
        low, high = sorted((self.quantity.start, time.start))
        low = max(low, self.closed) if time.start > self.closed else low
        return any([low < start < high for start in self.figures])

    def has_base_between(self, time: Time) -> bool:
        """«Снизился до [5 млн] с 6 млн годом ранее»; not «собрали [900 тонн] с 300 гектаров в мае»."""
        return any([self.quantity.start < start < time.start for start in self.bases])
