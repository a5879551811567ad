"""Reads a rank; yields the thing that is rated."""

from extractor.language import DASHES
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.pronouns import antecedent
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    BRACKET,
    Finding,
    Task,
    complement,
    described_at,
    ending_at,
    frame,
    is_time,
    past_closing,
    top,
)
from extractor.linking.scenes import starts_participle, word_group
from extractor.mentions.measured import Phrase, cases_of


@only("rank")
def rated_after(task: Task) -> Phrase | None:
    """«попал в десятку городов», «в число первых шести клубов»"""
    if task.scene.tokens[task.site.last - 1].lemma in word_group("rank"):
        return None
    phrase = task.scene.starting.get(task.site.last)
    return phrase if phrase and phrase.case == "Gen" else None


@only("rank")
def rated_list(task: Task) -> Phrase | None:
    """«шестая строка в списке курортов»"""
    for phrase in task.scene.phrases:
        if (
            phrase.preposition
            and task.site.last < phrase.first <= task.site.last + 2
            and phrase.lemma in word_group("rank")
        ):
            return complement(task.scene, phrase)
    return None


@only("rank", ahead=BRACKET)
def rated_bracket(task: Task) -> Finding | None:
    """«средняя зарплата – 54 тыс. рублей (третье место в области)»: what the figure before measures"""
    before, token = task.site.before, task.site.ahead
    if token is None or token.text != "(" or not before or not task.previous:
        return None
    return task.previous if before.last == token.index else None


@only("rank", openers=(",",))
def rated_participle(task: Task) -> Phrase | None:
    """«клуб, занявший третье место»"""
    part = task.site.segment
    token = task.scene.tokens[part.first]
    if not starts_participle(token) or token.feats.get("VerbForm") == "Conv":
        return None  # «завоевала 12 медалей, заняв третье место»: the subject did
    return described_at(task.scene, part.first - 2, task.scene.tokens[part.first])


@only("rank", prepositions=("на", "с", "до"))
def rated_object(task: Task) -> Phrase | Finding | None:
    """«ошибка отбросила спортсмена на восьмое место»: who is put in the place"""
    if task.site.verb is None:
        return None
    found = [p for p in top(task.scene.within(task.site.clause[-1])) if p.case == "Acc" and not p.preposition]
    found = [p for p in found if not is_time(p) and p.first > task.site.verb.index and p.last <= task.site.first]
    if found and found[0].form == "pronoun":
        return antecedent(task, found[0])
    return found[0] if found else None


@only("rank", prepositions=("",))
def rated_given(task: Task) -> Phrase | None:
    """«Первое место судьи отдали Ольге Орловой», «Третье присудили „Маяку“»: who is given the place"""
    verb = task.site.verb
    if not frame(verb, "award"):
        return None
    found = [p for p in task.in_clause if p.case == "Dat"]
    return next((p for p in found if not p.preposition and p.form != "pronoun"), None)


@only("rank", own_verb=False, closers=DASHES, prepositions=("на",))
def rated_dash(task: Task) -> Phrase | None:
    """«на втором месте – субсидия»"""
    before = [p for p in task.in_segment if p.case == "Nom" and p.last <= task.site.first]
    phrase = task.scene.starting.get(task.site.segment.last + 1)
    fits = phrase and phrase.case == "Nom" and phrase.form != "pronoun"
    return phrase if fits and not before else None


@only("rank", own_verb=False)
def rated_beside(task: Task) -> Phrase | None:
    """«По посещаемости, которую считает лига, „Динамо“ на третьем месте»: who stands right before"""
    token = task.site.ahead
    if token is None or token.lower != "на":
        return None
    phrase = ending_at(task.scene, past_closing(task.scene, token.index - 1))
    nominative = phrase is not None and (phrase.case == "Nom" or "Nom" in cases_of(task.scene.tokens[phrase.head]))
    beside = phrase is not None and phrase.first >= task.site.segment.first and not phrase.preposition
    return phrase if beside and nominative and phrase and not is_time(phrase) and phrase.form != "pronoun" else None


@only("rank")
def rated_subject(task: Task) -> Phrase | Finding | None:
    """«Регион занял пятое место», «третье место заняла Иванова»"""
    token = task.site.ahead
    if token is not None and token.lower == "это" and task.done:
        return task.done[-1]
    found = subject_of(task)
    if found and found.lemma in ("мы", "я", "вы"):
        return found
    if found and found.form == "pronoun":
        return antecedent(task, found)
    return found if found and found.lemma not in word_group("rank") else None


@only("rank")
def rated_before(task: Task) -> Finding | None:
    """The thing that the rank before it rates."""
    return task.last_told(task.quantity.sentence, lambda site, _: site.quantity.kind == "rank")


@only("rank")
def rated_nearby(task: Task) -> Phrase | None:
    """Any noun of the sentence that is no place in a table."""
    found = [p for p in top(task.scene.phrases) if p.form != "pronoun" and p.lemma not in word_group("rank")]
    before = [phrase for phrase in found if phrase.first < task.site.first]
    return before[-1] if before else found[0] if found else None


RANKING: tuple[Rule, ...] = (
    rated_after,
    rated_list,
    rated_bracket,
    rated_participle,
    rated_given,
    rated_dash,
    rated_object,
    rated_beside,
    rated_subject,
    rated_before,
    rated_nearby,
)
