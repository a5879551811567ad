"""Reads a numeral; yields the draft of a share of a whole in per cent: «каждый третий», «половина», «9 из 10»."""

from decimal import Decimal

from extractor.mentions.numerals import hundredths
from extractor.mentions.quantities.lists import starts, words
from extractor.mentions.quantities.needs import among, needs
from extractor.mentions.quantities.scene import Draft, Refusal, Scene, draft_of
from extractor.mentions.quantities.units import read_unit

_HUNDRED = Decimal(100)
_WHOLES = (Decimal(10), _HUNDRED, Decimal(1000))


@needs(sorts="ordinal", before=lambda word: word.startswith("кажд"))
def share_each(scene: Scene, index: int) -> Draft | None:
    """«каждый третий», «каждая шестая»: one in so many, in per cent."""
    numeral = scene.numerals[index]
    if numeral.sort != "ordinal" or not scene.norm(numeral.first - 1).startswith("кажд") or numeral.value < 2:
        return None
    return _share(scene, index, _HUNDRED / numeral.value, first=numeral.first - 1)


@needs(sorts="ordinal", after=words("parts"))
def share_part(scene: Scene, index: int) -> Draft | None:
    """«пятую часть», «десятая доля»; not «третья часть фильма» of an ordinal below five in the nominative."""
    numeral = scene.numerals[index]
    part = scene.norm(numeral.last)
    if numeral.sort != "ordinal" or numeral.value < 3 or part not in words("parts") or numeral.form != "words":
        return None
    if not scene.norm(numeral.last - 1).endswith(("ая", "ую", "ой", "ья", "ью", "ьей")):
        return None
    return _share(scene, index, _HUNDRED / numeral.value, last=numeral.last + 1)


@needs(sorts="cardinal collective", joint=among("из каждых каждой"))
def share_out_of_ten(scene: Scene, index: int) -> Draft | None:
    """«9 из 10», «88 случаев из ста», «девять учеников из десяти»: the whole is ten, a hundred or a thousand."""
    numeral, whole = scene.numerals[index], scene.numeral(index + 1)
    if whole is None or numeral.sort not in ("cardinal", "collective") or whole.value not in _WHOLES:
        return None
    gap = whole.first - numeral.last
    each = scene.norm(whole.first - 1) in ("каждых", "каждой")  # «71 из каждых ста»
    if gap not in (1, 2, 3) or scene.norm(whole.first - 1 - each) != "из" or numeral.value >= whole.value:
        return None
    if whole.value == 10 and scene.norm(whole.last) in ("возможных", "имеющихся", "имевшихся"):
        return None
    counted = all(scene.kind(at) == "word" for at in range(numeral.last, whole.first))
    draft = _share(scene, index, numeral.value * _HUNDRED / whole.value, last=whole.last) if counted else None
    if draft is not None:
        draft.end = index + 2
    return draft


@needs(sorts="fraction")
def fraction_of_unit(scene: Scene, index: int) -> Draft | None:
    """«четверть тонны», «треть процента»: a part of one unit."""
    numeral = scene.numerals[index]
    unit = read_unit(scene, numeral.last) if numeral.sort == "fraction" else None
    if unit is None or unit.kind == "money" or not scene.has(numeral.last, "sing", "gent"):
        return None
    draft = draft_of(scene, index)
    draft.value = hundredths(numeral.value) / 100 if numeral.value % 1 == 0 else (numeral.value / 100)
    return draft


@needs(sorts="fraction")
def school_quarter(scene: Scene, index: int) -> Refusal | None:
    """«с начала четверти», «вторая половина дня», «в первой четверти»: a stretch of time or a part in order."""
    numeral, before = scene.numerals[index], scene.numeral(index - 1)
    if numeral.sort != "fraction" or numeral.form == "digits":
        return None
    if before and before.sort == "ordinal" and before.last == numeral.first:
        return scene.refuse(index, "ordinal")
    return scene.refuse(index, "duration") if scene.norm(numeral.first - 1) in words("before_quarter") else None


@needs(sorts="fraction", before=lambda word: len(word) > 4 and word.startswith(starts("compass")))
def quarter_of_the_sky(scene: Scene, index: int) -> Refusal | None:
    """«ветер западной четверти», «в северной половине края»: a side, not a share."""
    numeral = scene.numerals[index]
    words_only = numeral.sort == "fraction" and numeral.form != "digits" and numeral.last == numeral.first + 1
    sided = words_only and scene.norm(numeral.first - 1).startswith(starts("compass"))
    return scene.refuse(index, "name") if sided and scene.has(numeral.first - 1, "ADJF", "sing", "femn") else None


@needs(sorts="fraction")
def cup_round(scene: Scene, index: int) -> Refusal | None:
    """«1/8 финала», «в четверти финала»."""
    numeral = scene.numerals[index]
    if numeral.sort != "fraction" or not scene.norm(numeral.last).startswith("финал"):
        return None
    return scene.refuse(index, "name")


@needs(sorts="fraction")
def share_fraction(scene: Scene, index: int) -> Draft | None:
    """«половина», «две трети», «девять десятых», `3/4`."""
    numeral = scene.numerals[index]
    return _share(scene, index, numeral.value) if numeral.sort == "fraction" else None


def _share(scene: Scene, index: int, value: Decimal, first: int = -1, last: int = -1) -> Draft:
    draft = draft_of(scene, index)
    draft.value, draft.unit, draft.kind, draft.dimension = hundredths(value), "%", "share", "share"
    draft.first = first if first >= 0 else draft.first
    draft.last = last if last >= 0 else draft.last
    draft.core = draft.first
    return draft


RULES = (
    share_each,
    share_part,
    share_out_of_ten,
    school_quarter,
    quarter_of_the_sky,
    cup_round,
    fraction_of_unit,
    share_fraction,
)
