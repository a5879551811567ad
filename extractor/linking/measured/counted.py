"""Reads a quantity and the words after it; yields the noun that can stand there by case and number."""

from extractor.language import Token
from extractor.linking.measured.asking import only
from extractor.linking.measured.changing import thing_changed
from extractor.linking.measured.task import LEVEL, Task, complement, level_nouns, light
from extractor.linking.scenes import word_group
from extractor.mentions.measured import (
    CLOSING,
    OPENING,
    WHOSE,
    Phrase,
    agree,
    cases_of,
    is_animate,
    is_modifier,
    is_substantive,
    lemma_of,
    many_of,
    number_of,
    numbers_of,
)

PARTICIPLE_REACH = 9  # tokens from a participle to its noun («купленных по обмену вагонов»)
LONGEST_TAIL = 4  # letters behind a number that only decline it: «20-тысячный» is no «20-ти»
COLLECTIVE_STEMS = ("дво", "тро", "четвер", "пятер", "шестер", "семер", "восьмер", "девятер", "десятер")
SCALES = frozenset({"тысяча", "тыс", "миллион", "млн", "миллиард", "млрд", "триллион", "трлн", "сотня", "десяток"})
ABBREVIATED = 5  # letters of an abbreviation, which has no case
LONG = 100  # above which a figure in «1» is often followed by a plural
CREDITED = frozenset({"передача", "защитник"})  # of a match, where they are on somebody's account
DIRECT, OBLIQUE = frozenset({"Nom", "Acc"}), frozenset({"Dat", "Ins", "Loc"})
INDIRECT, NO_GENITIVE = OBLIQUE | {"Gen"}, OBLIQUE | DIRECT

TAILS = frozenset("ный ное ная ные ного ной ному ным ных ную".split())  # behind «25 %-»


@only("measure", "money", "share")
def described(task: Task) -> Phrase | None:
    """«в 200-метровую пропасть», «по двенадцатикилометровой трассе»: the noun of a figure that is an adjective"""
    token = task.scene.tokens[task.site.last - 1]
    spelt = token.text[0].isdigit() and len(token.text.rpartition("-")[2]) > LONGEST_TAIL
    if not (spelt or token.pos == "ADJ") or "кажд" in task.site.said:
        return None
    phrase = task.scene.starting.get(task.site.last)
    if phrase is None or phrase.form != "noun":
        return None
    return phrase if spelt or agree(token, task.scene.tokens[phrase.head]) else None


@only("share")
def attributive(task: Task) -> Phrase | None:
    """«не преодолели 10% барьер», «дают 15 % скидку», «25%-ное снижение цен»: the level right behind, not counted"""
    tail = task.site.token(task.site.last + 1)
    if tail is not None and tail.lower in TAILS and (hung := task.scene.starting.get(tail.index + 1)):
        return thing_changed(task.scene, hung)
    phrase = task.scene.starting.get(task.site.last)
    if phrase is None or phrase.preposition or phrase.case not in ("Nom", "Acc") or phrase.head != phrase.first:
        return None
    token = task.scene.tokens[phrase.head]
    level = phrase.lemma in level_nouns() or phrase.lemma in light("mark")
    return phrase if level and token.feats.get("Number") == "Sing" and "Gen" not in cases_of(token) else None


@only("share", roles=LEVEL)
def past_bracket(task: Task) -> Phrase | None:
    """«довольны 53 % (минус 2 п. п.) жителей», «четверть (24 %) опрошенных»: whom it counts, behind the bracket"""
    tokens, following = task.scene.tokens, task.next_site
    opened = task.site.after is not None and task.site.after.text == "("
    if not opened or following is None or following.quantity.kind != "share":
        return None
    end = next((token.index for token in tokens[following.last : following.last + 4] if token.text == ")"), 0)
    phrase = phrase_at(task, end + 1) if end else None
    each = "кажд" in task.site.said  # «каждый второй (52 %) житель», not «у каждого пятого (20 %) ребёнок»
    if phrase is None or number_of(tokens[phrase.head]) != ("Sing" if each else "Plur"):
        return None
    return phrase if not each or agree(tokens[task.site.last - 1], tokens[phrase.head]) else None


