"""Reads a document and its publication date; yields the time expressions that the rules find, in text order."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date

from extractor.language import Document, Sentence, Token
from extractor.mentions.times import relative, rules
from extractor.mentions.times.calendar import Anchor
from extractor.mentions.times.rule import TimeRule
from extractor.mentions.times.tense import tense_or_wish
from extractor.mentions.types import Time

RULES = rules.RULES + relative.RULES

# Only sentences with one of these can name a time: seven in ten of all.
_TRIGGER = re.compile(
    r"\d|год|назад|сейчас|сегодн|теперь|момент|время|вчера|накануне|завтра|сутки|недел|выходн|месяц|квартал|полугоди"
    r"|тогда|тот же|январ|феврал|март|апрел|ма[йея]|июн|июл|август|сентябр|октябр|ноябр|декабр|весн|лет|осен|зим"
    r"|понедельн|вторн|сред|четверг|пятниц|суббот|воскрес|век|столети|настоящ"
)
_CLAUSE_END = re.compile(r"[,;:—–]")
_FUTURE_WORDS = re.compile(r"\b(?:план|прогноз|обещ|намерен|будет|будут|предстоит|ожида|рассчитыва|должн|хотят|собира)")
_BASE = re.compile(
    r"(?:\bчем|\bпо сравнению(?: со?)?|\bпо отношению к|\bк уровню|\bк показател\w+|\bк аналогичн\w+ период\w+"
    r"|\bотносительно|\bв сравнении с|\bнежели|\bот уровня|(?:[%)]|\bпроцент\w*|\bраза?)\s*к|\bпротив)"
    r"(?:\s+[а-я]+){0,5}\s*$"
)
_TO_THE_PAST = ("last_year", "year_before_last", "year_earlier")  # «к прошлому году» is what a figure is compared with


def fold(text: str) -> str:
    """Lower case, «ё» as «е», every character still one character."""
    lower = text.lower()
    if len(lower) != len(text):  # «İ» and its like grow when lowered
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower.replace("ё", "е")


def find(document: Document, published: date | None) -> tuple[Time, ...]:
    """Time expressions in text order; `value` is None where a time is named but cannot be resolved."""
    found: list[Time] = []
    anchor = Anchor(published, year=None)
    for sentence in document.sentences:
        text = fold(sentence.text)
        if not _TRIGGER.search(text):
            continue
        for time in _in_sentence(sentence, text, anchor):
            found.append(time)
            anchor = _moved(anchor, time)
    return tuple(found)


def _moved(anchor: Anchor, time: Time) -> Anchor:
    """The anchor after a time was read: years without a date line come from the text itself."""
    if time.value is None or time.use not in ("own", "deadline"):
        return anchor
    year = time.value.removeprefix("../")[:4]
    return replace(anchor, last=time.value, year=int(year) if time.use == "own" and year.isdigit() else anchor.year)


def _tense_near(sentence: Sentence, text: str, match: re.Match[str]) -> str:
    """The tense of the verb nearest to a match: one in its own clause first, then one behind it."""
    middle = sentence.start + match.start()
    verbs = [token for token in sentence.tokens if token.pos in ("VERB", "AUX") and tense_or_wish(token)]
    if not verbs:
        return "futr" if _FUTURE_WORDS.search(text) else ""

    def distance(token: Token) -> tuple[bool, bool, int]:
        low, high = sorted((token.start, middle))
        parted = _CLAUSE_END.search(text, low - sentence.start, high - sentence.start) is not None
        return parted, token.start < middle, high - low

    nearest = min(verbs, key=distance)
    tense = tense_or_wish(nearest)
    return "futr" if tense == "pres" and _FUTURE_WORDS.match(nearest.lower) else tense


def _in_sentence(sentence: Sentence, text: str, anchor: Anchor) -> list[Time]:
    """The leftmost of the rules' matches; of two that overlap the one of the earlier rule."""
    taken: list[tuple[int, int, TimeRule, re.Match[str]]] = []
    for rule in RULES:
        if not _holds_one(text, rule.needs):
            continue
        for match in rule.pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, _, _ in taken):
                taken.append((match.start(), match.end(), rule, match))
    times: list[Time] = []
    for _, _, rule, match in sorted(taken, key=lambda hit: hit[0]):
        time = _time(sentence, text, rule, match, anchor)
        times.append(time)
        anchor = _moved(anchor, time)
    return times


def _holds_one(text: str, pieces: tuple[str, ...]) -> bool:
    """Whether one of the pieces occurs; asked of every rule and sentence, where a generator takes thrice as long."""
    for piece in pieces:  # noqa: SIM110
        if piece in text:
            return True
    return False


def _time(sentence: Sentence, text: str, rule: TimeRule, match: re.Match[str], anchor: Anchor) -> Time:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    starts = [token.start for token in sentence.tokens]
    ends = [token.end for token in sentence.tokens]
    name = rule.resolve.__name__
    tense = "futr" if rule.use == "deadline" else _tense_near(sentence, text, match)
    compared = _BASE.search(text, 0, match.start()) or (name in _TO_THE_PAST and match.group().startswith("к "))
    return Time(
        start=start,
        end=end,
        text=sentence.text[match.start() : match.end()],
        sentence=sentence.index,
        first=bisect_right(ends, start),
        last=bisect_left(starts, end),
        value=rule.resolve(match, replace(anchor, tense=tense)),
        use="base" if compared and rule.use == "own" else rule.use,
        rule=name,
    )
