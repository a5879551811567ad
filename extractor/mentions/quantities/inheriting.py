"""Reads the drafts of a document in order; yields them with the scales and units that their neighbours leave out."""

from collections.abc import Sequence
from decimal import Decimal

from extractor.mentions.quantities.modifiers import PREPOSITIONS, stems
from extractor.mentions.quantities.scene import DASHES, ONE, Draft, Scene
from extractor.mentions.quantities.units import unit_of_word

_JOINTS = frozenset([(",",), ("и",), ("или",), ("либо",), (",", "а"), (",", "и"), (",", "или"), (",", "а", "то", "и")])
_FOLLOWS = frozenset("ADP CCONJ SCONJ VERB PUNCT PART ADV AUX PRON INTJ".split())
_EARLIER = frozenset("годом месяцем неделей днем кварталом".split())  # «против 871 годом раньше»
_COMPARED = ("больш", "меньш", "выше", "ниже", "дороже", "дешевле")
_PARTITIVE = frozenset("них нее него которых".split())  # «из них 9»
_REACH = Decimal(60)  # a bare number is unlike one that is more than so many times greater or smaller
_FEMALE = ("одна", "одну", "одной", "две", "двух", "двум", "двумя")

Found = tuple[Scene, Draft]


def inherit(found: Sequence[Found]) -> None:
    """Complete the drafts in place: pairs and lists from what follows, then bare numbers from what stands before."""
    partners(found)
    for index, (scene, draft) in enumerate(found):
        points(scene, draft, found[max(0, index - 6) : index])
        if is_open(draft) and (is_bare(scene, draft) or _money_follows(scene, draft)):
            from_before(scene, draft, found[max(0, index - 12) : index][::-1])
            if is_open(draft) and draft.scale > ONE:
                from_context(scene, draft, found)
    partners(found)


def partners(found: Sequence[Found]) -> None:
    """From the last to the first, each draft takes what the next one of its sentence has for both."""
    for index in range(len(found) - 2, -1, -1):
        (scene, draft), (other, after) = found[index], found[index + 1]
        if scene is other and is_open(draft):
            from_partner(scene, draft, after)


def points(scene: Scene, draft: Draft, before: Sequence[Found]) -> None:
    """«на 7 пунктов выше» after a share: percentage points."""
    if not is_open(draft) or not scene.norm(draft.last).startswith("пункт"):
        return
    compared = scene.norm(draft.last + 1).startswith(("выше", "ниже", "больше", "меньше")) or scene.norm(draft.core - 1) == "на"
    recent = [giver for other, giver in before if scene.sentence.index - other.sentence.index < 2]
    if compared and any(giver.unit in ("%", "pp") for giver in recent) and not scene.has(draft.last + 1, "gent"):
        draft.last += 1
        draft.unit, draft.kind, draft.dimension = "pp", "share", "share"


def is_open(draft: Draft) -> bool:
    """A number without a unit that may take one."""
    return draft.kind == "count" and draft.unit is None and not draft.borderline and draft.open


def is_bare(scene: Scene, draft: Draft) -> bool:
    """Whether nothing that it could count follows the number."""
    atom = scene.atom(draft.last)
    if atom is None and scene.norm(draft.last - 1) == ".":
        return not scene.goes_on()
    if atom is None or atom.kind == "sign":
        return atom is None or atom.norm not in "«“„/№" and (atom.norm != '"' or atom.glued)
    if atom.kind == "digits" or scene.capitals(draft.last):
        return False
    if atom.norm in _EARLIER or (scene.capital(draft.last) and not scene.has(draft.last, "gent")):
        return True
    token = scene.token(draft.last)
    if token is None or token.pos in _FOLLOWS or atom.norm.startswith(_COMPARED):
        return token is not None
    return draft.decimal and token.pos == "NOUN" and not scene.has(draft.last, "gent")


def _money_follows(scene: Scene, draft: Draft) -> bool:
    """«310 млн собственных средств»: what follows is money, whatever its currency."""
    if draft.scale == ONE:
        return False
    at = draft.last + (scene.has(draft.last, "ADJF", "gent"))
    return scene.norm(at).startswith(("средств", "инвестиц", "денег", "субсиди", "ассигнован", "кредитов", "долга", "долгов"))


def from_partner(scene: Scene, draft: Draft, after: Draft) -> None:
    """«с 13 до 173 тысяч», «100, 200, 500 рублей»: the first takes what the last says."""
    between = scene.norms(draft.last, max(0, after.first - draft.last))
    if scene.norm(draft.first - 1) in ("с", "со") and (between[:1] == ("до",) or after.core - draft.last < 5 and "до" in scene.norms(draft.last, after.core - draft.last)):
        take_from(draft, after)
    elif between in _JOINTS and after.modifier in ("exact", "range") and after.scale >= draft.scale:
        if after.kind in ("money", "measure", "share"):
            take_from(draft, after)
        elif after.kind == "count" and after.scale > ONE and not is_bare(scene, after):
            draft.open = False


