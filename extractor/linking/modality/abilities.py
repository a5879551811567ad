"""Reads a site; yields whether its figure is what something can hold, lift or serve now, or this once."""

import re

from extractor.linking.clauses import Site
from extractor.linking.modality.words import infinitive, words
from extractor.mentions.measured import cases_of

YEAR = re.compile(r"(?:19|20)\d\d$")


def has_capacity(site: Site) -> bool:
    """«зал может вместить 300 человек», «5 тонн может поднять вертолёт», not «в 2030 году может принять 300 человек»"""
    if site.quantity.kind not in ("count", "measure") or site.preposition or once(site):
        return False
    part = site.governing
    said = site.scene.predicates(part)
    able = any(token.lemma == "мочь" and token.feats.get("Tense") == "Pres" for token in said)
    holding = [token for token in said if infinitive(token) and token.lemma in words("hold")]
    dated = any(YEAR.match(token.text) for part in site.clause for token in site.tokens[part.first : part.last])
    if not able or not holding or dated:
        return False
    if holding[0].lemma in words("accept") and not _of_people(site):
        return False  # «Дума может принять пять законов»
    return _at_a_pace(site) or _thing_holds(site)


def _thing_holds(site: Site) -> bool:
    """Whether the subject is a thing: not «депутаты могут поднять 12 вопросов»."""
    for phrase in site.scene.within(site.governing):
        token, counted = site.tokens[phrase.head], site.first <= phrase.first <= site.last
        if "Nom" in cases_of(token) and not phrase.preposition and phrase.inside is None and not counted:
            return token.feats.get("Animacy") == "Inan"
    return False


def _at_a_pace(site: Site) -> bool:
    """«12 пациентов в час»"""
    row = [token.lower for token in site.tokens[site.last : site.last + 4]]
    return any(one == "в" and other in words("spell") for one, other in zip(row, row[1:], strict=False))


def _of_people(site: Site) -> bool:
    return any(token.feats.get("Animacy") == "Anim" for token in site.tokens[site.last : site.last + 2])


def once(site: Site) -> bool:
    """«в этом сезоне», «в текущем сельскохозяйственном году может экспортировать 27 млн тонн»: no habit"""
    row = [token.lemma for part in site.clause for token in site.tokens[part.first : part.last]]
    pairs = [*zip(row, row[1:], strict=False), *zip(row, row[2:], strict=False)]
    return any(one in words("this_one") and other in words("season") for one, other in pairs)
