"""Reads a draft with its scene; yields it finished: sign, unit, compound parts, modifier, base of a rate, span."""

from decimal import Decimal

from extractor.mentions.quantities.modifiers import bound, phrase_after
from extractor.mentions.quantities.scene import Draft, Scene
from extractor.mentions.quantities.units import Unit, read_unit
from extractor.mentions.types import Per

_MINUS, _PLUS = frozenset("-−–‑"), frozenset("+")
_CURRENCY_SIGNS = frozenset("$€₽£¥₴₸₿₺₹₩")
_PER_PREPOSITIONS = frozenset("на в за с".split())
_PER_TIMES = frozenset("год сутки день месяц час неделю секунду минуту смену квартал ночь сезон".split())
_PER_THINGS = {
    "человека": "человек", "жителя": "житель", "гектар": "гектар", "га": "гектар", "семью": "семья", "ребенка": "ребенок",
    "тонну": "тонна", "литр": "литр", "килограмм": "килограмм", "кг": "килограмм", "метр": "метр", "корову": "корова",
    "душу": "душа", "баррель": "баррель", "доллар": "доллар", "евро": "евро", "гостя": "гость", "работника": "работник",
    "учителя": "учитель", "сотрудника": "сотрудник", "пациента": "пациент", "ученика": "ученик", "машину": "машина",
    "акцию": "акция", "штуку": "штука", "унцию": "унция", "кубометр": "кубометр", "квадратный": "метр", "кв": "метр",
    "студента": "студент", "километр": "километр", "км": "километр", "домохозяйство": "домохозяйство", "квартиру": "квартира",
}  # fmt: skip


def finish(scene: Scene, draft: Draft) -> None:
    """Complete a draft in place, from the number outwards."""
    signed(scene, draft)
    money_sign_before(scene, draft)
    if draft.open:
        unit_after(scene, draft)
    bound(scene, draft)
    if draft.unit is None and draft.open and draft.modifier != "exact" and draft.kind == "count":
        unit_after(scene, draft)
    rate(scene, draft)


def signed(scene: Scene, draft: Draft) -> None:
    """`−5`, `+20`, «минус 30», «плюс двенадцать»: the sign goes into the span."""
    at = draft.core - 1
    if draft.first != draft.core or draft.value is None:
        return
    word, glued = scene.norm(at), scene.glued(draft.core)
    free = not scene.glued(at) or scene.norm(at - 1) in ("(", "«", "\"")
    if word == "минус" or (word in _MINUS and glued and free):
        draft.sign, draft.first = "-", at
    elif word == "плюс" or (word == "+" and glued and free):
        draft.sign, draft.first = "+", at


def money_sign_before(scene: Scene, draft: Draft) -> None:
    """`$214 млн`, `€4,2 млн`, `US$5`, `USD 5 млн`."""
    at = draft.first - 1
    unit = None
    if scene.norm(at) in _CURRENCY_SIGNS or scene.norm(at) in ("usd", "eur", "rub", "cny"):
        unit = read_unit(scene, at)
    if unit is None or unit.last != draft.first or draft.unit is not None:
        return
    draft.first = at - (scene.norm(at - 1) == "us" and scene.glued(at))
    take(draft, unit, draft.last)


def unit_after(scene: Scene, draft: Draft) -> None:
    """The unit behind the number, and what a lesser unit adds: «124 451 рубль 50 копеек»."""
    if draft.unit is not None:
        if draft.kind == "share" or draft.dimension is None:
            return
    at = draft.last
    trailing = phrase_after(scene, at)
    unit = read_unit(scene, at, not draft.words)
    if unit is None and trailing and trailing[1] == "above":
        unit = read_unit(scene, trailing[0], not draft.words)
        if unit is not None and draft.low is None:
            draft.modifier = "above"
    if draft.unit is not None:
        if draft.kind == "money" and unit is not None and unit.code == draft.unit:
            draft.last = unit.last
        return
    if unit is None:
        points(scene, draft)
        return
    take(draft, unit, unit.last)
    if draft.low is None and unit.kind in ("money", "measure"):
        add_parts(scene, draft, unit)


