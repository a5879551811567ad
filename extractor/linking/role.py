"""Reads mentions; yields role, direction and modality of each quantity.

Direction follows the verb, noun or comparative that says the change; only a bare «+3 %» or «−3 %» follows its sign.
"""

from collections.abc import Callable

from extractor.language import DASHES, Token
from extractor.lexicon import group
from extractor.linking import modality
from extractor.linking.changes import (
    change_of,
    change_word,
    comparative,
    compared_values,
    gaining,
    is_exceeding,
)
from extractor.linking.clauses import Site, preposition_of, sites_of
from extractor.linking.listed import under_heading
from extractor.linking.naming import bracketed_change, change_in, named_change, shown_on, told_of_it, within
from extractor.linking.repeated import (
    AFTER_ANOTHER,
    Found,
    Links,
    at_another_time,
    bracketed_on,
    dashed,
    earlier,
    elided,
    elided_on,
    joined_change,
    on_to,
    reached,
    reckoned,
    restated,
)
from extractor.linking.scenes import word_group
from extractor.linking.signs import signed
from extractor.linking.types import RoleLink
from extractor.mentions.measured import cases_of
from extractor.mentions.types import Mentions, Quantity

FAR_UP = 2  # words that govern a discount one another: «увеличили размер скидки»
APART = 6  # tokens from one end of a change to the other: «с двух в неделю мы довели до четырёх»


def link(mentions: Mentions) -> tuple[RoleLink, ...]:
    """One link for every quantity."""
    found: Links = {}
    sites = sites_of(mentions)
    for site, (kind, rule) in zip(sites, modality.rate(mentions, sites), strict=True):
        role, direction, own = _role(site, found)
        found[site.quantity.start] = RoleLink(role, direction, kind, f"{own}+{rule}")
    return tuple(found.values())


def _role(site: Site, done: Links) -> tuple[str, str | None, str]:
    """Role, direction and the rule that decided."""
    for rule in RULES if site.before else FIRST:
        answer = rule(site, done)
        if answer:
            return *answer, rule.__name__
    return "level", None, "default"


def rank(site: Site, done: Links) -> Found:
    """«пятое место»"""
    return ("rank", None) if site.quantity.kind == "rank" else None


def factor(site: Site, done: Links) -> Found:
    """«вырос в 1,5 раза», «втрое меньше», «аварий — втрое»"""
    if site.quantity.kind != "factor":
        return None
    before, _ = earlier(site, done)
    return "change_factor", comparative(site) or change_word(site) or (before.direction if before else None) or "up"


def capacity(site: Site, done: Links) -> Found:
    """«школу на 300 мест достраивают», but «сократят больницу на 40 коек»"""
    if site.preposition != "на" or site.quantity.kind != "count":
        return None
    house = site.before_that
    if house is None or house.lemma not in word_group("facility"):
        return None
    changed = site.verb is not None and site.verb.index < house.index and change_of(site.verb)
    return None if changed else ("level", None)


def difference(site: Site, done: Links) -> Found:
    """«на 12 % больше», «выше на метр»"""
    if site.preposition != "на" and site.said[:4] != "впол":
        return None
    direction = comparative(site)
    return ("change_by", direction) if direction else None


def ends(site: Site, done: Links) -> Found:
    """«с 20 до 45 тысяч»"""
    if site.quantity.value is None:
        return None
    if site.preposition in ("с", "со", "от"):
        after = site.scene.after(site.quantity)
        if after and preposition_of(site.scene, after) == "до" and _paired(site, site.quantity, after):
            return "change_from", change_word(site) or compared_values(site.quantity, after)
    if site.preposition != "до" or site.before is None:
        return None
    before, _ = earlier(site, done)
    if before is None or before.role != "change_from":
        return None
    return ("change_to", before.direction) if _paired(site, site.before, site.quantity) else None


def _paired(site: Site, one: Quantity, two: Quantity) -> bool:
    """Whether two figures are ends of one change; «взнос от 20 %, срок – до семи лет» are not."""
    between = site.tokens[one.last : two.first]
    return one.kind == two.kind and len(between) <= APART and not any(token.text in DASHES for token in between)


def changed_to(site: Site, done: Links) -> Found:
    """«увеличилось до 140»"""
    if not (site.preposition == "до" or _to_a_mark(site)) or _reaching(site) or _size(site):
        return None
    if site.verb is not None and site.verb.lemma in word_group("losing"):
        return None  # «ежегодно теряют до 70 млрд»: so much at most, none is left
    direction = _of_what_is_granted(site) or change_word(site)
    return ("change_to", direction) if direction else None


def _to_a_mark(site: Site) -> bool:
    """«выросла до уровня в 10 %», «поднимется до отметок 540–590 см»"""
    mark = site.before_that if site.preposition else site.ahead
    if mark is None or mark.lemma not in word_group("mark") or mark.feats.get("Case") != "Gen":
        return False
    return any(token.lower == "до" for token in site.tokens[max(0, mark.index - 2) : mark.index])


def _size(site: Site) -> bool:
    """«поднялись сугробы глубиной до трёх метров», «скидка до 30 %»: how great a thing is at most"""
    inside = site.tokens[site.first].lower == "до"
    sized = site.token(site.first - 1 if inside else site.left - 1)
    if sized is not None and sized.lemma in word_group("granted"):
        return not _of_what_is_granted(site)
    return sized is not None and sized.feats.get("Case") == "Ins" and sized.lemma in word_group("sized")


