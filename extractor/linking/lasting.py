"""Reads a figure; yields whether it is of what takes longer than a day: the day of the news does not date it."""

import re
from functools import lru_cache

from extractor.language import DASHES, Sentence
from extractor.linking.reach import part_around
from extractor.linking.wording import starts
from extractor.mentions.types import Quantity

DAY = len("2024-03-19")
RECENT = 20  # sentences remembered
STRETCHES = frozenset({"d", "wk", "mo", "a"})
# «Общий долг», no «Долгий»
_ALL_TOLD = re.compile(
    r"(?:[Аа]\s|[Ии]\s)?(?:[Вв]сего(?!\sза\s)|[Оо]бщее\s(?:число|количество)|[Вв]\sобщей\sсложности)\b"
    rf"|(?i:(?:[а-яё]{{1,20}}(?:ая|[иоы]й|[иы]е)\s)?(?:{starts('stock')})(?:[аиуыь]|ов|ью)?\b)"
)
_SPENT = re.compile(rf"\b(?:{starts('spent')})")
_LASTED = re.compile(rf"\b(?:{starts('lasted')})")
_FITTED = re.compile(rf"\b(?:{starts('fitted')})[аоы]?\b")
_MADE = r"(?:постро|возвед|основ|созд|откры|купл|приобрет)[а-яё]+"
_OF_OLD = rf"{_MADE}\s+(?:[а-яё]+\s+){{0,2}}?в\s+(?:\d|начале|конце|середине)"
_SEEN = r"(?:по\s+(?:версии|материалам)|как\s+(?:установил|счита|полага)[а-яё]+)"
_BEFORE = re.compile(rf"\b(?:{_OF_OLD}|{_SEEN}\s+(?:{starts('inquiry')}))")


def is_day(value: str | None) -> bool:
    """Whether a value is one day."""
    return value is not None and len(value) == DAY and "/" not in value


@lru_cache(RECENT)
def is_flow(text: str | None, value: str | None) -> bool:
    """«За сутки», «за прошедшую неделю»: what came in some days."""
    return (text or "").lower().startswith("за ") and is_day((value or "").split("/")[0])


def sums_up(sentence: Sentence, part: range) -> bool:
    """«За сутки три пожара. Всего сгорело [900] гектаров», «Сумма долга – [9 млн]»: more than of some days.

    `part` are the tokens between the marks around the figure.
    """
    if part.start > 1 and sentence.tokens[part.start - 1].text in DASHES:
        part = part_around(sentence.tokens, part.start - 2, part.start - 1)
    first = sentence.tokens[part.start].start - sentence.start
    return _ALL_TOLD.match(sentence.text, first) is not None


def outlasts(sentence: Sentence, quantity: Quantity, part: range) -> bool:
    """«Открыли школу. Она обошлась в 480 млн»: what was spent, how long it took, what has been fitted out.

    «По версии следствия, он похитил 7 млн», «в здании, построенном в 1958 году, учились 300 детей»: that was before.
    """
    first, last = sentence.tokens[part.start].start, sentence.tokens[part.stop - 1].end
    words = sentence.text[first - sentence.start : last - sentence.start].lower()
    if quantity.kind == "money" and _SPENT.search(words):
        return True
    if quantity.unit in STRETCHES:
        return _LASTED.search(words) is not None
    return _FITTED.search(words) is not None or _was_before(sentence.text)


@lru_cache(RECENT)
def _was_before(sentence: str) -> bool:
    """Asked again for every figure of a sentence."""
    return _BEFORE.search(sentence.lower()) is not None
