"""Reads a term of years or months in its clause; yields what somebody is sentenced to, deprived of or
forbidden, or by how much somebody loses."""

from extractor.linking.measured.asking import only
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import LEVEL, Task, ending_at, frame, is_time
from extractor.linking.scenes import word_group
from extractor.mentions.measured import Phrase, is_animate, number_of

TERMS = frozenset({"d", "wk", "mo", "a"})
OF_FREEDOM = frozenset({"лишение", "ограничение", "заключение"})  # penalties, alone or with these words behind
FREEDOM = frozenset({"свобода", "право", "стража"})


@only("measure", units=("a", "mo"))
def sentenced(task: Task) -> Phrase | None:
    """«четыре года условно», «пять лет строгого режима»: for how long"""
    after = task.site.tokens[task.site.last : task.site.last + 2]
    if not any(token.lower in word_group("court") for token in after):
        return None
    return task.as_unit("срок")


@only("measure", units=("s", "min"))
def lagged(task: Task) -> Phrase | None:
    """«Словаки уступили финнам 43,9 секунды», «отстал от соседа на 12 секунд»: by how much somebody loses"""
    verb = task.site.verb
    if verb is None or verb.lemma not in word_group("lag"):
        return None
    found = subject_of(task)
    token = task.scene.tokens[found.head] if found and found.form == "noun" else None
    if token is not None and number_of(token) == "Plur" and not is_animate(token):
        return found  # «лыжи проигрывали секунд пятнадцать», not «сборная уступила»
    return task.as_unit("отставание")


@only("money", prepositions=("на",))
def fined(task: Task) -> Phrase | None:
    """«оштрафовали на пять тысяч рублей»: the fine, whoever it is that pays it"""
    if not frame(task.site.verb, "fine"):
        return None
    return task.as_unit("штраф")


@only("measure", "money", roles=LEVEL)
def punished(task: Task) -> Phrase | None:
    """«лишение свободы до 10 лет», «арест на 5 суток», «приговорили к штрафу в 2 млн»: the penalty right before"""
    at = task.site.left - (task.site.preposition in ("в", "на"))
    phrase = ending_at(task.scene, at)
    if phrase is None or phrase.lemma not in word_group("penalty"):
        return None
    if (task.quantity.kind == "money") != (phrase.lemma == "штраф"):
        return None  # «обвинительное заключение о хищении 5 млн»
    if task.quantity.kind == "measure" and task.quantity.unit not in TERMS:
        return None  # «ограничение скорости до 40 км/ч»
    said = {token.lemma for token in task.scene.tokens[phrase.head + 1 : phrase.last]}
    return phrase if not said or phrase.lemma not in OF_FREEDOM or not FREEDOM.isdisjoint(said) else None


@only("measure", prepositions=("на",))
def arrested(task: Task) -> Phrase | None:
    """«арестован на два месяца», «отправил под стражу на месяц»: for how long"""
    words = [token.lemma for part in task.site.clause for token in task.scene.tokens[part.first : task.site.first]]
    if word_group("custody").isdisjoint(words):
        return None
    return task.as_unit("арест")


@only("measure", prepositions=("на",))
def deprived(task: Task) -> Phrase | None:
    """«на год лишили права управлять машиной», «на пять лет запретили работать»: of what, not whom"""
    if task.site.verb is None:
        return None
    verb = next((token for token in task.clause_verbs if frame(token, "deprive")), None)
    if verb is None:
        return _forbidden(task)
    found = [p for p in task.in_clause if p.case == "Gen" and not p.preposition]
    found = [p for p in found if p.first > verb.index and not is_animate(task.scene.tokens[p.head]) and not is_time(p)]
    return found[0] if found else None


def _forbidden(task: Task) -> Phrase | None:
    """«на пять лет запретили работать», where nothing else is named"""
    verb = next((token for token in task.clause_verbs if frame(token, "forbid")), None)
    things = (p for p in task.in_clause if p.case == "Acc")
    if verb is None or any(not is_time(p) for p in things):
        return None
    return Phrase(verb.index, verb.index + 1, verb.index, verb.lemma, "verb", "", "")
