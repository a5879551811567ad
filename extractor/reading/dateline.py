"""Reads a layout; yields the day of publication that the text itself gives.

A wrong date is worse than none: relative times are resolved by it. Only a full date counts, and only where a page puts
its own: in the header, in an agency's dateline, right below the story, or in a sentence that tells of today.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import takewhile

from extractor.reading.calendar import Dated
from extractor.reading.head import day_of, day_of_url
from extractor.reading.layout import Layout
from extractor.reading.masthead import is_masthead
from extractor.reading.units import Unit

HEADER_REACH = 6  # units above the headline in which the page's own date stands
FOOT_REACH = 4  # units below the story in which it may stand
MASTHEAD_REACH = 3  # units from the headline on
WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_PUBLISHED = re.compile(
    r"дата(?: публикации)?|опубликован\w*|размещен\w*|категория|добавлен\w*|создан\w*|published|posted"
)
_UPDATED = re.compile(r"последн\w+ (?:изменени|обновлени|правк)|обновлен\w*|изменен\w*|updated|modified")
_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_ADDRESS = re.compile(r"(?:^|(?<=: ))(?:https?://)?[\w-]+(?:\.[\w-]+)+/\S+$")
_LASTING = re.compile(r"постоянн\w+ (?:адрес|ссылка)|адрес страницы|ссылка на (?:материал|статью|новость|страницу)")
_TODAY = re.compile(r"\b(сегодня|вчера|накануне|завтра)\W{1,3}$")
_AFTER = {"сегодня": 0, "вчера": 1, "накануне": 1, "завтра": -1}  # days from the day named to that of the news
_WEEKDAY = re.compile(r"\b(понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)[а-я]*\W{1,3}$")
_ENDS_DATELINE = re.compile(
    r" ?г\. (?=[А-ЯЁ«–—/])|(?: ?г(?:ода|\.))?\s*"
    r"(?:[.–—/(]|$|- |,\s[А-ЯЁ][\w-]+\W*$|, (?:\d\d:\d\d|пресс-релиз|наш корр))"
)
_TOLD = re.compile(
    r"\b(?:сообщил|рассказал|заявил|объявил|огласил|опубликовал|обнародовал)[аио]?\W$|\b(?:оглашен|объявлен|обнародован|опубликован)[аоы]?\W$"
)
_PREPOSITION = re.compile(r"(?:^|\s)(?:от|с|со|до|по|к|на|после|из|начиная|датированн\w+) $")
_VERB_NEXT = re.compile(r"(?: ?г(?:ода|\.))? [а-я]{2,}(?:[аеиыяу]л[аио]?|шел|шла|шло|шли|л[аио]сь|лся)\b")
_PAST = re.compile(r"\b[а-я]{3,}(?:[аеиыяу]л[аио]?|шел|шла|шло|шли|л[аио]сь|лся|[аея]н[аоы]?)\b")


def published_of(layout: Layout) -> date | None:
    """The day of publication by the first rule that gives one."""
    return next((day for rule in RULES if (day := rule(layout))), None)


def below_headline(layout: Layout) -> date | None:
    """The one date of the lines between headline and body."""
    if not layout.headline or not layout.body:
        return None
    first = next((i for i in layout.body if layout.labels[i] == "text"), layout.body[-1])
    return _only_day(layout, range(layout.headline[0] + 1, first))


def in_data(layout: Layout) -> date | None:
    """The day in the data for search engines that some pages leave in their text."""
    days = {day for unit in layout.units for told in _DATA.findall(unit.plain) if (day := day_of(told))}
    return days.pop() if len(days) == 1 else None


def in_address(layout: Layout) -> date | None:
    """The day in the page's own address, alone above the headline or said to be the lasting one."""
    above = [layout.units[i].plain for i in range(min(layout.first, HEADER_REACH))]
    told = [unit.plain for unit in layout.units if _LASTING.match(unit.core)]
    found = [match.group() for text in (*above, *told) if (match := _ADDRESS.search(text))]
    days = {day for address in found if (day := day_of_url(address))}
    return days.pop() if len(days) == 1 else None


def above_headline(layout: Layout) -> date | None:
    """The one day of the date lines above the headline, those that lists of other articles part from it left out."""
    above = range(layout.first - 1, max(-1, layout.first - 1 - HEADER_REACH), -1)
    parting = ("item", "end", "inline", "text", "teaser")
    lines = list(takewhile(lambda index: layout.labels[index] not in parting, above))
    clocks = {index for index in lines if _clock(layout.units[index])}
    day = _only_day(layout, [index for index in lines if index not in clocks])
    if day or not clocks:
        return day
    day = _only_day(layout, clocks)
    return None if day and _doubted(layout, day) else day


