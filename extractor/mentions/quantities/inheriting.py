"""Reads the drafts of a document in order; yields them with the scales and units that their neighbours leave out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Self

from extractor.language import DASHES
from extractor.mentions.quantities.bareness import (
    MILLION,
    acts,
    counts_money,
    genitive_opens,
    is_bare,
    is_open,
    topic,
    topic_of,
)
from extractor.mentions.quantities.givers import RULES, Rule
from extractor.mentions.quantities.likeness import Found, ratio, scale_for, size_of
from extractor.mentions.quantities.lists import starts, words
from extractor.mentions.quantities.needs import Choice
from extractor.mentions.quantities.pairing import WORDED, partners, take_from
from extractor.mentions.quantities.paying import inverted_sum, paid, priced
from extractor.mentions.quantities.scene import ONE, Draft, Scene, reads

_VOTES = frozenset(["за", "против"])
_WINDOW = 12  # how many numbers back a bare one looks
_FIELDS = 5  # times between the yields of two fields
_GREAT = 1000
_HUNDREDS = 100
_QUESTION = 120  # characters before an answer
_MOSTLY = 0.7  # this share of the article's great numbers being money makes a bare one money


def inherit(found: Sequence[Found]) -> None:
    """Complete the drafts in place: pairs and lists from what follows, then bare numbers from what stands before."""
    _yields(found)
    taking = [index for index, (_, draft) in enumerate(found) if is_open(draft)]
    partners(found, taking)
    explicit = Explicit.of(found) if _context_may_tell(found) else None
    for index in taking:
        scene, draft = found[index]
        if not is_open(draft):
            continue
        points(scene, draft, found, index)
        if not takes_unit(scene, draft) or draft.scale > ONE and _asked(scene) == "count":
            continue
        before = givers(found, index)
        if _spreads(scene, draft):
            over_area(draft, before)
        else:
            great = explicit is not None and _is_great(scene, draft)
            if not (great and _asked(scene) == "money"):  # «– А зарплаты? – 34 тысячи»
                from_before(scene, draft, before)
            if explicit is not None and great and is_open(draft):
                from_context(scene, draft, explicit)
    partners(found, taking)


def _yields(found: Sequence[Found]) -> None:
    """«19 центнеров с гектара … там получают по 26 центнеров»: of a hectare, where no crop is named behind"""
    giver: Draft | None = None
    for scene, draft in found:
        if draft.unit == "dt/har":
            giver = draft
        elif giver is not None and draft.unit == "dt" and not scene.has(draft.last, "NOUN", "gent"):
            if ratio(size_of(draft), size_of(giver)) < _FIELDS:
                draft.unit, draft.dimension = giver.unit, giver.dimension


def _spreads(scene: Scene, draft: Draft) -> bool:
    """«на 51 тысяче»: where, not for how much: an area, if anything."""
    before = scene.norm(draft.first - 1)
    return before in ("на", "в") and scene.norm(draft.last - 1) in words("scales_of_place")


def over_area(draft: Draft, before: Sequence[Found]) -> None:
    """«засеяли 12 тысяч гектаров, взошло на 9 тысячах»: the unit of the area told last."""
    giver = next((giver for _, giver in before if giver.dimension == "area"), None)
    if giver is not None:
        take_from(draft, giver, "area", scaled=False)


def _context_may_tell(found: Sequence[Found]) -> bool:
    """Whether some number without a unit is great, or may become so by the scale of another."""
    great = [(scene, draft) for scene, draft in found if draft.scale > ONE or size_of(draft) >= _GREAT]
    return any(draft.borderline or takes_unit(scene, draft) for scene, draft in great)


def givers(found: Sequence[Found], index: int) -> list[Found]:
    """The drafts before one that may give it something, nearest first."""
    return [one for one in found[max(0, index - _WINDOW) : index][::-1] if one[1].rule not in WORDED]


def takes_unit(scene: Scene, draft: Draft) -> bool:
    """Whether a number lacks a unit that others may give; «коэффициент – 1,04» has none."""
    if not is_open(draft) or not (is_bare(scene, draft) or counts_money(scene, draft)):
        return False
    own = _is_vote(scene, draft.first) or _of_them(scene, draft.first)
    return not own and topic(scene, draft) != "plain" and not _opens_with_count(scene, draft)


def _of_them(scene: Scene, first: int) -> bool:
    """«Их у нас 7,6 миллиона», «таких уже около миллиона»: as many of those spoken of."""
    at = first - 1
    while scene.norm(at) in words("where_they_are"):
        at -= 1
    return scene.norm(at) in ("их", "таких")


def _is_vote(scene: Scene, first: int) -> bool:
    """«за» – 28, «против» – 5"""
    return scene.norm(first - 1) in DASHES and scene.norm(first - 2) == "»" and scene.norm(first - 3) in _VOTES


def _is_great(scene: Scene, draft: Draft) -> bool:
    """Whether the context may give a unit: to any number with a scale, to others in talk of money."""
    return draft.scale > ONE or (size_of(draft) >= _GREAT and topic(scene, draft) == "money")


def points(scene: Scene, draft: Draft, found: Sequence[Found], index: int) -> None:
    """«на 7 пунктов выше» after a share: percentage points."""
    if not scene.norm(draft.last).startswith("пункт") or scene.has(draft.last + 1, "gent"):
        return
    compared = scene.norm(draft.last + 1).startswith(starts("above_below"))
    before = givers(found, index)
    recent = [giver.unit for other, giver in before if scene.sentence.index - other.sentence.index < 2]
    changes = compared or draft.sign or scene.norm(draft.core - 1) == "на"
    if changes and not {"%", "pp"}.isdisjoint(recent):
        draft.last += 1
        draft.unit, draft.kind, draft.dimension = "pp", "share", "share"


def from_before(scene: Scene, draft: Draft, before: Sequence[Found]) -> None:
    """A bare number after one with a unit: «368 млн рублей … 316 млн»."""
    if before and _is_of_those(scene, draft, *before[0]):
        return
    for rule in _choice(RULES).for_draft(scene, draft):
        giver = rule(scene, draft, before)
        if giver is not None:
            take_from(draft, giver, rule.__name__, scaled=not _exceeds(scene, draft, giver))
            return


def _is_of_those(scene: Scene, draft: Draft, other: Scene, giver: Draft) -> bool:
    """«20 млн долларов; из 30 стран деньги внесли шесть»: as many of what was counted"""
    counts = other is scene and scene.norm(giver.first - 1) == "из" and giver.unit is None
    return counts and scene.has(giver.last, "NOUN", "plur", "gent") and size_of(draft) < size_of(giver)


def _exceeds(scene: Scene, draft: Draft, giver: Draft) -> bool:
    """«79,4 тысячи, на 600 больше»: with the scale of the whole the difference would be greater than it."""
    if scene.norm(draft.first - 1) == "по" and draft.words and size_of(draft) >= _HUNDREDS:
        return True  # «сдали 118 тысяч, с каждого этажа по триста»
    told = scene.norm(draft.last) in words("compared") and scene.norm(draft.core - 1) == "на"
    return told and size_of(draft) * scale_for(draft, giver) > size_of(giver)


@cache
def _choice(rules: tuple[Rule, ...]) -> Choice[Rule]:
    return Choice(rules)


@dataclass
class Explicit:
    """What the article says in full: units by value, how much of what is great is money, the usual currency."""

    twins: dict[Decimal, Draft]
    mostly_money: bool
    currency: str

    @classmethod
    def of(cls, found: Sequence[Found]) -> Self:
        """Gathered before anything is inherited."""
        drafts = [draft for _, draft in found if draft.unit]
        twins = {draft.value: draft for draft in drafts[::-1] if draft.value is not None}
        great = [(scene, draft) for scene, draft in found if size_of(draft) >= _GREAT]
        sums = [draft.kind == "money" for scene, draft in great if draft.unit or not is_bare(scene, draft)]
        codes = [draft.unit for draft in drafts if draft.kind == "money" and draft.unit]
        mostly_money = sum(sums) >= max(2, len(sums) * _MOSTLY)
        return cls(twins, mostly_money, Counter(codes).most_common(1)[0][0] if codes else "RUB")


def _spent(scene: Scene, draft: Draft) -> bool:
    """«75 млн потратят на автобусы», «640 миллионов предусмотрено»: a verb of spending right behind."""
    word = scene.norm(draft.last)
    spent = topic_of(word) == "money" or draft.scale >= MILLION and word.startswith(starts("spends"))
    return spent and acts(scene, draft)


def _told_behind(scene: Scene, draft: Draft) -> str:
    """«240 тысяч, отложенных на учёбу»: the topic of a participle behind the number."""
    return topic_of(scene.norm(draft.last + 1)) if scene.norm(draft.last) == "," else ""


def _asked(scene: Scene) -> str:
    """«– Какая зарплата? – 42 тысячи»: money, where the question before speaks of it"""
    ahead = scene.memory.text[max(0, scene.sentence.start - _QUESTION) : scene.sentence.start].rstrip(" –—-\n")
    if not ahead.endswith("?"):
        return ""
    question = ahead[:-1].lower().replace("?", ".").rpartition(".")[2]
    _, _, many = question.partition("сколько ")
    if many and reads(many.split()[0].strip(","), "NOUN", "gent") and topic_of(many) != "money":
        return "count"  # «Сколько людей живёт в бедности?»
    return "money" if any(topic_of(word.strip(",«»")) == "money" for word in question.split()) else ""


def _beside_name(scene: Scene, draft: Draft) -> bool:
    """«В первую пятёрку вошли Германия (5,16 млн), Иран (2,48 млн)»: more often people than money"""
    bracketed = scene.norm(draft.first - 1) == "(" and scene.norm(draft.last) == ")"
    return bracketed and scene.capital(draft.first - 2)


def _opens_with_count(scene: Scene, draft: Draft) -> bool:
    """«Количество игроков, одновременно находящихся в сети, превысило 40 млн»"""
    heads = [at for at in (0, 1, 2) if topic_of(scene.norm(at)) == "count" and scene.has(at, "NOUN", "nomn")]
    verb = scene.token(draft.first - 1)
    return bool(heads) and verb is not None and verb.pos == "VERB"


def _of_things(scene: Scene, draft: Draft) -> bool:
    """«Жалоб поступило 12 тысяч», «Учеников убыло: было 38 тысяч»: the clause, or the sentence, opens with a noun"""
    if genitive_opens(scene, draft, -1):
        sums = draft.scale >= MILLION and any(word.startswith(starts("money_pieces")) for word in scene.row)
        return not sums  # «Штрафов собрали 14 млн»
    return draft.scale < MILLION and scene.has(0, "NOUN", "plur", "gent") and topic_of(scene.norm(0)) != "money"


def from_context(scene: Scene, draft: Draft, explicit: Explicit) -> None:
    """«дефицит 8,7 млрд», «выделили 4,7 млн»: money, by the words around it or by its size."""
    said = "money" if inverted_sum(scene, draft) and priced(scene, draft) else topic(scene, draft)
    said = said or ("money" if any(sums(scene, draft) for sums in (priced, _spent, paid)) else "")
    said = said or _told_behind(scene, draft) or _asked(scene)
    if said == "count" or (said != "money" and (scene.mentions(starts("pieces")) or _beside_name(scene, draft))):
        return  # «выпуск телевизоров составил 3 млн, планшетов – 5 млн штук»
    if said != "money" and (_of_things(scene, draft) or acts(scene, draft)):
        return
    twin = explicit.twins.get(draft.value) if draft.value is not None else None
    if twin is not None:
        draft.unit, draft.kind, draft.dimension = twin.unit, twin.kind, twin.dimension
    elif said == "money" or draft.scale >= MILLION or explicit.mostly_money:  # bare thousands are people as often
        draft.unit, draft.kind = explicit.currency, "money"
    if draft.unit is not None:
        draft.rule += "+context"
