"""Reads a site; yields whether a law or an agreement says that its figure is to be."""

from extractor.linking.clauses import Site
from extractor.linking.modality.words import is_future, signalled, words
from extractor.linking.scenes import starts_relative


@signalled("bill")
def by_a_bill(site: Site) -> bool:
    """«закон повышает штрафы до 5 тысяч», «поправки, которые снижают ставку на 2 %»: told in the present"""
    verb, part = site.verb, site.governing
    if verb is None or verb.lemma not in words("enact") or verb.feats.get("Tense") != "Pres":
        return False
    if site.preposition in ("с", "со"):
        return False  # «с 6 до 4 %»: what it is yet
    relative = starts_relative(site.tokens[part.first : part.last]) and part.at > 0
    where = site.scene.segments[part.at - 1] if relative else part
    said = [phrase for phrase in site.scene.within(where) if phrase.lemma in words("bill") and not phrase.preposition]
    return any(relative or phrase.case == "Nom" and phrase.last <= verb.index for phrase in said)


@signalled("budget")
def budgeted(site: Site) -> bool:
    """«доходы бюджета увеличиваются на 3 млрд рублей», «дефицит казны повышается до 5 млрд»: it is amended"""
    verb = site.verb
    if site.quantity.kind != "money" or verb is None or verb.lemma not in words("amend"):
        return False
    if verb.feats.get("Tense") != "Pres" or site.preposition not in ("на", "до"):
        return False  # «доходы бюджета увеличивались на 3 млрд рублей»
    if _time_and_again(site):
        return False
    told = [p for part in site.clause for p in site.scene.within(part) if p.lemma in words("budget")]
    told = [p for p in told if p.case == "Nom" and not p.preposition and p.inside is None]
    if words("purse").isdisjoint(site.scene.lemmas):
        # «доходы вырастают на 3 млрд и достигнут 40», not «доходы жителей»
        ahead = any(is_future(token) for part in site.scene.segments for token in site.scene.predicates(part))
        return ahead and any(p.last == verb.index for p in told)
    return bool(told)


def _time_and_again(site: Site) -> bool:
    """«ежегодно», «каждый год», «в месяц»: what goes on, no amendment"""
    row = [token.lower for part in site.clause for token in site.tokens[part.first : part.last]]
    pairs = zip(row, row[1:], strict=False)
    return not words("habit").isdisjoint(row) or any(
        one in ("в", "каждый", "каждую") and other in words("spell") for one, other in pairs
    )


@signalled("agreed")
def agreed_on(site: Site) -> bool:
    """«договорились о поставке 30 самолётов», «согласились на прибавку в 5 %»"""
    verb = site.verb
    if verb is None or verb.lemma not in words("agreed") or verb.index > site.first:
        return False
    row = [token.lower for token in site.tokens[verb.index + 1 : min(verb.index + 4, site.first)]]
    return any(word in ("о", "об", "на") for word in row)
