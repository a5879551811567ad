"""Reads what follows a draft; yields the base of a rate: «на человека», «за литр», «в сутки», «на 1000 жителей»."""

from decimal import Decimal
from functools import cache

from extractor.language import DASHES
from extractor.lexicon import group, read_table
from extractor.mentions.measured import lemma_of
from extractor.mentions.numerals import Numeral
from extractor.mentions.quantities.calendar import sort_of
from extractor.mentions.quantities.lists import starts, stems, words
from extractor.mentions.quantities.needs import among, needs
from extractor.mentions.quantities.paying import of_each
from extractor.mentions.quantities.scene import ONE, Draft, Refusal, Scene
from extractor.mentions.quantities.units import read_unit
from extractor.mentions.types import Per

_LEADS = frozenset(["в", "на", "за", "с", "/"])  # before every base
_NO_RATES = frozenset(["rank", "factor", "share"])
_ROUND = frozenset(digit * Decimal(10) ** power for power in range(1, 7) for digit in (1, 5))  # «на 50 тысяч жителей»
_BASES = {"на": "accs", "с": "gent", "со": "gent", "от": "gent"}  # before a base that is told first, with its case
_FURTHEST_PRICE = 12  # atoms from the unit to its price
_ADJECTIVES, _BETWEEN = 3, 7  # atoms: up to the noun of the base, from there to the figure


@cache
def _times() -> dict[str, str]:
    """Stretches of time in the accusative → their head."""
    return {row["word"]: row["head"] for row in read_table("quantities/rate_times")}


def rate(scene: Scene, draft: Draft) -> None:
    """Give the draft the base that stands behind it, up to three atoms further if a noun comes between."""
    if draft.borderline or draft.kind in _NO_RATES or (draft.dimension is not None and "/" in draft.dimension):
        return
    index = scene.starting.get(draft.core, 0)
    if index and scene.row[_lead(scene, scene.numerals[index - 1])] in _BASES:
        draft.per = _per_before(scene, index - 1)
    elif index and draft.kind == "money":
        draft.per = _priced_unit(scene, index - 1)
    if draft.per or _LEADS.isdisjoint(scene.row[draft.last : draft.last + 4]):
        return
    for at in range(draft.last, draft.last + 4):
        reckoned = scene.row[at] == "в" and scene.row[at + 1] in words("reckoned")  # «20 кг молока в расчёте на корову»
        lead = at + 2 * reckoned
        if scene.row[lead] in _LEADS:
            draft.per = next((per for rule in RULES if (per := rule(scene, draft, lead))), None)
        if draft.per or scene.kind(at) != "word" or not scene.has(at, "gent"):
            return


def _lead(scene: Scene, numeral: Numeral) -> int:
    """The atom of the preposition before a number, past «каждые»."""
    return numeral.first - 1 - scene.row[numeral.first - 1].startswith("кажд")


def per_time(scene: Scene, draft: Draft, at: int) -> Per | None:
    """«в сутки», «за смену», `/сутки`."""
    head = _times().get(scene.norm(at + 1))
    if head is None or scene.norm(at) not in ("в", "за", "/") or draft.dimension == "time":
        return None
    if scene.norm(at) == "за" and draft.kind == "count" and draft.sign:
        return None  # «345 (+4 за сутки)»: when
    return Per(ONE, head)


def per_many(scene: Scene, draft: Draft, at: int) -> Per | None:
    """«на 100 тысяч населения», «на тысячу жителей»: a round number of them."""
    if scene.norm(at) not in ("на", "/"):
        return None
    number = scene.starting.get(at + 1, -1)
    base = scene.numeral(number)
    if base is None or base.sort != "cardinal" or base.value not in _ROUND or not _is_many(scene, base.last):
        return None
    if _is_capacity(scene, draft, at, base):
        return None
    token = scene.token(base.last)
    draft.bases = (number,)
    return Per(base.value, lemma_of(token)) if token else None


