"""Reads a bare number and an earlier one; yields whether size, place and words let them share a unit."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from extractor.language import DASHES
from extractor.lexicon import read_table
from extractor.mentions.quantities.bareness import acts, genitive_opens, topic_of, weighs
from extractor.mentions.quantities.lists import starts, words
from extractor.mentions.quantities.modifiers import PREPOSITIONS
from extractor.mentions.quantities.scene import ONE, Draft, Scene

_ENDS = frozenset(["", ".", ",", ";", "и"])
_NOUNS = frozenset(["NOUN", "PROPN"])
_THOUSAND = Decimal(1000)
_NOW = 5  # atoms from «теперь» to the number
Found = tuple[Scene, Draft]
MONEY_REACH = Decimal(1000)
REACH = Decimal(60)  # a bare number is unlike one that is more than so many times greater or smaller


def near(scene: Scene, draft: Draft, before: Sequence[Found], sentences: int) -> Iterator[Found]:
    """The drafts of this and the last few sentences, nearest first; what brackets hold is an aside."""
    aside, furthest = scene.norm(draft.first - 1) == "(", scene.sentence.index - sentences
    for other, giver in before:
        if other.sentence.index < furthest:
            return
        if aside or other.norm(giver.first - 1) != "(" or (draft.sign and giver.sign):
            yield other, giver


@cache
def _levels() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("quantities/level_words"))


def size_of(draft: Draft) -> Decimal:
    """The value, or the upper end of a range, without its sign."""
    return abs(draft.value if draft.value is not None else draft.high or ONE)


def ratio(one: Decimal, other: Decimal) -> Decimal:
    """How many times the greater is greater."""
    return max(one, other) / max(min(one, other), Decimal("0.000001"))


def scale_for(draft: Draft, giver: Draft) -> Decimal:
    """The giver's scale: of «9 миллионов 800 тысяч» millions or thousands, by which the sizes agree better."""
    if giver.scale == ONE:
        return giver.part
    mine, other, greatest = size_of(draft), size_of(giver), giver.scale
    while greatest * _THOUSAND <= other:
        greatest *= _THOUSAND
    return min(giver.scale * giver.part, greatest, key=lambda scale: ratio(mine * scale, other))


def alike(draft: Draft, giver: Draft, limit: Decimal = REACH) -> bool:
    """Whether the sizes are of an order, with the giver's scale or without; a share is seldom above a hundred."""
    mine, other = size_of(draft), size_of(giver)
    if giver.kind == "share" and (draft.scale > ONE or mine > max(Decimal(100), other * 2)):
        return False
    scaled_size = mine * scale_for(draft, giver) if draft.scale == ONE else mine
    return min(ratio(scaled_size, other), ratio(mine, other)) <= limit


