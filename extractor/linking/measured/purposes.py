"""Reads a sum «на эти цели» or «для этого»; yields the act that was told before, else the things that it made."""

from collections.abc import Callable

from extractor.linking.clauses import Site
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.spending import reach
from extractor.linking.measured.task import LEVEL, Finding, Task, frame, is_place, is_time, top
from extractor.linking.scenes import Scene, word_group
from extractor.mentions.measured import Phrase, is_animate

POINTING = ("эт", "данн", "указанн", "так", "т")  # «эти цели», «данные нужды», «те же цели»
AIMS = frozenset({"цели", "целей", "нужды", "нужд", "этого"})
FOR = frozenset({"на", "для", "по"})  # before an act: «деньги на ремонт», «работы по очистке»


@only("money", roles=LEVEL, words=AIMS)
def these_aims(task: Task) -> Finding | None:
    """«В Пскове отремонтируют мост. На эти цели выделят 13 млн», «… для этого нужно 13 млн»"""
    aim = next((p for p in reach(task) if _points_back(task.scene, p)), None)
    if aim is None:
        return None
    told = [(task.scene, aim.first)]
    if before := task.site.scenes.scene(task.quantity.sentence - 1):
        told.append((before, len(before.tokens)))
    found = _first(_act, told) or _made(task)
    return found or (_first(_object, told) if aim.form == "pronoun" else None)


def _first(named: Callable[[Scene, int], Phrase | None], told: list[tuple[Scene, int]]) -> Finding | None:
    """What is named up to some token of the first of these sentences that names any."""
    for scene, end in told:
        if phrase := named(scene, end):
            return Finding(scene, phrase, "", phrase)
    return None


def _points_back(scene: Scene, phrase: Phrase) -> bool:
    """«на эти цели», «для этого»"""
    if phrase.preposition == "для" and phrase.form == "pronoun":
        return scene.tokens[phrase.head].lower == "этого"
    aim = phrase.preposition in ("на", "для") and phrase.lemma in ("цель", "нужда")
    return aim and scene.tokens[phrase.first].lower.startswith(POINTING) and phrase.first < phrase.head


def _act(scene: Scene, end: int) -> Phrase | None:
    """«направленную на обновление», «проведут капитальный ремонт»: what is done, the purpose of something first"""
    row = [p for part in scene.segments if not part.depth for p in scene.within(part)]
    found = [p for p in row if p.last <= end and p.lemma in word_group("act")]
    aims = [p for p in found if p.preposition in FOR and p.case != "Loc"]
    acts = [p for p in found if not p.preposition and p.inside is None and p.case in ("Nom", "Acc", "Ins")]
    return next(iter((*aims, *acts)), None)


def _made(task: Task) -> Finding | None:
    """«благоустроят 17 дворов, на эти цели …»: things counted right before, not people nor where they are"""
    found = task.last_told(1, _is_counted)
    return None if found is None or is_animate(found.scene.tokens[found.phrase.head]) else found


def _is_counted(site: Site, told: Finding) -> bool:
    counted = told.rule == "counted" and told.phrase.form == "noun" and site.quantity.kind in ("count", "measure")
    return counted and not site.preposition


def _object(scene: Scene, end: int) -> Phrase | None:
    """«нужно починить мост. Для этого …»: the first object"""
    row = [p for p in top(scene.phrases) if p.last <= end and p.case == "Acc" and not p.preposition]
    row = [p for p in row if p.form == "noun" and not is_time(p) and not is_place(scene, p)]
    return next((p for p in row if not is_animate(scene.tokens[p.head])), None)


@only("money", roles=LEVEL)
def meant_for(task: Task) -> Phrase | None:
    """«Курская область получит 35 млн рублей для поддержки ферм»: what is to be done with the sum right before"""
    phrase = task.scene.starting.get(task.site.last + 1)
    if phrase is None or phrase.preposition != "для" or phrase.form != "noun" or phrase.inside is not None:
        return None
    gives = frame(task.site.verb, "agent") or frame(task.site.verb, "taker")
    return phrase if gives and phrase.lemma in word_group("act") else None


PURPOSES: tuple[Rule, ...] = (these_aims, meant_for)
