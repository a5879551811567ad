"""Reads two numerals and what joins them; yields the draft of a range: `5–7`, «от 17 до 23», «не то 5, не то 6»."""

from decimal import Decimal

from extractor.language import DASHES
from extractor.mentions.numerals import Numeral
from extractor.mentions.quantities.lists import starts, stems
from extractor.mentions.quantities.needs import among, needs
from extractor.mentions.quantities.scene import ONE, Draft, Scene
from extractor.mentions.quantities.units import begins_unit, read_unit

MINUS = frozenset("-−–‑") | {"минус"}
SIGNED = MINUS | {"+", "плюс"}
_CLOSERS = {"от": "до", "ото": "до", "между": "и"}
_JOINTS = DASHES | {"…", "÷", "."}
_PARTS, _EXACT = Decimal("0.01"), Decimal("0.0000001")  # of the greater unit
_ZEROS = frozenset({"0", "ноль", "нуля", "нулю", "ноля", "нолю"})
_BETWEEN_SIGNED = DASHES | {"…", "÷", "_"}
_LONGEST_UNIT = 9  # atoms between the ends of a range: a unit, a dash, dots


@needs(
    sorts="cardinal collective",
    after=lambda word: word in _JOINTS or begins_unit(word),
    joint=_JOINTS,
)
def range_with_dash(scene: Scene, index: int) -> Draft | None:
    """`5–7`, «две-три», «тысяч пять-шесть», `27…29`, `30 тыс. – 50 тыс.`, `5% - 7%`."""
    one, two = scene.numerals[index], scene.numeral(index + 1)
    if (
        two is None
        or two.first > one.last + _LONGEST_UNIT
        or not ((_countable(one) or one.inverted and two.scale == ONE) and _countable(two))
        or scene.norm(two.first) == "+"
    ):
        return None
    before = scene.norm(two.first - 1)
    if before not in _JOINTS:
        return None
    mark = _unit_end(scene, one.last)
    after = _after_mark(scene, mark)
    if after != two.first or not _spaced_alike(scene, mark, after, one, two):
        return None
    if _is_row(scene, one, two):
        return None
    if mark != one.last and (scene.norm(one.first - 1) == "на" or not _measured_alike(scene, one, two)):
        return None  # «подешевел на 2 рубля – 48 рублей»
    return _range(scene, index, one.first)


@needs(sorts="cardinal collective", before=_CLOSERS.__contains__)
def range_from_to(scene: Scene, index: int) -> Draft | None:
    """«от 17 до 23», «от 30 тыс. до 50 тыс. руб.», «между 5 и 7»."""
    one, two = scene.numerals[index], scene.numeral(index + 1)
    closer = _CLOSERS.get(scene.norm(one.first - 1))
    if two is None or closer is None or not (_countable(one) and _countable(two)):
        return None
    at = _unit_end(scene, one.last)
    at += scene.norm(at) == ","
    if scene.norm(at) != closer or two.first > at + 3 or two.first <= at:
        return None
    lesser = _lesser(scene, one, two)
    if two.scale == ONE and one.value * lesser > two.value and scene.mentions(starts("varies")):
        return _downwards(scene, index, _rounded(one.value * lesser))
    return _range(scene, index, one.first - 1, lesser)


def _downwards(scene: Scene, index: int, high: Decimal) -> Draft:
    """«варьируется от 4,8 до 1,2%», «от 2 килограммов до 900 граммов»; `high` in the unit of the second."""
    one, two = scene.numerals[index], scene.numerals[index + 1]
    return Draft(
        one.first - 1, two.last, index + 2, low=two.value, high=high, modifier="range", core=one.first,
        decimal=one.decimal or two.decimal,
    )  # fmt: skip


def _lesser(scene: Scene, one: Numeral, two: Numeral) -> Decimal:
    """How much less the unit of the first is: «от трёх месяцев до восьми лет»."""
    first, second = read_unit(scene, one.last), read_unit(scene, two.last)
    if first is None or second is None or (first.dimension, first.kind) != (second.dimension, second.kind):
        return ONE
    return first.size / second.size if first.kind == "measure" else ONE


