"""Reads a numeral with its neighbours; refuses numbers in names, laws, addresses and set phrases."""

from functools import cache, lru_cache

from extractor.language import DASHES
from extractor.lexicon import read_table
from extractor.memo import FEW
from extractor.mentions.numerals import Numeral
from extractor.mentions.quantities.codes import letters_after, letters_before, order_code, screen
from extractor.mentions.quantities.lists import starts, stems, words
from extractor.mentions.quantities.needs import among, needs
from extractor.mentions.quantities.scene import Refusal, Scene
from extractor.mentions.quantities.units import read_unit

_OPEN, _CLOSE = frozenset('«“„"'), frozenset('»”"')
_MOST_PARTS = 40  # of an article of a law
_HIGHEST_GRADE = 11
_HIGHEST_VERSION = 30
_HIGHEST_MODEL = 999  # «Embraer 190», «BMW 530»
_YEARS = (1980, 2060)  # of versions
_LONGEST_TITLE = 9  # words and marks
_JOINTS = frozenset([",", "и", "/", *DASHES])

Named = tuple[dict[str, str], dict[str, str], dict[str, str]]


@cache
def _named() -> Named:
    """Words after which a number is a name: whole words, abbreviations, beginnings, each with the reason."""
    rows = read_table("quantities/names_before_numbers")
    words = {row["word"]: row["reason"] for row in rows if row["match"] == "word"}
    short = {row["word"]: row["reason"] for row in rows if row["match"] == "abbreviation"}
    return words, short, {row["word"]: row["reason"] for row in rows if row["match"] == "stem"}


@lru_cache(FEW)
def _reason(word: str, pointed: bool) -> str | None:
    """Why a number behind the word, or behind it as an abbreviation with its full stop, is a name."""
    words, short, beginnings = _named()
    reason = short.get(word) if pointed else words.get(word)
    if reason or not word.startswith(tuple(beginnings)):
        return reason
    return next(why for stem, why in beginnings.items() if word.startswith(stem))


@cache
def _idioms() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Set phrases by each of their atoms, with its place in the phrase."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for row in read_table("quantities/idioms"):
        phrase = tuple(row["phrase"].replace("ё", "е").split())
        for place, atom in enumerate(phrase):
            found.setdefault(atom, []).append((phrase, place))
    return found


@needs(before=among("№ n"))
def number_sign(scene: Scene, index: int) -> Refusal | None:
    """«школа № 27», «N 5», «школы № 5, 7 и 12», «№ 1039101-6»."""
    numeral = scene.numerals[index]
    at = numeral.first - 1
    if scene.norm(at) == "№" or (scene.kind(at) == "word" and scene.atoms.text(at) == "N"):
        last = _joined(scene, index)
        issue = scene.norm(last) == "(" and scene.kind(last + 1) == "digits" and scene.norm(last + 2) == ")"
        return scene.refuse(index, "name", numeral.first, last + 3 if issue else last)  # «№ 148 (5524)»
    return None


@needs(sorts="cardinal ordinal", before=lambda word: word == "." or _reason(word, pointed=False) is not None)
def after_word(scene: Scene, index: int) -> Refusal | None:
    """«статья 105», «ст. 159», «д. 10», «рейс 2405», «номер пять»: the word before says it."""
    numeral = scene.numerals[index]
    pointed = scene.norm(numeral.first - 1) == "."
    at = numeral.first - 1 - pointed
    word = scene.norm(at) if scene.kind(at - 2) != "digits" or not scene.glued(at) else ""
    reason = _reason(word, pointed)
    if reason is None or numeral.sort not in ("cardinal", "ordinal") or numeral.scale > 1:
        return None
    if (numeral.form == "words" and word != "номер") or reason != "law" and _measures(scene, index, word):
        return None
    if word.startswith("част") and numeral.value > _MOST_PARTS:
        return None  # «оставили части 1314 солдат»
    return scene.refuse(index, reason, numeral.first, _joined(scene, index))