def dateline(layout: Layout) -> date | None:
    """An agency's dateline: the first paragraph begins with place and date, or is nothing else."""
    for index in layout.body[:2]:
        unit = layout.units[index]
        for dated in unit.dates[:1]:
            before, after = unit.plain[: dated.start], unit.plain[dated.end :]
            place = re.fullmatch(r"\W*(?:[А-ЯЁ][\w.-]*[ ,–—.(/)-]*){0,4}", before)
            if place and _ENDS_DATELINE.match(after):
                return dated.day
    return None


def masthead(layout: Layout) -> date | None:
    """The line around the headline that names who puts the news out: «Районная газета «Рассвет», 23 мая 2016 г.»."""
    top = max(layout.headline, default=0) + MASTHEAD_REACH
    days = [unit.dates[0].day for unit in layout.units[:top] if is_masthead(unit)]
    return days[0] if len(days) == 1 else None


def below_body(layout: Layout) -> date | None:
    """A date line right below the story, or one further down that says it is of publication."""
    end = max(layout.body, default=-1) + 1
    for index in range(end, len(layout.units)):
        unit, label = layout.units[index], layout.labels[index]
        if label in ("end", "inline", "item", "teaser"):
            return None
        named = bool(_PUBLISHED.match(unit.core)) or (label == "meta" and index < end + FOOT_REACH)
        day = _only_day(layout, range(index, index + 1)) if named else None
        if day:
            return day
    return None


def told_as_news(layout: Layout) -> date | None:
    """«Сегодня, 5 мая 2018 года», «вчера — 17 февраля 2014 года» else a full date told as news in the lead."""
    for index in layout.body:
        unit = layout.units[index]
        for dated in unit.dates:
            word = _TODAY.search(_before(unit, dated))
            if word:
                return dated.day + timedelta(days=_AFTER[word.group(1)])
    return _lead_event(layout)


def _lead_event(layout: Layout) -> date | None:
    """A full date in the lead: after its weekday, or as the day of something past; no later date follows."""
    texts = [layout.units[i] for i in layout.body if layout.labels[i] == "text"]
    for unit in texts[:2]:
        for dated in unit.dates[:1]:
            told = any(sign(unit, dated) for sign in (_of_weekday, _opens_sentence, _of_verb))
            if told or _TOLD.search(_before(unit, dated)):
                later = any(dated.day < other.day for text in texts for other in text.dates)
                return None if later else dated.day
    return None


def _opens_sentence(unit: Unit, dated: Dated) -> bool:
    """Whether the date begins a sentence in the past, the first one or the first after an agency's name."""
    before = unit.plain[: dated.start]
    named = re.search(r"[./»)–—-] $", before) and not re.search(r"[а-яё]{3,}\. $", before)
    begins = not before or (len(before) < 80 and bool(named))
    return begins and bool(_PAST.search(unit.folded[dated.end : dated.end + 200]))


def _of_verb(unit: Unit, dated: Dated) -> bool:
    """Whether the date stands right before a past verb in the first sentence: «Дума 21 мая 2024 года приняла …»."""
    before = unit.folded[: min(dated.start, 200)]
    aside = ". " in before or "котор" in before or _PREPOSITION.search(before)
    return not aside and bool(_VERB_NEXT.match(unit.folded[dated.end : dated.end + 40]))


def _of_weekday(unit: Unit, dated: Dated) -> bool:
    match = _WEEKDAY.search(_before(unit, dated))
    return match is not None and match.group(1) == WEEKDAYS[dated.day.weekday()]


def _before(unit: Unit, dated: Dated) -> str:
    """The words right before a date."""
    return unit.folded[max(0, dated.start - 40) : dated.start]


def _only_day(layout: Layout, indices: Iterable[int]) -> date | None:
    """The one day that these lines give (of «published» and «updated» in one line the first); None if they differ."""
    days = {day for index in indices if (day := _line_day(layout, index))}
    return days.pop() if len(days) == 1 else None


def _line_day(layout: Layout, index: int) -> date | None:
    unit = layout.units[index]
    if layout.labels[index] not in ("meta", "label", "menu", "ticker", "markup") or _UPDATED.match(unit.core):
        return None
    dates = unit.dates
    return dates[0].day if dates and len(dates) <= 2 else None


def _clock(unit: Unit) -> bool:
    """Whether a line says what day it is for the reader of the page, not when the article came out."""
    return unit.words[:1] == ["сегодня"] or any(word in ("курс", "цб", "usd", "погода") for word in unit.words)


def _doubted(layout: Layout, day: date) -> bool:
    """Whether the story speaks of a later year, or of several years none of which is the page's or the one before."""
    story = " ".join(layout.units[i].plain for i in layout.body)
    years = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", story)}
    return max(years, default=0) > day.year or (len(years) > 1 and not years & {day.year, day.year - 1})


RULES: tuple[Callable[[Layout], date | None], ...] = (
    in_data, below_headline, above_headline, dateline, masthead, below_body, in_address, told_as_news,
)  # fmt: skip
