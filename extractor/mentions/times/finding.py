"""Reads a document and its publication date; yields the time expressions that the rules find, in text order."""

import re
from bisect import bisect_left, bisect_right
from datetime import date
from functools import cache, lru_cache, partial, reduce
from operator import attrgetter, itemgetter, or_

from extractor.language import Document, Sentence, Token, straightened
from extractor.lexicon import group, read_table
from extractor.memo import Memo
from extractor.mentions.times import days, phrases, relative, reported, rules, seasons, shifts, shorthand, told
from extractor.mentions.times.calendar import Anchor
from extractor.mentions.times.rule import WORDS, Match, TimeRule
from extractor.mentions.times.tense import tense_or_wish
from extractor.mentions.types import Time

ROOMS = (shorthand, shifts, phrases, told, seasons, rules, days, relative, reported)
RULES: tuple[TimeRule, ...] = sum((room.RULES for room in ROOMS), ())

# What rules need, a bit each: a sentence without all that a rule needs is not searched for it, as nine in ten are not.
# The longest need of a rule, mostly the names of months or the like, is its key: those without it are not looked at.
_NEEDS = {need: 1 << place for place, need in enumerate(sorted({need for rule in RULES for need in rule.needs}))}
_RULES = tuple((rule, sum({_NEEDS[need] for need in rule.needs}), _NEEDS[max(rule.needs, key=len)]) for rule in RULES)
_KEYS = reduce(or_, [key for _, _, key in _RULES])
_LISTED: dict[str, int] = {}  # by word
_BITS: list[tuple[re.Pattern[str], int]] = []  # of needs that are more than a list of words
for _need, _bit in _NEEDS.items():
    if _need.replace("|", "").isalpha():
        _LISTED.update({_word: _LISTED.get(_word, 0) | _bit for _word in _need.split("|")})
    else:
        _BITS.append((re.compile(_need), _bit))
_NUMERIC = [(need, bit) for need, bit in _BITS if re.search(r"\d|\\d|\\w\*", need.pattern)]  # may begin with a digit
_NEEDED = re.compile("|".join(need.pattern for need, _ in _BITS))
_CLAUSE_END = re.compile(r"[,;:—–]")
_FUTURE_WORDS = re.compile(
    r"\b(?:план|прогноз|обещ|намерен|будет|будут|предстоит|ожида|рассчитыва|намеч|должн|хотят|собира)"
)
_WAITS = frozenset("ждет ждем ждут".split())  # «в мае ждут роста», not of the whole sentence
_SET = re.compile(r"(?:намечен|запланирован|перенесен|отложен|предусмотрен|обещан|ожидаем)(?:а|о|ы)?$")  # for later
_UNTIL = re.compile(  # «продлён до», «движение закрыли до»
    r"\b(?:продл|приостан|закры|запре[тщ]|огранич|отлож|перенес|отсроч|отстран|замороз|сохран|арестова)[а-я]*(?:\s+[а-я]+){0,3}\s$"
)
_UNTIL_SIZE = 60
_BASE = re.compile(
    r"(?:\bчем|\bсравн\w+ (?:его |ее |их |это )?со?|\bпо сравнению(?: со?)?|\bпо отношению к|\bк уровню"
    r"|\bк показател\w+|\bк аналогичн\w+ период\w+"
    r"|\b(?:выше|ниже|больше|меньше|лучше|хуже|превы[а-я]+|уступ[а-я]+|отста[а-я]+ от|до|от) (?:[а-я]+ )?"
    r"(?:уров|показат|результат|значени|итог|урожа|объем|рекорд|максимум|минимум)[а-я]*"
    r"|\bотносительно|\bв сравнении с|\bнежели|\bот уровня|(?:[%)]|\bпроцент\w*|\bраза?)\s*к|\bпротив)"
    r"(?:\s+[а-я]+){0,5}\s*$"
)
_CHANGED = re.compile(  # «минус 27 % к первому кварталу», «+640 к 2017-му»
    r"(?:%|\bпроцент\w*|\bпункт\w*|\bраза?|(?:[+−]|\bплюс|\bминус)\s?\d[\d\s.,]*(?:[а-я.]+\s)?"
    r"|\b(?:прирост|прибавк|рост|падени|снижени|спад|сокращени|увеличени|подорожани|удорожани|превышени)[а-я]{0,5})\s*$"
)
_CHANGES = re.compile(
    r"(?:(?!\bдо\s)[^.;!?\d]){0,60}\d[\d,]{0,6}\s?(?:%|процент)"
)  # «прибавил к марту прошлого года 2 %»
_EDGES = ("конц", "начал", "середин")
_AGAINST = re.compile(r"\b(?:против|вместо)\s[^;:.!?()–—]*$")
_AGAINST_SIZE = 40
_CHANGE_SIZE = 30
_BASE_SIZE = 200  # characters before a time that can hold all of this
_BASE_WORDS = 6  # of which the last words hold the end of what compares
_BASE_ENDS = ("чем", "сравнению", "со", "к", "уровню", "относительно", "с", "нежели", "уровня", "против")
_REPORTED = re.compile(r"(?:за|по итогам|итоги)\s+(?:19|20)\d\d")
_WORKS = "|".join(row["start"] for row in read_table("telling_words") if row["group"] == "work")
_OF_A_THING = re.compile(  # «дом 1974 года», «пятиэтажный, 1974 года»
    rf"(?:\b(?:дом|здани|построй|выпуск|рожден|образц|издан|модел)[а-я]*(?:\s+у\s+нас)?|\b(?:{_WORKS})[а-я]{{0,2}}"
    r"|\b(?:чемпион|лауреат|призер)[а-я]*(?:\s+[а-я]+){1,3}|[а-я]{3}(?:ый|ой|ий|ая|яя|ое|ее|ые|ие),)\s+$"
)
_BY_A_THING = re.compile(r"\s{1,3}(?:выпуска|рождения|постройки|издания|изготовления|призыва|модельного ряда)\b")
_THING_SIZE = 45
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WITHIN = re.compile(r"[а-яё\d,]\s{1,3}$", re.IGNORECASE)  # a sentence goes on
_STOOD = ("на ", "по состоянию на ")
_MOVED = ("year_earlier", "shifted", "previous")  # told in passing, from what was named last
# «к прошлому году» is what a figure is compared with
_TO_THE_PAST = ("last_year", "year_before_last", "year_earlier", "same_period", "previous", "relative_season")
_PARTS_OF_YEARS = ("month", "months", "quarter", "counted_months", "half_year", "counted", "numbered")


