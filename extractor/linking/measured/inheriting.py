"""Reads a quantity whose noun is left out; yields the phrase of the quantity before it."""

from extractor.language import DASHES
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.brackets import compared_in_brackets, in_brackets, said_again
from extractor.linking.measured.counted import phrase_at
from extractor.linking.measured.holding import held_alike, holders
from extractor.linking.measured.spending import spent_between
from extractor.linking.measured.task import (
    DIFFERENCES,
    LEVEL,
    REACHED,
    Finding,
    Task,
    ending_at,
    frame,
    is_place,
    is_time,
    light,
    named,
    tells_which,
    top,
)
from extractor.linking.measured.wholes import counted_whole, is_part, out_of_named, out_of_these
from extractor.linking.modality.words import words
from extractor.linking.scenes import Scene, fillers
from extractor.mentions.measured import CLOSING, Phrase, agree, is_animate, number_of, only_adjective

BARE = frozenset({"на", "у", "в", "из", "к", "для", "при", "о", "об"})
FIRM = frozenset({"counted", "has_figure", "before_dash", "attribute", "impersonal", "topic", "of_a_kind"})
TOLD_BEHIND = frozenset({"counted", "in_brackets", "opined", "doers", "elided"})
SIGNED = ("+", "-", "−", "–", "плюс", "минус")
APART = frozenset({",", "(", *DASHES})
LEAD = 8  # tokens before «это» that only tell to what it is compared


@only(roles=REACHED, follows=True)
def other_end(task: Task) -> Finding | None:
    """The second end of a change: «с 20 до 45 тысяч»"""
    return task.previous if task.role.rule.startswith("ends") else None


@only(roles=REACHED, follows=True, prepositions=("до",))
def reached(task: Task) -> Finding | None:
    """«на 14 %, до 5 млрд», «в полтора раза – до 300 тонн»: what the change before it is of"""
    before, site = task.site.before, task.site
    if before is None:
        return None
    between = [token.text for token in task.scene.tokens[before.last : site.first]]
    beside = between[:1] and between[0] in APART and len(between) <= 2
    dashed = (
        between[-2:-1] and between[-2] in DASHES and between[0] == "по"
    )  # «на 30 % по сравнению с маем – до 5 млрд»
    return task.done[-1] or task.previous if beside or dashed and before.kind in ("share", "factor") else None


@only(own_verb=False, openers=(",",))
def restated(task: Task) -> Finding | Phrase | None:
    """«набрал 43 % голосов, или 12 800», «подорожал на 8 %, то есть на 30 рублей», «остался пакет, то есть 25 %»"""
    part = task.site.segment
    opening = [token.lower for token in task.scene.tokens[part.first : part.first + 2]]
    if opening[:1] != ["или"] and opening != ["то", "есть"]:
        return None
    if task.site.before and task.scene.homes[task.site.before.first] == part.at - 1:
        return task.previous
    return ending_at(task.scene, part.first - 2) or task.previous


@only("measure", "money", follows=True)
def in_a_row(task: Task) -> Finding | None:
    """«весом 2550, 2450 и 2200 граммов»: of what the figure right before it is"""
    before, last = task.site.before, task.done[-1]
    if before is None or last is None or before.unit != task.quantity.unit or before.kind != task.quantity.kind:
        return None
    between = [token.lower for token in task.scene.tokens[before.last : task.site.first]]
    return last if between in ([], [","], ["и"]) and last.rule in ("attribute", "has_figure", "in_a_row") else None


@only(follows=True)
def of_a_kind(task: Task) -> Finding | None:
    """«что ниже пересмотренных 237 000», «против ожидавшихся 3 млрд», «остальные 12»: an adjective of the figure"""
    phrase = task.scene.headed.get(task.site.left)
    if phrase is None or not tells_which(phrase) or phrase_at(task, task.site.last):
        return None
    found = task.previous_alike or task.previous
    return found if found and found.rule in FIRM and task.role.role != "change_from" else None


