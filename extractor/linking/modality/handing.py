"""Reads a site and those before it; yields the figure before whose modality it shares: its whole, what it restates."""

from collections.abc import Callable, Sequence

from extractor.language import DASHES
from extractor.linking.changes import comparative, is_exceeding
from extractor.linking.clauses import Site
from extractor.linking.modality.words import infinitive, words
from extractor.linking.scenes import Segment

LEADING = frozenset({"ADP", "ADV", "PART", "NUM"})  # what may stand in brackets before a figure
MOST_LEADING, MOST_COUNTED, MOST_BETWEEN = 3, 5, 6  # tokens
PARTS = (
    ("из", "которых"), ("из", "них"), ("среди", "которых"), ("среди", "них"),
    ("в", "том", "числе"), ("в", "их", "числе"), ("в", "числе", "которых"),
)  # fmt: skip
PLANS = frozenset(
    "part elided planned_by_noun to_be_done penalty for_a_year forecast modal planned_by_verb conditional fined"
    " decided planned_subject planned_size".split()
)  # rules that look further than the verb


def handed(sites: Sequence[Site], at: int, done: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The modality that the figure before hands on, with the rule that says so."""
    site, before = sites[at], sites[at - 1] if at else None
    if before is None or site.quantity.sentence - before.quantity.sentence > 1:
        return None
    if before.scene is site.scene:
        for rule in BESIDE:
            if rule(site, before):
                return done[-1][0], rule.__name__
    if part(site, before) or compared(site, before):
        wholes = [done[other][0] for other in range(at) if not sites[other].segment.depth]  # those in no brackets
        return ("planned", "part") if wholes and wholes[-1] == "planned" else None
    return None


def converted(site: Site, before: Site) -> bool:
    """«20 тысяч евро (около 2 млн рублей)», «привьют 500 человек (45 % жителей)», «на 7 % (до 9 рублей)»"""
    parts = _bracketed(site)
    if not parts or before.segment is site.segment or before.home > site.home or site.own_verb:
        return False
    leading = [token for part in parts for token in site.tokens[part.first : part.last] if token.index < site.first]
    counted = site.tokens[before.last : parts[0].first - 1]
    if len(leading) > MOST_LEADING or any(token.pos not in LEADING for token in leading):
        return False
    if before.segment.depth == site.segment.depth or len(counted) > MOST_COUNTED:
        return False
    another = _of_another_time(site, parts) and comparative(site) is None and not _foreseen_before(before, parts)
    return not another and not any(token.text in ",;:" for token in counted)


def _bracketed(site: Site) -> list[Segment]:
    """The segments from the bracket up to the figure, a dash may part them: «(ранее – 3 %)»."""
    parts = [site.segment]
    if site.segment.opener in DASHES and site.segment.depth:
        parts.insert(0, site.scene.segments[site.home - 1])
    return parts if parts[0].opener == "(" else []


def _foreseen_before(before: Site, parts: list[Segment]) -> bool:
    """«ожидается рост на 4 % (ранее – на 3 %)»: an earlier forecast of the same"""
    said = frozenset[str]().union(*map(before.scene.words_of, parts))
    return before.verb is not None and before.verb.lemma in words("foresee") and "ранее" in said and "год" not in said


def _of_another_time(site: Site, parts: Sequence[Segment] = ()) -> bool:
    """«(2 млрд в прошлом году)», «(сейчас 5)», «(ранее – 3)»"""
    said = frozenset[str]().union(*map(site.scene.words_of, parts or [site.segment]))
    return not said.isdisjoint(words("so_far") | words("earlier") | words("existing")) or "прошлый" in said


def in_row(site: Site, before: Site) -> bool:
    """«подорожает в Туле (на 7 %), Орле (6 %)»"""
    inside = site.segment.depth and before.segment.depth and before.segment is not site.segment
    if not inside or site.quantity.unit != before.quantity.unit or site.segment.first != site.first:
        return False
    return site.first - before.last <= MOST_BETWEEN


def restated(site: Site, before: Site) -> bool:
    """«привить 60 % взрослых, то есть 541 тысячу жителей», «вырастет в 1,5 раза (то есть на 50 %)»"""
    at = site.left - bool(site.preposition)
    row = [token.lower for token in site.tokens[max(0, at - 1) : at + 1]]
    if site.quantity.kind == "factor" or before.quantity.kind == "measure":
        return False  # «втрое меньше», «70 мм, то есть две трети нормы»
    return row == ["то", "есть"] and before.last < at


def part(site: Site, before: Site) -> bool:
    """«предусмотрено 740 млн, из которых 701 – федеральные», «Из них 12 – на дороги»: planned as its whole is"""
    if site.own_verb:
        return False
    parts = [site.segment]
    if site.segment.opener in DASHES and site.home:  # «из них ржи – 89 тонн»
        parts += [one for one in site.scene.segments[site.home - 1 : site.home] if not site.scene.predicates(one)]
    for one in parts:
        row = tuple([token.lower for token in site.tokens[one.first : one.first + 3]])
        if row in PARTS or row[:2] in PARTS:
            return True
    return False


def compared(site: Site, before: Site) -> bool:
    """«добудут 20 млн тонн, что на 5 % больше», «Это на 5 % выше прошлогоднего»"""
    first = site.tokens[site.segment.first].lower
    if first not in ("что", "это") or first == "что" and site.scene is not before.scene:
        return False
    verb = site.verb if site.own_verb else None
    return is_exceeding(verb) if verb else site.preposition == "на" and comparative(site) is not None


def goes_on(site: Site, before: Site, said: tuple[str, str], told: tuple[str, str]) -> bool:
    """«задача – довести охват врачами до 75 %, сёстрами – до 83 %», «из них 19 млн – свои, а 10 – заёмные»"""
    if said[1] != "default" or site.scene is not before.scene or site.own_verb:
        return False
    if told[1] not in PLANS:
        return told[0] == "planned" and _beside(site, before)
    if site.segment.depth or before.segment.depth:
        return False
    if told[1] == "planned_by_noun" and not infinitive(site.verb):  # «сена 2 тысячи при плане 6, сенажа – 31»
        return False
    return site.verb is before.verb if site.verb else told[1] in ("part", "elided")


def _beside(site: Site, before: Site) -> bool:
    """«расходы составят 47 млрд, а доходы 43 млрд»: a noun and its figure, no verb"""
    alike = (site.quantity.kind, site.quantity.unit) == (before.quantity.kind, before.quantity.unit)
    if not alike or site.preposition or site.segment.depth or before.segment.depth or _of_another_time(site):
        return False
    opening = site.tokens[site.segment.first].lower in ("а", "и")
    named = [p for p in site.scene.within(site.segment) if p.case == "Nom" and p.last <= site.first]
    return opening and bool(named) and named[-1].last == site.left + 1


BESIDE: tuple[Callable[[Site, Site], bool], ...] = (converted, in_row, restated)