def _measures(scene: Scene, index: int, word: str) -> bool:
    """Whether a unit or a counted noun follows: «в доме 120 квартир», «участок 6–8 соток», «15 на 20 метров»."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if read_unit(scene, numeral.last) is not None or _counts_noun(scene, numeral, word):
        return True
    if after is None or after.first != numeral.last + 1:
        return False
    sides = read_unit(scene, after.last) if scene.norm(numeral.last) == "на" else None
    return (
        sides is not None and sides.dimension == "length" or _ranges(scene, index) and _measures(scene, index + 1, word)
    )


def _ranges(scene: Scene, index: int) -> bool:
    """Whether a dash joins the number to the next: «6–8 соток»."""
    return scene.norm(scene.numerals[index].last) in DASHES


def _counts_noun(scene: Scene, numeral: Numeral, word: str) -> bool:
    """«120 квартир», «7 новых функций», «участок 3 наблюдателя», not «дома 3 улицы Мира», «приложение 3 закона»."""
    at = numeral.last + scene.has(numeral.last, "ADJF", "plur", "gent")
    if scene.has(at, "NOUN", "gent", "plur"):
        return True
    few = _is_paucal(numeral) and scene.has(at, "NOUN", "gent", "sing") and not scene.has(at, "Name")
    parts = word.startswith("приложен") and not scene.norm(at).startswith(starts("documents"))
    return few and (parts or scene.has(at, "NOUN", "gent", "sing", "anim"))


def _is_paucal(numeral: Numeral) -> bool:
    """2, 3, 4, 22 …, whose noun is a genitive singular."""
    return numeral.value % 10 in (2, 3, 4) and numeral.value % 100 not in (12, 13, 14)


def _joined(scene: Scene, index: int) -> int:
    """The atom after the numbers joined to a named one by commas, «и» and dashes: «школы № 5, 7 и 12»."""
    last = scene.numerals[index].last
    for after in scene.numerals[index + 1 :]:
        if after.first != last + 1 or scene.norm(last) not in _JOINTS or not after.label:
            break
        if scene.has(after.last, "gent", "plur") or read_unit(scene, after.last) or _is_latin(scene, after.last):
            break
        last = after.last
    if scene.norm(last) in DASHES and scene.glued(last) and scene.kind(last + 1) == "word" and scene.glued(last + 1):
        return last + 2
    return last


def _is_latin(scene: Scene, at: int) -> bool:
    """«Airbus 320 и 12 Boeing»: what the next number counts."""
    return scene.kind(at) == "word" and scene.atoms.text(at).isascii()


@needs(form="digits", after=words("graded"))
def graded(scene: Scene, index: int) -> Refusal | None:
    """«пшеница 3 класса», «инвалид 2 группы», «бензин 5 класса», not «открыли 3 класса»"""
    numeral = scene.numerals[index]
    if numeral.form != "digits" or scene.norm(numeral.last) not in words("graded") or numeral.value > _HIGHEST_GRADE:
        return None
    few = numeral.value % 10 in (2, 3, 4)
    return scene.refuse(index, "ordinal") if scene.has(numeral.first - 1, "NOUN") or not few else None


@needs(form="digits", after=_JOINTS, anywhere=words("graded_many"))
def graded_list(scene: Scene, index: int) -> Refusal | None:
    """«на 1–2 стадиях», «ученики 9 и 11 классов»: ordinals in digits, the lowest first; not «открыли 3 и 5 классов»."""
    row = [scene.numerals[index]]
    for after in scene.numerals[index + 1 :]:
        if scene.norm(row[-1].last) not in _JOINTS or after.first != row[-1].last + 1 or after.value <= row[-1].value:
            break
        row.append(after)
    at, last, before = row[0].first, row[-1].last, scene.norm(row[0].first - 1)
    if len(row) < 2 or scene.norm(last) not in words("graded_many") or not all(part.label for part in row):
        return None
    told = scene.has(at - 1, "NOUN", "anim") or before.startswith(starts("taught")) or not scene.has(last, "gent")
    told = (told and scene.norm(row[0].last) not in DASHES or len(row) > 2) and row[-1].value <= _HIGHEST_GRADE
    return scene.refuse(index, "ordinal", at, last) if told or before in ("в", "на", "с", "для") else None


@needs(form="digits", before=among("с"), after=among("по"))
def from_grade(scene: Scene, index: int) -> Refusal | None:
    """«с 1 по 11 класс», «с 5 по 9 этаж»: ordinals in digits before a noun in the singular"""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if after is None or after.first != numeral.last + 1 or not (numeral.label and after.label):
        return None
    ordered = scene.norm(numeral.first - 1) == "с" and scene.norm(numeral.last) == "по"
    single = scene.has(after.last, "NOUN", "sing", "accs") and not scene.has(after.last, "plur")
    single = single and read_unit(scene, after.last) is None  # «снизили с 15 по 12 процент»
    return scene.refuse(index, "ordinal", numeral.first, after.last) if ordered and single else None


@needs(after=among("лет"))
def jubilee(scene: Scene, index: int) -> Refusal | None:
    """«улица 50 лет Октября», «посёлок 40 лет Победы»"""
    last = scene.numerals[index].last
    named = scene.norm(last) == "лет" and scene.norm(last + 1).startswith(starts("jubilees"))
    return scene.refuse(index, "name", -1, last + 2) if named and scene.capital(last + 1) else None


@needs(form="digits", before=among(","))
def street(scene: Scene, index: int) -> Refusal | None:
    """«на улице Ленина, 5», «Суворовский проспект, 67», «ул. Мира, 12а»."""
    numeral = scene.numerals[index]
    if scene.norm(numeral.first - 1) != "," or numeral.form != "digits" or numeral.value > 999 or numeral.decimal:
        return None
    before = range(max(0, numeral.first - 6), numeral.first - 1)
    named = any(scene.norm(at).startswith(stems("street_words")) for at in before)
    counted = scene.has(numeral.last, "gent") or read_unit(scene, numeral.last) is not None
    return scene.refuse(index, "address") if named and not counted else None


@needs(form="digits", after=DASHES | words("law_codes"))
def before_code(scene: Scene, index: int) -> Refusal | None:
    """«(159 УК РФ)», «105 статья», «44-ФЗ»."""
    numeral = scene.numerals[index]
    at = numeral.last + (scene.norm(numeral.last) in DASHES and scene.glued(numeral.last))
    if numeral.form != "digits" or numeral.scale > 1:
        return None
    if scene.norm(at) in words("law_marks") and at > numeral.last:
        return scene.refuse(index, "law", numeral.first, at + 1)
    named = scene.norm(numeral.last) in words("law_codes") and scene.capital(numeral.last)
    return scene.refuse(index, "law") if named else None


@needs(after=_CLOSE)
def quoted_name(scene: Scene, index: int) -> Refusal | None:
    """«Россия 1», «Регион 71»: the number closes a short quoted name, not what somebody says («Через год будет 55»)."""
    numeral = scene.numerals[index]
    if scene.norm(numeral.last) not in _CLOSE or not numeral.label:
        return None
    for at in range(numeral.first - 1, max(-1, numeral.first - 5), -1):
        token = scene.token(at)
        if token is not None and token.pos in ("VERB", "AUX"):
            return None
        if scene.norm(at) in _OPEN:
            return scene.refuse(index, "name") if at < numeral.first - 1 and scene.capital(at + 1) else None
    return None


@needs(before=_OPEN)
def quoted_title(scene: Scene, index: int) -> Refusal | None:
    """«роман «Сто лет одиночества»», «конкурс «100 лучших товаров»»: what is told of has the name in quotes."""
    numeral = scene.numerals[index]
    at = numeral.first - 1
    if scene.norm(at) not in _OPEN or not (numeral.form == "digits" or scene.capital(numeral.first)):
        return None
    last = next((end for end in range(numeral.last, numeral.last + _LONGEST_TITLE) if scene.norm(end) in _CLOSE), 0)
    titled = last and scene.norm(at - 1).startswith(starts("titled"))
    return scene.refuse(index, "name", numeral.first, last) if titled else None


@needs(form="digits", before=lambda word: len(word) >= 3 and word.isascii() and not word.isdigit())
def latin_name(scene: Scene, index: int) -> Refusal | None:
    """«Windows 10», «iPhone 15 Pro», «PlayStation 5»: after a Latin word, counting nothing."""
    numeral = scene.numerals[index]
    at = numeral.first - 1
    if numeral.form != "digits" or scene.kind(at) != "word":
        return None
    if not scene.atoms.text(at).isascii() or len(scene.atoms.text(at)) < 3:
        return None
    if read_unit(scene, at) or read_unit(scene, numeral.last) or numeral.scale > 1:
        return None
    if numeral.decimal and not _is_version(scene, numeral):
        return None
    counts = _counts(scene, numeral) or scene.norm(numeral.last) in ("%", "$", "€") or _is_great(numeral)
    return None if counts else scene.refuse(index, "name")


def _is_version(scene: Scene, numeral: Numeral) -> bool:
    """«Android 8.1», «Bluetooth 5.0», not «Brent 82,14», «средний балл IELTS 7.5»"""
    if scene.begins_before(numeral.first - 1, starts("levels"), 3):
        return False
    row = scene.norms(numeral.first, 3)
    return row[1] == "." and len(row[2]) == 1 and numeral.value < _HIGHEST_VERSION


def _is_great(numeral: Numeral) -> bool:
    """Greater than a model's number, and no year: «Football Manager 2015»"""
    return numeral.value > _HIGHEST_MODEL and not _YEARS[0] <= numeral.value <= _YEARS[1]


def _counts(scene: Scene, numeral: Numeral) -> bool:
    """«12 спутников», «30 российских вузов», not «ATR 72 местной авиакомпании»."""
    at = numeral.last
    return scene.has(at, "gent", "plur") or _is_paucal(numeral) and scene.has(at, "NOUN", "gent", "sing")


@needs(first=frozenset(_idioms()))
def idiom(scene: Scene, index: int) -> Refusal | None:
    """Set phrases of idioms.tsv: «один из», «во-первых», «в два счёта»."""
    numeral = scene.numerals[index]
    for phrase, place in _idioms().get(scene.norm(numeral.first), ()):
        first = numeral.first - place
        if first >= 0 and first + len(phrase) >= numeral.last and scene.norms(first, len(phrase)) == phrase:
            return scene.refuse(index, "idiom")
    return None


RULES = (
    number_sign,
    idiom,
    before_code,
    after_word,
    graded,
    graded_list,
    from_grade,
    jubilee,
    street,
    letters_before,
    letters_after,
    screen,
    quoted_name,
    quoted_title,
    latin_name,
    order_code,
)
