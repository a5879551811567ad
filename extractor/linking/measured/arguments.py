"""Reads a quantity's clause; yields its topic, subject or object that the quantity measures."""

from extractor.linking.changes import directions
from extractor.linking.measured.counted import POSSESSIVE
from extractor.linking.measured.spending import spent_on
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    CHANGES,
    Finding,
    Rule,
    Task,
    frame,
    heavy,
    is_place,
    is_time,
    named,
    noun_of_adjective,
    only,
    top,
)
from extractor.linking.modality.words import words
from extractor.linking.scenes import Segment, word_group
from extractor.mentions.measured import Phrase, cases_of, is_animate, months

GOVERNING = frozenset({"NOUN", "PROPN", "ADP", "VERB", "NUM"})  # before a genitive


def topic(task: Task) -> Phrase | None:
    """«читателей насчитывается 2,6 млн», «писем поступило сорок», «раненых стало на треть меньше»"""
    verb = task.site.verb
    leading = ("", "по", "до", "на") if task.quantity.kind == "money" or frame(verb, "genitive") else ("", "по", "до")
    if task.role.role == "level" and task.site.preposition not in leading:
        return None
    if task.role.role == "level" and task.quantity.kind == "share" and task.site.own_verb:
        return None
    if task.quantity.kind == "count" and frame(verb, "wants"):
        return None  # «Ремонта требуют 19»
    for part in reversed(_across_insertions(task)):
        for phrase in top(task.scene.within(part)):
            leads = verb is None or phrase.first < verb.index
            if leads and phrase.last <= task.site.first and _may_lead(task, phrase) and not _governed(task, phrase):
                return phrase
    return None


def _across_insertions(task: Task) -> tuple[Segment, ...]:
    """The clause, and the segment that insertions part from it: «Запасов, по словам мэра, хватит на 47 суток»"""
    scene, clause = task.scene, task.site.clause
    at = min(part.at for part in clause) - 1
    if at <= 0 or not scene.is_insertion(at):
        return clause
    while at > 0 and scene.is_insertion(at):
        at -= 1
    part = scene.segments[at]
    return clause if scene.predicates(part) or scene.numbered(part) else (*clause, part)


def _may_lead(task: Task, phrase: Phrase) -> bool:
    """A genitive that depends on nothing; at the start of a sentence a common noun may look like a name."""
    if phrase.case != "Gen" or phrase.preposition or phrase.form == "pronoun":
        return False
    token = task.scene.tokens[phrase.head]
    if phrase.form == "name" and (phrase.head or any(n.first == phrase.head for n in task.scene.sentence.names)):
        return False
    counted_time = task.quantity.kind == "count" and token.feats.get("Number") == "Plur" and phrase.first == phrase.head
    return counted_time or not is_time(phrase)


@only("count", "share")
def own_topic(task: Task) -> Phrase | None:
    """«ребятишек из них 143», «мужчин среди них 52 процента», «мужчин у нас двенадцать»"""
    found = topic(task) if not task.site.own_verb and task.role.role == "level" else None
    if found is None or found.first < task.site.segment.first or is_time(found):
        return None
    return found if task.scene.tokens[found.head].feats.get("Number") == "Plur" else None


@only("count", "measure")
def impersonal(task: Task) -> Phrase | None:
    """«с начала года таких писем пришло тридцать»: the genitive right before an impersonal verb"""
    verb = task.site.verb
    neuter = verb is not None and (verb.feats.get("Gender") == "Neut" or verb.lemma.endswith("ся"))
    if verb is None or not neuter or task.site.preposition:
        return None
    for phrase in task.scene.within(task.site.segment):
        if (
            task.scene.tokens[phrase.head].lower in ("нас", "вас")
            and not phrase.preposition
            and phrase.head < verb.index
        ):
            return phrase._replace(lemma="человек", form="noun")  # «нас в посёлке было 6 тысяч»
    ending = [p for p in task.scene.ending.get(verb.index, ()) if p.case == "Gen" and not p.preposition]
    ending = [p for p in ending if not (is_time(p) and _numbered(task, p))]  # «по итогам девяти месяцев сдано …»
    return ending[-1] if ending and task.scene.tokens[ending[-1].head].feats.get("Number") == "Plur" else None


def _numbered(task: Task, phrase: Phrase) -> bool:
    return any(token.pos == "NUM" for token in task.scene.tokens[max(0, phrase.first - 1) : phrase.head])


def _governed(task: Task, phrase: Phrase) -> bool:
    """Whether something right before could govern the genitive: a noun, a quantity, a negation."""
    before = task.scene.tokens[phrase.first - 1] if phrase.first else None
    if before is None or before.text in (",", "–", "—", ";", ":", "("):
        return False
    whose = before.pos == "DET" or before.lower in POSSESSIVE
    if (whose or before.text.isascii() and before.text.isalpha()) and before.index:
        before = task.scene.tokens[before.index - 1]  # «за годы его руководства», «инвалидам I группы»
    if before.lower in ("и", "или"):
        return any(p.case == "Gen" for p in task.scene.ending.get(before.index, ()))
    if before.lemma in months() or before.index in task.scene.places and _tells_where(task, before.index):
        return False
    return phrase.first - 1 in task.scene.slots or before.pos in GOVERNING or before.lower == "не"


