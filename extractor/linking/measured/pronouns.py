"""Reads a pronoun; yields the phrase that it stands for: a noun before it of its gender and number, subjects first."""

from extractor.language import Token
from extractor.linking.clauses import Site
from extractor.linking.measured.task import (
    LOOK_BACK,
    Finding,
    Task,
    ending_at,
    frame,
    is_time,
    light,
    named,
    top,
)
from extractor.linking.scenes import Scene, starts_relative, word_group
from extractor.mentions.measured import Phrase, is_animate, number_of

THIS = frozenset({"это", "этот", "то", "весь"})
SUCH = frozenset({"такой", "таковой"})


def antecedent(task: Task, pronoun: Phrase) -> Phrase | Finding | None:
    """What a pronoun stands for, or what the figure before measures."""
    token = task.scene.tokens[pronoun.head]
    if pronoun.lemma in THIS:
        return task.previous or _told_before(task, pronoun) if pronoun.preposition else task.recalled
    if pronoun.lemma == "каждый":
        return task.previous or counted_before(task) or task.recalled  # «40 автобусов, каждый стоил 29 млн»
    if pronoun.lemma in SUCH:
        return _described(task) or task.recalled
    if pronoun.lemma == "который":
        return _related(task, pronoun, token)
    return _nearest(task, pronoun.first, token.feats.get("Number", ""), token.feats.get("Gender", ""))


def counted_before(task: Task) -> Finding | None:
    """The last things or people counted, in the sentence before or the one before that."""
    return task.last_told(2, lambda site, told: site.quantity.kind == "count" and told.phrase.form != "verb")


def _told_before(task: Task, pronoun: Phrase) -> Finding | None:
    """«Введём 650 номеров. На это дали 412 миллионов»: the sentence before, unless another clause stands between"""
    ahead = task.scene.segments[: task.scene.homes[pronoun.first]]
    if any(task.scene.predicates(part) for part in ahead):
        return None
    return task.recalled_near or _spent_before(task, pronoun)


def _spent_before(task: Task, pronoun: Phrase) -> Finding | None:
    """«Семьи тратят на обувь. Год назад на это уходило 3 тысячи»: for what money is spent in the sentence before"""
    scene = task.site.scenes.scene(task.quantity.sentence - 1) if pronoun.preposition == "на" else None
    found = [p for p in scene.phrases if (p.preposition, p.case) == ("на", "Acc")] if scene else []
    found = [p for p in found if p.form == "noun" and not is_time(p)]
    return Finding(scene, found[0], "", found[0]) if scene and found else None


def of_them(task: Task, at: int) -> Finding | None:
    """«сёл в районе много, их 48»: the nearest plural before «их», or what the sentence before counts"""
    if task.quantity.kind == "share" and task.previous_alike:
        return task.previous_alike  # «каждая третья заявка – через сеть, хотя в мае их было 6 %»
    own = any(p.last <= at and number_of(task.scene.tokens[p.head]) == "Plur" for p in top(task.scene.phrases))
    counted = None if own or task.quantity.kind != "count" else counted_before(task)
    return counted if counted and _is_before(task, counted) else _nearest(task, at, "Plur", "")


def their_at(task: Task) -> int | None:
    """«их 40», «их сейчас 40», «через год их будет 60»: where «их» stands before a figure"""
    at = task.site.ahead.index if task.site.ahead else 0
    while at > 0 and (task.scene.tokens[at].pos == "ADV" or task.scene.tokens[at].lemma == "быть"):
        at -= 1
    return at if task.site.ahead and task.scene.tokens[at].lower == "их" else None


def _is_before(task: Task, finding: Finding) -> bool:
    """Whether it stands in the sentence before: «поставят 22 банкомата при аптеках посёлков. Сейчас их 81»"""
    return finding.scene is task.site.scenes.scene(task.quantity.sentence - 1)


def _nearest(task: Task, limit: int, number: str, gender: str) -> Finding | None:
    """The last subject of this sentence, then of the one before, then the last phrase of any case."""
    earlier = task.site.scenes.scene(task.quantity.sentence - 1)
    people: Finding | None = None
    own, before = (task.scene, limit), (earlier, len(earlier.tokens) if earlier else 0)
    for subjects, (scene, end) in ((True, own), (True, before), (False, own), (False, before)):
        fitting = _alike(scene, number, gender, subjects) if scene else []
        fitting = [phrase for phrase in fitting if phrase.last <= end]
        if scene and _is_a_thing(task):
            fitting = [p for p in fitting if not _acts(scene, p)] or fitting
        if scene and fitting:
            found = Finding(scene, fitting[-1], "", fitting[-1])
            if not _is_a_thing(task) or not _acts(scene, fitting[-1]):
                return found
            people = people or found
    nested = [p for p in earlier.phrases if _is_nested(earlier, p, number, gender)] if earlier else []
    if earlier and nested and not people:
        return Finding(earlier, nested[0], "", nested[0])
    return people or _told_earlier(task, number, gender) or _owner(task, earlier, number, gender)


def _owner(task: Task, scene: Scene | None, number: str, gender: str) -> Finding | None:
    """«Открыли здание библиотеки. На неё потратили 29 млн»: any genitive of the sentence before, where money goes"""
    row = [p for p in scene.phrases if p.case == "Gen" and p.form == "noun" and not is_time(p)] if scene else []
    row = [p for p in row if scene and not is_animate(scene.tokens[p.head]) and _same_form(scene, p, number, gender)]
    return Finding(scene, row[-1], "", row[-1]) if scene and row and task.quantity.kind == "money" else None


