"""Reads a quantity whose noun is left out; yields the phrase of the quantity before, or what a pronoun stands for."""

from dataclasses import replace

from extractor.linking.clauses import DASHES
from extractor.linking.measured.task import Finding, Rule, Task, is_time, phrases_in
from extractor.mentions.measured import Phrase

PRONOUNS = frozenset({"они", "который", "он", "она", "оно", "таковой", "такой", "тот", "этот"})


def _again(finding: Finding | None) -> Finding | None:
    return replace(finding) if finding else None


def other_end(task: Task) -> Finding | None:
    """The second end of a change: «с 13 до 173 тысяч»"""
    return _again(task.last()) if task.role.role == "change_to" and task.role.rule.startswith("ends") else None


def in_brackets(task: Task) -> Finding | None:
    """«276 домов (6 %)», «12,9 млн тонн (–9 %)», «368 млн рублей (около 5,8 млн долларов)»"""
    before = task.site.before
    token = task.site.token(task.site.left)
    if not before or not token or token.text != "(" or not task.done:
        return None
    between = [p for p in task.scene.phrases if before.last <= p.first < token.index and p.inside is None]
    return _again(task.done[-1]) if len(between) <= 1 else None


def out_of_these(task: Task) -> Finding | None:
    """«из них 36 млн», «из которых половина», «треть из них»"""
    words = [token for token in task.scene.tokens[max(0, task.site.first - 5) : task.site.last + 3]]
    for token, after in zip(words, words[1:], strict=False):
        if token.lower in ("из", "среди") and after.lemma in ("они", "который"):
            return _again(task.last())
    return None


def difference(task: Task) -> Finding | Phrase | None:
    """«43 млн тонн, на 3 % больше, чем …»"""
    if task.role.role not in ("change_by", "change_factor") or task.site.before is None or task.site.own_verb:
        return None
    if task.site.segment.opener not in (",", *DASHES, "("):
        return None
    topics = [p for p in phrases_in(task.scene, [task.site.segment]) if p.last <= task.site.first and not p.preposition]
    return None if topics else _again(task.last())


def repeated_shape(task: Task) -> Phrase | None:
    """«на уголь пришлось 12 млн тонн, на удобрения — 2 млн»: the phrase of the same case and preposition."""
    last = task.last()
    if not last or last.shape is None or task.site.own_verb or task.site.before is None:
        return None
    shape = last.shape
    start = task.site.before.last
    for phrase in phrases_in(task.scene, task.site.clause[:-1] or task.site.clause):
        if start <= phrase.first and phrase.last <= task.site.first + 1 and not is_time(phrase):
            if (phrase.case, phrase.preposition) == (shape.case, shape.preposition):
                return phrase
    return None


def elided(task: Task) -> Finding | None:
    """«ещё 530 ранены», «в Бийске — 12», «подтвердились две»"""
    return _again(task.last()) if task.quantity.kind in ("count", "share", "measure", "factor") else None


def any_before(task: Task) -> Phrase | None:
    """The nearest noun before, else after."""
    found = [p for p in phrases_in(task.scene, task.scene.segments) if p.form != "pronoun" and not is_time(p)]
    before = [p for p in found if p.first < task.site.first]
    return before[-1] if before else found[0] if found else None


INHERITING: tuple[Rule, ...] = (other_end, in_brackets, out_of_these, difference)
LAST_RESORT: tuple[Rule, ...] = (elided, any_before)
