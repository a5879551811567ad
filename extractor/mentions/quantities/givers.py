"""Reads a bare number and the drafts before it, nearest first; yields the one whose unit or scale it shares."""

from collections.abc import Callable, Sequence

from extractor.mentions.quantities.bareness import acts, genitive_opens, is_open, most_of_things, topic
from extractor.mentions.quantities.exchange import rate_of_exchange
from extractor.mentions.quantities.likeness import (
    MONEY_REACH,
    REACH,
    Found,
    agrees,
    alike,
    dashed_genitive,
    genitive_leads,
    held,
    is_mass,
    near,
    parallel,
    preposition,
    ratio,
    size_of,
)
from extractor.mentions.quantities.lists import starts, words
from extractor.mentions.quantities.needs import among, needs
from extractor.mentions.quantities.paying import paid, priced
from extractor.mentions.quantities.repeating import (
    after_difference,
    against_norm,
    by_nature,
    changed_again,
    fractional,
    is_plain,
    paid_again,
    rated_alike,
)
from extractor.mentions.quantities.scene import ONE, Draft, Scene
from extractor.mentions.quantities.units import unit_of_word

Rule = Callable[[Scene, Draft, Sequence[Found]], Draft | None]

JOINTS = frozenset([
    (",",), ("и",), ("или",), ("либо",), (",", "а"), (",", "и"), (",", "или"), (",", "а", "то", "и"), ("и", "даже"),
    (",", "затем"), (",", "потом"),
])  # fmt: skip
_RIVALS = 3  # times between figures of one ranking
_SAME_ORDER = 10  # «выловил 11 400 тонн. А Поронайск с 19 тысячами…»
_OUT_OF = 6  # atoms between a part and its whole
_OF_WHICH = 14  # atoms up to «из них», «из которых»
_OPENING = 2  # atoms of «из них» at the head of a sentence
_LEADS = frozenset(["", ",", "и", "а", "но", "—", "–", ":"])  # before «из», where the whole leads its clause
_AMONG = ("из", "среди", "числе")
_WHICH = frozenset("которых них нее этой этих".split())


