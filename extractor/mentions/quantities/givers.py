"""Reads a bare number and the drafts before it, nearest first; yields the one whose unit or scale it shares."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from extractor.lexicon import read_table
from extractor.mentions.quantities.bareness import acts, genitive_opens, is_open, topic
from extractor.mentions.quantities.lists import words
from extractor.mentions.quantities.modifiers import PREPOSITIONS
from extractor.mentions.quantities.scene import DASHES, ONE, Draft, Scene
from extractor.mentions.quantities.units import unit_of_word

Found = tuple[Scene, Draft]

JOINTS = frozenset(
    [(",",), ("и",), ("или",), ("либо",), (",", "а"), (",", "и"), (",", "или"), (",", "а", "то", "и"), ("и", "даже")]
)
_REACH = Decimal(60)  # a bare number is unlike one that is more than so many times greater or smaller
_MONEY_REACH = Decimal(1000)


@cache
def _levels() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("quantities/level_words"))


def in_brackets(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«Краснознаменский округ (61,7%) и Балтийск (58)»."""
    if scene.norm(draft.first - 1) != "(" or scene.norm(draft.last) not in (")", ",", ";"):
        return None
    for other, giver in near(scene, draft, before, 1):
        if other.norm(giver.first - 1) == "(":
            return giver if (giver.unit or giver.scale > ONE) and giver.kind != "rank" else None
    return None