def take(draft: Draft, unit: Unit, last: int) -> None:
    """Give the draft its unit."""
    draft.last, draft.unit, draft.kind, draft.dimension = max(draft.last, last), unit.code, unit.kind, unit.dimension
    if unit.kind == "money" and unit.size != 1:
        draft.value, draft.low, draft.high = (
            None if number is None else number * unit.size for number in (draft.value, draft.low, draft.high)
        )
    if unit.dimension == "below_zero":
        draft.sign, draft.dimension = "-", "temperature"


def add_parts(scene: Scene, draft: Draft, unit: Unit) -> None:
    """«82 километра 169 метров», «1 рубля 50 копеек», «12 минут 41 секунду»: one quantity in the greater unit."""
    size = unit.size
    while draft.end < len(scene.numerals):
        part = scene.numerals[draft.end]
        joined = part.first - draft.last
        if joined not in (0, 1) or (joined and scene.norm(draft.last) != "и") or part.sort != "cardinal":
            return
        lesser = read_unit(scene, part.last)
        if lesser is None or not _part_of(lesser, unit) or lesser.size >= size:
            return
        if joined and unit.kind != "money":
            return
        ratio = lesser.size if unit.kind == "money" else lesser.size / unit.size
        draft.value = (draft.value or Decimal(0)) + (part.value * ratio).quantize(Decimal("0.0001"))
        draft.last, draft.end, size = lesser.last, draft.end + 1, lesser.size


def _part_of(lesser: Unit, unit: Unit) -> bool:
    return lesser.dimension == unit.dimension and lesser.kind == unit.kind


def points(scene: Scene, draft: Draft) -> None:
    """«на 7 пунктов выше» after a share: percentage points."""
    if not scene.norm(draft.last).startswith("пункт") or draft.kind != "count":
        return
    compared = scene.norm(draft.last + 1).startswith(("выше", "ниже", "больше", "меньше"))
    if compared and "%" in scene.sentence.text or "процент" in scene.sentence.text.lower():
        draft.last, draft.unit, draft.kind, draft.dimension = draft.last + 1, "pp", "share", "share"


def rate(scene: Scene, draft: Draft) -> None:
    """«на человека», «за квадратный метр», «в сутки»: the base of a rate, outside the span."""
    if draft.kind not in ("money", "measure", "count") or draft.borderline:
        return
    at = draft.last
    if scene.norm(at) == "/":
        at += 1
    elif scene.norm(at) in _PER_PREPOSITIONS:
        at += 1
    else:
        return
    if scene.norm(at) in _PER_TIMES and scene.norm(at - 1) in ("в", "за", "/"):
        draft.per = Per(Decimal(1), scene.norm(at).replace("неделю", "неделя").replace("минуту", "минута").replace("секунду", "секунда").replace("смену", "смена"))
    elif scene.norm(at) in _PER_THINGS or scene.norm(at) in ("одного", "каждого", "одну", "душу"):
        at += scene.norm(at) in ("одного", "каждого", "одну")
        head = _PER_THINGS.get(scene.norm(at))
        draft.per = Per(Decimal(1), head) if head else None
    else:
        _counted_base(scene, draft, at)


def _counted_base(scene: Scene, draft: Draft, at: int) -> None:
    """«на 100 тысяч населения», «на тысячу жителей»."""
    following = scene.numeral(draft.end)
    if following is None or following.first != at or scene.norm(at - 1) != "на" or following.sort != "cardinal":
        return
    if following.value not in (10, 100, 1000, 10000, 100000, 1000000):
        return
    token = scene.token(following.last)
    if token is not None and token.pos == "NOUN":
        draft.per = Per(following.value, token.lemma)


def keeps_sign(draft: Draft) -> bool:
    """A temperature or a balance below zero keeps its minus; the sign of a change is its direction."""
    return draft.sign == "-" and draft.dimension in ("temperature", "fahrenheit")


