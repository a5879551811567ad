"""Reads a quantity and the words after it; yields the noun that it counts there."""

from extractor.language import Token, morph_parses
from extractor.linking.measured.task import Rule, Task, group, heavy, is_time
from extractor.mentions.measured import OPENING, Phrase, agree, cases_of

PARTICIPLE_REACH = 9  # tokens from a participle to its noun («закупленных по программе автомобилей»)
WHOLE = frozenset({"тысяча", "тыс", "миллион", "млн", "миллиард", "млрд", "триллион", "трлн", "сотня", "десяток", "%", "процент"})
OBLIQUE = frozenset({"Dat", "Ins", "Loc"})


def counted(task: Task) -> Phrase | None:
    """«3 518 госпабликов», «27 новых машин», «640 км линий», «51 млрд рублей инвестиций»"""
    phrase = phrase_at(task, past_marks(task, task.site.last))
    if phrase is None or task.quantity.kind in ("rank", "factor"):
        return None
    if is_time(phrase) and task.quantity.kind != "count" or phrase.lemma == "годовой":
        return None
    return heavy(task.scene, phrase)


def part_of(task: Task) -> Phrase | None:
    """«26 из 30 депутатов», «двое из пассажиров», «каждый пятый из опрошенных»"""
    tokens, at = task.scene.tokens, task.site.last
    if at >= len(tokens) or tokens[at].lower not in ("из", "от"):
        return None
    at += 1
    while at < len(tokens) and (at in task.scene.slots or tokens[at].lower in ("общего", "всех", "каждых")):
        at += 1
    phrase = next((p for p in task.scene.phrases if p.first == at and p.form != "pronoun" and p.case == "Gen"), None)
    if phrase is None or task.quantity.kind in ("rank", "money") or is_time(phrase):
        return None
    return heavy(task.scene, phrase)


def past_marks(task: Task, at: int) -> int:
    """The token at `at`, past an opening quotation mark."""
    tokens = task.scene.tokens
    return at + 1 if at < len(tokens) and tokens[at].text in OPENING else at


def phrase_at(task: Task, at: int) -> Phrase | None:
    """The phrase that begins at a token and can be what the quantity counts."""
    phrase = next((phrase for phrase in task.scene.phrases if phrase.first == at), None)
    if phrase is None or phrase.form == "pronoun" or phrase.preposition:
        return None
    if phrase.form == "adjective":
        phrase = beyond_participle(task, phrase) or phrase
    return phrase if fits(task, task.scene.tokens[phrase.head]) else None


def beyond_participle(task: Task, phrase: Phrase) -> Phrase | None:
    """The noun of a participle that has words of its own: «закупленных по программе автомобилей»"""
    tokens = task.scene.tokens
    token = tokens[phrase.head]
    for other in task.scene.phrases:
        if phrase.head < other.head <= phrase.head + PARTICIPLE_REACH and other.form == "noun":
            if token.head == other.head and agree(token, tokens[other.head]):
                return other
    return None


def fits(task: Task, token: Token) -> bool:
    """Whether a noun can stand after the quantity: «пять домов», «в пяти домах», «два дома», not «пять газ»."""
    last = task.scene.tokens[task.site.last - 1]
    cases, numbers = cases_of(token), numbers_of(token)
    if task.quantity.text.lower().startswith("кажд") or "кажд" in task.quantity.text.lower():
        return token.feats.get("Number") != "Plur"
    if last.lemma.strip(".") in WHOLE or task.quantity.kind != "count":
        return "Gen" in cases
    value = task.quantity.value
    if value is None or value != value.to_integral_value():
        return "Gen" in cases or bool(cases & OBLIQUE)
    return _fits_number(int(value), cases, numbers)


def _fits_number(value: int, cases: frozenset[str], numbers: frozenset[str]) -> bool:
    """Agreement with a whole number."""
    if value % 10 == 1 and value % 100 != 11:
        return "sing" in numbers
    if value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14):
        return "Gen" in cases or bool(cases & (OBLIQUE | {"Acc", "Nom"})) and "plur" in numbers
    return "plur" in numbers and bool(cases & (OBLIQUE | {"Gen"}))


def numbers_of(token: Token) -> frozenset[str]:
    """The numbers that the dictionary allows; both for what does not decline."""
    found = frozenset(parse.number for parse in morph_parses(token.lower) if parse.number)
    return found or frozenset({"sing", "plur"})


def money_words(phrase: Phrase) -> bool:
    """A coin, which is never the thing measured."""
    return phrase.lemma in group("light_nouns", "kind", "money")


FOLLOWING: tuple[Rule, ...] = (counted, part_of)
