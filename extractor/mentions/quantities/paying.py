"""Reads a bare number in its scene; yields whether the words around it make it a sum of money.

«Токарю обещают 90 тысяч», «48 тысяч за тонну», «заявок пришло миллионов на триста»: no currency, nor a word for money.
"""

from extractor.mentions.quantities.lists import starts, stems, words
from extractor.mentions.quantities.modifiers import PREPOSITIONS
from extractor.mentions.quantities.scene import ONE, Draft, Scene

MILLION = 10**6
_REACH = 14  # atoms of a clause before the number
_FREE = frozenset(["", ",", ".", "!", "?", ";", ":", ")", "»", "и", "или", "а", "но", "в", "на", "за", "плюс", "с"])


def of_each(scene: Scene, draft: Draft) -> bool:
    """«48 тысяч за тонну», «по 120 за штуку»: what one of them costs; «12 за час» is no price"""
    return scene.norm(draft.last) == "за" and scene.norm(draft.last + 1) in words("sold_by")


def priced(scene: Scene, draft: Draft) -> bool:
    """«построили спуск за 17 миллионов», «зовут на 95 тысяч»: not «перевалило за 8 тысяч», «вырос на 8 тысяч»."""
    preposition = "на" if inverted_sum(scene, draft) else scene.norm(draft.first - 1)
    if draft.scale == ONE or draft.modifier == "above" or preposition not in ("за", "на", "по"):
        return False
    if preposition == "по":  # «платят по 40 тысяч в месяц»
        return scene.norms(draft.last, 2) == ("в", "месяц")
    if not words("compared").isdisjoint((scene.norm(draft.last), scene.norm(draft.first - 2))):
        return False  # «больше на 3 тысячи»
    return preposition == "за" or not scene.mentions(stems("change_words"))


def inverted_sum(scene: Scene, draft: Draft) -> bool:
    """«миллионов на триста»: the preposition stands inside"""
    inverted = scene.norm(draft.first) in words("inverted_scales")
    return inverted and draft.scale >= MILLION and scene.norm(draft.first + 1) == "на"


def paid(scene: Scene, draft: Draft) -> bool:
    """«Токарю обещают 90 тысяч», «комбайнёр получает до ста тысяч»: somebody is given or gets nothing but a number"""
    if scene.row[draft.last] not in _FREE:
        return False
    first = _clause(scene, draft.first)
    for at in range(draft.first - 1, first - 1, -1):
        word = scene.row[at]
        if word.startswith(starts("gives")):
            whom = ("datv",) if draft.scale > ONE else ("sing", "datv")  # «медсёстрам положено 700 тысяч»
            return any(_is_one(scene, place, *whom) for place in range(first, draft.first))
        if draft.scale > ONE and word in words("pays_back"):
            return True  # «вернули только 400 тысяч»
        if word in words("comes_to"):  # «у доярок выходит 65»
            return any(scene.row[place] == "у" and _is_one(scene, place + 1, "gent") for place in range(first, at))
        if word.startswith(starts("gets")):
            return any(_is_one(scene, place, "nomn") for place in range(first, at))
    return False


def _clause(scene: Scene, first: int) -> int:
    """Where the clause of an atom begins."""
    at = first
    while at > 0 and first - at < _REACH and not scene.ends_clause(at - 1) and scene.row[at - 1] not in ("—", "–"):
        at -= 1
    return at


def _is_one(scene: Scene, at: int, *grammemes: str) -> bool:
    """A person in a case, free of prepositions but «у»; the tagger knows few professions."""
    free = scene.norm(at - 1) not in PREPOSITIONS or grammemes == ("gent",)
    return free and scene.has(at, "NOUN", "anim", *grammemes)
