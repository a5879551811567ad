"""Reads a numeral; yields the draft of a rank: «пятое место», «ТОП-10», «вошёл в тройку», «5-е из 85», «на 52-м»."""

from decimal import Decimal

from extractor.language import DASHES
from extractor.mentions.quantities.lists import starts, stems, words
from extractor.mentions.quantities.needs import among, begins, needs
from extractor.mentions.quantities.scene import Draft, Refusal, Scene, closed, draft_of

_FURTHEST_VERB = 8  # atoms from a group to the verb behind it
_TOPS = frozenset(("топ", "top", "топе"))


@needs(after=begins("places_in_order"))
def rank_place(scene: Scene, index: int) -> Draft | None:
    """«пятое место», «на 3-м месте», «четвёртая строчка», «занял 1 место», «5–7-е места»."""
    numeral, before = scene.numerals[index], scene.numeral(index - 1)
    if not scene.norm(numeral.last).startswith(starts("places_in_order")) or (before and before.last == numeral.first):
        return None
    if scene.norm(numeral.last).startswith("ступен") and scene.mentions(starts("rockets")):
        return None
    if numeral.sort not in ("ordinal", "roman") and not _cardinal_place(scene, index):
        return None
    return closed(draft_of(scene, index), "rank", last=numeral.last + 1)


def _cardinal_place(scene: Scene, index: int) -> bool:
    """«занял 1 место», «на 38 месте»: a cardinal in digits before a place that it does not count."""
    numeral, at = scene.numerals[index], scene.numerals[index].last
    if not numeral.label or numeral.value > 200 or not scene.has(at, "sing"):
        return False
    counts = numeral.value % 10 == 1 or (numeral.value % 10 in (2, 3, 4) and scene.has(at, "gent", "sing"))
    if counts and scene.norm(at + 1) == "из":
        return False  # «заняли 3 места из 10», but «занял 66 место из 85»
    stands = scene.norm(numeral.first - 1) in words("before_place") and scene.norm(at) != "место"
    return not counts or scene.begins_before(numeral.first, starts("wins"), 4) or stands


@needs(sorts="ordinal", after=among("и ,"))
def rank_beside(scene: Scene, index: int) -> Draft | None:
    """«четвёртое и пятое места»: the noun stands behind the last."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if numeral.sort != "ordinal" or scene.norm(numeral.last) not in ("и", ",") or after is None:
        return None
    beside = after.first == numeral.last + 1 and after.sort == "ordinal"
    placed = beside and scene.norm(after.last).startswith(starts("places_in_order"))
    return closed(draft_of(scene, index), "rank") if placed else None


@needs(before=among("с со"), joint=among("на"))
def rank_left(scene: Scene, index: int) -> Draft | None:
    """«с 61 на 20 место», «с 40-го на 12-ю строчку»: the rank that was before."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if numeral.sort not in ("cardinal", "ordinal") or after is None or after.first != numeral.last + 1:
        return None
    moved = scene.norm(numeral.first - 1) in ("с", "со") and scene.norm(numeral.last) == "на"
    ranked = scene.norm(after.last).startswith(starts("places_in_order")) and not scene.has(after.last, "plur", "gent")
    return closed(draft_of(scene, index), "rank") if moved and ranked else None


@needs(sorts="ordinal", after=among("из"))
def rank_out_of(scene: Scene, index: int) -> Draft | None:
    """«5-е из 85»: the rank; what it is out of is a count of its own."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if numeral.sort != "ordinal" or scene.norm(numeral.last) != "из" or after is None:
        return None
    if after.first != numeral.last + 1:
        return None
    return closed(draft_of(scene, index), "rank")


@needs(sorts="cardinal", before=_TOPS | DASHES, anywhere=_TOPS)
def rank_top(scene: Scene, index: int) -> Draft | None:
    """«ТОП-10», «топ 5», «top-3»."""
    numeral = scene.numerals[index]
    at = numeral.first - 1 - (scene.norm(numeral.first - 1) in DASHES)
    if scene.norm(at) not in _TOPS or numeral.sort != "cardinal":
        return None
    return closed(draft_of(scene, index), "rank", at)


@needs(sorts="rank_group")
@needs(first=among("десятки десятка сотню"))
def rank_group(scene: Scene, index: int) -> Draft | Refusal | None:
    """«вошла в пятёрку», «тройка лидеров», «тройку замкнула Тула»; other groups are words («тройка по химии»)."""
    numeral = scene.numerals[index]
    group = numeral.sort == "rank_group"
    if not group and numeral.bare not in ("десятки", "десятка", "сотню"):
        return None
    at = numeral.first - 1
    first = scene.norm(at).startswith(("перв", "верхн"))
    at -= first
    said = first or scene.begins_before(at, stems("rank_verbs"), 14) or _enters(scene, numeral.last)
    entered = scene.norm(at) in ("в", "из", "во") and said
    entered = entered or any(scene.norm(near).startswith(starts("closes_group")) for near in (at, numeral.last))
    big = scene.norm(numeral.first - 1).startswith("больш")
    if not big and (entered or (group and scene.norm(numeral.last).startswith(starts("rated")))):
        return closed(draft_of(scene, index), "rank")
    return scene.refuse(index, "idiom") if group else None


def _enters(scene: Scene, last: int) -> bool:
    """«В десятку вошли», «В тройку поставщиков нефти также попал»: the verb behind it, past no «инвестор»"""
    for at in range(last, last + _FURTHEST_VERB):
        subject = scene.has(at, "NOUN", "nomn") and not scene.has(at, "gent") and not scene.capital(at)
        if scene.kind(at) != "word" or subject:
            return False
        if scene.has(at, "VERB"):
            return scene.norm(at).startswith(stems("rank_verbs"))
    return False


@needs(sorts="ordinal")
def rank_first_n(scene: Scene, index: int) -> Draft | None:
    """«в число первых восьми», «в первую сотню»."""
    numeral, number = scene.numerals[index], scene.numeral(index + 1)
    if numeral.sort != "ordinal" or numeral.value != 1 or number is None or number.first != numeral.last:
        return None
    listed = scene.one_before(numeral.first, ("число", "числе", "среди"), 2) and scene.norm(numeral.first) == "первых"
    if not listed and not (number.bare and number.value == 100):
        return None
    return closed(draft_of(scene, index + 1), "rank", numeral.first)


@needs(sorts="ordinal")
def rank_elided(scene: Scene, index: int) -> Draft | None:
    """«поднялся с 43-й строчки на 31-ю», «годом раньше — лишь на 52-м»: the place is said before."""
    numeral = scene.numerals[index]
    if numeral.sort != "ordinal" or scene.sentence.index - scene.memory.rank > 1 or numeral.value > 300:
        return None
    follows = scene.norm(numeral.last)
    bare = scene.kind(numeral.last) != "word" or follows in words("after_rank")
    aside = scene.norm(numeral.first - 1) == "(" and follows == ")"  # «опередив Астраханскую область (31-е)»
    stands = aside or scene.norm(numeral.first - 1) in words("before_rank")
    draft = closed(draft_of(scene, index), "rank") if bare and stands and follows not in DASHES else None
    if draft is not None and scene.memory.rank == scene.sentence.index:
        return draft
    return draft if draft and scene.norm(numeral.first - 1) == "на" else None


def remember(scene: Scene, draft: Draft) -> None:
    """Note the sentence of a rank for the elided ones after it."""
    if (draft.value or Decimal(0)) > 0:
        scene.memory.rank = scene.sentence.index


RULES = (rank_place, rank_beside, rank_left, rank_out_of, rank_top, rank_group, rank_first_n, rank_elided)
