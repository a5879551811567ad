"""Reads a numeral with its neighbours; refuses dates, years, decades, centuries and quarters."""

from functools import cache

from extractor.language import DASHES
from extractor.lexicon import read_table
from extractor.mentions.numerals import Numeral, may_begin
from extractor.mentions.quantities.lists import starts, stems, words
from extractor.mentions.quantities.needs import among, needs
from extractor.mentions.quantities.scene import Refusal, Scene
from extractor.mentions.quantities.units import read_unit

_SPANNING = DASHES | {"/"}
_JOINTS = frozenset([*DASHES, "/", ",", "и", "по", "или", "до", "на", "к"])
_DATE_SHAPES = ([2, 2, 4], [2, 2, 2], [1, 2, 4], [1, 1, 4], [1, 2, 2])
_LISTED = 12  # days or years in one list
_COUNTED = ("gent", "datv", "ablt", "loct")  # what a preposition and a number may ask for
_CALLED = 8  # atoms between a call and the number
_RECENT = (1900, 2060)  # years that need no word to be one


@cache
def _words() -> dict[str, str]:
    """Calendar words → their sort."""
    rows = read_table("quantities/calendar")
    return {form: row["sort"] for row in rows for form in row["forms"].split()}


def means(*sorts: str) -> frozenset[str]:
    """The calendar words of these sorts."""
    return frozenset(word for word, sort in _words().items() if sort in sorts)


def sort_of(scene: Scene, index: int) -> str:
    """What calendar word stands at atom `index`, "" for none."""
    return _words().get(scene.norm(index), "") if scene.kind(index) == "word" else ""


@needs(timed=True)
def in_time(scene: Scene, index: int) -> Refusal | None:
    """Inside a time expression that another reader has found."""
    numeral = scene.numerals[index]
    start, end = scene.atoms.starts[numeral.first], scene.atoms.ends[max(numeral.last - 1, numeral.first)]
    time = scene.time_before(start + 1)
    if time is None or time.use == "duration" or end > time.end:
        return None
    return scene.refuse(index, "time" if ":" in time.text else "date")


def is_tally(scene: Scene, at: int) -> bool:
    """«Норвегия (11-8-10)»: medals of each kind, no date and no telephone, alone in the brackets behind a name."""
    row = scene.norms(at - 1, 7)
    if (row[0], row[6]) != ("(", ")") or row[2] not in DASHES or row[4] not in DASHES:
        return False
    parts = row[1:6:2]
    if not all(part.isdigit() and len(part) < 3 and (part == "0" or part[0] != "0") for part in parts):
        return False
    if scene.kind(at - 2) != "word" or scene.begins_before(at - 1, starts("calling"), _CALLED):
        return False  # «Звоните в МЧС (22-33-44)»
    text = scene.memory.text[: scene.sentence.end].lower()
    return any(medal in text for medal in starts("medals"))


@needs(second=among(". - /"))
def numeric_date(scene: Scene, index: int) -> Refusal | None:
    """`29.12.2023`, `2023-10-17`, `14/06/2024`."""
    at = scene.numerals[index].first
    if scene.norm(at + 1) not in (".", "-", "/"):
        return None
    parts = scene.norms(at, 5)
    tied = parts[1] == parts[3] and parts[1] in (".", "-", "/") and all(scene.glued(at + step) for step in range(1, 5))
    if is_tally(scene, at):
        return None
    if not tied or not all(part.isdigit() for part in parts[::2]) or sorted(map(len, parts[::2])) not in _DATE_SHAPES:
        return None
    return scene.refuse(index, "date", at, at + 5)


@needs(form="digits", after=may_begin)
def spaced_date(scene: Scene, index: int) -> Refusal | None:
    """`21 10 2016`: the full stops of a date lost."""
    day, month, year = scene.numerals[index], scene.numeral(index + 1), scene.numeral(index + 2)
    if month is None or year is None or not (day.last == month.first and month.last == year.first):
        return None
    if not (day.value <= 31 and month.value <= 12 and _recent(year) and day.form == year.form == "digits"):
        return None
    return scene.refuse(index, "date", day.first, year.last)


@needs(sorts="cardinal ordinal", anywhere=means("month", "day"))
def day_of_month(scene: Scene, index: int) -> Refusal | None:
    """«1 декабря», «15-16 мая», «с 7 по 10 августа», «1, 2 и 3 мая», «первого мая», «15 числа»."""
    at, last = index, scene.numerals[index].last
    while (
        at - index < _LISTED and scene.numerals[at].value <= 31 and scene.numerals[at].sort in ("cardinal", "ordinal")
    ):
        if sort_of(scene, last) in ("month", "day") and not scene.numerals[at].decimal:
            return scene.refuse(index, "date", scene.numerals[index].first, last)
        after = scene.numeral(at + 1)
        if after is None or not 0 < after.first - last < 3 or scene.norm(last) not in _JOINTS:
            return None
        at, last = at + 1, after.last
    return None


@needs(sorts="cardinal ordinal", first=lambda word: len(word) == 4 and word.isdigit())
@needs(sorts="ordinal", form="words")
def year(scene: Scene, index: int) -> Refusal | None:
    """«в 2023 году», «2010–2014 гг.», «за 2021, 2022 и 2023 годы», «в 2016 и 2017-м», «2012/13»."""
    numeral = scene.numerals[index]
    if not _is_year(scene, numeral):
        return None
    at, last = index, numeral.last
    while sort_of(scene, last) != "year":
        after = scene.numeral(at + 1)
        if after is None or not 0 < after.first - last < 3 or not _joins(scene, after, last) or at - index > _LISTED:
            break
        at, last = at + 1, after.last
    spans = at > index and _a_span(scene, index, at)
    if spans or sort_of(scene, last) == "year" or _stands_alone(scene, numeral, last):
        return scene.refuse(index, "date", numeral.first, last)
    return None


