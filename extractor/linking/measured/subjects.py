"""Reads a quantity's clause; yields its subject, and what a pronoun stands for."""

from extractor.language import Token
from extractor.linking.changes import directions
from extractor.linking.clauses import FAR
from extractor.linking.measured.task import Task, frame, is_time, top
from extractor.linking.scenes import Scene, Segment, starts_relative, word_group
from extractor.mentions.measured import Phrase, cases_of, may_be_of, nominative_number


def subject_of(task: Task) -> Phrase | None:
    """The subject of the quantity's predicate, or of its clause without one; past insertions to the left."""
    scene, verb = task.scene, task.site.verb
    main = task.site.clause[-1] if verb else task.site.segment
    at = main.at
    while True:
        found = _candidates(task, scene.segments[at], verb)
        if found:
            return _chosen(found, verb, task.site.first)
        at -= 1
        while at >= 0 and scene.is_insertion(at):
            at -= 1
        while at >= 0 and scene.segments[at].depth > main.depth:
            at -= 1
        if at < max(0, main.at - FAR) or main.opener in (";", "("):
            return _stretch(task, main, verb)
        if scene.predicates(scene.segments[at]) and not _shares(task, main):
            return _stretch(task, main, verb)


def _stretch(task: Task, main: Segment, verb: Token | None) -> Phrase | None:
    """«час простоя обходится», «сутки на Марсе длятся»: a stretch of time that itself has the figure"""
    found = [p for p in top(task.scene.within(main)) if p.case == "Nom" and not p.preposition and p.first == p.head]
    found = [p for p in found if verb and p.last <= verb.index and frame(verb, "state")]
    return next((p for p in found if verb and _agrees(task.scene.tokens[p.head], verb)), None)


def _shares(task: Task, main: Segment) -> bool:
    """Whether a clause may take its subject from the one before: «выросла на 2 п. п. и достигла 64 %»"""
    first = task.scene.tokens[main.first]
    if first.lower == "а" and any(p.case == "Dat" and p.first == main.first + 1 for p in task.scene.within(main)):
        return False  # «цены выросли, а нам прибавили 500 рублей»
    return main.opener == "," and not starts_relative((first,)) and first.lower not in ("что", "если", "хотя")


def _candidates(task: Task, part: Segment, verb: Token | None) -> list[Phrase]:
    """The subjects of a segment; several in the singular may share a verb in the plural."""
    free = [p for p in top(task.scene.within(part)) if p.first - 1 not in task.scene.slots]
    found = [p for p in free if is_subject(p, task.scene.tokens[p.head], None) or _lasts(p, verb)]
    found = [p for p in found if not _joined_to_oblique(task.scene, p)]
    fitting = [p for p in found if verb is None or _agrees(task.scene.tokens[p.head], verb)]
    several = len(found) > 1 and verb is not None and verb.feats.get("Number") == "Plur"
    return fitting or (found if several else [])


def _joined_to_oblique(scene: Scene, phrase: Phrase) -> bool:
    """«заболеваемость гриппом и ОРВИ»: an abbreviation, which has no case, in a row with what is no subject"""
    token = scene.tokens[phrase.first]
    if not token.text.isupper() or phrase.first < 2 or scene.tokens[phrase.first - 1].lower not in ("и", "или"):
        return False
    row = scene.ending.get(phrase.first - 1, ())
    return bool(row) and all("Nom" not in cases_of(scene.tokens[p.head]) for p in row[-1:])


def _lasts(phrase: Phrase, verb: Token | None) -> bool:
    """«время в пути сократится с 14 до 7 часов», «срок вырастет»: a stretch of time that itself changes"""
    if phrase.case != "Nom" or verb is None or phrase.preposition or phrase.lemma not in word_group("lasting"):
        return False
    return verb.lemma in directions("change_verbs") or frame(verb, "state")


def _chosen(found: list[Phrase], verb: Token | None, limit: int) -> Phrase:
    """The one nearest before the verb or the quantity, else the first."""
    edge = verb.index if verb else limit
    before = [phrase for phrase in found if phrase.first < edge]
    return before[-1] if before else found[0]


def is_subject(phrase: Phrase, token: Token, verb: Token | None) -> bool:
    """A phrase that may be the subject of a predicate: nominative, and of its number and gender."""
    if phrase.preposition:
        return False
    nominative = phrase.case == "Nom" or phrase.form != "pronoun" and token.text.isupper() and "Nom" in cases_of(token)
    if not nominative or phrase.form == "adjective" and token.pos == "VERB" and token.feats.get("Number") == "Sing":
        return False
    if is_time(phrase):
        return False
    return verb is None or _agrees(token, verb)


def _agrees(token: Token, verb: Token) -> bool:
    """Number, and in the past gender."""
    number = nominative_number(token)
    if number and verb.feats.get("Number", number) != number and not token.text.isupper():
        return False
    gender = verb.feats.get("Gender")
    return not gender or not number or token.feats.get("Number") == "Plur" or may_be_of(token, gender)