def _is_capacity(scene: Scene, draft: Draft, at: int, base: Numeral) -> bool:
    """«37 детских садов на пять тысяч мест», not «три больницы на 100 тысяч жителей», «80 детей на 100 мест»"""
    if not scene.norm(base.last).startswith(starts("seats")):
        return False
    house = scene.token(at - 1) if at > draft.last else None
    return house is not None and house.lemma in group("measured_words", "group", "facility")


def per_group(scene: Scene, draft: Draft, at: int) -> Per | None:
    """«148 рублей за десяток»: of a group of things, named behind it or before."""
    number = scene.starting.get(at + 1, -1)
    base = scene.numeral(number)
    if scene.norm(at) != "за" or draft.kind != "money" or base is None or scene.norm(at + 1) not in words("groups"):
        return None
    token = scene.token(base.last) if scene.has(base.last, "NOUN", "gent", "plur") else None
    draft.bases = (number,)
    return Per(base.value, lemma_of(token) if token else "штука")


def _is_many(scene: Scene, at: int) -> bool:
    """«жителей», «населения», «родившихся»."""
    return scene.has(at, "NOUN", "gent") or scene.has(at, "plur", "gent")


def per_persons(scene: Scene, draft: Draft, at: int) -> Per | None:
    """«20 тысяч рублей на одного», «40 тысяч на двоих»: nothing is counted but people"""
    number = scene.starting.get(at + 1, -1)
    base = scene.numeral(number)
    if base is None or scene.norm(at) != "на" or scene.norm(at + 1) not in words("so_many_people"):
        return None
    money = draft.kind == "money" or draft.scale > ONE
    if not money or scene.kind(base.last) == "word" and scene.has(base.last, "gent"):
        return None
    draft.bases = (number,)
    return Per(base.value, "человек")


def per_one(scene: Scene, draft: Draft, at: int) -> Per | None:
    """«на человека», «на одного жителя», «за литр», «за 1 кв. м», «с гектара», «молока с одной коровы», `/кг`."""
    preposition, noun = scene.norm(at), at + 1
    one, digit = scene.norm(noun) in words("each_one"), scene.norm(noun) == "1"
    one = one or (preposition, scene.norm(noun)) == ("с", "одной")
    apart = at > draft.last and preposition == "с" and not ((one or digit) and _of_a_beast(scene, noun + 1))
    if preposition not in ("на", "за", "с", "/") or apart:
        return None
    noun += one + digit + (scene.norm(noun) == "душу")
    noun += (
        scene.norm(noun).startswith(starts("square"))
        and (not scene.has(noun, "NOUN") or scene.norms(noun, 2) == ("куб", "."))
    ) + (scene.norm(noun) == "кв" and scene.norm(noun + 1) == ".")
    noun += scene.norm(noun) == "."
    noun += scene.norm(noun + 1) in words("securities") and scene.has(noun, "ADJF", "femn", "accs")
    noun += (one or digit) and _is_described(scene, noun)  # «с 1 фуражной коровы», «на одно бюджетное место»
    token = scene.token(noun)
    one = one or digit and preposition == "с" and _of_a_beast(scene, noun)
    if one and scene.has(noun, "PRTF") and scene.kind(noun + 1) == "word" and scene.has(noun + 1, "sing"):
        token = scene.token(noun + 1)  # «на одного зарегистрированного безработного», no noun
    asked = "за" if digit and preposition == "с" else preposition  # «7 рублей с 1 кв. м»
    if token is None or scene.kind(noun) != "word" or not (one or _is_base(scene, draft, noun, asked)):
        return None
    draft.bases = (scene.starting[at + 1],) if at + 1 in scene.starting else ()
    return Per(ONE, _head(token.lemma))


def _is_described(scene: Scene, at: int) -> bool:
    """«фуражной коровы»"""
    return scene.has(at, "ADJF", "sing") and not scene.has(at, "NOUN") and scene.has(at + 1, "NOUN", "sing")


def _of_a_beast(scene: Scene, at: int) -> bool:
    """«коровы», «фуражной коровы»"""
    return scene.has(at + _is_described(scene, at), "NOUN", "sing", "anim", "gent")


