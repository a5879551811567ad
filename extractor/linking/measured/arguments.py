"""Reads a quantity's clause; yields its subject or object that the quantity measures."""

from extractor.language import Token
from extractor.linking.changes import directions
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.changing import bearer, thing_changed
from extractor.linking.measured.spending import of_verb_beside, spent_on
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    CHANGES,
    LEVEL,
    Finding,
    Task,
    frame,
    heavy,
    is_place,
    is_time,
    named,
    noun_of_adjective,
    tells_which,
    top,
)
from extractor.linking.measured.topics import impersonal, topic
from extractor.linking.modality.words import words
from extractor.linking.scenes import word_group
from extractor.mentions.measured import Phrase, cases_of, is_animate


@only(roles=CHANGES)
def changed(task: Task) -> Phrase | None:
    """«вдвое сократил число сборов», «токарь перевыполнил план на треть»: the object of a verb of change"""
    meant = _meant(task)
    verb = meant or task.site.verb
    if verb is None:
        return None
    wanted = verb.feats.get("VerbForm") == "Inf"  # «правительство намерено нарастить добычу на треть»
    moves = verb.lemma + "ся" in directions("change_verbs") or frame(verb, "raise")
    if not wanted and not moves and not _by_somebody(task):
        return None
    found = [p for p in top(task.scene.within(task.site.clause[-1])) if p.case == "Acc" and not p.preposition]
    found = [
        p for p in found if p.form in ("noun", "adjective") and not is_time(p) and p.first - 1 not in task.scene.slots
    ]
    found = [p for p in found if not meant or p.first > meant.index]  # «приняли решение нарастить добычу на 4 %»
    found = [p for p in found if not of_verb_beside(task, p)]  # «должен обновить рекорд и вырасти на 10 %»
    if not found or verb.feats.get("Voice") == "Pass":
        return None
    shown = frame(verb, "shows")  # «область показала рост выпуска на 2 %»
    return thing_changed(task.scene, found[0]) if shown else heavy(task.scene, found[0])


def _meant(task: Task) -> Token | None:
    """«планирует нарастить добычу до 21 млн тонн»: the infinitive that says the change"""
    row = [t for t in task.scene.predicates(task.site.segment) if t.feats.get("VerbForm") == "Inf"]
    meant = next((t for t in row if t.index < task.site.first and t.lemma in directions("change_verbs")), None)
    verb = task.site.verb
    other = meant and verb and meant.index < verb.index < task.site.first and verb.feats.get("VerbForm") == "Fin"
    return None if other else meant  # «намерены сократить очередь, и расходы выросли на 7 %»


def _by_somebody(task: Task) -> bool:
    """Whether the subject is a living being, a place or an organisation, which does not itself rise or fall."""
    doer = subject_of(task)
    if doer is None or doer.form == "pronoun":
        return False
    acts = doer.lemma in word_group("territory") or named(task.scene, doer.head) == "ORG" or is_place(task.scene, doer)
    return acts or is_animate(task.scene.tokens[doer.head])


@only("share", roles=LEVEL, own_verb=True, prepositions=("",))
def given_by(task: Task) -> Finding | None:
    """«Мост обошёлся в 740 млн. Треть дал банк»: of what the figure before is"""
    if not frame(task.site.verb, "agent"):
        return None
    found = subject_of(task)
    return task.recalled_near if found and found.first >= task.site.last else None


@only("money", "measure", own_verb=True)
def adjectival(task: Task) -> Finding | None:
    """«Младший весил 460 граммов», «Новая обойдётся в 3 млн»: what the figures before count, of which it is one"""
    verb = task.site.verb
    found = subject_of(task) if frame(verb, "state") else None
    beside = found is not None and found.first == found.head and found.first >= task.site.segment.first
    return noun_of_adjective(task, found) if found and beside else None


