"""Reads a site; yields whether a noun makes its figure a plan, norm or forecast: «план – 15 тысяч», «при норме 7»."""

from extractor.language import DASHES, Token
from extractor.linking.clauses import Site
from extractor.linking.modality.words import STRETCHES, infinitive, signalled, words
from extractor.mentions.measured import Phrase, cases_of

AGAINST = frozenset({"при", "против", "сверх"})
OPENERS = DASHES | {",", ":"}
MOST_BETWEEN = 4  # phrases between a plan and the figure in brackets


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
    """«33 тысячи тонн при прогнозе науки в 52», «147 против плана 130», «при плане – 130», «(по плану было 130)»"""
    dashed = site.home and site.segment.opener in DASHES and site.segment.first > site.left
    beside = (site.left, site.left + 1, site.segment.first - 1) if dashed else (site.left, site.left + 1)
    for part in site.scene.segments[site.home - bool(dashed) : site.home + 1]:
        for phrase in site.scene.within(part):
            if phrase.lemma in words("noun") and phrase.preposition in AGAINST and phrase.last in beside:
                return True
    row = site.tokens[site.segment.first : site.first]
    told = any(one.lower == "по" and other.lemma in words("noun") for one, other in zip(row, row[1:], strict=False))
    return told and (not site.own_verb or _copula(site) or infinitive(site.verb))


def planned_by_noun(site: Site) -> bool:
    """«задача – 60 %», «план этого года — 75 тысяч», «при нормативе семь», «план – привить 60 % жителей»"""
    token = site.ahead
    if site.quantity.kind == "factor":  # «превысило норму в 2,3 раза»
        return False
    if token is not None and token.pos == "NOUN" and token.lemma in words("noun"):
        return not (_only_measured(site, token) or _purpose(site, token) or _whose(site, token))
    if site.preposition == "в" and any(p.lemma in words("figured") for p in site.scene.ending.get(site.left, ())):
        return True  # «выше прогноза в 6 %»
    found = [] if site.scene.lemmas.isdisjoint(words("noun")) else _plans_before(site)
    intended = [p for p in found if p.preposition == "в" and p.lemma in words("intent")]  # «в планах – 5 маршрутов»
    if intended and (site.verb is None or infinitive(site.verb)):
        return True
    subjects = [p for p in found if not p.preposition and _stands_alone(site, p)]
    return bool(subjects) and (not site.own_verb or infinitive(site.verb) or _copula(site))


def _plans_before(site: Site) -> list[Phrase]:
    """The words for a plan before the figure, in its segment or the one that leads up to it."""
    nouns = words("noun")
    parts = [site.segment]
    if site.segment.opener in OPENERS and site.home and (not site.own_verb or infinitive(site.verb)):
        parts.append(site.scene.segments[site.home - 1])
    found = [phrase for part in parts for phrase in site.scene.within(part) if phrase.lemma in nouns]
    owed = frozenset[str]() if infinitive(site.verb) else words("pledge")  # «краткосрочные обязательства – 7 млн»
    waited = words("wait") if site.quantity.unit in STRETCHES else frozenset[str]()
    return [p for p in found if p.last <= site.first and p.inside is None and p.lemma not in owed | waited]


def _only_measured(site: Site, token: Token) -> bool:
    """«выполнение плана 98 %», «время ожидания 20 минут»: what is measured against a plan, or no plan at all"""
    before = site.token(token.index - 1)
    return before is not None and before.lemma in words("of_plan")


def _whose(site: Site, token: Token) -> bool:
    """«прогнозы 28 экономистов», «предложения двенадцати депутатов»: those who have them"""
    after, many = site.after, token.feats.get("Number") == "Plur"
    return many and site.quantity.kind == "count" and after is not None and after.feats.get("Animacy") == "Anim"


def _purpose(site: Site, token: Token) -> bool:
    """«потратили на эти цели 7 миллиардов»: what for"""
    before = [site.token(token.index - 2), site.token(token.index - 1)]
    return token.lemma == "цель" and any(word is not None and word.lower == "на" for word in before)


def _stands_alone(site: Site, phrase: Phrase) -> bool:
    """A plan that is the subject or object; at the head of a sentence the tagger often has the case wrong."""
    return phrase.case in ("Nom", "Acc") or phrase.first == 0 and "Nom" in cases_of(site.tokens[phrase.head])


def _copula(site: Site) -> bool:
    return site.verb is not None and site.verb.lemma in ("быть", "составлять", "составить")
