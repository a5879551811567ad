"""Reads a quantity of pieces or cases; yields the noun elsewhere that says of what: «велосипедов продали 320 штук»."""

from extractor.language import DASHES
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    CHANGES,
    Finding,
    Task,
    complement,
    ending_at,
    heavy,
    is_place,
    is_time,
    light,
)
from extractor.linking.measured.topics import topic
from extractor.linking.scenes import word_group
from extractor.mentions.measured import Phrase, is_animate


def named_elsewhere(task: Task, phrase: Phrase) -> Phrase | Finding | None:
    """«велосипедов продали 320 штук», «выдачи сократились до 2 870 штук», «сети – 12 единиц»: what the pieces are"""
    inner = complement(task.scene, phrase)
    if inner and inner.lemma not in word_group("kept") or phrase.lemma not in light("piece"):
        return _number_of(task, phrase)
    if label := _label(task):
        return label
    if _goes_on_counting(task, phrase):
        return task.previous_alike  # «Сеть купила 30 магазинов, летом – ещё 104 штуки»
    found = topic(task) or (None if inner else subject_of(task))
    thing = isinstance(found, Phrase) and found.form == "noun" and not is_animate(task.scene.tokens[found.head])
    named = heavy(task.scene, found, "number") if isinstance(found, Phrase) and thing else None
    return named or (phrase if inner else _told_before(task))  # «фонд: 40 тысяч единиц хранения»


def _told_before(task: Task) -> Finding | None:
    """«Сошло 78 тысяч машин. С конвейера завода – 53 тысячи штук»: what was counted last, no people"""
    last = task.recalled_beside
    told = last is not None and last.phrase.form == "noun" and last.phrase.lemma not in light("piece")
    return last if last and told and not is_animate(last.scene.tokens[last.phrase.head]) else None


def _label(task: Task) -> Phrase | None:
    """«крючковые снасти – 7 единиц», «щуки в количестве 164 штук»: what stands before the dash, or «в количестве»"""
    token, scene = task.site.ahead, task.scene
    if token is None or task.site.preposition:
        return None
    if token.text in DASHES:
        phrase = ending_at(scene, token.index - 1)
        phrase = scene.headed.get(phrase.head, phrase) if phrase else None
        named = phrase is not None and not phrase.preposition and phrase.case != "Loc"
    else:
        number = scene.headed.get(token.index)
        told = number is not None and number.lemma in light("number") and number.preposition == "в"
        at = number.first - 2 if number and told else -1
        phrase = scene.headed.get(at) or ending_at(scene, at) if at >= 0 else None
        named = phrase is not None
    if phrase is None or not named or phrase.form != "noun" or is_time(phrase) or is_place(scene, phrase):
        return None
    return heavy(scene, phrase, "number")


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
