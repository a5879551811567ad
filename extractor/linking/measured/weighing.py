"""Reads what a loose rule says a quantity measures; yields the likeliest of the phrases near it, by learnt weights.

Candidates are the phrases of its sentence, of the sentence before and of the headline, and what the figures before
measure. What counts is how they stand to the figure, and which rule named one, never which words they are: a small
linear model, whose weights `tools/train_measured.py` learns from annotated articles. It is judged by traits, a handful
of values each, of which many candidates have the same: what one weighs is worked out once, in whole hundredths.
"""

from collections.abc import Sequence
from typing import Any

from extractor.language import DASHES, Token
from extractor.linking.changes import directions
from extractor.linking.clauses import Site
from extractor.linking.measured import traits
from extractor.linking.measured.around import Around
from extractor.linking.measured.before import RECALLED
from extractor.linking.measured.changing import names_change, thing_changed
from extractor.linking.measured.sorts import SENSES, is_agent, noun_of
from extractor.linking.measured.task import (
    CHANGES,
    Finding,
    Task,
    complement,
    level_nouns,
    light,
    tells_which,
)
from extractor.linking.measured.unlikely import dimension, doubts, is_unlikely, says_nothing
from extractor.linking.measured.unwrapping import unwrapped
from extractor.linking.measured.weights import UNITS, Spelt, Tables, weights
from extractor.linking.scenes import Scene, Scenes
from extractor.mentions.measured import Phrase, months, only_adjective

# The rules that guess: of what they say of articles that no rule was written for the weights mend more than they spoil.
LOOSE = frozenset(
    "elided contrasted act doers transfer before_dash apposed repeated_shape rated_subject any_noun other_end"
    " rated_nearby whatever difference holders at_interest rated_before pronoun_topic in_brackets receiver explained"
    " headed spent_on noun_for_sum restated shared_noun".split()
)
LOOSE_AFAR = frozenset({"has_figure"})  # guesses where it names who acts, or what stands outside the figure's segment
# measure what weighing found for the figure right before
AS_THE_LAST = frozenset({"differs", "this_is", "bracketed", "expected", "instead", "reached"})
DISTANCES = (1, 2, 3, 5, 8, 13, 21)  # in tokens, told apart up to each of them
FARTHEST = tuple(next((most for most in DISTANCES if far <= most), 0) for far in range(DISTANCES[-1] + 1))
MARGIN = 0.25  # by which another must outweigh what the rules say


def weigh(task: Task, ruled: Finding | None) -> Finding | None:
    """What the rules say where a firm one says it, else the candidate of the greatest weight."""
    if not is_loose(task, ruled):
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
    phrase = _with_adjectives(best, ruled)
    if task.role.role in CHANGES:
        phrase = thing_changed(best.scene, phrase)  # «произошло увеличение стоимости метра, на 21 %»
    return unwrapped(task, Finding(best.scene, phrase, "weighed", best.shape))


def _with_adjectives(best: Finding, ruled: Finding | None) -> Phrase:
    """«Фельдшерских пунктов», of which the rules took the adjective for the noun: the phrase keeps it."""
    phrase = best.phrase
    if ruled is None or ruled.scene is not best.scene or ruled.phrase.last != phrase.last:
        return phrase
    between = best.scene.tokens[ruled.phrase.first : phrase.first]
    longer = bool(between) and all(only_adjective(token) for token in between)
    return phrase._replace(first=ruled.phrase.first) if longer else phrase


def is_loose(task: Task, ruled: Finding | None) -> bool:
    """Whether no rule, or one that guesses, has decided."""
    if ruled is None:
        return True
    if ruled.rule in LOOSE_AFAR:
        segment, phrase = task.site.segment, ruled.phrase
        afar = ruled.scene is not task.scene or not segment.first <= phrase.head < segment.last
        acts = is_agent(ruled.scene, phrase) and not _is_counted(ruled)
        return (afar or acts) and not _itself_changes(task, ruled)
    return ruled.rule in LOOSE and not _is_label(task, ruled)


