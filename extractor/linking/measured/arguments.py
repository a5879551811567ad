"""Reads a quantity's clause; yields its subject, object or prepositional phrase that the quantity measures."""

from dataclasses import replace

from extractor.linking.clauses import DASHES, starts_participle, word_group
from extractor.linking.measured.spending import spent_on
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    CHANGES,
    Finding,
    Rule,
    Task,
    complement,
    ending_at,
    frame,
    headed_at,
    heavy,
    is_place,
    is_time,
    level_nouns,
    light,
    noun_of_adjective,
    top,
)
from extractor.linking.modality import words
from extractor.linking.role import directions
from extractor.mentions.measured import CLOSING, Phrase, cases_of

VALUED = frozenset({"на", "под", "в", "до", "по", "с", "за"})


def attribute(task: Task) -> Phrase | None:
    """«длиной 43 км», «с дефицитом 8,7 млрд», «прирост 4,3 %», «штрафом в размере 500 тысяч»"""
    at = task.site.left
    token = task.site.token(at)
    if token and token.pos == "ADP":
        at = task.scene.skip_left(at - 1)
    phrase = headed_at(task.scene, at) or ending_at(task.scene, at)
    if phrase is None or phrase.form == "pronoun":
        return None
    if phrase.lemma in light("size"):
        return complement(task.scene, phrase) or _owner(task, phrase)
    if phrase.lemma in light("mark") and phrase.preposition == "на" and phrase.last == phrase.head + 1:
        return None  # «сохранил ставку на уровне 16 %»
    return heavy(task.scene, phrase) if phrase.lemma in level_nouns() or phrase.lemma in light("number") else None


def _owner(task: Task, phrase: Phrase) -> Phrase | None:
    """What a size is the size of, before it: «штрафом в размере», «госзаказы на сумму»"""
    if phrase.inside is not None:
        return task.scene.phrases[phrase.inside]
    found = ending_at(task.scene, phrase.first - 2) if phrase.preposition else None
    return found if found and found.form == "noun" and not is_time(found) else None


def topic(task: Task) -> Phrase | None:
    """«подписчиков насчитывается 1,9 млн», «жалоб поступило двадцать три», «погибших стало на четверть меньше»"""
    leading = ("", "по", "до", "на") if task.quantity.kind == "money" else ("", "по", "до")
    if task.role.role == "level" and (task.site.preposition not in leading or task.quantity.kind == "share"):
        return None
    verb = task.site.verb
    for part in reversed(task.site.clause):
        for phrase in top(task.scene.within(part)):
            if phrase.case == "Gen" and not phrase.preposition and phrase.form in ("noun", "adjective"):
                leads = verb is None or phrase.first < verb.index
                plural = task.scene.tokens[phrase.head].feats.get("Number") == "Plur"
                dated = is_time(phrase) and not (task.quantity.kind == "count" and plural)
                if leads and phrase.last <= task.site.first and not dated and not _governed(task, phrase):
                    return phrase
    return None


def impersonal(task: Task) -> Phrase | None:
    """«с начала четверти актированных дней набралось четырнадцать»: the genitive right before an impersonal verb"""
    verb = task.site.verb
    neuter = verb is not None and (verb.feats.get("Gender") == "Neut" or verb.lemma.endswith("ся"))
    if verb is None or not neuter or task.quantity.kind not in ("count", "measure") or task.site.preposition:
        return None
    ending = [p for p in task.scene.phrases if p.last == verb.index and p.case == "Gen" and not p.preposition]
    return ending[-1] if ending and task.scene.tokens[ending[-1].head].feats.get("Number") == "Plur" else None


def _governed(task: Task, phrase: Phrase) -> bool:
    """Whether something right before could govern the genitive: a noun, a quantity, a negation."""
    before = task.scene.tokens[phrase.first - 1] if phrase.first else None
    if before is None or before.text in (",", "–", "—", ";", ":", "("):
        return False
    if before.lower in ("и", "или"):
        return any(p.last == before.index and p.case == "Gen" for p in task.scene.phrases)
    return phrase.first - 1 in task.scene.slots or before.pos in ("NOUN", "PROPN", "ADP", "VERB") or before.lower == "не"


def marked(task: Task) -> Phrase | None:
    """«сохранил ставку на уровне 16 %», «вода держится на отметке 5 метров»: the object or subject, else the mark"""
    phrase = headed_at(task.scene, task.site.left)
    if phrase is None or phrase.lemma not in light("mark") or phrase.preposition != "на":
        return None
    found = [p for part in task.site.clause for p in top(task.scene.within(part)) if p.case == "Acc" and not p.preposition]
    found = [p for p in found if p.form == "noun" and not is_time(p)]
    subject = subject_of(task)
    return found[-1] if found else subject if subject and subject.form != "pronoun" else phrase


