"""Reads the figures shortly before one; yields what of a candidate's noun they measure."""

from typing import Any

from extractor.linking.measured import traits
from extractor.linking.measured.task import Finding, Task
from extractor.linking.measured.traits import Told
from extractor.linking.measured.weights import Tables
from extractor.linking.scenes import Scene
from extractor.mentions.measured import Phrase

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
        self._lemmas: list[str] = []  # one for each
        self.places: dict[Place, Measured] = {}
        recalled, latest = tables(traits.recalled, kind), 0
        last = len(task.done) - 1
        for back in range(min(REMEMBERED, last + 1)):
            finding, site = task.done[last - back], task.sites[last - back]
            if finding is None:
                continue
            scene, phrase, _, _ = finding
            self.last = self.last or finding
            self._lemmas.append(phrase.lemma)
            same = site.quantity.kind == kind and site.quantity.unit == unit
            if same and self.far < 0:
                self.alike, self.far = phrase.lemma, min(3, task.quantity.sentence - site.quantity.sentence)
            times, first, said = self.places.get((scene, phrase.head), UNTOLD)
            if back < RECALLED:
                first = latest if first < 0 else first
                told = recalled[back, same, site.scene is task.scene]
                said = told if said is None else said + told
                latest += 1
            self.places[scene, phrase.head] = times + 1, first, said
        shape = (self.last.shape or self.last.phrase) if self.last else None
        self.shape = shape and (shape.case, shape.preposition)  # of the noun of the last

    def of(self, phrase: Phrase) -> Told:
        """What of a candidate's noun they measure."""
        lemma = phrase.lemma
        last = self.last is not None and self.last.phrase.lemma == lemma
        return last, self.alike == lemma, self.far, self._lemmas.count(lemma)
