"""Reads a quantity after a dash or colon; yields the phrase before it: «Стоимость моста — 3,1 млрд»."""

from extractor.language import DASHES, Token
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.changing import bearer, names_change, thing_changed
from extractor.linking.measured.over_places import by_which, compared_by, rated_by
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    CHANGES,
    LEVEL,
    Finding,
    Task,
    complement,
    ending_at,
    frame,
    heavy,
    is_place,
    is_time,
    level_nouns,
    light,
    named,
    past_closing,
    top,
)
from extractor.linking.measured.unlikely import dimension, is_circumstance
from extractor.linking.modality.words import words
from extractor.linking.scenes import Scene, Segment, word_group
from extractor.mentions.measured import Phrase, cases_of, is_animate, number_of, only_adjective
from extractor.mentions.quantities.units import unit_of_word

AMONG = frozenset({"среди", "из", "в", "у"})
OF_OWNERS = ("money", "share", "area", "yield")  # «производство мяса – 300 тонн, молока – 900» tells of milk
OF_SUBJECT = frozenset({"has_figure", "before_dash"})
OPENERS = DASHES | {":"}
WHOSE = frozenset({"у", "для"})
OWN = frozenset({"noun_for_sum", "attribute"})  # name what somebody has: «указал доход в 7 млн, его сосед – 187 тысяч»
REST = frozenset({"остальной", "другой", "прочий"})


@only(own_verb=False, openers=OPENERS)
def before_dash(task: Task) -> Phrase | Finding | None:
    """«Стоимость моста — 3,1 млрд», «сельди – 90 тыс.», «план – 55»"""
    scene, at = task.scene, task.site.home - 1
    while at > 0 and (scene.is_insertion(at) or _compares(task, scene.segments[at])):
        at -= 1
    if at < 0:
        return None
    part = scene.segments[at]
    if task.quantity.kind == "share" and task.previous and task.site.before and task.site.before.first >= part.first:
        return task.previous
    if (level := _level_before(task, part)) is not None:
        return level
    part = _past_months(scene, part)
    verbs = scene.predicates(part)
    found = [p for p in top(scene.within(part)) if not p.preposition and not is_time(p) and p.form != "pronoun"]
    found = [p for p in found if p.case in ("Nom", "Gen", "Acc") or _may_lead(scene.tokens[p.head])]
    found = [p for p in found if not _under_preposition(scene, p)]
    found = [p for p in found if not verbs or p.first > verbs[-1].index]
    if not found:
        return None
    if task.quantity.kind != "count" and (thing := by_which(scene, found[0])):
        return thing
    return _elided(task, found[0]) or _unless_lent(task, found[0])


def _compares(task: Task, part: Segment) -> bool:
    """«подорожали сильнее, чем дома, – на 15 %»"""
    return task.site.segment.opener in DASHES and task.scene.tokens[part.first].lower == "чем"


def _level_before(task: Task, part: Segment) -> Phrase | None:
    """A level right before the dash, or what a noun of change is of: «решение об увеличении дивидендов – до 15 %»."""
    last = ending_at(task.scene, part.last - 1)
    if last and last.inside is None and not is_time(last) and _beside_dash(task, last):
        if is_circumstance(task.scene, last):
            return None  # «в текущих ценах – 40 миллиардов»
        held = last.preposition == "на" and last.lemma in light("mark")
        return subject_of(task) if held else bearer(task, last)  # «Обязательства остаются на прежнем уровне – 2 млрд»
    row = task.scene.ending.get(part.last, ()) if task.role.role in CHANGES else ()
    change = next((p for p in row if names_change(p)), None)
    return thing_changed(task.scene, change) if change else None


def _may_lead(token: Token) -> bool:
    """A nominative by the dictionary, or an abbreviation, which has no case: «EBITDA – на 38 %»."""
    return "Nom" in cases_of(token) or token.text.isupper()


def _under_preposition(scene: Scene, phrase: Phrase) -> bool:
    """«пятое место среди восьми регионов: 5 214 рублей»: counted after a preposition"""
    counting = scene.slots.get(phrase.first - 1)
    return counting is not None and counting.first > 0 and scene.tokens[counting.first - 1].lower in AMONG


def _past_months(scene: Scene, part: Segment) -> Segment:
    """«зарплата за январь – август – 54 тысячи»: the part before the last month"""
    while part.at > 0 and part.opener in DASHES and all(is_time(p) for p in scene.within(part)):
        part = scene.segments[part.at - 1]
    return part


def _elided(task: Task, phrase: Phrase) -> Finding | None:
    """What is left out behind another who does or has it."""
    if _gapped(task, phrase):
        return task.recalled
    return task.previous_alike if _is_whose(task, phrase) else None