def has_figure(task: Task) -> Phrase | Finding | None:
    """«Госдолг сократился», «явка составила», «оборудование обошлось»: the subject of a verb of state or change."""
    verb = task.site.verb
    if verb is None or not (frame(verb, "state") or task.role.role in CHANGES or _passive(task)):
        return None
    given = frame(verb, "agent") and task.role.role == "level"
    if not given and _means_to_spend(task):
        return None
    if given and (task.quantity.unit in ("a", "mo") or task.quantity.kind == "money" and spent_on(task)):
        return None  # «суд дал мэру четыре года»
    if given and task.quantity.kind == "money" and not task.site.preposition and _is_given(task):
        return None  # «банк дал фермеру 4 млн»
    found = subject_of(task)
    if found and _counts_itself(task) and not task.site.segment.first <= found.first < task.site.segment.last:
        return None
    if found is None or found.form == "pronoun":
        return None
    if (told := _told_of_another(task, found, given)) is not None:
        return told
    noun = noun_of_adjective(task, found) or bearer(task, found)
    placed = isinstance(noun, Phrase) and noun != found and is_place(task.scene, noun)
    return task.recalled_alike or noun if placed else noun  # «показатель Тулы составил 40 %»


def _told_of_another(task: Task, found: Phrase, given: bool) -> Finding | None:
    """What the figure before measures, where the subject only gives or plans the same."""
    if given and found.first >= task.site.last and task.quantity.kind == "money" and task.previous_alike:
        return task.previous_alike  # «вложил в цех 40 миллионов, ещё 12 дал банк»
    if found.lemma in words("noun") and task.role.role == "level":
        return task.planned  # «Перевалили 23 млн тонн угля. План был 22»
    if task.quantity.kind == "share" and (found.lemma in word_group("territory") or is_place(task.scene, found)):
        return task.recalled_alike  # «… Приморье (91 %), а Магаданская область не дошла и до трети»
    return None


def _is_given(task: Task) -> bool:
    """Whether somebody gets the sum from one who acts before the verb."""
    row = [p for p in task.in_clause if p.case == "Dat" and not p.preposition]
    doer, verb = subject_of(task), task.site.verb
    acts = doer is not None and verb is not None and doer.first < verb.index
    return acts and any(is_animate(task.scene.tokens[p.head]) and p.form != "pronoun" for p in row)


def _means_to_spend(task: Task) -> bool:
    """«россияне собираются потратить на стол 13 700 рублей»: who means to spend is not what the sum is for"""
    if task.quantity.kind != "money" or task.role.role != "level":
        return False
    spends = any(frame(token, "agent") and token.feats.get("VerbForm") == "Inf" for token in task.clause_verbs)
    return spends and spent_on(task) is not None


def _counts_itself(task: Task) -> bool:
    """«эвакуаторы вывезли 214 машин, на стоянке остаются 60»: a bare count is its verb's subject"""
    bare = task.quantity.kind == "count" and task.role.role == "level" and not task.site.preposition
    return bare and task.site.own_verb and frame(task.site.verb, "exist")


def _passive(task: Task) -> bool:
    """A short participle or a verb on «-ся», whose subject the figure is about."""
    verb = task.site.verb
    return (
        verb is not None
        and (verb.feats.get("Voice") == "Pass" or verb.lemma.endswith("ся"))
        and task.quantity.kind != "count"
    )


def acted_on(task: Task) -> Phrase | None:
    """«долю подняли до 46 %», «оценивал оборот в 650 млн», «продали участок за 5 млн»"""
    verb = task.site.verb
    lasting = task.quantity.kind == "measure" and task.site.preposition == "на"
    beside = task.role.role in CHANGES or frame(verb, "object") or task.site.preposition in ("за", "под")
    wanted = lasting or beside
    valued = frame(task.site.verb, "valued") and task.site.preposition == "в"
    if not wanted or task.quantity.kind == "count" and task.role.role == "level" and not valued:
        return None
    found = [p for p in task.in_clause if _is_object(task, p)]
    found = [p for p in found if p.form != "pronoun" and not is_time(p)]
    found = [p for p in found if not (tells_which(p) and p.last == task.site.left + 1)]  # «взяли первые 500 тонн»
    before = [p for p in found if p.first < task.site.first]
    return heavy(task.scene, before[-1] if before else found[0]) if found else None


