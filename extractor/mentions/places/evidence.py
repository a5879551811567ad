"""Reads a form of the gazetteer where it stands; yields whether it is a place there.

A form of the gazetteer is only a candidate. `REFUSALS` say why it is none («улица Московская», «матч «Томь» – «Урал»»,
«Владимир Петров»); a word that has another sense as well («Мирный», «Киров») needs one of `EVIDENCE` besides.
"""

from collections.abc import Callable
from functools import cache

from extractor.language import is_known, morph_parses
from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import load
from extractor.mentions.places.barriers import VILLAGE, barrier_after, barrier_before, of_a_month, river
from extractor.mentions.places.candidates import Candidate
from extractor.mentions.places.endings import base
from extractor.mentions.places.kinds import LOCATIVE, setting, words_of
from extractor.mentions.places.languages import is_language
from extractor.mentions.places.scene import OPENING

ACRONYM = 4  # letters of «МГУ», which is no form of Mga
BIG = 100_000  # a town whose name needs no evidence where it cannot be a person or begin a sentence


Rule = Callable[[Candidate], bool]


def small_letter(found: Candidate) -> bool:
    """«орёл», «дон»: a name needs its capital; «провинция Ван» has it at its end."""
    if found.readings[0].entry.name[:1].islower():
        return not found.scene.capital(found.last - 1)
    return not found.scene.capital(found.first)


def acronym(found: Candidate) -> bool:
    """«поступил в МГУ», «марок ПАЗ и КАЗ»: capitals of a few letters among small ones; not a dateline, «город ОМСК»."""
    text = found.scene.tokens[found.first].text
    if found.type_word or not text.isupper() or len(text) > ACRONYM or found.scene.sentence.text.isupper():
        return False
    if not found.scene.opens(found.first) and all(reading.entry.kind == "settlement" for reading in found.readings):
        return True
    return not found.may_be("n")


def short_title(found: Candidate) -> bool:
    """«Томь», «Вести Черноземья» in quotation marks."""
    known = found.is_site and found.several  # «Роза Хутор» is no café
    return found.scene.titled[found.first] and not (found.type_word or known)


def person(found: Candidate) -> bool:
    """«Владимир Петров», «Курский»: a name of a person by its capitalised neighbours or by natasha."""
    named = found.scene.covering[found.first]
    if found.type_word:  # «глава города Надежда Коробейникова», but «в городе Кирове»
        return named is not None and named.type == "PER" and named.first == found.first and named.last > found.last
    if found.several or found.readings[0].form == "inhabitant" or of_town(found):
        return False
    if named is not None and named.type == "PER":
        whole = (named.first, named.last) == (found.first, found.last)
        return not whole or not (located(found) or itemised(found) or (sure(found) and "person" not in found.senses))
    return found.is_name and "person" in found.senses and beside_name(found)


def of_town(found: Candidate) -> bool:
    """«жительница Сердобска», which natasha takes for a person, or the town of its mayor."""
    before = found.scene.token(found.first - 1)
    lives = before is not None and before.lemma in setting("resident")
    return governed(found) or (lives and found.may_be("g"))


def governed(found: Candidate) -> bool:
    """«глава Кирова Иван Петров»: a town between the post of who governs it and the name."""
    if not found.is_name or not found.scene.capital(found.last):
        return False
    before = found.scene.token(found.first - 1)
    if before is None:
        return False
    return before.lemma in mayors() and found.may_be("g")


@cache
def mayors() -> frozenset[str]:
    """Posts of those who govern towns."""
    return frozenset(row["lemma"] for row in read_table("posts") if "mayor" in row["groups"].split())


def great(found: Candidate) -> bool:
    """A subject, a country, a large town: natasha's doubts weigh less."""
    return any(r.entry.kind not in ("settlement", "city") or r.entry.population >= BIG for r in found.readings)


def sure(found: Candidate) -> bool:
    """The same of a town whose name is nothing else."""
    return great(found) or all(r.entry.population >= VILLAGE and not r.entry.also for r in found.readings)


def beside_name(found: Candidate) -> bool:
    """A capitalised word or an initial beside it that is no place."""
    scene = found.scene
    for at in (found.first - 1, found.last):
        token = scene.token(at)
        if token and token.text[:1].isupper() and not scene.opens(at) and scene.type_of(at) != "LOC":
            return True
    return False


