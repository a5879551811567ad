"""Reads a match and its anchor; yields the ISO 8601 value of a day or week relative to publication. Order decides."""

from datetime import date, timedelta

from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import Anchor, days_away, interval, span, told_of, week, weekday_near
from extractor.mentions.times.rule import Match, TimeRule, rule, since

WEEK = 7  # days
_LONG = ("month", "quarter", "half", "year")
BARE_DAY = ("за сутки", "за 24 часа")
BARE_WEEKEND = ("в выходные", "за выходные", "на выходных")


def today(match: Match, anchor: Anchor) -> str | None:
    """«сейчас», «на сегодня», «на данный момент»."""
    return days_away(anchor, 0)


def yesterday(match: Match, anchor: Anchor) -> str | None:
    """«вчера», «накануне»."""
    return days_away(anchor, -1)


def day_before_yesterday(match: Match, anchor: Anchor) -> str | None:
    """«позавчера»."""
    return days_away(anchor, -2)


def tomorrow(match: Match, anchor: Anchor) -> str | None:
    """«завтра»."""
    return days_away(anchor, 1)


def _is_near(stood: str, published: date | None) -> bool:
    """«на 1 мая» of the week before the news: by an older day no «за сутки» is reckoned."""
    return published is None or (published - date.fromisoformat(stood)).days <= WEEK


def past_day(match: Match, anchor: Anchor) -> str | None:
    """«за сутки», «за минувшие 24 часа», up to «на 5 мая» if told; in a report on a month the bare one is a pace."""
    told = anchor.first or anchor.stretch
    if match.group() in BARE_DAY and told and span(told) in _LONG:
        return None
    if anchor.stood and _is_near(anchor.stood, anchor.published):
        return interval((date.fromisoformat(anchor.stood) - timedelta(days=1)).isoformat(), anchor.stood)
    return interval(days_away(anchor, -1), days_away(anchor, 0))


def weekday(match: Match, anchor: Anchor) -> str | None:
    """«в пятницу», «утром в четверг», «к утру пятницы»."""
    return weekday_near(anchor, p.weekday_number(match["w"]))


def weekday_adjective(match: Match, anchor: Anchor) -> str | None:
    """«пятничные торги», «на воскресном голосовании»."""
    return weekday_near(anchor, p.weekday_of_adjective(match["w"]))


def weekend(match: Match, anchor: Anchor) -> str | None:
    """«в минувшие выходные»: those that are over; «в выходные»: the next where the sentence looks ahead."""
    if anchor.published is None:
        return None
    back = anchor.published.isoweekday() % 7
    if anchor.tense == "futr" and match.group().endswith(BARE_WEEKEND):
        back -= 7
    return interval(days_away(anchor, -back - 1), days_away(anchor, -back))


def this_week(match: Match, anchor: Anchor) -> str | None:
    """«на этой неделе»."""
    return week(anchor, 0)


def last_week(match: Match, anchor: Anchor) -> str | None:
    """«на прошлой неделе», «за прошедшую неделю»: of a report on a week that one."""
    told = told_of("week", anchor.stretch, anchor.first) if match.group().startswith("за") else None
    return told or week(anchor, -1)


def next_week(match: Match, anchor: Anchor) -> str | None:
    """«на следующей неделе»."""
    return week(anchor, 1)


def past_week(match: Match, anchor: Anchor) -> str | None:
    """«за последнюю неделю»: the seven days up to publication; a bare «за неделю» is a pace."""
    return interval(days_away(anchor, -7), days_away(anchor, 0))


_PART = r"(?:утро\s+|утром\s+|утру\s+|вечер\s+|вечером\s+|вечеру\s+|ночь\s+на\s+|днем\s+)?"

_PAST, _PAST_OF = (  # «за истекшие сутки», «в течение минувших суток»
    "|".join(f"{stem}{ending}" for stem in ("минувши", "прошедши", "истекши", "последни", "прошлы")) for ending in "ех"
)
_FORMER = r"(?:[а-я]+класс|школь|студент|выпуск|детсад|дошколь|абитур|курсант)"  # «вчерашние школьники»
_WHOLE = r"(?:завершил|закончил|закрыл|начал|открыл|провел)[а-я]*|итог[а-я]*|конц[а-я]*|середин[а-я]*|исход[а-я]*"
_OBLIQUE_NUMERAL = (
    r"(?:двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти|полутора|сорока|ста|двухсот|тысяч\w*"
    r"|\w+надцати|(?:два|три)дцати|\w+десяти)"
)

