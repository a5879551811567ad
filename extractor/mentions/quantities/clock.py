"""Reads a numeral with its neighbours; refuses clock times and stretches of time that only say when."""

from extractor.mentions.quantities.calendar import means, sort_of
from extractor.mentions.quantities.lists import starts, stems, words
from extractor.mentions.quantities.modifiers import phrase_before
from extractor.mentions.quantities.needs import among, needs
from extractor.mentions.quantities.ranges import range_with_dash
from extractor.mentions.quantities.scene import Refusal, Scene
from extractor.mentions.quantities.units import read_unit, unit_of_word

_COUNTING = "cardinal collective half_unit both implied pair"
_OF_THE_DAY = means("daypart", "clock")
_AT, _AND = ("в", "к"), ("и", "а")
_BY = frozenset("в на к с до около".split())
_NEAR_CHANGE = 8  # atoms between what grows or falls and by how much
_ROUND_MINUTES = ("00", "30", "15", "45")
_LISTING = frozenset([",", "и"])
_TIMETABLE = 8  # atoms between who departs or what begins and the hours
_BESIDE = 4  # atoms between an hour and what is done then
_WHENS = words("when") | words("ago")
_WHICH = ("их", "ых", "ие", "ые")  # endings of «ближайших», «последние», not of «за», «спустя»
_LASTS = ("time", "decade", "quarter")


@needs(second=among(": ."))
def clock(scene: Scene, index: int) -> Refusal | None:
    """`10:00`, `10:00:15`, `18.30` before мск or after «в»."""
    at = scene.numerals[index].first
    last, marks = at + 1, ""
    while len(marks) < 3 and scene.norm(last) in (":", ".") and scene.glued(last) and _digits_glued(scene, last + 1):
        marks, last = marks + scene.norm(last), last + 2
    if not marks or scene.kind(at) != "digits" or len(scene.norm(last - 1)) != 2:
        return None
    if int(scene.norm(at)) > 24 or int(scene.norm(last - 1)) > 59 or len(scene.norm(at)) > 2:
        return None
    if set(marks) == {":"} or (marks == "." and _pointed(scene, at, last)):
        return scene.refuse(index, "time", at, last)
    return None


def _digits_glued(scene: Scene, index: int) -> bool:
    return scene.kind(index) == "digits" and scene.glued(index)


def _pointed(scene: Scene, first: int, last: int) -> bool:
    """`18.00` is a time before мск and утра, and round after «в, с, до» where no unit follows."""
    if sort_of(scene, last) in ("clock", "daypart"):
        return True
    if _in_a_timetable(scene, first):
        return True
    round_minutes = scene.norm(last - 1) in _ROUND_MINUTES and len(scene.norm(first)) <= 2
    after_at = scene.norm(first - 1) in ("в", "с", "до", "около", "к")
    counts = scene.kind(last) == "word" or scene.norm(last) in words("unit_signs")
    return round_minutes and after_at and not counts


def _in_a_timetable(scene: Scene, first: int) -> bool:
    """«автобус отправится в 6.40, 10.10, 14.00 и 18.20»: hours and minutes, no coefficients («1.85, 3.50 и 4.20»)."""
    at = last = first
    while scene.norm(at - 1) in _LISTING and _hour_and_minutes(scene, at - 4):
        at -= 4
    while scene.norm(last + 3) in _LISTING and _hour_and_minutes(scene, last + 4):
        last += 4
    if at == last or scene.norm(at - 1) not in ("в", "из", ":") or read_unit(scene, last + 3):
        return False
    counted = scene.norm(last + 3).startswith("раз") or scene.norm(last + 3) in words("unit_signs")
    return not counted and scene.begins_before(at, starts("timetable"), _TIMETABLE)


def _hour_and_minutes(scene: Scene, at: int) -> bool:
    """`6.40`, not `1.85`"""
    hour, point, minutes = scene.norms(at, 3) if at >= 0 else ("", "", "")
    digits = hour.isdecimal() and minutes.isdecimal() and point == "."
    return digits and len(minutes) == 2 and int(hour) <= 23 and int(minutes) <= 59


@needs(before=_BY, second=among("-"))
def tied_clock(scene: Scene, index: int) -> Refusal | None:
    """«на 14-00», «в 9-30»: hours and round minutes joined by a hyphen; nothing is counted, nothing grows."""
    at = scene.numerals[index].first
    hour, hyphen, minutes = scene.norms(at, 3)
    tied = scene.norm(at - 1) in _BY and hyphen == "-" and scene.glued(at + 1) and _digits_glued(scene, at + 2)
    shaped = tied and minutes in _ROUND_MINUTES and hour.isdecimal() and len(hour) < 3 and int(hour) < 24
    if not shaped or scene.kind(at + 3) != "sign" and scene.glued(at + 3):
        return None
    counts = scene.kind(at + 3) == "word" or scene.norm(at + 3) in words("unit_signs")
    told = minutes == "00" or not (counts or _changes(scene, at)) or sort_of(scene, at + 3) in ("clock", "daypart")
    return scene.refuse(index, "time", at, at + 3) if told else None


