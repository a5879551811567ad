"""Reads a figure alone in a bracket; yields the bracket and the phrase before it: «Тула (18,9)»."""

from extractor.language import Token
from extractor.linking.measured.asking import only
from extractor.linking.measured.task import BRACKET, CHANGES, Finding, Task, ending_at, heavy, named, past_closing
from extractor.linking.scenes import word_group
from extractor.mentions.measured import CLOSING, Phrase, is_animate, lemma_of, number_of


def bracketed_by(task: Task) -> Phrase | None:
    """The phrase before the bracket that a figure alone opens."""
    token = opening_of(task)
    if token is None:
        return None
    tokens, at = task.scene.tokens, past_closing(task.scene, token.index - 1)
    first = at + 1
    while first > 0 and tokens[first - 1].text.isascii() and tokens[first - 1].text[:1].isupper():
        first -= 1
    foreign = first <= at and first not in task.scene.slots and at not in task.scene.headed
    if foreign:
        return Phrase(first, at + 1, at, lemma_of(tokens[at]), "name", "Nom")
    row = task.scene.ending.get(token.index, ()) if at < token.index - 1 else ()
    single = (p for p in row if p.case == "Nom" and number_of(tokens[p.head]) == "Sing")
    whole = next((p for p in single if not p.preposition), None)  # «банк „Маяк“ (11 %)»
    return whole or ending_at(task.scene, at)


def opening_of(task: Task) -> Token | None:
    """The bracket that a figure alone opens: «(14 %)», «(на 0,3 %)»."""
    token = task.site.ahead
    if token is not None and token.lower == "на" and task.quantity.kind in ("share", "factor", "money", "measure"):
        token = task.site.token(token.index - 1)
    return token if token is not None and token.text == "(" else None


@only(follows=True, ahead=BRACKET)
def held_likewise(task: Task) -> Finding | None:
    """«должны „Маяк“ (долг 12 млн рублей), „Заря“ (1,2 млн)»: what the last bracket itself says of its figure"""
    last = task.previous_alike if bracketed_by(task) else None
    home = last.scene.homes[last.phrase.head] if last and last.scene is task.scene else None
    part = task.scene.segments[home] if home is not None else None
    if part is None or part.opener != "(" or last is None:
        return None
    return last if last.phrase.first == part.first or last.phrase.case == "Gen" else None


@only("share", roles=CHANGES, ahead=BRACKET)
def owned_by_name(task: Task) -> Phrase | Finding | None:
    """«бумаги „Заречья“ (−9 %), „Сокола“ (−4 %)»: what those named have, which changes"""
    phrase, scene, last = bracketed_by(task), task.scene, task.previous_alike
    if phrase is None or phrase.case != "Gen" or phrase.preposition:
        return None
    if not (is_quoted(task) or phrase.form == "name" or named(scene, phrase.head) == "ORG"):
        return None
    if phrase.inside is None:
        return last if last and last.rule == "owned_by_name" else None
    owner = scene.phrases[phrase.inside]
    thing = owner.form == "noun" and not is_animate(scene.tokens[owner.head])
    return heavy(scene, owner) if thing and owner.lemma not in word_group("territory") else None


def is_quoted(task: Task) -> bool:
    """«„Донмяса“ (+2,8 %)»: a name in quotes before the bracket"""
    token = opening_of(task)
    return token is not None and task.scene.tokens[token.index - 1].text in CLOSING and task.quantity.kind == "share"
