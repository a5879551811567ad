"""Reads a site; yields whether its figure is a plan, promise, target, norm, forecast, condition or offer."""

from functools import cache

from extractor.language import DASHES, Token
from extractor.linking.clauses import Site
from extractor.linking.modality.ahead import for_a_year, forecast, to_come
from extractor.linking.modality.enacted import agreed_on, by_a_bill
from extractor.linking.modality.words import (
    STRETCHES,
    Rule,
    asked_for,
    governing,
    infinitive,
    is_future,
    negated,
    signalled,
    waited,
    words,
)
from extractor.linking.scenes import Segment, word_group
from extractor.mentions.measured import Phrase, cases_of

AGAINST = frozenset({"при", "против", "сверх"})
OPENERS = DASHES | {",", ":"}
MOST_BETWEEN = 4  # phrases between a plan and the figure in brackets


def in_future(site: Site) -> bool:
    """«построят 12 школ», «будет работать 140 человек»"""
    verb = site.verb
    if verb is None:
        return False
    future = is_future(verb)
    if future or verb.feats.get("VerbForm") == "Fin":
        return future
    return any(is_future(token) for token in (*site.scene.predicates(governing(site)), *_chain(site)))


@signalled("verb", "money")
def planned_by_verb(site: Site) -> bool:
    """«планируют снизить до 40 %», «предусмотрено 2 млрд»"""
    group = words("verb") | (words("money") if site.quantity.kind == "money" else frozenset())
    return any(token.lemma in group or token.lower in group for token in _chain(site)) and not (
        asked_for(site) or waited(site)
    )


def _chain(site: Site) -> list[Token]:
    """The governing verb and, where it is an infinitive, the verbs before it, back to a finite one."""
    verb = site.verb
    if verb is None:
        return []
    if not infinitive(verb):
        return [verb]
    found: list[Token] = []
    at = governing(site).at
    depth = site.scene.segments[at].depth
    while at >= 0:
        if (part := site.scene.segments[at]).depth <= depth:  # «обновить 38 (сделано 14) и построить три»
            found.extend(token for token in site.scene.predicates(part) if token.index <= verb.index)
        if any(not infinitive(token) for token in found):
            break
        at -= 1
    return found


@signalled("need", "modal")
def modal(site: Site) -> bool:
    """«должна достигнуть 60 %», «может подняться до 700», «нужно сорок человек»"""
    verb, part = site.verb, governing(site)
    if verb is not None and verb.lemma in words("need"):
        return True
    if verb is None or not infinitive(verb) or "modal" not in site.scene.signals:
        return False
    able = site.scene.words_of(part) & words("modal")
    was = not site.scene.words_of(part).isdisjoint(("было", "был", "была", "были"))
    habit = verb.feats.get("Aspect") == "Imp" and able <= (words("able") | words("need") if was else words("able"))
    return bool(able) and not habit


@signalled("noun")
def in_brackets_of_a_plan(site: Site) -> bool:
    """«62 % от планки, установленной для области (345 тысяч)», «при норме (30 дней)»"""
    if not site.segment.depth or "noun" not in site.scene.signals:  # asked by another rule, too
        return False
    parts = [part for part in site.scene.segments[max(0, site.home - 2) : site.home] if not part.depth]
    phrases = [phrase for part in parts for phrase in site.scene.within(part)]
    return any(p.lemma in words("noun") and (p.preposition or p.case == "Nom") for p in phrases[-MOST_BETWEEN:])


@signalled("noun")
def against_a_plan(site: Site) -> bool:
    """«33 тысячи тонн при прогнозе науки в 52», «147 против плана 130», «(по плану было 130)»"""
    for phrase in site.scene.within(site.segment):
        if (
            phrase.lemma in words("noun")
            and phrase.preposition in AGAINST
            and phrase.last in (site.left, site.left + 1)
        ):
            return True
    row = site.tokens[site.segment.first : site.first]
    told = any(one.lower == "по" and other.lemma in words("noun") for one, other in zip(row, row[1:], strict=False))
    return told and (not site.own_verb or _copula(site) or infinitive(site.verb))


