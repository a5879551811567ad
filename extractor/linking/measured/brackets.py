"""Reads a quantity in brackets; yields what it measures: «120 квартир (14 %)», «Тула (18,9)»."""

from extractor.language import Token
from extractor.linking.changes import directions
from extractor.linking.measured.changing import changed_since, most_of, names_change, thing_changed
from extractor.linking.measured.over_places import compared_by, rated_by, rated_by_number
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    CHANGES,
    LEVEL,
    Finding,
    Task,
    ending_at,
    heavy,
    is_place,
    is_time,
    light,
    named,
    noun_of_adjective,
    only,
    top,
)
from extractor.linking.measured.unlikely import says_nothing
from extractor.linking.scenes import Scene, word_group
from extractor.mentions.measured import CLOSING, Phrase, cases_of, is_animate, lemma_of, number_of

ROUNDED = 6  # per cent by which «каждый третий» may differ from the figure that it rounds
ROW = 8  # tokens from one figure of a row of brackets to the next
WHERE = frozenset({"в", "на"})
AMONG_WHOM = frozenset({"на", "у", "в", "из", "к", "для", "при", "о", "об"})


@only(follows=True)
def in_brackets(task: Task) -> Finding | None:
    """«120 квартир (14 %)», «14 млн тонн (–4 %)», «20 тысяч евро (2 млн рублей)», «300 больных лежат дома (+4)»"""
    before, token = task.site.before, task.site.ahead
    if not before or not token or token.text != "(" or not task.previous:
        return None
    if task.quantity.kind == before.kind == "count" and (task.site.said.startswith("+") or _goes_on(task)):
        return task.previous
    between = [p for p in top(task.scene.phrases) if before.last <= p.first < token.index]
    end = token.index
    while end > 0 and task.scene.tokens[end - 1].text in CLOSING:
        end -= 1  # «бумаги „Янтаря“ (+6 %), „Сокола“ (+4 %)»
    name = _bracketed(task)
    if name is not None and name.form == "name" and name.first >= before.last and name not in between:
        return None  # «Юдин (40 млн), DJ Marlo (35 млн)»
    own = not between or between == [task.previous.phrase] or between[-1].last < end
    return task.previous if own else None


def _goes_on(task: Task) -> bool:
    """«футбол (3,4 млн человек), плавание (2,9 млн)»: a bare figure in the next bracket of a row"""
    site, before, last = task.site, task.sites[len(task.done) - 1], task.previous
    if before.ahead is None or before.ahead.text != "(" or last is None or last.rule not in ("counted", "in_brackets"):
        return False
    between = [token.text for token in task.scene.tokens[before.last : site.first]]
    return last.phrase.last < site.first and between.count("(") == 1 and "," in between and len(between) <= ROW


def compared_in_brackets(task: Task) -> Phrase | Finding | None:
    """«Лидерами по вводу жилья стали Тула (2 млн кв. м) и Орёл (1 млн)», «рост цен отмечен в Омске (на 4 %)»"""
    holder = _bracketed(task)
    if holder is None or is_time(holder):
        return None
    if task.quantity.kind == "count" and (counted := rated_by_number(task)):
        return counted
    leads = holder.lemma in word_group("leads")
    thing = compared_by(task) if leads or _placed(task.scene, holder) else None
    if thing is not None and names_change(thing) and thing.last == thing.head + 1:
        return task.recalled_near or thing  # «Выпуск вырос в Омске (на 4 %). Снижение отмечено в Томске (на 1 %)»
    return thing


@only("share", follows=True)
def said_again(task: Task) -> Finding | None:
    """«Каждый третий житель боится заболеть (33 %)», «Половина отвечала на вопрос утвердительно (51 %)»"""
    before, token, own = task.site.before, task.site.ahead, task.quantity.value
    if before is None or before.kind != "share" or token is None or token.text != "(" or own is None:
        return None
    in_words = before.value is not None and not any(char.isdigit() for char in before.text)
    return task.previous_alike if in_words and before.value and abs(before.value - own) <= ROUNDED else None


@only("count", "measure")
def holders(task: Task) -> Finding | Phrase | None:
    """«пропуска имеют банк (40), почта (12)», «больше наград у Китая (38)»: what the named ones have"""
    holder = _bracketed(task)
    if holder is None or not (_named(task, holder) or _is_somebody(task, holder)):
        return None
    if task.previous and task.previous.rule in ("holders", "counted") and not _of_places(task.previous):
        return task.previous
    if rated := rated_by(task):
        return rated
    things = _things(task, holder)
    return things[0] if things else _lent_to_places(task)


def _things(task: Task, holder: Phrase) -> list[Phrase]:
    """What the sentence says that somebody has, in the plural."""
    scene = task.scene
    plural = [
        p for p in top(scene.phrases) if scene.tokens[p.head].feats.get("Number") == "Plur" and p.last <= holder.first
    ]
    things = [p for p in plural if p.form == "noun" and not is_time(p) and p.case != "Nom" and not _named(task, p)]
    things = [p for p in things if not _tells_where(task, p) and p.first - 1 not in scene.slots]
    return [p for p in things if p.lemma not in light("size") | word_group("idle")]


def _bracketed(task: Task) -> Phrase | None:
    """The phrase before the bracket that a figure alone opens."""
    token = _opening(task)
    if token is None:
        return None
    tokens, at = task.scene.tokens, token.index - 1
    while at > 0 and tokens[at].text in CLOSING:
        at -= 1
    first = at + 1
    while first > 0 and tokens[first - 1].text.isascii() and tokens[first - 1].text[:1].isupper():
        first -= 1
    foreign = first <= at and first not in task.scene.slots and at not in task.scene.headed
    if foreign:
        return Phrase(first, at + 1, at, lemma_of(tokens[at]), "name", "Nom")
    row = task.scene.ending.get(token.index, ()) if at < token.index - 1 else ()
    single = (p for p in row if p.case == "Nom" and number_of(tokens[p.head]) == "Sing")
    whole = next((p for p in single if not p.preposition), None)  # «банк „Маяк“ (11 %)»
    return whole or ending_at(task.scene, at)


