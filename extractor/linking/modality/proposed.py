"""Reads a site; yields whether its figure is what was decided, asked for, aimed at or foreseen, as a noun says."""

from collections.abc import Iterator

from extractor.language import Token
from extractor.linking.changes import change_of
from extractor.linking.clauses import Site
from extractor.linking.deeds import is_deed
from extractor.linking.modality.words import infinitive, signalled, words
from extractor.linking.parts import is_predicate

TO_VERB, TO_FIGURE = 5, 12  # tokens from what was decided to the infinitive, to the figure
OF = frozenset({"о", "об", "по", "на"})


@signalled("resolve")
def decided(site: Site) -> bool:
    """«решение стран сократить добычу на 5 %», «законопроект об увеличении выплат до 90 тысяч»"""
    verb = site.verb
    if "ставка" in site.scene.lemmas and not words("regulator").isdisjoint(site.scene.lemmas):
        return False  # «решение ЦБ снизить ставку до 16 %» is carried out with it
    if verb is not None and infinitive(verb):
        row = site.tokens[max(site.governing.first, verb.index - TO_VERB) : verb.index]
        return any(_decision(token) for token in _since_predicate(row))
    row = site.tokens[max(site.segment.first, site.first - TO_FIGURE) : site.first]
    return any(
        _decision(token) and _of_a_deed(site, token) and not _acted_upon(site, token) for token in _since_predicate(row)
    )


def _acted_upon(site: Site, token: Token) -> bool:
    """«по закону о снижении ставки на 2 % собрали деньги»: what is done by it, so it holds"""
    before = site.token(token.index - 1)
    if before is None or before.lower != "по" or site.verb is None or site.verb.index < site.last:
        return False
    return site.verb.feats.get("Tense") == "Past" and site.verb.feats.get("Aspect") == "Perf"


def _decision(token: Token) -> bool:
    return token.pos == "NOUN" and token.lemma in words("resolve")


def _since_predicate(row: tuple[Token, ...]) -> Iterator[Token]:
    """The tokens of a row from its end back to a predicate."""
    for token in reversed(row):
        if is_predicate(token):
            return
        yield token


def _of_a_deed(site: Site, token: Token) -> bool:
    """«о строительстве», «об увеличении»"""
    row = [other for other in site.tokens[token.index + 1 : token.index + 4] if other.pos != "ADJ"]
    if len(row) < 2 or row[0].lower not in OF or row[1].pos != "NOUN" or row[1].index >= site.first:
        return False
    noun = row[1]
    if noun.lemma in words("penal"):
        return False  # «постановление о наказании»: it is inflicted by that
    deed = is_deed(noun.lemma) or noun.lemma in words("act") | words("create")
    return deed or change_of(noun) is not None


@signalled("figured")
def foreseen_anew(site: Site) -> bool:
    """«снизили прогноз с 0,8 до 0,5 %», «прогноз повышен до 23 млн тонн», «прогноз остался на уровне 5 %»"""
    if site.verb is None:
        return False
    stays = site.ahead is not None and site.ahead.lemma == "уровень" and site.verb.lemma in words("kept")
    if not stays and (site.preposition not in ("до", "с", "со") or change_of(site.verb) is None):
        return False
    told = [p for part in site.clause for p in site.scene.within(part) if p.lemma in words("figured")]
    return any(not p.preposition and p.inside is None and p.last <= site.left for p in told)


@signalled("aim")
def aimed_at(site: Site) -> bool:
    """«целью является экономия 6 млрд», «главная задача – увеличить …»"""
    if site.verb is None or site.verb.lemma != "являться":
        return False
    told = site.scene.within(site.governing)
    return any(p.lemma in words("aim") and p.case in ("Nom", "Ins") and not p.preposition for p in told)


@signalled("penalty")
def fined(site: Site) -> bool:
    """«штраф для граждан – 500 рублей», «штраф составляет 3 тысячи»: a fine in force"""
    if site.quantity.kind != "money" or site.preposition or site.segment.depth:
        return False
    if site.verb is not None and (site.verb.lemma != "составлять" or site.verb.feats.get("Tense") != "Pres"):
        return False
    parts = site.clause if site.verb else site.scene.segments[max(0, site.home - 1) : site.home + 1]
    told = [p for part in parts for p in site.scene.within(part) if p.last <= site.first]
    return any(p.lemma == "штраф" and p.case == "Nom" and p.inside is None and not p.preposition for p in told)
