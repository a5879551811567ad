"""Reads a figure in brackets behind one of several named; yields what they have: «больше наград у Китая (38)»."""

from extractor.linking.measured.asking import only
from extractor.linking.measured.bracketed import bracketed_by, opening_of
from extractor.linking.measured.over_places import compared_by, rated_by
from extractor.linking.measured.task import BRACKET, Finding, Task, is_time, light, top
from extractor.linking.scenes import word_group
from extractor.mentions.measured import CLOSING, Phrase, is_animate, number_of

AMONG_WHOM = frozenset({"на", "у", "в", "из", "к", "для", "при", "о", "об"})


@only("count", "measure", ahead=BRACKET)
def holders(task: Task) -> Finding | Phrase | None:
    """«пропуска имеют банк (40), почта (12)», «больше наград у Китая (38)»: what the named ones have"""
    holder = bracketed_by(task)
    if holder is None or not (_named(task, holder) or _is_somebody(task, holder)):
        return None
    if task.previous and task.previous.rule in ("holders", "counted") and not _of_places(task.previous):
        return task.previous
    if rated := rated_by(task):
        return rated
    things = _things(task, holder)
    return things[0] if things else _lent_to_places(task)


def _things(task: Task, holder: Phrase) -> list[Phrase]:
    """What the sentence says that somebody has, in the plural."""
    scene = task.scene
    plural = [
        p for p in top(scene.phrases) if scene.tokens[p.head].feats.get("Number") == "Plur" and p.last <= holder.first
    ]
    things = [p for p in plural if p.form == "noun" and not is_time(p) and p.case != "Nom" and not _named(task, p)]
    things = [p for p in things if not _tells_where(task, p) and p.first - 1 not in scene.slots]
    return [p for p in things if p.lemma not in light("size") | word_group("idle")]


def _is_somebody(task: Task, phrase: Phrase) -> bool:
    """«прозаик Кулагин», «команда „Метеор“», of whom there is one while the figure says more"""
    scene = task.scene
    named = [n for n in scene.sentence.names if n.type in ("PER", "ORG") and phrase.first < n.last <= phrase.last]
    token = opening_of(task)
    quoted = token is not None and scene.tokens[token.index - 1].text in CLOSING
    single = number_of(scene.tokens[phrase.head]) == "Sing" and task.quantity.value != 1
    return single and (quoted or bool(named) and is_animate(scene.tokens[phrase.head]))


@only("count", ahead=BRACKET)
def held_alike(task: Task) -> Finding | None:
    """«Забросил 22 шайбы. Больше лишь у Савельева (27)»: what was counted before, where the sentence names no other"""
    holder = bracketed_by(task)
    if holder is None or not (_named(task, holder) or _is_somebody(task, holder)):
        return None
    if task.previous and task.previous.rule == "held_alike":
        return task.previous
    if task.previous or rated_by(task) or compared_by(task) or _things(task, holder):
        return None
    found = task.recalled_alike
    return found if found and found.phrase.form == "noun" and not _of_places(found) else None


def _of_places(finding: Finding) -> bool:
    """«в шести регионах»: a figure that counts places"""
    return finding.phrase.lemma in word_group("territory")


def _lent_to_places(task: Task) -> Finding | None:
    """What the figure before measures, but «в шести регионах, среди которых Тыва (17,3)»"""
    previous = task.previous
    if previous is None or previous.rule == "before_bracket":
        return task.recalled
    return task.last_told(1, lambda _, told: not _of_places(told)) or previous


def _tells_where(task: Task, phrase: Phrase) -> bool:
    """«у северян», «в шести регионах»: among whom or where, not what."""
    counting = task.scene.slots.get(phrase.first - 1)
    before = phrase.preposition or (task.scene.tokens[counting.first - 1].lower if counting and counting.first else "")
    return before in AMONG_WHOM or phrase.lemma in word_group("territory")


def _named(task: Task, phrase: Phrase) -> bool:
    """A name, a place, an organisation or an abbreviation."""
    first, tokens = task.scene.tokens[phrase.first], task.scene.tokens
    names = task.scene.sentence.names
    inside = any(name.first <= phrase.head < name.last for name in names)
    return (
        inside
        or phrase.form == "name"
        or tokens[phrase.head].text.isupper()
        or first.text[:1].isupper()
        and phrase.first > 0
    )