def _is_base(scene: Scene, draft: Draft, noun: int, preposition: str) -> bool:
    """A unit of measure after «за, на, с», or a living being in the singular after «на»: what a rate is per."""
    unit = read_unit(scene, noun)
    if unit is not None and unit.dimension not in ("time", "share"):
        one = scene.has(noun, "sing", "accs") or len(scene.norm(noun)) < 3
        priced = preposition == "за" and draft.scale > ONE  # «до 188 тыс. за 1 кв. м»: roubles, not said again
        counted = draft.kind in ("money", "measure") or preposition == "на" or priced or of_each(scene, draft)
        return preposition == "/" or (one and preposition != "с" and counted)
    if preposition == "на" and draft.kind == "money" and scene.norm(noun) in words("securities"):
        return True
    animate = scene.has(noun, "NOUN", "sing", "anim", "accs") and not scene.capital(noun)
    if preposition == "за" and scene.norm(noun) == "человека":
        return draft.kind == "money"
    return preposition == "на" and animate and draft.kind in ("money", "measure", "count")


@needs(sorts="cardinal collective", before=among("на с со от каждые каждых"))
def base_before(scene: Scene, index: int) -> Refusal | None:
    """«надой с 1 коровы – 14 кг», «на 10 тыс. водителей пришлось 134»: the base of the figure that follows."""
    return scene.refuse(index, "rate") if _per_before(scene, index) else None


@needs(sorts="cardinal", before=among("на с от"))
@needs(sorts="cardinal", before=words("prices"))
def base_alone(scene: Scene, index: int) -> Refusal | None:
    """«удой с одной коровы», «смертность на 1 тыс. человек», «стоимость 1 кв. м»: what a named rate is per."""
    numeral, before = scene.numerals[index], scene.norm(scene.numerals[index].first - 1)
    if before in words("prices"):
        unit = read_unit(scene, numeral.last, numeral.form != "words") if numeral.value == ONE else None
        whole = unit is not None and unit.kind == "measure" and not scene.has(unit.last - 1, "nomn")
        return scene.refuse(index, "rate") if whole else None
    named = scene.has(numeral.first - 2, "NOUN") or scene.norm(numeral.first - 2) == "среднем"
    case = _BASES.get(before, "") if named else ""
    if case == "accs" and _each_person(scene, numeral):
        return scene.refuse(index, "rate")
    if not case or not scene.begins_before(numeral.first - 1, starts("rated_per"), 5):
        return None
    if scene.begins_before(numeral.first - 1, stems("change_words"), 8):
        return None  # «сокращение числа жителей на тысячу человек»
    noun = _one_base(scene, numeral, case) if numeral.value == ONE else _many_base(scene, numeral)
    return scene.refuse(index, "rate") if noun is not None and numeral.value in (ONE, *_ROUND) else None


@needs(sorts="cardinal", first=among("1 один одна"))
@needs(sorts="cardinal", first=among("одну"), before=among("за"))
def base_of_price(scene: Scene, index: int) -> Refusal | None:
    """«1 кВт·ч в домах с плитами будет стоить 4,7 рубля»: what the price is of; not «изъяли 1 кг стоимостью 2 млн».

    «Цена за 1 литр выросла на 2 рубля», «за одну тонну просят 9 тысяч рублей».
    """
    priced = scene.norm(scene.numerals[index].first - 2).startswith(starts("price_nouns"))  # «цена за одну ночь»
    led = priced and scene.norm(scene.numerals[index].first - 1) == "за"
    named = led and scene.has(scene.numerals[index].last, "NOUN", "sing", "accs")
    return scene.refuse(index, "rate") if named or _priced_unit(scene, index) else None


