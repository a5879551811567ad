"""Reads what a loose rule says a quantity measures; yields the likeliest of the phrases near it, by learnt weights.

Candidates are the phrases of its sentence, of the sentence before and of the headline, and what the figures before
measure. What counts is how they stand to the figure, and which rule named one, never which words they are: a small
linear model, whose weights `tools/train_measured.py` learns from annotated articles.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from extractor.lexicon import read_table
from extractor.linking.measured.task import Finding, Task, is_place, is_time, level_nouns, light
from extractor.linking.scenes import DASHES, Scene
from extractor.mentions.measured import Phrase

# The rules that guess: half or a third of what they say of articles that no rule was written for is wrong.
LOOSE = frozenset(
    "elided contrasted act doers transfer pronoun_topic before_dash before_bracket apposed repeated_shape rated_subject"
    " any_noun cut_off other_end rated_nearby marked whatever".split()
)
RECALLED = 4  # figures before it whose nouns are candidates
DISTANCES = (1, 2, 3, 5, 8, 13, 21)  # in tokens, told apart up to each of them
MARGIN = 0.5  # by which another must outweigh what the rules say
MARKS = frozenset(",;:()")
MEMORY = 2_000  # kinds with classes remembered
SIZES = ("size", "unit", "number")


def weigh(task: Task, ruled: Finding | None) -> Finding | None:
    """What the rules say where a firm one says it, else the candidate of the greatest weight."""
    if not is_loose(ruled):
        return ruled
    scored = [(score(task, finding, ruled), finding) for finding in candidates(task, ruled)]
    if not scored:
        return None
    most, best = max(scored, key=lambda pair: pair[0])
    if ruled and most - scored[0][0] < MARGIN:
        return ruled
    return best._replace(rule="weighed")


def is_loose(ruled: Finding | None) -> bool:
    """Whether no rule, or one that guesses, has decided."""
    return ruled is None or ruled.rule in LOOSE


def score(task: Task, finding: Finding, ruled: Finding | None) -> float:
    """The sum of the weights of a candidate's features."""
    weights = _weights()
    return sum([weights.get(feature, 0.0) for feature in features(task, finding, ruled)])


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in read_table("measured_weights")}


def candidates(task: Task, ruled: Finding | None) -> list[Finding]:
    """Everything that it may measure, each once, what the rules say first."""
    found = [ruled] if ruled else []
    found += _phrases(task.scene)
    found += [finding for finding in task.done[: -RECALLED - 1 : -1] if finding]
    for index in {task.quantity.sentence - 1, 0} - {task.quantity.sentence, -1}:
        scene = task.site.scenes.scene(index)
        if scene and (index or scene.sentence.kind == "headline"):
            found += _phrases(scene)
    seen: dict[tuple[int, int], Finding] = {}
    for finding in found:
        seen.setdefault((finding.scene.sentence.index, finding.phrase.head), finding)
    return list(seen.values())


def _phrases(scene: Scene) -> list[Finding]:
    return [Finding(scene, phrase, "", phrase) for phrase in scene.phrases if phrase.form != "pronoun"]


def _same(one: Finding, other: Finding) -> bool:
    return one.scene is other.scene and one.phrase.head == other.phrase.head


def features(task: Task, finding: Finding, ruled: Finding | None) -> list[str]:
    """What is judged of a candidate: where it stands, in which case, after which preposition, of what class."""
    kind, phrase = task.quantity.kind, finding.phrase
    where = _where(task, finding)
    found = [
        where,
        f"{kind} {where}",
        f"{kind} {phrase.case}",
        f"{where} {phrase.case} {'after a preposition' if phrase.preposition else ''}",
        f"preposition {phrase.preposition} {where}",
        f"figure after {task.site.preposition} {where} {phrase.case}",
        f"role {task.role.role} {where} {phrase.case}",
        f"form {phrase.form}",
        "depends on a phrase" if phrase.inside is not None else "depends on none",
        *_of_kind(kind, _classes(finding)),
        *_measured_before(task, finding),
    ]
    if finding.scene is task.scene:
        found += _on_the_way(task, phrase)
        found += _in_the_tree(task, phrase)
    if ruled and _same(finding, ruled):
        found += ["ruled", f"rule {ruled.rule}"]
    return found