def before_dash(task: Task) -> Phrase | Finding | None:
    """«Стоимость контракта — 2,7 млрд», «трески – 228 тыс.», «план – 55»"""
    scene, at = task.scene, task.site.home - 1
    if task.site.segment.opener not in DASHES | {":"} or task.site.own_verb:
        return None
    while at > 0 and scene.is_insertion(at):
        at -= 1
    if at < 0:
        return None
    part = scene.segments[at]
    if task.quantity.kind == "share" and task.previous and task.site.before and task.site.before.first >= part.first:
        return replace(task.previous)
    last = ending_at(scene, part.last - 1)
    if last and last.inside is None and not is_time(last) and _beside_dash(task, last):
        return heavy(scene, last)
    verbs = scene.predicates(part)
    found = [p for p in top(scene.within(part)) if not p.preposition and not is_time(p) and p.form != "pronoun"]
    found = [p for p in found if p.case in ("Nom", "Gen", "Acc") or "Nom" in cases_of(scene.tokens[p.head])]
    found = [p for p in found if not verbs or p.first > verbs[-1].index]
    if not found:
        return None
    if _gapped(task, found[0]):
        return replace(task.recalled) if task.recalled else None
    return _unless_lent(task, found[0])


def _gapped(task: Task, phrase: Phrase) -> bool:
    """«партия получила 120 мест, её соперники – 86»: another who does, the same that is counted."""
    if task.quantity.kind != "count" or phrase.case != "Nom" or not task.previous or not task.site.before:
        return False
    return task.site.before.kind == "count" and task.site.verb is not None and not frame(task.site.verb, "state")


def _beside_dash(task: Task, phrase: Phrase) -> bool:
    """«на полную мощность — 63 млрд кубометров», «ехать в райцентр — 85 километров»"""
    if phrase.preposition in ("из", "от", "у", "среди"):
        return False
    way = task.quantity.unit == "km" and phrase.preposition in ("в", "до", "на", "к")
    return phrase.lemma in level_nouns() or way


def _unless_lent(task: Task, phrase: Phrase) -> Phrase | Finding | None:
    """The phrase, unless it only tells apart what the figures before counted: a place, an ordinal, «план»."""
    scene = task.scene
    told_apart = phrase.form == "adjective" and scene.tokens[phrase.head].pos == "ADJ"
    lent = task.recalled_alike or task.previous or task.recalled_far
    if (told_apart or is_place(scene, phrase)) and lent:
        return replace(lent)
    if phrase.lemma in words("noun") and task.previous_alike:
        return replace(task.previous_alike)
    return heavy(scene, phrase)


def nominal(task: Task) -> Phrase | None:
    """«видимость меньше пятидесяти метров», «Мороз у нас до минус тридцати», «бюджет вчетверо больше»"""
    if task.site.own_verb:
        return None
    found = [p for p in top(task.scene.within(task.site.segment)) if p.last <= task.site.first and not p.preposition]
    found = [p for p in found if p.case == "Nom" and p.form in ("noun", "name") and not is_time(p)]
    return heavy(task.scene, found[-1]) if found else None


def before_bracket(task: Task) -> Phrase | Finding | None:
    """«о дорогах (17,4 тыс.), ЖКХ (15,9)»"""
    token = task.site.token(task.site.left)
    if token is None or token.text != "(":
        return None
    at = token.index - 1
    while at > 0 and task.scene.tokens[at].text in CLOSING:
        at -= 1
    phrase = ending_at(task.scene, at)
    if phrase and (phrase.form == "name" or is_place(task.scene, phrase)):
        lent = task.previous or task.recalled_alike
        listed = task.previous is not None and task.previous.rule in ("counted", "before_bracket")
        return replace(lent) if lent and (task.quantity.kind != "share" or listed) else phrase
    return phrase


def noun_for_sum(task: Task) -> Phrase | None:
    """«продукции на 2,1 трлн рублей», «карту на три миллиона», «кредиты под 0,1 %»"""
    token = task.site.token(task.site.left)
    if token is None or token.lower not in VALUED or task.role.role != "level":
        return None
    phrase = ending_at(task.scene, token.index - 1)
    if phrase is None or phrase.form != "noun" or is_time(phrase) or phrase.case not in ("Nom", "Gen", "Acc", "Ins"):
        return None
    holds = task.quantity.kind in ("money", "share") or (task.quantity.kind == "measure" and token.lower == "на")
    return heavy(task.scene, phrase) if holds else None


