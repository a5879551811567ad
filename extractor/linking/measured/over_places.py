"""Reads a figure told of one of several places; yields by what the sentence compares them.

«Лидерами по вводу жилья стали Тула (2,7 млн кв. м) и Орёл (1,9 млн)», «Больше всего студентов в Томске (5 тыс.)».
"""

from extractor.linking.changes import directions
from extractor.linking.measured.changing import thing_changed
from extractor.linking.measured.task import Task, complement, frame, heavy, is_place, is_time, light, top
from extractor.linking.scenes import Scene, Segment, word_group
from extractor.mentions.measured import Phrase

MOST = frozenset({"больше", "меньше"})
OF_ALL = frozenset({"всего", "всех"})


def compared_by(task: Task) -> Phrase | None:
    """By what the sentence compares the places whose figures it tells."""
    parts = _told_before(task)
    for part in parts:
        found = _rated(task.scene, part) or _most_of(task.scene, part) or _seen_somewhere(task.scene, part)
        if found is not None:
            return found
    return None


def rated_by(task: Task) -> Phrase | None:
    """«По вводу жилья впереди Тюменская область – 1,2 млн кв. м»: by what places are compared, where no verb says it"""
    phrase = _by_what(task.scene)
    named = phrase is not None and (is_place(task.scene, phrase) or phrase.lemma in word_group("reference"))
    return heavy(task.scene, phrase) if phrase and not named and not is_time(phrase) else None


def rated_by_number(task: Task) -> Phrase | None:
    """«По числу наград лидируют хозяева (22), за ними китайцы (17)»: whoever they are"""
    phrase = _by_what(task.scene)
    return heavy(task.scene, phrase) if phrase and phrase.lemma in light("number") else None


def _by_what(scene: Scene) -> Phrase | None:
    """The phrase with «по» that opens a sentence."""
    part = scene.segments[0]
    phrase = next(iter(scene.within(part)), None)
    leads = phrase and phrase.preposition == "по" and phrase.first == part.first + 1 and phrase.case == "Dat"
    return phrase if leads else None


def most_by_verb(task: Task) -> Phrase | None:
    """«Больше всего наград принесли борцы – 8»: of what somebody brings or has the most"""
    told = (part for part in _told_before(task) if task.scene.predicates(part))
    return next((found for part in told if (found := _most_of(task.scene, part))), None)


def by_which(scene: Scene, phrase: Phrase) -> Phrase | None:
    """«лидирующую позицию по размеру зарплаты», «первое место по вводу жилья»: by what places are told in order"""
    after = scene.starting.get(phrase.last) or next(iter(p for p in scene.phrases if p.first == phrase.head + 2), None)
    if phrase.lemma not in word_group("rank") or after is None or after.preposition != "по" or after.case != "Dat":
        return None
    return heavy(scene, after)


def _told_before(task: Task) -> list[Segment]:
    """The segments up to the figure, the nearest first; a semicolon, or a colon with a verb behind it, ends it."""
    scene, at = task.scene, task.site.home
    found: list[Segment] = []
    told = False
    while at >= 0:
        part = scene.segments[at]
        found.append(part)
        told = told or bool(scene.predicates(part))
        if part.opener == ";" or part.opener == ":" and told:
            break
        at -= 1
    return found


def _rated(scene: Scene, part: Segment) -> Phrase | None:
    """«Лидерами по вводу жилья стали», «лидируют по надоям», «рекордсмен по числу аварий»"""
    if word_group("leads").isdisjoint(scene.words_of(part)):
        return None
    found = [p for p in scene.within(part) if p.preposition == "по" and p.case == "Dat" and _is_thing(scene, p)]
    found = [p for p in found if p.lemma not in word_group("reference")]
    return _thing(scene, found[0]) if found else None


def _most_of(scene: Scene, part: Segment) -> Phrase | None:
    """«Больше всего студентов приняли»"""
    words = scene.words_of(part)
    if MOST.isdisjoint(words) or OF_ALL.isdisjoint(words):
        return None
    for token in scene.tokens[part.first + 1 : part.last]:
        if token.lower in OF_ALL and scene.tokens[token.index - 1].lower in MOST:
            phrase = scene.starting.get(token.index + 1)
            fits = phrase is not None and not phrase.preposition and phrase.case in ("Gen", "Acc")
            return _thing(scene, phrase) if phrase and fits and _is_thing(scene, phrase) else None
    return None


def _seen_somewhere(scene: Scene, part: Segment) -> Phrase | None:
    """«Наибольший рост цен отмечен в», «Худшая динамика наблюдалась на», «цены выросли в»: what is seen, or changes"""
    changes = directions("change_verbs")
    verb = next((verb for verb in scene.predicates(part) if frame(verb, "seen") or verb.lemma in changes), None)
    if verb is None:
        return None
    acting = verb.feats.get("Voice") != "Pass" and not verb.lemma.endswith("ся")
    case = "Acc" if acting and (frame(verb, "seen") or verb.lemma + "ся" in changes) else "Nom"
    free = [p for p in top(scene.within(part)) if p.case == case and not p.preposition and p.form == "noun"]
    free = [p for p in free if _is_thing(scene, p) and p.first - 1 not in scene.slots]
    return _thing(scene, free[0]) if free else None


def _is_thing(scene: Scene, phrase: Phrase) -> bool:
    """A noun that tells neither where nor when."""
    placed = is_place(scene, phrase) or phrase.lemma in word_group("territory") | word_group("leader")
    return phrase.form == "noun" and not placed and not is_time(phrase)


def _thing(scene: Scene, phrase: Phrase) -> Phrase:
    """What it is the size, the pace or the change of."""
    phrase = heavy(scene, phrase)
    inner = complement(scene, phrase) if phrase.lemma in light("course") else None
    return thing_changed(scene, heavy(scene, inner) if inner else phrase)