def _is_year(scene: Scene, numeral: Numeral) -> bool:
    """Four digits from 1000 to 2100, or a spelt ordinal of such a year."""
    if numeral.sort == "ordinal" and numeral.form == "words":
        return 1000 < numeral.value < 2100
    digits = len(scene.norm(numeral.first)) == 4 and scene.kind(numeral.first) == "digits" and numeral.scale == 1
    return digits and 1000 <= numeral.value <= 2100 and numeral.sort in ("cardinal", "ordinal")


def _recent(numeral: Numeral) -> bool:
    return _RECENT[0] <= numeral.value <= _RECENT[1]


def _joins(scene: Scene, after: Numeral, last: int) -> bool:
    """Whether a further year, or its last two digits, follows the joint at `last`."""
    short = after.value < 100 and scene.norm(last) in _SPANNING and scene.glued(last) and after.sort != "compound"
    return scene.norm(last) in _JOINTS and (short or _is_year(scene, after))


def _stands_alone(scene: Scene, numeral: Numeral, last: int) -> bool:
    """A year without its word: an ordinal, after a month or a season, in brackets, glued to a name, after «в»."""
    first = numeral.first
    before, after = scene.norm(first - 1), scene.norm(last)
    if numeral.sort == "ordinal" or sort_of(scene, first - 1) in ("month", "quarter"):
        return True
    if not _recent(numeral) and not (before == "(" and 1500 <= numeral.value < 1900):
        return False
    if before in DASHES and scene.glued(first) and (scene.kind(first - 2) == "word" or scene.norm(first - 2) in '»"'):
        return True
    if before == "(" and after in (")", ",", ";"):
        return True
    if before in DASHES and scene.begins_before(first - 1, starts("events"), 5) and not scene.has(last, "gent", "plur"):
        return True  # «чемпионат России – 2026»
    ends = after in words("after_year") or (scene.kind(last) != "word" and after not in words("unit_signs"))
    ends = ends or before in ("в", "с", "к") and _counts_nothing(scene, last, numeral.value % 10 == 1)
    if before in words("year_nouns"):
        return ends or not scene.has(last, "plur", "gent")  # «до конца 2023 цены вырастут»
    limit = before == "до" and numeral.value >= 1950 and not scene.begins_before(first - 1, stems("change_words"), 12)
    return ends and (before in words("before_year") or limit)


def _counts_nothing(scene: Scene, at: int, one: bool) -> bool:
    """«в 2023 её получили», «с 2021 составил», «в 2020 банки одобрили»: nothing stands there that a number has."""
    token = scene.token(at)
    if token is None or token.pos in ("VERB", "AUX", "PRON"):
        return token is not None
    named = scene.has(at, "nomn") or scene.capital(at)
    if not named or read_unit(scene, at) or scene.has(at, "Fixd"):
        return False
    return not any(scene.has(at, "sing" if one else "plur", case) for case in _COUNTED)


def _a_span(scene: Scene, index: int, at: int) -> bool:
    """`2018—2019`, `2017/18`: two years joined by a dash."""
    one, two = scene.numerals[index], scene.numerals[at]
    near = two.value < 100 or 0 < two.value - one.value < 60
    return near and scene.norm(one.last) in _SPANNING and _recent(one)


@needs(sorts="ordinal")
def decade(scene: Scene, index: int) -> Refusal | None:
    """«1990-е», «в 90-х годах», «семидесятые годы», «в 2022-м году», «начало 2000-х»."""
    numeral = scene.numerals[index]
    if numeral.sort != "ordinal":
        return None
    counted = scene.norm(numeral.last) == "год" or scene.norm(numeral.first - 1) == "на"  # «пятый год подряд»
    if sort_of(scene, numeral.last) == "year" and not counted:
        return scene.refuse(index, "date")
    if scene.norm(numeral.last).startswith(starts("places_in_order")):
        return None  # «40-е место»
    plural = numeral.tail in ("е", "х", "ми", "ые", "ых") and numeral.value % 10 == 0
    return scene.refuse(index, "date") if plural and (numeral.value > 1000 or 20 <= numeral.value <= 90) else None


@needs(sorts="cardinal", after=DASHES)
def decades(scene: Scene, index: int) -> Refusal | None:
    """«60–70-х годов», «в 80-90-е»."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if after is None or after.first != numeral.last + 1 or scene.norm(numeral.last) not in DASHES:
        return None
    spans = numeral.sort == "cardinal" and numeral.value % 10 == after.value % 10 == 0 and numeral.value < after.value
    refused = decade(scene, index + 1) if spans and after.sort == "ordinal" else None
    return scene.refuse(index, "date", numeral.first, refused.last) if refused else None


@needs(after=means("century", "quarter"))
def century_or_quarter(scene: Scene, index: int) -> Refusal | None:
    """«XXI век», «в 19-м веке», «в 3 квартале», «первое полугодие»."""
    numeral = scene.numerals[index]
    sort = sort_of(scene, numeral.last)
    ordered = numeral.sort in ("ordinal", "roman")
    if sort == "century" and ordered and scene.norm(numeral.last) != "в":
        return scene.refuse(index, "date")
    if sort == "quarter" and (ordered or (numeral.value <= 4 and scene.norm(numeral.last).endswith(("е", "л")))):
        return scene.refuse(index, "date")
    return None


RULES = (in_time, numeric_date, spaced_date, day_of_month, year, decade, decades, century_or_quarter)
