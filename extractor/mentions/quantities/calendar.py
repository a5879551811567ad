"""Reads a numeral with its neighbours; refuses dates, years, decades, centuries and clock times."""

from functools import cache

from extractor.lexicon import read_table
from extractor.mentions.numerals import Numeral
from extractor.mentions.quantities.scene import Refusal, Scene

_DASHES = frozenset("-–—‑−/")
_YEAR_PREPOSITIONS = frozenset("в во с со к ко до по на от за после около начиная и или между".split())


@cache
def _words() -> dict[str, str]:
    """Calendar words → their sort."""
    return {form: row["sort"] for row in read_table("quantities/calendar") for form in row["forms"].split()}


def sort_of(scene: Scene, index: int) -> str:
    """What calendar word stands at atom `index`, "" for none."""
    return _words().get(scene.norm(index), "") if scene.kind(index) == "word" else ""


def in_time(scene: Scene, index: int) -> Refusal | None:
    """Inside a time expression that another reader has found."""
    numeral = scene.numerals[index]
    start, end = scene.atoms[numeral.first].start, scene.atoms[numeral.last - 1].end
    for time in scene.times:
        if time.use != "duration" and time.start <= start and end <= time.end:
            return scene.refuse(index, "time" if ":" in time.text else "date")
    return None


def numeric_date(scene: Scene, index: int) -> Refusal | None:
    """`29.12.2023`, `2023-10-17`, `14/06/2024`."""
    at = scene.numerals[index].first
    parts = [scene.norm(at + step) for step in range(5)]
    marks = {parts[1], parts[3]}
    glued = all(scene.glued(at + step) for step in range(1, 5))
    if not glued or len(marks) != 1 or not marks <= {".", "-", "/"} or not all(p.isdigit() for p in parts[::2]):
        return None
    if sorted(len(part) for part in parts[::2]) not in ([2, 2, 4], [2, 2, 2], [1, 2, 4], [1, 1, 4], [1, 2, 2]):
        return None
    return scene.refuse(index, "date", at, at + 5)


def day_and_month(scene: Scene, index: int) -> Refusal | None:
    """`12.05`: a day and a month in digits before «года», a weekday or in brackets."""
    numeral = scene.numerals[index]
    if not (numeral.decimal and scene.norm(numeral.first + 1) == "." and len(scene.norm(numeral.first + 2)) == 2):
        return None
    day, month = int(scene.norm(numeral.first)), int(scene.norm(numeral.first + 2))
    if not (1 <= day <= 31 and 1 <= month <= 12) or sort_of(scene, numeral.last) != "year":
        return None
    return scene.refuse(index, "date")


def clock(scene: Scene, index: int) -> Refusal | None:
    """`10:00`, `10:00:15`, `18.30` before мск."""
    at = scene.numerals[index].first
    if scene.kind(at) != "digits":
        return None
    last, marks = at + 1, ""
    while scene.norm(last) in (":", ".") and scene.glued(last) and scene.kind(last + 1) == "digits" and scene.glued(last + 1):
        marks += scene.norm(last)
        last += 2
    if not marks or len(scene.norm(last - 1)) != 2 or int(scene.norm(at)) > 24 or int(scene.norm(last - 1)) > 59:
        return None
    if set(marks) != {":"} and not (marks == "." and _clock_words(scene, at, last)):
        return None
    if marks == ":" and (scene.norm(at - 1).startswith("счет") or len(scene.norm(at)) == 1 and int(scene.norm(at)) > 24):
        return None
    return scene.refuse(index, "time", at, last)


def _clock_words(scene: Scene, first: int, last: int) -> bool:
    """`18.00` is a time after «в, с, до» and before мск, утра, or a closing dash of hours."""
    if sort_of(scene, last) in ("clock", "daypart"):
        return True
    if scene.norm(last - 1) not in ("00", "30", "15", "45") or len(scene.norm(first)) > 2:
        return False
    before = scene.norm(first - 1)
    return before in ("в", "с", "до", "около", "к") and scene.kind(last) != "word" and scene.norm(last) not in ("%", "$")


def hour(scene: Scene, index: int) -> Refusal | None:
    """«в 9 часов утра», «в 15 часов 30 минут», «к 8 часам», «в 7 утра»."""
    numeral = scene.numerals[index]
    last, after = numeral.last, scene.numeral(index + 1)
    if numeral.value > 24 or numeral.decimal or numeral.sort not in ("cardinal", "ordinal"):
        return None
    hours = scene.norm(last).startswith("час") or scene.norm(last) == "ч"
    last += hours + (scene.norm(last) == "ч" and scene.norm(last + 1) == ".")
    if hours and after and after.first == last and scene.norm(after.last).startswith("мин"):
        last = after.last + 1
    if sort_of(scene, last) in ("daypart", "clock"):
        return scene.refuse(index, "time", numeral.first, last + 1)
    if scene.norm(numeral.first - 1) in ("в", "к") and hours and not scene.norm(last).startswith(("пут", "езд", "быстр", "больш", "рабоч", "в", "подряд")):
        return scene.refuse(index, "time", numeral.first, last)
    return None


