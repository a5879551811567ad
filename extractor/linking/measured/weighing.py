"""Reads what a loose rule says a quantity measures; yields the likeliest of the phrases near it, by learnt weights.

Candidates are the phrases of its sentence, of the sentence before and of the headline, and what the figures before
measure. What counts is how they stand to the figure, and which rule named one, never which words they are: a small
linear model, whose weights `tools/train_measured.py` learns from annotated articles. It is judged by traits, a handful
of values each, of which many candidates have the same: what one weighs is worked out once, in whole hundredths.
"""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any

from extractor.lexicon import read_table
from extractor.linking.clauses import Site
from extractor.linking.measured.task import Finding, Task, is_place, is_time, level_nouns, light, named
from extractor.linking.scenes import Scene
from extractor.mentions.measured import Phrase

# The rules that guess: half or a third of what they say of articles that no rule was written for is wrong.
LOOSE = frozenset(
    "elided contrasted act doers transfer pronoun_topic before_dash before_bracket apposed repeated_shape rated_subject"
    " any_noun cut_off other_end rated_nearby marked whatever".split()
)
RECALLED = 4  # figures before it whose nouns are candidates
DISTANCES = (1, 2, 3, 5, 8, 13, 21)  # in tokens, told apart up to each of them
FARTHEST = tuple(next((most for most in DISTANCES if far <= most), 0) for far in range(DISTANCES[-1] + 1))
MARGIN = 0.5  # by which another must outweigh what the rules say
UNITS = 100  # of the table's weights in 1
MEMORY = 10_000  # traits remembered
SIZES = ("size", "unit", "number")

Sort = tuple[bool, bool, bool, bool, str, str, str]  # has a size, is one, time, place, name, number, animacy
Spelling = Callable[[Any], Iterator[str]]
Trait = tuple[Spelling, tuple[object, ...]]  # what spells its features, and of which values


def weigh(task: Task, ruled: Finding | None) -> Finding | None:
    """What the rules say where a firm one says it, else the candidate of the greatest weight."""
    if not is_loose(ruled):
        return ruled
    found = candidates(task, ruled)
    if not found:
        return None
    scale = Scale(task, ruled)
    scores = [scale.weight_of(finding) for finding in found]
    most = max(scores)
    if ruled and most - scores[0] < MARGIN * UNITS:
        return ruled
    best = found[scores.index(most)]
    return Finding(best.scene, best.phrase, "weighed", best.shape)


def is_loose(ruled: Finding | None) -> bool:
    """Whether no rule, or one that guesses, has decided."""
    return ruled is None or ruled.rule in LOOSE


def features(task: Task, finding: Finding, ruled: Finding | None) -> list[str]:
    """What is judged of a candidate: where it stands, in which case, after which preposition, of what class."""
    return [feature for spell, values in Scale(task, ruled).traits(finding) for feature in spell(values)]


class Scale:
    """One figure, for which candidates are weighed; `ruled` is what the rules say."""

    def __init__(self, task: Task, ruled: Finding | None) -> None:
        self.site = task.site
        self.kind = task.quantity.kind
        self.role = task.role.role
        self.recalled = _measured_before(task)  # by scene and head, what is judged of their measuring it
        self.ruled = ruled

    def weight_of(self, finding: Finding) -> int:
        """The sum of the weights of a candidate's features, in hundredths."""
        total = 0
        for spell, values in self.traits(finding):
            total += _weight(spell, values)
        return total

    def traits(self, finding: Finding) -> list[Trait]:
        """All that is judged of a candidate."""
        scene, phrase, _, _ = finding
        site, kind, case = self.site, self.kind, phrase.case
        where = _where(site, scene, phrase.head)
        found: list[Trait] = [
            (_placed, (kind, where, case, phrase.preposition, phrase.form, phrase.inside is not None)),
            (_governed, (site.preposition, self.role, where, case)),
            (_classed, (kind, _sort(scene, phrase))),
            *self.recalled.get((scene, phrase.head), ()),
        ]
        if scene is site.scene:
            found.append((_on_the_way, _way(site, phrase)))
            found.append((_in_the_tree, _ties(site, phrase)))
        ruled = self.ruled
        if ruled and phrase.head == ruled.phrase.head and scene is ruled.scene:
            found.append((_ruled, (ruled.rule,)))
        return found


@lru_cache(MEMORY)
def _weight(spell: Spelling, values: tuple[object, ...]) -> int:
    weights = _weights()
    return sum([weights.get(feature, 0) for feature in spell(values)])


@cache
def _weights() -> dict[str, int]:
    return {row["feature"]: round(float(row["weight"]) * UNITS) for row in read_table("measured_weights")}


def candidates(task: Task, ruled: Finding | None) -> list[Finding]:
    """Everything that it may measure, each once, what the rules say first."""
    found = [ruled] if ruled else []
    found += _phrases(task.scene)
    found += [finding for finding in task.done[: -RECALLED - 1 : -1] if finding]
    for index in {task.quantity.sentence - 1, 0} - {task.quantity.sentence, -1}:
        scene = task.site.scenes.scene(index)
        if scene and (index or scene.sentence.kind == "headline"):
            found += _phrases(scene)
    seen: dict[tuple[Scene, int], Finding] = {}
    for finding in found:
        seen.setdefault((finding.scene, finding.phrase.head), finding)
    return list(seen.values())


def _phrases(scene: Scene) -> list[Finding]:
    return [Finding(scene, phrase, "", phrase) for phrase in scene.phrases if phrase.form != "pronoun"]