@only("share", "factor", follows=True)
def bracketed(task: Task) -> Finding | None:
    """«120 квартир (+14 %)», «662 тысячи (вдвое больше)», «5 251 (76 %) преступление»: of what the figure before is"""
    before, last = task.site.before, task.previous
    alike = before is not None and before.kind in ("share", "factor") and before.unit == task.quantity.unit
    if before is None or last is None or alike or task.site.first != before.last + 1:
        return None
    told = task.role.role in DIFFERENCES or last.scene is task.scene and last.phrase.first >= task.site.last
    return last if told and task.scene.tokens[task.site.first - 1].text == "(" else None


@only("share", follows=True, prepositions=("под",))
def at_interest(task: Task) -> Finding | None:
    """«занял 800 млн рублей под 11,5 %»: what the loan before it is"""
    return task.previous if task.site.before and task.site.before.kind == "money" else None


@only(follows=True, prepositions=("вместо", "против"))
def instead(task: Task) -> Finding | None:
    """«160 деталей вместо 120», «86 тысяч против 107»"""
    return (
        task.last_told(0, lambda site, _: not is_part(site)) or task.previous
    )  # «64 человека, в том числе 22 ребёнка, против 39»


@only("count", roles=LEVEL, prepositions=BARE)
def bare(task: Task) -> Finding | Phrase | None:
    """«на шести дежурят врачи», «у 200 вода уже в доме», «17 судей из 20»"""
    before = task.site.before
    if before is not None and before.kind == "rank" and task.site.first == before.last + 1:
        return Phrase(before.first, before.last, before.last - 1, "место", "unit", "")  # «9-е место из 16»
    if task.site.preposition == "в" and frame(task.site.verb, "valued"):
        return None  # «вред оценили в 50 тысяч»
    return task.recalled


@only(roles=DIFFERENCES, own_verb=False, follows=True)
def differs(task: Task) -> Finding | None:
    """«312 баллов – в 1,2 раза больше», «14 тысяч литров и плюс 6 %»: of what the figure right before it is"""
    site = task.site
    if site.before is None:
        return None
    between = [token.text.lower() for token in task.scene.tokens[site.before.last : site.first]]
    joined = between[:1] == ["и"] and site.said.startswith(SIGNED) or between and between[0] in {",", *DASHES}
    return task.previous if joined and between[1:] in ([], ["на"], ["или"], ["это"], ["и"]) else None


@only("share", "factor", "count", roles=DIFFERENCES, own_verb=False, follows=False)
def this_is(task: Task) -> Finding | None:
    """«Надоили 900 тонн. Это на 3 % больше», «К прошлому году это плюс 8 %»: of what the last figure is"""
    ahead = [token.lower for token in task.scene.tokens[: task.site.first] if token.lower not in fillers()]
    if task.site.home or "это" not in (*ahead[:1], *ahead[-2:]) or len(ahead) > LEAD:
        return None
    if task.quantity.kind == "count":
        return task.recalled_beside
    return task.recalled_near or (task.done[-1] if task.done else None)


@only(roles=DIFFERENCES, own_verb=False, follows=True)
def difference(task: Task) -> Finding | None:
    """«43 млн тонн, на 3 % больше, чем …», «9 840 млн – втрое больше»"""
    before, last = task.site.before, task.previous
    if before is None or last is None:
        return None
    between = [p for p in top(task.scene.phrases) if before.last <= p.first < task.site.first]
    between = [p for p in between if not p.preposition and not is_time(p) and p.form != "pronoun"]
    return last if not between or between == [last.phrase] else None


@only(own_verb=False, follows=True)
def repeated_shape(task: Task) -> Phrase | Finding | None:
    """«на щебень пришлось 4 млн тонн, на песок — 700 тысяч»: the phrase of the same case and preposition."""
    last = task.previous
    if task.site.before is None or not last or last.shape is None or last.shape.form == "pronoun":
        return None
    told = task.quantity.kind == "share" and last.rule in TOLD_BEHIND and _is_living(last.scene, last.phrase)
    same = _since_semicolon(task)
    for phrase in task.scene.phrases:
        between = task.site.before.last <= phrase.first and phrase.last <= task.site.first
        if (
            between
            and task.scene.homes[phrase.head] in same
            and phrase.inside is None
            and not is_time(phrase)
            and phrase.form != "pronoun"
            and phrase != last.phrase
            and phrase.lemma not in light("piece")  # «составило 170 единиц, в мае – 140»
            and not (told and not _are_people(task.scene, phrase))  # «мэра ценят 52 % жителей, думы – 38 %»
        ):
            if (phrase.case, phrase.preposition) == (last.shape.case, last.shape.preposition):
                elided = _leaves_out(task, phrase, last) or _is_firm(task, phrase, last)
                apart = phrase.lemma in words("noun") or is_place(task.scene, phrase)  # «план на год – 350 млн»
                return last if elided or apart else phrase
    return None


