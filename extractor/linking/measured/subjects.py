"""Reads a quantity's clause; yields its subject, and what a pronoun stands for."""

from dataclasses import replace

from extractor.language import Token
from extractor.linking.measured.task import Finding, Task, ending_at, is_time, light, top
from extractor.linking.scenes import Segment, starts_relative
from extractor.mentions.measured import Phrase, cases_of, nominative_number

PERSONAL = frozenset({"он", "она", "оно", "они"})


def subject_of(task: Task) -> Phrase | None:
    """The subject of the quantity's predicate, or of its clause without one; past insertions to the left."""
    scene, verb = task.scene, task.site.verb
    main = task.site.clause[-1] if verb else task.site.segment
    at = scene.segments.index(main)
    while True:
        found = _candidates(task, scene.segments[at], verb)
        if found:
            return _chosen(found, verb, task.site.first)
        at -= 1
        while at >= 0 and scene.is_insertion(at):
            at -= 1
        while at >= 0 and scene.segments[at].depth > main.depth:
            at -= 1
        if at < 0 or main.opener in (";", "("):
            return None
        if scene.predicates(scene.segments[at]) and not _shares(task, main):
            return None


def _shares(task: Task, main: Segment) -> bool:
    """Whether a clause may take its subject from the one before: «выросла на 2 п. п. и достигла 64 %»"""
    first = task.scene.tokens[main.first]
    return main.opener == "," and not starts_relative((first,)) and first.lower not in ("что", "если", "хотя")


def _candidates(task: Task, part: Segment, verb: Token | None) -> list[Phrase]:
    """The subjects of a segment; several in the singular may share a verb in the plural."""
    free = [p for p in top(task.scene.within(part)) if p.first - 1 not in task.scene.slots]
    found = [p for p in free if is_subject(p, task.scene.tokens[p.head], None)]
    fitting = [p for p in found if verb is None or _agrees(task.scene.tokens[p.head], verb)]
    several = len(found) > 1 and verb is not None and verb.feats.get("Number") == "Plur"
    return fitting or (found if several else [])


def _chosen(found: list[Phrase], verb: Token | None, limit: int) -> Phrase:
    """The one nearest before the verb or the quantity, else the first."""
    edge = verb.index if verb else limit
    before = [phrase for phrase in found if phrase.first < edge]
    return before[-1] if before else found[0]


def is_subject(phrase: Phrase, token: Token, verb: Token | None) -> bool:
    """A phrase that may be the subject of a predicate: nominative, and of its number and gender."""
    if phrase.preposition or is_time(phrase):
        return False
    nominative = phrase.case == "Nom" or phrase.form != "pronoun" and token.text.isupper() and "Nom" in cases_of(token)
    if not nominative or phrase.form == "adjective" and token.pos == "VERB" and token.feats.get("Number") == "Sing":
        return False
    return verb is None or _agrees(token, verb)


def _agrees(token: Token, verb: Token) -> bool:
    """Number, and in the past gender."""
    number = nominative_number(token)
    if number and verb.feats.get("Number", number) != number and not token.text.isupper():
        return False
    gender = verb.feats.get("Gender")
    return (
        not gender or not number or token.feats.get("Number") == "Plur" or token.feats.get("Gender", gender) == gender
    )


def antecedent(task: Task, pronoun: Phrase) -> Phrase | Finding | None:
    """What a pronoun stands for: a noun before it of its gender and number, subjects first; or what was found last."""
    token = task.scene.tokens[pronoun.head]
    if pronoun.lemma in ("это", "этот", "то", "весь"):
        return replace(task.recalled) if task.recalled else None
    if pronoun.lemma in ("такой", "таковой"):
        return _described(task) or (replace(task.recalled) if task.recalled else None)
    if pronoun.lemma == "который":
        return _related(task, pronoun, token)
    here = [p for p in top(task.scene.phrases) if p.last <= pronoun.first]
    earlier = task.site.scenes.scene(task.quantity.sentence - 1) if task.site.scenes else None
    for subjects in (True, False):
        for scene, phrases in ((task.scene, here), (earlier, top(earlier.phrases) if earlier else [])):
            found = _alike(phrases, token, scene.tokens, subjects) if scene else None
            if scene and found:
                return Finding(scene, found, "", found)
    return None


def _related(task: Task, pronoun: Phrase, token: Token) -> Phrase | None:
    """The noun before the comma that «который» agrees with, the nearest first."""
    comma = next((t.index for t in reversed(task.scene.tokens[: pronoun.first]) if t.text == ","), -1)
    ending = [p for p in task.scene.phrases if p.last == comma and p.form != "pronoun"]
    return next((p for p in reversed(ending) if _same_form(task.scene.tokens[p.head], token)), None)


def _described(task: Task) -> Finding | None:
    """«посёлки, где живут по сто человек. Таких насчитывается …»: the noun with a relative clause."""
    scene = task.site.scenes.scene(task.quantity.sentence - 1) if task.site.scenes else None
    for at, part in enumerate(scene.segments if scene else ()):
        if scene and at and part.opener == "," and starts_relative(scene.tokens[part.first : part.last]):
            phrase = ending_at(scene, part.first - 2)
            if phrase and scene.tokens[phrase.head].feats.get("Number") == "Plur":
                return Finding(scene, phrase, "", phrase)
    return None


def _alike(phrases: list[Phrase], pronoun: Token, tokens: tuple[Token, ...], subjects: bool) -> Phrase | None:
    """The last subject, or the last phrase of any case, that has a pronoun's number and gender."""
    phrases = [p for p in phrases if p.form != "pronoun" and p.lemma not in light("money") and not is_time(p)]
    fitting = [p for p in phrases if _same_form(tokens[p.head], pronoun)]
    if subjects:
        fitting = [
            p for p in fitting if not p.preposition and (p.case == "Nom" or tokens[p.head].rel.startswith("nsubj"))
        ]
    return fitting[-1] if fitting else None


def _same_form(token: Token, pronoun: Token) -> bool:
    number = pronoun.feats.get("Number")
    if number and token.feats.get("Number", number) != number:
        return False
    gender = pronoun.feats.get("Gender")
    return number == "Plur" or not gender or token.feats.get("Gender", gender) == gender