@needs(before=among("("))
def in_brackets(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«Краснознаменский округ (61,7%) и Балтийск (58)», «16 840 рублей. За ней Чукотка (16 210)»."""
    if scene.norm(draft.first - 1) != "(" or scene.norm(draft.last) not in (")", ",", ";"):
        return None
    territory = scene.norm(draft.first - 2).startswith(starts("territories")) and scene.capital(draft.first - 3)
    if (territory or scene.capital(draft.first - 2) or scene.norm(draft.first - 2) == "»") and before:
        other, giver = next((one for one in before if one[1].kind != "rank"), before[0])
        if giver.unit and _rivals(draft, giver) and scene.sentence.index - other.sentence.index < 2:
            return giver
    for other, giver in near(scene, draft, before, 1):
        if other.norm(giver.first - 1) == "(":
            return giver if (giver.unit or giver.scale > ONE) and giver.kind != "rank" else None
    return None


def _rivals(draft: Draft, giver: Draft) -> bool:
    """Whether two figures of one ranking are near in size; the second may leave out «тысяч»."""
    size = size_of(draft) * giver.scale if draft.scale == ONE else size_of(draft)
    return draft.scale in (ONE, giver.scale) and ratio(size, size_of(giver)) < _RIVALS


@needs(before=among("в"))
def factor_again(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«выросла в 13 раз, пенсия — в 10»."""
    if scene.norm(draft.first - 1) != "в" or not before or before[0][0] is not scene:
        return None
    giver = before[0][1]
    if giver.kind != "factor" or scene.norm(giver.core - 1) != "в":
        return None
    draft.first -= 1
    return giver


def named_currency(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«В рублях, наоборот, он вырос до 57,4 млрд», «на каждый рубль вложили 16»: the currency is said before."""
    furthest = max(0, draft.first - 40)
    said = scene.row[furthest : draft.first]
    if "в" not in said and "каждый" not in said:
        return None
    for at in range(draft.first - 1, furthest, -1):
        unit = unit_of_word(scene.row[at]) if scene.row[at - 1] in ("в", "каждый") else None
        if unit is not None and unit.kind == "measure" and scene.row[at - 1] == "в" and scene.row[at].endswith("ах"):
            return Draft(at, at + 1, 0, value=ONE, kind=unit.kind, unit=unit.code, dimension=unit.dimension)
        if unit is None or unit.kind != "money":
            continue
        giver = next((giver for _, giver in near(scene, draft, before, 3) if giver.kind == "money"), None)
        scale = giver.scale if giver and scene.row[at - 1] == "в" else ONE
        return Draft(at, at + 1, 0, value=size_of(giver or draft), kind="money", unit=unit.code, scale=scale)
    return None


def by_topic(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«цена выросла до 60», «шириной 12», «доля достигла 40»: the last number of that topic."""
    wanted = topic(scene, draft)
    if wanted in ("", "count") or wanted == "money" and draft.scale == ONE and _counts(scene, draft, before):
        return None
    if wanted == "money" and preposition(scene, draft) == "на" and before and before[0][1].kind == "share":
        return None  # «бумаги подешевели на 6,4%, облигации на пять с половиной»
    limit = MONEY_REACH if wanted == "money" else REACH
    for _, giver in near(scene, draft, before, 6 if wanted == "money" else 3):
        if giver.borderline == "compound":
            continue  # «барьер пятипроцентный, явка – 47»
        if giver.kind == wanted or giver.dimension == wanted:
            return giver if alike(draft, giver, limit) else None
    return None


def _counts(scene: Scene, draft: Draft, before: Sequence[Found]) -> bool:
    """«Кружков заработало 18, на пять больше прежнего»: what the clause opens with, whatever its verb speaks of"""
    other, giver = before[0] if before else (None, None)
    again = other is scene and giver is not None and giver.own and scene.norm(draft.last) in words("compared")
    return again or not preposition(scene, draft) and genitive_opens(scene, draft, -1)


def scaled(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """A bare number with a scale takes the unit of the last one with a scale, or of the last money."""
    if draft.scale == ONE or topic(scene, draft) == "count":
        return None
    money = topic(scene, draft) == "money" or draft.scale > 1000 or scene.norm(draft.first - 1) == "по"
    for other, giver in near(scene, draft, before, _scaled_reach(scene, draft)):
        if giver.kind == "measure" and scene.norm(draft.last) == "на" and draft.per is not None:
            continue  # «117 километров троп, это 350 тысяч на километр»
        if _lends_money(scene, other, giver, money):
            return giver
        if topic(scene, draft) == "money" or (giver.unit and opened_by_noun(scene, draft, other, giver)):
            continue
        if priced(scene, draft) or paid(scene, draft):
            continue
        like = ratio(size_of(draft), size_of(giver)) < MONEY_REACH
        same = giver.kind == "measure" and (other is scene or ratio(size_of(draft), size_of(giver)) < _SAME_ORDER)
        if giver.kind != "money" and like and (giver.scale > ONE or same):
            draft.own = giver.unit is None and topic(scene, draft) != "money"
            return giver if giver.unit else None
    return None


def _lends_money(scene: Scene, other: Scene, giver: Draft, money: bool) -> bool:
    """Whether a sum lends its currency: in the same sentence, in talk of money, to a number that nothing names."""
    if giver.kind != "money" or other is not scene and most_of_things(scene):
        return False
    return other is scene or money or _follows(scene, other) and scene.is_nounless()


def _end(scene: Scene, other: Scene, giver: Draft) -> int:
    """Where the giver ends in the number's own sentence, -1 where it is in another."""
    return giver.last if other is scene else -1


def _scaled_reach(scene: Scene, draft: Draft) -> int:
    """How many sentences back a scaled number looks: thousands are often people, millions money."""
    if draft.scale > 1000:
        return 8
    return 0 if genitive_opens(scene, draft, -1) else 2


def part_of(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«из 50 млн рублей 30 дал бюджет», «из 90 километров труб заменили 40»: a part of the whole that leads."""
    if not before or before[0][0] is not scene or scene.norm(before[0][1].first - 1) != "из":
        return None
    giver = before[0][1]
    leads = scene.norm(giver.first - 2) in _LEADS and not any(map(scene.ends_clause, range(giver.last, draft.first)))
    near = draft.first - giver.last in (0, 1) or leads and not genitive_opens(scene, draft, giver.last + 2)
    whole_of = near and giver.kind in ("money", "measure")
    return giver if whole_of and size_of(draft) * giver.scale <= size_of(giver) else None


@needs(before=among("из"))
def out_of(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«400 человек из 6,2 тысячи», «340 метров трубы из 520»: the whole is of the same thing as its part."""
    if not before or before[0][0] is not scene or scene.norm(draft.first - 1) != "из":
        return None
    giver = before[0][1]
    apart = draft.first - giver.last
    near = (2 if giver.unit is None else 1) <= apart <= _OUT_OF and giver.kind in ("count", "measure", "money")
    if not near or size_of(giver) > size_of(draft) * (giver.scale if draft.scale == ONE else ONE):
        return None
    draft.own = giver.unit is None and giver.scale == ONE
    return giver


@needs(before=_WHICH | {"числе"})
def of_which(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«740 млн рублей, из которых 701 – федеральные», «54 млн рублей. Из них 48 – …», «90 гектаров, в их числе 40»."""
    among = scene.norms(draft.first - 2, 2)
    if not before or among != ("их", "числе") and not (among[0] in _AMONG and among[1] in _WHICH):
        return None
    (other, giver), opens = before[0], draft.first == _OPENING
    if other is not scene and not (opens and giver.kind in ("money", "measure") and _follows(scene, other)):
        return None
    part = draft.first - giver.last < _OF_WHICH and (giver.kind == "money" or is_mass(other, giver))
    scale = giver.scale * giver.part if draft.scale == ONE else ONE
    return giver if part and size_of(draft) * scale <= size_of(giver) else None


def _follows(scene: Scene, other: Scene) -> bool:
    return scene.sentence.index - other.sentence.index == 1


def whole(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«годом ранее было 705», «вместо запланированных 415», «по 93»: a whole number held against the last one."""
    if draft.value == 0 or draft.scale > ONE or scene.norm(draft.first - 1) in words("partitive") or acts(scene, draft):
        return None
    if scene.norm(draft.last) == "из" and (scene.norm(draft.last + 1) in _WHICH or _is_counted(scene, draft.last + 1)):
        return None  # «две тысячи планет, около 50 из которых обитаемы», «5 тысяч выборов в 80 из 85 областей»
    counted = topic(scene, draft) == "count"
    for other, giver in near(scene, draft, before, 1):
        where = other.norm(giver.first - 1) in words("how_far_off")  # «в радиусе 65 км – девятнадцать»
        if where or passed_over(scene, draft, giver) or unlike_change(scene, draft, other, giver):
            continue
        if giver.unit is not None and counted:
            return None
        if fits(scene, draft, other, giver):
            return None if opened_by_noun(scene, draft, other, giver) else giver
        if not looks_further(scene, draft, other, giver):
            return None
    return None


def _is_counted(scene: Scene, at: int) -> bool:
    """Whether a number of things begins there: «85 областей»"""
    number = scene.numeral(scene.starting.get(at, -1))
    return number is not None and number.scale == ONE and scene.has(number.last, "NOUN", "gent", "plur")


def unlike_change(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«на 46%, до 2 870 штук, в Алтайском крае — на 51»: a count that ends a change has no share in its size."""
    return (
        other is scene and is_plain(giver) and preposition(scene, draft) == "на" and preposition(other, giver) == "до"
    )


def passed_over(scene: Scene, draft: Draft, giver: Draft) -> bool:
    """Ranks, factors, ages; counts too where the clause speaks of money or a share."""
    if giver.kind in ("rank", "factor") or giver.borderline in ("age", "compound", "both"):
        return True
    return giver.unit is None and topic(scene, draft) in ("money", "share")


def fits(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """Whether the number is like the giver and the words around it hold it against that."""
    if is_plain(giver) or not alike(draft, giver) or not agrees(scene, draft, giver):
        return False
    if parallel(scene, draft, other, giver):
        return held(scene, draft, other, giver)
    return draft.modifier != "exact" and other is scene and giver.kind == "measure"


def looks_further(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """Past a giver that is unlike, or stands after another preposition: «за 210 млн, ещё 20% — за 85»."""
    if is_plain(giver):
        between = scene.norms(giver.last, max(0, draft.first - giver.last))
        return is_open(giver) and other is scene and between in JOINTS
    if not parallel(scene, draft, other, giver) or not alike(draft, giver) or not agrees(scene, draft, giver):
        return True
    return other is scene and preposition(scene, draft) not in ("", preposition(other, giver))


def opened_by_noun(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«личинок — до 300»: the clause opens with what is counted; shares name their parts so too."""
    if other is scene and dashed_genitive(scene, draft) and genitive_leads(scene, giver):
        return False  # «на ремонт школ – 240 млн, дорог – 410»
    return giver.kind != "share" and genitive_opens(scene, draft, _end(scene, other, giver))


RULES: tuple[Rule, ...] = (
    in_brackets,
    against_norm,
    factor_again,
    rate_of_exchange,
    out_of,
    of_which,
    named_currency,
    after_difference,
    paid_again,
    changed_again,
    by_topic,
    by_nature,
    scaled,
    rated_alike,
    fractional,
    part_of,
    whole,
)