def _tells_where(task: Task, at: int) -> bool:
    """«В Карелии умерших на сотню родившихся 150»: where it is, not whose"""
    return any(p.preposition in ("в", "во", "на") for p in task.scene.ending.get(at + 1, ()))


def changed(task: Task) -> Phrase | None:
    """«вдвое сократил число сборов», «токарь перевыполнил план на треть»: the object of a verb of change"""
    verb = task.site.verb
    if task.role.role not in CHANGES or verb is None:
        return None
    if verb.lemma + "ся" not in directions("change_verbs") and not _by_somebody(task):
        return None
    found = [p for p in top(task.scene.within(task.site.clause[-1])) if p.case == "Acc" and not p.preposition]
    found = [
        p for p in found if p.form in ("noun", "adjective") and not is_time(p) and p.first - 1 not in task.scene.slots
    ]
    return heavy(task.scene, found[0]) if found and verb.feats.get("Voice") != "Pass" else None


def _by_somebody(task: Task) -> bool:
    """Whether the subject is a living being, a place or an organisation, which does not itself rise or fall."""
    doer = subject_of(task)
    if doer is None or doer.form == "pronoun":
        return False
    acts = doer.lemma in word_group("territory") or named(task.scene, doer.head) == "ORG" or is_place(task.scene, doer)
    return acts or is_animate(task.scene.tokens[doer.head])


@only("share")
def given_by(task: Task) -> Finding | None:
    """«Мост обошёлся в 740 млн. Треть дал банк»: of what the figure before is"""
    if not frame(task.site.verb, "agent") or task.role.role != "level" or task.site.preposition:
        return None
    found = subject_of(task) if task.site.own_verb else None
    return task.recalled_near if found and found.first >= task.site.last else None


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
    found = subject_of(task)
    if found and _counts_itself(task) and not task.site.segment.first <= found.first < task.site.segment.last:
        return None
    if found is None or found.form == "pronoun":
        return None
    if (told := _told_of_another(task, found, given)) is not None:
        return told
    noun = noun_of_adjective(task, found) or heavy(task.scene, found)
    placed = isinstance(noun, Phrase) and noun != found and is_place(task.scene, noun)
    return task.recalled_alike or noun if placed else noun  # «показатель Тулы составил 40 %»


def _told_of_another(task: Task, found: Phrase, given: bool) -> Finding | None:
    """What the figure before measures, where the subject only gives or plans the same."""
    if given and found.first >= task.site.last and task.quantity.kind == "money" and task.previous_alike:
        return task.previous_alike  # «вложил в цех 40 миллионов, ещё 12 дал банк»
    if found.lemma in words("noun") and task.role.role == "level":
        return task.planned  # «Перевалили 23 млн тонн угля. План был 22»
    if task.quantity.kind == "share" and _is_territory(task, found):
        return task.recalled_alike  # «… Приморье (91 %), а Магаданская область не дошла и до трети»
    return None


def _is_territory(task: Task, phrase: Phrase) -> bool:
    return phrase.lemma in word_group("territory") or is_place(task.scene, phrase)


def _means_to_spend(task: Task) -> bool:
    """«россияне собираются потратить на стол 13 700 рублей»: who means to spend is not what the sum is for"""
    if task.quantity.kind != "money" or task.role.role != "level":
        return False
    verbs = [token for part in task.site.clause for token in task.scene.predicates(part)]
    spends = any(frame(token, "agent") and token.feats.get("VerbForm") == "Inf" for token in verbs)
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
    if not wanted or task.quantity.kind == "count" and task.role.role == "level":
        return None
    found = [p for part in task.site.clause for p in top(task.scene.within(part)) if _is_object(task, p)]
    found = [p for p in found if p.form != "pronoun" and not is_time(p)]
    before = [p for p in found if p.first < task.site.first]
    return heavy(task.scene, before[-1] if before else found[0]) if found else None


def _is_object(task: Task, phrase: Phrase) -> bool:
    """An accusative, or what looks like a nominative but does not agree: «участок продали»"""
    verb, token = task.site.verb, task.scene.tokens[phrase.head]
    if phrase.preposition or phrase.case == "Acc":
        return not phrase.preposition
    plural = verb is not None and verb.feats.get("Number") == "Plur" and verb.feats.get("Voice") != "Pass"
    alone = token.feats.get("Number") == "Sing" and "Acc" in cases_of(token)
    return phrase.case == "Nom" and plural and alone and phrase.form == "noun" and not is_animate(token)


@only("money", "measure", "share", "rank", "factor")
def subject(task: Task) -> Phrase | None:
    """Any other subject that is no agent: «экспорт дал $340 млн»"""
    verb = task.site.verb
    if verb is not None and verb.lemma in words("verb"):
        return None
    found = subject_of(task)
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
    found = [p for part in task.site.clause for p in top(task.scene.within(part)) if _is_object(task, p)]
    found = [p for p in found if p.form in ("noun", "adjective") and not is_time(p) and p.case == "Acc"]
    found = [p for p in found if p.last <= task.site.first and p.first - 1 not in task.scene.slots]
    found = [p for p in found if not is_animate(task.scene.tokens[p.head])]
    return heavy(task.scene, found[-1]) if found else None


ARGUMENTS: tuple[Rule, ...] = (topic, impersonal, changed, given_by, has_figure, acted_on)
ANY_SUBJECT: tuple[Rule, ...] = (subject,)
