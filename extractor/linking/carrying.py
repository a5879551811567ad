"""Reads the times of an article; yields for each sentence the time that governs it from a sentence before."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

from extractor.language import Sentence
from extractor.lexicon import read_table
from extractor.linking.lasting import is_day
from extractor.linking.leading import GATHERED, HAPPENED, OPENING, STRETCH, Lead, over
from extractor.linking.planned import Plan
from extractor.linking.reach import PAST, Spot, part_around, tenses_of
from extractor.linking.telling import FUTURE, MOMENTS, Told, carries, linked
from extractor.linking.types import RoleLink, TimeLink
from extractor.linking.wording import starts
from extractor.mentions.types import Mentions, Quantity

CARRIED_SENTENCES = 5
OLD = 3  # years
LISTED = 100  # entries of a list that its head governs: a table without full stops may have thousands
PLAN_REACHES = 6  # sentences
_THERE_ARE = re.compile(r"(?:В|На|Во|При)\s{1,3}[^:;()–—]{1,80}")  # «В крае 200 гостиниц»: so it is
_HAS = re.compile(r"\W{0,3}У\s")  # «У него 46 отделений»: so it is, not «Урожайность – 17 центнеров»
_BREAKDOWN = re.compile(rf"\W{{0,3}}(?:{starts('breakdown')})")
_WHO_SAYS = re.compile(
    r"\W{0,3}(?:Об этом|О случившемся|О происшествии)\s(?:[А-Яа-яё]+\s){0,2}(?:сообщ|информир|рассказ|пиш|говор|переда)"
)
_MARKED, _NUMBERED = re.compile("[-–—•▪*●·] "), re.compile(r"\d{1,2}[.)](?:\s|$)")
_SENTENCE_ENDS = ".!?…»:"  # a line of speech begins with a dash, too
_WEAKER = ("lead", "announced")  # than the year of a budget
_LIST_GOES_ON, _STOPS = ":;", ".!?…"
ITEM = 120  # characters of an entry of a list
FRESH = 31  # days that an event is news
OF_WHOLE = "+part"  # the rule of modality: «Из них [12 млн] – на мосты» is told of when its whole is


class Carrier:
    """The time that governs from a sentence before, until another takes over or the paragraph ends."""

    def __init__(self, mentions: Mentions) -> None:
        self.told = Told(mentions)
        self.sentences, self.spots = self.told.sentences, self.told.spots
        self._plan, self._lead = Plan(self.told), Lead(self.told)
        self._units: defaultdict[int, set[tuple[str, str | None]]] = defaultdict(set)  # of the figures of a sentence
        for quantity in mentions.quantities:
            self._units[quantity.sentence].add((quantity.kind, quantity.unit))
        self._loose: dict[int, bool] = {}
        self._carried: dict[tuple[int, frozenset[str], bool], TimeLink | None] = {}

    def at(self, quantity: Quantity, role: RoleLink) -> TimeLink | None:
        """What is carried to a quantity whose own sentence says nothing of its time."""
        here, actual = self.sentences[quantity.sentence], role.modality == "actual"
        tenses = self.told.speaks(here)
        changed = role.role.startswith("change")
        if role.role == "level" and not tenses and _THERE_ARE.fullmatch(here.text):
            return None
        if len(tenses) > 1 and changed:
            tenses = self._of_clause(here, quantity, tenses)
        found = self._carried_to(here, tenses, changed)
        found = found or self._lead.of_account(here, quantity, tenses) or self._lead.over(here, quantity)
        if found is None or found.rule in _WEAKER or is_day(found.value):
            found = self._plan.of_budget(here, quantity) or found
        if found is not None and (found.rule == "headed" or actual == (found.rule != "announced")):
            return found
        if found is not None and role.rule.endswith(OF_WHOLE):
            return found
        return None if actual else self._plan.at(here)

    def is_loose(self, here: Sentence) -> bool:
        """Whether a sentence is of a time of its own, as «обычно» says."""
        if here.index not in self._loose:
            self._loose[here.index] = _has_loose_time(here)
        return self._loose[here.index]

    @staticmethod
    def _of_clause(here: Sentence, quantity: Quantity, tenses: frozenset[str]) -> frozenset[str]:
        """The tense of what a change is said in: «яйца прибавили [6 %], упаковка стоит 78 рублей»."""
        part = part_around(here.tokens, quantity.first, quantity.last)
        own = tenses_of(here.tokens, part)
        if not own:  # «есть и сёла, где сахар подорожал: Венёв (на [3 %])»
            verbs = (tenses_of(here.tokens, range(at, at + 1)) for at in range(part.start - 1, -1, -1))
            own = next((tense for tense in verbs if tense), own)
        return frozenset(own) if own == PAST else tenses

    def _carried_to(self, here: Sentence, tenses: frozenset[str], changed: bool) -> TimeLink | None:
        key = here.index, tenses, changed
        if key not in self._carried:
            carried = self._carry(here, tenses, changed)
            self._carried[key] = None if carried and self.is_loose(here) else carried
        return self._carried[key]

    def _carry(self, here: Sentence, tenses: frozenset[str], changed: bool) -> TimeLink | None:
        for before in self._before(here):
            spots = self.told.telling(before.index)
            spots = over(spots) if changed else spots
            if any([spot.of_account for spot in spots]) and GATHERED.search(here.text):
                break
            if spots and before.text[-1] == ":":
                return linked(spots[0].time, "headed")
            if any([spot.of_plan for spot in spots]):
                break
            if spots:
                how = self._manner(spots, before, here, tenses)
                if how or before.block == here.block:
                    return linked(spots[0].time, how) if how else None
                break
        return self._from_plan(here, tenses) or self._from_event(here, tenses) or self._lead.at(here, tenses, changed)

    def _manner(self, spots: list[Spot], before: Sentence, here: Sentence, tenses: frozenset[str]) -> str:
        """How the time of a sentence reaches here: "announced", "carried", as a "lead", or "" if it does not."""
        if self._announces(spots[0], tenses, here):
            return "announced"
        if not self._told_on(spots, before, here, tenses):
            return ""
        return "carried" if before.block == here.block else "lead"

    def _told_on(self, spots: list[Spot], before: Sentence, here: Sentence, tenses: frozenset[str]) -> bool:
        """Whether the one time of a sentence is told on here, with what is between."""
        if before.index + 1 < here.index and not self._goes_on(before.index + 1, here.index):
            return False
        if spots[0].as_of and not tenses:
            if _HAS.match(here.text) or not (spots[0].was_done or self._units[before.index] & self._units[here.index]):
                return False  # «На 1 марта в Туве 900 ферм. Расстояние до Кызыла – 300 километров»
        alone = len({spot.time.value for spot in spots}) == 1
        return alone and carries(spots[0], tenses) and not self._looks_back(spots[0])

    def _looks_back(self, spot: Spot) -> bool:
        """«В 1993 году камень ушёл за 6 млн» in news of this year: a look back, of one sentence."""
        value, published = spot.time.value or "", self.told.published
        if spot.time.rule != "year" or published is None or int(published[:4]) - int(value or 0) < OLD:
            return False
        before = (other for at in range(spot.sentence.index) for other in self.told.governing[at])
        return any((other.time.value or "")[:4] > value for other in before)

    def _from_plan(self, here: Sentence, tenses: frozenset[str]) -> TimeLink | None:
        """«Поправки в бюджет на 2025 год. Доходы вырастут на 3 млрд»: the year of a plan, told on."""
        if not tenses <= FUTURE:
            return None
        for at in range(here.index - 1, max(-1, here.index - 1 - PLAN_REACHES), -1):
            spots = self.told.governing[at]
            if spots:
                planned = [spot for spot in spots if spot.of_plan]
                near = here.block - self.sentences[at].block <= 1
                return linked(planned[-1].time, "announced") if planned and near else None
        return None

    def _from_event(self, here: Sentence, tenses: frozenset[str]) -> TimeLink | None:
        """«Погибли 19 человек. Авария произошла в пятницу»: the day of what a sentence tells of is told in the next."""
        at = here.index + 1
        if at + 1 < len(self.sentences) and _WHO_SAYS.match(self.sentences[at].text):
            at += 1  # «Об этом сообщили в полиции.»
        if at >= len(self.sentences) or not self.spots[at]:
            return None
        if self.sentences[at].block - here.block > (here in self.told.body[:OPENING]):
            return None  # but the first paragraph goes on in the second
        told = self.sentences[at]
        spot = self.spots[at][0]
        if spot.time.rule not in MOMENTS or not HAPPENED.match(told.text.lower()) or tenses != PAST:
            return None
        if told.block != here.block and (STRETCH.search(here.text) or not self._is_news(spot.time.value)):
            return None
        return linked(spot.time, "happened") if spot.told and not spot.ahead else None

    def _is_news(self, value: str | None) -> bool:
        """Whether a day is one of the last month."""
        published = self.told.published
        if not (value and is_day(value) and published):
            return False
        return 0 <= (date.fromisoformat(published) - date.fromisoformat(value)).days <= FRESH

    def _announces(self, spot: Spot, tenses: frozenset[str], here: Sentence) -> bool:
        """«С будущего года требования ужесточат. Публиковать придётся три поста»: what is to come, told on."""
        value, until = spot.time.value or "", spot.time.text.lower().startswith("до ")
        lasting = value.endswith("/..") or value.isdigit()
        coming = spot.ahead or spot.time.use == "deadline" and self.told.published is None
        coming = coming or spot.time.rule == "this_year" and self.told.speaks(spot.sentence) == FUTURE
        if not (lasting and coming and spot.told) or until:
            return False
        between = self.sentences[spot.sentence.index + 1 : here.index]
        return tenses == FUTURE and all(self.told.speaks(sentence) == FUTURE for sentence in between)

    def _goes_on(self, first: int, last: int) -> bool:
        """Whether the sentences between tell of the past too."""
        return all(self.told.speaks(self.sentences[at]) <= PAST for at in range(first, last))

    def _before(self, here: Sentence) -> Iterator[Sentence]:
        """The sentences before it that may govern it: of its paragraph, or the head and items of its list."""
        steps, last = 0, here
        for at in range(here.index - 1, max(-1, here.index - 1 - LISTED), -1):
            before = self.sentences[at]
            in_list = (
                before.text[-1] in _LIST_GOES_ON
                or self._is_row(before)
                or (before.block != last.block and _marked(last))
            )
            steps += not in_list
            if steps > CARRIED_SENTENCES or (before.block != last.block and not in_list and not _breaks_down(last)):
                return
            yield before
            last = before

    def _is_row(self, sentence: Sentence) -> bool:
        """«Погибло – 3»: a short line of its own that no full stop ends."""
        if sentence.text[-1] in _STOPS or sentence.kind != "body" or len(sentence.text) > ITEM:
            return False
        around = self.sentences[max(0, sentence.index - 1) : sentence.index + 2 : 2]
        return all(other.block != sentence.block for other in around)


def _marked(sentence: Sentence) -> bool:
    """«- Тула – 5 часов», «1. Тула – 5»: what stands above governs it."""
    text = sentence.text
    return text[-1] not in _SENTENCE_ENDS and (_MARKED.match(text) or _NUMBERED.match(text)) is not None


@cache
def _loose_times() -> frozenset[str]:
    """«прежде», «обычно», «до сих пор»."""
    return frozenset(row["word"] for row in read_table("loose_times"))


def _breaks_down(sentence: Sentence) -> bool:
    """«Больше всего лип высадили в Твери»: a paragraph that parts what the one before has told."""
    return _BREAKDOWN.match(sentence.text.lower()) is not None


def _has_loose_time(sentence: Sentence) -> bool:
    """Whether it is of a time of its own; «как обычно» is not."""
    loose = _loose_times()
    return any([_says_when(sentence, token.index) for token in sentence.tokens if token.lower in loose])


def _says_when(sentence: Sentence, at: int) -> bool:
    """Whether a loose word is one: not «как обычно», not «три четверти», but «с начала четверти»."""
    before = sentence.tokens[at - 1] if at else None
    if sentence.tokens[at].lower == "четверти":
        return before is not None and before.pos in ("ADJ", "NOUN")
    return before is None or before.lower != "как"