def bare_adjective(found: Candidate) -> bool:
    """«Курский сказал»: a capitalised adjective without a noun after it."""
    if not found.scene.capital(found.first):
        return False
    after = found.scene.token(found.last)
    if after is not None and (after.text in OPENING or (after.text.isupper() and len(after.text) > 1)):
        return False  # «Ростовский «Маяк»», «Смоленская АЭС»
    if after is not None and after.text.isascii() and after.text.isalpha():
        return False  # «Американская Tesla»
    return after is None or not after.text[:1].isalpha() or (after.pos in ("VERB", "ADP", "CCONJ", "PROPN"))


def of_district(found: Candidate) -> bool:
    """«Кировский районный суд Саратова»: of a district of the town named behind, not of that subject or town."""
    scene, at = found.scene, found.last
    if not scene.word(at).startswith("районн") or not scene.capital(at + 2):
        return False
    _, readings = load().at(scene.words, at + 2)
    codes = {reading.entry.code for reading in readings}
    return bool(codes) and all([reading.entry.code not in codes for reading in found.readings])


def language(found: Candidate) -> bool:
    """«баллы по русскому», «преподаватель английского»."""
    return is_language(found.scene, found.first, found.last)


def capital_inhabitant(found: Candidate) -> bool:
    """«доктор Уфимцев»: those who live somewhere are written small."""
    scene = found.scene
    inside = scene.capital(found.first) and not scene.opens(found.first)
    return inside and not scene.tokens[found.first].text.isupper()


def hyphenated(found: Candidate) -> bool:
    """«Казань-Арена»: a part of a longer word that the tokeniser parted."""
    scene, token = found.scene, found.scene.token(found.last)
    return token is not None and token.text == "-" and token.start == scene.tokens[found.last - 1].end


def qualifies_noun(found: Candidate) -> bool:
    """«Александровскую больницу», «в Центральном научном институте»: an adjective's settlement before a noun."""
    if found.several or base(found.scene.words[found.first]) is None:
        return False
    if any(reading.entry.kind in ("subject", "country") for reading in found.readings):
        return False  # «в Адыгее ветер сорвал крыши»
    after, word = found.scene.token(found.last), found.scene.words[found.first]
    if after is None or not after.text[:1].islower() or found.type_word:
        return False
    return after.pos == "NOUN" or (after.pos == "ADJ" and after.lower[-2:] == word[-2:])


def part_of_longer(found: Candidate) -> bool:
    """«Средний Васюган»: an adjective that begins a longer name."""
    if found.several or base(found.scene.words[found.first]) is None:
        return False
    after = found.scene.token(found.last)
    return after is not None and after.text[:1].isupper() and after.text[1:2].islower() and after.pos != "VERB"


def end_of_longer(found: Candidate) -> bool:
    """«в Красном Яру»: natasha's place begins with an adjective before it."""
    named, first = found.scene.covering[found.first], found.first - 1
    if not found.several and behind_type(found, first):
        return True
    if named is None or named.type != "LOC" or (named.first, named.last) != (first, found.last):
        return False
    villages = all(reading.entry.kind == "settlement" for reading in found.readings)
    return villages and base(found.scene.word(first)) is not None and not found.scene.opens(first)


def behind_type(found: Candidate, at: int) -> bool:
    """«в деревне Большая | Орша»: between it and a word for a village stands an adjective that begins the name."""
    scene = found.scene
    settled = scene.before(at) in words_of("types", "kind", "settlement", "forms")
    return settled and scene.capital(at) and scene.tokens[at].pos == "ADJ" and found.is_name


def common_form(found: Candidate) -> bool:
    """«Выше», «Дел» at the head of a sentence: a form of some common word, and no large place."""
    if found.several or not found.scene.opens(found.first) or found.type_word or found.is_site:
        return False
    if any(reading.entry.population >= BIG or reading.entry.kind == "subject" for reading in found.readings):
        return False
    if itemised(found):
        return False
    word = found.scene.word(found.first)
    return is_known(word) and "Geox" not in morph_parses(word)[0].tag


