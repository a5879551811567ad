"""Reads a quantity's clause; yields the genitive that it is about: «читателей насчитывается 2,6 млн»."""

from extractor.language import Token
from extractor.linking.measured.asking import only
from extractor.linking.measured.task import LEVEL, Finding, Task, frame, is_place, is_time, noun_of_adjective, top
from extractor.linking.scenes import Segment, word_group
from extractor.mentions.measured import CLOSING, WHOSE, Phrase, is_substantive, months

GOVERNING = frozenset({"NOUN", "PROPN", "ADP", "VERB", "NUM"})  # before a genitive


def topic(task: Task) -> Phrase | Finding | None:
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
                return _noun_left_out(task, phrase) or phrase
    return None


def _noun_left_out(task: Task, phrase: Phrase) -> Finding | None:
    """«очагов ликвидировали девять, новых появилось шесть»"""
    counts = task.quantity.kind == "count" and phrase.form == "adjective"
    plain = counts and not is_substantive(task.scene.tokens[phrase.head])
    return noun_of_adjective(task, phrase) if plain and task.previous else None


def _across_insertions(task: Task) -> tuple[Segment, ...]:
    """The clause, and the segment that insertions part from it: «Запасов, по словам мэра, хватит на 38 суток»"""
    scene, clause = task.scene, task.site.clause
    at = min([part.at for part in clause]) - 1
    if at <= 0 or not scene.is_insertion(at):
        return clause
    while at > 0 and scene.is_insertion(at):
        at -= 1
    part = scene.segments[at]
    return clause if scene.predicates(part) or scene.numbered(part) else (*clause, part)


def _may_lead(task: Task, phrase: Phrase) -> bool:
    """A genitive that depends on nothing; at the start of a sentence a common noun may look like a name."""
    token = task.scene.tokens[phrase.head]
    if phrase.case != "Gen" and not _is_no_subject(task, token) or phrase.preposition or phrase.form == "pronoun":
        return False
    if task.quantity.kind in ("share", "money") and is_place(task.scene, phrase):
        return False  # of measures not: «Ржи намолочено 900 тонн», which the tagger may take for a place
    if phrase.form == "name" and (phrase.head or any(n.first == phrase.head for n in task.scene.sentence.names)):
        return False
    counted_time = task.quantity.kind == "count" and token.feats.get("Number") == "Plur" and phrase.first == phrase.head
    return counted_time or not is_time(phrase)


def _is_no_subject(task: Task, token: Token) -> bool:
    """«гречихи намолочено 900 тонн»: a genitive that might be a nominative, but for the neuter verb"""
    verb = task.site.verb
    neuter = verb is not None and verb.feats.get("Gender") == "Neut" and verb.feats.get("Voice") == "Pass"
    return neuter and token.feats.get("Case") == "Gen" and token.rel.startswith("nsubj")


@only("count", "share", roles=LEVEL, own_verb=False)
def own_topic(task: Task) -> Phrase | Finding | None:
    """«малышей из них 127», «мужчин среди них 52 процента», «мужчин у нас двенадцать»"""
    found = topic(task)
    if not isinstance(found, Phrase):
        return found
    if found.first < task.site.segment.first or is_time(found):
        return None
    return found if task.scene.tokens[found.head].feats.get("Number") == "Plur" else None


@only("money", "measure", "share", roles=LEVEL, own_verb=True, follows=False, prepositions=("",))
def expected(task: Task) -> Finding | None:
    """«Прибыль – 3,2 млрд. Аналитики ждали 2,9»: of what the last figure of its kind is, where nothing else is named"""
    verb, scene = task.site.verb, task.scene
    if verb is None or verb.lemma not in word_group("foresee") or verb.index > task.site.first:
        return None
    for phrase in top(scene.within(task.site.segment)):
        aside = phrase.preposition or is_time(phrase) or phrase.form == "pronoun"
        number = scene.tokens[phrase.head].feats.get("Number")
        acts = phrase.case == "Nom" and phrase.last <= verb.index and number == verb.feats.get("Number")
        if not aside and not acts:
            return None
    return task.recalled_beside


@only("count", "measure")
def impersonal(task: Task) -> Phrase | None:
    """«с начала года таких писем пришло тридцать»: the genitive right before an impersonal verb"""
    verb = task.site.verb
    neuter = verb is not None and _is_impersonal(verb)
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


def _is_impersonal(verb: Token) -> bool:
    """«пришло», «набирается», not «жирность сливок равнялась 11 %»"""
    return verb.feats.get("Gender", "Neut") == "Neut" and (verb.lemma.endswith("ся") or "Gender" in verb.feats)


def _numbered(task: Task, phrase: Phrase) -> bool:
    return any(token.pos == "NUM" for token in task.scene.tokens[max(0, phrase.first - 1) : phrase.head])


def _governed(task: Task, phrase: Phrase) -> bool:
    """Whether something right before could govern the genitive: a noun, a quantity, a negation."""
    before = task.scene.tokens[phrase.first - 1] if phrase.first else None
    if before is None or before.text in (",", "–", "—", ";", ":", "("):
        return False
    while before.text in CLOSING and before.index:
        before = task.scene.tokens[before.index - 1]  # «стоимость „квадрата“ вторичного жилья»
    whose = before.pos == "DET" or before.lower in WHOSE
    if (whose or before.text.isascii() and before.text.isalpha()) and before.index:
        before = task.scene.tokens[before.index - 1]  # «за годы его службы», «инвалидам I группы»
    if before.lower in ("и", "или"):
        return any(p.case == "Gen" for p in task.scene.ending.get(before.index, ()))
    if before.lemma in months() or before.index in task.scene.places and _tells_where(task, before.index):
        return False
    return phrase.first - 1 in task.scene.slots or before.pos in GOVERNING or before.lower == "не"


def _tells_where(task: Task, at: int) -> bool:
    """«В Карелии умерших на сотню родившихся 150»: where it is, not whose"""
    return any(p.preposition in ("в", "во", "на") for p in task.scene.ending.get(at + 1, ()))