def day_of_month(scene: Scene, index: int) -> Refusal | None:
    """«1 декабря», «15-16 мая», «с 7 по 10 августа», «1, 2 и 3 мая», «первого мая», «15 числа»."""
    at, last = index, scene.numerals[index].last
    while scene.numerals[at].value <= 31 and scene.numerals[at].sort in ("cardinal", "ordinal"):
        if sort_of(scene, last) == "month" or scene.norm(last) in ("числа", "числу"):
            return scene.refuse(index, "date", scene.numerals[index].first, last)
        after = scene.numeral(at + 1)
        if after is None or after.first not in (last + 1, last + 2) or scene.norm(last) not in (*_DASHES, ",", "и", "по", "или", "до", "на"):
            return None
        at, last = at + 1, after.last
    return None


def year(scene: Scene, index: int) -> Refusal | None:
    """«в 2023 году», «2010–2014 гг.», «в 2023-м», «2012/13», «за 2021, 2022 и 2023 годы»."""
    numeral = scene.numerals[index]
    if not _is_year(scene, numeral):
        return None
    at, last = index, numeral.last
    while True:
        if sort_of(scene, last) == "year":
            return scene.refuse(index, "date", numeral.first, last)
        after = scene.numeral(at + 1)
        if after is None or after.first not in (last + 1, last + 2) or not _joins_years(scene, after, last):
            break
        at, last = at + 1, after.last
    return scene.refuse(index, "date", numeral.first, last) if _year_context(scene, numeral, last, at > index) else None


def _joins_years(scene: Scene, after: Numeral, last: int) -> bool:
    short = after.value < 100 and scene.norm(last) in _DASHES and scene.glued(last)
    return (_is_year(scene, after) or short) and scene.norm(last) in (*_DASHES, ",", "и", "по", "или", "до", "к")


def _is_year(scene: Scene, numeral: Numeral) -> bool:
    """Four digits from 1000 to 2100, or a spelt ordinal of such a year."""
    if numeral.form != "digits" or numeral.decimal or numeral.sort not in ("cardinal", "ordinal") or numeral.scale > 1:
        return numeral.sort == "ordinal" and 1000 < numeral.value < 2100
    return 1000 <= numeral.value <= 2100 and scene.kind(numeral.first) == "digits" and len(scene.norm(numeral.first)) == 4


def _year_context(scene: Scene, numeral: Numeral, last: int, several: bool) -> bool:
    """A year without its word: after a month, a preposition, in brackets, as an ordinal, glued to a name."""
    first = numeral.first
    if numeral.tail and numeral.sort == "ordinal" or sort_of(scene, first - 1) == "month":
        return True
    if not 1700 <= numeral.value <= 2060:
        return False
    if scene.norm(first - 1) in _DASHES and scene.glued(first) and scene.kind(first - 2) == "word":
        return True
    before, after = scene.norm(first - 1), scene.norm(last)
    if several and scene.norm(numeral.last) in _DASHES and abs(scene.numerals[scene.numerals.index(numeral) + 1].value - numeral.value) < 60:
        return before not in ("до", "около") or after in (")", ",", ".")
    if before == "(" and after in (")", ",", ";"):
        return True
    ends = scene.kind(last) != "word" and after not in ("%", "$", "€", "₽", "°")
    return before in _YEAR_PREPOSITIONS and before not in ("до", "на", "около", "от", "за", "и") and ends


def decade(scene: Scene, index: int) -> Refusal | None:
    """«1990-е», «в 90-х годах», «нулевые», «девяностых»."""
    numeral = scene.numerals[index]
    if numeral.sort != "ordinal" or numeral.value % 10:
        return None
    if numeral.tail in ("е", "х", "м", "ми", "ые", "ых") and (numeral.value >= 1000 or sort_of(scene, numeral.last) == "year" or numeral.value <= 90 and numeral.tail != "м"):
        return scene.refuse(index, "date")
    return scene.refuse(index, "date") if sort_of(scene, numeral.last) == "year" else None


def century_or_quarter(scene: Scene, index: int) -> Refusal | None:
    """«XXI век», «в 19-м веке», «в 3 квартале», «первое полугодие»."""
    numeral = scene.numerals[index]
    sort = sort_of(scene, numeral.last)
    if sort == "century" and (scene.norm(numeral.last) != "в" and numeral.sort != "cardinal" or numeral.sort == "roman"):
        return scene.refuse(index, "date")
    if sort == "quarter" and (numeral.sort in ("ordinal", "roman") or numeral.value <= 4 and scene.norm(numeral.last).endswith(("е", "л"))):
        return scene.refuse(index, "date")
    return None


RULES = (in_time, numeric_date, day_and_month, clock, day_of_month, year, decade, century_or_quarter, hour)
