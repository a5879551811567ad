"""Reads a document; yields its quantities, and every other number with the reason why it is none."""

from decimal import Decimal

from extractor.language import Document, Sentence
from extractor.mentions.quantities import calendar, naming, shapes
from extractor.mentions.quantities.inheriting import inherit
from extractor.mentions.quantities.reading import finish, keeps_sign
from extractor.mentions.quantities.scene import Draft, Refusal, Scene
from extractor.mentions.quantities.timespans import time_span
from extractor.mentions.types import Quantity, Rejected, Time

RULES = (
    *naming.RULES,
    *calendar.RULES,
    time_span,
    shapes.age,
    shapes.compound_unit,
    shapes.rank_place,
    shapes.rank_top,
    shapes.rank_group,
    shapes.rank_first_n,
    shapes.share_each,
    shapes.share_part,
    shapes.share_fraction,
    shapes.factor_times,
    shapes.factor_word,
    shapes.factor_inverted,
    shapes.few,
    shapes.vague,
    shapes.inverted_noun,
    shapes.half_unit,
    shapes.range_from_to,
    shapes.range_of_temperature,
    shapes.range_with_dash,
    shapes.range_either,
    shapes.ordinal,
    shapes.plain,
)


def find(document: Document, times: tuple[Time, ...]) -> tuple[tuple[Quantity, ...], tuple[Rejected, ...]]:
    """Quantities and rejected numbers in text order."""
    found: list[tuple[Scene, Draft]] = []
    rejected: list[Rejected] = []
    by_sentence: dict[int, list[Time]] = {}
    for time in times:
        by_sentence.setdefault(time.sentence, []).append(time)
    for sentence in document.sentences:
        drafts, refusals = _read(sentence, by_sentence.get(sentence.index, []))
        found += drafts
        rejected += refusals
    inherit(found)
    return tuple(_quantity(document, scene, draft) for scene, draft in found), tuple(rejected)


def _read(sentence: Sentence, times: list[Time]) -> tuple[list[tuple[Scene, Draft]], list[Rejected]]:
    """The drafts and rejections of one sentence."""
    scene = Scene(sentence, times)
    drafts: list[tuple[Scene, Draft]] = []
    rejected: list[Rejected] = []
    index = 0
    while index < len(scene.numerals):
        verdict = _judge(scene, index)
        if isinstance(verdict, Draft):
            finish(scene, verdict)
            drafts.append((scene, verdict))
        else:
            rejected.append(_rejected(scene, verdict))
        index = max(verdict.end, index + 1)
    return drafts, rejected


def _judge(scene: Scene, index: int) -> Draft | Refusal:
    """The verdict of the first rule that has one."""
    for rule in RULES:
        verdict = rule(scene, index)
        if verdict is not None:
            verdict.rule = rule.__name__
            return verdict
    verdict = scene.refuse(index, "unread")
    verdict.rule = "unread"
    return verdict


def _rejected(scene: Scene, refusal: Refusal) -> Rejected:
    atoms = scene.atoms
    text = scene.text(refusal.first, refusal.last)
    return Rejected(atoms[refusal.first].start, atoms[refusal.last - 1].end, text, refusal.reason, refusal.rule)


def _quantity(document: Document, scene: Scene, draft: Draft) -> Quantity:
    start, end = scene.atoms[draft.first].start, scene.atoms[draft.last - 1].end
    first, last = scene.span(draft.first, draft.last)
    sign = -1 if keeps_sign(draft) else 1
    return Quantity(
        start,
        end,
        document.text[start:end],
        scene.sentence.index,
        first,
        last,
        draft.kind,
        _plain(draft.value, sign),
        _plain(draft.low, sign),
        _plain(draft.high, sign),
        draft.modifier,
        draft.unit,
        draft.per,
        draft.rule,
        draft.borderline,
    )


def _plain(value: Decimal | None, sign: int) -> Decimal | None:
    """The value without trailing zeros and exponent."""
    if value is None:
        return None
    value = value.normalize() * sign
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
