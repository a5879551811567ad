"""Reads a site; yields whether its figure counts those who plan or want: they are there already."""

from extractor.language import Token
from extractor.linking.clauses import Site
from extractor.linking.modality.words import infinitive, is_future, signalled, words


@signalled("ready")
def ready(site: Site) -> bool:
    """«готовы работать двое», «12 врачей намерены уехать»: those who are ready are there"""
    if site.preposition or site.quantity.kind != "count" or not infinitive(site.verb):
        return False
    row = [*site.tokens[site.first : site.last], *([site.after] if site.after else [])]
    subject = any(token.rel.startswith("nsubj") or token.lower in words("together") for token in row)
    return subject and not site.scene.words_of(site.governing).isdisjoint(words("ready"))


def _await(site: Site, verb: Token) -> bool:
    """«ещё 2 тысячи ждут новых квартир», not «2 тысячи гостей ждут в июне»: the verb has its object after it"""
    after = site.token(verb.index + 1)
    if after is None or site.last > verb.index:
        return False
    return after.rel == "obj" or (after.pos in ("ADJ", "NOUN") and after.feats.get("Case") in ("Gen", "Acc"))


@signalled("verb")
def people_who_want(site: Site) -> bool:
    """«на места претендуют 12 человек», «20 участников требовали»: they plan, but they are there"""
    verb, after = site.verb, site.after
    if verb is None or site.preposition or site.quantity.kind != "count":
        return False
    if infinitive(verb) or is_future(verb):
        return False
    counted = after is not None and (after.feats.get("Animacy") == "Anim" or _of_them(site, after))
    first = site.last < verb.index and counted or _await(site, verb)
    return verb.lemma in words("verb") and verb.feats.get("Voice") != "Pass" and (first or verb.lemma in words("wish"))


def _of_them(site: Site, after: Token) -> bool:
    """«одиннадцать из них попросили», «трое потребовали»"""
    beside = site.token(after.index + 1)
    among = after.lower == "из" and beside is not None and beside.lower in ("них", "нас", "которых")
    return among or site.tokens[site.last - 1].lower in words("together")


@signalled("verb", "ready", "condition")
def share_who_want(site: Site) -> bool:
    """«каждый третий врач хочет уехать», «уехать намерены 60 % выпускников», «29 % планируют»: as a survey says"""
    if site.quantity.kind != "share" or site.preposition or site.after is None:
        return False
    row = site.scene.predicates(site.governing)
    before = [token for token in row if token.index < site.first]
    if before and (infinitive(before[-1]) or _has_subject(site, before[-1])):
        return False  # «планируют привить 60 % жителей»
    wanted = words("verb") | words("ready")
    said = [token for token in row if not is_future(token) and (token.lemma in wanted or token.lower in wanted)]
    if said:
        return site.after.index == said[0].index or _asked(site, site.after)
    return "бы" in site.scene.words_of(site.governing) and site.after.lemma in words("polled")


def _has_subject(site: Site, verb: Token) -> bool:
    """«власти ожидают 60 % избирателей»"""
    told = site.scene.within(site.governing)
    return any(p.case == "Nom" and not p.preposition and p.inside is None and p.last <= verb.index for p in told)


def _asked(site: Site, noun: Token) -> bool:
    """Whether it is people or firms who answer: «60 % выпускников», «треть из них»."""
    return noun.feats.get("Animacy") == "Anim" or noun.lemma in words("asked_people") or _of_them(site, noun)


WANTING = (ready, people_who_want, share_who_want)