def _where(task: Task, finding: Finding) -> str:
    """The part of the article that a candidate stands in."""
    if finding.scene is not task.scene:
        return "headline" if finding.scene.sentence.kind == "headline" else "sentence before"
    side = "before" if finding.phrase.head < task.site.first else "after"
    if task.scene.homes[finding.phrase.head] == task.site.home:
        return f"segment {side}"
    clause = any(part.first <= finding.phrase.head < part.last for part in task.site.clause)
    return f"{'clause' if clause else 'sentence'} {side}"


@lru_cache(MEMORY)
def _of_kind(kind: str, classes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{kind} {name}" for name in classes)


def _classes(finding: Finding) -> tuple[str, ...]:
    """What sort of noun it is; asked once a phrase."""
    scene, at = finding.scene, finding.phrase.head
    if at not in scene.classes:
        scene.classes[at] = tuple(_sorts(scene, finding.phrase))
    return scene.classes[at]


def _sorts(scene: Scene, phrase: Phrase) -> Iterator[str]:
    token = scene.tokens[phrase.head]
    yield f"level noun {phrase.lemma in level_nouns()}"
    yield f"light noun {any(phrase.lemma in light(kind) for kind in SIZES)}"
    yield f"time {is_time(phrase)}"
    yield f"place {is_place(scene, phrase)}"
    yield f"name {next((name.type for name in scene.sentence.names if name.first <= phrase.head < name.last), '')}"
    yield f"number {token.feats.get('Number', '')}"
    yield f"animacy {token.feats.get('Animacy', '')}"


def _measured_before(task: Task, finding: Finding) -> Iterator[str]:
    """Whether figures shortly before measure the same, of the same kind and unit or not."""
    quantity = task.quantity
    for back, other in enumerate(task.done[: -RECALLED - 1 : -1]):
        if other and _same(other, finding):
            site = task.sites[len(task.done) - 1 - back]
            alike = (site.quantity.kind, site.quantity.unit) == (quantity.kind, quantity.unit)
            yield f"measured {back} before, alike {alike}, here {site.scene is task.scene}"
            yield f"{quantity.kind} measured before, alike {alike}"


def _on_the_way(task: Task, phrase: Phrase) -> Iterator[str]:
    """How far it is, and what stands between it and the figure."""
    site, scene = task.site, task.scene
    before = phrase.head < site.first
    side, first, last = ("before", phrase.last, site.first) if before else ("after", site.last, phrase.first)
    between = scene.tokens[first:last]
    figures = {scene.slots[token.index].start for token in between if token.index in scene.slots}
    verbs = [at for part in scene.segments for at in scene.predicates(part) if first <= at.index < last]
    yield f"{side} distance {next((most for most in DISTANCES if last - first <= most), 'far')}"
    yield f"{side} figures {min(2, len(figures))}"
    yield f"{side} marks {min(3, sum([token.text in MARKS for token in between]))}"
    yield f"{side} dash {any(token.text in DASHES for token in between)}"
    yield f"{side} verbs {min(2, len(verbs))} {phrase.case}"
    yield f"first phrase {scene.phrases[:1] == (phrase,)}"
    counting = scene.slots.get(phrase.first - 1)
    yield f"counted by another {counting is not None and counting is not task.quantity}"


def _in_the_tree(task: Task, phrase: Phrase) -> Iterator[str]:
    """How it hangs together with the figure and the verb."""
    site, token = task.site, task.scene.tokens[phrase.head]
    yield f"relation {token.rel} {'before' if phrase.head < site.first else 'after'}"
    if site.verb is not None:
        yield f"on the verb as {token.rel}" if token.head == site.verb.index else "not on the verb"
    if any(token.head == phrase.head for token in site.tokens[site.first : site.last]):
        yield "the figure hangs on it"
    if site.first <= token.head < site.last:
        yield "hangs on the figure"
