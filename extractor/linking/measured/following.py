"""Reads a quantity and the words beside it; yields the noun that it counts there."""

from extractor.language import DASHES, Token
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.counted import SCALES, described, inner_noun, past_adverbs, past_marks, phrase_at
from extractor.linking.measured.pieces import named_elsewhere
from extractor.linking.measured.pronouns import antecedent
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    CHANGES,
    Finding,
    Task,
    ending_at,
    heavy,
    is_place,
    is_time,
    level_nouns,
    light,
    tells_which,
)
from extractor.linking.measured.wholes import among_these
from extractor.linking.scenes import word_group
from extractor.mentions.measured import (
    Phrase,
    cases_of,
    is_substantive,
    lemma_of,
    number_of,
    only_adjective,
    only_modifier,
)

JOINTS = frozenset({",", "и", "или", "до", "по", "а", "но", "—", "–", "-", "и/или", "то", "против"})
PARTICIPLES = ("нных", "тых", "щих", "вших", "мых", "щихся", "вшихся")
INSIDE = frozenset({"+", "-", "–", "−"})
FAR = 6  # tokens behind a participle among which the noun stands that it describes
WHOLES = frozenset({"общего", "всех", "каждых", "каждой", "почти", "примерно", "около"})


@only("count", "money", "measure", "share")
def counted(task: Task) -> Phrase | Finding | None:
    """«2 140 школ», «14 новых вагонов», «310 км труб», «8 млрд рублей инвестиций»"""
    phrase = phrase_after(task)
    if phrase is None or _of_capacity(task):
        return None
    parts = task.quantity.kind == "share" and number_of(task.scene.tokens[phrase.head]) == "Plur"  # «треть кварталов»
    timed = is_time(phrase) and not parts or phrase.lemma == "раз"
    if timed and task.quantity.kind != "count" or phrase.lemma == "годовой":
        return None
    if is_time(phrase) and phrase.case == "Ins" and phrase.first != phrase.head:
        return None  # «при 3,7 прошлым летом»
    if phrase.form == "name" and task.quantity.kind in ("measure", "money") and phrase.first == phrase.head:
        if any(name.type == "PER" and name.first == phrase.first for name in task.scene.sentence.names):
            return None  # «на дистанции 10 километров Вокуева ошиблась»
    if task.scene.tokens[phrase.first].lemma == "световой" and phrase.lemma == "год":
        return None  # a length
    return (
        inner_noun(task, phrase)
        or _noun_of(task, phrase)
        or _of_points(task, phrase)
        or named_elsewhere(task, phrase)
        or heavy(task.scene, phrase, "unit", "number")
    )


def _noun_of(task: Task, phrase: Phrase) -> Phrase | Finding | None:
    """The noun of an adjective or a participle behind the number: farther off, or left out («купили 23 новых»)."""
    token = task.scene.tokens[phrase.head]
    modifying = only_modifier(token)
    if not (modifying or phrase.form == "adjective") or is_substantive(token) or _names_people(token):
        return None
    done = phrase.form == "adjective" and token.pos == "VERB" or token.lower.endswith(PARTICIPLES)
    if done and modifying and task.site.preposition == "из" and task.previous:
        return _described(task, phrase) or task.previous  # «210 домов из 340 запланированных»
    ahead = task.site.tokens[max(0, task.site.first - 2) : task.site.first]
    among = [token.lower for token in ahead] == ["том", "числе"]
    if done and modifying and among and task.previous_alike:
        return task.previous_alike  # «608 случаев, в том числе 560 подтверждённых»
    found = _described(task, phrase) or _noun_of_row(task, phrase)
    adjective = phrase.form == "adjective" and token.pos == "ADJ" or only_adjective(token)
    if adjective and not found and phrase.lemma in word_group("substantive"):
        return phrase._replace(lemma=f"{phrase.lemma[:-2]}ая")  # «три операционные»
    return found or (task.recalled if adjective and task.quantity.kind == "count" else None)


def _names_people(token: Token) -> bool:
    """«14 несовершеннолетних»: an adjective to the dictionary, people to the tagger"""
    living = token.pos == "NOUN" and token.feats.get("Animacy") == "Anim"
    return living and not token.lower.endswith(PARTICIPLES)


def _of_points(task: Task, phrase: Phrase) -> Phrase | Finding | None:
    """«индекс показал 713,9 пункта», «рубеж в 700 пунктов»: what is given in points"""
    if phrase.lemma != "пункт" or phrase.last > phrase.head + 1:
        return None
    found: Phrase | Finding | None = subject_of(task)
    if isinstance(found, Phrase) and found.form == "pronoun":
        found = antecedent(task, found)
    noun = found.phrase if isinstance(found, Finding) else found
    if noun is not None and noun.lemma in ("индекс", "рейтинг", "котировка", "показатель"):
        return found
    mark = ending_at(task.scene, task.site.left - 1) if task.site.preposition in ("в", "на") else None
    return mark if mark is not None and mark.lemma in light("mark") else None


