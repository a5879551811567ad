"""Reads a figure and the figures before it in its sentence; yields the change of one of them, told again or gone on."""

from extractor.language import DASHES
from extractor.lexicon import group
from extractor.linking.changes import change_of
from extractor.linking.clauses import Site
from extractor.linking.measured.task import DIFFERENCES, is_place, is_time, level_nouns, top
from extractor.linking.scenes import Scene, word_group
from extractor.linking.types import RoleLink
from extractor.mentions.measured import Phrase
from extractor.mentions.quantities.bareness import topic_of
from extractor.mentions.types import Quantity

AGAINST = ("после", "против")  # before the change of another time
THERE = ("в", "во", "на", "по")  # before the place in which something else has changed
NAMED = "named_change"
SHARES = ("%", "pp")
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
    before, start = earlier(site, done) if not site.preposition else (None, 0)
    if before is None or site.before is None or not before.role.startswith("change"):
        return None
    alike = site.before.kind == site.quantity.kind and site.before.unit != site.quantity.unit
    alone = site.quantity.unit == "%" and site.segment.last == site.last and before.role == "change_by"
    alike = alike or alone  # «на 77 тысяч тонн (5 %) больше»
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
    level = not level_nouns().isdisjoint(p.lemma for p in told)  # «…, доходность 7,8 %»
    return None if level else ("change_by", said.direction)


def elided_on(site: Site, done: Links) -> Found:
    """«угонов меньше на 15 %, грабежей – на 23», «в селе рост в 3,7 раза, в городе – на 40 %», «на 4 % после 5».

    A count may stand between: «подорожание на 4 % отмечено в 25 областях, в Омске – на 8 %».
    """
    if site.preposition != "на" and site.preposition not in AGAINST:
        return None
    quantity = site.quantity
    last = site.before if site.before is None or site.before.kind == quantity.kind else _like(site) or site.before
    before = done.get(last.start) if last else None
    if last is None or before is None or before.role not in DIFFERENCES:
        return None
    alike = quantity.kind == last.kind and before.role == "change_by"
    if site.preposition in AGAINST:
        return ("change_by", before.direction) if alike and quantity.kind == "share" else None
    if site.own_verb:
        return None
    told = alike and (quantity.unit is not None or site.segment.opener in DASHES)
    share = before.role == "change_factor" and quantity.kind == "share"
    return ("change_by", before.direction) if told or share else None


def _like(site: Site) -> Quantity | None:
    """The share before it in the sentence, for a share."""
    before = [q for q in site.scene.quantities if q.start < site.quantity.start and q.unit == site.quantity.unit]
    return before[-1] if before else None


def bracketed_on(site: Site, done: Links) -> Found:
    """«подорожали дыни (на 4 %), сливы (3 %)», «на 5 % больше, чем в стране (3 %)»"""
    if site.preposition or not site.segment.depth or site.quantity.unit != "%" or site.own_verb:
        return None
    for other in reversed(site.scene.quantities):
        if other.start < site.quantity.start and other.unit == "%":
            closed = site.tokens[other.last].text == ")"
            compared = any(token.lower == "чем" for token in site.tokens[other.last : site.first])
            said = done.get(other.start) if closed or compared else None
            return ("change_by", said.direction) if said and said.role == "change_by" else None
    return None


def at_another_time(site: Site, done: Links) -> Found:
    """«подорожала на 2,2 % (неделей ранее – 1,9 %)», «на 5 % (по стране – 4 %)»: nothing else is named there"""
    if site.preposition or not site.segment.depth or site.quantity.unit not in SHARES or site.before is None:
        return None
    before = done.get(site.before.start)
    if before is None or before.role != "change_by" or site.before.unit != site.quantity.unit:
        return None
    row = site.scene.segments[(site.scene.homes[site.before.first] or 0) + 1 : site.home + 1]
    if depth_of(site, site.before) or not all(part.depth for part in row):
        return None
    if any([site.scene.predicates(part) for part in row]):
        return None
    told = [phrase for part in row for phrase in top(site.scene.within(part))]
    if row[0].first == site.first or not all(_when_or_where(site.scene, phrase) for phrase in told):
        return None
    return "change_by", before.direction


def _when_or_where(scene: Scene, phrase: Phrase) -> bool:
    """«неделей ранее», «в Омске», «по стране», «годом ранее», not «в ипотеку», «из Китая», «среди них»"""
    if phrase.first in scene.slots or is_time(phrase):
        return True
    there = phrase.lemma in word_group("territory") or is_place(scene, phrase)
    return there and phrase.preposition in THERE and phrase.case in ("Loc", "Dat")


def dashed(site: Site, done: Links) -> Found:
    """«подорожали на 7,9 %, бананы – 2,3 %», «выросли цены на чай – 0,5 %, рис – 0,3 %», «подешевели: лук – 18 %»"""
    if site.preposition or site.own_verb or site.segment.opener not in DASHES or site.quantity.unit not in SHARES:
        return None
    direction = change_of(site.verb) if site.verb and site.verb.index < site.first else None
    if direction is None or site.segment.first != site.left + 1 or not is_change_of_each(site):
        return None
    if site.segment.depth and any(p.preposition for p in top(site.scene.within(site.scene.segments[site.home - 1]))):
        return None  # «выросли на 12 % (из Китая – 30 %)»
    named = [p for part in site.clause[1:] for p in site.scene.within(part) if not p.preposition]
    aside = any(topic_of(p.lemma) == "share" or p.lemma in group("modality", "group", "noun") for p in named)
    return None if aside else ("change_by", direction)


def is_change_of_each(site: Site, *above: Scene) -> bool:
    """Whether in a row of shares behind «подорожали», «вырос экспорт» each is a change, and no whole follows.

    Not «вырос уровень доверия: мэр – 80 %», «прибавили горожане – 2 % населения».
    """
    if not (site.after is None or site.after.pos == "PUNCT" or site.after.lower in ("и", "соответственно")):
        return False
    scenes = above or (site.scene,)
    verbs = (token.lemma for scene in scenes for part in scene.segments for token in scene.predicates(part))
    amounts = (phrase.lemma for scene in scenes for phrase in scene.phrases)
    return not word_group("priced").isdisjoint(verbs) or not word_group("amount").isdisjoint(amounts)


def on_to(site: Site, done: Links) -> Found:
    """«(+2,5 %, до 99 тысяч)», «прибавил 3 %, до 90»: what the change right before leads to"""
    before, start = earlier(site, done) if site.preposition == "до" else (None, 0)
    if before is None or before.role not in DIFFERENCES:
        return None
    between = [token.text for token in site.tokens[start : site.first] if token.lower != "до"]
    return ("change_to", before.direction) if between in ([","], []) else None


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
AFTER_ANOTHER = frozenset(
    {reckoned, restated, elided, elided_on, bracketed_on, joined_change, reached, at_another_time, on_to}
)