def take_from(draft: Draft, giver: Draft) -> None:
    """Unit, kind and, where the sizes agree, scale of another draft."""
    if giver.kind == "rank":
        return
    if giver.scale > ONE == draft.scale and _nearer_scaled(draft, giver):
        draft.times(giver.scale)
        draft.scale = giver.scale
    if not giver.borderline or giver.borderline == "duration":
        draft.unit, draft.kind, draft.dimension = giver.unit, giver.kind, giver.dimension
        draft.borderline = giver.borderline


def _nearer_scaled(draft: Draft, giver: Draft) -> bool:
    """Whether the number is nearer to the giver's with the scale than without it."""
    mine, other = _size(draft), _size(giver)
    return _ratio(mine * giver.scale, other) <= _ratio(mine, other)


def _size(draft: Draft) -> Decimal:
    return abs(draft.value if draft.value is not None else draft.high or ONE)


def _ratio(one: Decimal, other: Decimal) -> Decimal:
    return max(one, other) / max(min(one, other), Decimal("0.000001"))


def _alike(draft: Draft, giver: Draft) -> bool:
    """Whether the sizes are of an order, with the giver's scale or without; a share is never of thousands."""
    if giver.kind == "share" and (draft.scale > ONE or _size(draft) > 1000):
        return False
    mine, other = _size(draft), _size(giver)
    scaled = mine * giver.scale if draft.scale == ONE else mine
    return min(_ratio(scaled, other), _ratio(mine, other)) <= _REACH


def from_before(scene: Scene, draft: Draft, before: Sequence[Found]) -> None:
    """A bare number after one with a unit: «368 млн рублей … 316 млн»."""
    for rule in RULES:
        giver = rule(scene, draft, before)
        if giver is not None:
            take_from(draft, giver)
            return


