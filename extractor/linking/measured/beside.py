"""Reads a quantity and the noun right before it; yields the noun that has the figure: «длиной 43 км», «прирост 4 %»."""

from extractor.language import DASHES
from extractor.linking.changes import directions, is_exceeding
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.bracketed import held_likewise, owned_by_name
from extractor.linking.measured.brackets import before_bracket, of_people_beside, told_in_bracket
from extractor.linking.measured.changing import names_change, of_change
from extractor.linking.measured.counted import SCALES
from extractor.linking.measured.marks import MARKS
from extractor.linking.measured.pronouns import antecedent
from extractor.linking.measured.sizing import made_for, of_volume, sized
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    CHANGES,
    DIFFERENCES,
    LEVEL,
    Finding,
    Task,
    complement,
    described_at,
    ending_at,
    frame,
    heavy,
    is_place,
    is_time,
    level_nouns,
    light,
    noun_of_adjective,
    top,
)
from extractor.linking.measured.unlikely import is_circumstance
from extractor.linking.modality.words import words
from extractor.linking.scenes import starts_participle, word_group
from extractor.mentions.measured import Phrase, agree, cases_of, is_animate, only_adjective

SOURCES = frozenset({"из", "от", "у", "для", "к", "из-за"})  # «получить из бюджета 25 млн»
VALUED = frozenset({"на", "под", "в", "до", "по", "с", "за"})


@only("count", "money", "measure", "share", "rank")
def attribute(task: Task) -> Phrase | None:
    """«длиной 43 км», «с дефицитом 3,2 млрд», «прирост 4,3 %», «штрафом в размере 500 тысяч»"""
    at, token = task.site.left, task.site.ahead
    ends = token is not None and token.pos == "ADP" and task.role.role in CHANGES
    if token and token.lower in ("против", "вместо", "числе", "которых"):
        return None  # «9,4 смерти на тысячу жителей против 10,1», «в их числе 12», «в числе которых 7,5»
    if token and token.pos == "ADP":
        at = task.scene.skip_left(at - 1)
    phrase = task.scene.headed.get(at) or ending_at(task.scene, at)
    phrase = _level_of(task, phrase) if phrase is not None else None
    if phrase is None or phrase.form == "pronoun" or phrase.preposition in SOURCES or _is_object(task, phrase, ends):
        return None
    if phrase.preposition and (ends or token and token.lower == "за"):
        return None  # «поднять взнос в кассу с 300 до 450 рублей», «купили в кредит за 14 миллионов»
    if phrase.lemma in light("size"):
        return sized(task, phrase)
    if phrase.lemma == "объем" and (found := of_volume(task, phrase)):
        return found
    reached = phrase.preposition == "на" or token and token.lower == "в" and phrase.case != "Nom"
    if reached and phrase.lemma in light("mark") and phrase.last == phrase.head + 1:
        return None  # «сохранил ставку на уровне 16 %», «падение достигло отметки в 8 %»
    return heavy(task.scene, phrase) if phrase.lemma in level_nouns() or phrase.lemma in light("number") else None


def _level_of(task: Task, phrase: Phrase) -> Phrase:
    """«при коэффициенте надёжности 1,98», «штраф перевозчика в 40 тысяч»: the level whose genitive stands before it"""
    outer = ending_at(task.scene, phrase.last - 1) if phrase.inside is not None and phrase.case == "Gen" else None
    if outer is None or outer.lemma not in level_nouns() or outer.preposition in SOURCES:
        return phrase
    plain = not phrase.preposition and phrase.lemma not in level_nouns()
    sized = task.site.preposition == "в" and outer.case != "Dat"  # «с отставанием от графика в три недели»
    return outer if sized or plain and outer.case in ("Loc", "Ins") else phrase


def _is_object(task: Task, phrase: Phrase, ends: bool) -> bool:
    """«обошёлся бюджету в 71 млн», «импорт превысил экспорт на 5 тонн»: of the verb, not what the figure is of"""
    if task.quantity.kind == "count" and is_time(phrase):
        return True  # «их за тот же период 14»
    if phrase.preposition:
        if is_circumstance(task.scene, phrase):
            return True  # «выпущено в текущих ценах на 4 млрд»
        return phrase.lemma == "период" and phrase.preposition in ("за", "в")  # «терял за этот период по 27 млн»
    if ends and phrase.case == "Gen" and phrase.inside is not None:
        return _belongs_to_changed(task, task.scene.phrases[phrase.inside])
    return phrase.case == "Dat" or ends and phrase.case == "Acc" and is_exceeding(task.site.verb)


def _belongs_to_changed(task: Task, owner: Phrase) -> bool:
    """«сокращение доходов бюджета на 2 %»: of what it is that changes, not itself"""
    return owner.case == "Gen" and owner.inside is not None and names_change(task.scene.phrases[owner.inside])


