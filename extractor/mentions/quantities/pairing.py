"""Reads drafts that stand side by side; yields them with the scale and unit that the last of them has for all."""

from collections.abc import Sequence

from extractor.mentions.quantities.bareness import is_bare, is_open, topic
from extractor.mentions.quantities.givers import JOINTS
from extractor.mentions.quantities.likeness import Found, agrees, ratio, scale_for, size_of
from extractor.mentions.quantities.scene import ONE, Draft, Scene

WORDED = frozenset(["share_each", "share_part", "share_fraction", "share_out_of_ten"])  # say no per cent to lend
_GREAT = 1000  # no share in per cent


def partners(found: Sequence[Found], taking: Sequence[int]) -> None:
    """From the last to the first, each open draft of some takes what the next one of its sentence has for both."""
    for index in reversed(taking):
        scene, draft = found[index]
        after = found[index + 1 : index + 2]
        if after and scene is after[0][0] and is_open(draft):
            from_partner(scene, draft, after[0][1])


def from_partner(scene: Scene, draft: Draft, after: Draft) -> None:
    """«с 13 до 173 тысяч», «100, 200, 500 рублей»: the first takes what the last says."""
    joint = scene.norms(draft.last, after.first - draft.last)
    if after.rule in WORDED or _is_apart(scene, draft, after):
        return
    if scene.norm(draft.first - 1) in ("с", "со") and _up_to(scene, draft, after):
        take_from(draft, after, "partner")
        draft.own = after.kind == "count" and not is_bare(scene, after)
    elif draft.scale == ONE and _is_of(joint, after):
        take_from(draft, after, "partner")
    elif (joint in JOINTS or joint == ("против",)) and after.scale >= draft.scale:
        if after.kind in ("money", "measure", "share") and after.modifier in ("exact", "range"):
            take_from(draft, after, "partner")
        elif after.kind == "count" and after.scale > ONE and not is_bare(scene, after):
            draft.own = True
    elif (
        after.kind == "money"
        and is_bare(scene, draft)
        and _of_price(scene, draft, after)
        and agrees(scene, draft, after)
    ):
        take_from(draft, after, "partner")  # «билет — 250, льготный — 100 рублей»


def _is_apart(scene: Scene, draft: Draft, after: Draft) -> bool:
    """«два блока из шести и 4,7 км труб», «12 040, или 2 процента»"""
    spelt = draft.words and not after.words and scene.norm(draft.last) == ","  # «месяц или два, 15 % – меньше»
    return scene.norm(draft.first - 1) == "из" or after.kind == "share" and (spelt or size_of(draft) >= _GREAT)


def _is_of(joint: tuple[str, ...], after: Draft) -> bool:
    """«бассейн 25 на 8,5 метра», «12 из 30 км труб»"""
    return joint == ("на",) and after.dimension == "length" or joint == ("из",) and after.kind in ("money", "measure")


def _of_price(scene: Scene, draft: Draft, after: Draft) -> bool:
    """«билет — 250, льготный — 100 рублей», «рожь продали по одиннадцать, овёс – по восемь тысяч»"""
    each = scene.norm(draft.first - 1) == "по" == scene.norm(after.first - 1)
    return each or topic(scene, draft) == "money"


def _up_to(scene: Scene, draft: Draft, after: Draft) -> bool:
    """Whether «до» stands between two numbers that are close."""
    between = scene.norms(draft.last, max(0, after.core - draft.last))
    return "до" in between and len(between) < 5


def take_from(draft: Draft, giver: Draft, rule: str, scaled: bool = True) -> None:
    """Unit, kind and, where the sizes agree, scale of another draft; the draft's rule tells by which."""
    if giver.kind == "rank" or (giver.unit is None and giver.scale == ONE and giver.kind == "count"):
        return
    draft.rule += f"+{rule}"
    draft.own = giver.unit is None and rule != "partner"  # a partner may learn its own unit later
    mine, other, scale = size_of(draft), size_of(giver), scale_for(draft, giver)
    if scaled and scale != ONE == draft.scale and ratio(mine * scale, other) <= ratio(mine, other):
        draft.times(scale)
        draft.scale, draft.part = giver.scale, giver.part
    if not giver.borderline or giver.borderline == "duration":
        draft.unit, draft.kind, draft.dimension = giver.unit, giver.kind, giver.dimension
        draft.borderline = giver.borderline
