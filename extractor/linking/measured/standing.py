"""Reads a quantity whose noun is left out; yields what a pronoun, a numeral, a unit or the verb stands for."""

from functools import cache

from extractor.language import DASHES, Token
from extractor.lexicon import read_table
from extractor.linking.changes import directions
from extractor.linking.measured.apposing import is_built
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.counted import counts_people
from extractor.linking.measured.pronouns import antecedent, of_them, their_at
from extractor.linking.measured.spending import reach, spent_on
from extractor.linking.measured.task import (
    LOOK_BACK,
    Finding,
    Task,
    complement,
    frame,
    is_time,
    light,
    noun_of_adjective,
    tells_which,
    top,
)
from extractor.linking.measured.unlikely import says_nothing
from extractor.linking.measured.wholes import whole_of_people
from extractor.linking.scenes import Segment, starts_relative, word_group
from extractor.mentions.measured import WHOSE, Phrase, cases_of, is_animate, number_of
from extractor.mentions.measured.words import INFINITIVES

STANDING = frozenset({"он", "она", "оно", "они", "который", "такой", "таковой", "это", "каждый"})


@only("count", "measure", "share", "factor", own_verb=True, words=("их",))
def theirs(task: Task) -> Finding | None:
    """«в Саранск их придёт двенадцать», «за год их стало втрое больше»: «их» right before the verb"""
    verb = task.site.verb
    if verb is None or verb.index >= task.site.first:
        return None
    at = verb.index - 1
    return of_them(task, at) if at >= 0 and task.scene.tokens[at].lower == "их" else None


def pronoun_topic(task: Task) -> Finding | Phrase | None:
    """«Их 620», «Таких насчитывается сто двенадцать», «в него вложат 1,3 млрд», «который составил 5 млн»"""
    if (at := their_at(task)) is not None:
        return of_them(task, at)
    if STANDING.isdisjoint(task.scene.lemmas):
        return None
    for part in (*task.site.clause, *_opened_by_relative(task)):
        for phrase in task.scene.within(part):
            if _stands(task, phrase) and _has_it(task, phrase):
                return antecedent(task, phrase)
    return None


@only("money", "measure", "share")
def the_rest(task: Task) -> Finding | None:
    """«остальные похититель сбыл за 12 тысяч», «последний ушёл за 3 тысячи»: of the things counted before"""
    parts = [phrase for part in task.site.clause for phrase in task.scene.within(part)]
    found = [p for p in parts if tells_which(p) or p.lemma in light("part") and complement(task.scene, p) is None]
    found = [p for p in found if not p.preposition and p.case in ("Nom", "Acc") and p.last < task.site.first]
    return _counted_things(task) if found else None


def _counted_things(task: Task) -> Finding | None:
    """The last things counted, no people."""
    return task.last_told(LOOK_BACK, lambda site, told: site.quantity.kind == "count" and _is_thing(told))


def _is_thing(told: Finding) -> bool:
    return told.phrase.form == "noun" and not is_animate(told.scene.tokens[told.phrase.head])


def _stands(task: Task, phrase: Phrase) -> bool:
    """A pronoun that stands for a noun: not «это „Газпром“ должен», not «обходится их родителям»."""
    if phrase.form != "pronoun" or phrase.lemma not in STANDING or phrase.last > task.site.first + 8:
        return False
    whose = phrase.lemma == "это" or task.scene.tokens[phrase.head].lower in WHOSE
    return not (whose and phrase.last in task.scene.starting)


def _yields(task: Task, phrase: Phrase) -> bool:
    """«Снято с них 2,7 млн тонн»: what an impersonal verb takes from it, where nothing else is named"""
    verb = task.site.verb
    neuter = verb is not None and verb.feats.get("Voice") == "Pass" and verb.feats.get("Gender") == "Neut"
    taken = phrase.preposition in ("с", "со", "из") and task.quantity.kind in ("measure", "count")
    return neuter and taken and task.role.role == "level" and not task.site.preposition


def _has_it(task: Task, phrase: Phrase) -> bool:
    """Whether the figure is the pronoun's: not «она получила девять», «она обещает найти 9 млрд на сады»."""
    if task.quantity.kind == "money" and phrase.preposition in ("на", "за", "в") or _yields(task, phrase):
        return True
    token = task.scene.tokens[phrase.head]
    case = token.feats.get("Case")
    case = "Gen" if case == "Acc" and token.rel.startswith("nsubj") else case  # «инспекторов, которых двадцать»
    said = case in ("Nom", "Gen") or case == "Acc" and frame(task.site.verb, "object")
    if not said or phrase.preposition or phrase.inside is not None or case == "Nom" and _acts(task):
        return False
    if case == "Nom" and _has_object(task):
        return False  # «влажность зерна они оценивают в 14 %»
    return frame(task.site.verb, "state") or not spent_on(task)


