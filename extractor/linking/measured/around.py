"""Reads a figure and a candidate for what it measures; yields what is judged of the candidate among all around it.

What pronoun of the clause may stand for it, what else in the article measures it, on what it depends, whether the
headline names it.
"""

from collections import Counter

from extractor.linking.measured import traits
from extractor.linking.measured.sorts import is_agent, size_of
from extractor.linking.measured.task import Finding, Task
from extractor.linking.measured.traits import Sort, Trait
from extractor.linking.scenes import Scene
from extractor.mentions.measured import Phrase

REMEMBERED = 20  # figures before it whose nouns are compared
PERSONAL = frozenset("он она оно они его ее её их ими ним ней ею".split())
THIS = ("эт", "так")  # «этот», «такой»


class Around:
    """What of a figure is asked once for all its candidates; `about` is the dimension of its unit."""

    def __init__(self, task: Task, about: str) -> None:
        self.task = task
        self.about = about
        self.kind = task.quantity.kind
        self.pronoun = _pronoun(task)
        self.last = [(done.scene, done.phrase.head) for done in task.done[:-5:-1] if done]
        remembered = [done for done in task.done[-REMEMBERED:] if done]
        self.measured = Counter((done.scene, done.phrase.head) for done in remembered)
        own = [phrase for phrase in task.scene.within(task.site.segment) if phrase.form != "pronoun"]
        self.company = min(2, len(own))
        headline = task.site.scenes.scene(0)
        self.headline = headline.lemmas if headline and headline.sentence.kind == "headline" else frozenset()

    def traits(self, finding: Finding, where: str, sort: Sort, agent: bool) -> list[Trait]:
        """All that is judged of a candidate, which stands `where`, is of a `sort` and may be an agent."""
        scene, phrase, task = finding.scene, finding.phrase, self.task
        here, at = scene is task.scene, (scene, phrase.head)
        times = min(2, self.measured[at])
        back = self.last.index(at) if at in self.last else -1
        found: list[Trait] = [
            (traits.located, (where, self.about, agent, sort)),
            (traits.alone, (self.company, where, self.kind, back)),
            (traits.shared, (self.kind, task.role.role, times, here, *self._counted(scene, phrase))),
            (traits.described, (self.kind, *_words(scene, phrase))),
            (traits.headlined, (self.kind, phrase.lemma in self.headline, here)),
            (traits.nested, (self.about, phrase.case, bool(phrase.preposition), *_above(scene, phrase))),
            (traits.extended, _below(scene, phrase)),
        ]
        if self.pronoun is not None and (not here or phrase.head < self.pronoun.head):
            found.append((traits.referred, (self._agrees(scene, phrase), phrase.case, self.pronoun.case)))
        return found

    def _counted(self, scene: Scene, phrase: Phrase) -> tuple[bool, bool, bool]:
        """Whether another figure stands right before it, and whether that is of the same kind, in the same unit."""
        own, other = self.task.quantity, scene.slots.get(phrase.first - 1)
        if other is None or other is own:
            return False, False, False
        return True, other.kind == own.kind, other.unit == own.unit

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
    clause = {part.at for part in task.site.clause}
    for phrase in task.scene.phrases:
        if phrase.head >= task.site.first:
            return None
        personal = phrase.form == "pronoun" and task.scene.tokens[phrase.head].lower in PERSONAL
        if personal and task.scene.homes[phrase.head] in clause:
            return phrase
    return None


def _words(scene: Scene, phrase: Phrase) -> tuple[bool, int, int, bool]:
    """Whether «этот» or «такой» stands in it, how many words around its head, whether that has a capital."""
    row = scene.tokens[phrase.first : phrase.head]
    this = any(token.lower.startswith(THIS) for token in row)
    capital = scene.tokens[phrase.head].text[:1].isupper()
    return this, min(3, len(row)), min(3, phrase.last - phrase.head), capital


def _above(scene: Scene, phrase: Phrase) -> tuple[bool, ...]:
    """Of the phrase on which it depends, if any: whether it has a size, is one, acts."""
    if phrase.inside is None:
        return ()
    outer = scene.phrases[phrase.inside]
    return *size_of(outer.lemma), is_agent(scene, outer)


def _below(scene: Scene, phrase: Phrase) -> tuple[object, ...]:
    """Of what depends on it, if anything does: whether it has a size, the case, whether a preposition leads it."""
    for at in (phrase.head + 1, phrase.head + 2):
        inner = scene.starting.get(at)
        if inner is not None and inner.last <= phrase.last:
            return size_of(inner.lemma)[0], inner.case, bool(inner.preposition)
    return ()