def factor_again(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«выросла в 13 раз, пенсия — в 10»."""
    if scene.norm(draft.first - 1) != "в" or not before or before[0][0] is not scene:
        return None
    giver = before[0][1]
    if giver.kind != "factor" or scene.norm(giver.core - 1) != "в":
        return None
    draft.first -= 1
    return giver


def named_currency(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«В рублях, наоборот, он вырос до 57,4 млрд», «на каждый рубль вложили 16»: the currency is said before."""
    for at in range(draft.first - 1, max(0, draft.first - 40), -1):
        unit = unit_of_word(scene.norm(at))
        if unit is None or unit.kind != "money" or scene.norm(at - 1) not in ("в", "каждый"):
            continue
        giver = next((giver for _, giver in near(scene, draft, before, 3) if giver.kind == "money"), None)
        scale = giver.scale if giver and scene.norm(at - 1) == "в" else ONE
        return Draft(at, at + 1, 0, value=size_of(giver or draft), kind="money", unit=unit.code, scale=scale)
    return None


def by_topic(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«цена выросла до 60», «шириной 12», «доля достигла 40»: the last number of that topic."""
    wanted = topic(scene, draft)
    if wanted in ("", "count"):
        return None
    limit = _MONEY_REACH if wanted == "money" else _REACH
    for _, giver in near(scene, draft, before, 6 if wanted == "money" else 3):
        if giver.kind == wanted or giver.dimension == wanted:
            return giver if alike(draft, giver, limit) else None
    return None


def scaled(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """A bare number with a scale takes the unit of the last one with a scale, or of the last money."""
    if draft.scale == ONE or topic(scene, draft) == "count":
        return None
    money = topic(scene, draft) == "money" or draft.scale > 1000 or scene.norm(draft.first - 1) == "по"
    for other, giver in near(scene, draft, before, _scaled_reach(scene, draft)):
        if giver.kind == "money" and (other is scene or money):
            return giver
        like = ratio(size_of(draft), size_of(giver)) < _MONEY_REACH
        if giver.kind != "money" and like and (giver.scale > ONE or (other is scene and giver.kind == "measure")):
            draft.own = giver.unit is None and topic(scene, draft) != "money"
            return giver if giver.unit else None
    return None


def _scaled_reach(scene: Scene, draft: Draft) -> int:
    """How many sentences back a scaled number looks: thousands are often people, millions money."""
    if draft.scale > 1000:
        return 8
    return 0 if genitive_opens(scene, draft, -1) else 2


def fractional(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """A bare number with decimals, or a range, is seldom a count: it is like the last one of its kind."""
    if not draft.decimal and draft.low is None:
        return None
    for other, giver in near(scene, draft, before, 2):
        if parallel(scene, draft, other, giver) and (giver.unit or giver.scale > ONE) and alike(draft, giver):
            return giver if giver.kind not in ("rank", "factor") else None
    return None


def part_of(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«из 50 млн рублей 30 дал бюджет»: a part of what stands just before it."""
    if not before or before[0][0] is not scene or draft.first - before[0][1].last not in (0, 1):
        return None
    giver = before[0][1]
    whole_of = scene.norm(giver.first - 1) == "из" and giver.kind in ("money", "measure")
    return giver if whole_of and size_of(draft) * giver.scale <= size_of(giver) else None


def whole(scene: Scene, draft: Draft, before: Sequence[Found]) -> Draft | None:
    """«годом ранее было 705», «вместо запланированных 415», «по 93»: a whole number held against the last one."""
    counted = topic(scene, draft) == "count" or scene.norm(draft.first - 1) in words("partitive") or acts(scene, draft)
    if draft.value == 0 or draft.scale > ONE or counted:
        return None
    for other, giver in near(scene, draft, before, 1):
        if giver.kind in ("rank", "factor") or giver.borderline in ("age", "compound", "both"):
            continue
        if giver.unit is None and giver.scale == ONE:
            if not (is_open(giver) and other is scene and scene.norms(giver.last, draft.first - giver.last) in JOINTS):
                return None
        elif fits(scene, draft, other, giver):
            return None if opened_by_noun(scene, draft, other, giver) else giver
        elif not looks_further(scene, draft, other, giver):
            return None
    return None


def fits(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """Whether the number is like the giver and the words around it hold it against that."""
    if not alike(draft, giver) or not agrees(scene, draft, giver):
        return False
    if parallel(scene, draft, other, giver):
        return held(scene, draft, other, giver)
    return draft.modifier != "exact" and other is scene and giver.kind == "measure"


def looks_further(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """Past a giver that is unlike, or stands after another preposition: «за 210 млн, ещё 20% — за 85»."""
    if not parallel(scene, draft, other, giver) or not alike(draft, giver) or not agrees(scene, draft, giver):
        return True
    return other is scene and preposition(scene, draft) not in ("", preposition(other, giver))


def opened_by_noun(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«личинок — до 300»: the clause opens with what is counted; shares name their parts so too."""
    return giver.kind != "share" and genitive_opens(scene, draft, giver.last if other is scene else -1)


RULES = (in_brackets, factor_again, named_currency, by_topic, scaled, fractional, part_of, whole)


def near(scene: Scene, draft: Draft, before: Sequence[Found], sentences: int) -> list[Found]:
    """The drafts of this and the last few sentences, nearest first; what brackets hold is an aside."""
    aside = scene.norm(draft.first - 1) == "("
    return [
        (other, giver)
        for other, giver in before
        if other.sentence.index >= scene.sentence.index - sentences
        and (aside or other.norm(giver.first - 1) != "(" or bool(draft.sign and giver.sign))
    ]


def size_of(draft: Draft) -> Decimal:
    """The value, or the upper end of a range, without its sign."""
    return abs(draft.value if draft.value is not None else draft.high or ONE)


def ratio(one: Decimal, other: Decimal) -> Decimal:
    """How many times the greater is greater."""
    return max(one, other) / max(min(one, other), Decimal("0.000001"))


def alike(draft: Draft, giver: Draft, limit: Decimal = _REACH) -> bool:
    """Whether the sizes are of an order, with the giver's scale or without; a share is seldom above a hundred."""
    mine, other = size_of(draft), size_of(giver)
    if giver.kind == "share" and (draft.scale > ONE or mine > max(Decimal(100), other * 2)):
        return False
    scaled_size = mine * giver.scale * giver.part if draft.scale == ONE else mine
    return min(ratio(scaled_size, other), ratio(mine, other)) <= limit


def parallel(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """Both stand after «на» (the size of a change), or neither does; «96 млн, на 8 меньше» compares by a word."""
    if other is scene and scene.norm(draft.last) in words("compared"):
        return True
    return (preposition(scene, draft) == "на") == (preposition(other, giver) == "на")


def preposition(scene: Scene, draft: Draft) -> str:
    """The preposition before the number, inside its modifier or before it."""
    for at in (draft.core - 1, draft.first - 1, draft.first):
        if scene.norm(at) in PREPOSITIONS:
            return scene.norm(at)
    return ""


def agrees(scene: Scene, draft: Draft, giver: Draft) -> bool:
    """«двадцать одну» counts something feminine: a thousand, a tonne; never roubles; «один» nothing of the kind."""
    last = scene.norm(draft.last - 1) if draft.words else ""
    if last in words("feminine"):
        return giver.scale == 1000 or giver.dimension in ("mass", "time")
    return last not in words("masculine") or preposition(scene, draft) != ""


def held(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """Whether the words around the number hold it against the giver."""
    return any(sign(scene, draft, other, giver) for sign in HOLDS)


def _start(scene: Scene, draft: Draft) -> int:
    """Where the number begins, «всего», «лишь», «ещё» before it included."""
    first = draft.first
    while scene.norm(first - 1) in words("particles"):
        first -= 1
    return first


def by_modifier(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«не более 15», «−0,3», «остальные восемнадцать»."""
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


def by_verb(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«на будущий год просим 600.», «ещё 80 в пути»: a verb of the same sentence, no noun that the number counts."""
    start, ends = _start(scene, draft), scene.norm(draft.last)
    token = scene.token(start - 1)
    stops = ends in ("", ".", ",", "»", ";", "или", "и", ")", '"') or ends in PREPOSITIONS
    said = (token is not None and token.pos in ("VERB", "ADJ")) or scene.norm(draft.first - 1) == "еще"
    near_giver = other is scene and giver.unit is not None and giver.kind != "share"
    return near_giver and stops and said and not genitive_opens(scene, draft, giver.last)


def by_noun(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«доходы 60, расходы 65», «в феврале 130,»: a noun before, like the giver's or after a preposition."""
    if other is not scene or giver.unit is None or giver.kind == "share":
        return False
    mine, its = scene.token(draft.first - 1), scene.token(giver.first - 1)
    if mine is None or its is None or mine.pos != "NOUN" or genitive_opens(scene, draft, giver.last):
        return False
    placed = scene.norm(draft.first - 2) in PREPOSITIONS and scene.kind(draft.last) != "word"
    return placed or (its.pos == "NOUN" and mine.feats.get("Case") == its.feats.get("Case"))


HOLDS = (by_modifier, by_preposition, by_dash, by_level, by_verb, by_noun)
