"""Reads a site; yields whether its figure is denied or doubted, or is there already although the clause plans."""

import re

from extractor.language import DASHES
from extractor.linking.changes import change_of
from extractor.linking.clauses import INSTEAD, Site, preposition_of
from extractor.linking.deeds import taken_up_by
from extractor.linking.modality.aims import against_a_plan, in_brackets_of_a_plan, planned_by_noun
from extractor.linking.modality.conditions import penalty
from extractor.linking.modality.planned import is_told_planned, planned_by_adjective
from extractor.linking.modality.wanting import WANTING
from extractor.linking.modality.words import (
    FUTURE_BE,
    Rule,
    infinitive,
    is_future,
    negates,
    signalled,
    words,
)
from extractor.linking.parts import is_predicate
from extractor.mentions.measured import cases_of

DENIAL_REACH = 12  # tokens
PAIRED, WHOLE_REACH = 6, 3  # tokens from one end of a change to the other, from a part to its whole
UNREAL = frozenset({"бы", "чтобы", "если"})
NOUN_REACH = 3  # tokens up to the noun counted: «90 новым деловым центрам»
ACTIVE_PAST = re.compile("[вгкрсх]ш(ий|ая|ее|ие|его|ей|их|ему|им|ими|ем|ую)(ся)?$")
COUNTED = frozenset({"их", "которых", "таких", "таковых"})
ARGUMENTS = frozenset({"obj", "iobj", "nsubj", "nsubj:pass"})


@signalled("denial")
def denied_by_verb(site: Site) -> bool:
    """«опроверг сообщения о 200 погибших»"""
    tokens = site.tokens[max(0, site.first - DENIAL_REACH) : site.first]
    return any(token.pos == "VERB" and token.lemma in words("denial") for token in tokens)


@signalled("unconfirmed")
def unconfirmed(site: Site) -> bool:
    """«информация о 40 пострадавших не подтвердилась»"""
    return negates(site, "unconfirmed")


@signalled("rumour", "doubt")
def rumoured(site: Site) -> bool:
    """«слухи о 500 уволенных», «якобы 20 тысяч»"""
    before = site.tokens[max(0, site.first - 3) : site.first]
    return any(token.lemma in words("rumour") or token.lower in words("doubt") for token in before)


def bracketed(site: Site) -> bool:
    """«автопарк (140 машин) вырастет», «цех (на нём 40 станков) откроют»; not «норма (20 мест)»"""
    if not site.segment.depth or site.own_verb or _of_a_change(site):
        return False
    return not (in_brackets_of_a_plan(site) or against_a_plan(site) or planned_by_noun(site) or penalty(site))


def _of_a_change(site: Site) -> bool:
    """«подорожают в Туле (на 7 %)», «спад ждут в Хорватии (9 %)»: the brackets hold how much"""
    if site.preposition in ("на", "до"):
        return site.verb is not None and change_of(site.verb) is not None or _names_a_change(site)
    at = site.segment.first - 1
    there = any(p.preposition in ("в", "во", "у", "на") for p in site.scene.ending.get(at, ()))
    return there and site.quantity.unit == "%" and site.first == at + 1 and _names_a_change(site)


def _names_a_change(site: Site) -> bool:
    return any(change_of(site.tokens[p.head]) for part in site.clause for p in site.scene.within(part))


def before_the_change(site: Site) -> bool:
    """«вырастет с 8 до 13 %», «будет стоить 200 рублей вместо 300», «соберут 29 против 27»: what is there already"""
    if site.preposition in INSTEAD or site.tokens[site.first].lower in INSTEAD:
        return not planned_by_adjective(site)
    if site.preposition not in ("с", "со") or site.verb is None or not is_future(site.verb):
        return False
    before, after = site.before, site.scene.after(site.quantity)
    if after is not None and preposition_of(site.scene, after) == "до" and after.first - site.last <= PAIRED:
        return True
    said_last = before is not None and site.first - before.last <= 2  # «вырастет до 13 % с 8»
    return said_last and before is not None and preposition_of(site.scene, before) == "до"


@signalled("existing")
def of_now_or_before(site: Site) -> bool:
    """«вместо нынешних 16», «вырастет к прошлогодним 27», «сделают дешевле нынешней тысячи»"""
    token = site.ahead
    return token is not None and token.index not in site.scene.slots and token.lemma in words("existing")


@signalled("so_far")
def so_far(site: Site) -> bool:
    """«сейчас таких центров восемь, ещё три откроют», «охват доведут до 60 %, пока он – 25»"""
    parts = [site.segment]
    if site.segment.opener in DASHES and site.home:
        parts.append(site.scene.segments[site.home - 1])
    said = frozenset[str]().union(*map(site.scene.words_of, parts))
    if said.isdisjoint(words("so_far")) or any(map(site.scene.predicates, parts)):
        return False
    return said.isdisjoint(words("noun"))


def whole(site: Site) -> bool:
    """«уволят 400 человек из 6 тысяч», «из 9 обещанных станков привезли два», «из 300 труб заменят 40»"""
    if site.preposition != "из" or is_told_planned(site):
        return False
    before, after = site.before, site.scene.after(site.quantity)
    if before is not None and site.first - before.last <= WHOLE_REACH:
        return True
    return after is not None and site.scene.homes[after.first] == site.home and not preposition_of(site.scene, after)


def taken_from(site: Site) -> bool:
    """«бригада из трёх человек заплатит», «просят убрать машины с девяти улиц»: what there is to take from"""
    if site.quantity.kind != "count" or site.preposition not in ("из", "с", "со") or is_told_planned(site):
        return False
    after, noun = site.scene.after(site.quantity), site.before_that
    changes = after is not None and preposition_of(site.scene, after) == "до"
    if changes or noun is None or noun.pos != "NOUN":
        return False
    counted = site.after is not None and "Gen" in cases_of(site.after)
    return counted and not any(site.scene.words_of(part) & words("create") for part in site.clause)