RULES: tuple[TimeRule, ...] = (
    rule(r"с\s+сегодняшнего\s+дня\b", since(today), needs=("с", "сегодняшнего")),
    rule(
        r"(?:на\s+сегодня\b|(?:на\s+)?сегодняшн(?:ий|ем|его|ее)\s+(?:день|дня|дне|утро|вечер|число)\b|сегодня\b|сейчас\b|теперь\b)",
        today,
        needs=r"сегодня|сегодняшн\w+|сейчас|теперь",
    ),
    rule(
        r"(?:на|в)\s+(?:данн|настоящ|текущ)(?:ый|ий|ое|ее|ем)\s+(?:момент|врем(?:я|ени))\b|(?:к|на)\s+настоящему\s+(?:моменту|времени)\b|на\s+сей\s+(?:день|час|момент)\b",
        today,
        needs=(r"(?:данн|настоящ|текущ)\w+|сей", r"момент\w*|врем\w+|день|час"),
    ),
    rule(
        r"на\s+(?:момент\s+(?:публикации|написания|подготовки\s+(?:материала|новости|текста))|(?:сегодняшн|текущ)[а-я]+\s+дату)\b",
        today,
        needs="момент|дату",
    ),
    rule(
        r"по\s+состоянию\s+на\s+(?:\d{1,2}[:.]\d\d|утро|вечер|полдень)(?!\s+\d)",
        today,
        needs="состоянию",
    ),
    rule(
        rf"(?:нынешн|теперешн|сегодняшн)(?:ие|их|им|ими|яя|ей|юю|ий|его|ему|ем|ее)(?=\s+(?:\d|{_OBLIQUE_NUMERAL}\b))",
        today,
        "background",
        needs=r"(?:нынешн|теперешн|сегодняшн)\w+",
    ),
    rule(r"(?:позавчера)\b", day_before_yesterday, needs=r"позавчера\w*"),
    rule(
        rf"(?:вчера|накануне|вчерашн(?:ий|его|ему|им|ем|яя|ей|юю|ие|их)(?!\s+{_FORMER}))\b(?!\s+(?:праздник|выбор|нов|[1-9м]))",
        yesterday,
        needs=r"вчера|накануне|вчерашн\w+",
    ),
    rule(r"завтра\b(?![»”\"])", tomorrow, needs="завтра"),
    rule(
        rf"за\s+(?:{_PAST})\s+(?:сутки|24\s+часа)\b|в\s+течение\s+(?:{_PAST_OF})\s+суток\b",
        past_day,
        needs=(f"{_PAST}|{_PAST_OF}", "сутки|суток|часа"),
    ),
    rule(r"за\s+(?:сутки|24\s+часа)\b", past_day, "duration", needs="сутки|часа"),
    rule(
        rf"с\s+(?:(?:утра|вечера|ночи|полудня|полуночи)\s+)?(?:{p.LAST}\s+|{p.THIS}\s+)?(?P<w>{p.WEEKDAY})",
        since(weekday),
        needs=("с", p.WEEKDAY),
    ),
    rule(
        rf"(?:в|во|к|на|до|с)\s+{_PART}(?:в\s+)?(?:{p.LAST}\s+|{p.THIS}\s+)?(?P<w>{p.WEEKDAY})",
        weekday,
        needs=p.WEEKDAY,
    ),
    rule(rf"(?:за|в)\s+(?:(?:{_PAST})\s+)?выходные\b", weekend, needs="выходные"),
    rule(rf"(?:на|за)\s+{p.THIS}\s+недел(?:е|ю)\b", this_week, needs="недел[ею]"),
    rule(rf"(?:на|за)\s+(?:{p.LAST})\s+недел(?:е|ю)\b", last_week, needs="недел[ею]"),
    rule(rf"на\s+{p.NEXT}\s+неделе\b", next_week, needs=(p.NEXT, "неделе")),
    rule(r"за\s+последнюю\s+неделю\b", past_week, needs=("последнюю", "неделю")),
    rule(rf"(?:{_WHOLE}|(?:{p.DATED})[а-я]*)\s+(?P<w>{p.WEEKDAY})", weekday, needs=p.WEEKDAY),
    rule(rf"(?P<w>{p.WEEKDAY_ADJECTIVE})(?=\s+(?:{p.DATED}))", weekday_adjective, needs=p.WEEKDAY_ADJECTIVE),
)