def phrase_after(task: Task) -> Phrase | None:
    at = past_marks(task, _past_bracket(task))
    further = past_adverbs(task, at)
    return phrase_at(task, at) or (phrase_at(task, further) if further > at else None)


def _past_bracket(task: Task) -> int:
    """The token after a bracket with nothing but a figure: «2 851 (+64) случай», «9 (3+6) очков»"""
    tokens, last = task.scene.tokens, task.site.last
    if task.quantity.kind != "count" or last >= len(tokens) or tokens[last].text != "(":
        return last
    at = last + 1
    while at < len(tokens) and (at in task.scene.slots or tokens[at].text in INSIDE):
        at += 1
    return at + 1 if at > last + 1 and at < len(tokens) - 1 and tokens[at].text == ")" else last


def _described(task: Task, phrase: Phrase) -> Phrase | None:
    """«58 включённых в отчёт улиц», «15 закупленных для школ автобусов»: the noun behind what a participle brings"""
    tokens, at = task.scene.tokens, phrase.head + 1
    if not tokens[phrase.head].lower.endswith(PARTICIPLES) or at >= len(tokens) or tokens[at].pos != "ADP":
        return None
    near = [p for p in task.scene.phrases if at < p.first < at + FAR and task.scene.homes[p.head] == task.site.home]
    plural = [p for p in near if p.case == "Gen" and number_of(tokens[p.head]) == "Plur" and p.form == "noun"]
    row = [p for p in plural if not p.preposition and tokens[p.first - 1].pos in ("NOUN", "PROPN", "ADJ")]
    return row[0] if row else None


def _noun_of_row(task: Task, phrase: Phrase) -> Phrase | None:
    """«четыре золотые, две серебряные и пять бронзовых наград»: the noun that closes a row of counted adjectives"""
    end = phrase.last
    for quantity in (q for q in task.scene.quantities if q.first >= end):
        if any(token.lower not in JOINTS for token in task.scene.tokens[end : quantity.first]):
            return None
        phrase = task.scene.starting.get(quantity.last, phrase)
        if phrase.first != quantity.last:
            return None
        if phrase.form == "noun":
            return phrase if phrase.first < phrase.head else None  # «один гражданский, 35 повстанцев»
        end = phrase.last
    return None


def _of_capacity(task: Task) -> bool:
    """«мощность увеличилась до 110 тыс. тонн хранения»: the subject has a size of its own"""
    if task.quantity.kind != "measure" or task.role.role not in CHANGES:
        return False
    found = subject_of(task)
    return found is not None and found.lemma in level_nouns()


@only("share")
def inside(task: Task) -> Phrase | None:
    """«трёх случаях из десяти»: the noun stands within the quantity."""
    tokens = task.scene.tokens[task.site.first : task.site.last]
    words = [token.lower for token in tokens]
    if "из" not in words:
        return None
    before = [token for token in tokens[: words.index("из")] if token.pos == "NOUN"]
    nouns = [token for token in before if token.lemma not in SCALES and not token.lemma.startswith("процент")]
    if not nouns:
        return None
    at = nouns[-1].index
    return Phrase(at, at + 1, at, lemma_of(nouns[-1]), "noun", nouns[-1].feats.get("Case", ""))


@only("share", "measure", "money", own_verb=False, closers=DASHES)
def part_named(task: Task) -> Phrase | None:
    """«69 % – горожане», «каждый второй – пешеход», «две трети – вахтовики»"""
    after = task.site.segment.last + 1
    told = task.site.home + 1 < len(task.scene.segments) and task.scene.predicates(
        task.scene.segments[task.site.home + 1]
    )
    if task.quantity.kind != "share" and (such := _such(task, after)):
        return such
    if task.quantity.kind == "measure" and (told or task.site.last != task.site.segment.last):
        return None  # «40 км – дорога займёт час»
    behind = [token.lower for token in task.scene.tokens[task.site.last : task.site.segment.last]]
    among = behind[:1] == ["из"] and behind[1:2] in (["этой"], ["этих"], ["них"]) or among_these(task)
    if task.quantity.kind == "money" and not among:
        return None  # «250 млн из этой суммы – господдержка»
    phrase = task.scene.starting.get(after)
    if phrase is None or phrase.form != "noun" or phrase.preposition or is_time(phrase) or phrase.lemma == "раз":
        return None
    if task.quantity.kind != "share":
        return phrase if phrase.case == "Nom" else None
    goes_on = task.previous_alike is not None and task.previous_alike.rule == "part_named"  # «8 % – мебели»
    return phrase if goes_on or "Nom" in cases_of(task.scene.tokens[phrase.head]) else None


def _such(task: Task, after: int) -> Phrase | None:
    """«18 тысяч гектаров – такую площадь прошёл огонь», «300 млн – такова цена моста»"""
    if task.site.last != task.site.segment.last or task.scene.tokens[after].lemma not in ("такой", "таков"):
        return None
    row = [p for p in task.scene.phrases if after <= p.first <= after + 1 and p.form == "noun"]
    return row[0] if row and not row[0].preposition else None


