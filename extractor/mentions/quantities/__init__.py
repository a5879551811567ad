"""Reads a document; yields its quantities, and every other number with the reason why it is none."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache

from extractor.language import Document
from extractor.mentions.quantities import calendar, clock, counts, factors, marks, naming, ranges, ranks, rates, shares
from extractor.mentions.quantities.finishing import finish, keeps_sign
from extractor.mentions.quantities.inheriting import inherit
from extractor.mentions.quantities.needs import Choice
from extractor.mentions.quantities.scene import Draft, Memory, Refusal, Scene, Verdict, may_count
from extractor.mentions.types import Quantity, Rejected, Time

Rule = Callable[[Scene, int], Verdict | None]

RULES: tuple[Rule, ...] = (
    *calendar.RULES,
    *marks.RULES,
    *naming.RULES,
    marks.list_number,
    *clock.RULES,
    rates.base_before,
    rates.base_alone,
    rates.base_of_price,
    *ranks.RULES,
    *shares.RULES,
    *factors.RULES,
    *counts.RULES,
    *ranges.RULES,
    *counts.LAST,
)


def find(document: Document, times: tuple[Time, ...]) -> tuple[tuple[Quantity, ...], tuple[Rejected, ...]]:
    """Quantities and rejected numbers in text order."""
    found: list[tuple[Scene, Draft]] = []
    rejected: list[Rejected] = []
    memory = Memory(document.text)
    by_sentence: dict[int, list[Time]] = {}
    for time in times:
        by_sentence.setdefault(time.sentence, []).append(time)
    rules = _choice(RULES)
    for sentence in document.sentences:
        if not may_count(sentence.text):
            continue
        scene = Scene(sentence, by_sentence.get(sentence.index, ()), memory)
        drafts, refusals = _read(scene, rules)
        found += [(scene, draft) for draft in drafts]
        said = [refusal for refusal in refusals if refusal.first < refusal.last]  # not «больше месяца назад»
        rejected += [_rejected(scene, refusal) for refusal in said]
    inherit(found)
    return tuple(_quantity(document, scene, draft) for scene, draft in found), tuple(rejected)


@cache
def _choice(rules: tuple[Rule, ...]) -> Choice[Rule]:
    """The choice among rules, made once."""
    return Choice(rules)


def _read(scene: Scene, rules: Choice[Rule]) -> tuple[list[Draft], list[Refusal]]:
    """The drafts and refusals of one sentence."""
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    index, count, allowed = 0, len(scene.numerals), rules.for_sentence(scene)
    bases: tuple[int, ...] = ()
    while index < count:
        asked = (base_of_rate,) if index in bases else rules.for_numeral(scene, index, allowed)
        verdict = _judge(scene, index, asked)
        if isinstance(verdict, Draft):
            finish(scene, verdict)
            drafts.append(verdict)
            bases += verdict.bases
        else:
            refusals.append(verdict)
        index = verdict.end
    return drafts, refusals


def _judge(scene: Scene, index: int, rules: tuple[Rule, ...]) -> Verdict:
    """The verdict of the first rule that has one."""
    for rule in rules:
        verdict = rule(scene, index)
        if verdict is not None:
            verdict.rule = rule.__name__
            return verdict
    raise AssertionError(f"no rule for the numeral {scene.numerals[index]}")


def base_of_rate(scene: Scene, index: int) -> Refusal:
    """«на 100 тысяч населения»: the base of the quantity before it."""
    return scene.refuse(index, "rate")


def _rejected(scene: Scene, refusal: Refusal) -> Rejected:
    atoms = scene.atoms
    text = scene.text(refusal.first, refusal.last)
    return Rejected(atoms.starts[refusal.first], atoms.ends[refusal.last - 1], text, refusal.reason, refusal.rule)


def _quantity(document: Document, scene: Scene, draft: Draft) -> Quantity:
    start, end = scene.atoms.starts[draft.first], scene.atoms.ends[draft.last - 1]
    first, last = scene.span(draft.first, draft.last)
    sign, low, high = (-1, draft.high, draft.low) if keeps_sign(draft) else (1, draft.low, draft.high)
    return Quantity(
        start=start,
        end=end,
        text=document.text[start:end],
        sentence=scene.sentence.index,
        first=first,
        last=last,
        kind=draft.kind,
        value=_plain(draft.value, sign),
        low=_plain(low, sign),
        high=_plain(high, sign),
        modifier=draft.modifier,
        unit=draft.unit,
        per=draft.per,
        rule=draft.rule,
        borderline=draft.borderline,
    )


@lru_cache(4_000)
def _plain(value: Decimal | None, sign: int) -> Decimal | None:
    """The value without trailing zeros and exponent."""
    if value is None:
        return None
    value *= sign
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
