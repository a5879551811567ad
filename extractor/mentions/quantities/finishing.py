"""Reads a draft with its scene; yields it finished: sign, unit, lesser units, modifier, span."""

from decimal import Decimal

from extractor.language import DASHES
from extractor.mentions.quantities.likeness import size_of
from extractor.mentions.quantities.lists import starts, stems, words
from extractor.mentions.quantities.modifiers import bound, phrase_after
from extractor.mentions.quantities.ranges import MINUS, SIGNED
from extractor.mentions.quantities.ranks import remember
from extractor.mentions.quantities.rates import rate
from extractor.mentions.quantities.scene import Draft, Scene
from extractor.mentions.quantities.units import Unit, read_unit

_WEATHER = ("тепла", "мороза")
_COLDEST = 65  # degrees of frost that somebody tells of
_GROWN = 18  # years up to which one is a child
_SIGNS = frozenset("$€₽£¥₴₸₿₺₹₩") | words("currency_codes")
_SHARING = frozenset("+/×")  # between two numbers whose unit stands behind the second
_LEADING = SIGNED | _SIGNS  # what may stand before a number and belong to it


def finish(scene: Scene, draft: Draft) -> None:
    """Complete a draft in place, from the number outwards."""
    if scene.row[draft.first - 1] in _LEADING:
        signed(scene, draft)
        money_sign_before(scene, draft)
    surplus(scene, draft)
    unit_after(scene, draft)
    bound(scene, draft)
    if draft.kind == "count":
        degrees(scene, draft)
        years(scene, draft)
    if draft.dimension == "time":
        lasting(scene, draft)
    rate(scene, draft)
    if draft.kind == "rank":
        remember(scene, draft)


def signed(scene: Scene, draft: Draft) -> None:
    """`−5`, `+20`, «минус 30», «плюс двенадцать»: the sign goes into the span."""
    at = draft.core - 1
    if scene.norm(at) not in SIGNED:
        return
    if draft.first != draft.core or draft.rule == "range_either" or scene.norms(at - 2, 3) == ("плюс", "-", "минус"):
        return
    opened = scene.norm(at - 1) in ("(", "«") or scene.norm(at - 1) == '"' and not scene.glued(at - 1)
    free = not scene.glued(at) or opened
    glued = scene.glued(draft.core) and free
    if scene.norm(at) == "минус" or (scene.norm(at) in MINUS and glued):
        draft.sign, draft.first = "-", at
    elif scene.norm(at) == "плюс" or (scene.norm(at) == "+" and glued):
        draft.sign, draft.first = "+", at


def money_sign_before(scene: Scene, draft: Draft) -> None:
    """`$214 млн`, `€4,2 млн`, `US$5`, `USD 5 млн`."""
    at = draft.first - 1
    if draft.unit is not None or scene.norm(at) not in _SIGNS:
        return
    unit = read_unit(scene, at)
    if unit is None or unit.last != draft.first:
        return
    draft.first = at - (scene.norm(at - 1) == "us" and scene.glued(at))
    take(draft, unit)


def surplus(scene: Scene, draft: Draft) -> None:
    """«две с лишним тысячи»: the surplus stands between a number and its scale."""
    scale = scene.numerals[draft.end] if draft.end < len(scene.numerals) else None
    if scale is None or scale.bare is None or scale.scale == 1:
        return
    trailing = phrase_after(scene, draft.last) if draft.scale == 1 and draft.open and draft.value else None
    if trailing is None or scale.first != trailing[0]:
        return
    draft.times(scale.scale)
    draft.scale, draft.last, draft.end, draft.modifier = scale.scale, scale.last, draft.end + 1, trailing[1]


def unit_after(scene: Scene, draft: Draft) -> None:
    """The unit behind the number, past «с лишним», and what a lesser unit adds."""
    if not draft.open or draft.unit is not None:
        return
    unit = read_unit(scene, draft.last, not draft.words)
    trailing = phrase_after(scene, draft.last) if unit is None else None
    if trailing is not None and (trailing[1] == "above" or scene.norm(draft.last) in ("и", "или", "+")):
        unit = read_unit(scene, trailing[0], not draft.words)
        draft.modifier = trailing[1] if unit and draft.low is None else draft.modifier
    unit = unit or _described(scene, draft.last)
    if unit is None and scene.row[draft.last] in _SHARING:
        shared_unit(scene, draft)
        return
    if unit is None or scene.row[draft.last] in _WEATHER and (draft.scale > 1 or size_of(draft) > _COLDEST):
        return  # «3 млн тепла»
    draft.last = unit.last
    take(draft, unit)
    while draft.end < len(scene.numerals) and scene.numerals[draft.end].first < draft.last:
        draft.end += 1  # «3 и более тонны»: «более тонны» is no quantity of its own
    if draft.low is None and unit.kind != "share":
        add_parts(scene, draft, unit)
    if unit.code == "mo" and draft.value is not None:
        add_year(scene, draft)


def shared_unit(scene: Scene, draft: Draft) -> None:
    """`10+10 км`, `6×4 м`, `120/80 мм рт. ст.`, `110–115/70–75 мм рт. ст.`: the unit stands behind the second"""
    mark, second = draft.last, scene.starting.get(draft.last + 1)
    if second is None or not (scene.glued(mark) and scene.glued(mark + 1)):
        return
    last = scene.numerals[second].last
    after = scene.starting.get(last + 1)
    ranged = after is not None and scene.norm(last) in DASHES and scene.glued(last)
    unit = read_unit(scene, scene.numerals[after].last if ranged and after is not None else last)
    if unit is not None and (unit.code == "mm[Hg]" or scene.norm(mark) != "/" and unit.kind == "measure"):
        take(draft, unit)


