"""Reads the atoms around a draft; yields it with the words that bound it: «более», «с лишним», «превысил», «до»."""

from collections.abc import Callable
from functools import cache, lru_cache

from extractor.language import DASHES
from extractor.lexicon import Row, group, read_table
from extractor.memo import FEW
from extractor.mentions.quantities.lists import starts, stems, words
from extractor.mentions.quantities.needs import Choice, among, needs
from extractor.mentions.quantities.scene import ONE, Draft, Scene

Phrase = tuple[str, ...]
Rule = Callable[[Scene, Draft], bool]

_SIZE_OF_CHANGE = 6  # atoms of «на 6,8 процентного пункта» before a comma
_SIGNS_OF_CHANGE = ("+", "−", "плюс", "минус")
_DOUBTS = (("вряд", "ли"), ("едва", "ли"))
PREPOSITIONS = frozenset("на в во за к ко с со по из до о об у от через при над".split())
# «дешевле втрое», «больше вдвое» compare; they do not bound a factor.


@cache
def _phrases(side: str) -> dict[str, list[tuple[Phrase, str]]]:
    """Modifier phrases of one side by the atom next to the number, longest first."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    rows = [row for row in read_table("quantities/modifiers") if row["side"] == side]
    for row in sorted(rows, key=lambda row: -len(row["phrase"].split())):
        phrase = tuple(row["phrase"].replace("ё", "е").split())
        found.setdefault(phrase[-1] if side == "before" else phrase[0], []).append((phrase, row["modifier"]))
    return found


@cache
def _verbs() -> dict[str, list[Row]]:
    """Bounding verbs by the preposition they take."""
    found: dict[str, list[Row]] = {}
    for row in read_table("quantities/verb_modifiers"):
        found.setdefault(row["preposition"], []).append(row)
    return found


@lru_cache(FEW)
def _verb(preposition: str, word: str) -> Row | None:
    """The bounding verb that a word before the preposition is."""
    return next((row for row in _verbs().get(preposition, ()) if word.startswith(row["stem"])), None)


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
        if scene.norms(index, len(phrase)) == phrase and (phrase != ("+",) or _hangs(scene, index)):
            return index + len(phrase), modifier
    return None


def _hangs(scene: Scene, index: int) -> bool:
    """«500+ человек», «30+ млн», not «5 + 3», `10+10`"""
    return scene.glued(index) and not scene.glued(index + 1)


def bound(scene: Scene, draft: Draft) -> None:
    """Give the draft the modifier that its surroundings say, and take its words into the span."""
    for rule in _choice(RULES).for_draft(scene, draft):
        if rule(scene, draft):
            return


@needs(before=PREPOSITIONS.union(_phrases("before")))
def said_before(scene: Scene, draft: Draft) -> bool:
    """«около 175», «более чем на 3600»: a phrase before, a preposition may stand between."""
    found = phrase_before(scene, draft.first)
    if found is None and scene.row[draft.first - 1] in PREPOSITIONS:
        found = phrase_before(scene, draft.first - 1)
    if found is None or not _fits(scene, draft, found[0]):
        return False
    draft.first = found[0]
    return _set(draft, found[1])


def _fits(scene: Scene, draft: Draft, first: int) -> bool:
    """Whether a phrase that has another meaning too is a modifier here."""
    word, before = scene.norm(first), scene.norm(first - 1)
    if word in words("comparatives") and (_by_how_much(scene, draft, first) or draft.kind == "factor"):
        return scene.norm(first + 1) in ("чем", ",")
    if word == "под":  # «под сотню», «под 100 человек», not «кредит под 16%»
        return draft.kind in ("count", "measure") and (draft.value or ONE) % 10 == 0
    if word == "в" and scene.norm(first + 1) == "районе":
        return draft.kind != "count"
    if word in ("минимум", "максимум"):
        return not before.endswith(starts("adjective_endings"))
    return not (word == "более" and before == "тем")


def _by_how_much(scene: Scene, draft: Draft, first: int) -> bool:
    """«больше на 5%», «дешевле вполовину»: how far two things differ."""
    return scene.norm(first + 1) == "на" or scene.norm(draft.core) in ("вполовину", "наполовину")


@needs(before=among("с со"))
def group_with_s(scene: Scene, draft: Draft) -> bool:
    """«с десяток», «с полсотни», «со сто»: about so many."""
    at = draft.first - 1
    if scene.norm(at) not in ("с", "со"):
        return False
    round_word = scene.norm(draft.core).startswith(starts("round_words"))
    if not draft.words or not round_word or draft.last > draft.core + 1:
        return False
    if scene.norm(draft.core).endswith(("и", "а")) and not scene.norm(draft.core).startswith("пол"):
        return False
    draft.first = at
    return _set(draft, "about")


@needs(after=frozenset(_phrases("after")))
def said_after(scene: Scene, draft: Draft) -> bool:
    """«триста с лишним», «два и более»: the phrase goes into the span; not in «40 и более ста»."""
    found = phrase_after(scene, draft.last)
    if found is None or found[0] in scene.starting or (scene.norm(draft.last) == "и" and scene.norm(found[0]) == "чем"):
        return False
    draft.last = found[0]
    return _set(draft, found[1])


@needs(before=words("marks_passed") | {"в", "бы", "и"})
@needs(before=lambda word: word in _verbs() or _verb("", word) is not None)
def said_by_verb(scene: Scene, draft: Draft) -> bool:
    """«превысил 750 тысяч», «не дотягивает до 100», «превысили уровень в 5%»: the verb stays outside."""
    at = draft.first - 1
    while scene.row[at] in words("marks_passed") or (
        scene.row[at] == "в" and scene.row[at - 1] in words("marks_passed")
    ):
        at -= 1
    preposition = scene.row[at] if scene.row[at] in _verbs() and scene.row[at] else ""
    at -= bool(preposition)
    at -= scene.row[at] in ("бы", "и")  # «превысила бы 35%», «не дотягивала и до пяти»
    row = _verb(preposition, scene.row[at])
    if row is None:
        return False
    if draft.kind == "factor":
        return False  # «норма превышена в 12 раз»
    denied = scene.row[at - 1] == "не" or scene.norms(at - 2, 2) in _DOUBTS
    modifier = row["negated"] if denied else row["modifier"]
    return bool(modifier) and _set(draft, modifier)


@needs(before=among("до"))
def up_to(scene: Scene, draft: Draft) -> bool:
    """«до 500 тыс. рублей» limits, unless a change ends there («вырос до 117») or a time («до 18 лет» is a limit)."""
    at = draft.first - 1
    if scene.norm(at) != "до" or draft.low is not None:
        return False
    if not _of_a_size(scene, at - 1):
        if scene.begins_before(at, stems("change_words"), 12) or _ends_change(scene, at) or draft.kind == "rank":
            return False
        if scene.norm(draft.last).startswith(stems("change_words")) and scene.has(draft.last, "VERB"):
            return False  # «до 14 выросло число раненых»
    again = scene.norm(at - 1) in DASHES or (scene.norm(at - 1) == "," and _by_so_much(scene, at - 1))
    if again and (_change_before(scene, at) or _signed_before(scene, at - 1)):
        return False
    draft.first = at
    return _set(draft, "at_most")


def _of_a_size(scene: Scene, at: int) -> bool:
    """«поднялись сугробы глубиной до трёх метров»: how great a thing is"""
    if scene.norm(at) == "возрасте":
        return True  # «детей в возрасте до 15 лет стало больше»
    token = scene.token(at) if scene.has(at, "NOUN", "ablt") else None
    return token is not None and token.lemma in group("measured_words", "group", "sized")


def _by_so_much(scene: Scene, index: int) -> bool:
    """«на 18, до 58,4», «уступили сразу 9%, до 140»: a number stands shortly before the comma."""
    near = range(max(0, index - _SIZE_OF_CHANGE), index)
    return any(at in scene.starting or scene.norm(at) == "на" for at in near)


def _signed_before(scene: Scene, index: int) -> bool:
    """«+23%, до 70 млрд»: the change is told by its sign."""
    near = [at for at in range(max(0, index - _SIZE_OF_CHANGE), index) if at in scene.starting]
    if not near:
        return False
    sign, bracketed = scene.norm(near[-1] - 1), scene.norm(near[-1] - 2) == "("  # «(–2,1%, до 90 тысяч)»
    return sign in _SIGNS_OF_CHANGE or bracketed and sign in DASHES and scene.glued(near[-1])


def _change_before(scene: Scene, index: int) -> bool:
    """«цена выросла до 52, а в Чите — до 60»: the verb of an earlier clause."""
    return any(scene.norm(at).startswith(stems("change_words")) for at in range(max(0, index - 40), index))


def _ends_change(scene: Scene, index: int) -> bool:
    """«с 61 до», «на 7 % до»: «с» or «на» and a number stand shortly before «до»."""
    near = [at for at in range(max(0, index - 8), index - 1) if scene.norm(at) in ("с", "со")]
    if any(start in scene.starting and start < index for at in near for start in (at + 1, at + 2, at + 3)):
        return True
    shares = [at for at in range(max(0, index - 6), index) if at in scene.starting and scene.norm(at - 1) == "на"]
    near_share = scene.norm(index - 1) == "(" and scene.norm(index - 2) or scene.norm(index - 1)
    twice = scene.norm(index - 1) == "(" and scene.norm(index - 2) in words("times")  # «в 2 раза (до 62 тонн)»
    return bool(shares) and near_share in words("per_cent") or twice


@needs(before=among("от"))
def from_on(scene: Scene, draft: Draft) -> bool:
    """«от 60 000 рублей» is a lower bound, unless something comes from there («получил от 12 кандидатов»)."""
    at = draft.first - 1
    if scene.norm(at) != "от" or draft.low is not None:
        return False
    if scene.norm(at - 1) in words("per_cent") or scene.begins_before(at, stems("source_words"), 4):
        return False
    draft.first = at
    return _set(draft, "at_least")


RULES: tuple[Rule, ...] = (said_by_verb, said_before, group_with_s, said_after, up_to, from_on)


@cache
def _choice(rules: tuple[Rule, ...]) -> Choice[Rule]:
    return Choice(rules)


def _set(draft: Draft, modifier: str) -> bool:
    """The modifier of a single value; a range is a range."""
    if draft.low is None:
        draft.modifier = modifier
    return True