def _leaves_out(task: Task, phrase: Phrase, last: Finding) -> bool:
    """«… зарплата – 49 тысяч, ожидаемая – 52»: an adjective, or of what is no count a participle, of the same noun"""
    token = task.scene.tokens[phrase.head]
    same = task.quantity.kind != "count" and agree(token, last.scene.tokens[last.phrase.head])
    return phrase.form == "adjective" and (token.pos == "ADJ" or same) or only_adjective(token)


def _is_firm(task: Task, phrase: Phrase, last: Finding) -> bool:
    """«заводы „Зари“ взяли 4 тонны ржи, „Нивы“ – 3 тонны»: whose they are, where a thing has been counted"""
    thing = last.rule in ("counted", "repeated_shape") and last.phrase.form == "noun"
    quoted = phrase.last < len(task.scene.tokens) and task.scene.tokens[phrase.last].text in CLOSING
    firm = quoted or phrase.form == "name" or named(task.scene, phrase.head) == "ORG"
    return task.quantity.kind == "measure" and thing and firm and named(last.scene, last.phrase.head) != "ORG"


def _is_living(scene: Scene, phrase: Phrase) -> bool:
    token = scene.tokens[phrase.head]
    return is_animate(token) or phrase.form == "adjective" and token.pos == "VERB"


def _are_people(scene: Scene, phrase: Phrase) -> bool:
    """Several, not «сенатора Рогова – 19 %»"""
    return _is_living(scene, phrase) and number_of(scene.tokens[phrase.head]) == "Plur"


def _since_semicolon(task: Task) -> range:
    """The segments up to the figure's that no semicolon parts from it."""
    first = task.site.home
    while first and task.scene.segments[first].opener != ";":
        first -= 1
    return range(first, task.site.home + 1)


@only("count", prepositions=("кроме",))
def but_for(task: Task) -> Phrase | None:
    """«на всех платформах, кроме четырёх»"""
    at = task.site.left - 1
    if at < 1 or task.scene.tokens[at].text != ",":
        return None
    phrase = ending_at(task.scene, at - 1)
    return phrase if phrase and task.scene.tokens[phrase.head].feats.get("Number") == "Plur" else None


@only("count", "money", "measure", "share", "rank", own_verb=False, follows=True)
def contrasted(task: Task) -> Finding | Phrase | None:
    """«ещё 12 — в Бийске», «на Анапу — два с половиной», «а вторую — 4,5 тысячи»: the counted noun is left out."""
    if not task.previous:
        return None
    if task.quantity.kind == "money" and not _of_price(task) and (phrase := spent_between(task)):
        return phrase
    if task.quantity.kind == "count" and (whole := counted_whole(task)):
        return whole
    ordinary = task.role.role == "level" or task.role.role == "change_by"
    recalled = task.recalled if task.recalled and task.recalled.scene is task.scene else task.previous
    return recalled if ordinary else None


def _of_price(task: Task) -> bool:
    """«Билет в партер обойдётся в 900 рублей, на балкон – в 400»: of a thing that has its price"""
    priced = frame(task.site.verb, "cost")
    return priced and task.previous is not None and task.previous.rule == "has_figure"


SAME: tuple[Rule, ...] = (
    other_end, reached, in_a_row, of_a_kind, restated, at_interest, bracketed, said_again, in_brackets,
    compared_in_brackets, held_alike, holders,
)  # fmt: skip
INHERITING: tuple[Rule, ...] = (instead, but_for, out_of_these, out_of_named, differs, this_is, difference, bare)