def past_marks(task: Task, at: int) -> int:
    """The token at `at`, past «такого рода», a quotation mark that opens no sentence or that closes the figure's."""
    tokens, end = task.scene.tokens, task.site.end
    if at < end - 2 and tokens[at + 1].lower == "рода" and tokens[at].lower.endswith("ого"):
        return at + 2  # «24 тысячи такого рода нарушений»
    if at < end - 1 and tokens[at].text in CLOSING and task.site.first and tokens[task.site.first - 1].text in OPENING:
        return at + 1  # «закрыть „хотя бы четверть“ долга»
    quoted = at < end and tokens[at].text in OPENING and tokens[at - 1].text[-1:] != "."
    return at + 1 if quoted else at


def past_adverbs(task: Task, at: int) -> int:
    """The token after adverbs: «пять предельно допустимых доз», «семь ранее построенных школ»."""
    tokens, end = task.scene.tokens, task.site.end
    if at < end - 1 and tokens[at].lower in WHOSE:
        at += 1  # «двадцать три их товарища»
    while (
        at < end - 1
        and tokens[at].pos in ("ADV", "PART")
        and (tokens[at].lower.endswith(("о", "ски")) or tokens[at].lower in word_group("when_done"))
        and is_modifier(tokens[at + 1])
    ):
        at += 1
    return at


def phrase_at(task: Task, at: int) -> Phrase | None:
    """The phrase that begins at a token and can be what the quantity counts."""
    phrase = task.scene.starting.get(at)
    if phrase is None or phrase.form == "pronoun" or phrase.preposition:
        return None
    if phrase.form == "adjective":
        phrase = beyond_participle(task, phrase) or phrase
    return phrase if fits(task, task.scene.tokens[phrase.head]) else None


def inner_noun(task: Task, phrase: Phrase) -> Phrase | None:
    """The noun within a phrase that took what describes it, or what stands between, for its head."""
    if phrase.lemma == "голова" and are_goals(task, phrase):
        return phrase._replace(lemma="гол")  # «забил 12 голов»
    return _living(task, phrase) or _past_abbreviation(task, phrase)


def _living(task: Task, phrase: Phrase) -> Phrase | None:
    """«48 взрослых амурских тигров», «30 больных детей»: of whom an adjective that may be a noun tells"""
    tokens = task.scene.tokens
    inner = complement(task.scene, phrase) if is_substantive(tokens[phrase.head]) else None
    if inner is None or inner.first != phrase.head + 1 or inner.form != "noun":
        return None
    noun = tokens[inner.head]
    told = many_of(noun) and is_animate(noun) and agree(tokens[phrase.head], noun)
    return inner._replace(first=phrase.first) if told else None


def _past_abbreviation(task: Task, phrase: Phrase) -> Phrase | None:
    """«56 % опрошенных ВЦИОМ россиян», «40 заражённых ВИЧ»: by whom or by what, which the phrase took for its noun"""
    first, head = task.scene.tokens[phrase.first], task.scene.tokens[phrase.head]
    if not head.text.isupper() or head.head != phrase.first or first.pos != "VERB":
        return None
    inner = complement(task.scene, phrase)
    if inner is not None and inner.first == phrase.head + 1:
        return inner._replace(first=phrase.first)
    return Phrase(phrase.first, phrase.last, phrase.first, lemma_of(first), "adjective", phrase.case)


def beyond_participle(task: Task, phrase: Phrase) -> Phrase | None:
    """The noun of a participle that has words of its own: «купленных по обмену вагонов»"""
    tokens = task.scene.tokens
    token = tokens[phrase.head]
    for other in task.scene.phrases:
        near = phrase.head < other.head <= phrase.head + PARTICIPLE_REACH
        if near and other.form == "noun" and task.scene.homes[other.head] == task.scene.homes[phrase.head]:
            if token.head == other.head and agree(token, tokens[other.head]):
                return other
    return None