def fold(text: str) -> str:
    """Lower case, «ё» as «е», every character still one character."""
    lower = text.lower()
    if len(lower) != len(text):  # «İ» and its like grow when lowered
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower.replace("ё", "е")


def find(document: Document, published: date | None) -> tuple[Time, ...]:
    """Time expressions in text order; `value` is None where a time is named but cannot be resolved."""
    found: list[Time] = []
    anchor, block = Anchor(published), -1
    for sentence in document.sentences:
        if sentence.block != block:
            block, anchor.year = sentence.block, anchor.told
            anchor.last, anchor.stood = anchor.first, None
        text = fold(straightened(sentence.text))
        for rule, match in _matches(text):
            time = _time(sentence, text, rule, match, anchor)
            if time.use != "duration" and not _is_name(sentence, time):
                found.append(time)
                _move(anchor, time)
    return tuple(found)


def _move(anchor: Anchor, time: Time) -> None:
    """Note a time that was read: years without a date line come from the text itself."""
    if time.use in ("own", "deadline", "base"):
        anchor.named = time.value
    if time.value is None or time.use not in ("own", "deadline") or time.rule in _MOVED:
        return
    anchor.last = time.value
    anchor.stood = _stood(time.text.lower(), time.value) or anchor.stood
    if time.use == "own" and ("/" in time.value or time.text.lower().startswith("за ")):
        anchor.stretch = time.value
    if anchor.first is None:
        anchor.first = "" if _DAY.fullmatch(time.value) else time.value
    year = time.value.removeprefix("../")[:4]
    if anchor.reported is None and year.isdigit() and _REPORTED.match(time.text.lower()):
        anchor.reported = int(year)
    if time.use == "own" and year.isdigit():
        anchor.year = int(year)
        if anchor.told is None and len(time.value) >= len("2023-01"):
            anchor.told = anchor.year


def _stood(text: str, value: str) -> str | None:
    """«На 1 октября», «по состоянию на 9 мая»: the day as of which something was so much."""
    return value if text.startswith(_STOOD) and _DAY.fullmatch(value) else None


def _matches(text: str) -> list[tuple[TimeRule, Match]]:
    """The rules' matches, from left to right; of two that overlap the one of the earlier rule."""
    rules = possible(reduce(or_, map(_MEETS.__getitem__, WORDS.findall(text)), 0))
    if not rules:
        return []
    found: list[tuple[int, TimeRule, Match]] = []
    taken = bytearray(len(text))
    for rule in rules:
        for match in rule.pattern.finditer(text):
            start, end = match.span()
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\1" * (end - start)
                found.append((start, rule, match))
    return [(rule, match) for _, rule, match in sorted(found, key=itemgetter(0))]


def _meets(word: str) -> int:
    """The needs that a word meets: the same words come again and again."""
    met = _LISTED.get(word, 0)
    if _NEEDED.fullmatch(word):
        met += sum([bit for need, bit in (_NUMERIC if word[0].isdigit() else _BITS) if need.fullmatch(word)])
    return met


_MEETS = Memo(_meets)


def possible(met: int) -> list[TimeRule]:
    """The rules all of whose needs are met, in order."""
    return [rule for rule, needs in _with_keys(met & _KEYS) if met & needs == needs]


@lru_cache(4_000)
def _with_keys(keys: int) -> tuple[tuple[TimeRule, int], ...]:
    """The rules whose keys are there, with all their needs."""
    return tuple([(rule, needs) for rule, needs, key in _RULES if keys & key])