def planned_by_adjective(site: Site) -> bool:
    """«вместо запланированных 300», «из 53 запланированных»"""
    token = site.ahead
    return _is_planned(token) or is_told_planned(site)


def is_told_planned(site: Site) -> bool:
    """«31 км сетей из 58 запланированных», «из 2 млрд, предусмотренных на год»"""
    after, aside = site.after, False
    if after is not None and after.text == ",":
        after, aside = site.token(after.index + 1), True
    if after is None or not _is_planned(after) or aside and not after.lower.endswith(("нных", "нного", "нной", "тых")):
        return False
    noun = site.token(after.index + 1)
    return noun is None or noun.pos not in ("NOUN", "ADJ")  # not «треть намеченного района»


def _is_planned(token: Token | None) -> bool:
    return token is not None and token.pos in ("ADJ", "VERB") and token.lower[:7] in _adjective_stems()


def planned_subject(site: Site) -> bool:
    """«целевой показатель – 36 %», «плановый объём добычи – 5 тысяч тонн»"""
    if site.segment.opener not in DASHES or not site.home or site.own_verb or site.left >= site.segment.first:
        return False
    part = site.scene.segments[site.home - 1]
    if site.scene.predicates(part):
        return False
    row = site.tokens[part.first : part.last]
    planned = [token for token in row if token.pos == "ADJ" and token.lower[:7] in _adjective_stems()]
    return any("Nom" in cases_of(token) and not _preposition_before(site, token) for token in planned)


def _preposition_before(site: Site, token: Token) -> bool:
    before = site.token(token.index - 1)
    return before is not None and before.pos == "ADP"


@cache
def _adjective_stems() -> frozenset[str]:
    return frozenset(word[:7] for word in words("adjective"))


def planned_by_noun(site: Site) -> bool:
    """«задача – 60 %», «план этого года — 75 тысяч», «при нормативе семь», «план – привить 60 % жителей»"""
    token = site.ahead
    if site.quantity.kind == "factor":  # «превысило норму в 2,3 раза»
        return False
    if token is not None and token.pos == "NOUN" and token.lemma in words("noun"):
        return not _only_measured(site, token) and not _purpose(site, token)
    found = _plans_before(site)
    if any([_intends(phrase) for phrase in found]) and (infinitive(site.verb) or site.verb is None):
        return True
    found = [p for p in found if _stands_alone(site, p)]
    return any(not p.preposition for p in found) and (not site.own_verb or infinitive(site.verb) or _copula(site))


def _plans_before(site: Site) -> list[Phrase]:
    """The words for a plan before the figure, in its segment or the one that leads up to it."""
    nouns = words("noun")
    if site.scene.lemmas.isdisjoint(nouns):
        return []
    parts = [site.segment]
    if site.segment.opener in OPENERS and site.home and (not site.own_verb or infinitive(site.verb)):
        parts.append(site.scene.segments[site.home - 1])
    found = [phrase for part in parts for phrase in site.scene.within(part) if phrase.lemma in nouns]
    owed = frozenset[str]() if infinitive(site.verb) else words("pledge")  # «краткосрочные обязательства – 7 млн»
    waited = words("wait") if site.quantity.unit in STRETCHES else frozenset[str]()
    return [p for p in found if p.last <= site.first and p.inside is None and p.lemma not in owed | waited]


def _intends(phrase: Phrase) -> bool:
    """«в планах – довести тираж до 4 тысяч», «в планах – 5 маршрутов»"""
    return phrase.preposition == "в" and phrase.lemma in words("intent")


def _only_measured(site: Site, token: Token) -> bool:
    """«выполнение плана 98 %», «время ожидания 20 минут»: what is measured against a plan, or no plan at all"""
    before = site.token(token.index - 1)
    return before is not None and before.lemma in words("of_plan")


def _purpose(site: Site, token: Token) -> bool:
    """«потратили на эти цели 7 миллиардов»: what for"""
    before = [site.token(token.index - 2), site.token(token.index - 1)]
    return token.lemma == "цель" and any(word is not None and word.lower == "на" for word in before)


