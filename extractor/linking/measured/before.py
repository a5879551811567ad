"""Reads the figures shortly before one; yields what of a candidate's noun they measure."""

from typing import Any

from extractor.linking.measured import traits
from extractor.linking.measured.task import Finding, Task
from extractor.linking.measured.traits import Told
from extractor.linking.measured.weights import Tables
from extractor.linking.scenes import Scene

RECALLED = 4  # figures before it whose nouns are candidates
REMEMBERED = 20  # figures before it whose nouns are compared

Place = tuple[Scene, int]  # of a noun: its sentence and head
# by how many figures it is measured, by which of the latest first, what it weighs that these are like this one
Measured = tuple[int, int, Any]
UNTOLD: Measured = (0, -1, None)


class Before:
    """The nouns of the figures shortly before one."""

    def __init__(self, task: Task, tables: Tables) -> None:
        kind, unit = task.quantity.kind, task.quantity.unit
        self.last: Finding | None = None
        self.alike, self.far = "", -1  # the noun of the last of its kind and unit, how many sentences back
        said: dict[str, int] = {}  # by how many each noun is measured
        self.places: dict[Place, Measured] = {}
        recalled, latest = tables(traits.recalled, kind), 0
        end = len(task.done) - 1
        for back in range(min(REMEMBERED, end + 1)):
            finding, site = task.done[end - back], task.sites[end - back]
            if finding is None:
                continue
            scene, phrase, _, _ = finding
            self.last = self.last or finding
            said[phrase.lemma] = said.get(phrase.lemma, 0) + 1
            same = site.quantity.kind == kind and site.quantity.unit == unit
            if same and self.far < 0:
                self.alike, self.far = phrase.lemma, min(3, task.quantity.sentence - site.quantity.sentence)
            times, first, weight = self.places.get((scene, phrase.head), UNTOLD)
            if back < RECALLED:
                first = latest if first < 0 else first
                told = recalled[back, same, site.scene is task.scene]
                weight = told if weight is None else weight + told
                latest += 1
            self.places[scene, phrase.head] = times + 1, first, weight
        last = self.last.phrase.lemma if self.last else ""
        self.untold: Told = (False, False, self.far, 0)
        self.told: dict[str, Told] = {  # what they say of a candidate's noun
            lemma: (lemma == last, lemma == self.alike, self.far, times) for lemma, times in said.items()
        }
        shape = (self.last.shape or self.last.phrase) if self.last else None
        self.shape = shape and (shape.case, shape.preposition)  # of the noun of the last
