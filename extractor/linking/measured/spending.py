"""Reads a sum of money; yields what it is for."""

from extractor.language import DASHES
from extractor.linking.clauses import FAR, Site
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.pronouns import antecedent
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    LEVEL,
    Finding,
    Task,
    frame,
    heavy,
    is_place,
    is_time,
    noun_of_adjective,
    top,
)
from extractor.linking.scenes import Scene, Segment, starts_participle, word_group
from extractor.mentions.measured import Phrase, cases_of, is_animate, number_of, only_adjective
from extractor.mentions.quantities.units import unit_of_word

UNDECLINED = 6  # cases of one form
AREAS = frozenset({"har", "m2", "km2"})


def reach(task: Task) -> list[Phrase]:
    """The phrases of the clause, and those before it across insertions."""
    scene = task.scene
    parts = [task.site.segment, *(part for part in task.site.clause if part is not task.site.segment)]
    at, end = parts[-1].at - 1, max(0, parts[-1].at - FAR)
    while at >= end and (
        scene.is_insertion(at) or scene.is_insertion(at + 1) or not scene.predicates(scene.segments[at])
    ):
        inserted = scene.is_insertion(at)
        if scene.segments[at].closer in (";", ":") or not inserted and _has_own_figure(scene, scene.segments[at]):
            break
        if not inserted:
            parts.append(scene.segments[at])
        at -= 1
    return [phrase for part in parts for phrase in scene.within(part)]


def _has_own_figure(scene: Scene, part: Segment) -> bool:
    """A segment with a figure of its own, not «на достройку двух домов, сказал он, выделят 75 млн»."""
    kinds = {scene.slots[index].kind for index in range(part.first, part.last) if index in scene.slots}
    return bool(kinds) and (kinds != {"count"} or bool(scene.predicates(part)))


@only("money")
def told_after(task: Task) -> Phrase | None:
    """«240 тысяч, отложенных на учёбу», «214 млн рублей, предусмотренных контрактом»: a participle says what for"""
    scene, at = task.scene, task.site.home + 1
    if task.site.last != task.site.segment.last or at >= len(scene.segments):
        return None
    part = scene.segments[at]
    token = scene.tokens[part.first]
    if part.opener != "," or not starts_participle(token) or token.feats.get("Case") != "Gen":
        return None
    found = [p for p in scene.within(part) if p.form == "noun" and not is_time(p) and not is_place(scene, p)]
    spent = [p for p in found if p.preposition in ("на", "за") and p.case == "Acc"]
    agents = [p for p in found if not p.preposition and p.case == "Ins" and not is_animate(scene.tokens[p.head])]
    return next(iter((*spent, *agents)), None)


@only("money")
def told_in_brackets(task: Task) -> Phrase | None:
    """«Минстрой – 3,3 млрд (на модернизацию котельных)»: what the bracket behind a sum says that it is for"""
    tokens, last = task.scene.tokens, task.site.last
    if last + 2 >= len(tokens) or tokens[last].text != "(":
        return None
    opening = [token.lower for token in tokens[last + 1 : last + 6]]
    at = opening.index("на") if "на" in opening else len(opening)
    if [word for word in opening[:at] if word not in ("в", "том", "числе", ",")] or at == len(opening):
        return None
    phrase = task.scene.starting.get(last + at + 2)
    if phrase is None or phrase.form != "noun" or phrase.case != "Acc" or is_animate(task.scene.tokens[phrase.head]):
        return None
    if phrase.lemma in word_group("edge") | word_group("purse"):
        return None  # «5 млрд рублей (на конец года)», «20 тысяч рублей (на руки)»
    if unit_of_word(task.scene.tokens[phrase.head].lower) is not None:
        return None  # «20 тысяч рублей (на гектар)»
    if frame(task.site.verb, "state"):
        return None  # «долг составляет 5 млрд рублей (на душу населения)»
    return phrase if not is_time(phrase) and not is_place(task.scene, phrase) else None


@only("money")
def in_cash(task: Task) -> Phrase | None:
    """«нашли 2 млн рублей наличными»"""
    token = task.site.after
    if token is None or token.lower not in ("наличными", "наличкой", "деньгами"):
        return None
    lemma = "деньги" if token.lower == "деньгами" else "наличные"
    return Phrase(token.index, token.index + 1, token.index, lemma, "noun", "Ins")


