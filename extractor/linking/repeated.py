"""Reads a figure and the figures before it in its sentence; yields the change of one of them, told again or gone on."""

from extractor.language import DASHES
from extractor.linking.clauses import Site
from extractor.linking.measured.task import DIFFERENCES, level_nouns
from extractor.linking.types import RoleLink
from extractor.mentions.types import Quantity

AGAINST = ("после", "против")  # before the change of another time
NAMED = "named_change"
GAINED = ("gained", "elided")  # the rules whose figure has no preposition

Found = tuple[str, str | None] | None
Links = dict[int, RoleLink]  # by the start of the quantity


def earlier(site: Site, done: Links) -> tuple[RoleLink | None, int]:
    """The role of the quantity before in the sentence, and the token after it."""
    return (done.get(site.before.start), site.before.last) if site.before else (None, 0)


def restated(site: Site, done: Links) -> Found:
    """«больше на 60 тыс., или на 2,7 %», «с 230 до 180 млрд, то есть на 21,7 %»: the same change once more"""
    if site.preposition not in ("на", ""):
        return None
    before, start = earlier(site, done)
    if before is None or before.role not in ("change_by", "change_to")[: 1 + bool(site.preposition)]:
        return None
    between = "".join(token.lower for token in site.tokens[start : site.first])
    found = between.removeprefix("рублей").lstrip(",(—–").removesuffix("на")
    return ("change_by", before.direction) if found in ("или", "тоесть", "т.е.") else None


def reckoned(site: Site, done: Links) -> Found:
    """«выросли на 2 млрд сомов (1,6 млрд рублей)»: the same in another unit"""
    before, start = earlier(site, done)
    if before is None or site.before is None or not before.role.startswith("change") or site.preposition:
        return None
    alike = site.before.kind == site.quantity.kind and site.before.unit != site.quantity.unit
    return (before.role, before.direction) if alike and site.first == start + 1 == site.segment.first else None


def depth_of(site: Site, quantity: Quantity) -> int:
    """The brackets around another quantity of the sentence."""
    return site.scene.segments[site.scene.homes[quantity.first] or 0].depth


def elided(site: Site, done: Links) -> Found:
    """«редька прибавила 6 %, а лук 2,3 %», «„Луч“ прибавил 3 % …, „Вымпел“ – 10 %»: the verb is not said again"""
    if site.preposition or site.own_verb or site.quantity.kind == "money":
        return None
    kind, unit = site.quantity.kind, site.quantity.unit
    same = [q for q in site.scene.quantities if q.start < site.quantity.start and (q.kind, q.unit) == (kind, unit)]
    said = done.get(same[-1].start) if unit and same and depth_of(site, same[-1]) == site.segment.depth else None
    if said is None or not said.rule.startswith((*GAINED, NAMED)):
        return None
    told = [p for p in site.scene.within(site.segment) if p.last <= site.first]
    if said.rule.startswith(NAMED) and any(p.case == "Nom" for p in told):
        return None  # «прирост 12 %, в реальном выражении – 7», not «прирост 12 %, доля – 3»
    level = not level_nouns().isdisjoint(p.lemma for p in told)  # «…, доходность 7,8 %»
    return None if level else ("change_by", said.direction)


def elided_on(site: Site, done: Links) -> Found:
    """«угонов меньше на 15 %, грабежей – на 23», «в селе рост в 3,7 раза, в городе – на 40 %», «на 4 % после 5»"""
    if site.preposition != "на" and site.preposition not in AGAINST:
        return None
    before, quantity = earlier(site, done)[0], site.quantity
    if before is None or site.before is None or before.role not in DIFFERENCES:
        return None
    alike = quantity.kind == site.before.kind and before.role == "change_by"
    if site.preposition in AGAINST:
        return ("change_by", before.direction) if alike and quantity.kind == "share" else None
    if site.own_verb:
        return None
    told = alike and (quantity.unit is not None or site.segment.opener in DASHES)
    share = before.role == "change_factor" and quantity.kind == "share"
    return ("change_by", before.direction) if told or share else None


def bracketed_on(site: Site, done: Links) -> Found:
    """«подорожали дыни (на 4 %), сливы (3 %)», «на 5 % больше, чем в стране (3 %)»"""
    if site.preposition or not site.segment.depth or site.quantity.unit != "%" or site.own_verb:
        return None
    for other in reversed(site.scene.quantities):
        if other.start < site.quantity.start and other.unit == "%":
            closed = site.tokens[other.last].text == ")"
            compared = any(token.lower == "чем" for token in site.tokens[other.last : site.first])
            known = (closed or compared) and _is_change(done, other)
            return ("change_by", done[other.start].direction) if known else None
    return None


def _is_change(done: Links, quantity: Quantity) -> bool:
    return quantity.start in done and done[quantity.start].role == "change_by"


def joined_change(site: Site, done: Links) -> Found:
    """«выросли на 12 % и 15 %», «на 3, 5 и 6 процентов»: the same of the next in a row"""
    if site.preposition:
        return None
    before, start = earlier(site, done)
    if before is None or site.before is None or before.role != "change_by" or site.before.kind != site.quantity.kind:
        return None
    between = [token.lower for token in site.tokens[start : site.first]] or [site.tokens[start - 1].text[-1:]]
    after = site.token(site.last)
    row = between in (["и"], ["или"]) or between == [","] and after is not None and after.lower in (",", "и", "или")
    return ("change_by", before.direction) if row else None


def reached(site: Site, done: Links) -> Found:
    """«вырос на 8 % и достиг 40»"""
    verb = site.verb
    if not verb or verb.lemma not in ("достигнуть", "достичь", "составить"):
        return None
    before, start = earlier(site, done)
    if before and before.role in DIFFERENCES and start <= verb.index <= start + 3:
        return "change_to", before.direction
    return None


# these look for a figure before in the sentence
AFTER_ANOTHER = frozenset({reckoned, restated, elided, elided_on, bracketed_on, joined_change, reached})
