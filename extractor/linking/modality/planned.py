"""Reads a site; yields whether its figure is a plan, promise, target, norm or forecast, by any rule of planning."""

from functools import cache

from extractor.language import DASHES, Token
from extractor.linking.changes import change_of
from extractor.linking.clauses import Site
from extractor.linking.modality.abilities import YEAR, has_capacity, once
from extractor.linking.modality.ahead import for_a_year, forecast, to_come
from extractor.linking.modality.aims import against_a_plan, in_brackets_of_a_plan, planned_by_noun
from extractor.linking.modality.conditions import conditional, not_excluded, offer, penalty
from extractor.linking.modality.enacted import agreed_on, budgeted, by_a_bill
from extractor.linking.modality.proposed import aimed_at, decided, fined, foreseen_anew
from extractor.linking.modality.words import (
    FUTURE_BE,
    Rule,
    asked_for,
    infinitive,
    is_future,
    negated,
    signalled,
    waited,
    words,
)
from extractor.linking.scenes import Segment, word_group
from extractor.mentions.measured import Phrase, cases_of

CONTRAST = frozenset({"а", "но", "однако", "хотя"})
PAST = frozenset({"прошлый", "прошедший", "минувший", "прошлогодний"})


def in_future(site: Site) -> bool:
    """«построят 12 школ», «будет работать 140 человек»"""
    verb = site.verb
    if verb is None:
        return False
    future = is_future(verb)
    if future or verb.feats.get("VerbForm") == "Fin":
        return future
    said = (*site.scene.predicates(site.governing), *_chain(site))
    return any([is_future(token) for token in said]) or _will_be_done(site, verb)


def _will_be_done(site: Site, verb: Token) -> bool:
    """«будут заменены 73 лифта, обновлено 92 фасада»: «будет» is not said again"""
    if site.scene.words.isdisjoint(FUTURE_BE) or infinitive(verb) or "уже" in site.scene.words_of(site.governing):
        return False
    if not _is_short(verb) or any(_turns_back(site, part) for part in site.clause):
        return False
    row: list[Token] = []
    for part in reversed(site.scene.segments[: site.governing.at]):
        row[:0] = site.scene.predicates(part)
        if any([not _is_short(token) for token in row]):
            break
        if _turns_back(site, part):
            return False
    finite = [token for token in row if not _is_short(token)]
    return bool(finite) and finite[-1].lower in FUTURE_BE and finite[-1] is not row[-1]


def _turns_back(site: Site, part: Segment) -> bool:
    """«а в прошлом году построено 5 школ», «в 2023 году сдано 12 домов»: a segment that may be of another time"""
    row = site.tokens[part.first : part.last]
    contrast = row[0].lower in CONTRAST and (len(row) < 2 or row[1].lower != "также")
    if contrast or not words("earlier").isdisjoint(site.scene.words_of(part)):
        return True
    return any(YEAR.match(token.text) or token.lemma in PAST for token in row)


def _is_short(token: Token) -> bool:
    """«обновлено», «заменены»"""
    return token.feats.get("Variant") == "Short"


@signalled("verb", "money")
def planned_by_verb(site: Site) -> bool:
    """«планируют снизить до 40 %», «предусмотрено 2 млрд»"""
    kind, passive = site.quantity.kind, site.verb is not None and _is_short(site.verb)
    counted = kind == "money" or kind == "share" and passive and _rate_told(site)
    group = words("verb") | (words("money") if counted else frozenset())
    return any(token.lemma in group or token.lower in group for token in _chain(site)) and not (
        asked_for(site) or waited(site)
    )


def _rate_told(site: Site) -> bool:
    """«заложен рост цен на 5 %», «инвалидам положено 40 %», not «прописано 40 % жильцов», «заложено 30 % фундамента»"""
    told = [p for part in site.clause for p in site.scene.within(part) if not p.preposition]
    rated = [p for p in told if p.lemma in words("rate") or change_of(site.tokens[p.head]) is not None]
    return site.preposition in ("на", "до") or any(p.case == "Nom" for p in rated) or any(p.case == "Dat" for p in told)


def _chain(site: Site) -> list[Token]:
    """The governing verb and, where it is an infinitive, the verbs before it, back to a finite one."""
    verb = site.verb
    if verb is None:
        return []
    if not infinitive(verb):
        return [verb]
    found: list[Token] = []
    at = site.governing.at
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
    verb, part = site.verb, site.governing
    if verb is not None and verb.lemma in words("need"):
        return True
    if verb is None or "modal" not in site.scene.signals or has_capacity(site):
        return False
    if not infinitive(verb):  # «собрать должны 90 тысяч тонн»
        first = site.scene.predicates(part)[0]
        if _is_short(verb) and "быть" in site.scene.words_of(part):  # «могут быть закрыты 12 школ», «должно быть сдано»
            bound = verb.lemma not in words("bound") and not site.scene.words_of(part).isdisjoint(words("bound"))
            return bound or any(token.lemma == "мочь" and token.feats.get("Tense") != "Past" for token in _told(site))
        if site.last <= verb.index and verb.lemma in words("bound") and verb.feats.get("Tense") != "Past":
            # «40 млн рублей могут получить фермеры», not «в пяти домах не могут включить свет»
            told = [] if negated(site, verb) else [token for token in _told(site) if token.index > verb.index]
            return bool(told) and infinitive(told[0]) and told[0].feats.get("Aspect") == "Perf"
        return verb.lemma in words("bound") and infinitive(first) and first.index < verb.index < site.first
    able = site.scene.words_of(part) & words("modal")
    if not able:  # «сбор может составить 5 млн тонн, вывоз достичь двух»
        return any(token.lemma == "мочь" and token.feats.get("Tense") == "Pres" for token in _chain(site))
    was = not site.scene.words_of(part).isdisjoint(("было", "был", "была", "были"))
    habit = verb.feats.get("Aspect") == "Imp" and able <= (words("able") | words("need") if was else words("able"))
    return bool(able) and not (habit and not once(site))


