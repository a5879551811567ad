"""Reads the figures shortly before one; yields what of a candidate's noun they measure."""

from extractor.linking.measured import traits
from extractor.linking.measured.task import Finding, Task
from extractor.linking.measured.traits import Told
from extractor.linking.measured.weights import Trait, weights
from extractor.linking.scenes import Scene
from extractor.mentions.measured import Phrase

RECALLED = 4  # figures before it whose nouns are candidates
REMEMBERED = 20  # figures before it whose nouns are compared

Place = tuple[Scene, int]  # of a noun: its sentence and head


class Before:
    """The nouns of the figures shortly before one."""

    def __init__(self, task: Task) -> None:
        kind, unit = task.quantity.kind, task.quantity.unit
        self.last: Finding | None = None
        self.alike, self.far = "", -1  # the noun of the last of its kind and unit, how many sentences back
        self._lemmas: dict[str, int] = {}  # how many measure each
        self._places: dict[Place, int] = {}
        self._latest: list[Place] = []  # the last first
        # whether they measure the same, of the same kind and unit or not
        self.recalled: dict[Place, list[Trait]] = {}
        measured, most = weights(traits.recalled, kind), len(task.done)
        for at in range(max(0, most - REMEMBERED), most):
            finding, site = task.done[at], task.sites[at]
            if finding is None:
                continue
            scene, phrase, _, _ = finding
            place = scene, phrase.head
            self.last = finding
            self._lemmas[phrase.lemma] = self._lemmas.get(phrase.lemma, 0) + 1
            self._places[place] = self._places.get(place, 0) + 1
            same = site.quantity.kind == kind and site.quantity.unit == unit
            if same:
                self.alike, self.far = phrase.lemma, min(3, task.quantity.sentence - site.quantity.sentence)
            if most - at <= RECALLED:
                self._latest.insert(0, place)
                said = most - 1 - at, same, site.scene is task.scene
                self.recalled.setdefault(place, []).append((measured, said))

    def of(self, phrase: Phrase) -> Told:
        """What of a candidate's noun they measure."""
        lemma = phrase.lemma
        last = self.last is not None and self.last.phrase.lemma == lemma
        return last, self.alike == lemma, self.far, min(3, self._lemmas.get(lemma, 0))

    def times(self, place: Place) -> int:
        """How many measure a candidate itself, as far as they are told apart."""
        return min(2, self._places.get(place, 0))

    def back(self, place: Place) -> int:
        """Of the latest the last that measures a candidate itself, -1 where none does."""
        return self._latest.index(place) if place in self._places and place in self._latest else -1

    def is_shaped(self, phrase: Phrase) -> bool:
        """Whether it has the case and the preposition of the noun of the last."""
        shape = (self.last.shape or self.last.phrase) if self.last else None
        return shape is not None and (shape.case, shape.preposition) == (phrase.case, phrase.preposition)