def _gapped(task: Task, phrase: Phrase) -> bool:
    """«клуб получил 40 мест, школа – 15», «завод поднял выпуск на 4 %, верфь – на 11»: another who does the same"""
    before = task.site.before
    if phrase.case != "Nom" or phrase.preposition or not task.previous or not before or task.site.verb is None:
        return False
    if before.kind != task.quantity.kind or before.unit != task.quantity.unit or frame(task.site.verb, "state"):
        return False
    counts = task.previous.rule == "counted" and task.quantity.kind == "measure"
    counts = counts or task.previous.rule in OWN and is_animate(task.scene.tokens[phrase.head])
    if task.quantity.kind == "share" and task.role.role == "level" and task.previous.phrase.case == "Gen":
        return is_animate(task.previous.scene.tokens[task.previous.phrase.head])  # «почту ценят 40 % жителей, банк – 3»
    return task.quantity.kind == "count" or counts or task.role.role in CHANGES and task.previous.phrase.case == "Acc"


def _is_whose(task: Task, phrase: Phrase) -> bool:
    """«урожайность ржи – 24 центнера, овса – 18»: whose the same level is, as a genitive told it of the last figure."""
    previous, before = task.previous_alike, task.site.before
    if previous is None or before is None or previous.scene is not task.scene:
        return False
    if phrase.form != "noun" or previous.phrase.case != "Nom":
        return False
    if any(token.lemma == phrase.lemma for token in task.scene.tokens[previous.phrase.head + 1 : previous.phrase.last]):
        return True  # «цена бензина марки АИ-92 выросла на 4 %, марки АИ-95 – на 5»
    told = next((one for one in task.scene.phrases if one.head == previous.phrase.head), None)
    owner = complement(task.scene, told) if told else None
    if task.role.role in CHANGES and owner is None:  # «смертность от травм упала на 3 %, ожогов – на 2»
        return previous.rule in OF_SUBJECT and task.quantity.kind == "share" and phrase.case == "Gen"
    owns = phrase.case == "Gen" or "Gen" in cases_of(task.scene.tokens[phrase.head])
    if not owns or dimension(task.quantity.kind, task.quantity.unit) not in OF_OWNERS or task.role.role != "level":
        return False
    return previous.phrase.lemma in level_nouns() and owner is not None and owner.case == "Gen"


def _beside_dash(task: Task, phrase: Phrase) -> bool:
    """«на полную мощность — 40 млрд кубометров», «ехать в райцентр — 70 километров»"""
    if phrase.preposition in ("из", "от", "у", "среди", "для"):
        return False
    way = task.quantity.unit == "km" and phrase.preposition in ("в", "до", "на", "к")
    return phrase.lemma in level_nouns() or way


def _unless_lent(task: Task, phrase: Phrase) -> Phrase | Finding | None:
    """The phrase, unless it only tells apart what the figures before counted: a place, an ordinal, «план»."""
    scene = task.scene
    told_apart = phrase.form == "adjective" and scene.tokens[phrase.head].pos == "ADJ"
    lent = task.recalled_alike or task.previous or task.recalled_far
    if told_apart or is_place(scene, phrase) or _other_places(scene, phrase) or _who(task, phrase):
        if found := rated_by(task) or compared_by(task) or lent:
            return found
    if phrase.lemma in words("noun") | word_group("leader") and task.planned:
        return task.planned
    return bearer(task, phrase)


def _who(task: Task, phrase: Phrase) -> bool:
    """«по надоям впереди дояры „Зари“ – 40 тонн»: those who have it, not it"""
    token = task.scene.tokens[phrase.head]
    amount = task.quantity.kind == "measure" and dimension("measure", task.quantity.unit) not in ("length", "time")
    return amount and is_animate(token) and number_of(token) == "Plur"


def _other_places(scene: Scene, phrase: Phrase) -> bool:
    """«остальные районы – 117»"""
    return scene.tokens[phrase.first].lemma in REST and phrase.lemma in word_group("territory")


@only("money", "measure", roles=LEVEL, openers=(":",))
def named_at_colon(task: Task) -> Phrase | None:
    """«Тройку замкнул комбинат „Маяк“: 14 млн рублей», «Богаче всех Юдин: 40 млн»: who stands before the colon"""
    part = task.site.segment
    more = any(token.text[:1].isalnum() for token in task.scene.tokens[task.site.last : part.last])
    if more or part.first < task.site.left or part.first < 2:
        return None
    phrase = ending_at(task.scene, past_closing(task.scene, part.first - 2))
    if phrase is None or phrase.case != "Nom" or phrase.preposition:
        return None
    name, before = named(task.scene, phrase.last - 1), task.site.before
    return phrase if name in ("PER", "ORG") and (before is None or before.kind == "rank") else None


