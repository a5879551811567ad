"""Reads figures; yields parts above their whole: of a sentence, of a hundred per cent, of a region or the country."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from extractor.comparing.contradictions.types import Finding, finding
from extractor.comparing.figures import Figure
from extractor.comparing.grouping import grouped, no_narrower
from extractor.comparing.models import ContradictionKind, Severity
from extractor.comparing.sentences import quantity, say, thing, when, where
from extractor.comparing.words import group, read_word
from extractor.vocabulary import Kind, Modality, Role

_OUT_OF = re.compile(r"(?:^|[\s(«–—-])из(?:\s+(?:этих|всех|общего числа|общего количества))?\s+$", re.IGNORECASE)
_AMONG = re.compile(r"[,;(]\s*(?:и\s+)?(?:из них|из которых|в том числе|среди них)\b[^,;.]*$", re.IGNORECASE)
_WORD = re.compile(r"[а-яё]+", re.IGNORECASE)
BEFORE = 60  # characters before a figure in which «из них» is looked for


def parts_of_a_sentence(figures: Iterable[Figure]) -> Iterator[Finding]:
    """«Из 120 пунктов отремонтировали 134»; «40 школ, из них 50 сельских»."""
    for whole, part in pairwise(figures):
        one_sentence = whole.article == part.article and whole.fact.sentence == part.fact.sentence
        if one_sentence and _is_part(whole, part) and whole.interval.below(part.interval):
            text = say("part", thing=thing(whole), a=quantity(whole), b=quantity(part))
            yield finding(ContradictionKind.PART, Severity.HIGH, 0.9, text, whole, part)


def _is_part(whole: Figure, part: Figure) -> bool:
    """Counts of one kind, the first after «из» or the second after «из них»."""
    kinds = whole.fact.kind is part.fact.kind is Kind.COUNT
    if not kinds or whole.measure.per or part.measure.per or part.fact.role is not Role.LEVEL:
        return False
    text, start = whole.record.article.text, whole.fact.quantity.start
    if _OUT_OF.search(text[max(0, start - 24) : start]):
        return whole.measure.head == part.measure.head
    between = text[whole.fact.quantity.end : part.fact.quantity.start][-BEFORE:]
    return bool(_AMONG.search(between)) and whole.measure.head == part.measure.head


def shares_above_hundred(figures: Iterable[Figure]) -> Iterator[Finding]:
    """A part of something that is more than all of it; a plan may be fulfilled by more."""
    for figure in figures:
        fact = figure.fact
        low = figure.interval.low
        is_share = fact.kind is Kind.SHARE and fact.role is Role.LEVEL and fact.quantity.unit == "%"
        if is_share and fact.modality is Modality.ACTUAL and low is not None and low > 100 and not _may_exceed(figure):
            text = say("share", thing=thing(figure), where=where(figure), a=quantity(figure))
            yield finding(ContradictionKind.SHARE, Severity.HIGH, 0.8, text, figure)


def _may_exceed(figure: Figure) -> bool:
    """Whether the sentence compares with something rather than with the whole."""
    sentence = figure.fact.sentence
    text = figure.record.article.text
    if text[max(0, figure.fact.quantity.start - 3) : figure.fact.quantity.start].lower() == "на ":
        return True
    lemmas = {read_word(word)[0] for word in _WORD.findall(text[sentence.start : sentence.end])}
    return "доля" not in lemmas and bool(lemmas & group("over"))


def regions_above_their_country(figures: Iterable[Figure]) -> Iterator[Finding]:
    """A region that has more than its country, a city that has more than its region, at one time."""
    tables: dict[object, dict[object, Figure]] = defaultdict(dict)
    for figure in figures:
        if figure.well_placed and figure.period.iso and _adds_up(figure):
            values = tables[figure.measure, figure.period.iso]
            values.setdefault((figure.place, figure.interval), figure)
    for table in tables.values():
        regions = [figure for figure in table.values() if figure.place and figure.place.place is None]
        in_cities = (figure for figure in table.values() if figure.place and figure.place.place is not None)
        cities = grouped(in_cities, lambda figure: figure.place and figure.place.code)
        for whole in regions:
            assert whole.place is not None
            yield from _above(whole, regions if whole.place.country else cities.get(whole.place.code, []))


def _above(whole: Figure, parts: Iterable[Figure]) -> Iterator[Finding]:
    for part in parts:
        if whole.interval.below(part.interval) and _contains(whole, part) and no_narrower(whole, part):
            key = "country" if whole.place and whole.place.country else "city"
            told = {"where_a": where(whole), "where_b": where(part), "a": quantity(whole), "b": quantity(part)}
            text = say(key, thing=thing(part), when=when(part), **told)
            yield finding(ContradictionKind.COUNTRY, Severity.HIGH, 0.75, text, whole, part)


def _contains(whole: Figure, part: Figure) -> bool:
    if whole.place is None or part.place is None or whole.place == part.place:
        return False
    if whole.place.code == part.place.code:
        return whole.place.place is None and part.place.place is not None
    return whole.place.country and part.place.code.startswith(whole.place.code + "-")


def _adds_up(figure: Figure) -> bool:
    """Whether the parts of a whole add up to it: counts, sums and amounts do; rates, shares and averages do not."""
    measure = figure.measure
    kinds = figure.fact.kind in (Kind.COUNT, Kind.MONEY, Kind.MEASURE) and measure.kind == "level"
    words = {measure.head} | measure.qualifiers | figure.narrowing
    return kinds and measure.per is None and not words & group("average")


RULES = (parts_of_a_sentence, shares_above_hundred, regions_above_their_country)