def _is_object(task: Task, phrase: Phrase) -> bool:
    """An accusative, or what looks like a nominative but does not agree: «участок продали»"""
    verb, token = task.site.verb, task.scene.tokens[phrase.head]
    if _of_another_verb(task, phrase):
        return False
    if phrase.preposition or phrase.case == "Acc":
        return not phrase.preposition
    plural = verb is not None and verb.feats.get("Number") == "Plur" and verb.feats.get("Voice") != "Pass"
    alone = token.feats.get("Number") == "Sing" and "Acc" in cases_of(token)
    return phrase.case == "Nom" and plural and alone and phrase.form == "noun" and not is_animate(token)


def _of_another_verb(task: Task, phrase: Phrase) -> bool:
    """«вину признал и вернул 3,8 млн»: the object of a verb before, which «и» joins to the figure's"""
    verb = task.site.verb
    if verb is None or not phrase.head < verb.index:
        return False
    if of_verb_beside(task, phrase):
        return True
    others = [t for t in task.scene.predicates(task.site.segment) if phrase.head < t.index < verb.index]
    others = [t for t in others if t.feats.get("VerbForm") == verb.feats.get("VerbForm")]
    return any("и" in [one.lower for one in task.scene.tokens[t.index : verb.index]] for t in others)


@only("money", "measure", "share", "rank", "factor")
def subject(task: Task) -> Phrase | None:
    """Any other subject that is no agent: «экспорт дал $340 млн»"""
    verb = task.site.verb
    if verb is not None and verb.lemma in words("verb"):
        return None
    found = subject_of(task)
    if found and task.quantity.kind == "share" and not task.site.own_verb and found.first > task.site.last:
        return None  # «меньше, чем год назад (28 %), свидетельствуют данные опроса»
    if found is None or found.form == "pronoun" or task.quantity.kind in ("share", "measure") and _agent(task, found):
        return None
    return heavy(task.scene, found)


def _agent(task: Task, phrase: Phrase) -> bool:
    """Somebody who acts: a person, a place, an organisation."""
    token = task.scene.tokens[phrase.head]
    if phrase.lemma in word_group("territory"):
        return True
    named = any(name.first <= phrase.head < name.last for name in task.scene.sentence.names)
    acts = frame(task.site.verb, "agent") and (task.quantity.kind == "money" or not frame(task.site.verb, "borrow"))
    return named or phrase.form == "name" or token.feats.get("Animacy") == "Anim" or acts


def any_object(task: Task) -> Phrase | None:
    """«программу приняли на 360 млн», «наценку ограничили пятью процентами», «кредит платим по 14 тысяч»"""
    oblique = task.site.preposition or task.scene.tokens[task.site.last - 1].feats.get("Case") == "Ins"
    if task.quantity.kind == "count" or task.quantity.kind == "share" and not oblique:
        return None  # «черту пересекли 97 процентов»: the share does it
    found = [p for p in task.in_clause if _is_object(task, p)]
    found = [p for p in found if p.form in ("noun", "adjective") and not is_time(p) and p.case == "Acc"]
    found = [p for p in found if p.last <= task.site.first and p.first - 1 not in task.scene.slots]
    found = [p for p in found if not (p.form == "adjective" and p.last == task.site.left + 1)]  # «дополнительные 5 млн»
    found = [p for p in found if not is_animate(task.scene.tokens[p.head])]
    return heavy(task.scene, found[-1]) if found else None


ARGUMENTS: tuple[Rule, ...] = (topic, impersonal, changed, given_by, adjectival, has_figure, acted_on)
ANY_SUBJECT: tuple[Rule, ...] = (subject,)