def marked(task: Task) -> Phrase | Finding | None:
    """«сохранил ставку на уровне 16 %», «вода держится на отметке 5 метров»: the object or subject, else the mark"""
    phrase = task.scene.headed.get(task.site.left)
    if phrase is None or phrase.lemma not in light("mark") or phrase.preposition != "на":
        return None
    found = [p for p in task.in_clause if p.case == "Acc" and not p.preposition]
    found = [p for p in found if p.form == "noun" and not is_time(p)]
    subject = subject_of(task)
    if not found and subject and is_animate(task.scene.tokens[subject.head]):
        row = [p for p in task.in_segment if p.form == "noun" and not p.preposition]
        row = [p for p in row if not is_animate(task.scene.tokens[p.head]) and not is_time(p)]
        return next((p for p in row if p.last <= task.site.first), phrase)  # «ждут прибыли на уровне 67 млн»
    if subject and subject.form == "pronoun":
        return antecedent(task, subject) or phrase
    return found[-1] if found else subject or phrase


@only(roles=DIFFERENCES, own_verb=False)
def compared(task: Task) -> Phrase | None:
    """«на юге пожаров вдвое меньше»: the genitive right before a difference"""
    at = task.site.left - (task.site.preposition == "на")
    after = task.site.after
    if task.site.preposition == "на" and not (after and after.lower in directions("change_comparatives")):
        return None  # «поднял пенсии, пособия и размер оплаты труда на 10 %»
    phrase = task.scene.headed.get(at)
    if phrase is None or phrase.case != "Gen" or phrase.preposition or is_time(phrase):
        return None
    owner = task.scene.phrases[phrase.inside] if phrase.inside is not None else None
    return owner if owner and owner.case == "Nom" and owner.form == "noun" else phrase


@only(roles=DIFFERENCES, own_verb=True)
def more_of(task: Task) -> Phrase | None:
    """«вывез на 12 % больше зерна», «продано вдвое меньше машин»: what there is more or less of, not than what"""
    token = task.site.token(task.site.last)
    phrase = task.scene.starting.get(task.site.last + 1) if token and token.lower in ("больше", "меньше") else None
    if phrase is None or phrase.case != "Gen" or phrase.form != "noun" or phrase.preposition or is_time(phrase):
        return None
    compared = phrase.lemma in words("noun") | word_group("upon") | level_nouns() or is_place(task.scene, phrase)
    if compared or is_animate(task.scene.tokens[phrase.head]) or frame(task.site.verb, "state"):
        return None
    return phrase if not _has_object(task, phrase) else None


def _has_object(task: Task, phrase: Phrase) -> bool:
    """Whether the clause names a thing besides: «дождей выпало на 60 % меньше нормы», «выручка на треть больше»."""
    free = [p for p in task.in_segment if p != phrase and not p.preposition]
    free = [p for p in free if p.form in ("noun", "adjective") and p.first - 1 not in task.scene.slots]
    free = [p for p in free if not p.first or task.scene.tokens[p.first - 1].lower not in ("больше", "меньше")]
    acts = _acts_on(task)
    things = [p for p in free if not is_time(p) and not (acts and "Nom" in cases_of(task.scene.tokens[p.head]))]
    return any(not is_animate(task.scene.tokens[p.head]) and not is_place(task.scene, p) for p in things)


def _acts_on(task: Task) -> bool:
    """Whether the verb has an object, which its subject does not change with."""
    verb = task.site.verb
    active = verb is not None and verb.feats.get("Voice") == "Act" and not verb.lemma.endswith("ся")
    return active and not change_of_verb(task)


@only(roles=LEVEL)
def noun_for_sum(task: Task) -> Phrase | None:
    """«товаров на 1,4 трлн рублей», «билет на два миллиона», «кредиты под 4 %»"""
    word, at = _valued(task)
    if not word:
        return None
    row = task.scene.ending.get(at, ()) if task.site.tokens[at - 1].pos != "VERB" else ()
    if word == "в" and row and row[-1].lemma in level_nouns():
        row = row[-1:]  # «субсидирование ставки в 12 %»
    races = word_group("race") if word == "на" else frozenset[str]()  # «вторая в гонке на 10 км»
    phrase = next((p for p in row if p.case in ("Nom", "Gen", "Acc", "Ins") or p.lemma in races), None)
    if phrase is not None and phrase.preposition == "без":
        phrase = ending_at(task.scene, phrase.first - 2)  # «духов без этикеток на 310 тысяч рублей»
    if phrase is None or phrase.form != "noun" or is_time(phrase) or phrase.lemma in SCALES:
        return None
    if word == "в" and phrase.lemma in light("mark") and phrase.last == phrase.head + 1:
        return None  # «падение продаж достигло отметки в 8 %»
    part = task.site.segment
    inserted = part.opener == part.closer == "," and not task.site.own_verb  # «, после замены котла за 4 млн, »
    if phrase.preposition in ("после", "перед", "до", "у", "от") and not inserted:
        return None
    if word == "за" and phrase.preposition in ("в", "на"):
        return None  # «купили в кредит за 14 миллионов»
    holds = task.quantity.kind in ("money", "share") or (task.quantity.kind == "measure" and word == "на")
    return heavy(task.scene, phrase) if holds else None


