"""Reads a rank; yields the thing that is rated."""

from extractor.linking.clauses import Segment
from extractor.linking.measured.task import Rule, Task, subjects
from extractor.mentions.measured import Phrase

PLACES = frozenset({"место", "строчка", "позиция", "строка", "ступень", "пьедестал"})


def rated_subject(task: Task) -> Phrase | None:
    """«Регион занял пятое место», «третье место заняла Иванова»"""
    if task.quantity.kind != "rank":
        return None
    found = [p for p in subjects(task, task.site.clause) if p.lemma not in PLACES and p.form != "pronoun"]
    if not found:
        found = [p for p in subjects(task, task.scene.segments[: task.site.home]) if p.form != "pronoun"]
    return nearest(task, found)


def rated_after(task: Task) -> Phrase | None:
    """«вошла в пятёрку регионов»"""
    if task.quantity.kind != "rank":
        return None
    return next((p for p in task.scene.phrases if p.first == task.site.last and p.case == "Gen"), None)


def rated_nearby(task: Task) -> Phrase | None:
    """Any noun of the clause that is no place in a table."""
    if task.quantity.kind != "rank":
        return None
    parts: list[Segment] = [part for part in task.scene.segments if part.first <= task.site.first]
    found = [p for part in parts for p in task.scene.within(part) if p.form != "pronoun" and p.lemma not in PLACES]
    return nearest(task, found)


def nearest(task: Task, phrases: list[Phrase]) -> Phrase | None:
    """The phrase nearest to the quantity, one before it if there is one."""
    before = [phrase for phrase in phrases if phrase.first < task.site.first]
    return before[-1] if before else phrases[0] if phrases else None


RANKING: tuple[Rule, ...] = (rated_subject, rated_after, rated_nearby)