def _has_object(task: Task) -> bool:
    """Whether the verb has an object besides, which has the figure."""
    verb = task.site.verb
    acts = frame(verb, "object") or verb is not None and verb.lemma + "ся" in directions("change_verbs")
    if verb is None or not acts or verb.feats.get("Voice") == "Pass":
        return False
    found = [p for p in task.in_clause if _is_acted_on(task, verb, p)]
    return any(p.form == "noun" and not p.preposition and not is_time(p) for p in found)


def _is_acted_on(task: Task, verb: Token, phrase: Phrase) -> bool:
    """An accusative, or a thing in the singular that a verb in the plural cannot have for its subject."""
    token = task.scene.tokens[phrase.head]
    many = verb.feats.get("Number") == "Plur" and token.feats.get("Number") == "Sing" and not is_animate(token)
    return phrase.case == "Acc" or many and phrase.case == "Nom" and "Acc" in cases_of(token)


def _opened_by_relative(task: Task) -> tuple[Segment, ...]:
    """«долга, который, по его словам, вырос на 900 тысяч»: the relative pronoun before an insertion"""
    scene = task.scene
    for at in range(task.site.home - 1, 0, -1):
        part = scene.segments[at]
        if starts_relative(scene.tokens[part.first : part.last]) and not scene.predicates(part):
            return (part,)
        if not scene.is_insertion(at):
            break
    return ()


def _acts(task: Task) -> bool:
    """Whether the verb has a number alone for its object, which its subject gets, gives or makes."""
    verb = task.site.verb
    if task.quantity.kind == "money" or task.role.role != "level" or task.site.preposition or verb is None:
        return False
    passive = verb.feats.get("Voice") == "Pass" or verb.lemma.endswith("ся") or verb.pos == "ADJ"
    return not (passive or frame(verb, "state") or frame(verb, "person"))


def intro(task: Task) -> Phrase | None:
    """«Районы с наибольшим числом преступлений: Сыктывкар – 5 120», «Лидеры посевной: Ельнинский район – 40 га»"""
    for part in task.scene.segments[: task.site.home]:
        if part.closer != ":" or task.scene.predicates(part):
            continue
        for phrase in task.scene.within(part):
            naming = phrase.lemma in light("number", "size") | word_group("leader")
            naming = naming and not says_nothing(task.scene, phrase)  # «По итогам выборов у них 21 мандат: …»
            inner = complement(task.scene, phrase) if naming else None
            if inner:
                return inner
    return None


@only("count")
def times(task: Task) -> Phrase | None:
    """«дважды», «трижды»: how many times"""
    return task.as_unit("раз") if task.site.said in ("дважды", "трижды", "четырежды", "однажды") else None


@only("count")
def collective(task: Task) -> Finding | Phrase | None:
    """«трое опоздали», «помог сразу семерым», «ещё 12 госпитализированы»: people."""
    people = counts_people(task)
    if not people and not (frame(task.site.verb, "person") and task.site.preposition == ""):
        return None
    if not people and (thing := _undergoes(task) or _which(task)):
        return thing
    recalled = whole_of_people(task) or task.recalled
    if recalled and not people and task.previous and recalled.scene is task.scene:
        if _is_of_people(recalled) or not frame(task.site.verb, "mortal"):
            return recalled  # «за – 40 судей, воздержались 12», not «640 случаев, погибли девять»
    moved = task.site.own_verb and not frame(task.site.verb, "mortal")  # «пришло девять»
    lent = (people or moved) and task.site.preposition == ""
    near = recalled is not None and (recalled.scene is task.scene or lent)
    if recalled and near and _is_of_people(recalled):
        return recalled
    first = task.site.first
    return Phrase(first, task.site.last, task.site.last - 1, "человек", "noun", "", "") if first >= 0 else None


def _undergoes(task: Task) -> Phrase | None:
    """«Рейсы из Пулкова задержаны: 14 – на вылет»: things that a verb of what people undergo is said of"""
    verb = task.site.verb
    if verb is None or verb.feats.get("Voice") != "Pass" or task.site.own_verb:
        return None
    found = [p for p in top(task.scene.within(task.site.clause[-1])) if p.case == "Nom" and p.form == "noun"]
    found = [p for p in found if number_of(task.scene.tokens[p.head]) == "Plur" and p.first - 1 not in task.scene.slots]
    return next((p for p in found if not p.preposition and not is_time(p)), None)


