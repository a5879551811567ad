"""Reads a quantity whose noun is left out; yields what a pronoun, a numeral, a unit or the verb stands for."""

from extractor.lexicon import read_table
from extractor.linking.measured.pronouns import antecedent, of_them
from extractor.linking.measured.spending import spent_on
from extractor.linking.measured.task import (
    Finding,
    Rule,
    Task,
    complement,
    frame,
    is_time,
    light,
    only,
    top,
)
from extractor.linking.scenes import word_group
from extractor.mentions.measured import Phrase

COLLECTIVE_STEMS = ("дво", "тро", "четвер", "пятер", "шестер", "семер", "восьмер", "девятер", "десятер")
INFINITIVES = ("ть", "ти", "чь", "ться", "тись")


def pronoun_topic(task: Task) -> Finding | Phrase | None:
    """«Их 620», «Таких насчитывается сто двенадцать», «в него вложат 1,3 млрд», «который составил 5 млн»"""
    left = task.site.ahead
    if left is not None and left.lower == "их":
        return of_them(task)
    parts = (task.site.segment, *task.site.clause)
    for phrase in (p for part in parts for p in task.scene.within(part)):
        token = task.scene.tokens[phrase.head]
        stands = phrase.form == "pronoun" and phrase.last <= task.site.first + 8
        if phrase.lemma == "это" and phrase.last in task.scene.starting:
            continue  # «это „Газпром“ должен»
        if token.lower in ("его", "ее", "её", "их") and phrase.last in task.scene.starting:
            continue  # «обходится их родителям»
        if not stands or phrase.lemma not in ("он", "она", "оно", "они", "который", "такой", "таковой", "это"):
            continue
        subject = token.feats.get("Case") == "Nom" or (token.feats.get("Case") == "Gen" and not phrase.preposition)
        spent = task.quantity.kind == "money" and phrase.preposition in ("на", "за", "в")
        if subject and not frame(task.site.verb, "state") and spent_on(task):
            continue  # «она обещает найти 9 млрд на сады»
        if subject and phrase.inside is None or spent:
            return antecedent(task, phrase)
    return None


def intro(task: Task) -> Phrase | None:
    """«Районы с наибольшим числом преступлений: Сыктывкар – 5 120», «Лидеры посевной: Ельнинский район – 40 га»"""
    for part in task.scene.segments[: task.site.home]:
        if part.closer != ":" or task.scene.predicates(part):
            continue
        for phrase in task.scene.within(part):
            naming = phrase.lemma in light("number") | light("size") | word_group("leader")
            inner = complement(task.scene, phrase) if naming else None
            if inner:
                return inner
    return None


def times(task: Task) -> Phrase | None:
    """«дважды», «трижды»: how many times"""
    if task.quantity.text.lower() not in ("дважды", "трижды", "четырежды", "однажды"):
        return None
    return Phrase(task.site.first, task.site.last, task.site.first, "раз", "unit", "")


@only("count")
def collective(task: Task) -> Finding | Phrase | None:
    """«трое опоздали», «помог сразу семерым», «ещё 12 госпитализированы»: people."""
    last = task.scene.tokens[task.site.last - 1]
    people = last.lower.startswith(COLLECTIVE_STEMS) and last.lower not in ("двойка", "тройка", "пятерка")
    if not people and not (frame(task.site.verb, "person") and task.site.preposition == ""):
        return None
    recalled = task.recalled
    if recalled and not people and task.previous and recalled.scene is task.scene:
        return recalled  # «за – 40 судей, воздержались 12»
    near = recalled is not None and (recalled.scene is task.scene or people and task.site.preposition == "")
    if recalled and near and recalled.scene.tokens[recalled.phrase.head].feats.get("Animacy") == "Anim":
        return recalled
    first = task.site.first
    return Phrase(first, task.site.last, task.site.last - 1, "человек", "noun", "", "") if first >= 0 else None


def elided(task: Task) -> Finding | None:
    """«ещё 40 ранены», «одобрены семь», «ждут 60–70»"""
    recalled = task.recalled
    if recalled is None or recalled.phrase.form == "verb":
        return None
    if task.quantity.unit in ("a", "mo") and recalled.scene is not task.scene:
        return None  # «получили четыре года»
    alike = task.recalled_alike
    return recalled if alike or task.quantity.kind in ("count", "share", "factor") else None


@only("measure")
def dimension(task: Task) -> Phrase | None:
    """«было −38 °C», «не быстрее 90 км/ч»: the unit itself says what is measured."""
    nouns = {row["unit"]: row["noun"] for row in read_table("measured_units")}
    noun = nouns.get(task.quantity.unit or "")
    return Phrase(task.site.first, task.site.last, task.site.last - 1, noun, "unit", "") if noun else None


def act(task: Task) -> Phrase | None:
    """«вырубили 60 тыс. га», «выплатят по 20 тысяч»: nothing but the verb says what."""
    verb = task.site.verb
    infinitives = [t for t in task.scene.predicates(task.site.segment) if t.feats.get("VerbForm") == "Inf"]
    verb = infinitives[-1] if infinitives else verb
    if verb is None or frame(verb, "state") or not verb.lemma.endswith(INFINITIVES):
        return None
    return Phrase(verb.index, verb.index + 1, verb.index, verb.lemma, "verb", "", "")


def any_noun(task: Task) -> Phrase | None:
    """The nearest noun before, else after."""
    found = [p for p in top(task.scene.phrases) if p.form != "pronoun" and not is_time(p)]
    before = [p for p in found if p.first < task.site.first]
    return before[-1] if before else found[0] if found else None


def whatever(task: Task) -> Finding | None:
    """What any figure near by measures."""
    return task.recalled


LAST_RESORT: tuple[Rule, ...] = (collective, elided, dimension, act, any_noun, whatever)