def _told(site: Site) -> list[Token]:
    return site.scene.predicates(site.governing)


def planned_by_adjective(site: Site) -> bool:
    """«вместо запланированных 300», «из 53 запланированных», «при критической отметке в 8 метров»"""
    token = site.ahead
    return _is_planned(token) or is_told_planned(site) or _held_against_a_mark(site)


def _held_against_a_mark(site: Site) -> bool:
    """«при опасной отметке 864 см», «выше критического уровня в 5 м», «целевой уровень в 4 %»"""
    noun = site.before_that if site.preposition == "в" else site.ahead
    if noun is None or noun.lemma not in word_group("mark") or noun.index < 2:
        return False
    row = [site.tokens[at] for at in (noun.index - 2, noun.index - 1)]
    if row[1].lemma in words("dangerous"):
        return row[0].lower in ("при", "выше", "ниже", "против")
    return row[1].lemma in words("adjective") | words("expected") and row[1].lemma != "критический"


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
    if token is None or token.pos not in ("ADJ", "VERB"):
        return False
    return _is_one_of(token, _stems("adjective")) or _is_one_of(token, _stems("expected"))


def planned_subject(site: Site) -> bool:
    """«целевой показатель – 36 %», «ожидаемые доходы – на 2 млрд, до 5 млрд», «планируемые расходы растут на 3 млрд»"""
    dashed = site.home and site.segment.opener in DASHES and not site.own_verb
    if dashed and site.left >= site.segment.first and site.preposition not in ("на", "до"):
        return False  # «ожидаемый результат – рост в 3 раза»
    part = site.scene.segments[site.home - 1] if dashed else site.governing
    if not dashed:
        return _grows(site) and _foreseen_subject(site, part)
    row = site.tokens[part.first : part.last]
    if site.scene.predicates(part) or any(token.lemma in words("reckoned") for token in row):
        return False
    planned = [token for token in row if _is_planned(token)]
    return any("Nom" in cases_of(token) and not _preposition_before(site, token) for token in planned)


def _grows(site: Site) -> bool:
    """«растут на 3 млрд», «составляют 3 млрд», not «проходят 30 предприятий»"""
    if site.verb is None:
        return False
    changes = site.preposition in ("на", "до") and change_of(site.verb) is not None
    if not changes and site.verb.lemma != "составлять":
        return False
    return site.verb.feats.get("Tense") == "Pres" and site.verb.feats.get("VerbForm") == "Fin"


def _foreseen_subject(site: Site, part: Segment) -> bool:
    """«прогнозируемые доходы», «плановая закупка»: the subject before the figure"""
    for phrase in site.scene.within(part):
        if phrase.case != "Nom" or phrase.preposition or phrase.inside is not None or phrase.last > site.first:
            continue
        row = site.tokens[phrase.first : phrase.head]
        if phrase.lemma not in words("reckoned") and any(_is_one_of(token, _stems("expected")) for token in row):
            return True
    return False


def planned_size(site: Site) -> bool:
    """«исходя из прогнозируемого объёма вывоза в размере 6 млн тонн», «при ожидаемой инфляции на уровне 5 %»"""
    if site.ahead is None or site.ahead.lemma not in words("amount"):
        return False
    own = site.scene.ending.get(site.left + 1, ())  # «при прогнозируемом объёме 320 тонн»
    if any(_is_foreseen(site, phrase) for phrase in own):
        return True
    before = site.before_that
    if before is None or before.lower not in ("в", "на"):
        return False
    return any(_is_foreseen(site, phrase) for phrase in site.scene.ending.get(before.index, ()))


def _is_foreseen(site: Site, phrase: Phrase) -> bool:
    """«прогнозируемый объём», not «целевые средства»"""
    row = site.tokens[phrase.first : phrase.head]
    return phrase.lemma not in words("reckoned") and any(map(_is_planned, row))


def _preposition_before(site: Site, token: Token) -> bool:
    before = site.token(token.index - 1)
    return before is not None and before.pos == "ADP"


def _is_one_of(token: Token, stems: frozenset[str]) -> bool:
    """Whether it is an adjective or participle of one of these stems, with an ending of two letters or three."""
    return token.pos in ("ADJ", "VERB") and not stems.isdisjoint((token.lower[:-2], token.lower[:-3]))


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(word[:-2] for word in words(name))


def with_main_verb(site: Site) -> bool:
    """«планируют вложить 2 млрд, открыв 150 точек», «решено выставить дом и выручить 5 млн»"""
    verb = site.verb
    if verb is None or verb.feats.get("VerbForm") != "Conv":
        return False
    before = [token for part in site.scene.segments[: site.governing.at] for token in site.scene.predicates(part)]
    finite = [token for token in before if token.feats.get("VerbForm") == "Fin"]
    return bool(finite) and (is_future(finite[-1]) or finite[-1].lemma in words("verb"))


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
    planned_size,
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
    budgeted,
    agreed_on,
    decided,
    foreseen_anew,
    aimed_at,
    fined,
)
