"""Reads a sum of money; yields who gets, owes or pays it, or the act itself."""

from extractor.linking.deeds import taken_up_by
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.pronouns import antecedent
from extractor.linking.measured.spending import of_verb_beside, reach, spent_on
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    LEVEL,
    Finding,
    Task,
    complement,
    frame,
    heavy,
    is_place,
    is_time,
    noun_of_adjective,
    top,
)
from extractor.linking.scenes import starts_participle
from extractor.mentions.measured import Phrase, is_animate


@only("money")
def in_the_form_of(task: Task) -> Phrase | None:
    """«получил в виде субсидий», «в качестве взятки», «привлечь путём размещения облигаций»"""
    for phrase in task.scene.within(task.site.clause[-1]):
        if phrase.preposition == "в" and phrase.lemma in ("вид", "качество"):
            return complement(task.scene, phrase)
        if phrase.first and task.scene.tokens[phrase.first - 1].lower in ("путем", "посредством"):
            return phrase
    return None


@only("money", roles=LEVEL)
def owed(task: Task) -> Phrase | None:
    """«больница должна поставщикам 19 миллионов», «банк одолжил заводу 12 млн»: the debt"""
    verb = task.site.verb
    if verb is None or not frame(verb, "owe"):
        return None
    infinitive = any(token.feats.get("VerbForm") == "Inf" for token in task.clause_verbs)
    return None if infinitive else Phrase(verb.index, verb.index + 1, verb.index, "долг", "unit", "")


@only("money")
def recipient(task: Task) -> Phrase | Finding | None:
    """«фельдшерам выплачивают по миллиону», «школам достанется 41 млрд»"""
    if frame(task.site.verb, "state"):
        return None
    found = [p for p in top(reach(task)) if p.case == "Dat" and not p.preposition]
    found = [p for p in found if p.form in ("noun", "adjective") and not is_place(task.scene, p)]
    found = [p for p in found if p.lemma != "год" and not of_verb_beside(task, p)]  # «в 2016 году»
    given = frame(task.site.verb, "agent")
    noun = next((p for p in found if given or is_animate(task.scene.tokens[p.head])), None)
    return noun or (_given_them(task) if given else None)


def _given_them(task: Task) -> Finding | None:
    """«Здесь служат сорок лесников. Платят им по 3 тысячи рублей»"""
    for phrase in task.scene.within(task.site.segment):
        if phrase.form == "pronoun" and phrase.case == "Dat" and phrase.lemma in ("он", "она", "они"):
            found = antecedent(task, phrase)
            living = isinstance(found, Finding) and is_animate(found.scene.tokens[found.phrase.head])
            return found if isinstance(found, Finding) and living else None
    return None


@only("money")
def recipient_place(task: Task) -> Phrase | None:
    """«выделит Украине 50 млрд»: where nothing better is said."""
    if not frame(task.site.verb, "agent"):
        return None
    found = [p for p in top(reach(task)) if p.case == "Dat" and not p.preposition]
    found = [p for p in found if not is_time(p)]  # «к 2027 году»
    return found[0] if found and found[0].form != "pronoun" else None


@only("money")
def again(task: Task) -> Finding | None:
    """«ещё 80 млн запросили у банка», «а получили 16»: a sum for what the sum before was for."""
    if not frame(task.site.verb, "agent"):
        return None
    last = task.previous
    if last and subject_of(task) is None:
        before, people = task.site.before, is_animate(last.scene.tokens[last.phrase.head])
        counts = before is not None and before.kind == "count" and not people
        return task.previous_alike if counts else last  # «По 21 участку ущерб известен: взыщут 43 млн»
    return (
        last if last and last.rule in ("spent_on", "again", "contrasted", "recipient", "falls_on", "transfer") else None
    )


@only("money")
def payer(task: Task) -> Phrase | None:
    """«взыскал с должника 2 млн», «похитили у пенсионерки 870 тысяч»"""
    if not frame(task.site.verb, "agent") or frame(task.site.verb, "borrow"):
        return None
    found = [p for p in top(reach(task)) if p.preposition in ("с", "со", "у")]
    people = [p for p in found if p.case == "Gen" and p.form in ("noun", "adjective") and not is_place(task.scene, p)]
    anybody = frame(task.site.verb, "levy")
    return next((p for p in people if anybody and not is_time(p) or is_animate(task.scene.tokens[p.head])), None)


@only("money", roles=LEVEL, prepositions=("",))
def taken(task: Task) -> Phrase | None:
    """«вошёл в дом и украл 700 тысяч рублей», «изъято 3 млн рублей»: money that has no noun of its own"""
    first = task.scene.tokens[task.site.segment.first]
    verb = first if starts_participle(first) else task.site.verb  # «группы, похитившей 40 миллионов»
    if not frame(verb, "taken") or _drawn_from(task):
        return None
    before = task.site.token(task.site.first - 1)
    priced = before is not None and before.lower == "по"  # «клубнику отдают по 300 рублей»
    bare = task.quantity.text[-1].isdigit()  # «проезд – 40 рублей, наличными придётся отдать 45»
    if priced or bare or spent_on(task) or recipient(task) or payer(task):
        return None
    return task.as_unit("деньги")


def _drawn_from(task: Task) -> bool:
    """«снял со вклада 3 млн», «перевёл на счёт 2 млн»: what holds the money is named"""
    row = [p for p in top(reach(task)) if p.form == "noun"]
    return any(p.preposition in ("с", "со") or p.preposition == "на" and p.lemma == "счет" for p in row)


@only("money", "share")
def receiver(task: Task) -> Phrase | Finding | None:
    """«победитель получит 368 млн», «экспорт дал $340 млн», «премьер набрал 51 %», «ремонт потребовал 40 млн»"""
    gives = task.quantity.kind == "share" or frame(task.site.verb, "agent")
    if gives and not frame(task.site.verb, "taker"):
        return taken_up_by(task.site)
    found = subject_of(task)
    if found is None or found.form == "pronoun":
        return None
    if frame(task.site.verb, "naming"):
        return task.recalled  # «эксперт назвал цифру 3 млн»: of what was told before
    return noun_of_adjective(task, found) or heavy(task.scene, found)


@only("money", roles=LEVEL)
def transfer(task: Task) -> Phrase | None:
    """«выплатят по 20 тысяч»: the act itself, where nothing says what the sum is for."""
    verb = task.site.verb
    if verb is None or not frame(verb, "agent"):
        return None
    doer = subject_of(task)
    token = task.scene.tokens[doer.head] if doer else None
    if doer and token and doer.form == "noun" and token.feats.get("Number") == "Plur" and is_animate(token):
        return doer  # «спонсоры внесли 9 миллионов»
    return Phrase(verb.index, verb.index + 1, verb.index, verb.lemma, "verb", "", "")


RECEIVING: tuple[Rule, ...] = (recipient, again, payer, receiver, recipient_place)
LESS: tuple[Rule, ...] = (transfer,)