def _opening(task: Task) -> Token | None:
    """The bracket that a figure alone opens: «(14 %)», «(на 0,3 %)»."""
    token = task.site.ahead
    if token is not None and token.lower == "на" and task.quantity.kind in ("share", "factor", "money", "measure"):
        token = task.site.token(token.index - 1)
    return token if token is not None and token.text == "(" else None


def _is_somebody(task: Task, phrase: Phrase) -> bool:
    """«прозаик Кулагин», «команда „Метеор“», of whom there is one while the figure says more"""
    scene = task.scene
    named = [n for n in scene.sentence.names if n.type in ("PER", "ORG") and phrase.first < n.last <= phrase.last]
    token = _opening(task)
    quoted = token is not None and scene.tokens[token.index - 1].text in CLOSING
    single = number_of(scene.tokens[phrase.head]) == "Sing" and task.quantity.value != 1
    return single and (quoted or bool(named) and is_animate(scene.tokens[phrase.head]))


@only("count")
def held_alike(task: Task) -> Finding | None:
    """«Забросил 22 шайбы. Больше лишь у Савельева (27)»: what was counted before, where the sentence names no other"""
    holder = _bracketed(task)
    if holder is None or not (_named(task, holder) or _is_somebody(task, holder)):
        return None
    if task.previous and task.previous.rule == "held_alike":
        return task.previous
    if task.previous or rated_by(task) or compared_by(task) or _things(task, holder):
        return None
    found = task.recalled_alike
    return found if found and found.phrase.form == "noun" and not _of_places(found) else None


def _of_places(finding: Finding) -> bool:
    """«в шести регионах»: a figure that counts places"""
    return finding.phrase.lemma in word_group("territory")


def _lent_to_places(task: Task) -> Finding | None:
    """What the figure before measures, but «в шести регионах, среди которых Тыва (17,3)»"""
    previous = task.previous
    if previous is None or previous.rule == "before_bracket":
        return task.recalled
    rows = (finding for site, finding in task.earlier() if site.quantity.sentence >= task.quantity.sentence - 1)
    return next((finding for finding in rows if finding and not _of_places(finding)), None) or previous


def _tells_where(task: Task, phrase: Phrase) -> bool:
    """«у северян», «в шести регионах»: among whom or where, not what."""
    counting = task.scene.slots.get(phrase.first - 1)
    before = phrase.preposition or (task.scene.tokens[counting.first - 1].lower if counting and counting.first else "")
    return before in AMONG_WHOM or phrase.lemma in word_group("territory")


def _named(task: Task, phrase: Phrase) -> bool:
    """A name, a place, an organisation or an abbreviation."""
    first, tokens = task.scene.tokens[phrase.first], task.scene.tokens
    names = task.scene.sentence.names
    inside = any(name.first <= phrase.head < name.last for name in names)
    return (
        inside
        or phrase.form == "name"
        or tokens[phrase.head].text.isupper()
        or first.text[:1].isupper()
        and phrase.first > 0
    )


@only(roles=LEVEL, own_verb=True)
def told_in_bracket(task: Task) -> Phrase | Finding | None:
    """«в работе лён (вытереблено 83 тыс. га)», «приехали 15 врачей (получили по миллиону)»: the noun before it"""
    part = task.site.segment
    if part.opener != "(" or part.first < 2:
        return None
    own = [p for p in top(task.scene.within(part)) if p.case in ("Nom", "Acc") and not is_time(p)]
    if not own and task.site.verb is not None and task.site.verb.lemma == "быть" and task.previous:
        return task.previous_alike or task.previous  # «357 случаев, что выше уровня марта (было 269)»
    row = task.scene.ending.get(part.first - 1, [])
    phrase = next((p for p in reversed(row) if p.case in ("Nom", "Acc") and not p.preposition), next(iter(row), None))
    if own or phrase is None or phrase.form not in ("noun", "adjective") or is_time(phrase):
        return None
    return phrase if not is_place(task.scene, phrase) else None


@only("money", follows=True)
def of_people_beside(task: Task) -> Finding | None:
    """«зарплата выше, чем у врачей (88 тысяч рублей), учителей (47 тысяч рублей)»: the same of other people"""
    phrase = _bracketed(task)
    token = task.scene.tokens[phrase.head] if phrase else None
    people = token is not None and is_animate(token) and number_of(token) == "Plur"
    return task.previous_alike if phrase and people and phrase.form == "noun" and phrase.case == "Gen" else None


def before_bracket(task: Task) -> Phrase | Finding | None:
    """«о парках (6,2 тыс.), рынках (4,8)»"""
    phrase = _bracketed(task)
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
        if lent and task.quantity.kind != "count" and (_is_a_name(lent) or _is_quoted(task)):
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


def _is_quoted(task: Task) -> bool:
    """«„Донмяса“ (+2,8 %)»: a name in quotes before the bracket"""
    token = _opening(task)
    return token is not None and task.scene.tokens[token.index - 1].text in CLOSING and task.quantity.kind == "share"


def _is_a_name(found: Finding) -> bool:
    """Whether a figure before told of a name, too, not of a thing."""
    return found.phrase.form == "name" or named(found.scene, found.phrase.head) == "ORG"
