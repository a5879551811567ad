"""Reads the drafts of a document in order; yields them with the scales and units that their neighbours leave out."""

from collections.abc import Sequence
from decimal import Decimal

from extractor.mentions.quantities.scene import Draft, Scene

_JOINTS = frozenset([(",",), ("и",), ("или",), ("либо",), (",", "а"), (",", "и"), (",", "или")])
_FOLLOWS = frozenset("ADP CCONJ SCONJ VERB PUNCT PART ADV AUX PRON".split())
_COMPARES = frozenset("до против вместо было – — достиг составил составила составило остальные оставшиеся на".split())

Found = tuple[Scene, Draft]


def inherit(found: Sequence[Found]) -> None:
    """Complete the drafts in place: pairs and lists from what follows, then bare numbers from what stands before."""
    for (scene, draft), (after_scene, after) in zip(list(found[:-1])[::-1], list(found[1:])[::-1], strict=True):
        if scene is after_scene and is_open(draft):
            from_partner(scene, draft, after)
    for index, (scene, draft) in enumerate(found):
        if is_open(draft) and is_bare(scene, draft):
            from_before(scene, draft, found[:index])


def is_open(draft: Draft) -> bool:
    """A number without a unit that may take one."""
    return draft.kind == "count" and draft.unit is None and not draft.borderline and draft.open


def from_partner(scene: Scene, draft: Draft, after: Draft) -> None:
    """«с 13 до 173 тысяч», «100, 200, 500 рублей»: the first takes what the last says."""
    between = scene.norms(draft.last, after.first - draft.last)
    changes = scene.norm(draft.first - 1) in ("с", "со") and between[:1] == ("до",) and len(between) <= 2
    if changes or between in _JOINTS:
        take_from(draft, after, changes)


def take_from(draft: Draft, giver: Draft, scale_too: bool = True) -> None:
    """Unit, kind and, where the sizes agree, scale of another draft."""
    if giver.kind in ("rank", "factor") and giver.kind == "rank":
        return
    if giver.scale > 1 and draft.scale == 1 and scale_too and _smaller_scaled(draft, giver):
        draft.value, draft.low, draft.high = (
            None if number is None else number * giver.scale for number in (draft.value, draft.low, draft.high)
        )
        draft.scale = giver.scale
    if not giver.borderline:
        draft.unit, draft.kind, draft.dimension = giver.unit, giver.kind, giver.dimension


def _smaller_scaled(draft: Draft, giver: Draft) -> bool:
    """Whether the number is nearer to the giver's with the scale than without it."""
    mine, other = draft.value or draft.high, giver.value or giver.high
    if not mine or not other:
        return False
    scaled = mine * giver.scale
    return _ratio(scaled, other) <= _ratio(mine, other)


def _ratio(one: Decimal, other: Decimal) -> Decimal:
    one, other = abs(one), abs(other)
    return max(one, other) / max(min(one, other), Decimal("0.000001"))


def is_bare(scene: Scene, draft: Draft) -> bool:
    """Whether nothing that it could count follows the number."""
    atom = scene.atom(draft.last)
    if atom is None or atom.kind == "sign":
        return atom is None or atom.norm not in "«\"“„/№"
    if atom.kind == "digits":
        return False
    token = scene.token(draft.last)
    return token is not None and token.pos in _FOLLOWS


def from_before(scene: Scene, draft: Draft, before: Sequence[Found]) -> None:
    """A bare number after one with a unit: «368 млн рублей … 316 млн»."""
    for rule in RULES:
        giver = rule(scene, draft, before)
        if giver is not None:
            take_from(draft, giver)
            return


def near(scene: Scene, before: Sequence[Found], sentences: int) -> list[Found]:
    """The drafts of this and the last few sentences, nearest first."""
    first = scene.sentence.index - sentences
    return [pair for pair in before[::-1][:12] if pair[0].sentence.index >= first]


def in_brackets(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«Краснознаменский округ (61,7%) и Балтийск (58)»."""
    if scene.norm(draft.first - 1) != "(" or scene.norm(draft.last) not in (")", ",", ";"):
        return None
    for other, giver in near(scene, before, 1):
        if other.norm(giver.first - 1) == "(":
            return giver if giver.unit or giver.scale > 1 else None
    return None


def scaled(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """A bare number with a scale takes the unit of the last number with a scale."""
    if draft.scale == 1:
        return None
    for _, giver in near(scene, before, 2):
        if giver.kind in ("money", "measure") and giver.dimension != "time" or giver.scale > 1:
            return giver if giver.unit else None
    return None


def decimal(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """A bare number with decimals, or a range, is seldom a count."""
    if not draft.decimal and draft.low is None:
        return None
    for other, giver in near(scene, before, 1):
        if _parallel(scene, draft, other, giver) and (giver.decimal or giver.scale > 1 or draft.low is not None):
            return giver if giver.unit or giver.scale > 1 else None
    return None


def compared(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«годом ранее было 705», «вместо запланированных 415», «до 680»: a whole number held against one with a unit."""
    if scene.sentence.index and not ({scene.norm(draft.first - 1), scene.norm(draft.first - 2)} & _COMPARES or draft.sign):
        return None
    if draft.words and scene.norm(draft.core).endswith(("а", "о", "ое", "ну")):
        return None
    for other, giver in near(scene, before, 1):
        if giver.borderline or giver.kind in ("rank", "factor") or giver.dimension in ("time",) and other is not scene:
            continue
        if not giver.unit and other is scene:
            return None
        if _parallel(scene, draft, other, giver):
            return giver if giver.unit else None
    return None


RULES = (in_brackets, scaled, decimal, compared)


def _parallel(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """Both stand after «на», or neither does."""
    return (scene.norm(draft.first - 1) == "на") == (other.norm(giver.first - 1) == "на")


