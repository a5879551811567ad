"""Reads a quantity in brackets; yields what it measures: «120 квартир (14 %)», «Тула (18,9)»."""

from extractor.linking.changes import directions
from extractor.linking.measured.asking import only
from extractor.linking.measured.bracketed import bracketed_by, is_quoted
from extractor.linking.measured.changing import changed_since, most_of, names_change, thing_changed
from extractor.linking.measured.over_places import compared_by, rated_by_number
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    BRACKET,
    CHANGES,
    LEVEL,
    Finding,
    Task,
    ending_at,
    heavy,
    is_place,
    is_time,
    named,
    noun_of_adjective,
    past_closing,
    top,
)
from extractor.linking.measured.unlikely import says_nothing
from extractor.linking.scenes import Scene, word_group
from extractor.mentions.measured import Phrase, cases_of, is_animate, number_of

ROUNDED = 6  # per cent by which «каждый третий» may differ from the figure that it rounds
ROW = 8  # tokens from one figure of a row of brackets to the next
WHERE = frozenset({"в", "на"})


@only(follows=True, ahead=BRACKET)
def in_brackets(task: Task) -> Finding | None:
    """«120 квартир (14 %)», «14 млн тонн (–4 %)», «20 тысяч евро (2 млн рублей)», «300 больных лежат дома (+4)»"""
    before, token = task.site.before, task.site.ahead
    if not before or not token or token.text != "(" or not task.previous:
        return None
    if task.quantity.kind == before.kind == "count" and (task.site.said.startswith("+") or _goes_on(task)):
        return task.previous
    between = [p for p in top(task.scene.phrases) if before.last <= p.first < token.index]
    beside = len(between) == 1 and between[0].last == token.index and before.kind != "rank"
    if beside and _is_of_figure(task, between[0], before.last):
        return task.previous
    end = past_closing(task.scene, token.index - 1) + 1  # «бумаги „Янтаря“ (+6 %), „Сокола“ (+4 %)»
    name = bracketed_by(task)
    if name is not None and name.form == "name" and name.first >= before.last and name not in between:
        return None  # «Юдин (40 млн), DJ Marlo (35 млн)»
    own = not between or between == [task.previous.phrase] or between[-1].last < end
    return task.previous if own else None


def _is_of_figure(task: Task, phrase: Phrase, end: int) -> bool:
    """«2 741 пункт (+4 %)», «84 рубля за литр (+2 %)», «1 240 руб./Гкал (+3 %)»: what the figure ending there counts"""
    behind = task.scene.tokens[end].lower
    return phrase.first == end or phrase.first == end + 1 and (bool(phrase.preposition) or behind == "/")


def _goes_on(task: Task) -> bool:
    """«футбол (3,4 млн человек), плавание (2,9 млн)»: a bare figure in the next bracket of a row"""
    site, before, last = task.site, task.sites[len(task.done) - 1], task.previous
    if before.ahead is None or before.ahead.text != "(" or last is None or last.rule not in ("counted", "in_brackets"):
        return False
    between = [token.text for token in task.scene.tokens[before.last : site.first]]
    return last.phrase.last < site.first and between.count("(") == 1 and "," in between and len(between) <= ROW


@only(ahead=BRACKET)
def compared_in_brackets(task: Task) -> Phrase | Finding | None:
    """«Лидерами по вводу жилья стали Тула (2 млн кв. м) и Орёл (1 млн)», «рост цен отмечен в Омске (на 4 %)»"""
    holder = bracketed_by(task)
    if holder is None or is_time(holder):
        return None
    if task.quantity.kind == "count" and (counted := rated_by_number(task)):
        return counted
    leads = holder.lemma in word_group("leads")
    thing = compared_by(task) if leads or _placed(task.scene, holder) or _branch(task, holder) else None
    if thing is not None and names_change(thing) and thing.last == thing.head + 1:
        return task.recalled_near or thing  # «Выпуск вырос в Омске (на 4 %). Снижение отмечено в Томске (на 1 %)»
    return thing


def _branch(task: Task, holder: Phrase) -> bool:
    """«Рост выпуска отмечен в швейном деле (на 9 %), металлургии (на 4 %)»: where else than in a place"""
    if task.site.preposition != "на" or task.role.role not in CHANGES:
        return False
    goes_on = task.previous_alike is not None and task.previous_alike.rule == "compared_in_brackets"
    located = holder.case == "Loc" and bool(holder.preposition)
    return located or goes_on and "Loc" in cases_of(task.scene.tokens[holder.head])


@only("share", follows=True, ahead=BRACKET)
def said_again(task: Task) -> Finding | None:
    """«Каждый третий житель боится заболеть (33 %)», «Половина отвечала на вопрос утвердительно (51 %)»"""
    before, token, own = task.site.before, task.site.ahead, task.quantity.value
    if before is None or before.kind != "share" or token is None or token.text != "(" or own is None:
        return None
    in_words = before.value is not None and not any(char.isdigit() for char in before.text)
    return task.previous_alike if in_words and before.value and abs(before.value - own) <= ROUNDED else None


@only(roles=LEVEL, own_verb=True, openers=BRACKET)
def told_in_bracket(task: Task) -> Phrase | Finding | None:
    """«в работе лён (вытереблено 83 тыс. га)», «приехали 15 врачей (получили по миллиону)»: the noun before it"""
    part = task.site.segment
    if part.first < 2:
        return None
    own = [p for p in top(task.scene.within(part)) if p.case in ("Nom", "Acc") and not is_time(p)]
    if not own and task.site.verb is not None and task.site.verb.lemma == "быть" and task.previous:
        return task.previous_alike or task.previous  # «357 случаев, что выше уровня марта (было 269)»
    row = task.scene.ending.get(part.first - 1, [])
    phrase = next((p for p in reversed(row) if p.case in ("Nom", "Acc") and not p.preposition), next(iter(row), None))
    if own or phrase is None or phrase.form not in ("noun", "adjective") or is_time(phrase):
        return None
    return phrase if not is_place(task.scene, phrase) else None


