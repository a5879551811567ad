"""Reads a figure and the one before it; yields whether the second is told of what the first is, and so of its time."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.language import Token
from extractor.lazy import lazy
from extractor.linking.measured.task import DIFFERENCES
from extractor.linking.types import RoleLink
from extractor.linking.wording import starts
from extractor.mentions.times.tense import tense_of
from extractor.mentions.types import Quantity

REACH = 120  # characters from one figure to the next
_ABOUT = r"(?:(?:на|в|почти|примерно|около)\s)*"
_AGAIN = re.compile(rf"[^,.;:()\d]{{0,30}},\s(?:или|то есть)\s{_ABOUT}")
_OR = re.compile(rf"[^,.;:()\d]{{0,30}},\sили\s{_ABOUT}")
_CONVERTED = re.compile(rf"\s?\({_ABOUT}")
_CHANGE_OF = re.compile(r"(?:\s[а-яё]+){0,2}\s\([+−–-]?\s?")
_CONVERTS = frozenset({"money", "measure"})
_THIS_IS = re.compile(r"[^;()]{0,80}(?:[,.]\s|\n{1,3}|\s[–—-]\s)(?:это|что)\s(?:[а-яё]+\s){0,3}", re.IGNORECASE)
_EXCEEDS = re.compile(
    r"[^;()]{0,60}(?:,\sчто|\.\s{1,3}Это)\s(?:превы|превосх|выше|ниже|больше|меньше|уступ)[а-яё]*"
    r"\s(?:[а-яё]+\s){0,3}(?:\d{4}\sгода\s)?"
)
_OF_THEM = re.compile(
    r"[^;()]{0,80}(?:[,.]\s|\()(?:(?:а|и|причём|причем)\s)?(?:из\s(?:них|которых)|среди\sних|в\sтом\sчисле)\s(?:[а-яё]+\s){0,3}",
    re.IGNORECASE,
)
_OF_THEM_BEHIND = re.compile(r"\s(?:[а-яё]+\s)?из\s(?:них|которых)\b")
_APART = re.compile(r"[^;()]{0,80},\s(?:а\s|и\s)?(?:[а-яё]+\s){0,2}", re.IGNORECASE)
_BESIDE = re.compile(r"[^.;()]{0,60},\s(?:(?:а|и|ещё|еще)\s)?")
_FOR_THAT = re.compile(
    r"[^;()]{0,100}\.\s{1,3}(?:На|Для)\s(?:эт(?:и|о|ого|их)|указанные)\s(?:(?:цел|работ|мероприят)[а-яё]+\s)?[^.;:()\d]{0,60}"
)
_FIRST = re.compile(r"[^;()]{0,100}\.\s")
# «девять участков сети общей протяжённостью», «32 объекта протяжённостью»
_ALL_TOLD = re.compile(
    rf"\s(?:[^,.;:()\d]{{3,50}}\s(?:общей|суммарной)|[^,.;:()\d\s]+(?:\s[^,.;:()\d\s]+)?)\s(?:{starts('attribute')})\s(?:в\s)?"
)
_DASHED = re.compile(
    r"[^;()]{0,40}(?:,|[.»]\s{1,3}(?=(?:Во?|На|У)\s))\s?(?!(?:а|и)?\s?(?:всего|итого|общ))(?:[^,.;:()\d]|\d+-м\b){2,60}\s[–—-]\s"
)
_GROWN_TO = re.compile(
    r"(?:\s[а-яё.]+){0,2}(?:\s?[,–—-]?\s(?:почти\s|примерно\s)?до\s|,?\sи\s(?:составил|достиг)[аио]?\s)"
)
_PACE = re.compile(r"(?:\s[а-яё]+){0,2}\sза\s(?:год|месяц|неделю|день|сутки)\b")
_CAME_OF = ("change_to", "level")
_ONE = 1
_ROW = ("change_by", "change_to")


@dataclass
class Follower:
    """A figure behind another, with the words between."""

    text: str  # of the article
    tokens: Sequence[Token]  # of the sentence of the second
    before: Quantity
    quantity: Quantity
    role_before: RoleLink
    role: RoleLink

    @lazy
    def gap(self) -> str:
        """What stands between them."""
        return self.text[self.before.end : self.quantity.start]

    @lazy
    def apart(self) -> int:
        """How many sentences further on it is."""
        return self.quantity.sentence - self.before.sentence


def said_again(pair: Follower) -> bool:
    """«уменьшилось на 9,7 тысячи, или на 1,2 %», «4 млрд крон (500 млн евро)»: one thing in two figures."""
    if pair.apart:
        return False
    if _CONVERTED.fullmatch(pair.gap):
        one, other = pair.before, pair.quantity
        return one.kind == other.kind and one.kind in _CONVERTS and one.unit != other.unit
    return (_AGAIN if pair.role.role == "change_by" else _OR).fullmatch(pair.gap) is not None


def measured_by(pair: Follower) -> bool:
    """«Откроют 30 пляжей. Это на [16 %] меньше, чем в 2019 году», «…, что превышает план на [5 %]»."""
    if pair.role.role not in DIFFERENCES:
        return False
    return (_THIS_IS.fullmatch(pair.gap) or _EXCEEDS.fullmatch(pair.gap.removesuffix("на "))) is not None


def measures(pair: Follower) -> bool:
    """«с показателем [226 тысяч], что на 6 % больше», «[79 тысяч] (+9 %)»: how much what stands before has changed."""
    if pair.apart or pair.role.role != "change_by" or pair.role_before.role != "level":
        return False
    return measured_by(pair) or _CHANGE_OF.fullmatch(pair.gap) is not None


def part_of(pair: Follower) -> bool:
    """«Потратят 29 млрд. Из них [19] – из казны», «650 мин, [600] из них – по округу»."""
    if _OF_THEM.fullmatch(pair.gap):
        return True
    behind = _OF_THEM_BEHIND.match(pair.text, pair.quantity.end)
    return behind is not None and (_FIRST if pair.apart else _APART).fullmatch(pair.gap) is not None


def rest_of_them(pair: Follower) -> bool:
    """«Из них 436 – городские, [127] – сельские»: a part beside a part."""
    alike = (pair.before.kind, pair.before.unit) == (pair.quantity.kind, pair.quantity.unit)
    if pair.apart or not alike or [token.lower for token in pair.tokens[1:2]] != ["них"]:
        return False
    return pair.tokens[0].lower in ("из", "среди") and _BESIDE.fullmatch(pair.gap) is not None


def for_that(pair: Follower) -> bool:
    """«В этом году откроют 12 школ. На эти цели выделено [3 млрд]»: so much for what was told."""
    return pair.apart == 1 and pair.quantity.kind == "money" and _FOR_THAT.fullmatch(pair.gap) is not None


def all_of_them(pair: Follower) -> bool:
    """«отремонтировали 32 улицы протяжённостью [73 км]», «девять участков общей площадью [5 га]»."""
    if pair.apart or pair.before.kind != "count" or pair.before.value in (None, _ONE):
        return False
    return _ALL_TOLD.fullmatch(pair.gap) is not None


def in_a_row(pair: Follower) -> bool:
    """«Расходы на жильё увеличат на 15 %, на дороги – на [7 %]», «до 9 рублей, а …– до [12]»: no verb is said again."""
    alike = (pair.before.kind, pair.before.unit) == (pair.quantity.kind, pair.quantity.unit)
    if pair.apart or not alike or not pair.role.role == pair.role_before.role or pair.role.role not in _ROW:
        return False
    between = pair.tokens[pair.before.last : pair.quantity.first]
    return not any([tense_of(token) or token.text in ".;()" for token in between])


def elided(pair: Follower) -> bool:
    """«Явка составила 17 %. В Уфе – [15 %]», «в Туле добыто 7 т, в Орле – [5 т]»: the verb is not said again."""
    alike = (pair.before.kind, pair.before.unit) == (pair.quantity.kind, pair.quantity.unit)
    if not alike or not pair.role.role == pair.role_before.role == "level" or _DASHED.fullmatch(pair.gap) is None:
        return False
    between = pair.tokens[pair.before.last if not pair.apart else 0 : pair.quantity.first]
    return not any([tense_of(token) or token.text in ";()" for token in between])


def grown_to(pair: Follower) -> bool:
    """«Сбор яиц уменьшился на 8 % – до [687 млн]», «выросло на 2 % и составило [47 тысяч]»: what came of a change."""
    if pair.apart or pair.role_before.role not in DIFFERENCES or pair.role.role not in _CAME_OF:
        return False
    return _GROWN_TO.fullmatch(pair.gap) is not None and not _PACE.match(pair.text, pair.quantity.end)


# Each says why the second is of the time of the first, where nothing else dates it.
RULES: tuple[Callable[[Follower], bool], ...] = (
    measured_by,
    part_of,
    rest_of_them,
    for_that,
    all_of_them,
    in_a_row,
    elided,
)


def _turns_ahead(pair: Follower) -> bool:
    """«В 2023 году закрыли 12 школ. На это потребуется [3 млрд]»: what is yet to be is not of the time of what was."""
    return pair.role_before.modality == "actual" and pair.role.modality == "planned"


def follows(pair: Follower) -> bool:
    """Whether a figure that nothing else dates is of the time of the one before."""
    near = pair.apart in (0, 1) and len(pair.gap) <= REACH and not _turns_ahead(pair)
    return near and any(rule(pair) for rule in RULES)
