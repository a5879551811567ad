"""Reads a quantity of pieces or cases; yields the noun elsewhere that says of what: «велосипедов продали 320 штук»."""

from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import CHANGES, Finding, Task, complement, heavy, light
from extractor.linking.measured.topics import topic
from extractor.mentions.measured import Phrase, is_animate


def named_elsewhere(task: Task, phrase: Phrase) -> Phrase | Finding | None:
    """«велосипедов продали 320 штук», «выдачи сократились до 2 870 штук»: what the pieces are"""
    if complement(task.scene, phrase) or phrase.lemma not in light("piece"):
        return _number_of(task, phrase)
    if _goes_on_counting(task, phrase):
        return task.previous_alike  # «Сеть купила 30 магазинов, летом – ещё 104 штуки»
    found = topic(task) or subject_of(task)
    thing = isinstance(found, Phrase) and found.form == "noun" and not is_animate(task.scene.tokens[found.head])
    return heavy(task.scene, found, "number") if isinstance(found, Phrase) and thing else None


def _number_of(task: Task, phrase: Phrase) -> Phrase | None:
    """«число аварий выросло на 4 факта»: of what there are more cases"""
    found = subject_of(task) if phrase.lemma in light("case") and task.role.role in CHANGES else None
    return heavy(task.scene, found, "number") if found and found.lemma in light("number") else None


def _goes_on_counting(task: Task, phrase: Phrase) -> bool:
    """Whether the pieces are of the things counted before in the sentence, not of what stands behind them."""
    previous, starting = task.previous_alike, task.scene.starting
    if previous is None or previous.rule != "counted" or phrase.last in starting or phrase.last + 1 in starting:
        return False
    return task.role.role == "level" and not is_animate(previous.scene.tokens[previous.phrase.head])