def parallel(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """Both stand after «на» (the size of a change), or neither; «на 8 меньше», «при норме в 30» compare by a word."""
    compared = scene.norm(draft.last) in words("compared") or scene.norm(draft.first - 2) in words("norms")
    if other is scene and (compared or draft.sign):
        return True
    changes = _of_change(other, giver)
    return _of_change(scene, draft) == changes or changes and _gains(scene, draft)


def _gains(scene: Scene, draft: Draft) -> bool:
    """«Скорость выросла на 10 процентов. Она прибавила 17»"""
    return scene.norm(_start(scene, draft) - 1).startswith(starts("gains"))


def _of_change(scene: Scene, draft: Draft) -> bool:
    """The size of a change: «на 8», «минус 2,3», but «рассчитываем на 120 тонн»"""
    if preposition(scene, draft) != "на":
        return bool(draft.sign) and draft.kind in ("count", "share")
    return scene.norm(draft.first - 2) not in words("counting_on")


def preposition(scene: Scene, draft: Draft) -> str:
    """The preposition before the number, inside its modifier or before it."""
    for at in (draft.core - 1, draft.first - 1, draft.first):
        if scene.row[at] in PREPOSITIONS:
            return scene.row[at]
    return ""


def agrees(scene: Scene, draft: Draft, giver: Draft) -> bool:
    """«двадцать одну» counts something feminine: a thousand, a tonne; never roubles; «один» nothing of the kind."""
    if draft.sign == "-" and giver.kind == "money" and not giver.sign:
        return False
    last = scene.norm(draft.last - 1) if draft.words else ""
    if last in words("feminine"):
        return giver.scale == 1000 or giver.dimension in ("mass", "time")
    many = giver.kind == "share" or size_of(draft) > ONE and giver.unit is not None  # «на юге – двадцать один»
    return last not in words("masculine") or many or preposition(scene, draft) != ""


def held(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """Whether the words around the number hold it against the giver."""
    return any(sign(scene, draft, other, giver) for sign in HOLDS)


def _start(scene: Scene, draft: Draft) -> int:
    """Where the number begins, «всего», «лишь», «ещё» before it included."""
    first = draft.first
    while scene.norm(first - 1) in words("particles"):
        first -= 1
    return first - (scene.norm(first - 1) == "и" and scene.norm(first - 2) in DASHES)  # «у трассы – и по 250»


def by_modifier(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«не более 15», «−0,3», «остальные восемнадцать»."""
    if giver.unit is None and other is not scene and draft.modifier in ("about", "nearly"):
        return False  # «Билетов продано 11 тысяч. Осталось около двухсот»
    return bool(draft.sign) or draft.modifier != "exact" or scene.norm(draft.first - 1) in words("remaining")


def by_preposition(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«в двадцать», «за 7»: the preposition of the giver again, or «вместо запланированных 415»."""
    mine = preposition(scene, draft)
    compares = {scene.norm(draft.first - 1), scene.norm(draft.first - 2)} & words("against")
    return bool(compares) or (mine != "" and (mine == preposition(other, giver) or mine in words("holding")))


def by_dash(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«пикши – 64», «3 — в Чите» beside another in the same sentence."""
    start = _start(scene, draft)
    if scene.norm(start - 1) in DASHES and not scene.glued(start):
        return True
    follows = scene.norm(draft.last) in DASHES and not scene.glued(draft.last)
    return follows and other is scene and scene.norm(start - 1) in (",", "и", "а", ";")


def by_level(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«годом ранее было 705», «при норме 5», «отметка в 850»."""
    start = _start(scene, draft)
    said = {scene.norm(start - 1), scene.norm(start - 2)} & _levels()
    year = scene.norm(draft.last) in words("earlier") or scene.one_before(draft.first, words("earlier"), 4)
    return giver.unit is not None and (bool(said) or year)


def by_time(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«61 процент (в прошлом году было 37)», «а в 2010-м двадцать четыре»: the same thing at another time."""
    start = scene.atoms.starts[draft.first]
    after = scene.atoms.ends[giver.last - 1] if other is scene else scene.sentence.start
    near = scene.time_before(start, ("own", "base"))
    if (
        near is None
        or near.start < after
        or near.end > start
        or genitive_opens(scene, draft, giver.last if other is scene else -1)
    ):
        return False
    at = draft.first - 1
    while scene.norm(at) in _levels() or scene.norm(at) in words("particles"):
        at -= 1
    return scene.atoms.starts[at] < near.end


def by_now(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«Начинал я с 60 гектаров. Теперь у меня 940»: the same thing today"""
    if giver.kind != "measure" or giver.dimension == "time" or scene.norm(draft.last) not in _ENDS:
        return False
    opening = [at for at in range(draft.first) if scene.norm(at) in words("nowadays")]
    if not opening or draft.first - opening[-1] > _NOW:
        return False
    between = (scene.token(at) for at in range(opening[-1] + 1, draft.first))
    return all(token is None or token.pos in ("PRON", "ADP", "PART", "VERB", "AUX", "ADV") for token in between)


def by_wish(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«Смета выросла до 61 миллиона рублей. Подрядчик просил 70», «три года условно, обвинение требовало пять»"""
    start = _start(scene, draft)
    token = scene.token(start - 1)
    asked = token is not None and token.pos == "VERB" and scene.norm(start - 1).startswith(starts("asks"))
    alike_kind = giver.unit is not None and (giver.kind != "share" or other is scene)
    return asked and alike_kind and scene.norm(draft.last) in _ENDS


def by_verb(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«на будущий год просим 600.», «ещё 80 в пути»: a verb of the same sentence, no noun that the number counts."""
    start, ends = _start(scene, draft), scene.norm(draft.last)
    while scene.norm(start - 1) in words("thereabouts"):
        start -= 1
    token = scene.token(start - 1)
    stops = ends in ("", ".", ",", "»", ";", "или", "и", ")", '"') or ends in PREPOSITIONS
    needed = scene.norm(start - 1) in words("needed")
    said = needed or (token is not None and token.pos in ("VERB", "ADJ")) or scene.norm(draft.first - 1) == "еще"
    doer = scene.token(draft.last)
    stops = stops or doer is not None and doer.pos == "VERB" and not acts(scene, draft)  # «ещё 12 дал банк»
    near_giver = other is scene and giver.unit is not None and giver.kind != "share"
    return near_giver and stops and said and not genitive_opens(scene, draft, giver.last)


def by_handling(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«Выделено 240 млн рублей. Освоено 180», «Лимит – 80 тонн. Выбрали пока 34»: what was done with the same"""
    gains = giver.kind == "share" and _gains(scene, draft)
    if giver.kind not in ("money", "measure") and not gains or giver.dimension == "time" or other is scene:
        return False
    if scene.norm(draft.last) not in _ENDS and scene.norm(draft.last) not in PREPOSITIONS:
        return False
    said = scene.norm(_start(scene, draft) - 1)
    return said.startswith(starts("handles")) or said in words("needed")


def by_joint(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«Весной стоили 90 и 110»: beside one that itself took a unit"""
    beside = other is scene and giver.unit is not None and draft.first == giver.last + 1
    return beside and scene.norm(giver.last) in ("и", ",", "или") and "+" in giver.rule


def by_noun(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«доходы 60, расходы 65», «в феврале 130,»: a noun before, like the giver's or after a preposition."""
    if other is not scene or giver.unit is None:
        return False
    start = _start(scene, draft)
    mine, its = scene.token(start - 1), scene.token(giver.first - 1)
    if mine is None or its is None or genitive_opens(scene, draft, giver.last):
        return False
    if mine.pos == "PRON":  # «у нас 22»
        return scene.norm(start - 2) == "у" and scene.kind(draft.last) != "word" and giver.kind != "share"
    if mine.pos not in _NOUNS:
        return False
    if _dative_opens(scene, draft):
        return True
    described = scene.has(start - 2, "ADJF") and scene.norm(start - 2) not in PREPOSITIONS
    placed = scene.norm(start - 2 - described) in PREPOSITIONS and scene.kind(draft.last) != "word"
    if giver.kind == "share":  # «52% бюджета, в Дагестане 47, в Чечне 45»
        return placed and scene.capital(start - 1) and draft.scale == ONE
    return placed or (its.pos == "NOUN" and mine.feats.get("Case") == its.feats.get("Case"))


def is_mass(scene: Scene, giver: Draft) -> bool:
    """A measure of one thing, not «276 километров просек» nor «пляжи протяжённостью 276 километров»."""
    sized = scene.has(giver.first - 1, "NOUN", "ablt") and topic_of(scene.norm(giver.first - 1)) != ""
    counted = sized or scene.has(giver.last, "NOUN", "gent", "plur")
    return giver.kind == "measure" and not counted


def dashed_genitive(scene: Scene, draft: Draft) -> bool:
    """«школ – 240 млн»: a genitive before a dash that leads to the number"""
    return scene.norm(draft.first - 1) in DASHES and scene.has(draft.first - 2, "NOUN", "gent")


def genitive_leads(scene: Scene, draft: Draft) -> bool:
    """«ремонт школ – 240 млн», «Угля доставят 1,2 млн тонн»: a genitive before its dash, or at the sentence's head"""
    return dashed_genitive(scene, draft) or draft.kind == "measure" and scene.has(0, "NOUN", "gent")


def _dative_opens(scene: Scene, draft: Draft) -> bool:
    """«сварщику обещают 90 тысяч, помощнику бурильщика 65»: whom a sum goes to opens a clause without a verb."""
    start = draft.first - 1
    while start > draft.first - 4 and scene.kind(start) == "word" and not scene.ends_clause(start - 1):
        start -= 1
    return scene.norm(start - 1) == "," and scene.has(start, "NOUN", "datv") and scene.norm(draft.last) in _ENDS


def by_mass(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«сорок тонн сена и шесть овса»: what has no plural is measured as what stands before it."""
    return other is scene and giver.kind == "measure" and weighs(scene, draft) and scene.has(giver.last, "NOUN", "gent")


HOLDS = (
    by_modifier,
    by_preposition,
    by_dash,
    by_level,
    by_time,
    by_now,
    by_wish,
    by_verb,
    by_handling,
    by_joint,
    by_noun,
    by_mass,
)