def in_brackets(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«Краснознаменский округ (61,7%) и Балтийск (58)»."""
    if scene.norm(draft.first - 1) != "(" or scene.norm(draft.last) not in (")", ",", ";"):
        return None
    for other, giver in _near(scene, draft, before, 1):
        if other.norm(giver.first - 1) == "(":
            return giver if (giver.unit or giver.scale > ONE) and giver.kind != "rank" else None
    return None


def scaled(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """A bare number with a scale takes the unit of the last one with a scale, or the last money."""
    if draft.scale == ONE:
        return None
    by_each = scene.norm(draft.first - 1) == "по"
    for other, giver in _near(scene, draft, before, _reach(scene, draft)):
        if giver.kind == "money" and (other is scene or draft.scale > 1000 or by_each or _about_money(scene, draft)):
            return giver
        unlike = _ratio(_size(draft), _size(giver)) >= 1000
        if giver.kind != "money" and not unlike and (giver.scale > ONE or (other is scene and giver.kind == "measure")):
            draft.open = giver.unit is not None or _about_money(scene, draft)
            return giver if giver.unit else None
    return None


def _reach(scene: Scene, draft: Draft) -> int:
    """How many sentences back a scaled number looks: thousands are often people, millions money."""
    if draft.scale > 1000:
        return 8
    return 0 if _names_count(scene, draft) else 2


def fractional(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """A bare number with decimals, or a range, is seldom a count: it is like the last one of its kind."""
    if not draft.decimal and draft.low is None:
        return None
    for other, giver in _near(scene, draft, before, 2):
        if _parallel(scene, draft, other, giver) and (giver.unit or giver.scale > ONE) and _alike(draft, giver):
            return giver if giver.kind not in ("rank", "factor") else None
    return None


def factor_again(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«выросла в 13 раз, пенсия — в 10»."""
    if scene.norm(draft.first - 1) != "в" or not before or before[0][0] is not scene:
        return None
    giver = before[0][1]
    if giver.kind != "factor" or scene.norm(giver.core - 1) != "в":
        return None
    draft.first -= 1
    return giver


def whole(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«годом ранее было 705», «вместо запланированных 415», «по 93»: a whole number held against the last one."""
    if draft.value == 0 or draft.scale > ONE or scene.norm(draft.first - 1) in _PARTITIVE or _does(scene, draft):
        return None
    for other, giver in _near(scene, draft, before, 1):
        if giver.kind in ("rank", "factor") or giver.borderline in ("age", "compound", "both"):
            continue
        if giver.unit is None and giver.scale == ONE and (other is scene or not is_bare(other, giver)):
            if is_open(giver) and other is scene and scene.norms(giver.last, draft.first - giver.last) in _JOINTS:
                continue
            return None
        if _parallel(scene, draft, other, giver) and _alike(draft, giver) and _agrees(draft, giver, scene):
            return giver if _held(scene, draft, giver, giver.last if other is scene else -1) else None
    return None


def named_currency(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«В рублях, наоборот, он вырос до 57,4 млрд», «на каждый рубль вложили 16»: the currency is said before."""
    for at in range(draft.first - 1, 0, -1):
        unit = unit_of_word(scene.norm(at))
        if unit is None or unit.kind != "money" or scene.norm(at - 1) not in ("в", "каждый"):
            continue
        giver = next((giver for _, giver in _near(scene, draft, before, 3) if giver.kind == "money"), None)
        scale = giver.scale if giver and scene.norm(at - 1) == "в" else ONE
        return Draft(at, at + 1, 0, value=_size(giver or draft), kind="money", unit=unit.code, scale=scale)
    return None


RULES = (in_brackets, factor_again, named_currency, scaled, fractional, whole)


def _near(scene: Scene, draft: Draft, before: Sequence[Found], sentences: int) -> list[Found]:
    """The drafts of this and the last few sentences, nearest first; what brackets hold is an aside."""
    aside = scene.norm(draft.first - 1) == "("
    return [
        (other, giver)
        for other, giver in before
        if other.sentence.index >= scene.sentence.index - sentences
        and (aside or other.norm(giver.first - 1) != "(" or bool(draft.sign and giver.sign))
    ]


def _parallel(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """Both stand after «на» (the size of a change), or neither does; «96 млн, на 8 меньше» says it by the comparison."""
    if other is scene and scene.norm(draft.last).startswith(_COMPARED):
        return True
    return (scene.norm(draft.first - 1) == "на") == (other.norm(giver.first - 1) == "на")


def _does(scene: Scene, draft: Draft) -> bool:
    """«21 пострадал», «12 погибли»: the number is who does it."""
    token = scene.token(draft.last)
    return token is not None and token.pos == "VERB" and scene.norm(draft.first - 1) in ("", ",", "и", "а", "еще", ".")


def _agrees(draft: Draft, giver: Draft, scene: Scene) -> bool:
    """«двадцать одну» counts something feminine: a thousand, a tonne; never roubles."""
    last = scene.norm(draft.last - 1)
    if not draft.words or last not in _FEMALE or last in ("двух", "двум", "двумя"):
        return not draft.words or last not in ("один", "одно")
    return giver.scale == 1000 or giver.dimension in ("mass", "time")


def _held(scene: Scene, draft: Draft, giver: Draft, limit: int) -> bool:
    """Whether the words around the number hold it against another: a preposition, a dash, a comparison."""
    first = draft.first
    while scene.norm(first - 1) in ("всего", "лишь", "только", "уже", "еще"):
        first -= 1
    before, two = scene.norm(first - 1), scene.norm(first - 2)
    if before in _HOLDING or two in _COMPARING or draft.sign or draft.modifier != "exact":
        return True
    if before in DASHES and not scene.glued(first):
        return giver.unit is not None or giver.scale > ONE
    last_year = scene.norm(draft.last) in _EARLIER or scene.one_before(draft.first, _EARLIER, 4)
    verb = scene.token(first - 1)
    ends = scene.norm(draft.last) in ("", ".", ",", "»", ";", "или", "и")
    same = giver.unit is not None and verb is not None and verb.pos == "VERB" and ends
    return last_year or (same and not _genitive_before(scene, draft, limit))


_HOLDING = frozenset("его ее их до против вместо было в по на от под остальные оставшиеся свыше выше ниже или".split())
_COMPARING = frozenset("вместо против до отметка отметку отметки".split())


def _genitive_before(scene: Scene, draft: Draft, limit: int) -> bool:
    """«Жалоб поступило двадцать три»: a counted noun, which no noun or number governs, stands before in the clause."""
    for at in range(draft.first - 1, max(limit, draft.first - 8), -1):
        if scene.ends_clause(at):
            return False
        governed = scene.has(at - 1, "NOUN") or scene.has(at - 1, "ADJF") or scene.kind(at - 1) == "digits"
        plural = scene.has(at, "NOUN", "plur", "gent") or scene.has(at, "Subx", "plur", "gent")
        if plural and not governed and scene.norm(at - 1) not in PREPOSITIONS and not scene.norm(at).startswith(stems("money_words")):
            return True
    return False


def _about_money(scene: Scene, draft: Draft) -> bool:
    return scene.begins_before(draft.first, stems("money_words"), 25) or _money_follows(scene, draft)


def _names_count(scene: Scene, draft: Draft) -> bool:
    """«Иностранцев среди гостей — 27,4 тыс.»: the clause opens with what is counted."""
    return _genitive_before(scene, draft, -1)


def from_context(scene: Scene, draft: Draft, found: Sequence[Found]) -> None:
    """«дефицит 8,7 млрд», «выделили 4,7 млн»: words of money, or a milliard by itself, make it the article's currency."""
    about_money = _about_money(scene, draft)
    if _names_count(scene, draft) and not about_money:
        return
    twin = next((other for _, other in found if other.value == draft.value and other.unit), None)
    scaled_ones = [other for _, other in found if other.scale > ONE and other.unit]
    mostly = sum(other.kind == "money" for other in scaled_ones) >= max(3, len(scaled_ones) * 0.7)
    if twin is None and not about_money and not mostly and draft.scale < 10**9:
        return
    currencies = [other.unit for _, other in found if other.kind == "money" and other.unit]
    if twin is not None:
        draft.unit, draft.kind, draft.dimension = twin.unit, twin.kind, twin.dimension
    else:
        draft.unit, draft.kind = max(set(currencies), key=currencies.count) if currencies else "RUB", "money"
