"""Reads a figure behind a dash that tells of another than the figure before; yields what it measures of that one."""

from extractor.language import DASHES
from extractor.linking.measured.asking import only
from extractor.linking.measured.changing import names_change
from extractor.linking.measured.dashes import WHOSE, label
from extractor.linking.measured.task import CHANGES, Finding, Task, complement, ending_at, is_place, is_time
from extractor.mentions.measured import Phrase


@only(roles=CHANGES, own_verb=False, follows=True, ahead=DASHES)
def another_changes(task: Task) -> Phrase | Finding | None:
    """«Порт упал на 17 %, „Маяк“ – на 16 %, верфь – на 10 %»: another that does as the subject before"""
    last, before = task.previous_alike, task.site.before
    if last is None or before is None:
        return None
    phrase = label(task)
    same = last.scene is task.scene and last.phrase.case == "Nom" and last.rule in ("has_figure", "another_changes")
    if phrase is None or not same or phrase.preposition or phrase.case != "Nom" or is_time(phrase):
        return None
    if names_change(phrase) and complement(task.scene, phrase) is None:
        return last  # «Долг составляет 8 млрд (рост за месяц – на 40 млн)»
    told = {token.lemma for token in task.scene.tokens[last.phrase.head + 1 : min(before.first, last.phrase.last + 2)]}
    owner = ending_at(task.scene, phrase.first - 1)
    if phrase.lemma in told or owner is not None and owner.first >= before.last and owner.lemma in told:
        return last  # «цена бензина марки „Плюс“ выросла на 2 %, марки „Люкс“ – на 3 %»
    told_apart = phrase.form == "adjective" or phrase.form == "pronoun" or is_place(task.scene, phrase)
    return None if told_apart or phrase.first < before.last else phrase


@only("money", "measure", "share", own_verb=False, follows=True, ahead=DASHES)
def for_whom(task: Task) -> Finding | None:
    """«Минимум составит 13 тысяч рублей, для детей – 12, для пожилых – 11»: the same level, for others"""
    last, phrase = task.previous_alike, label(task)
    if last is None or phrase is None or phrase.preposition not in WHOSE or last.phrase.preposition:
        return None
    return last if last.phrase.case == "Nom" and last.phrase.form == "noun" else None