def _which(task: Task) -> Finding | None:
    """«Первые 12 придут в марте», «ещё 15 приедут»: of the things counted before"""
    phrase, before = task.scene.headed.get(task.site.left), task.site.token(task.site.first - 1)
    more = before is not None and before.lower == "еще" and not frame(task.site.verb, "mortal")
    return task.recalled if more or phrase and tells_which(phrase) else None


def _is_of_people(finding: Finding) -> bool:
    """Persons, or those who did something: «из 52 проголосовавших трое воздержались»"""
    token = finding.scene.tokens[finding.phrase.head]
    return token.feats.get("Animacy") == "Anim" or finding.phrase.form == "adjective" and token.pos == "VERB"


def elided(task: Task) -> Finding | None:
    """«ещё 40 ранены», «одобрены семь», «ждут 60–70»"""
    recalled = task.recalled
    if recalled is None or recalled.phrase.form == "verb":
        return None
    if task.quantity.unit in ("a", "mo") and recalled.scene is not task.scene:
        return None  # «получили четыре года»
    told = recalled.phrase.lemma == "температура" and recalled.phrase.form != "unit"
    if task.quantity.unit == "Cel" and task.site.own_verb and not told:
        return None  # «Обещают заморозки до −3 градусов. Вечером будет 8»
    alike = task.recalled_alike
    return recalled if alike or task.quantity.kind in ("count", "share", "factor") else None


@only("measure", own_verb=False, units=("a", "mo"), prepositions=("",))
def aged(task: Task) -> Phrase | Finding | None:
    """«Находке около 12 тысяч лет», «трубе, между прочим, 51 год»: whose age it is"""
    found = [p for p in top(reach(task)) if _may_be_aged(task, p)]
    found = [p for p in found if p.form != "pronoun" and p.last <= task.site.first]
    return noun_of_adjective(task, found[-1]) or found[-1] if found else None


def _may_be_aged(task: Task, phrase: Phrase) -> bool:
    """A dative, or an adjective that may be one: «самой старой 210 лет»."""
    if phrase.preposition:
        return False
    return phrase.case == "Dat" or phrase.form == "adjective" and "Dat" in cases_of(task.scene.tokens[phrase.head])


@only("count", own_verb=False)
def votes(task: Task) -> Finding | Phrase | None:
    """«„За“ – 31, „против“ – 4», «386 – за»: votes, or those who were said to vote"""
    label = [token.lower for token in task.site.tokens[max(0, task.site.first - 4) : task.site.first]]
    asked = [word for word in label if word.isalpha()][-1:]
    said = asked in (["за"], ["против"]) and label[-1] in DASHES
    if not (said or _votes_behind(task)):
        return None
    if task.previous and task.previous.rule != "votes":
        return None
    return task.as_unit("голос")


def _votes_behind(task: Task) -> bool:
    """«386 – за, 12 – против»"""
    after = [token.lower for token in task.site.tokens[task.site.last : task.site.last + 3]]
    alone = len(after) < 3 or after[2] in (",", ".", ";", "и", ")")
    return len(after) > 1 and after[0] in DASHES and after[1] in ("за", "против") and alone


@cache
def _dimensions() -> dict[str, str]:
    """Unit → what it measures."""
    return {row["unit"]: row["noun"] for row in read_table("measured_units")}


@only("measure")
def dimension(task: Task) -> Phrase | None:
    """«было −38 °C», «не быстрее 90 км/ч»: the unit itself says what is measured."""
    noun = _dimensions().get(task.quantity.unit or "") if not is_built(task) else None
    return task.as_unit(noun) if noun else None


def act(task: Task) -> Phrase | None:
    """«вырубили 60 тыс. га», «выплатят по 20 тысяч»: nothing but the verb says what."""
    verb = task.site.verb
    infinitives = [t for t in task.scene.predicates(task.site.segment) if t.feats.get("VerbForm") == "Inf"]
    verb = infinitives[-1] if infinitives else verb
    if verb is None or frame(verb, "state") or not verb.lemma.endswith(INFINITIVES):
        return None
    return Phrase(verb.index, verb.index + 1, verb.index, verb.lemma, "verb", "", "")


def any_noun(task: Task) -> Phrase | None:
    """The nearest noun before, else after; no base of a rate."""
    base = task.quantity.per.head if task.quantity.per else ""
    found = [p for p in top(task.scene.phrases) if p.form != "pronoun" and not is_time(p) and p.lemma != base]
    found = [p for p in found if not says_nothing(task.scene, p)] or found
    return next((p for p in reversed(found) if p.first < task.site.first), next(iter(found), None))


def whatever(task: Task) -> Finding | None:
    """What any figure near by measures."""
    return task.recalled


LAST_RESORT: tuple[Rule, ...] = (collective, elided, dimension, act, any_noun, whatever)