def _changes(scene: Scene, at: int) -> bool:
    """«выросли на 10-15, а то», «упадёт до 10-15», «около 20-30»; not «продлили до 14-30», «вернулись в 9-30»."""
    if scene.norm(at - 1) not in ("на", "до"):
        return scene.norm(at - 1) == "около"
    shifted = scene.begins_before(at, starts("shifts"), _NEAR_CHANGE)
    return not shifted and scene.begins_before(at, stems("change_words"), _NEAR_CHANGE)


@needs(sorts="cardinal ordinal", after=words("hours") | _OF_THE_DAY)
def hours(scene: Scene, index: int) -> Refusal | None:
    """«в 9 часов утра», «в 15 часов 30 минут», «к 8 часам», «в 7 утра», «намечено на 19 часов»."""
    numeral = scene.numerals[index]
    if numeral.value > 24 or numeral.decimal or numeral.sort not in ("cardinal", "ordinal"):
        return None
    last = _after_minutes(scene, index)
    before = scene.norm(numeral.first - 1)
    early = before in words("before_hour") and numeral.value <= 12
    if sort_of(scene, last) in ("daypart", "clock") and (last > numeral.last or early):
        return scene.refuse(index, "time", numeral.first, last + 1)
    if last == numeral.last or numeral.sort == "ordinal":
        return None
    if _dated(scene, index, last):
        return scene.refuse(index, "time", numeral.first, last)
    planned = before == "на" and (
        scene.begins_before(numeral.first, starts("opening"), 5) or scene.mentions(starts("as_of_hour"))
    )
    exactly = before in ("в", "к", "районе") and not scene.norm(last).startswith(starts("way"))
    return scene.refuse(index, "time", numeral.first, last) if planned or (exactly and not _way(scene, last)) else None


def _dated(scene: Scene, index: int, last: int) -> bool:
    """«с 18 часов 19 марта», «до 9 часов утра 2 мая»: a day of the month follows."""
    day = scene.numeral(index + 1)
    day = scene.numeral(index + 2) if day is not None and day.last < last else day
    return day is not None and day.first == last and sort_of(scene, day.last) == "month"


def _way(scene: Scene, last: int) -> bool:
    """«в двух часах езды», «в трёх часах от города»: a distance."""
    return scene.norm(last) == "от" or scene.norm(last - 1) == "часах"


def _after_minutes(scene: Scene, index: int) -> int:
    """The atom after «часов» and «минут», if they follow the numeral."""
    last, minutes = scene.numerals[index].last, scene.numeral(index + 1)
    if scene.norm(last) not in words("hours"):
        return last
    last += 1 + (scene.norm(last) == "ч" and scene.norm(last + 1) == ".")
    if minutes and minutes.first == last and scene.norm(minutes.last).startswith("мин"):
        return minutes.last + 1 + (scene.norm(minutes.last) == "мин" and scene.norm(minutes.last + 1) == ".")
    return last


@needs(before=among("с"), joint=among("до"))
def opening_hours(scene: Scene, index: int) -> Refusal | None:
    """«работает с 9 до 18», «движение закроют с 22 до 6 часов»."""
    one, two = scene.numerals[index], scene.numeral(index + 1)
    if two is None or scene.norm(one.first - 1) != "с" or one.value > 24 or two.value > 24:
        return None
    first_end = one.last + (scene.norm(one.last) in words("hours"))
    opens = scene.begins_before(one.first, starts("opening"), 8)
    unit = read_unit(scene, two.last)
    opens = opens and (unit is None or unit.code == "h")
    if scene.norm(first_end) != "до" or two.first != first_end + 1 or not opens:
        return None
    return scene.refuse(index, "time", one.first, two.last + (scene.norm(two.last) in words("hours")))


@needs(sorts="cardinal", before=_AT.__contains__)
def at_hour(scene: Scene, index: int) -> Refusal | None:
    """«встают в пять», «к шести съезжаются», «магазин закрывается в девять, …»: nothing is counted."""
    numeral, after = scene.numerals[index], scene.numerals[index].last
    counts = scene.kind(after) == "word" and scene.norm(after) not in _AND
    hour = numeral.sort == "cardinal" and 1 <= numeral.value <= 24 and not numeral.decimal
    if counts or not hour or scene.norm(numeral.first - 1) not in _AT:
        return None
    beside = scene.begins_before(numeral.first - 1, starts("at_hour"), _BESIDE)
    return scene.refuse(index, "time") if beside else None