def _is_nested(scene: Scene, phrase: Phrase, number: str, gender: str) -> bool:
    """«Отмечают рост доли легковых машин. Она достигла 9 %»: the genitive of an object"""
    owner = scene.phrases[phrase.inside] if phrase.inside is not None else None
    told = owner is not None and owner.inside is None and owner.case in ("Nom", "Acc") and not owner.preposition
    plain = told and phrase.form == "noun" and phrase.case == "Gen" and not phrase.preposition and not is_time(phrase)
    return plain and _same_form(scene, phrase, number, gender)


def _told_earlier(task: Task, number: str, gender: str) -> Finding | None:
    """«минимум – 12 640 рублей. Для детей – 9 100. За год он вырос»: what a figure farther back is of"""

    def fits(_: Site, told: Finding) -> bool:
        return told.phrase.form == "noun" and _same_form(told.scene, told.phrase, number, gender)

    return task.last_told(LOOK_BACK, fits)


def _acts(scene: Scene, phrase: Phrase) -> bool:
    """A person, an organisation: neither has a price."""
    return is_animate(scene.tokens[phrase.head]) or named(scene, phrase.head) in ("ORG", "PER")


def _is_a_thing(task: Task) -> bool:
    """«он равнялся 0,28», «она стоит 5 тысяч»: what has a share or a price is seldom a person"""
    return task.quantity.kind in ("share", "measure", "money") and frame(task.site.verb, "state")


def _alike(scene: Scene, number: str, gender: str, subjects: bool) -> list[Phrase]:
    """The phrases of a sentence, or its subjects, that have a number and gender."""
    nouns = [p for p in top(scene.phrases) if p.form != "pronoun" and p.lemma not in light("money") and not is_time(p)]
    many = word_group("idle") if number == "Plur" else frozenset[str]()  # «такие цифры прозвучали»
    nouns = [p for p in nouns if p.lemma not in many]
    nouns = [p for p in nouns if p.form != "adjective" or scene.tokens[p.head].pos != "ADJ"] or nouns
    found = [p for p in nouns if _same_form(scene, p, number, gender)]
    if not subjects:
        return found
    first = [p for p in found if _opens(scene, p)]  # «приживаемость проверят: если она ниже 85 %»
    return [p for p in found if _is_subject(scene, p)] or first or _contents(scene, number, gender)


def _opens(scene: Scene, phrase: Phrase) -> bool:
    """An object that the sentence begins with and speaks about."""
    opens = phrase.first == 0 or scene.tokens[phrase.first - 1].text in ("«", "–", "—") and phrase.first == 1
    return opens and phrase.case == "Acc" and not phrase.preposition


def _contents(scene: Scene, number: str, gender: str) -> list[Phrase]:
    """What the subjects hold: «килограмм вырезки стоит 1 190, за год она подорожала»"""
    inner = [p for p in scene.phrases if p.inside is not None and p.case == "Gen" and not p.preposition]
    subjects = {at for at, p in enumerate(scene.phrases) if _is_subject(scene, p)}
    things = {at for at in subjects if not is_animate(scene.tokens[scene.phrases[at].head])}
    inner = [p for p in inner if p.inside in things]
    return [p for p in inner if p.form == "noun" and not is_time(p) and _same_form(scene, p, number, gender)]


def _is_subject(scene: Scene, phrase: Phrase) -> bool:
    return not phrase.preposition and (phrase.case == "Nom" or scene.tokens[phrase.head].rel.startswith("nsubj"))


def _same_form(scene: Scene, phrase: Phrase, number: str, gender: str) -> bool:
    """Number and gender; «два отеля» are plural whatever the form of the noun."""
    token = scene.tokens[phrase.head]
    counting = scene.slots.get(phrase.first - 1)
    several = counting is not None and counting.kind == "count" and counting.value != 1
    own = "Plur" if several else number_of(token) or number
    if number and own != number:
        return False
    return number == "Plur" or not gender or token.feats.get("Gender", gender) == gender


def _related(task: Task, pronoun: Phrase, token: Token) -> Phrase | None:
    """The noun before the comma that «который» agrees with, the nearest first."""
    comma = next((t.index for t in reversed(task.scene.tokens[: pronoun.first]) if t.text == ","), -1)
    number, gender = token.feats.get("Number", ""), token.feats.get("Gender", "")
    ending = [p for p in task.scene.ending.get(comma, ()) if p.form != "pronoun"]
    nearest = [p for p in task.scene.phrases if p.last <= comma and p.form == "noun" and not is_time(p)]
    for phrase in (*reversed(ending), *reversed(nearest)):
        if _same_form(task.scene, phrase, number, gender):
            return phrase
    return None


def _described(task: Task) -> Finding | None:
    """«сёла, где живут по сто человек. Таких насчитывается …», «убыточные аптеки, а таких треть»"""
    ahead = task.scene.segments[: task.site.home]
    for part in reversed(ahead):
        found = [p for p in top(task.scene.within(part)) if p.form == "noun" and not p.preposition and not is_time(p)]
        found = [p for p in found if number_of(task.scene.tokens[p.head]) == "Plur"]
        if found:
            return Finding(task.scene, found[0], "", found[0])
    scene = task.site.scenes.scene(task.quantity.sentence - 1)
    for part in scene.segments[1:] if scene else ():
        if scene and part.opener == "," and starts_relative(scene.tokens[part.first : part.last]):
            phrase = ending_at(scene, part.first - 2)
            if phrase and scene.tokens[phrase.head].feats.get("Number") == "Plur":
                return Finding(scene, phrase, "", phrase)
    return None