def _is_label(task: Task, ruled: Finding) -> bool:
    """«…, размер задатка – 15 млн»: a level in the nominative right before the dash; «21 % смогут выжить»"""
    token, verb = task.site.ahead, task.site.verb
    if ruled.rule == "shared_noun":
        return task.site.after is not None and task.site.after.lower in ("и", "или")  # «168 и 62 человека»
    if ruled.rule == "doers":
        return verb is not None and task.site.last <= verb.index <= task.site.last + 1
    if ruled.rule == "before_dash" and task.role.role in CHANGES and task.site.home:
        row = task.scene.ending.get(task.scene.segments[task.site.home - 1].last, ())
        return any(names_change(p) for p in row)  # «ухудшены ожидания по росту ВВП – до 2 %»
    if ruled.rule != "repeated_shape" or token is None or token.text not in DASHES or ruled.scene is not task.scene:
        return False
    ends = task.scene.ending.get(token.index, ())
    named = any(p.case == "Nom" and not p.preposition and p.first <= ruled.phrase.head for p in ends)
    return named and ruled.phrase.last == token.index and ruled.phrase.lemma in level_nouns()


def _is_counted(ruled: Finding) -> bool:
    """«число раненых выросло на 10 %»: of whom a number is told"""
    at = ruled.phrase.inside
    return at is not None and ruled.scene.phrases[at].lemma in light("number")


def _itself_changes(task: Task, ruled: Finding) -> bool:
    """«Сильнее всех, на 7,2 %, упал „Маяк“»: the subject behind an intransitive verb of change"""
    verb = task.site.verb
    if verb is None or task.site.own_verb or ruled.scene is not task.scene or task.role.role not in CHANGES:
        return False
    owner = ruled.phrase.inside if _is_counted(ruled) else None  # «на 40 %, до 218, снизилось число угонов»
    token = ruled.scene.tokens[ruled.phrase.head if owner is None else ruled.scene.phrases[owner].head]
    return verb.lemma in directions("change_verbs") and token.head == verb.index and token.index > verb.index


def features(task: Task, finding: Finding, ruled: Finding | None) -> tuple[str, ...]:
    """What is judged of a candidate: where it stands, in which case, after which preposition, of what class."""
    found: tuple[str, ...] = Scale(task, ruled, Spelt).weight_of(finding)
    return found


class Scale:
    """One figure, for which candidates are weighed; `ruled` is what the rules say."""

    def __init__(self, task: Task, ruled: Finding | None, tables: Tables = weights) -> None:
        kind, role, voice = task.quantity.kind, task.role.role, _voice(task.site.verb)
        about = dimension(kind, task.quantity.unit)
        self.site = task.site
        self.around = Around(task, about, tables)
        self.ruled = ruled
        self._acting = tables(traits.acting, kind, voice)
        self._away = tables(traits.away)
        self._classed = tables(traits.classed, kind, about)
        self._elsewhere = tables(traits.elsewhere, kind)
        self._governed = tables(traits.governed, task.site.preposition, role)
        self._in_the_sentence = tables(traits.in_the_sentence)
        self._on_the_way = tables(traits.on_the_way)
        self._placed = tables(traits.placed, kind)
        self._ruled = tables(traits.ruled)
        self._shaped = tables(traits.shaped)

    def weight_of(self, finding: Finding) -> Any:
        """What the tables hold of a candidate, added up: the weights of its features, in hundredths, or themselves."""
        scene, phrase, _, _ = finding
        where, case = _where(self.site, scene, phrase.head), phrase.case
        noun = scene.nouns.get(phrase) or noun_of(scene, phrase)
        found = (
            self.around.weight_of(finding, where, noun)
            + self._acting[noun.agent, case, where]
            + self._classed[where, noun.agent, noun.sort]
            + self._governed[where, case]
            + self._placed[where, case, phrase.preposition]
            + self._shaped[noun.shape]
        )
        if scene is self.site.scene:
            away, way = _way(self.site, phrase)
            found += self._away[away] + self._on_the_way[way]
            shaped = self.around.before.shape == (case, phrase.preposition)
            found += self._in_the_sentence[(shaped, *_ties(self.site, phrase))]
        else:
            found += self._elsewhere[case, bool(phrase.preposition), scene.tokens[phrase.head].rel]
        ruled = self.ruled
        if ruled and phrase.head == ruled.phrase.head and scene is ruled.scene:
            found += self._ruled[ruled.rule]
        return found


