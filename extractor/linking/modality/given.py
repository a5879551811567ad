"""Reads a site; yields whether its figure is denied or doubted, or is there already although the clause plans."""

from collections.abc import Callable

from extractor.linking.clauses import Site
from extractor.linking.modality.words import governing, infinitive, is_future, negated, words
from extractor.mentions.measured import cases_of

DENIAL_REACH = 12  # tokens
DIRECTIONS = frozenset({"от", "югу", "северу", "востоку", "западу"})


def denied_by_verb(site: Site) -> bool:
    """«опроверг сообщения о 200 погибших»"""
    if "denial" not in site.scene.signals:
        return False
    tokens = site.tokens[max(0, site.first - DENIAL_REACH) : site.first]
    return any(token.pos == "VERB" and token.lemma in words("denial") for token in tokens)


def unconfirmed(site: Site) -> bool:
    """«информация о 40 пострадавших не подтвердилась»"""
    return "unconfirmed" in site.scene.signals and any(
        token.lemma in words("unconfirmed") and negated(site, token)
        for part in site.clause
        for token in site.scene.predicates(part)
    )


def rumoured(site: Site) -> bool:
    """«слухи о 500 уволенных», «якобы 20 тысяч»"""
    if site.scene.signals.isdisjoint(("rumour", "doubt")):
        return False
    before = site.tokens[max(0, site.first - 3) : site.first]
    return any(token.lemma in words("rumour") or token.lower in words("doubt") for token in before)


def bracketed(site: Site) -> bool:
    """«автопарк (140 машин) вырастет», «цех (на нём 40 станков) откроют»"""
    return site.segment.depth > 0 and not site.own_verb


def attribute(site: Site) -> bool:
    """«долги семи заводов», «дом площадью 120 кв. метров снесут»: what is there already"""
    token = site.token(site.first - 1)
    if token is None or token.index in site.scene.slots or token.pos != "NOUN" or token.lemma in words("noun"):
        return False
    shape = token.feats.get("Case") == "Ins" and site.quantity.kind == "measure"
    counts = site.quantity.kind == "count" and token.lemma not in words("amount") and _oblique(site)
    if not (shape or counts and governing(site).first <= token.index):
        return False
    return not any(site.scene.words_of(part) & words("create") for part in site.clause)


def _oblique(site: Site) -> bool:
    """Whether the numeral can be a genitive; figures can."""
    row = [word for word in site.tokens[site.first : site.last] if word.pos == "NUM" and word.text[:1].isalpha()]
    return all("Gen" in cases_of(word) for word in row)


def people_who_want(site: Site) -> bool:
    """«на места претендуют 12 человек», «20 участников требовали»: they plan, but they are there"""
    verb, after = site.verb, site.after
    if verb is None or site.preposition or site.quantity.kind != "count" or "verb" not in site.scene.signals:
        return False
    if infinitive(verb) or is_future(verb):
        return False
    first = site.last < verb.index and after is not None and after.feats.get("Animacy") == "Anim"
    return verb.lemma in words("verb") and verb.feats.get("Voice") != "Pass" and (first or verb.lemma in words("wish"))


def distant(site: Site) -> bool:
    """«построят в 40 км от города»"""
    if site.quantity.unit != "km" or site.own_verb and site.preposition != "в":
        return False
    return any(token.lower in DIRECTIONS for token in site.tokens[site.last : site.last + 3])


Rule = Callable[[Site], bool]
DENYING: tuple[Rule, ...] = (denied_by_verb, unconfirmed, rumoured)
GIVEN: tuple[Rule, ...] = (bracketed, attribute, people_who_want, distant)