@only("money", own_verb=False, prepositions=("",), ahead=DASHES)
def led_to(task: Task) -> Phrase | Finding | None:
    """«направят на ремонт школ – 240 млн»: what a sum behind a dash is for"""
    phrase = label(task)
    spent = phrase is not None and phrase.preposition in ("на", "за") and phrase.case == "Acc"
    if phrase is None or not spent or phrase.form != "noun" or is_time(phrase) or is_place(task.scene, phrase):
        return None
    if unit_of_word(task.scene.tokens[phrase.head].lower):
        return complement(task.scene, phrase)  # «за литр крови – 1 200 рублей»
    last = task.previous if task.site.verb is None else None
    if last and last.rule == "before_dash" and last.phrase.case == "Nom" and last.phrase.last > last.phrase.head + 1:
        return last  # «Билеты в партер – 5 тысяч рублей, на галёрку – 800»
    return heavy(task.scene, phrase, "account")  # «за счёт кредитов – 600 миллионов»


@only("count", "money", "measure", "share", own_verb=False, ahead=DASHES)
def told_apart(task: Task) -> Finding | None:
    """«У конкурентов – 6–7», «Для новосёлов – 108», «Индии – на 7,1»: the same of others, who are all that is named"""
    phrase = label(task) if task.site.verb is None else None
    found = task.recalled_beside if phrase is not None else None
    if phrase is None or found is None:
        return None
    bounded = phrase.lemma in light("mark") and phrase.first < phrase.head  # «верхняя планка – 700 тысяч»
    if phrase.lemma in words("noun") and not phrase.preposition and not bounded:
        plan = task.planned  # «Собрали 1 540 машин. План – 3 100»
        return plan if plan and plan.phrase.form == "noun" else None
    if found.phrase.form == "name" or found.scene.tokens[found.phrase.head].text.isupper():
        return None
    if not phrase.preposition:
        given = phrase.case == "Dat" and found.phrase.case == "Nom"  # «Билет – 900. Детям – 300»
        placed = phrase.case == "Gen" and is_place(task.scene, phrase)  # «Индии – на 7,1»
        return found if given or placed or _is_kind(task, phrase) else None
    return found if phrase.preposition in WHOSE or _is_where(task, phrase) else None


def _is_where(task: Task, phrase: Phrase) -> bool:
    """«Выявили 2 140 заболевших. В больницах – 10 400»"""
    return task.quantity.kind == "count" and phrase.preposition in ("в", "на") and phrase.case == "Loc"


def _is_kind(task: Task, phrase: Phrase) -> bool:
    """«Отечественных – 84», «второго – 5,8», not «раненых – 12»"""
    token = task.scene.tokens[phrase.head]
    described = phrase.form == "noun" or phrase.form == "adjective" and token.pos == "ADJ"
    return described and only_adjective(token) and not phrase.preposition and phrase.case == "Gen"


@only("count", own_verb=False, prepositions=("",), ahead=DASHES)
def holder(task: Task) -> Phrase | Finding | None:
    """«Создали восемь моментов. Соперник – три»: one who has or does as many of what the figure before counts"""
    phrase = label(task)
    if phrase is None or phrase.preposition or phrase.case != "Nom" or task.recalled_beside is None:
        return None
    found = task.recalled_beside
    token = task.scene.tokens[phrase.head]
    single = token.feats.get("Number") == "Sing" and task.quantity.value not in (None, 1)
    name = named(task.scene, phrase.head)
    single = single or name == "ORG"
    acts = is_animate(token) or name in ("PER", "ORG")
    if single and acts and (thing := _had(task)):
        return thing
    counted = found.scene.tokens[found.phrase.head]
    return found if single and acts and found.phrase.form == "noun" and not is_animate(counted) else None


def _had(task: Task) -> Phrase | None:
    """«Мандаты получили шесть партий: „Единая Россия“ – 22»: the object of the verb before the colon"""
    at = task.site.home
    while at and task.scene.segments[at].opener != ":":
        at -= 1
    ahead = task.scene.segments[at - 1] if at else None
    if ahead is None or not task.scene.predicates(ahead):
        return None
    found = [p for p in top(task.scene.within(ahead)) if p.form == "noun" and not p.preposition and not is_time(p)]
    found = [p for p in found if p.case in ("Nom", "Acc") and not is_animate(task.scene.tokens[p.head])]
    return next((p for p in found if p.first - 1 not in task.scene.slots), None)


def label(task: Task) -> Phrase | None:
    """The phrase right before the dash behind which the figure stands."""
    token = task.site.ahead
    if token is not None and token.pos == "ADP":
        token = task.site.token(token.index - 1)  # «Индии – на 7,1»
    if token is None or token.text not in DASHES or task.role.role == "rank":
        return None
    return ending_at(task.scene, past_closing(task.scene, token.index - 1))


DASHED: tuple[Rule, ...] = (named_at_colon, led_to, told_apart, holder, before_dash)
