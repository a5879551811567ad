"""Reads a quantity's clause; yields its subject, object or prepositional phrase that the quantity measures."""

from extractor.linking.clauses import DASHES
from extractor.linking.measured.inheriting import repeated_shape
from extractor.linking.measured.task import (
    Rule,
    Task,
    complement,
    group,
    heavy,
    is_time,
    level_nouns,
    phrases_in,
    subjects,
)
from extractor.mentions.measured import Phrase, cases_of

SIZES = "size"


def attribute(task: Task) -> Phrase | None:
    """«длиной 43 км», «с дефицитом 8,7 млрд», «прирост 4,3 %», «штрафом в размере 500 тысяч»"""
    at = task.site.left
    token = task.site.token(at)
    if token and token.pos == "ADP":
        at = task.scene.skip_left(at - 1)
    phrase = next((p for p in task.scene.phrases if p.head == at or p.last == at + 1 and p.inside is None), None)
    if phrase is None or phrase.lemma not in level_nouns() | group("light_nouns", "kind", SIZES):
        return None
    if phrase.lemma in group("light_nouns", "kind", SIZES) and not complement(task.scene, phrase):
        return None
    return heavy(task.scene, phrase)


def topic(task: Task) -> Phrase | None:
    """«подписчиков насчитывается 1,9 млн», «жалоб поступило двадцать три», «овощей снимают по 9 тысяч тонн»"""
    if task.site.preposition not in ("", "по", "в") or task.quantity.kind in ("share", "factor"):
        return None
    parts = task.site.clause
    for phrase in phrases_in(task.scene, parts):
        free = phrase.case == "Gen" and not phrase.preposition and phrase.form in ("noun", "adjective")
        if free and phrase.last <= task.site.first and not is_time(phrase) and not _governed(task, phrase):
            return phrase
    return None


def _governed(task: Task, phrase: Phrase) -> bool:
    """Whether something right before could govern the genitive: a noun, a quantity, a negation."""
    before = task.scene.tokens[phrase.first - 1] if phrase.first else None
    if before is None or before.text in (",", "–", "—", ";", ":", "("):
        return False
    return phrase.first - 1 in task.scene.slots or before.pos in ("NOUN", "PROPN", "ADP") or before.lower == "не"


def before_dash(task: Task) -> Phrase | None:
    """«Стоимость контракта — 2,7 млрд», «трески – 228 тыс.»"""
    if task.site.segment.opener not in DASHES | {":"} or task.site.own_verb or task.site.home == 0:
        return None
    left = task.scene.segments[task.site.home - 1]
    found = [p for p in phrases_in(task.scene, [left]) if not p.preposition and not is_time(p) and p.form != "pronoun"]
    usable = [p for p in found if p.case in ("Nom", "Gen") or "Nom" in cases_of(task.scene.tokens[p.head])]
    return heavy(task.scene, usable[0]) if usable else None


def before_bracket(task: Task) -> Phrase | None:
    """«о дорогах (17,4 тыс.), ЖКХ (15,9)»"""
    token = task.site.token(task.site.left)
    if token is None or token.text != "(":
        return None
    found = [p for p in phrases_in(task.scene, task.scene.segments[: task.site.home]) if p.last <= token.index]
    return found[-1] if found and found[-1].last == token.index else None


def spent_on(task: Task) -> Phrase | None:
    """«на технику потратили 38 млн», «500 млрд на закупку», «заплатили за линию», «вложит в комплекс»"""
    if task.quantity.kind != "money":
        return None
    own = [task.site.segment, *task.site.clause]
    found = [p for p in phrases_in(task.scene, own) if p.form in ("noun", "name", "adjective") and not is_time(p)]
    for wanted in ("на", "за", "в"):
        row = [p for p in found if p.preposition == wanted and p.case == "Acc" and not _under(task, p)]
        if row:
            return min(row, key=lambda p: (p.first > task.site.last, abs(p.first - task.site.first)))
    return None


def _under(task: Task, phrase: Phrase) -> bool:
    """Whether the quantity itself stands under that preposition."""
    return phrase.lemma in group("light_nouns", "kind", SIZES) or phrase.lemma in ("счет", "раз", "сумма", "бюджет")


def noun_for_sum(task: Task) -> Phrase | None:
    """«продукции на 2,1 трлн рублей», «карту на три миллиона», «кредиты под 0,1 %»"""
    token = task.site.token(task.site.left)
    if token is None or token.lower not in ("на", "под", "в", "до", "по", "с") or task.role.role != "level":
        return None
    found = [p for p in task.scene.phrases if p.last == token.index and p.inside is None and not is_time(p)]
    found = [p for p in found if p.form == "noun"]
    return heavy(task.scene, found[-1]) if found else None


def subject(task: Task) -> Phrase | None:
    """«Госдолг сократился», «явка составила», «оборудование обошлось»"""
    verb = task.site.verb
    if verb is None:
        return None
    found = [p for p in subjects(task, task.site.clause) if p.form != "pronoun"]
    before = [p for p in found if p.first < verb.index]
    chosen = before[-1] if before else found[0] if found else None
    return heavy(task.scene, chosen) if chosen else None


def object_(task: Task) -> Phrase | None:
    """«долю подняли до 46 %», «оценивал оборот в 650 млн»"""
    found = [p for p in phrases_in(task.scene, task.site.clause) if p.case == "Acc" and not p.preposition and not is_time(p)]
    found = [p for p in found if p.form != "pronoun"]
    before = [p for p in found if p.first < task.site.first]
    return heavy(task.scene, before[-1] if before else found[0]) if found else None


ARGUMENTS: tuple[Rule, ...] = (
    before_bracket,
    repeated_shape,
    before_dash,
    attribute,
    topic,
    spent_on,
    noun_for_sum,
    object_,
    subject,
)