@needs(sorts=_COUNTING, anywhere=_WHENS)
def time_span(scene: Scene, index: int) -> Refusal | None:
    """«за 5 дней», «в последние 10 лет», «через полгода», «три года назад», «лет через пять», «за три квартала»."""
    numeral = scene.numerals[index]
    if numeral.sort not in _COUNTING.split() or (_WHENS.isdisjoint(scene.present)):
        return None
    joined = range_with_dash(scene, index) if numeral.sort == "cardinal" else None
    last = joined.last if joined else numeral.last
    first, after = numeral.first, _time_after(scene, index, last)
    inverted = _inverted(scene, first, last)
    if not after and not inverted:
        return None
    said = phrase_before(scene, first)
    first = said[0] if said else first
    before = {scene.norm(first - 1), scene.norm(first - 2) if scene.norm(first - 1) not in (",", "—", "–") else ""}
    later = {scene.norm(after), scene.norm(after + 1)} if after else set()
    inside = scene.norm(last).endswith(_WHICH) and scene.norm(last) in words("when")  # «на три ближайших года»
    if not (before & words("when") or later & words("ago") or inverted or inside):
        return None
    return scene.refuse(index, "duration", -1, _parts_end(scene, index, last))


def _parts_end(scene: Scene, index: int, last: int) -> int:
    """The atom after the numbers of lesser units that go on: «за 12 минут 41 секунду»."""
    unit = read_unit(scene, last)
    for part in scene.numerals[index + 1 :]:
        joined = unit is not None and part.first == unit.last + 1 and scene.norm(unit.last) == "и"
        if unit is None or not (part.first == unit.last or joined) or unit.dimension != "time":
            break
        lesser = read_unit(scene, part.last)
        if lesser is None or lesser.dimension != "time" or lesser.size >= unit.size:
            break
        last, unit = part.last, lesser
    return last


def _time_after(scene: Scene, index: int, last: int) -> int:
    """The atom after a unit of time behind the number, 0 if none stands there."""
    numeral = scene.numerals[index]
    if numeral.sort == "half_unit":
        half = unit_of_word(numeral.tail)
        return last if half and half.dimension in _LASTS else 0
    unit = read_unit(scene, last + (scene.norm(last) in words("when")))  # «за два последних года»
    if unit is not None:
        return unit.last if unit.dimension in _LASTS else 0
    if scene.norms(last, 2) == ("год", "назад"):  # not «против 91 | год назад», «25 млн | год назад»
        return last if numeral.value % 10 == 1 and scene.norm(numeral.first - 1) != "против" else 0
    if scene.norm(last) == "назад" and numeral.scale > 1:
        return last  # «60 млн назад»
    return last + 1 if scene.norm(last).startswith(starts("periods")) else 0


def _inverted(scene: Scene, first: int, last: int) -> bool:
    """«лет через пять», «дня за два»; «лет пять назад»; not «купил в 2007 году за 120 млн»."""
    if scene.row[first - 1] in ("через", "за"):
        counted = read_unit(scene, last)
        if scene.row[first - 2] in words("dated") or counted is not None and counted.kind == "money":
            return False
        unit = read_unit(scene, first - 2, after_digits=False)
        dated = scene.row[first - 3][:1].isdigit()  # «построят к 2004 году за 60 млрд»
        return unit is not None and unit.dimension in _LASTS and unit.last == first - 1 and not dated
    unit = read_unit(scene, first - 1, after_digits=False)
    ago = {scene.row[first + 1], scene.row[first + 2], scene.row[first + 3]} & words("ago")
    return unit is not None and unit.dimension in _LASTS and unit.last == first and bool(ago)


@needs(sorts="cardinal", anywhere=words("late"))
def not_later(scene: Scene, index: int) -> Refusal | None:
    """«не позднее 14 дней», «не раньше чем через 3 месяца»."""
    numeral = scene.numerals[index]
    if numeral.sort != "cardinal" or "не" not in scene.present or not _time_after(scene, index, numeral.last):
        return None
    late = scene.one_before(numeral.first, words("late"), 3)
    denied = scene.one_before(numeral.first, ("не",), 4)
    return scene.refuse(index, "duration") if late and denied else None


RULES = (clock, tied_clock, opening_hours, hours, at_hour, time_span, not_later)