@only("count", "measure", "money", closers=DASHES)
def dashed(task: Task) -> Phrase | Finding | None:
    """«в том числе 1,4 млн – пшеницы», «из них 13 – локализованных» of what was counted before"""
    phrase = phrase_at(task, task.site.segment.last + 1) if task.site.last == task.site.segment.last else None
    if phrase is None or phrase.form == "name" or is_place(task.scene, phrase):
        return None
    if phrase.case != "Gen" or is_time(phrase) or phrase.lemma in level_nouns():
        return None  # «480 из 512 тысяч тонн – объёма, разрешённого к вылову»
    described = phrase.form == "adjective" and phrase.last == phrase.head + 1 and task.quantity.kind == "count"
    return (task.previous if described else None) or phrase


@only("count", "measure", "share", "rank", "factor", closers=("",))
def cut_off(task: Task) -> Finding | None:
    """«приняли 40 тыс. ДФЭ»: the sentence was cut after an abbreviation."""
    if task.site.last < len(task.scene.tokens) or not task.quantity.text.endswith("."):
        return None
    scene = task.site.scenes.scene(task.quantity.sentence + 1)
    phrase = scene.starting.get(0) if scene else None
    if scene is None or phrase is None:
        return None
    token = scene.tokens[phrase.head]
    return Finding(scene, phrase, "", phrase) if phrase.case == "Gen" or token.text.isupper() else None


@only("count", "share", "factor")
def part_of(task: Task) -> Phrase | None:
    """«17 из 20 судей», «двое из пассажиров», «12 % от общего веса»"""
    tokens, at = task.scene.tokens, task.site.last
    if at >= len(tokens) or tokens[at].lower not in ("из", "от"):
        return None
    if tokens[at].lower == "от" and task.site.ahead and task.site.ahead.text in DASHES:
        return None  # «комиссия – 2 % от суммы»
    level = task.scene.headed.get(task.site.left - 1) if task.site.preposition == "в" else None
    if level is not None and level.lemma in level_nouns():
        return None  # «на ставку в 12 % из бюджета выделят 2 млрд»
    at += 1
    while at < len(tokens) and (at in task.scene.slots or tokens[at].lower in WHOLES and tokens[at].pos != "ADJ"):
        at += 1
    phrase = task.scene.starting.get(at)
    if (
        phrase is None
        or phrase.form == "pronoun"
        or "Gen" not in cases_of(task.scene.tokens[phrase.head])
        or is_time(phrase)
        or is_place(task.scene, phrase)  # «восемь из Пермского края» came from there
    ):
        return None
    return heavy(task.scene, phrase, "unit", "number")


@only("count", "share")
def shared_noun(task: Task) -> Phrase | None:
    """«и сотню, и две сотни гостей», «три или четыре дома»: the noun follows the last of a row."""
    following = task.next_site
    if following is None or following.quantity.kind != task.quantity.kind:
        return None
    between = task.scene.tokens[task.site.last : following.first]
    if not all(token.lower in JOINTS for token in between) or task.role.role in CHANGES:
        return None
    beside = Task(following, task.role, task.sites, task.done)  # it need not fit here: «168 и 62 человека»
    phrase = phrase_at(beside, past_marks(task, following.last))
    return heavy(task.scene, phrase, "unit", "number") if phrase and not is_time(phrase) else None


@only("count")
def inverted(task: Task) -> Phrase | Finding | None:
    """«человек двести», «голов триста»: the noun in the genitive plural right before the number."""
    if task.site.left != task.site.first - 1 or task.site.left < 0:
        return None
    token = task.site.tokens[task.site.left]
    phrase = task.scene.headed.get(task.site.left)
    if phrase is None or phrase.preposition or phrase.lemma in level_nouns() or tells_which(phrase):
        return None
    if phrase.first and task.site.tokens[phrase.first - 1].lemma in SCALES:
        return None  # «умерших на сотню родившихся 150»
    if elsewhere := named_elsewhere(task, phrase):
        return elsewhere
    case = token.feats.get("Case") == "Gen" or token.feats.get("Case") == "Acc" and "Gen" in cases_of(token)
    many = case and token.feats.get("Number") == "Plur" or token.lower == "человек"
    owner = task.scene.phrases[phrase.inside] if phrase.inside is not None else None
    if owner and owner.case == "Gen" and not owner.preposition and owner.lemma not in level_nouns():
        phrase = owner if task.scene.tokens[owner.head].feats.get("Number") == "Plur" else phrase
    governed = owner is not None and owner.lemma in level_nouns()
    return phrase if many and phrase.form in ("noun", "adjective") and not governed else None


FOLLOWING: tuple[Rule, ...] = (
    described, counted, inside, part_named, dashed, cut_off, part_of, shared_noun, inverted,
)  # fmt: skip
