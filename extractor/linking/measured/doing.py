"""Reads a quantity that stands for what it counts; yields who does it, or what the heading before is about."""

from extractor.linking.measured.subjects import is_subject
from extractor.linking.measured.task import LOOK_BACK, Finding, Rule, Task, frame, is_time, top
from extractor.linking.scenes import Scene
from extractor.mentions.measured import Phrase, is_animate, number_of

WHOLES = frozenset({"counted", "part_of", "doers"})  # the rules that name the whole of a share
HEADING = 8  # tokens of a heading without a verb


def doers(task: Task) -> Finding | None:
    """«За границу хотят шесть процентов», «прививку сделал каждый третий»: a share that acts is one of people"""
    verb = task.site.verb
    if task.quantity.kind != "share" or task.role.role != "level" or task.site.preposition or verb is None:
        return None
    told = frame(verb, "state") or verb.feats.get("Voice") == "Pass" or verb.pos == "ADJ" or not task.site.own_verb
    if told or verb.feats.get("VerbForm") == "Inf" or _has_subject(task):
        return None
    return _people(task, shares=True) or _people(task, shares=False)


def _has_subject(task: Task) -> bool:
    """Whether the segment names somebody or something else that does it; «каждый» can be nothing but the subject."""
    if any(token.lower in ("каждый", "каждая") for token in task.scene.tokens[task.site.first : task.site.last]):
        return False
    tokens = task.scene.tokens
    return any(is_subject(p, tokens[p.head], task.site.verb) for p in top(task.scene.within(task.site.segment)))


def _people(task: Task, shares: bool) -> Finding | None:
    """The last people counted; of shares the last that was one of people, however far."""
    for site, finding in task.earlier():
        if not shares and site.quantity.sentence < task.quantity.sentence - LOOK_BACK:
            return None
        if finding is None or shares != (site.quantity.kind == "share") or shares and finding.rule not in WHOLES:
            continue
        token = finding.scene.tokens[finding.phrase.head]
        people = finding.phrase.form == "adjective" or finding.phrase.form == "noun" and is_animate(token)
        if people and number_of(token) == "Plur":
            return finding
    return None


def headed(task: Task) -> Finding | None:
    """«Пособие при рождении. Было 24 тысячи рублей, станет 26»: what the heading names"""
    if task.quantity.kind == "rank" or task.previous or not _is_bare(task):
        return None
    scenes, before = task.site.scenes, task.quantity.sentence - 1
    scene = scenes.scene(before) if scenes.length(before) <= HEADING else None
    phrase = _title(scene) if scene else None
    return Finding(scene, phrase, "", phrase) if scene and phrase else None


def explained(task: Task) -> Phrase | None:
    """«объёмы возвращаются: за полгода вывезли 214 тысяч тонн»: what the words before the colon are about"""
    at = next((part.at for part in task.site.clause if part.opener == ":"), 0)
    if not at or task.previous or task.quantity.kind == "rank" or not _is_bare(task, doers=True):
        return None
    found = [p for p in top(task.scene.within(task.scene.segments[at - 1])) if p.case in ("Nom", "Acc")]
    found = [p for p in found if not p.preposition and not is_time(p) and p.form != "pronoun"]
    last = found[-1] if found else None
    thing = last and last.form == "noun" and not is_animate(task.scene.tokens[last.head])
    return last if thing else None


def _is_bare(task: Task, doers: bool = False) -> bool:
    """Whether the clause has no noun that could be measured; with `doers` those who act do not count."""
    found = [
        p for part in task.site.clause for p in top(task.scene.within(part)) if not p.preposition and not is_time(p)
    ]
    return all(doers and p.case == "Nom" and is_animate(task.scene.tokens[p.head]) for p in found)


def _title(scene: Scene) -> Phrase | None:
    """The noun that a sentence without a verb or figure begins with."""
    if scene.quantities or any(scene.predicates(part) for part in scene.segments):
        return None
    phrase = scene.phrases[0] if scene.phrases else None
    fits = phrase and phrase.form == "noun" and phrase.case == "Nom" and not phrase.preposition
    return phrase if fits else None


DOING: tuple[Rule, ...] = (headed, explained, doers)