def candidates(task: Task, ruled: Finding | None) -> list[Finding]:
    """Everything that it may measure, each once, what the rules say first."""
    scenes, here = task.site.scenes, task.quantity.sentence
    found = [*_phrases(scenes, here)]
    found += [finding for finding in task.done[: -RECALLED - 1 : -1] if finding and not says_nothing(*finding[:2])]
    for index in {here - 1, 0} - {here, -1}:
        scene = scenes.scene(index)
        if scene and (index == here - 1 or scene.sentence.kind == "headline"):
            found += _phrases(scenes, index)
    doubting = doubts(task)
    seen = {(ruled.scene, ruled.phrase.head): ruled} if ruled else {}
    for finding in found:
        place = finding.scene, finding.phrase.head
        if place not in seen and not is_unlikely(doubting, task, finding):
            seen[place] = finding
    return list(seen.values())


def _phrases(scenes: Scenes, index: int) -> Sequence[Finding]:
    """The phrases of a sentence, asked for again and again."""
    known, scene = scenes.candidates, scenes.scene(index)
    if index not in known:
        known[index] = [Finding(scene, phrase, "", phrase) for phrase in _telling(scene)] if scene else []
    found: Sequence[Finding] = known[index]
    return found


def _telling(scene: Scene) -> list[Phrase]:
    """Its phrases but pronouns, dates, «остальные», what says nothing, and «число», «сумма» where they say of what."""
    found = [phrase for phrase in scene.phrases if phrase.form != "pronoun" and phrase.lemma not in months()]
    found = [phrase for phrase in found if not tells_which(phrase)]
    full = [phrase for phrase in found if not SENSES[phrase.lemma][1] or complement(scene, phrase) is None]
    return [phrase for phrase in full if not says_nothing(scene, phrase)]


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


def _voice(verb: Token | None) -> str:
    """Whether the predicate acts, is acted on or is an infinitive; empty where there is none."""
    if verb is None:
        return ""
    if verb.feats.get("Voice") == "Pass" or verb.lemma.endswith("ся"):
        return "passive"
    return "infinitive" if verb.feats.get("VerbForm") == "Inf" else "active"


def _way(site: Site, phrase: Phrase) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """How far it is, and what stands between it and the figure."""
    scene = site.scene
    before = phrase.head < site.first
    first, last, side = (phrase.last, site.first, "before") if before else (site.last, phrase.first, "after")
    far = last - first if last > first else 0
    marks, dashes, verbs, figures = scene.between(first, last) if far else (0, 0, 0, 0)
    counting = scene.slots.get(phrase.first - 1)
    counted = counting is not None and counting is not site.quantity
    distance = FARTHEST[far] if far < len(FARTHEST) else "far"
    return (
        (side, distance, scene.phrases[:1] == (phrase,), counted),
        (side, min(2, figures), min(3, marks), dashes > 0, min(2, verbs), phrase.case),
    )


def _ties(site: Site, phrase: Phrase) -> tuple[object, ...]:
    """How it hangs together with the figure and the verb."""
    token, verb = site.tokens[phrase.head], site.verb
    on_verb = None if verb is None else token.head == verb.index
    return token.rel, phrase.head < site.first, on_verb, phrase.head in site.heads, site.first <= token.head < site.last