@needs(before=among("то ли"))
def range_either(scene: Scene, index: int) -> Draft | None:
    """«не то пять, не то шесть», «то ли 5, то ли 6»."""
    one, two = scene.numerals[index], scene.numeral(index + 1)
    if two is None or scene.norm(one.first - 2) not in ("не", "то"):
        return None
    opener = scene.norms(one.first - 2, 2)
    if opener not in (("не", "то"), ("то", "ли")) or scene.norms(two.first - 2, 2) != opener:
        return None
    return _range(scene, index, one.first - 2) if two.first - one.last <= 3 else None


@needs(before=among("с со"), after=among("до"))
def range_of_temperature(scene: Scene, index: int) -> Draft | None:
    """«с 17 до 23 °C» where nothing changes is one range."""
    one, two = scene.numerals[index], scene.numeral(index + 1)
    if two is None or scene.norm(one.first - 1) not in ("с", "со") or scene.norms(one.last, 1) != ("до",):
        return None
    unit = read_unit(scene, two.last)
    changes = scene.begins_before(one.first, stems("change_words"), 12)
    if unit is None or unit.code != "Cel" or changes or two.first != one.last + 1:
        return None
    return _range(scene, index, one.first - 1)


@needs(sorts="cardinal", before=SIGNED, joint=among("до"))
def range_to_zero(scene: Scene, index: int) -> Draft | None:
    """«от −2 до 0 градусов», «от минус трёх до нуля», «баланс от −5 до 0 млн»"""
    one, two = scene.numerals[index], scene.numeral(index + 1)
    if two is None or two.value or two.first != one.last + 1 or scene.norms(one.last, 1) != ("до",):
        return None
    start = one.first - 2
    if scene.norm(start) != "от" or scene.norm(one.first - 1) not in SIGNED or not _countable(one):
        return None
    below = scene.norm(one.first - 1) in MINUS
    value = one.value * (two.scale if one.scale == ONE else ONE)
    changes = scene.begins_before(start, stems("change_words"), 8)  # «снижение от −2 до 0%»: the sign is a direction
    low, high, sign = (-value, Decimal(0), "±") if below and not changes else (Decimal(0), value, "-" if below else "+")
    return Draft(
        start, two.last, index + 2, low=low, high=high, modifier="range", scale=two.scale, core=one.first, sign=sign,
        decimal=one.decimal,
    )  # fmt: skip


@needs(sorts="cardinal", before=SIGNED, joint=SIGNED)
@needs(sorts="cardinal", first=_ZEROS, joint=SIGNED)
def range_of_signed(scene: Scene, index: int) -> Draft | None:
    """`+24…+29`, `−17..−15`, «минус 3 – минус 5», `0…-5°`, «ночью -27,-30°»: below zero the greater is low."""
    one, two = scene.numerals[index], scene.numeral(index + 1)
    if two is None or not (_countable(one) and _countable(two)) or scene.norm(two.first - 1) not in SIGNED:
        return None
    start = one.first - (scene.norm(one.first - 1) in SIGNED)
    mark = _unit_end(scene, one.last)
    joint = scene.norms(mark, two.first - 1 - mark)
    bounded = joint == ("до",) and scene.norm(start - 1) == "от"
    dashed = len(joint) == 1 and joint[0] in _BETWEEN_SIGNED or joint in ((".", "."), (".", ".", "."))
    if start == one.first and one.value or not (bounded or dashed or _listed(scene, index, joint)):
        return None
    if mark > one.last and not _measured_alike(scene, one, two):
        return None
    signs = [-1 if scene.norm(at - 1) in MINUS else 1 for at in (one.first, two.first)]
    signs[0] = signs[0] if one.value else signs[1]
    ends = sorted([one.value, two.value] if signs[0] == signs[1] else [one.value * signs[0], two.value * signs[1]])
    sign = "±" if signs[0] != signs[1] else "-" if signs[0] < 0 else "+"
    return Draft(
        start - bounded, two.last, index + 2, low=ends[0], high=ends[1], modifier="range", core=one.first, sign=sign,
        decimal=one.decimal or two.decimal,
    )  # fmt: skip


