"""Reads a bare number and the drafts before it; yields the one whose unit a payment, change, norm or rate repeats."""

from collections.abc import Sequence

from extractor.language import DASHES
from extractor.mentions.quantities.bareness import acts, genitive_opens, topic
from extractor.mentions.quantities.likeness import (
    MONEY_REACH,
    Found,
    alike,
    near,
    parallel,
    preposition,
    scale_for,
    size_of,
)
from extractor.mentions.quantities.lists import starts, stems, words
from extractor.mentions.quantities.needs import among, needs
from extractor.mentions.quantities.paying import paid
from extractor.mentions.quantities.scene import ONE, Draft, Scene

_WHOLE = 100
_BESIDE = 4  # atoms between what has a share and the number


def paid_again(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«80–90 тысяч рублей … Повару сулят 60»: to whom a number is paid, the last sum tells of what"""
    if not paid(scene, draft):
        return None
    for other, giver in near(scene, draft, before, 6):
        if giver.kind == "money":
            return giver if alike(draft, giver, MONEY_REACH) else None
        if other is scene and giver.unit is not None:
            return None
    return None


def changed_again(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«Масло подорожало процентов на десять. Мы сыр подняли на восемь»: by how many per cent"""
    changes = preposition(scene, draft) == "на" and scene.mentions(stems("change_words"))
    if not changes or draft.scale > ONE or acts(scene, draft):
        return None
    for other, giver in near(scene, draft, before, 1):
        if giver.unit is not None:
            alike_change = giver.unit == "%" and (other is scene or other.mentions(stems("change_words")))
            return giver if alike_change and alike(draft, giver) else None
    return None


def by_nature(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«Явка – 47,8», «жирность молока 3,8»: what is never given but in per cent"""
    if topic(scene, draft) != "share" or draft.scale > ONE or size_of(draft) > _WHOLE or acts(scene, draft):
        return None
    said = any(word.startswith(starts("percents")) for word in scene.row[max(0, draft.first - _BESIDE) : draft.first])
    if not said or preposition(scene, draft) == "на":
        return None
    return Draft(draft.first, draft.last, 0, value=draft.value, kind="share", unit="%", dimension="share")


@needs(before=among("с со"))
def after_difference(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«подняли на два рубля, с 35 до 37»: what a change begins with is of the unit of its size"""
    if scene.norm(draft.first - 1) not in ("с", "со") or not before or before[0][0] is not scene:
        return None
    giver = before[0][1]
    beside = giver.last == draft.first - 2 and scene.norm(giver.last) in (",", "—", "–", "(")
    told = preposition(scene, giver) == "на" and giver.kind in ("money", "measure")
    return giver if beside and told else None


@needs(before=lambda word: word in words("norms") or word.endswith(("ых", "их")))
@needs(before=among("в"), anywhere=words("norms"))
def against_norm(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«9,6 процента при допустимых десяти», «31 мм при норме 118»: held against the figure right before it."""
    if not before or before[0][0] is not scene:
        return None
    at = draft.first - 1 - (scene.norm(draft.first - 1) == "в")
    allowed = scene.has(at, "ADJF", "plur", "loct") or scene.has(at, "PRTF", "plur", "loct")
    giver, said = before[0][1], allowed or scene.norm(at) in words("norms")
    if not said or scene.norm(at - 1) != "при" or giver.unit is None:
        return None
    return giver if giver.kind in ("money", "measure", "share") and alike(draft, giver) else None


def rated_alike(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«рождаемость – 9,8 на тысячу жителей, смертность – 13,1»: of as many."""
    giver = before[0][1] if before and before[0][0] is scene else None
    if giver is None or giver.per is None or giver.per.value == ONE or not alike(draft, giver):
        return None
    draft.per = giver.per
    return giver


def fractional(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """A bare number with decimals, or a range, is seldom a count: it is like the last one of its kind."""
    sized = scene.norm(draft.first - 1).startswith(starts("bare_sizes"))  # «магнитудой 6,1»
    if (not draft.decimal and draft.low is None) or sized or acts(scene, draft) or _is_greatest(scene, draft):
        return None
    for other, giver in near(scene, draft, before, 2):
        plain = is_plain(giver) and (giver.low is not None or giver.decimal and draft.decimal)
        if other is scene and (giver.kind == "factor" or plain):
            return None  # «пять-шесть заявок, теперь полторы», «2,9 ребёнка на женщину, в Омске 1,4»
        if _has_fractions(draft, giver) and parallel(scene, draft, other, giver) and alike(draft, giver):
            opened = giver.kind == "measure" and genitive_opens(scene, draft, giver.last if other is scene else -1)
            return giver if giver.kind not in ("rank", "factor") and not opened else None
    return None


def _is_greatest(scene: Scene, draft: Draft) -> bool:
    """«На глубине 10 км … два толчка, самый сильный – 6,1»: one of those counted"""
    dashed = scene.norm(draft.first - 1) in DASHES and scene.norm(draft.first - 3).startswith("сам")
    return dashed and scene.has(draft.first - 2, "ADJF")


def _has_fractions(draft: Draft, giver: Draft) -> bool:
    """Whether the giver has a unit, or uses its scale in parts: not «2 тысячи школьников, средний балл – 68,43»."""
    uneven = giver.decimal or draft.words or size_of(giver) % scale_for(draft, giver) != 0
    return giver.unit is not None or giver.scale > ONE and uneven


def is_plain(giver: Draft) -> bool:
    """A number that has neither unit nor scale to give."""
    return giver.unit is None and giver.scale == ONE
