"""Reads a site; yields the change that a noun names: «прирост 4 %», «прирост в 4 %», «рост отмечен в Туле (4 %)»."""

from extractor.language import DASHES
from extractor.linking.changes import change_of
from extractor.linking.clauses import Site
from extractor.linking.repeated import SHARES, Found, Links
from extractor.linking.scenes import Segment, word_group
from extractor.mentions.measured import Phrase, cases_of

STATURE = ("cm", "m")  # of «рост» in these somebody is so tall
ASIDE = ("за", "против", "о", "об")  # «проголосовали за повышение 19 человек»
THERE = ("в", "во", "у", "на", "по")  # before the place in which something has changed


def named_change(site: Site, done: Links) -> Found:
    """«прирост 4,3 %», «падение достигло 4 %», not «повышение затронет 4 тысячи работников»"""
    token, apart = site.ahead, site.before_that
    if apart and apart.lower in ASIDE or token and token.lemma == "рост" and site.quantity.unit in STATURE:
        return None
    if token and token.pos == "NOUN" and token.index not in site.scene.slots and change_of(token):
        granted = site.preposition == "до" and token.lemma in word_group("granted")  # «скидка до 30 %»
        return None if granted else _by(change_of(token))
    before_dash = site.home and site.segment.opener in DASHES and not site.own_verb
    if site.preposition and site.quantity.value is not None or not (before_dash or _amounts(site)):
        return None
    if site.quantity.unit in SHARES and not _of_those(site):
        beside = [p for p in site.scene.ending.get(site.first, ()) if p.inside is None and not p.preposition]
        if beside and change_of(site.tokens[beside[0].head]):  # «отметили рост цен 5 %», «рост цен от 3 до 5 %»
            return _by(change_of(site.tokens[beside[0].head]))
    part = site.scene.segments[site.home - 1] if before_dash else site.clause[-1]
    named = site.scene.within(part)
    subjects = [p for p in named if _is_subject(p) and p.last <= site.first]
    if before_dash and site.quantity.kind == "share":  # «отметили рост цен на сахар – 2 %»
        told = [p for p in named if p.inside is None and not p.preposition and (p.last == part.last or _is_shown(site))]
        subjects = [p for p in told if change_of(site.tokens[p.head])] or subjects
    return _by(change_of(site.tokens[subjects[-1].head])) if subjects else None


def _of_those(site: Site) -> bool:
    """«рост зарплат 40 % учителей»: those whose part it is stand behind"""
    return site.after is not None and site.after.pos in ("NOUN", "ADJ") and "Gen" in cases_of(site.after)


def _by(direction: str | None) -> Found:
    return ("change_by", direction) if direction else None


def _is_subject(phrase: Phrase) -> bool:
    return phrase.case == "Nom" and phrase.inside is None and not phrase.preposition


def _amounts(site: Site) -> bool:
    """Whether its verb may say how great a change is; «повышение даст 11 млн» does not."""
    if site.verb is None or site.verb.lemma in word_group("amounting") | word_group("showing"):
        return True
    return site.quantity.unit in SHARES and site.verb.lemma not in word_group("befalling")


def _is_shown(site: Site) -> bool:
    """«рост показала промышленность – 4 %», not «снижение спроса назвали главной бедой – 40 %»"""
    verbs = site.scene.predicates(site.scene.segments[site.home - 1])
    return any(token.lemma in word_group("showing") for token in verbs)


def change_in(site: Site, done: Links) -> Found:
    """«прирост туристов в 20 %», «25%-ное снижение»"""
    if site.quantity.unit not in SHARES:
        return None
    if site.preposition == "в" or _on_a_level(site):
        at = site.left if site.preposition else site.left - 1
        found = [p for p in site.scene.ending.get(at, ()) if change_of(site.tokens[p.head])]
        return _by(change_of(site.tokens[found[0].head])) if found else None
    row = site.tokens[site.last : site.last + 3]
    compound = len(row) == 3 and row[0].text in DASHES and row[1].lower.startswith(("ное", "ный", "ная", "ного", "ной"))
    return _by(change_of(row[2])) if compound else None


