"""Reads the atoms around a number; yields the words that bound it («более», «с лишним», «превысил») and how far they reach."""

from functools import cache

from extractor.lexicon import read_table
from extractor.mentions.quantities.scene import Draft, Scene

_PREPOSITIONS = frozenset("на в во за к ко с со по из до о об у от через при над".split())
_SOURCE = (
    "получ", "поступ", "собра", "приня", "завис", "отста", "пострада", "погиб", "сконча", "освобо", "отлич", "узна",
    "требу", "избав", "отказ", "отчисл", "отня", "отвл", "зарази", "исход", "ответ", "отделя", "отстран", "жалоб",
    "заявк", "обращен", "заявлен", "писем", "письм", "сообщен", "доход", "налог", "отстоя", "метр", "км", "километр",
    "недалек", "вдали", "далеко", "близ", "отплы", "отош", "расстоян",
)  # fmt: skip


@cache
def _phrases(side: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Modifier phrases of one side, by the atom next to the number, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    rows = [row for row in read_table("quantities/modifiers") if row["side"] == side]
    for row in sorted(rows, key=lambda row: -len(row["phrase"].split())):
        phrase = tuple(row["phrase"].replace("ё", "е").split())
        found.setdefault(phrase[-1] if side == "before" else phrase[0], []).append((phrase, row["modifier"]))
    return found


@cache
def change_stems() -> tuple[str, ...]:
    """Beginnings of the words that take «до» as the end of a change."""
    return tuple(row["stem"] for row in read_table("quantities/change_words"))


@cache
def _verbs() -> dict[str, list[dict[str, str]]]:
    """Bounding verbs by the preposition they take."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in read_table("quantities/verb_modifiers"):
        found.setdefault(row["preposition"], []).append(row)
    return found


def phrase_before(scene: Scene, index: int) -> tuple[int, str] | None:
    """The modifier phrase that ends just before atom `index`: where it begins, what it says."""
    for phrase, modifier in _phrases("before").get(scene.norm(index - 1), ()):
        first = index - len(phrase)
        if first >= 0 and scene.norms(first, len(phrase)) == phrase:
            return first, modifier
    return None


def phrase_after(scene: Scene, index: int) -> tuple[int, str] | None:
    """The modifier phrase that begins at atom `index`: the atom after it, what it says."""
    for phrase, modifier in _phrases("after").get(scene.norm(index), ()):
        if scene.norms(index, len(phrase)) == phrase:
            return index + len(phrase), modifier
    return None


def bound(scene: Scene, draft: Draft) -> None:
    """Give the draft the modifier that its surroundings say, and take its words into the span."""
    for rule in RULES:
        if rule(scene, draft):
            return


def said_before(scene: Scene, draft: Draft) -> bool:
    """«около 175», «более чем на 3600»: a phrase before, a preposition may stand between."""
    found = phrase_before(scene, draft.first)
    if found is None and scene.norm(draft.first - 1) in _PREPOSITIONS:
        found = phrase_before(scene, draft.first - 1)
    if found is None:
        return False
    draft.first = found[0]
    _set(draft, found[1])
    return True


def said_after(scene: Scene, draft: Draft) -> bool:
    """«триста с лишним», «два и более»: the phrase goes into the span."""
    found = phrase_after(scene, draft.last)
    if found is None:
        return False
    draft.last = found[0]
    _set(draft, found[1])
    return True


def said_by_verb(scene: Scene, draft: Draft) -> bool:
    """«превысил 750 тысяч», «не дотягивает до 100»: the verb stays outside."""
    at = draft.first - 1
    preposition = scene.norm(at) if scene.norm(at) in _verbs() else ""
    at -= bool(preposition)
    for row in _verbs()[preposition]:
        if scene.norm(at).startswith(row["stem"]):
            negated = scene.norm(at - 1) == "не"
            modifier = row["negated"] if negated else row["modifier"]
            if modifier:
                _set(draft, modifier)
                return True
    return False


def up_to(scene: Scene, draft: Draft) -> bool:
    """«до 500 тыс. рублей» limits, unless a change ends there («вырос до 117»)."""
    if scene.norm(draft.first - 1) != "до" or draft.low is not None:
        return False
    if scene.begins_before(draft.first - 1, change_stems(), 14) or _ends_change(scene, draft.first - 1):
        return False
    draft.first -= 1
    _set(draft, "at_most")
    return True


def from_on(scene: Scene, draft: Draft) -> bool:
    """«от 60 000 рублей» is a lower bound, unless something comes from there («получил от 12 кандидатов»)."""
    if scene.norm(draft.first - 1) != "от" or draft.low is not None:
        return False
    if scene.begins_before(draft.first - 1, _SOURCE, 4):
        return False
    draft.first -= 1
    _set(draft, "at_least")
    return True


RULES = (said_before, said_after, said_by_verb, up_to, from_on)


def _ends_change(scene: Scene, index: int) -> bool:
    """«… с 61 до»: «с» and a number stand before «до»."""
    return any(scene.norm(at) in ("с", "со") and _number_at(scene, at + 1) for at in range(max(0, index - 7), index - 1))


def _number_at(scene: Scene, index: int) -> bool:
    return any(numeral.first in (index, index + 1) for numeral in scene.numerals)


def _set(draft: Draft, modifier: str) -> None:
    if draft.low is None:
        draft.modifier = modifier
