"""Reads a numeral before a unit of time; refuses spans that only say when («за 11 лет», «через год», «два года назад»)."""

from extractor.mentions.quantities.scene import Refusal, Scene
from extractor.mentions.quantities.shapes import range_with_dash
from extractor.mentions.quantities.units import read_unit, unit_of_word

_WHEN = frozenset("за через спустя последние последних последними ближайшие ближайших первые первых прошедшие прошлые "
                  "минувшие минувших предыдущие прошедших следующие следующих каждые каждых все всех эти этих".split())  # fmt: skip
_LATER = frozenset("назад спустя".split())


def time_span(scene: Scene, index: int) -> Refusal | None:
    """«за 5 дней», «в последние 10 лет», «через полгода», «три года назад», «лет через пять», «за первые два года»."""
    numeral = scene.numerals[index]
    if numeral.sort not in ("cardinal", "collective", "half_unit", "both"):
        return None
    draft = range_with_dash(scene, index)
    last = draft.last if draft else numeral.last
    unit = read_unit(scene, last)
    inverted = scene.norm(numeral.first - 1) in ("через", "за") and read_unit(scene, numeral.first - 2, False)
    dimension = unit.dimension if unit else (inverted.dimension if inverted else "")
    half = unit_of_word(numeral.tail) if numeral.sort == "half_unit" else None
    dimension = half.dimension if half else dimension
    if dimension not in ("time", "decade", "quarter"):
        return None
    last = unit.last if unit else last
    before = {scene.norm(numeral.first - step) for step in (1, 2)}
    if before & _WHEN or scene.norm(last) in _LATER or scene.norm(last + 1) in _LATER or inverted:
        return scene.refuse(index, "duration", -1, draft.last if draft else -1)
    return None