@only("money", prepositions=("",))
def kept_in(task: Task) -> Phrase | None:
    """«на счетах дольщиков лежит 164 млрд рублей», «в фонде скопилось 5 млн»: where money lies"""
    if not frame(task.site.verb, "kept"):
        return None
    found = [p for p in top(reach(task)) if p.preposition in ("на", "в")]
    found = [p for p in found if p.case == "Loc" and p.form == "noun"]
    found = [
        p for p in found if not is_time(p) and not is_place(task.scene, p) and p.lemma not in word_group("territory")
    ]
    return found[0] if found else None


def falls_on(task: Task) -> Phrase | Finding | None:
    """«на щебень пришлось 4 млн тонн», «половина приходится на сектор»"""
    if task.site.verb is None or task.site.verb.lemma not in ("прийтись", "приходиться"):
        return None
    again = task.quantity.kind == ("share" if task.site.own_verb else "count")
    last = task.previous_alike if again else None
    if last and last.rule in ("counted", "falls_on") and last.phrase.preposition != "на":
        start = task.site.before.last if task.site.before else 0
        between = [p for p in task.scene.phrases if start <= p.first < task.site.first]
        if any(p.preposition == "на" for p in between):
            return last  # «на север приходится 33 школы, на юг – 32»
    found = [p for p in reach(task) if p.preposition == "на"]
    found = [p for p in found if p.inside is None or p.form == "adjective" and task.site.own_verb]
    money = task.quantity.kind == "money"
    if found and found[0].form == "pronoun":
        return antecedent(task, found[0])
    found = [p for p in found if not is_time(p) and (money or p.form != "name" and not is_place(task.scene, p))]
    if found and found[0].form == "adjective" and only_adjective(task.scene.tokens[found[0].head]):
        return _whole(task) or noun_of_adjective(task, found[0]) or found[0]
    return found[0] if found else None


def _whole(task: Task) -> Phrase | None:
    """«Среди всех краж на квартирные приходится 4 %»: the noun that an adjective leaves out"""
    for phrase in task.scene.phrases:
        if phrase.preposition in ("среди", "из") and phrase.last <= task.site.first and phrase.form == "noun":
            if number_of(task.scene.tokens[phrase.head]) == "Plur":
                return phrase
    return None


@only(roles=LEVEL, units=AREAS, prepositions=("",))
def taken_up(task: Task) -> Phrase | None:
    """«под картофелем занято 18 тыс. га», «40 гектаров отвели под застройку», «озимыми засеяно 320 га»"""
    if task.site.verb is None:
        return None
    found = [p for p in task.in_clause if p.preposition == "под"]
    if frame(task.site.verb, "sown"):
        found += [p for p in task.in_clause if not p.preposition and p.case == "Ins"]
    found = [p for p in found if p.form in ("noun", "adjective") and not is_place(task.scene, p) and not is_time(p)]
    subject = subject_of(task) if not found and frame(task.site.verb, "sown") else None
    if subject and (subject.form == "pronoun" or is_animate(task.scene.tokens[subject.head])):
        return None
    return heavy(task.scene, found[0]) if found else subject  # «озимые заняли 12 тысяч гектаров»


def spent_between(task: Task) -> Phrase | None:
    """«за проезд – 40 тысяч»: since the sum before."""
    before = task.site.before
    start = before.last if before else 0
    base = before.per.head if before and before.per else ""  # «90 рублей на человека»
    found = [p for p in task.scene.phrases if start <= p.first < task.site.first and p.preposition in ("на", "за")]
    found = [p for p in found if p.lemma != base]
    return next((p for p in found if p.case == "Acc" and p.form == "noun" and not is_time(p)), None)


@only("money", roles=LEVEL, own_verb=False, closers=DASHES)
def allotted(task: Task) -> Phrase | None:
    """«в том числе 300 млн – на сельские школы», «30 млн – на шесть пунктов»"""
    at = task.site.segment.last + 1
    if at >= len(task.scene.tokens) or task.scene.tokens[at].lower not in ("на", "за"):
        return None
    at += 1
    while at in task.scene.slots:
        at += 1
    phrase = task.scene.starting.get(at)
    return phrase if phrase and phrase.form == "noun" and not is_time(phrase) else None


