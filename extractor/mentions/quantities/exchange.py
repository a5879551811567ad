"""Reads a bare number behind the name of a currency; yields in which currency it is the price of the other."""

from collections.abc import Sequence

from extractor.mentions.quantities.needs import among, needs
from extractor.mentions.quantities.scene import ONE, Draft, Scene
from extractor.mentions.quantities.units import unit_of_word

REACH = 10  # atoms between a currency and its price
RESERVE = frozenset({"USD", "EUR", "CNY", "GBP", "CHF", "JPY"})  # prices are those of these, in the other


@needs(before=among("до уровне отметке к по"))
def rate_of_exchange(scene: Scene, draft: Draft, before: Sequence[tuple[Scene, Draft]]) -> Draft | None:
    """«драм ослаб до 391,2 за доллар», «евро вырос до 98,4»: the price itself, never thousands or millions."""
    code = _subject(scene, draft.first)
    if not code or draft.scale != ONE:
        return None
    if code in RESERVE:
        told = (giver.unit for _, giver in before if giver.kind == "money" and giver.unit not in RESERVE)
        code = next(filter(None, told), "RUB")
    return Draft(draft.first, draft.last, 0, value=draft.value, kind="money", unit=code)


def _subject(scene: Scene, first: int) -> str:
    """The code of a currency that stands as the subject in the clause before."""
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        if scene.ends_clause(at):
            return ""
        unit = unit_of_word(scene.norm(at))
        if unit is not None and unit.kind == "money" and _is_subject(scene, at):
            return "" if scene.kind(at - 1) == "digits" else unit.code or ""
    return ""


def _is_subject(scene: Scene, at: int) -> bool:
    """By its form, or as the parser has it: the dictionary of forms does not know «тенге»."""
    token = scene.token(at)
    return scene.has(at, "nomn", "sing") or token is not None and token.rel.startswith("nsubj")