def _stands_alone(site: Site, phrase: Phrase) -> bool:
    """A plan that is the subject or object; at the head of a sentence the tagger often has the case wrong."""
    return phrase.case in ("Nom", "Acc") or phrase.first == 0 and "Nom" in cases_of(site.tokens[phrase.head])


def _copula(site: Site) -> bool:
    return site.verb is not None and site.verb.lemma in ("быть", "составлять", "составить")


def with_main_verb(site: Site) -> bool:
    """«планируют вложить 2 млрд, открыв 150 точек», «решено выставить дом и выручить 5 млн»"""
    verb = site.verb
    if verb is None or verb.feats.get("VerbForm") != "Conv":
        return False
    before = [token for part in site.scene.segments[: governing(site).at] for token in site.scene.predicates(part)]
    finite = [token for token in before if token.feats.get("VerbForm") == "Fin"]
    return bool(finite) and (is_future(finite[-1]) or finite[-1].lemma in words("verb"))


@signalled("excluded")
def not_excluded(site: Site) -> bool:
    """«аналитики не исключают повышения до 23 %»"""
    return any(
        token.lemma in words("excluded") and negated(site, token)
        for part in site.clause
        for token in site.scene.predicates(part)
    )


@signalled("condition")
def conditional(site: Site) -> bool:
    """«если наберут 50 %», «чтобы построить 10 школ», «обеспечила бы пять тысяч»"""
    part = governing(site)
    for token in site.tokens[part.first : part.last]:
        before = site.token(token.index - 1)
        fixed = before is not None and before.lower in ("хотя", "едва", "вряд", "хорошо")
        if token.lower in words("condition") and not fixed:
            return not (token.lower == "если" and _contrasted(site, part))
    return False


def _contrasted(site: Site, part: Segment) -> bool:
    """«если в 2017 году родились 64 тысячи, то в 2018-м – 32»: two times or places, no condition"""
    verbs = site.scene.predicates(part)
    if not verbs or any(token.feats.get("Tense") != "Past" for token in verbs) or "бы" in site.scene.words_of(part):
        return False
    later = site.scene.segments[part.at + 1 :]
    then = next((other for other in later if site.tokens[other.first].lower == "то"), None)
    if then is None or not site.scene.numbered(part):
        return False
    return _dated(site, part) or not site.scene.predicates(then)


def _dated(site: Site, part: Segment) -> bool:
    """Whether it says when: «в 2017 году», «прошлым летом», «раньше»"""
    row = [token for token in site.tokens[part.first : part.last] if token.index not in site.scene.slots]
    times = word_group("time") | words("earlier")
    return any(token.lemma in times or token.lower in times or token.lower[:4].isdigit() for token in row)


@signalled("penalty")
def penalty(site: Site) -> bool:
    """«штраф до 500 тысяч рублей», «лишение свободы на срок до пяти лет»"""
    if site.quantity.modifier not in ("at_most", "range", "at_least"):
        return False
    row = (*site.tokens[max(0, site.first - 6) : site.first], *site.tokens[site.last : site.last + 2])
    return any(token.lemma in words("penalty") for token in row)


@signalled("pay")
def offer(site: Site) -> bool:
    """«семьям компенсируют до 90 тысяч рублей»"""
    verb = site.verb
    if verb is None or site.quantity.kind != "money" or site.quantity.modifier != "at_most":
        return False
    return verb.feats.get("Tense") == "Pres" and verb.lemma in words("pay")


def to_be_done(site: Site) -> bool:
    """«Вторая – довести экспорт до 40 %»: an infinitive opens what stands behind the dash"""
    if site.segment.opener not in DASHES or not site.home or site.verb is None:
        return False
    return site.verb.index == site.segment.first and infinitive(site.verb)


PLANNING: tuple[Rule, ...] = (
    in_future,
    planned_by_verb,
    modal,
    planned_by_adjective,
    planned_subject,
    planned_by_noun,
    against_a_plan,
    in_brackets_of_a_plan,
    with_main_verb,
    not_excluded,
    for_a_year,
    to_be_done,
    to_come,
    forecast,
    conditional,
    penalty,
    offer,
    by_a_bill,
    agreed_on,
)