def are_goals(task: Task, phrase: Phrase) -> bool:
    """«забил 12 голов», «на счету форварда 5 голов и 9 передач»"""
    verb, inner = task.site.verb, complement(task.scene, phrase)
    if inner and (inner.lemma == "скот" or is_animate(task.scene.tokens[inner.head])):
        return False  # «забили 120 голов скота»
    if verb is not None and verb.lemma in word_group("scoring"):
        return True
    if inner:
        return False
    if any(token.lemma in word_group("scoring") for token in task.scene.tokens):
        return True  # «Семшов (12 голов) забил больше всех»
    credited = "счету" in task.scene.words and not CREDITED.isdisjoint(task.scene.lemmas)
    return credited or not word_group("match").isdisjoint(task.scene.lemmas)


def counts_people(task: Task) -> bool:
    """«двое», «пятерых»: a numeral of people"""
    last = task.scene.tokens[task.site.last - 1].lower
    return last.startswith(COLLECTIVE_STEMS) and last not in ("двойка", "тройка", "пятерка")


def never_declines(token: Token) -> bool:
    """«20 Toyota Camry», «6 Су-35», «12 КамАЗ»: names that stand as they are behind any number"""
    if token.pos not in ("PROPN", "X") or not token.text[:1].isupper():
        return False
    return token.text.isascii() or token.text[-1].isdigit() or token.text[-1].isupper() and len(token.text) > 2


def fits(task: Task, token: Token) -> bool:
    """Whether a noun can stand after the quantity: «пять домов», «в пяти домах», «два дома», not «пять газ»."""
    last, value = task.scene.tokens[task.site.last - 1], task.quantity.value
    last = task.scene.tokens[task.site.last - 2] if last.text == "." and task.site.last > 1 else last  # «40 тыс. ДФЭ»
    if never_declines(token) and task.quantity.kind == "count" and value is not None and value % 1 == 0:
        return True
    people = last.lower.startswith(COLLECTIVE_STEMS) and last.pos == "NUM"
    cases, numbers = cases_of(token), numbers_of(token)
    if people and cases <= DIRECT:
        return False  # «трое бюллетени испортили»
    if token.lower == "годом" and last.feats.get("Case") != "Ins":
        return False  # «против 67 годом ранее»
    if "кажд" in task.site.said:
        return token.feats.get("Number") != "Plur"
    if last.lemma.strip(".") in SCALES or task.quantity.kind != "count":
        return "Gen" in cases or token.text.isupper() and 1 < len(token.text) <= ABBREVIATED  # «86 кг ПЭТ»
    if value is None or value != value.to_integral_value():
        return not cases.isdisjoint(INDIRECT)
    oblique = last.pos == "NUM" and last.feats.get("Case") in INDIRECT and not last.text.isdigit()
    if oblique and cases <= DIRECT:
        return False  # «состояние двоих врачи оценивают»
    return _fits_number(int(value), cases, numbers) and (ends_in_few(int(value)) or many_of(token))


def ends_in_few(value: int) -> bool:
    """Whether a noun stands behind it in the singular: «21 дом», «два дома»."""
    return value % 10 in (1, 2, 3, 4) and value % 100 not in (11, 12, 13, 14)


def _fits_number(value: int, cases: frozenset[str], numbers: frozenset[str]) -> bool:
    """Agreement with a whole number."""
    if value % 10 == 1 and value % 100 != 11:
        return "sing" in numbers or value > LONG and "Gen" in cases  # «44 339 051 россиян», as it is often written
    if value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14):
        return "Gen" in cases or "plur" in numbers and not cases.isdisjoint(NO_GENITIVE)
    return "plur" in numbers and not cases.isdisjoint(INDIRECT)
