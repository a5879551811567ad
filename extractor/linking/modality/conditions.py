"""Reads a site; yields whether its figure is a condition, a possibility, a penalty or an offer."""

from collections.abc import Sequence

from extractor.language import Token
from extractor.linking.clauses import Site
from extractor.linking.modality.words import STRETCHES, infinitive, negates, signalled, words
from extractor.linking.scenes import Segment, word_group


@signalled("excluded")
def not_excluded(site: Site) -> bool:
    """«аналитики не исключают повышения до 23 %»"""
    return negates(site, "excluded")


@signalled("condition")
def conditional(site: Site) -> bool:
    """«если наберут 50 %», «чтобы построить 10 школ», «обеспечила бы пять тысяч»"""
    part = site.governing
    for token in site.tokens[part.first : part.last]:
        before = site.token(token.index - 1)
        fixed = before is not None and before.lower in ("хотя", "едва", "вряд", "хорошо")
        if token.lower in words("condition") and not fixed:
            return token.lower != "если" or not (_contrasted(site, part) or _manner(site, token))
    return False


def _manner(site: Site, token: Token) -> bool:
    """«если быть точнее», «если брать все меры»: how it is told, no condition; not «если взять кредит»"""
    after = site.token(token.index + 1)
    if after is None or not infinitive(after):
        return False
    if after.lemma in words("taken"):
        taken = site.tokens[after.index + 1 : after.index + 3]
        return any(other.lower in words("altogether") for other in taken)
    return after.lemma in words("manner")


def _contrasted(site: Site, part: Segment) -> bool:
    """«если в 2017 году родились 64 тысячи, то в 2018-м – 32»: two times or places, no condition"""
    if not _all_past(site.scene.predicates(part)) or "бы" in site.scene.words_of(part):
        return False
    later = site.scene.segments[part.at + 1 :]
    then = next((other for other in later if site.tokens[other.first].lower == "то"), None)
    if then is None or not site.scene.numbered(part):
        return False
    told = site.scene.predicates(then)
    return _dated(site, part) or not told or _all_past(told) and site.scene.numbered(then)


def _all_past(verbs: Sequence[Token]) -> bool:
    return bool(verbs) and all(token.feats.get("Tense") == "Past" for token in verbs)


def _dated(site: Site, part: Segment) -> bool:
    """Whether it says when: «в 2017 году», «прошлым летом», «раньше»"""
    row = [token for token in site.tokens[part.first : part.last] if token.index not in site.scene.slots]
    times = word_group("time") | words("earlier")
    return any(token.lemma in times or token.lower in times or token.lower[:4].isdigit() for token in row)


@signalled("penalty")
def penalty(site: Site) -> bool:
    """«штраф до 500 тысяч рублей», «лишение свободы на срок до пяти лет»"""
    if site.quantity.modifier not in ("at_most", "range", "at_least") or not _imposed(site) or _sentenced(site):
        return False
    row = (*site.tokens[max(0, site.first - 6) : site.first], *site.tokens[site.last : site.last + 2])
    return any(token.lemma in words("penalty") for token in row)


def _sentenced(site: Site) -> bool:
    """«приговорены к лишению свободы на сроки от двух до пяти лет»: so they were"""
    verb = site.verb
    done = verb is not None and (verb.feats.get("Tense") == "Past" or verb.feats.get("Variant") == "Short")
    return done and verb is not None and verb.lemma in words("sentenced")


def _imposed(site: Site) -> bool:
    """Whether it is money or time: «за скорость от 20 до 40 км/ч» is no fine."""
    return site.quantity.kind == "money" or site.quantity.unit in STRETCHES or site.quantity.unit in (None, "a", "%")


@signalled("pay")
def offer(site: Site) -> bool:
    """«семьям компенсируют до 90 тысяч рублей»"""
    verb = site.verb
    if verb is None or site.quantity.kind != "money" or site.quantity.modifier != "at_most":
        return False
    return verb.feats.get("Tense") == "Pres" and verb.lemma in words("pay")