NAMES, DERIVED = frozenset(("name",)), frozenset(("adjective", "inhabitant"))
FORMS = ("name", "adjective", "inhabitant")
REFUSALS: tuple[tuple[Rule, frozenset[str]], ...] = (  # each with the forms of which it is asked
    (small_letter, NAMES),
    (acronym, NAMES),
    (short_title, NAMES | DERIVED),
    (barrier_before, NAMES | DERIVED),
    (barrier_after, DERIVED),
    (person, frozenset(("name", "adjective"))),
    (bare_adjective, frozenset(("adjective",))),
    (of_district, frozenset(("adjective",))),
    (language, frozenset(("adjective",))),
    (of_a_month, frozenset(("adjective",))),
    (capital_inhabitant, frozenset(("inhabitant",))),
    (river, NAMES),
    (hyphenated, NAMES | DERIVED),
    (qualifies_noun, NAMES),
    (part_of_longer, NAMES),
    (end_of_longer, NAMES),
    (common_form, NAMES),
)
REFUSALS_OF = {form: tuple(rule for rule, forms in REFUSALS if form in forms) for form in FORMS}


def unambiguous(found: Candidate) -> bool:
    """Nothing but a place has that name."""
    return not all(reading.entry.also for reading in found.readings)


def several_words(found: Candidate) -> bool:
    """«Набережные Челны»."""
    return found.several


def not_a_name(found: Candidate) -> bool:
    """Adjectives and inhabitants have passed their refusals."""
    return not found.is_name


def typed(found: Candidate) -> bool:
    """«посёлок Мирный»."""
    return found.type_word


def called_place(found: Candidate) -> bool:
    """natasha takes it for a place; of a name of persons the nominative only."""
    nominative = found.may_be("n")
    return found.scene.type_of(found.first) == "LOC" and (nominative or "person" not in found.senses)


def located(found: Candidate) -> bool:
    """«в Мирном», «из Кирова», «в Алексине и Суворове»: after a preposition of place, or a place so placed."""
    scene, cases = found.scene, {case for reading in found.readings for case in reading.cases}
    before = scene.word(found.first - 1)
    if before in LOCATIVE:
        return bool(cases)
    return before in (",", "и") and bool(cases & scene.placed.get(found.first - 1, set()) - {"n", "a"})


def itemised(found: Candidate) -> bool:
    """«жители Ревды заплатят 12 рублей, Серова – 15»: an item of a list, in the case of a place before it."""
    scene = found.scene
    if not scene.placed or scene.word(found.last) != "-" or not scene.word(found.last + 1)[:1].isdigit():
        return False
    cases = {case for reading in found.readings for case in reading.cases} - {"n"}
    return scene.word(found.first - 1) in (",", ";", "и") and any([cases & told for told in scene.placed.values()])


def big_town(found: Candidate) -> bool:
    """A large town in the middle of a sentence, where a capital means a name."""
    big = any(reading.entry.population >= BIG or reading.entry.kind == "country" for reading in found.readings)
    return big and "person" not in found.senses and not found.scene.opens(found.first)


def followed_by_subject(found: Candidate) -> bool:
    """«Мирный Архангельской области»."""
    _, readings = load().at(found.scene.words, found.last) if found.last < len(found.scene.words) else (0, ())
    codes = {reading.entry.code for reading in readings if reading.entry.kind == "subject"}
    return any(reading.entry.code in codes for reading in found.readings)


def bracketed(found: Candidate) -> bool:
    """«до 46 рублей (Шахты)»: alone in brackets, no person's name."""
    alone = found.scene.word(found.first - 1) == "(" and found.scene.word(found.last) == ")"
    return alone and "person" not in found.senses


EVIDENCE: tuple[Rule, ...] = (
    unambiguous, several_words, not_a_name, typed, called_place, located, itemised, governed, big_town,
    followed_by_subject, bracketed,
)  # fmt: skip
EVIDENCE_NAMED = tuple((rule, rule.__name__.replace("_", "-")) for rule in EVIDENCE)


def accepted(candidate: Candidate) -> str | None:
    """The evidence by which it is a place, None where it is none."""
    for refuses in REFUSALS_OF[candidate.readings[0].form]:
        if refuses(candidate):
            return None
    for rule, name in EVIDENCE_NAMED:
        if rule(candidate):
            return name
    return None