def _listed(scene: Scene, index: int, joint: tuple[str, ...]) -> bool:
    """Two temperatures and no third: «в горах -10, -15 градусов», but not «-5, -7, -9»."""
    if joint != (",",):
        return False
    before, two, after = scene.numeral(index - 1), scene.numerals[index + 1], scene.numeral(index + 2)
    start = scene.numerals[index].first - (scene.norm(scene.numerals[index].first - 1) in SIGNED)
    beside = before is not None and before.last == start - 1 and scene.norm(start - 1) == ","
    follows = after is not None and scene.norm(two.last) == "," and scene.norm(two.last + 1) in SIGNED
    if beside or follows:
        return False
    unit = read_unit(scene, two.last)
    return unit.code == "Cel" if unit else scene.mentions(stems("weather_words"))


def _countable(numeral: Numeral) -> bool:
    return numeral.sort in ("cardinal", "collective") and not numeral.inverted


def _unit_end(scene: Scene, index: int) -> int:
    """The atom after a unit at `index`, if one stands there."""
    unit = read_unit(scene, index) if scene.norm(index) not in DASHES else None
    return unit.last if unit else index


def _measured_alike(scene: Scene, one: Numeral, two: Numeral) -> bool:
    """`5% - 7%` join, «до 5 тонн – 12 рублей» do not."""
    first, second = read_unit(scene, one.last), read_unit(scene, two.last)
    return first is not None and second is not None and first.code == second.code


def _after_mark(scene: Scene, mark: int) -> int:
    """The atom after a dash or dots at `mark`; -1 if there are none."""
    if scene.norm(mark) in DASHES or scene.norm(mark) in ("…", "÷"):
        return mark + 1 + (scene.norm(mark + 1) == "-")
    dots = 0
    while scene.norm(mark + dots) == ".":
        dots += 1
    return mark + dots if dots > 1 else -1


def _is_row(scene: Scene, one: Numeral, two: Numeral) -> bool:
    """`3-7-6`: medals of three sorts, or the like."""
    before = scene.norm(one.first - 1) in DASHES and scene.glued(one.first) and scene.kind(one.first - 2) == "digits"
    after = scene.norm(two.last) in DASHES and scene.glued(two.last) and scene.kind(two.last + 1) == "digits"
    return before or after and scene.glued(two.last + 1)


def _spaced_alike(scene: Scene, mark: int, after: int, one: Numeral, two: Numeral) -> bool:
    """`5–7` and `5 – 7` join; `слово -5` does not."""
    before, behind = scene.glued(mark), scene.glued(after)
    if before != behind or "\n" in scene.atoms.gap(after):
        return False
    if before:
        return True
    digits = one.form != "words" and two.form != "words"
    return digits and scene.norm(mark) in "-–" and (one.scale == two.scale or two.scale > 1 == one.scale)


def _rounded(value: Decimal) -> Decimal:
    """The value, of a repeating fraction two decimals."""
    return value if value % _EXACT == 0 else value.quantize(_PARTS)


def _range(scene: Scene, index: int, first: int, lesser: Decimal = ONE) -> Draft | None:
    """The two numerals as a range, if it goes up; the scale of the second, or of an inverted first, may serve both."""
    one, two = scene.numerals[index], scene.numerals[index + 1]
    scale = one.scale if one.inverted else two.scale
    low, high = _rounded(one.value * lesser), two.value * (scale if one.inverted else ONE)
    if one.scale == ONE and two.scale > ONE and low * two.scale <= high:
        low *= two.scale
    if low >= high:
        return None
    return Draft(
        first,
        two.last,
        index + 2,
        low=low,
        high=high,
        modifier="range",
        scale=scale,
        core=one.first,
        words=two.form == "words",
        decimal=one.decimal or two.decimal,
        own=one.sort == "collective",
    )


RULES = (range_to_zero, range_of_signed, range_from_to, range_of_temperature, range_with_dash, range_either)
