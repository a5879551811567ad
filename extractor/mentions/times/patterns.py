"""Reads the tables of months, weekdays, seasons and small numbers; yields the pieces that time rules are made of."""

import re
from functools import cache, lru_cache

from extractor.lexicon import read_table

_MONTHS = tuple((int(row["number"]), re.compile(row["noun"])) for row in read_table("months"))
_ANY_MONTH = re.compile("|".join(forms.pattern for _, forms in _MONTHS))
_MONTH_ADJECTIVES = tuple((int(row["number"]), row["adjective"]) for row in read_table("months"))
_WEEKDAYS = tuple((int(row["number"]), re.compile(row["forms"])) for row in read_table("weekdays"))
_WEEKDAY_ADJECTIVES = tuple((int(row["number"]), row["adjective"]) for row in read_table("weekdays"))
_SEASONS = tuple((int(row["month"]), re.compile(row["forms"])) for row in read_table("seasons"))
_NUMBERS = tuple((int(row["value"]), re.compile(row["forms"])) for row in read_table("small_numbers"))


def _any(table: str, column: str) -> str:
    return "|".join(row[column] for row in read_table(table))


_ORDINALS = {row["stem"]: int(row["value"]) for row in read_table("ordinals")}
_TENS = {row["tens"]: int(row["value"]) for row in read_table("ordinals") if row["tens"] != "-"}
_SHIFTS = {row[form]: int(row["value"]) for row in read_table("measures_of_shift") for form in ("form", "count")}
_WHOLE = "".join(rf"(?<!\b{tens}\s)" for tens in _TENS)  # not the end of «двадцать пять»
COUNT = rf"{_WHOLE}(?:(?<![,.])\d{{1,3}}|{'|'.join(row['count'] for row in read_table('measures_of_shift'))})"
_ORDINAL_ENDING = "(?:ый|ий|ой|ого|ьего|ому|ьему|ом|ьем|ое|ье)"
_STEMS = "|".join(sorted(_ORDINALS, reverse=True))
ORDINAL_WORD = rf"(?:{_STEMS}){_ORDINAL_ENDING}"
_TENTH = 10  # «во втором году» is of something's life
_LATE = "|".join(stem for stem, value in _ORDINALS.items() if value >= _TENTH)
LATE_ORDINAL = rf"(?:(?:{'|'.join(_TENS)})\s+{ORDINAL_WORD}|(?:{_LATE}){_ORDINAL_ENDING})"
DAY_IN_WORDS = (
    rf"(?:(?:двадцать|тридцать)\s+)?(?:{'|'.join(sorted(_ORDINALS, reverse=True))})(?:ого|ьего|ому|ьему|ое|ье)"
)
SHIFT = rf"(?:(?<![,.])\d{{1,2}}|{'|'.join(_SHIFTS)})"
DATED = "|".join(row["stem"] for row in read_table("dated_nouns"))
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:-?(?:го|ого|е|му|м))?"
MONTH = rf"(?:{_any('months', 'noun')})\b"
_ADJECTIVE_ENDING = "(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)"
MONTH_ADJECTIVE = rf"(?:{_any('months', 'adjective')}){_ADJECTIVE_ENDING}\b"
WEEKDAY = rf"(?:{_any('weekdays', 'forms')})\b"
WEEKDAY_ADJECTIVE = rf"(?:{_any('weekdays', 'adjective')})(?:{_ADJECTIVE_ENDING}|ая|ой|ую|ые|ых|ым|ыми|ый|ое)\b"
GAMES = _any("games", "forms")
SEASON = rf"(?:{_any('seasons', 'forms')})\b"
FEW = rf"{_WHOLE}(?:один|одну|две)"
NUMBER = rf"(?:\d{{1,2}}(?:-?(?:й|м|го|х|и|ти))?|{_any('small_numbers', 'forms')})\b"
BARE_YEAR = r"(?:1[5-9]|20)\d\d"
YEAR_WORD = r"(?:год(?:а|у|ом|е|ы|ов|ам|ами|ах)?\b|гг?\b\.?)"
YEAR_ENDING = r"-?(?:ый|ого|ому|ым|ом|й|го|му|м|е|х)\b"
YEAR = rf"{BARE_YEAR}(?:(?:{YEAR_ENDING})?\s*{YEAR_WORD}|{YEAR_ENDING}(?!\s+(?:километр|км\b|мест|номер)))"
RELATIVE_YEAR = (
    r"(?:(?:(?:поза)?прошлого|минувшего|прошедшего|истекшего|ушедшего|предыдущего|этого|текущего|нынешнего|сего|следующего|будущего|того\s+же)\s+года\b"
    r"|(?:прошлого|нынешнего|текущего)(?=[.,;)]|$))"  # «за один только январь нынешнего»
)
THE_YEAR = rf"(?P<y>{YEAR}|{BARE_YEAR}\b|{RELATIVE_YEAR})"
Y = rf"(?:,?\s+{THE_YEAR})?"
M, M2 = rf"(?P<m>{MONTH})", rf"(?P<m2>{MONTH})"
N = rf"(?P<n>{NUMBER})"
NOT_WHEN = r"(?!,?\s+\d{4})(?!(?:\s+г(?:од)?[а-я.]*)?,\s+когда)"  # «с сентября 2018 года, когда…»: the month itself
YEAR_HERE = rf"{BARE_YEAR}\w*"  # «2023», «2023г», «2023й»
YEAR_OR_GODA = rf"{YEAR_HERE}|года|прошлого|нынешнего|текущего"
DASH = r"\s?[-–—−]\s?"
UP_TO = rf"\s+по\s+|\s+до\s+|{DASH}"
JOINT = "по|до|[-–—−]"  # the word of it
THIS = r"(?:эт(?:от|ого|ому|им|ом|а|у|ой)|текущ(?:ий|его|ему|им|ем|ая|ую|ей)|нынешн(?:ий|его|ему|им|ем|яя|юю|ей)|сего)"
LAST = (
    r"(?:прошл(?:ый|ого|ому|ым|ом|ая|ую|ой|ое)"
    r"|(?:минувш|прошедш|истекш|ушедш|предыдущ)(?:ий|его|ему|им|ем|ая|ую|ей|ее))"
)
SAME = r"(?:так(?:ой|ого|ому|им|ом)|тот|то|том|тому|того|тем|те|тех|этот|это|эт[ои]м|этому|этого|эти|этих)"
SPAN = (
    r"(?:период|промежут|срок|время|времени|месяц|дни|дней|дням|недел|отрез|квартал|полугоди)[а-я]{0,4}(?:\s+времени)?"
)
NEXT = r"(?:следующ|будущ|предстоящ)(?:ий|его|ему|им|ем|ая|ую|ей|ее)"

