"""Reads a site; yields whether its figure is what something can hold, lift or serve now, or this once."""

import re

from extractor.linking.clauses import Site
from extractor.linking.modality.words import infinitive, words

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
    return holding[0].lemma not in words("accept") or _of_people(site)  # not «Дума может принять пять законов»


def _of_people(site: Site) -> bool:
    return any(token.feats.get("Animacy") == "Anim" for token in site.tokens[site.last : site.last + 2])


def once(site: Site) -> bool:
    """«в этом сезоне», «в текущем сельскохозяйственном году может экспортировать 27 млн тонн»: no habit"""
    row = [token.lemma for part in site.clause for token in site.tokens[part.first : part.last]]
    pairs = [*zip(row, row[1:], strict=False), *zip(row, row[2:], strict=False)]
    return any(one in words("this_one") and other in words("season") for one, other in pairs)
