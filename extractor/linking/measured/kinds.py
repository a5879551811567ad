"""Reads a count behind a dash; yields the genitive before it that says of what kind: «математиков – 40»."""

from extractor.language import DASHES
from extractor.linking.measured.asking import only
from extractor.linking.measured.task import Task, ending_at, is_place, is_time, level_nouns
from extractor.mentions.measured import Phrase, number_of, only_adjective

OF_THEM = (["из", "них"], ["среди", "них"])


@only("count", "measure", own_verb=False, prepositions=("",), ahead=DASHES)
def kind_of_thing(task: Task) -> Phrase | None:
    """«математиков – 40, физиков – 22», «двоен из них – 395», «из них асфальта – сорок»"""
    token, scene = task.site.ahead, task.scene
    if token is None:
        return None
    last = token.index - 2 * _of_them(task, token.index)
    phrase = ending_at(scene, last - 1)
    if phrase is None or phrase.preposition or phrase.form != "noun" or phrase.case != "Gen" or is_time(phrase):
        return None
    head = scene.tokens[phrase.head]
    if (
        only_adjective(head)
        or is_place(scene, phrase)
        or phrase.lemma in level_nouns()
        or phrase.first - 1 in scene.slots
    ):
        return None
    many = task.quantity.kind == "count" and number_of(head) == "Plur"
    return phrase if many or _of_them(task, phrase.first) else None


def _of_them(task: Task, at: int) -> bool:
    """Whether «из них» ends before a token."""
    words = [token.lower for token in task.scene.tokens[max(0, at - 2) : at]]
    return words in OF_THEM
