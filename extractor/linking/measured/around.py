"""Reads a figure and a candidate for what it measures; yields what is judged of the candidate among all around it.

What pronoun of the clause may stand for it, on what it depends, whether the headline names it.
"""

from typing import Any

from extractor.linking.measured import traits
from extractor.linking.measured.before import UNTOLD, Before
from extractor.linking.measured.sorts import Noun
from extractor.linking.measured.task import Finding, Task
from extractor.linking.measured.weights import Tables
from extractor.linking.scenes import Scene
from extractor.mentions.measured import Phrase
from extractor.mentions.types import Quantity

UNCOUNTED = (False, False, False)  # no other figure stands before it
PERSONAL = frozenset("он она оно они его ее её их ими ним ней ею".split())


class Around:
    """What of a figure is asked once for all its candidates; `about` is the dimension of its unit."""

    def __init__(self, task: Task, about: str, tables: Tables) -> None:
        kind, role = task.quantity.kind, task.role.role
        self.task = task
        self.pronoun = _pronoun(task)
        headline = task.site.scenes.scene(0)
        self.headline = headline.lemmas if headline and headline.sentence.kind == "headline" else frozenset()
        self.before = Before(task, tables)
        own = [phrase for phrase in task.scene.within(task.site.segment) if phrase.form != "pronoun"]
        self._alone = tables(traits.alone, kind, min(2, len(own)))
        self._described = tables(traits.described, kind)
        self._nested = tables(traits.nested, about)
        self._referred = tables(traits.referred, self.pronoun.case if self.pronoun else "")
        self._shared = tables(traits.shared, kind, role)
        self._told = tables(traits.told, kind)

    def weight_of(self, finding: Finding, where: str, noun: Noun) -> Any:
        """What a candidate weighs that stands `where` and is a `noun`."""
        scene, phrase, _, _ = finding
        here = scene is self.task.scene
        times, back, recalled = self.before.places.get((scene, phrase.head), UNTOLD)
        counted = self._counted(scene.slots[phrase.first - 1]) if phrase.first - 1 in scene.slots else UNCOUNTED
        found = (
            self._alone[where, back]
            + self._described[noun.words]
            + self._shared[times, here, phrase.lemma in self.headline, counted]
            + self._told[self.before.told.get(phrase.lemma, self.before.untold)]
        )
        if recalled is not None:
            found += recalled
        if noun.above:
            found += self._nested[phrase.case, bool(phrase.preposition), noun.above]
        if self.pronoun is not None and (not here or phrase.head < self.pronoun.head):
            found += self._referred[self._agrees(scene, phrase), phrase.case]
        return found

    def _counted(self, other: Quantity) -> tuple[bool, bool, bool]:
        """Whether what stands right before it is another figure, and whether of the same kind, in the same unit."""
        own = self.task.quantity
        return UNCOUNTED if other is own else (True, other.kind == own.kind, other.unit == own.unit)

    def _agrees(self, scene: Scene, phrase: Phrase) -> bool:
        """Whether it has the number and the gender of the pronoun."""
        assert self.pronoun is not None
        said, own = self.task.scene.tokens[self.pronoun.head].feats, scene.tokens[phrase.head].feats
        if own.get("Number") != said.get("Number"):
            return False
        gender = said.get("Gender")
        return not gender or said.get("Number") == "Plur" or own.get("Gender") == gender


def _pronoun(task: Task) -> Phrase | None:
    """The first personal pronoun of the figure's clause before it."""
    if PERSONAL.isdisjoint(task.scene.words):
        return None
    clause = {part.at for part in task.site.clause}
    for phrase in task.scene.phrases:
        if phrase.head >= task.site.first:
            return None
        personal = phrase.form == "pronoun" and task.scene.tokens[phrase.head].lower in PERSONAL
        if personal and task.scene.homes[phrase.head] in clause:
            return phrase
    return None