def participial(task: Task) -> Phrase | None:
    """«по трубам, протянувшимся на 3600 км»"""
    part = task.site.segment
    if part.opener != "," or not starts_participle(task.scene.tokens[part.first]) or task.quantity.kind == "count":
        return None
    phrase = ending_at(task.scene, part.first - 2)
    return phrase if phrase and not is_time(phrase) and task.scene.tokens[part.first].feats.get("Case") else None


def change_noun(task: Task) -> Phrase | None:
    """«росту стоимости связи в 3–4 раза», «сокращение ещё на 20 %»: what the noun of change says of its genitive."""
    if task.role.role not in CHANGES:
        return None
    found = [p for p in task.scene.within(task.site.segment) if p.last <= task.site.first]
    found = [p for p in found if p.lemma in directions("change_nouns")]
    if not found or task.site.own_verb and change_of_verb(task):
        return None
    return complement(task.scene, found[-1]) or found[-1]


def change_of_verb(task: Task) -> bool:
    """Whether the predicate itself says the change."""
    return task.site.verb is not None and task.site.verb.lemma in directions("change_verbs")


def has_figure(task: Task) -> Phrase | Finding | None:
    """«Госдолг сократился», «явка составила», «оборудование обошлось»: the subject of a verb of state or change."""
    verb = task.site.verb
    if verb is None or not (frame(verb, "state") or task.role.role in CHANGES or _passive(task)):
        return None
    if task.quantity.kind == "money" and frame(verb, "agent") and spent_on(task):
        return None
    found = subject_of(task)
    if found is None or found.form == "pronoun":
        return None
    return noun_of_adjective(task, found) or heavy(task.scene, found)


def _passive(task: Task) -> bool:
    """A short participle or a verb on «-ся», whose subject the figure is about."""
    verb = task.site.verb
    return verb is not None and (verb.feats.get("Voice") == "Pass" or verb.lemma.endswith("ся")) and task.quantity.kind != "count"


def changed(task: Task) -> Phrase | None:
    """«вдвое сократил количество мигалок», «новые поставки увеличат объём»: the object of a verb of change"""
    verb = task.site.verb
    if task.role.role not in CHANGES or verb is None or verb.lemma + "ся" not in directions("change_verbs"):
        return None
    found = [p for p in top(task.scene.within(task.site.clause[-1])) if p.case == "Acc" and not p.preposition]
    found = [p for p in found if p.form in ("noun", "adjective") and not is_time(p) and p.first - 1 not in task.scene.slots]
    return heavy(task.scene, found[0]) if found and verb.feats.get("Voice") != "Pass" else None


def compared(task: Task) -> Phrase | None:
    """«в округе неудачников вдвое меньше»: the genitive right before a difference"""
    if task.role.role not in ("change_by", "change_factor") or task.site.own_verb:
        return None
    at = task.site.left - (task.site.preposition == "на")
    phrase = headed_at(task.scene, at)
    return phrase if phrase and phrase.case == "Gen" and not phrase.preposition and not is_time(phrase) else None


def acted_on(task: Task) -> Phrase | None:
    """«долю подняли до 46 %», «оценивал оборот в 650 млн», «продали участок за 5 млн»"""
    verb = task.site.verb
    lasting = task.quantity.kind == "measure" and task.site.preposition == "на"
    wanted = lasting or task.role.role in CHANGES or frame(verb, "object") or task.site.preposition in ("за", "под")
    if not wanted or task.quantity.kind == "count" and task.role.role == "level":
        return None
    found = [p for part in task.site.clause for p in top(task.scene.within(part)) if p.case == "Acc" and not p.preposition]
    found = [p for p in found if p.form != "pronoun" and not is_time(p)]
    before = [p for p in found if p.first < task.site.first]
    return heavy(task.scene, before[-1] if before else found[0]) if found else None


def subject(task: Task) -> Phrase | None:
    """Any other subject that is no agent: «экспорт дал $612 млн»"""
    verb = task.site.verb
    if task.quantity.kind == "count" or verb is not None and verb.lemma in words("verb"):
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
    return named or phrase.form == "name" or token.feats.get("Animacy") == "Anim" or frame(task.site.verb, "agent")


CLAUSE: tuple[Rule, ...] = (before_bracket, noun_for_sum, attribute, marked, compared, participial, change_noun)
ARGUMENTS: tuple[Rule, ...] = (topic, impersonal, changed, has_figure, acted_on)