def _tense_near(sentence: Sentence, text: str, match: Match) -> str:
    """The tense of the verb nearest to a match: one in its own clause first, then one behind it."""
    middle = sentence.start + match.start()
    verbs = [token for token in sentence.tokens if token.pos in ("VERB", "AUX") and tense_or_wish(token)]
    if not verbs:
        return "futr" if _FUTURE_WORDS.search(text) else ""

    def distance(token: Token) -> tuple[bool, bool, int]:
        low, high = sorted((token.start, middle))
        parted = _CLAUSE_END.search(text, low - sentence.start, high - sentence.start) is not None
        parted = parted or text[match.end() : token.start - sentence.start] == " и "  # «подорожал в мае и стоит»
        return parted, token.start < middle, high - low

    nearest = min(verbs, key=distance)
    tense = tense_or_wish(nearest)
    if tense == "pres" and (nearest.lower in _WAITS or _FUTURE_WORDS.match(nearest.lower)):
        return "futr"
    return "futr" if _SET.match(nearest.lower) else tense


@cache
def _base_stems() -> tuple[str, ...]:
    """How nouns begin of what a figure is compared with."""
    return tuple(group("telling_words", "group", "base", "start"))


def _compared(text: str, start: int) -> bool:
    """Whether the words before a time say that a figure is compared with that of the time."""
    first = max(0, start - _BASE_SIZE)
    for word in text[first:start].rsplit(None, _BASE_WORDS)[-_BASE_WORDS:]:
        if word.endswith(_BASE_ENDS) or word.startswith(_base_stems()):
            return _BASE.search(text, first, start) is not None
    return False


def _tense(sentence: Sentence, text: str, match: Match, compared: bool, due: bool) -> str:
    """The tense that a time is told in; that of what a figure is compared with is over."""
    start = match.start()
    if compared or _AGAINST.search(text, max(0, start - _AGAINST_SIZE), start):
        return "past"  # «900 рублей против 1 150 в феврале»
    return _tense_of_deadline(sentence, text, match) if due else _tense_near(sentence, text, match)


def _tense_of_deadline(sentence: Sentence, text: str, match: Match) -> str:
    """A deadline is to come, but for «к декабрю безработица опустилась»; «карантин продлён до мая» is no such."""
    if _UNTIL.search(text, max(0, match.start() - _UNTIL_SIZE), match.start()):
        return "futr"
    over = not _FUTURE_WORDS.search(text) and _tense_near(sentence, text, match) == "past"
    return "past" if over else "futr"


def _dates_a_thing(text: str, start: int, end: int) -> bool:
    """«дом 1974 года», «автобус 2009 года выпуска»: a year of a thing dates no figure."""
    return bool(_OF_A_THING.search(text, max(0, start - _THING_SIZE), start) or _BY_A_THING.match(text, end))


def _time(sentence: Sentence, text: str, rule: TimeRule, match: Match, anchor: Anchor) -> Time:
    start, end = match.span()
    first, last = sentence.start + start, sentence.start + end
    name, use = rule.resolve.__name__, rule.use
    compared = _compared(text, start)
    anchor.look = partial(_tense, sentence, text, match, compared, use == "deadline")
    value = rule.resolve(match, anchor)
    if use == "duration" and value:
        use = "own"
    if use in ("own", "deadline") and (compared or _is_base(text, match, name, value, anchor)):
        use = "base"
    elif name == "year" and text[start].isdigit() and _dates_a_thing(text, start, end):
        use = "background"
    return Time(
        start=first,
        end=last,
        text=sentence.text[start:end],
        sentence=sentence.index,
        first=bisect_right(sentence.tokens, first, key=attrgetter("end")),
        last=bisect_left(sentence.tokens, last, key=attrgetter("start")),
        value=value,
        use=use,
        rule=name,
    )


def _is_name(sentence: Sentence, time: Time) -> bool:
    """«Журнал Октябрь», «Август Мейер»: a month in a capital within a sentence, or before another."""
    if time.rule != "month_named" or not time.text[0].isupper():
        return False
    before, after = sentence.text[: time.start - sentence.start], sentence.text[time.end - sentence.start :].lstrip()
    return bool(_WITHIN.search(before)) or after[:1].isupper()


def _is_base(text: str, match: Match, name: str, value: str | None, anchor: Anchor) -> bool:
    """Whether a figure is compared with what was then, though no word before says so."""
    start = match.start()
    if not match.group().startswith("к "):
        return False
    if name in _TO_THE_PAST:
        return True
    now = anchor.published.isoformat() if anchor.published else ""
    if now and (value is None or value >= now):
        return False
    if text[:start].endswith("(") or _CHANGED.search(text, max(0, start - _CHANGE_SIZE), start):
        return True  # «(к январю 2021 года – 103 %)»
    earlier = value is not None and value[:4] < now[:4] and name in _PARTS_OF_YEARS
    return earlier and not any(edge in match.group() for edge in _EDGES) and bool(_CHANGES.match(text, match.end()))