def _described(scene: Scene, at: int) -> Unit | None:
    """«7 млн краевых рублей»: a currency behind its adjective."""
    unit = read_unit(scene, at + 1, False)
    if unit is None or unit.kind != "money":
        return None
    described = scene.has(at, "ADJF", "plur", "gent") or scene.has(at, "PRTF", "plur", "gent")
    return unit if described else None


def take(draft: Draft, unit: Unit) -> None:
    """Give the draft its unit."""
    draft.unit, draft.kind, draft.dimension = unit.code, unit.kind, unit.dimension
    if unit.kind == "money" and unit.size != 1:
        draft.times(unit.size)
        draft.part = unit.size
    if unit.dimension == "below_zero":
        draft.sign, draft.dimension = "-", "temperature"


def add_parts(scene: Scene, draft: Draft, unit: Unit) -> None:
    """«82 километра 169 метров», «1 рубля 50 копеек», «12 минут 41 секунду»: one quantity in the greater unit."""
    size, money = unit.size, unit.kind == "money"
    joints = ("и", ",") if money else ("и",) if unit.dimension == "time" else ()  # «восемь лет и три месяца»
    while draft.end < len(scene.numerals):
        part = scene.numerals[draft.end]
        joined = part.first - draft.last
        if part.sort != "cardinal" or not (joined == 0 or (joined == 1 and scene.norm(draft.last) in joints)):
            return
        lesser = read_unit(scene, part.last, part.form != "words")
        if lesser is None or (lesser.dimension, lesser.kind) != (unit.dimension, unit.kind) or lesser.size >= size:
            return
        ratio = lesser.size if money else lesser.size / unit.size
        draft.value = (draft.value or Decimal(0)) + (part.value * ratio).quantize(Decimal("0.0001"))
        draft.last, draft.end, size = lesser.last, draft.end + 1, lesser.size


def add_year(scene: Scene, draft: Draft) -> None:
    """«к году и трём месяцам», «год и два месяца колонии»: the year before is one, though no number says so."""
    year = draft.first - 2
    if scene.norm(draft.first - 1) != "и" or scene.norm(year) not in ("год", "году", "года"):
        return
    token = scene.token(year - 1)
    if scene.norm(year - 1) in words("before_one_year") or token is not None and token.pos == "VERB":
        draft.value = 1 + ((draft.value or Decimal(0)) / 12).quantize(Decimal("0.0001"))
        draft.first, draft.unit = year, "a"


def degrees(scene: Scene, draft: Draft) -> None:
    """«было холодно, плюс двенадцать», «при минус тридцати»: a signed number without a unit in talk of the weather."""
    if not draft.sign or draft.scale > 1:
        return
    if _by_part_of_day(scene, draft) or _in_frost(scene, draft) or scene.mentions(stems("weather_words")):
        draft.unit, draft.kind, draft.dimension = "Cel", "measure", "temperature"


def _by_part_of_day(scene: Scene, draft: Draft) -> bool:
    """«Утро +1. День +4.»: nothing stands around them, as in «прибавилось за день +15 случаев»."""
    told = scene.glued(draft.core) and scene.norm(draft.first - 1) in words("parts_of_day")
    ends = scene.kind(draft.last) != "word" or scene.norm(draft.last) in ("и", "а")
    alone = scene.kind(draft.first - 2) != "word" and ends
    return told and alone and size_of(draft) <= _COLDEST


def _in_frost(scene: Scene, draft: Draft) -> bool:
    """«при минус тридцати», «было минус двадцать»: nothing else is told so."""
    told = scene.norm(draft.first - 1) in words("before_frost") and scene.norm(draft.first) == "минус"
    return (
        told
        and size_of(draft) <= _COLDEST
        and (scene.norm(draft.first - 1) == "при" or not scene.has(draft.last, "gent"))
    )


def years(scene: Scene, draft: Draft) -> None:
    """«старше 18», «моложе двадцати», «выплаты на детей от 3 до 7»: years of age."""
    ranged = draft.high is not None and draft.high <= _GROWN and _for_children(scene, draft)
    bounded = scene.norm(draft.first) in ("старше", "моложе", "младше")
    if draft.scale == 1 and (bounded or ranged):
        draft.unit, draft.kind, draft.dimension, draft.borderline = "a", "measure", "time", "age"


def _for_children(scene: Scene, draft: Draft) -> bool:
    """«на детей от 3 до 7», «для маленьких детей 3–5», not «школьников 10–12 увезли», «у детей 5–6 ярких игрушек»."""
    at = draft.first - 1
    if not scene.norm(at).startswith(starts("young")) or any(
        scene.has(draft.last, part) for part in ("NOUN", "ADJF", "PRTF")
    ):
        return False
    at -= 1 + scene.has(at - 1, "ADJF")
    return scene.norm(at) in words("before_young")


def lasting(scene: Scene, draft: Draft) -> None:
    """How long something lasts is optional, unless it is a property: срок, стаж, «на два месяца раньше»."""
    if draft.borderline:
        return
    if scene.begins_before(draft.first, ("возраст", "исполн"), 4) or scene.norm(draft.first) in ("старше", "моложе"):
        draft.borderline = "age"
        return
    lasts = starts("lasting")
    if not scene.begins_before(draft.first, lasts, 6) and not scene.norm(draft.last).startswith(lasts):
        draft.borderline = "duration"


def keeps_sign(draft: Draft) -> bool:
    """A temperature or a balance below zero keeps its minus; the sign of a change is its direction."""
    return draft.sign == "-" and draft.dimension in ("temperature", "fahrenheit")