def _placed(values: tuple[str, str, str, str, str, bool]) -> Iterator[str]:
    kind, where, case, preposition, form, depends = values
    yield where
    yield f"{kind} {where}"
    yield f"{kind} {case}"
    yield f"{where} {case} {'after a preposition' if preposition else ''}"
    yield f"preposition {preposition} {where}"
    yield f"form {form}"
    yield "depends on a phrase" if depends else "depends on none"


def _governed(values: tuple[str, str, str, str]) -> Iterator[str]:
    preposition, role, where, case = values
    yield f"figure after {preposition} {where} {case}"
    yield f"role {role} {where} {case}"


def _classed(values: tuple[str, Sort]) -> Iterator[str]:
    kind, (level, small, time, place, name, number, animacy) = values
    yield f"{kind} level noun {level}"
    yield f"{kind} light noun {small}"
    yield f"{kind} time {time}"
    yield f"{kind} place {place}"
    yield f"{kind} name {name}"
    yield f"{kind} number {number}"
    yield f"{kind} animacy {animacy}"


def _ruled(values: tuple[str]) -> Iterator[str]:
    yield "ruled"
    yield f"rule {values[0]}"


def _where(site: Site, scene: Scene, head: int) -> str:
    """The part of the article that a candidate stands in."""
    if scene is not site.scene:
        return "headline" if scene.sentence.kind == "headline" else "sentence before"
    before = head < site.first
    if scene.homes[head] == site.home:
        return "segment before" if before else "segment after"
    for part in site.clause:
        if part.first <= head < part.last:
            return "clause before" if before else "clause after"
    return "sentence before" if before else "sentence after"


def _sort(scene: Scene, phrase: Phrase) -> Sort:
    """What sort of noun it is; asked once a phrase."""
    found: Sort | None = scene.sorts.get(phrase.head)
    if found is None:
        feats, lemma = scene.tokens[phrase.head].feats, phrase.lemma
        level, small = _size(lemma)
        name = named(scene, phrase.head)
        place = name == "LOC" or is_place(scene, phrase)
        sort = (level, small, is_time(phrase), place, name, feats.get("Number", ""), feats.get("Animacy", ""))
        found = scene.sorts[phrase.head] = sort
    return found


@lru_cache(MEMORY)
def _size(lemma: str) -> tuple[bool, bool]:
    """Whether a noun has a size, whether it is one."""
    return lemma in level_nouns(), any(lemma in light(kind) for kind in SIZES)


def _measured_before(task: Task) -> dict[tuple[Scene, int], list[Trait]]:
    """Whether figures shortly before measure the same, of the same kind and unit or not."""
    kind, unit = task.quantity.kind, task.quantity.unit
    found: dict[tuple[Scene, int], list[Trait]] = {}
    for back, other in enumerate(task.done[: -RECALLED - 1 : -1]):
        if other:
            site = task.sites[len(task.done) - 1 - back]
            alike = site.quantity.kind == kind and site.quantity.unit == unit
            said = (_recalled, (kind, back, alike, site.scene is task.scene))
            found.setdefault((other.scene, other.phrase.head), []).append(said)
    return found


def _recalled(values: tuple[str, int, bool, bool]) -> Iterator[str]:
    kind, back, alike, here = values
    yield f"measured {back} before, alike {alike}, here {here}"
    yield f"{kind} measured before, alike {alike}"


def _way(site: Site, phrase: Phrase) -> tuple[object, ...]:
    """How far it is, and what stands between it and the figure."""
    scene = site.scene
    before = phrase.head < site.first
    first, last = (phrase.last, site.first) if before else (site.last, phrase.first)
    far = max(last - first, 0)
    marks, dashes, verbs, figures = scene.between(first, last) if far else (0, 0, 0, 0)
    counting = scene.slots.get(phrase.first - 1)
    return (
        "before" if before else "after",
        FARTHEST[far] if far < len(FARTHEST) else "far",
        min(2, figures),
        min(3, marks),
        dashes > 0,
        min(2, verbs),
        phrase.case,
        scene.phrases[:1] == (phrase,),
        counting is not None and counting is not site.quantity,
    )


def _on_the_way(values: tuple[str, int | str, int, int, bool, int, str, bool, bool]) -> Iterator[str]:
    side, far, figures, marks, dash, verbs, case, leads, counted = values
    yield f"{side} distance {far}"
    yield f"{side} figures {figures}"
    yield f"{side} marks {marks}"
    yield f"{side} dash {dash}"
    yield f"{side} verbs {verbs} {case}"
    yield f"first phrase {leads}"
    yield f"counted by another {counted}"


def _ties(site: Site, phrase: Phrase) -> tuple[object, ...]:
    """How it hangs together with the figure and the verb."""
    token, verb = site.tokens[phrase.head], site.verb
    on_verb = None if verb is None else token.head == verb.index
    return token.rel, phrase.head < site.first, on_verb, phrase.head in site.heads, site.first <= token.head < site.last


def _in_the_tree(values: tuple[str, bool, bool | None, bool, bool]) -> Iterator[str]:
    relation, before, on_verb, governs, governed = values
    yield f"relation {relation} {'before' if before else 'after'}"
    if on_verb is not None:
        yield f"on the verb as {relation}" if on_verb else "not on the verb"
    if governs:
        yield "the figure hangs on it"
    if governed:
        yield "hangs on the figure"