def _on_a_level(site: Site) -> bool:
    """«сообщили о росте цен на уровне 3 %»"""
    before, level = site.before_that, site.ahead is not None and site.ahead.lemma in word_group("mark")
    return level and before is not None and before.lower in ("на", "в")


def within(site: Site, done: Links) -> Found:
    """«снизились в пределах 3 %», «подорожает в диапазоне от 3 до 4 %», «подорожали от 6 до 14 %»"""
    if site.quantity.unit not in SHARES or site.verb is None:
        return None
    inside = site.said.startswith("в пределах") or site.quantity.low is not None and site.preposition == "от"
    if not inside and (site.ahead is None or site.ahead.lemma not in word_group("span_of_change")):
        return None
    return _by(change_of(site.verb))


def shown_on(site: Site, done: Links) -> Found:
    """«снижение отмечено только в Туле – на 0,4 %», «наибольший рост показал Орёл – на 4 %»"""
    if site.preposition != "на" or site.quantity.unit is None or site.ahead is None or site.ahead.pos == "NOUN":
        return None
    parts = site.scene.segments[max(0, site.home - 1) : site.home + 1]
    verbs = [token for part in parts for token in site.scene.predicates(part)]
    if not verbs or any(token.lemma not in word_group("showing") for token in verbs):
        return None
    named = [p for part in parts for p in site.scene.within(part) if p.inside is None and not p.preposition]
    return _by(_last_change(site, [p for p in named if change_of(site.tokens[p.head]) and p.last <= site.first]))


def told_of_it(site: Site, done: Links) -> Found:
    """«рост слабый: он составил 4 %», «индексация, которая составит 4 %», «размер повышения составит 4 %»"""
    if site.quantity.unit not in SHARES or site.preposition or not site.own_verb or site.verb is None:
        return None
    if site.verb.lemma not in word_group("amounting"):
        return None
    row = site.tokens[site.segment.first : site.verb.index]
    if any(token.lower in ("он", "она", "оно") or token.lemma == "который" for token in row):
        parts = site.scene.segments[max(0, site.home - 2) : site.home]
        return _by(_last_change(site, [p for part in parts for p in _subjects(site, part)]))
    inner = [p for p in site.scene.within(site.segment) if p.inside is not None and p.last <= site.verb.index]
    return _by(_last_change(site, [p for p in inner if _is_extent(site.scene.phrases[p.inside or 0])]))


def _is_extent(phrase: Phrase) -> bool:
    """«размер», not «уровень падения составил 5 %»"""
    return phrase.lemma in word_group("extent") and _is_subject(phrase)


def _subjects(site: Site, part: Segment) -> list[Phrase]:
    return [p for p in site.scene.within(part) if _is_subject(p)]


def _last_change(site: Site, phrases: list[Phrase]) -> str | None:
    return change_of(site.tokens[phrases[-1].head]) if phrases else None


def bracketed_change(site: Site, done: Links) -> Found:
    """«цены вырастут в Туле (3 %), Орле (2 %)», «наибольший рост отмечен в Туле (на 7 %)», «рост в добыче (6 %)»"""
    if not site.segment.depth or site.quantity.unit not in SHARES or site.own_verb or not site.home:
        return None
    part = site.scene.segments[site.home - 1]
    at = site.segment.first - 1
    if part.depth or site.preposition not in ("", "на") or not _alone(site):
        return None
    if not site.preposition and not any(p.preposition in THERE for p in site.scene.ending.get(at, ())):
        return None
    verbs = [direction for token in site.scene.predicates(part) if (direction := change_of(token))]
    return _by(verbs[-1] if verbs else _last_change(site, _subjects(site, part)))


def _alone(site: Site) -> bool:
    """Whether the brackets hold nothing but the figure and its preposition."""
    return site.segment.last == site.last and site.segment.first + bool(site.preposition) >= site.first