def _of_what_is_granted(site: Site) -> str | None:
    """«увеличили доплату до 10 тысяч», «снижение размера скидки до 5 %»: which way what governs it has changed it"""
    token = site.before_that
    for _ in range(FAR_UP if token is not None and token.lemma in word_group("granted") else 0):
        token = site.token(token.head) if token is not None else None
        direction = change_of(token) if token is not None and token.index < site.first else None
        if direction:
            return direction
    return None


def _reaching(site: Site) -> bool:
    """«скидки доходят до 20 %»: a verb of reaching says how much, not how far something has changed"""
    return (
        site.verb is not None
        and site.verb.lemma in group("measured_verbs", "frame", "reach")
        and site.verb.index < site.first
    )


def changed_from(site: Site, done: Links) -> Found:
    """«поднялась с 30 %»"""
    verb, after = site.verb, site.after
    if verb is None or site.preposition not in ("с", "со") or verb.index > site.first:
        return None
    if after is not None and after.feats.get("Case") == "Ins" and site.quantity.unit is None:
        return None  # «упал самолёт с 17 пассажирами»
    if _ranked(site):
        return None
    direction = change_of(verb)
    return ("change_from", direction) if direction else None


def _ranked(site: Site) -> bool:
    """«на пятую строчку опустился фильм с 66 млн», not «взял пятое место, а зарплата выросла с 40 тысяч»"""
    rank, home = site.before, site.scene.homes[site.before.first] if site.before else None
    if rank is None or rank.kind != "rank" or home is None:
        return False
    between = range(home + 1, site.home)  # «на пятую строчку, по данным кассы, опустился фильм с 66 млн»
    near = home == site.home or bool(between) and all(site.scene.is_insertion(at) for at in between)
    told = (token for at in {home, site.home} for token in site.scene.predicates(site.scene.segments[at]))
    return near and all(token is site.verb for token in told if token.index < site.first)


def changed_by(site: Site, done: Links) -> Found:
    """«снижены на 40 тонн», «сокращение ещё на 15 %»"""
    if site.tokens[site.last - 1].lower in ("вполовину", "наполовину"):
        direction = change_of(site.verb) if site.verb else None  # not «загружен наполовину»
        return ("change_by", direction) if direction else None
    if site.preposition != "на" or _upon(site) or _place(site) or _held(site):
        return None
    if site.verb and site.verb.lemma in word_group("come_to"):
        return None  # «вышел на 12 млрд»
    direction = change_word(site)
    return ("change_by", direction) if direction else None


def _upon(site: Site) -> bool:
    """«наценку на девять товаров ограничили»: what the price, rate or tax is upon"""
    token = site.before_that
    return site.quantity.kind == "count" and token is not None and token.lemma in word_group("upon")


def _place(site: Site) -> bool:
    """«на трёх заводах выпуск вырос», «пеплопад обрушился на 32 посёлка»: where or upon what"""
    if site.quantity.kind != "count" or site.quantity.unit is not None:
        return False
    if site.verb is not None and site.verb.lemma in word_group("befalling"):
        return True
    noun = site.after
    while noun is not None and noun.pos == "ADJ":
        noun = site.token(noun.index + 1)
    return noun is not None and noun.pos == "NOUN" and noun.lower.endswith(("ах", "ях")) and "Loc" in cases_of(noun)


def _held(site: Site) -> bool:
    """«нагрузка на одного врача превышает норму»: what is counted upon"""
    verb = site.verb
    return site.quantity.kind == "count" and verb is not None and is_exceeding(verb) and site.first < verb.index


def gained(site: Site, done: Links) -> Found:
    """«река прибавила 9 сантиметров»"""
    verb = site.verb
    if not verb or site.preposition not in ("", "по"):
        return None
    if verb.lemma in gaining("any") and verb.index < site.first:
        return "change_by", change_of(verb)
    if verb.lemma not in gaining("object"):
        return None
    before = earlier(site, done)[0]
    money = site.quantity.kind == "money" and (before is not None and before.role == "change_by" or _quoted(site, verb))
    if not (money or site.quantity.kind in ("share", "measure")):
        return None
    if not money and site.last <= verb.index:  # «половину выручки потеряли семеро», «41-летний моряк потерял дом»
        return None
    return "change_by", change_of(verb)


def _quoted(site: Site, verb: Token) -> bool:
    """«доллар потерял 50 копеек», not «фермер потерял три миллиона»."""
    named = (p for part in site.clause for p in site.scene.within(part) if p.last <= verb.index and p.case == "Nom")
    return any(p.lemma in word_group("quoted") for p in named)


Rule = Callable[[Site, Links], Found]
RULES: tuple[Rule, ...] = (
    rank,
    ends,
    factor,
    signed,
    capacity,
    difference,
    changed_to,
    changed_from,
    changed_by,
    reached,
    gained,
    reckoned,
    restated,
    elided,
    elided_on,
    bracketed_on,
    joined_change,
    change_in,
    told_of_it,
    within,
    shown_on,
    bracketed_change,
    named_change,
    on_to,
    at_another_time,
    dashed,
    under_heading,
)
FIRST = tuple([rule for rule in RULES if rule not in AFTER_ANOTHER])  # of a figure that none stands before
