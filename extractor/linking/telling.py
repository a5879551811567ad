"""Reads the times of an article; yields what they tell of there: which of a sentence govern, and in what tense."""

from collections import defaultdict
from collections.abc import Set

from extractor.language import Sentence, Token
from extractor.linking.reach import BEGUN, PAST, Spot, part_around, told_verbs
from extractor.linking.scenes import RELATIVE, starts_relative
from extractor.linking.types import TimeLink
from extractor.mentions.times.tense import tense_of
from extractor.mentions.types import Mentions, Time

GOVERNING = ("own", "deadline")
CARRIED_RULES = frozenset(
    "date_range days_of_month day months month counted_months counted_quarters quarter half_year years year last_year"
    " yesterday weekday weekday_adjective weekend past_day last_quarter half_year_over"
    " last_week last_month year_to_date long_range year_in_words last_of_year past_month month_of_noun month_named"
    " season_quarter stretch_told since_weekday numeric_range month_list year_list year_and_part first_days first_month"
    " whole_year start_up_to season_edge quarter_ended part_again past_months school_year told_school_year"
    " team_season".split()
)
BY_ANOTHER = frozenset("year_earlier years_ago shifted previous months_ago occasion".split())  # told to compare
COMPARED = frozenset("year_earlier shifted previous".split())  # nothing is told on of these
# govern what happened then, not what simply is
MOMENTS = frozenset("day weekday weekday_adjective yesterday past_day season described_season".split())
FUTURE = {"futr"}
_REPORTED = ("за ", "по итогам ")
_YEARS = ("last_year", "year", "years")
_WERE = frozenset(
    "был была было были насчитывалась насчитывалось насчитывались оставалась оставалось оставались".split()
)


def linked(time: Time, rule: str) -> TimeLink | None:
    """The link to a time; None where it could not be resolved."""
    return None if time.value is None else TimeLink(time.value, time.text, time.start, time.end, rule)


class Told:
    """The sentences of an article and the times in each."""

    def __init__(self, mentions: Mentions) -> None:
        self.sentences = mentions.document.sentences
        self.body = [sentence for sentence in self.sentences if sentence.kind == "body"]
        published = mentions.article.published
        self.published = published.isoformat() if published else None
        self._spoken: dict[int, frozenset[str]] = {}
        self._telling: dict[int, list[Spot]] = {}
        self.spots: list[list[Spot]] = [[] for _ in self.sentences]  # the times of each sentence
        self.governing: list[list[Spot]] = [[] for _ in self.sentences]  # those that say when something is
        for time in mentions.times:
            spot = Spot(time, self.sentences[time.sentence], self.published)
            self.spots[time.sentence].append(spot)
            if time.use in GOVERNING:
                self.governing[time.sentence].append(spot)
        self.figures: dict[int, list[int]] = defaultdict(list)  # where those of each sentence start
        for quantity in mentions.quantities:
            self.figures[quantity.sentence].append(quantity.start)
        self.counted = frozenset(self.figures)

    def speaks(self, sentence: Sentence) -> frozenset[str]:
        """The tenses of a sentence; asked again and again."""
        if sentence.index not in self._spoken:
            self._spoken[sentence.index] = speaks_of(sentence)
        return self._spoken[sentence.index]

    def telling(self, sentence: int) -> list[Spot]:
        """The times that govern in a sentence but for the day of the report itself, if it names others.

        «В 2012-м их было 530, сейчас 410» names two.
        """
        if not self.governing[sentence]:
            return []
        if sentence not in self._telling:  # asked again for every figure behind
            self._telling[sentence] = self._tell(sentence)
        return self._telling[sentence]

    def _tell(self, sentence: int) -> list[Spot]:
        heads = self.sentences[sentence].text.endswith(":")  # «Спрос по районам (январь – ноябрь):»
        spots = [spot for spot in self.governing[sentence] if heads or not spot.bracketed]
        spots = [spot for spot in spots if spot.arm is None and not (spot.recalled or spot.of_base)]
        spots = [spot for spot in spots if not self._compares(spot)]
        spots = [spot for spot in spots if spot.time.rule not in COMPARED]
        if len(spots) > 1:
            spots = [spot for spot in spots if spot.time.rule not in BY_ANOTHER] or spots
            spots = [spot for spot in spots if spot.of_account] or spots
            alone = len([spot for spot in spots if not spot.said]) == 1
            spots = [spot for spot in spots if alone and _reports(spot)] or spots
        if len(spots) == 1 and of_now(spots[0]) and not heads:
            return []
        return [spot for spot in spots if not self._of_the_report(spot)] or spots

    def _compares(self, spot: Spot) -> bool:
        """«Сейчас в цехе 80 станков. В 2015 году было 120»: told for comparison, and what follows is of now again."""
        if not spot.past or not self._only_were(spot):
            return False
        before = spot.sentence.index - 1
        told = before >= 0 and before in self.counted and self.sentences[before].block == spot.sentence.block
        return told or any(start < spot.tokens[spot.part.start].start for start in self.figures[spot.sentence.index])

    @staticmethod
    def _only_were(spot: Spot) -> bool:
        """Whether its clause says how things were, and has no other verb."""
        words = spot.tokens[spot.part.start : spot.part.stop]
        if not any([token.lower in _WERE for token in words]):
            return False
        verbs = [token.lower for token in words if tense_of(token)]
        return len(verbs) == 1 and verbs[0] in _WERE

    def _of_the_report(self, spot: Spot) -> bool:
        return spot.time.value is not None and spot.time.value == self.published and spot.time.rule != "today"