@only("money")
def spent_on(task: Task) -> Phrase | Finding | None:
    """«на ремонт потратили 18 млн», «7 млн на закупку», «заплатили за линию», «вложит в комплекс»"""
    if task.quantity.kind != "money" or task.role.role != "level":
        return None
    found = [p for p in reach(task) if p.inside is None or p.preposition]
    found = [p for p in found if p.form in ("noun", "name", "adjective") and not is_time(p) and _is_aim(task, p)]
    found = [p for p in found if not _is_base(task, p) and not of_verb_beside(task, p)]
    found = [p for p in found if p.form != "adjective" or p.last != task.site.first]  # «на дополнительные 3 млн»
    for wanted in ("на", "за") if frame(task.site.verb, "taker") else ("на", "за", "в"):
        row = [p for p in found if p.preposition == wanted and p.lemma not in word_group("purse")]
        row = [p for p in row if wanted != "в" or p.lemma not in word_group("rank")]  # «вошёл в пятёрку с 34 млн»
        if row:
            return min(row, key=lambda p: (p.first < task.site.first, abs(p.first - task.site.first)))
    return _counted_under(task)


def _is_aim(task: Task, phrase: Phrase) -> bool:
    """An accusative; «на метро» may be one."""
    if phrase.case == "Acc":
        return True
    return phrase.preposition == "на" and len(cases_of(task.scene.tokens[phrase.head])) >= UNDECLINED


def of_verb_beside(task: Task, phrase: Phrase) -> bool:
    """«вошла в дом и украла 700 тысяч», «похитил 2 млн и вложил их в стройку»: it belongs to the other verb"""
    verb, scene = task.site.verb, task.scene
    if verb is None or scene.homes[phrase.head] != scene.homes[verb.index]:
        return False
    said = scene.predicates(task.site.segment)
    ordered = verb.feats.get("VerbForm") == "Inf" and phrase.head < verb.index
    if ordered and any(t.index < phrase.head and t.lemma in word_group("order") for t in said):
        return True  # «суд обязал компанию выплатить 5 млн»
    others = [t for t in said if t.feats.get("VerbForm") == verb.feats.get("VerbForm")]
    if phrase.head < verb.index:
        joined = "и" in [token.lower for token in scene.tokens[phrase.last : verb.index]]
        return joined and any(t.index < phrase.head for t in others)
    return any(max(verb.index, task.site.last) < t.index < phrase.head for t in others)


def _is_base(task: Task, phrase: Phrase) -> bool:
    """«по 5 евро за штуку», «по 150 тысяч на человека»: what one price is for"""
    if phrase.first != task.site.last + 1 or phrase.preposition == "в":
        return False
    shared = task.site.first and task.scene.tokens[task.site.first - 1].lower == "по"
    token = task.scene.tokens[phrase.head]
    if phrase.preposition == "на" and not is_animate(token):
        return False  # «по 50 тысяч на технику»
    return bool(task.quantity.per) or bool(shared) and token.feats.get("Number") == "Sing"


def _counted_under(task: Task) -> Finding | None:
    """«за шесть лодок заплатим 3 млн»: the preposition stands before a counted noun."""
    return task.last_told(0, lambda site, told: told.rule == "counted" and _is_counted_for(site))


def _is_counted_for(site: Site) -> bool:
    return site.quantity.kind == "count" and site.preposition in ("за", "на")


@only("money", words=("туда",))
def thither(task: Task) -> Finding | None:
    """«Деньги держат в фондах. Туда принесли 412 млрд»: what the sentence before names as the place"""
    if "туда" not in task.scene.words_of(task.site.segment):
        return None
    scene = task.site.scenes.scene(task.quantity.sentence - 1)
    if scene is None:
        return None
    found = [p for p in top(scene.phrases) if p.preposition in ("в", "на") and p.form == "noun" and not is_time(p)]
    found = [p for p in found if not is_place(scene, p)]
    return Finding(scene, found[-1], "", found[-1]) if found else None


@only("money")
def saved_on(task: Task) -> Phrase | None:
    """«сберегли 300 млн на процентах», «на питании сэкономили 2 млн»: where the money was saved or lost"""
    if not any(frame(token, "saved") for token in task.clause_verbs):
        return None
    found = [p for p in top(reach(task)) if (p.preposition, p.case) == ("на", "Loc")]
    found = [p for p in found if p.form == "noun" and not is_time(p) and not is_place(task.scene, p)]
    return min(found, key=lambda p: abs(p.first - task.site.first)) if found else None


@only("money")
def price(task: Task) -> Finding | None:
    """«ведро мёда берут за 4 тысячи рублей», «построили десять школ за 3 млрд»"""
    if not task.previous:
        return None
    shared = task.scene.tokens[task.site.first - 1].lower == "по" if task.site.first else False
    if shared and task.previous.phrase.last != task.site.first - 1 and frame(task.site.verb, "agent"):
        return None
    return task.previous if shared or task.site.preposition == "за" else None


SPENDING: tuple[Rule, ...] = (spent_on, price)