def _priced_unit(scene: Scene, index: int) -> Per | None:
    """The unit that a clause opens with and whose price it says."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    unit = read_unit(scene, numeral.last, numeral.form != "words") if numeral.value == ONE and after else None
    if unit is None or after is None or unit.kind != "measure" or unit.dimension == "time":
        return None
    between = range(unit.last, after.first)
    led = scene.norm(numeral.first - 1) == "за"
    costs = led or any(scene.norm(at).startswith(starts("costs")) and _finite(scene, at) for at in between)
    price = read_unit(scene, after.last) if costs and len(between) <= _FURTHEST_PRICE else None
    if price is None or price.kind != "money" or any(map(scene.ends_clause, between)):
        return None
    token = scene.token(unit.last - 1 - (scene.norm(unit.last - 1) == "."))  # «кв. м»
    head = _head(unit.code or "", _head(lemma_of(token))) if token else ""
    return Per(ONE, head) if head and (led or _opens_clause(scene, numeral)) else None


def _finite(scene: Scene, at: int) -> bool:
    """«стоит», «будет стоить», not «стоимостью», «в обход»"""
    return scene.has(at, "VERB") or scene.has(at, "INFN")


def _opens_clause(scene: Scene, numeral: Numeral) -> bool:
    """«На рынке 1 кг …», «цена за 1 кг …»: neither a verb nor another subject stands before the unit."""
    at = numeral.first - 1
    priced = scene.norm(at - (scene.norm(at) == "за")).startswith(starts("price_nouns"))
    while scene.norm(at) and not scene.ends_clause(at) and not priced:
        if _finite(scene, at) or scene.has(at, "NOUN", "nomn") or scene.norm(at) in _LEADS and at == numeral.first - 1:
            return False
        at -= 1
    return priced or len(scene.norm(numeral.last)) < 4 or scene.has(numeral.last, "nomn")


def _each_person(scene: Scene, numeral: Numeral) -> bool:
    """«число обращений на 1 жителя», `1` in digits"""
    digit = scene.norm(numeral.first) == "1" and numeral.value == ONE
    return digit and scene.has(numeral.last, "NOUN", "sing", "anim", "accs") and not scene.capital(numeral.last)


def _per_before(scene: Scene, index: int) -> Per | None:
    """What the figure behind this number is per."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    lead = _lead(scene, numeral)
    case = _BASES.get(scene.norm(lead), "")
    if not case or after is None or scene.norm(lead - 1) in words("compared"):
        return None
    noun = _one_base(scene, numeral, case) if numeral.value == ONE else _many_base(scene, numeral)
    if noun is None or after.first - noun > _BETWEEN:
        return None
    between = [scene.norm(at) for at in range(noun + 1, after.first)]
    leads = "," not in between and any(word in DASHES or word.startswith(starts("rate_verbs")) for word in between)
    leads = leads or numeral.value != ONE and not between  # «больных на тысячу жителей 35»
    token = scene.token(noun)
    return Per(numeral.value, _head(lemma_of(token))) if leads and token else None


def _one_base(scene: Scene, numeral: Numeral, case: str) -> int | None:
    """«с 1 фуражной коровы», not «на один день»."""
    unit = read_unit(scene, numeral.last)
    if numeral.last != numeral.first + 1 or unit is not None and unit.kind == "share":
        return None
    noun = next((at for at in range(numeral.last, numeral.last + _ADJECTIVES) if scene.has(at, "NOUN")), None)
    if noun is None or not scene.has(noun, "NOUN", "sing", case) or scene.norm(noun) in _times():
        return None
    if sort_of(scene, noun):
        return None  # «с 1 июля плата составит 424 рубля»
    return noun


def _many_base(scene: Scene, numeral: Numeral) -> int | None:
    """«на 50 тысяч населения», «на каждые две семьи», not «на 100 рублей», «на сорок учеников – одна парта»."""
    at, lead = numeral.last, _lead(scene, numeral)
    told = numeral.value in _ROUND or lead < numeral.first - 1
    rated = told and numeral.sort in ("cardinal", "collective") and scene.norm(lead) == "на"
    return at if rated and _is_many(scene, at) and not read_unit(scene, at) else None


def _head(word: str, else_: str = "") -> str:
    """The head in full: «кг» is a kilogram, `kW.h` a kilowatt-hour."""
    return next((row["head"] for row in read_table("quantities/rate_heads") if row["word"] == word), else_ or word)


RULES = (per_time, per_many, per_group, per_persons, per_one)