def _valued(task: Task) -> tuple[str, int]:
    """The preposition before a sum and where what it values ends; it may be within: «нарушения почти на 374 млн»."""
    token, shared = task.site.ahead, task.site.token(task.site.first - 1)
    token = shared if shared and shared.lower == "по" else token  # «автобусы по 12 млн каждый»
    if token is not None and token.lower in VALUED:
        return token.lower, token.index
    within = task.site.preposition == "на" and token is not None and token.pos == "NOUN"
    return ("на", task.site.left + 1) if within else ("", 0)


@only("money", "measure", "share", "rank", "factor", openers=(",",))
def participial(task: Task) -> Phrase | None:
    """«по столбам, стоящим через 50 метров»"""
    part = task.site.segment
    if not starts_participle(task.scene.tokens[part.first]):
        return None
    if task.quantity.kind == "money" and frame(task.scene.tokens[part.first], "taken"):
        return None  # «группы, похитившей 40 миллионов»
    phrase = described_at(task.scene, part.first - 2, task.scene.tokens[part.first])
    if phrase and not agree(task.scene.tokens[part.first], task.scene.tokens[phrase.head]):
        phrase = _farther(task, phrase) or phrase
    told = phrase is not None and not is_time(phrase) and task.scene.tokens[part.first].feats.get("Case")
    return heavy(task.scene, phrase) if phrase and told else None


def _farther(task: Task, phrase: Phrase) -> Phrase | None:
    """«100 пожаров в 16 районах, охватившие 17 тысяч гектаров»: what a participle agrees with farther off"""
    token = task.scene.tokens[task.site.segment.first]
    part = task.scene.segments[task.site.home - 1]
    row = [p for p in top(task.scene.within(part)) if p.last <= phrase.first and p.form == "noun" and not is_time(p)]
    counted = token.feats.get("Number") == "Plur" and token.feats.get("Case") in ("Nom", "Acc")
    row = [
        p
        for p in row
        if agree(token, task.scene.tokens[p.head]) or counted and p.first - 1 in task.scene.slots and p.case == "Gen"
    ]
    return row[-1] if row else None


@only("money", "measure", roles=LEVEL, prepositions=("с", "со"))
def led_by(task: Task) -> Finding | None:
    """«Лидирует Арский район с 480 тоннами»: what places are compared by; a share may be theirs"""
    phrase = ending_at(task.scene, task.site.left - 1)
    if phrase is None or phrase.preposition or phrase.case != "Nom":
        return None
    territory = phrase.lemma in word_group("territory") or phrase.form == "name" or is_place(task.scene, phrase)
    return task.recalled_alike if territory else None


@only(own_verb=False)
def nominal(task: Task) -> Phrase | Finding | None:
    """«видимость меньше ста метров», «Мороз тут до минус сорока», «бюджет впятеро больше»"""
    if _of_persons(task):
        return None
    if task.site.segment.opener in DASHES and task.site.segment.closer in DASHES and task.quantity.kind == "count":
        return task.previous  # «из них 12 – пожары и восемь – взрывы»
    found = [p for p in task.in_segment if p.last <= task.site.first and not p.preposition]
    found = [p for p in found if p.case == "Nom" and p.form in ("noun", "name") and not is_time(p)]
    if found and found[-1].first == found[-1].head and only_adjective(task.scene.tokens[found[-1].head]):
        return noun_of_adjective(task, found[-1]) or found[-1]  # «хотя реальная вдвое выше»
    return heavy(task.scene, found[-1]) if found else _nominal_adjective(task)


def _of_persons(task: Task) -> bool:
    """«Состояние троих – тяжёлое»"""
    return task.quantity.kind == "count" and task.site.tokens[task.site.last - 1].lower.endswith(
        ("воих", "троих", "ерых")
    )


def _nominal_adjective(task: Task) -> Finding | None:
    """«доходность – 7 %, хотя реальная втрое ниже»: the noun that an adjective leaves out"""
    found = [p for p in task.in_segment if p.last <= task.site.first and not p.preposition]
    found = [p for p in found if p.case == "Nom" and p.form == "adjective"]
    return noun_of_adjective(task, found[-1]) if found else None


@only(roles=CHANGES)
def change_noun(task: Task) -> Phrase | None:
    """«росту цены хлеба в 2–3 раза», «сокращение ещё на 15 %»: what the noun of change says of its genitive."""
    found = [p for p in task.scene.within(task.site.segment) if p.last <= task.site.first]
    found = [p for p in found if p.lemma in directions("change_nouns") and p.lemma not in ("плюс", "минус")]
    if not found or task.site.own_verb and change_of_verb(task):
        return None
    return complement(task.scene, found[-1]) or found[-1]


def change_of_verb(task: Task) -> bool:
    """Whether the predicate itself says the change."""
    return task.site.verb is not None and task.site.verb.lemma in directions("change_verbs")


BESIDE: tuple[Rule, ...] = (
    told_in_bracket,
    of_people_beside,
    held_likewise,
    owned_by_name,
    before_bracket,
    led_by,
    *MARKS,
    of_change,
    noun_for_sum,
    attribute,
    made_for,
    marked,
    compared,
    more_of,
    participial,
    change_noun,
)
