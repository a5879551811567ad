"""Reads a figure whose noun only stands for it (a mark, an account, «цифра»); yields what reaches or has it."""

from extractor.language import Token
from extractor.linking.changes import directions, is_exceeding
from extractor.linking.clauses import LASTING
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.changing import names_change
from extractor.linking.measured.pronouns import antecedent
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    DIFFERENCES,
    Finding,
    Task,
    complement,
    frame,
    heavy,
    is_place,
    is_time,
    light,
)
from extractor.linking.scenes import word_group
from extractor.mentions.measured import Phrase, is_animate

POINTING = frozenset({"этот", "данный", "такой"})
BANK = ("счет", "счёт")  # where money is sent («на счёт фирмы»), unless it is one's own
THESE = frozenset({"это", "что"})

SIZES = frozenset({"сумма", "размер", "величина", "максимум", "минимум", "пик", "рекорд"})


@only("money", "measure", "share", "count")
def reaches_mark(task: Task) -> Phrase | Finding | None:
    """«Цена превысила отметку 85 долларов», «довёл долг до уровня в 2 млрд», «доход упал на 4 %, до отметки 5 млн»"""
    mark = _mark(task) if task.site.preposition in ("", "в", "на") else None
    if mark is None or task.site.verb is None or frame(task.site.verb, "remain") or task.quantity.unit in LASTING:
        return None
    if mark.preposition == "при":
        return mark  # «опасные явления наступают при отметке 625 см»
    before = task.site.before
    if before is not None and mark.preposition == "до" and before.last + 2 == mark.first:
        return task.previous
    row = [p for p in task.in_segment if p.case == "Acc" and not p.preposition]
    row = [p for p in row if p.last < mark.first and p.form == "noun" and not is_time(p)]
    if row and mark.preposition == "до":
        return heavy(task.scene, row[-1])
    return _doer(task, mark)


def _mark(task: Task) -> Phrase | None:
    """The mark right before the figure, or before «в», where it says of nothing what it is."""
    at, token = task.site.left, task.site.ahead
    beside = token is not None and token.lower in ("в", "на")
    phrase = task.scene.headed.get(token.index - 1 if token and beside else at)
    if phrase is None or phrase.last > phrase.head + 1:
        return None
    gained = (
        beside and phrase.lemma in SIZES and phrase.case == "Gen" and task.site.verb
    )  # «долг достиг суммы в 15 млрд»
    if phrase.lemma not in light("mark") and not (gained and frame(task.site.verb, "attain")):
        return None
    return phrase if phrase.case != "Nom" and (beside or phrase.preposition != "на") else None


def _doer(task: Task, mark: Phrase) -> Phrase | Finding | None:
    """The subject of the verb that says the mark is reached."""
    found = subject_of(task)
    if found is None or found == mark or names_change(found) or is_animate(task.scene.tokens[found.head]):
        return None
    if found.lemma in ("мы", "я", "вы"):
        return None
    return antecedent(task, found) if found.form == "pronoun" else heavy(task.scene, found)


@only("money")
def on_account(task: Task) -> Phrase | Finding | None:
    """«в копилке картины 43 млн рублей», «на счету новинки», «записал на свой счёт 253 млн рублей»: whose takings"""
    if word_group("account").isdisjoint(task.scene.words):
        return None
    for phrase in task.scene.within(task.site.segment):
        word = task.scene.tokens[phrase.head].lower
        if word not in word_group("account") or phrase.preposition not in ("на", "в"):
            continue
        if any(token.lemma == "свой" for token in task.scene.tokens[phrase.first : phrase.head]):
            return _doer(task, phrase)
        if word not in BANK:
            return _whose(task, phrase)
    return None


def _whose(task: Task, phrase: Phrase) -> Phrase | None:
    inner = complement(task.scene, phrase)
    return heavy(task.scene, inner) if inner and inner.form == "noun" else None


@only("count", "money", "measure", "share")
def this_number(task: Task) -> Finding | None:
    """«Выпустили 30 тысяч мальков. Теперь эта цифра достигла 31 тысячи»: what the figure before told of"""
    numbers = word_group("number")
    found = None if numbers.isdisjoint(task.scene.lemmas) else subject_of(task)
    if found is None or found.lemma not in numbers or complement(task.scene, found):
        return None
    pointed = task.scene.tokens[found.first].lemma in POINTING
    alone = found.lemma == "цифра" and found.first == found.head
    return task.recalled_alike if pointed or alone else None


@only("share", "factor", "money", "measure")
def exceeds(task: Task) -> Phrase | Finding | None:
    """«Оборот превысил прошлогодний результат на 47 %», «это выше показателя 2017 года на 10 %»: what is greater"""
    if task.quantity.kind != "factor" and task.site.preposition != "на":
        return None
    at = _greater(task)
    if at is None:
        return None
    own = [p for p in task.in_segment if p.case == "Nom" and not p.preposition and p.first < at]
    own = [p for p in own if p.form != "pronoun" and not is_time(p)]
    if own:
        placed = is_place(task.scene, own[-1]) and task.quantity.kind in ("money", "measure")
        return None if placed else heavy(task.scene, own[-1])  # «Омск ниже Тулы на тысячу рублей»
    opening = task.scene.tokens[task.site.segment.first : task.site.first][:2]
    if not THESE.isdisjoint(token.lower for token in opening):
        return task.previous or task.recalled_near
    found = subject_of(task)
    return heavy(task.scene, found) if found and found.form != "pronoun" and frame(task.site.verb, "state") else None


def _greater(task: Task) -> int | None:
    """The verb that says its subject is greater, or the comparative of «выше нормы на 3 %»."""
    verb = task.site.verb
    if verb is not None and is_exceeding(verb) and (task.quantity.kind in ("share", "factor") or _base(task, verb)):
        return verb.index
    for token in task.scene.tokens[task.site.segment.first : task.site.first]:
        phrase = task.scene.starting.get(token.index + 1)
        if token.lower in directions("change_comparatives") and phrase is not None and phrase.case == "Gen":
            return None if is_animate(task.scene.tokens[phrase.head]) else token.index
    return None


def _base(task: Task, verb: Token) -> bool:
    """«превысил импорт на 12 млн долларов»: what it is greater than, neither being alive"""
    if task.role.role not in DIFFERENCES:
        return False
    row = [p for p in task.in_segment if not p.preposition and p.last <= task.site.first]
    if any(is_animate(task.scene.tokens[p.head]) for p in row):
        return False
    return any(p.case == "Acc" and p.form == "noun" and p.first > verb.index and not is_time(p) for p in row)


MARKS: tuple[Rule, ...] = (exceeds, reaches_mark, on_account, this_number)
