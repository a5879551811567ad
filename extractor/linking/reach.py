"""Reads a time in its sentence; yields what it stands for there, and whether it reaches a figure.

A time governs the words that it stands with: when somebody spoke, what a figure is compared with, by when something
else is to be done say nothing of the figure beside.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.language import Sentence, Token
from extractor.lazy import lazy
from extractor.linking.scenes import starts_participle, starts_relative
from extractor.linking.wording import starts
from extractor.mentions.speech.telling import change_nouns
from extractor.mentions.speech.verbs import speech_lemmas
from extractor.mentions.times.tense import tense_of
from extractor.mentions.types import Quantity, Time

SEEN = 600  # characters between a time and what bounds it
SPEECH = ("say", "tell", "will", "publish", "cite")  # kinds of verbs that report what somebody says
MARKS = frozenset(',;:–—()«»"“”-!?')
_PLACE = re.compile(r"\W?(?!(?:Во?|На|К|По|За|С) )[А-ЯЁ][А-Яа-яЁё. -]{1,40}[,.]\s?")  # «Найроби, 5 мая»
DASH = re.compile(r"\s?[–—-]\s")
_ARM = re.compile(r"\b(?:против|вместо|чем|тогда\s+как|после\s+\d)(?:\s(?:[^,;:–—()]|,(?=\d))*)?$")
_BRACKETED = re.compile(r"\([^()]*\)")
_HELD = tuple(starts("held").split("|"))
_FOUND = tuple(starts("found").split("|"))
_RECALLED = re.compile(r"\b(?:(?:последн|предыдущ|прошл)(?:ий|ие)\s+раз|предыдущ[а-я]+|предшественни[а-я]+)\b")
_CONTRASTS = ("хотя", " а", " но")
# not «на утро пятницы», «за май», «итоги прошлого года»: what is said is of then
_WHEN = re.compile(r"во?\s|на\s+\w+\s+неделе|\d|(?:сегодня|вчера|накануне|позавчера|весной|летом|осенью|зимой)\b")
_PLAN = re.compile(rf"\b(?:{starts('plan')})[а-я]*(?:\s+[а-я]+){{0,4}}\s*$")
_BUDGETS = tuple(starts("budget").split("|"))
_BUDGET = re.compile(rf"\b(?:{starts('budget')})[а-я]*(?:\s{{1,3}}[а-я]+){{0,4}}\s{{0,3}}$")
_ACCOUNT = re.compile(rf"\b(?:{starts('account')})[а-яё]*(?:\s{{1,3}}[а-яё-]+){{0,4}}\s{{1,3}}$")
_SUMMED_UP = re.compile(r"\b(?:итог|результат|показател)[а-яё]{0,4}\s{1,3}$")
_DATED_ONLY = re.compile(r"\s{0,3}\.?\s{0,3}$")
PAST = {"past"}
# a day of birth or of foundation governs nothing that follows
BEGUN = re.compile(
    r"\b(?:родил(?:ся|ась)|урожен\w+|основан[аоы]?|учрежд[её]н[аоы]?|возглав(?:ил|ила|ляет)|образован[аоы]?"
    r"|построен[аоы]?|возвед[её]н[аоы]?|выпущен[аоы]?|создан[аоы]?)\b(?<!но)"
    r"|(?:учрежд[её]|образова|построе|возвед[её]|выпуще|созда)но\b"
    r"(?!(?:\s(?!в\s)[а-яё]+){0,3}\s\d)"  # not «построено 12»
)
FROM_SIZE = 50  # characters before a time that hold how much was then
_FROM = re.compile(r"\bсо?\s(?=\d)(?P<size>(?:[^,;:.–—()]|[.,](?=\d))*)$")
_WITH = re.compile(r"[аяи]ми\b|ьми\b")  # «завод с 300 рабочими», «область с 12 новыми школами»
_TO = re.compile(r"\sдо\s|\sна\s(?:\d+-|перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят)")
_YEARS = frozenset("year this_year next_year years".split())
_BY_ANOTHER = frozenset("year_earlier shifted previous".split())
_FIGURE_BEFORE = re.compile(r"\d\s?(?:%|процент[а-я]*|[а-яё]{1,12}\.?)?\s$")
DONE = frozenset({"ано", "ено", "яно", "ято"})  # the tagger calls «обмолочено», «развешано» nouns or adverbs
_DAYS = frozenset("day numeric_date".split())


class Spot:
    """A time in its sentence."""

    def __init__(self, time: Time, sentence: Sentence, published: str | None) -> None:
        self.time = time
        self.sentence = sentence
        self.published = published
        self.tokens: Sequence[Token] = sentence.tokens

    @lazy
    def lead(self) -> str:
        """The words before it."""
        at = self.time.start - self.sentence.start
        return self.sentence.text[max(0, at - SEEN) : at]

    @lazy
    def part(self) -> range:
        """The tokens between the marks around it."""
        return part_around(self.tokens, self.time.first, self.time.last)

    @lazy
    def bracketed(self) -> bool:
        """«Переложили 128 км сетей (в прошлом году – 97)»"""
        return self.lead.count("(") > self.lead.count(")")

    @lazy
    def of_plan(self) -> bool:
        """«Поправки в бюджет на 2025 год», «план этого года»: the year that a plan is for."""
        if self.time.rule not in _YEARS or not self.time.value:
            return False
        return _PLAN.search(self.lead.lower()) is not None and not self.time.text.lower().startswith(("в ", "за "))

    @lazy
    def of_account(self) -> bool:
        """«Декларации за 2014 год», «отчитался об итогах полугодия»: the period of which an article tells."""
        if self.time.use != "own":
            return False
        told = _ACCOUNT if self.time.text.lower().startswith("за ") else _SUMMED_UP
        return told.search(self.lead.lower()) is not None

    @lazy
    def as_of(self) -> bool:
        """«По состоянию на 26 июля собрано 5 тонн»: by then so much was so, and what is told on is as well."""
        if self.time.use != "own" or self.time.rule not in _DAYS:
            return False
        said = self.time.text.lower()
        return said.startswith("по ") or said.startswith("на ") and self.time.first == self.part.start

    @lazy
    def was_done(self) -> bool:
        """«Собрано», «намолочено»"""
        return any([token.lower[-3:] in DONE for token in told_verbs(self.tokens)])

    @lazy
    def of_budget(self) -> bool:
        """«Бюджет области на 2014 год», «Бюджет-2019»: the year of a plan of money."""
        named = self.time.rule == "campaign" and self.time.text.lower().startswith(_BUDGETS)
        return named or self.of_plan and _BUDGET.search(self.lead.lower()) is not None

    @lazy
    def reported(self) -> bool:
        """«Лима, 3 мая 2019 г. – 40 ламп погасли», «Лима, 3 мая 2019 года.»: when the news was written."""
        if self.time.rule not in _DAYS:
            return False
        end = self.time.end - self.sentence.start
        if not (DASH.match(self.sentence.text, end) or _DATED_ONLY.match(self.sentence.text, end)):
            return False
        if self.lead:
            return len(self.lead) < SEEN and _PLACE.fullmatch(self.lead) is not None
        return self.time.value == self.published

    @lazy
    def said(self) -> bool:
        """«Рыбалка, сказал на прошлой неделе мэр, даёт 9 %»: when somebody spoke."""
        if not _WHEN.match(self.time.text.lower()) or self.ahead or self.time.rule == "this_year" or self.of_account:
            return False  # «в 2030 году, ожидает он, …», «в этом году ждёт роста»: nobody has spoken yet
        words = [token for token in self.tokens[self.part.start : self.part.stop] if token.pos == "VERB"]
        return any([is_speech(token) and not self._finds_change(token.index) for token in words])

    def _finds_change(self, verb: int) -> bool:
        """«В июле отметили рост цен»: what was found, not said, is of then."""
        if not self.tokens[verb].lower.startswith(_FOUND) or verb + 1 == len(self.tokens):
            return False
        return self.tokens[verb + 1].lemma in change_nouns()

    @lazy
    def recalled(self) -> bool:
        """«Последний раз побеждали в 1993 году», «нашли ещё в 2003 году»: what follows is of the time before again."""
        if self.time.rule == "year" and self.lead.rstrip().lower().endswith(("ещё", "еще")):
            return True
        return self.past and _RECALLED.search(self.lead.lower()) is not None

    @lazy
    def arm(self) -> int | None:
        """«Против 90 тыс. годом ранее», «тогда как в 2023-м»: where the other side of a comparison begins."""
        found = _ARM.search(self.lead.lower())
        return self.time.start - len(self.lead) + found.start() if found else None

    @lazy
    def aside(self) -> bool:
        """«Гостиница, которую открыли в 2010 году, …»: in a clause that only says which."""
        first = self.part.start
        if first == 0 or self.tokens[first - 1].text != ",":
            return False
        words = self.tokens[first : self.part.stop]
        relative = starts_relative(words)
        if not relative and not any([starts_participle(token) for token in words]):
            return False
        if words[0].lower.startswith(_HELD):
            return False  # «на выборах, прошедших в воскресенье, победили левые»: the day of what is told
        if tense_of(words[0]):
            return False  # «дума, с третьего захода, утвердила-таки бюджет на 2016 год»
        return relative or starts_participle(words[0]) or not any([tense_of(token) for token in words])

    @lazy
    def of_figure_before(self) -> bool:
        """«После скачка до 3 % годом ранее»: told by another time right behind a figure, whose time it is."""
        return self.time.rule in _BY_ANOTHER and _FIGURE_BEFORE.search(self.lead) is not None

    @lazy
    def of_base(self) -> bool:
        """«Выросли с 26 % в 2015 году до 35»: when that was from which something has changed."""
        told = _TO.match(self.sentence.text, self.time.end - self.sentence.start)
        if told is None or self.time.text.lower().startswith("по "):
            return False  # «опустился с 1-го места по итогам 2023 года на второе»
        size = _FROM.search(self.lead[-FROM_SIZE:])
        return size is not None and _WITH.search(size["size"]) is None

    @lazy
    def promised(self) -> bool:
        """«Отложили платежи до июня»: a deadline behind the verb that it belongs to."""
        if self.time.use != "deadline":
            return False
        return any([tense_of(token) for token in self.tokens[self.part.start : self.time.first]])

    @lazy
    def ahead(self) -> bool:
        """Whether it begins after the day of publication."""
        value, published = self.time.value, self.published
        if not value or not published:
            return False
        start = value.split("/")[0]
        return start != ".." and start > published[: len(start)]

    @lazy
    def unended(self) -> bool:
        """Whether it ends after the day of publication."""
        end, published = (self.time.value or "..").split("/")[-1], self.published
        return end != ".." and published is not None and end > published[: len(end)]

    @lazy
    def past(self) -> bool:
        """Whether it began before the day of publication."""
        start = (self.time.value or "..").split("/")[0]
        return start != ".." and self.published is not None and start < self.published[: len(start)]

    @lazy
    def told(self) -> bool:
        """Whether it is a time that the sentence tells of, not one named in passing."""
        contrasted = self.arm is not None or self.lead.rstrip().lower().endswith(_CONTRASTS)
        return not (contrasted or self.reported or self.said or self.aside or self.recalled)


@dataclass(frozen=True)
class Pair:
    """A figure and a time of one sentence."""

    spot: Spot
    quantity: Quantity
    actual: bool  # whether the figure is of what happened or is

    @lazy
    def behind(self) -> bool:
        """Whether the figure stands behind the time."""
        return self.quantity.start >= self.spot.time.end

    @lazy
    def part(self) -> range:
        """The tokens between the marks around the figure."""
        return part_around(self.spot.tokens, self.quantity.first, self.quantity.last)

    @lazy
    def gap(self) -> str:
        """What stands between the time and a figure behind it."""
        sentence, end = self.spot.sentence, self.spot.time.end
        return sentence.text[end - sentence.start : max(end, self.quantity.start) - sentence.start][:SEEN]

    @lazy
    def open_gap(self) -> str:
        """That, what is bracketed left out."""
        return _BRACKETED.sub("", self.gap)


def part_around(tokens: Sequence[Token], first: int, last: int) -> range:
    """The tokens between the marks around some."""
    while first > 0 and tokens[first - 1].text not in MARKS:
        first -= 1
    end = len(tokens)
    while last < end and tokens[last].text not in MARKS:
        last += 1
    return range(first, last)


def tenses_of(tokens: Sequence[Token], part: range) -> set[str]:
    """The tenses of the verbs of some tokens, those of speech left out."""
    return {tense for token in told_verbs(tokens[part.start : part.stop]) if (tense := tense_of(token))}


def told_verbs(tokens: Sequence[Token]) -> list[Token]:
    """What may be a verb, those of speech left out."""
    return [t for t in tokens if (t.pos in ("VERB", "AUX") or t.lower[-3:] in DONE) and not is_speech(t)]


def is_speech(token: Token) -> bool:
    """A verb of speech in a finite form."""
    return token.pos == "VERB" and token.lemma in speech_lemmas(*SPEECH) and token.feats.get("VerbForm") == "Fin"