@only("money", follows=True, ahead=BRACKET)
def of_people_beside(task: Task) -> Finding | None:
    """«зарплата выше, чем у врачей (88 тысяч рублей), учителей (47 тысяч рублей)»: the same of other people"""
    phrase = bracketed_by(task)
    token = task.scene.tokens[phrase.head] if phrase else None
    people = token is not None and is_animate(token) and number_of(token) == "Plur"
    return task.previous_alike if phrase and people and phrase.form == "noun" and phrase.case == "Gen" else None


@only(ahead=BRACKET)
def before_bracket(task: Task) -> Phrase | Finding | None:
    """«о парках (6,2 тыс.), рынках (4,8)»"""
    phrase = bracketed_by(task)
    if phrase and _is_aside(task, phrase):
        return changed_since(task.scene, phrase) or task.previous
    if phrase and task.scene.tokens[task.scene.segments[task.scene.homes[phrase.head] or 0].first].lower == "чем":
        return task.previous_alike or subject_of(task) or task.previous  # «выросли на 9 %, чем в Поволжье (6 %)»
    if phrase and phrase.preposition and is_place(task.scene, phrase):
        owner = ending_at(task.scene, phrase.first - 2)  # «деньги из Москвы (7 млн рублей)»
        phrase = owner if owner and owner.form == "noun" and not is_time(owner) else phrase
    if phrase and (phrase.form == "name" or is_place(task.scene, phrase)):
        if task.quantity.kind != "count" and (thing := _what_they_do(task, phrase)):
            return thing
        lent = task.previous or task.recalled_alike
        if lent and task.quantity.kind != "count" and (_is_a_name(lent) or is_quoted(task)):
            return phrase  # «В лидерах бумаги „Янтаря“ (+6 %), „Сокола“ (+4 %)», «Седых (40 млн рублей), Юдин (35 млн)»
        listed = task.previous is not None and task.previous.rule in ("counted", "before_bracket")
        return lent if lent and (task.quantity.kind != "share" or listed) else phrase
    if phrase is None:
        return None
    return noun_of_adjective(task, phrase) or _whole(task, phrase)


def _is_aside(task: Task, phrase: Phrase) -> bool:
    """«составило 310 единиц (на 16 % больше)», «ждут по итогам путины (570 тонн)»: nothing that has the figure"""
    nothing = is_time(phrase) or phrase.lemma in word_group("edge")
    return nothing or bool(task.previous) and says_nothing(task.scene, phrase)


def _whole(task: Task, phrase: Phrase) -> Phrase:
    """«по количеству заявлений (18 240)», «часть жителей (18 %)», «прирост погрузки (+4 %)»: of what it is"""
    if task.quantity.kind == "count":
        return heavy(task.scene, phrase, "number")
    whole = most_of(task, phrase)
    return thing_changed(task.scene, whole) if task.quantity.kind in ("share", "factor") else whole


def _placed(scene: Scene, phrase: Phrase) -> bool:
    """A place, or things of or in a place: «в Омске», «в вузах Омска», «спад продаж в Омске»"""
    if is_place(scene, phrase) or phrase.lemma in word_group("territory"):
        return True
    inner = [p for p in scene.ending.get(phrase.last, ()) if p.inside is not None and is_place(scene, p)]
    return any(WHERE & {p.preposition, phrase.preposition} for p in inner)


def _what_they_do(task: Task, holder: Phrase) -> Phrase | None:
    """«Быстрее всех грант тратят Калмыкия (93 %) и Тува (88 %)»: the object of those whose figures are told"""
    scene, home = task.scene, task.scene.homes[holder.head]
    acts = not holder.preposition and (holder.case == "Nom" or "Nom" in cases_of(scene.tokens[holder.head]))
    where = holder.preposition in WHERE or holder.case == "Loc"
    if home is None or not acts and not where:
        return None
    while home and not scene.predicates(scene.segments[home]) and scene.segments[home].opener != ";":
        home -= 1
    row = [p for p in top(scene.within(scene.segments[home])) if p.case in ("Acc", "Nom") and not p.preposition]
    found = [p for p in row if p.case == "Acc" and acts] or _changing(task, home, row)
    found = [p for p in found if p.form == "noun" and not is_time(p) and p.first - 1 not in scene.slots]
    found = [p for p in found if not is_place(scene, p) and p.lemma not in word_group("leader")]
    return heavy(scene, found[0]) if found else None


def _changing(task: Task, home: int, row: list[Phrase]) -> list[Phrase]:
    """«Есть города, где хлеб подешевел: Ржев (на 0,3 %)», «Цены росли в Ржеве (+2 %) и Торжке (+3 %)»"""
    verbs = task.scene.predicates(task.scene.segments[home])
    changes = task.role.role in CHANGES and any(verb.lemma in directions("change_verbs") for verb in verbs)
    return [p for p in row if p.first != p.head or not task.scene.tokens[p.head].text[:1].isupper()] if changes else []


def _is_a_name(found: Finding) -> bool:
    """Whether a figure before told of a name, too, not of a thing."""
    return found.phrase.form == "name" or named(found.scene, found.phrase.head) == "ORG"
