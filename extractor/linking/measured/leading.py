"""Reads the words that lead to a list or an answer; yields the noun in them that its figures measure.

«Больше всего зерна намолотили: Кинельский район – 210, …», «– Какой у вас бюджет? – 12 млрд».
"""

from extractor.language import DASHES
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.changing import names_change, thing_changed
from extractor.linking.measured.task import Finding, Task, complement, ending_at, is_place, is_time, light
from extractor.linking.scenes import Scene, word_group
from extractor.mentions.measured import Phrase

ASKING = frozenset({"какой", "каков", "каковой", "который", "чей"})
NAME = 6  # tokens of a firm's name with its form


@only(own_verb=False)
def listed(task: Task) -> Phrase | Finding | None:
    """«Меньше всего безработных: Орёл – 120, Ливны – 88», «Рост цен показали: Орёл – на 4 %»: the figure of a place"""
    label = _label(task)
    if label is None:
        return None
    last = next((found for _, found in task.earlier() if found and found.rule == "listed"), None)
    if last is not None and last.scene is task.scene:
        return last
    if _after_colon(task.scene, label):
        ahead = [phrase for phrase in task.scene.phrases if phrase.last < label.first]
        row = [p for p in ahead if names_change(p)] if task.site.preposition == "на" else []
        found = row[-1] if row else _led_by(task.scene, ahead)
        return thing_changed(task.scene, found) if found else None
    return _from_before(task)


def _label(task: Task) -> Phrase | None:
    """The place before the dash that a figure alone stands after."""
    token = task.site.ahead
    if token is not None and token.lower == "на" and task.quantity.kind in ("share", "money"):
        token = task.site.token(token.index - 1)
    if token is None or token.text not in DASHES:
        return None
    phrase = _firm(task, token.index - 1) or ending_at(task.scene, token.index - 1)
    if phrase is None or phrase.preposition or phrase.form == "pronoun":
        return None
    named = phrase.form == "name" or phrase.lemma in word_group("territory") or is_place(task.scene, phrase)
    goes_on = task.previous is not None and task.previous.rule == "listed"
    inner = task.scene.tokens[phrase.first].text[:1].isupper() and (goes_on or _after_colon(task.scene, phrase))
    return phrase if named or inner else None


def _firm(task: Task, at: int) -> Phrase | None:
    """«ООО „Рассвет“», «КФХ Мельниченко»: the form of a firm before its name"""
    tokens = task.scene.tokens
    first = at
    while first > 0 and at - first < NAME and tokens[first - 1].text not in (",", ":", ";", "(", ")"):
        first -= 1
    word = tokens[first]
    firm = first < at and (word.text.isupper() or word.lemma in word_group("firm"))
    return Phrase(first, at + 1, first, word.lemma, "name", "Nom") if firm else None


def _from_before(task: Task) -> Finding | None:
    """The noun of the paragraph before that ends in a colon or a question mark, or the line before in the list."""
    scenes, before = task.site.scenes, task.quantity.sentence - 1
    if line := task.last_told(1, lambda _, told: told.rule == "listed"):
        return line
    scene = scenes.scene(before)
    if scene is None or not scene.tokens or scene.tokens[-1].text not in (":", "?"):
        return None
    found = _asked(scene) if scene.tokens[-1].text == "?" else _led_by(scene, scene.phrases)
    return Finding(scene, found, "", found) if found else None


def _after_colon(scene: Scene, label: Phrase) -> bool:
    """Whether a label is the first of the list that a colon opens."""
    return label.first > 0 and scene.tokens[label.first - 1].text == ":"


def _led_by(scene: Scene, phrases: "list[Phrase] | tuple[Phrase, ...]") -> Phrase | None:
    """What words that lead to a list name: the noun of a size, else a genitive, else a subject or object."""
    free = [p for p in phrases if p.form in ("noun", "adjective") and not p.preposition and not is_time(p)]
    free = [p for p in free if not is_place(scene, p) and p.lemma not in word_group("territory") | word_group("idle")]
    for phrase in phrases:
        if phrase.lemma in light("number", "size") | word_group("leader"):
            return complement(scene, phrase)
    outer = [p for p in free if p.inside is None or scene.phrases[p.inside].form == "pronoun"]
    for case in ("Gen", "Nom", "Acc"):
        found = [p for p in outer if p.case == case]
        if found:
            return found[0]
    return None


@only("count", "money", "measure", "share", "factor", follows=False)
def answered(task: Task) -> Finding | None:
    """«– Сколько теплиц построили? – Четырнадцать», «– А что с долгами? – На 1 января 3,2 млрд»"""
    before = task.quantity.sentence - 1
    scene = task.site.scenes.scene(before) if task.site.scenes.last_mark(before) == "?" else None
    if scene is None:
        return None
    ahead = [p for p in task.scene.phrases if p.first < task.site.first and not is_time(p)]
    named = [p for p in ahead if p.inside is None and not p.preposition and (task.site.own_verb or p.case != "Dat")]
    found = None if named else _asked(scene)
    return Finding(scene, found, "", found) if found else None


def _asked(scene: Scene) -> Phrase | None:
    """What a question asks the size of."""
    phrases = [p for p in scene.phrases if p.form in ("noun", "adjective") and not is_time(p)]
    return _how_many(scene, phrases) or _which(scene, phrases) or _what_with(scene, phrases) or _first_free(phrases)


def _how_many(scene: Scene, phrases: list[Phrase]) -> Phrase | None:
    """«Сколько детей», «сколько у вас коров», not «сколько стоит путёвка»"""
    asked = next((token.index for token in scene.tokens if token.lower == "сколько"), len(scene.tokens))
    found = [p for p in phrases if p.first > asked and p.case == "Gen" and not p.preposition and p.form == "noun"]
    beside = next((p for p in phrases if p.first == asked + 1 and p.case == "Gen"), None)
    many = [p for p in found if scene.tokens[p.head].feats.get("Number") == "Plur" and p.inside is None]
    return beside or next(iter(many), None)


def _which(scene: Scene, phrases: list[Phrase]) -> Phrase | None:
    """«какая средняя зарплата», «Какова протяжённость»"""
    for phrase in phrases:
        asking = scene.tokens[max(0, phrase.first - 1) : phrase.head]
        if any(token.lemma in ASKING or token.lower.startswith("каков") for token in asking):
            return phrase
    return None


def _what_with(scene: Scene, phrases: list[Phrase]) -> Phrase | None:
    """«что с долгами»"""
    found = [p for p in phrases if p.preposition in ("с", "со") and p.case == "Ins"]
    said = any(token.lower in ("что", "как") for token in scene.tokens)
    return found[0] if found and said else None


def _first_free(phrases: list[Phrase]) -> Phrase | None:
    """The subject, else the object."""
    free = [p for p in phrases if p.inside is None and not p.preposition]
    return next((p for case in ("Nom", "Acc", "Gen") for p in free if p.case == case), None)


LEADING: tuple[Rule, ...] = (listed, answered)