_ENDS = (r"[—–]\s", r"\d\s", r"\d\s%\s", r"\d%\s", r"млн\s", r"млрд\s", r"тысяч\s", r"рублей\s", r"руб\.\s")
# right behind a figure
BEHIND = "(?:" + "|".join(rf"(?<={end})" for end in _ENDS) + ")"


@cache
def month_number(word: str) -> int:
    """`июня` → 6."""
    return next(number for number, forms in _MONTHS if forms.fullmatch(word))


def is_month(word: str) -> bool:
    """Whether a word names a month."""
    return _ANY_MONTH.fullmatch(word) is not None


@cache
def month_of_adjective(word: str) -> int:
    """`июньский` → 6."""
    return next(number for number, stem in _MONTH_ADJECTIVES if word.startswith(stem))


@cache
def weekday_number(word: str) -> int:
    """`пятницу` → 5."""
    return next(number for number, forms in _WEEKDAYS if forms.fullmatch(word))


@cache
def weekday_of_adjective(word: str) -> int:
    """`пятничный` → 5."""
    return next(number for number, stem in _WEEKDAY_ADJECTIVES if word.startswith(stem))


@cache
def season_month(word: str) -> int:
    """`летом` → 6, its first month."""
    return next(month for month, forms in _SEASONS if forms.fullmatch(word))


@lru_cache(256)
def small_number(word: str) -> int:
    """`девять`, `9`, `III`, `третьем` → the number."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else next(value for value, forms in _NUMBERS if forms.fullmatch(word))


def day_number(text: str) -> int:
    """`22`, `1-го`, `двадцать второго` → the number."""
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else ordinal_number(text)


@cache
def ordinal_number(text: str) -> int:
    """`двадцать второго` → 22."""
    *tens, last = text.split()
    stem = re.sub(rf"{_ORDINAL_ENDING}$", "", last)
    return sum(_TENS[word] for word in tens) + _ORDINALS[stem]


@cache
def matches(pattern: str, text: str) -> bool:
    """Whether all of a text is what a cell of a table says."""
    return re.fullmatch(pattern, text) is not None


def is_single(match: re.Match[str]) -> bool:
    """«неделю назад», not the end of «двадцать одну неделю назад»."""
    return not match.string.endswith(("один ", "одну "), 0, match.start())


def shift_number(text: str) -> int:
    """`двумя`, `двенадцать`, `10`, `одну` → the number."""
    return _SHIFTS[text] if text in _SHIFTS else small_number(text)


def year_number(text: str, published: int | None, last: int | None) -> int | None:
    """`2023 года`, `2023-м` → the number; `прошлого года` → the one before that of publication."""
    if text[0].isdigit():
        return int(text[:4])
    if text.startswith("того"):
        return last
    if text.startswith("предыдущ") and last is not None:
        return last - 1
    away = -2 if text.startswith("поза") else -matches(LAST, text.split()[0]) or int(matches(NEXT, text.split()[0]))
    return None if published is None else published + away
