"""Reads a numeral; yields the draft of a factor: «в 1,5 раза», «вдвое», «раз в пять», «на порядок»."""

from decimal import Decimal

from extractor.language import DASHES
from extractor.mentions.quantities.lists import starts, words
from extractor.mentions.quantities.modifiers import phrase_after, phrase_before
from extractor.mentions.quantities.needs import among, needs
from extractor.mentions.quantities.ranges import range_from_to, range_with_dash
from extractor.mentions.quantities.scene import Draft, Refusal, Scene, closed, draft_of
from extractor.mentions.quantities.units import read_unit


@needs(sorts="cardinal", anywhere=words("times"))
def factor_times(scene: Scene, index: int) -> Draft | None:
    """«в 1,5 раза», «в 2-3 раза», «в два с лишним раза», «в более чем 20 раз»."""
    draft = _number(scene, index)
    if draft is None:
        return None
    trailing = phrase_after(scene, draft.last)
    last = trailing[0] if trailing and scene.norm(trailing[0]) in words("times") else draft.last
    if scene.norm(last) not in words("times"):
        return None
    inner = phrase_before(scene, draft.first)
    at = (inner[0] if inner else draft.first) - 1
    if scene.norm(at) != "в":
        return None
    modifier = inner[1] if inner else trailing[1] if trailing and last != draft.last else draft.modifier
    draft.modifier = modifier if draft.low is None else "range"
    return closed(draft, "factor", at, last + 1)


@needs(sorts="cardinal", anywhere=words("times"))
def factor_plain(scene: Scene, index: int) -> Draft | None:
    """«сузился до 10,7 раза», «от 1,6 до пяти раз»: a decimal number of times."""
    draft = range_from_to(scene, index) or _number(scene, index)
    if draft is None or not draft.decimal or draft.scale > 1 or scene.norm(draft.last) not in words("times"):
        return None
    return closed(draft, "factor", last=draft.last + 1)


@needs(sorts="factor")
def factor_word(scene: Scene, index: int) -> Draft | None:
    """«вдвое», «втрое-вчетверо»."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if numeral.sort != "factor":
        return None
    draft = draft_of(scene, index)
    if after and after.sort == "factor" and scene.norm(numeral.last) in DASHES and after.first == numeral.last + 1:
        draft.value, draft.low, draft.high, draft.modifier = None, numeral.value, after.value, "range"
        draft.last, draft.end = after.last, index + 2
    return closed(draft, "factor")


@needs(sorts="cardinal", before=among("в"), anywhere=words("times"))
def factor_inverted(scene: Scene, index: int) -> Draft | None:
    """«раз в пять больше», «раза в полтора»: about so many times."""
    draft = _number(scene, index)
    if draft is None or scene.norms(draft.first - 2, 2) not in (("раз", "в"), ("раза", "в")):
        return None
    if read_unit(scene, draft.last) or scene.norm(draft.first - 3) in ("один", "несколько", "каждый"):
        return None
    draft.modifier = "about" if draft.low is None else "range"
    return closed(draft, "factor", draft.first - 2)


@needs(sorts="order")
def factor_order(scene: Scene, index: int) -> Draft | Refusal | None:
    """«на порядок больше», «на два порядка»: ten times, a hundred times; other «порядок» is no number."""
    numeral = scene.numerals[index]
    if numeral.sort != "order":
        return None
    follows = scene.norm(numeral.last)
    compared = follows.startswith(starts("compared_by_order")) or follows in ("", ".", ",", "и")
    if scene.norm(numeral.first - 1) != "на" or not compared:
        return scene.refuse(index, "idiom")
    draft = closed(draft_of(scene, index), "factor", numeral.first - 1)
    draft.value, draft.modifier = Decimal(10), "about"
    return draft


@needs(before=among("в"), anywhere=words("times"))
def often(scene: Scene, index: int) -> Refusal | None:
    """«раз в две недели», «один раз в 5 лет»: how often, no quantity of its own."""
    numeral = scene.numerals[index]
    every = scene.norm(numeral.first - 1) == "в" and scene.norm(numeral.first - 2) in words("times")
    unit = read_unit(scene, numeral.last) if every else None
    return scene.refuse(index, "duration") if unit and unit.dimension == "time" else None


def _number(scene: Scene, index: int) -> Draft | None:
    """A plain number or a range."""
    if scene.numerals[index].sort != "cardinal" or words("times").isdisjoint(scene.present):
        return None
    return range_with_dash(scene, index) or draft_of(scene, index)


RULES = (often, factor_times, factor_plain, factor_word, factor_inverted, factor_order)