def existing(site: Site) -> bool:
    """«ещё 15 услуг обещают добавить, сейчас их 74», «цеха, которых сейчас 26, закроют»: «их» and a number say all"""
    if site.own_verb or site.preposition or site.scene.words.isdisjoint(COUNTED):
        return False
    left = site.ahead
    while left is not None and left.pos == "ADV" and left.index > site.segment.first:
        left = site.token(left.index - 1)
    if left is None or (left.index and site.tokens[left.index - 1].pos == "ADP"):
        return False
    return left.lower in COUNTED and left.index >= site.segment.first


@signalled("needed", "demanding", "modal")
def already(site: Site) -> bool:
    """«понадобилось 5 тонн», «ремонт потребовал 40 млн», «мог обойтись в 6 млн», «сумели спасти двоих»: in the past"""
    verb = site.verb
    needed = verb is not None and (verb.lemma in words("needed") or taken_up_by(site) is not None)
    if verb is None or not (needed or infinitive(verb) or verb.lemma in words("could")):
        return False
    if not site.scene.words_of(site.governing).isdisjoint(UNREAL):
        return False
    if needed:
        return verb.feats.get("Tense") == "Past"
    could = [token for token in site.scene.predicates(site.governing) if token.lemma in words("could")]
    return bool(could) and all(token.feats.get("Tense") == "Past" for token in could)


def attribute(site: Site) -> bool:
    """«долги семи заводов», «дом площадью 120 кв. метров снесут»: what is there already"""
    token = site.tokens[site.first - 1] if site.first else None
    if token is None or token.index in site.scene.slots or token.pos != "NOUN" or token.lemma in words("noun"):
        return False
    if is_predicate(token) or site.tokens[token.index - 1].lemma == "общий":
        return False  # «отремонтируют дороги общей длиной 800 км»
    if "intent" in site.scene.signals and planned_by_noun(site):
        return False  # «в планах ведомства 30 объектов»
    whole = site.quantity.value is None or site.quantity.value % 1 == 0
    shape = token.feats.get("Case") == "Ins" and site.quantity.kind == "measure" and site.quantity.unit != "Cel"
    counts = (
        whole and site.quantity.kind == "count" and token.lemma not in words("amount") | words("act") and _oblique(site)
    )
    if not (shape or counts and site.governing.first <= token.index and not _argument(site)):
        return False
    return not any(site.scene.words_of(part) & words("create") for part in site.clause)


def _argument(site: Site) -> bool:
    """Whether a verb asks for it: «уступят место 90 центрам», «потеряют работу от 60 до 80 человек»"""
    if site.preposition or any(token.lemma in words("scale") for token in site.tokens[site.first : site.last]):
        return True
    verb, noun = site.verb, site.tokens[site.first - 1]
    before = verb is not None and verb.index < noun.index
    to_whom = "Dat" in cases_of(noun) and "Gen" not in cases_of(noun) and not _prepositional(site)
    if before and (to_whom or noun.lemma in words("object")):  # «принесёт жителям 140 мест», «начнут работу 43 школы»
        return True
    counted = next((token for token in site.tokens[site.last : site.last + NOUN_REACH] if token.pos == "NOUN"), None)
    if counted is None:
        return False
    if "Gen" not in cases_of(counted):
        return True
    if counted.rel not in ARGUMENTS:
        return False
    return counted.feats.get("Animacy") == "Anim" or before and _prepositional(site)


def _prepositional(site: Site) -> bool:
    """Whether the noun before has a preposition: «доставят на орбиту 19 спутников»"""
    return any(phrase.preposition for phrase in site.scene.ending.get(site.first, ()))


def _oblique(site: Site) -> bool:
    """Whether the numeral can be a genitive; figures can."""
    row = [word for word in site.tokens[site.first : site.last] if word.pos == "NUM" and word.text[:1].isalpha()]
    return all("Gen" in cases_of(word) for word in row)


@signalled("fulfilled")
def fulfilled(site: Site) -> bool:
    """«колхоз, выполнивший план на 40 %», «план выполнен на 98 %»: how much of it is done"""
    row = site.tokens[site.segment.first : site.first]
    said = [token for token in row if token.lemma in words("fulfilled") and token.pos == "VERB"]
    if not said or any(token.lower in FUTURE_BE or token.lower == "быть" for token in row):
        return False
    return not any(infinitive(token) or is_future(token) for token in said)


def done_before(site: Site) -> bool:
    """«комбинат, отставший от графика на 12 %, сократит выпуск»: what a participle of the past says is so"""
    part = site.segment
    if part.opener != "," or part.last <= part.first:
        return False
    token = site.tokens[part.first]
    return token.pos == "VERB" and bool(token.feats.get("Case")) and ACTIVE_PAST.search(token.lower) is not None


@signalled("direction")
def distant(site: Site) -> bool:
    """«построят в 40 км от города»"""
    if site.quantity.unit != "km" or site.own_verb and site.preposition != "в":
        return False
    return any(token.lower in words("direction") for token in site.tokens[site.last : site.last + 3])


DENYING: tuple[Rule, ...] = (denied_by_verb, unconfirmed, rumoured)
GIVEN: tuple[Rule, ...] = (
    bracketed,
    before_the_change,
    of_now_or_before,
    so_far,
    whole,
    taken_from,
    existing,
    *WANTING,
    already,
    attribute,
    fulfilled,
    done_before,
    distant,
)