def _reports(spot: Spot) -> bool:
    """«Как сообщил 3 мая мэр, [за 2013 год] выдали 5 млн»: that of which somebody tells, no year named in passing."""
    told = spot.time.text.lower().startswith(_REPORTED) or spot.time.rule not in _YEARS
    return told and not spot.said


def of_today(spot: Spot) -> bool:
    """«Сегодня депутаты приняли закон»: what was done today, not what is so now."""
    return spot.time.rule == "today" and spot.time.text.lower() == "сегодня" and speaks_of(spot.sentence) == PAST


def of_now(spot: Spot) -> bool:
    """«Упаковка стоит теперь 78 рублей»: what is told on is still of the time before."""
    return spot.time.rule == "today" and not of_today(spot)


def carries(spot: Spot, tenses: Set[str]) -> bool:
    """Whether it is a period or a day of the past that its sentence tells of, and the next is of the past too."""
    time, sentence = spot.time, spot.sentence
    if spot.ahead or not spot.told:
        return False
    if spot.as_of and not tenses:
        return True
    if not tenses <= PAST or (time.rule in MOMENTS and not tenses):
        return False
    if of_today(spot) and tenses == PAST:
        return True
    if tenses == PAST and speaks_of(sentence) == FUTURE:
        return False  # «в 2024 году получат поезда. Контракт обошёлся в 195 млн»
    by_then = time.use == "deadline" and time.rule == "day" and time.text.lower().startswith("к ")
    told = time.use == "own" or by_then and speaks_of(sentence) == PAST  # «к 20 мая посеяли треть»
    return told and time.rule in CARRIED_RULES and BEGUN.search(sentence.text.lower()) is None


def speaks_of(sentence: Sentence) -> frozenset[str]:
    """The tenses of its verbs, by the dictionary (the tagger calls «уложим» a past form).

    Verbs of speech and of clauses that only say which thing are left out.
    """
    told = told_verbs(sentence.tokens)
    if not RELATIVE.isdisjoint(sentence.lemmas):
        told = [token for token in told if not _in_relative(sentence, token)]
    return frozenset([tense for token in told if (tense := tense_of(token))])


def _in_relative(sentence: Sentence, token: Token) -> bool:
    part = part_around(sentence.tokens, token.index, token.index + 1)
    return starts_relative(sentence.tokens[part.start : part.stop])
