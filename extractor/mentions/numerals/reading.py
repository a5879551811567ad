"""Reads the atoms of a sentence; yields its numerals, left to right, none inside another."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from extractor.memo import Memo
from extractor.mentions.numerals.atoms import Atoms, atomise
from extractor.mentions.numerals.digits import VULGAR
from extractor.mentions.numerals.figures import HYPHENS, figure, full_stop
from extractor.mentions.numerals.lexicon import (
    compound_stems,
    compound_tails,
    half_units,
    half_words,
    number_words,
)
from extractor.mentions.numerals.numeral import Numeral
from extractor.mentions.numerals.words import ABBREVIATED, GOES_ON, Sum, going_on, read_cardinal, read_fraction

_SPECIAL = frozenset("collective factor times fraction both rank_group vague order".split())
_CARDINAL_ENDINGS = frozenset("ти ми мя ть ь ка та ста сот ух ех рех рых юх и".split())
_ORDINAL_ENDINGS = frozenset(
    "й я е го му м ю х ми ый ой ая ое ые ого ому ым ом ую ых ий ья ье ьи ьего ьей его ему".split()
)
_FRACTION_ENDINGS = ("ых", "ым", "ыми", "ая", "ую", "ой")
_SIGNS = frozenset("0123456789ivx½¼¾⅓⅔")
_SHORTEST = 3  # letters of a word of numbers
_FIGURES = re.compile("[0-9IVX½¼¾⅓⅔\u00ad\u0301\n]")  # or what may hide a word: broken, accented
_WORDS = re.compile("[а-я]+")


def read_numerals(atoms: Atoms) -> list[Numeral]:
    """All numerals of a sentence."""
    found: list[Numeral] = []
    index, beginnings = 0, _beginnings()
    likely = [at for at, word in enumerate(atoms.words) if word[0] in _SIGNS or word[:_SHORTEST] in beginnings]
    for at in likely:
        if at >= index and may_begin(atoms.words[at]):
            numeral = _at(atoms, at)
            if numeral is not None:
                found.append(numeral)
                index = numeral.last
    return found


def has_numerals(text: str) -> bool:
    """Whether a text can hold a numeral: a quick look, so that most sentences need not be taken apart."""
    if _FIGURES.search(text):
        return True
    beginnings, words = _beginnings(), _WORDS.findall(text.lower().replace("ё", "е"))
    return any(map(may_begin, [word for word in words if word[:_SHORTEST] in beginnings]))


def _at(atoms: Atoms, first: int) -> Numeral | None:
    """The numeral at an atom: of words or digits that nothing else can go on, as most are, by a short way to it."""
    norms, words, last = atoms.norms, _going_on(), first + 1
    if "0" <= norms[first][0] <= "9":
        return figure(atoms, first) or cardinal(atoms, first)
    if norms[first][0] in "ivx":
        return _read(atoms, first)
    while norms[last] in words:
        last += 1
    if norms[last - 1] in GOES_ON or norms[first] == "пол" or _hangs(atoms, last):
        return _read(atoms, first)
    numeral = _PHRASES[norms[first] if last == first + 1 else " ".join(norms[first:last])]
    return Numeral(numeral.first + first, numeral.last + first, *numeral[2:]) if numeral else None


def _hangs(atoms: Atoms, index: int) -> bool:
    """Whether digits, a bracket or a full stop behind words may belong to the numeral: «тыс.», «7 тыс. 150»."""
    after = atoms.norms[index]
    if after == ".":
        return atoms.norms[index - 1] in ABBREVIATED or _digital(atoms, index + 1)
    return after == "(" or _digital(atoms, index)


def _digital(atoms: Atoms, index: int) -> bool:
    return atoms.kinds[index] == "digits" or atoms.norms[index] in VULGAR


@cache
def _going_on() -> frozenset[str]:
    """The words that may go on a numeral in words."""
    return frozenset(filter(str.isalpha, going_on()))


def may_begin(word: str) -> bool:
    """Whether a word is a numeral's, or a half's or compound's beginning."""
    if word[:1] in _SIGNS or word in number_words():
        return True
    return word.startswith("пол") or (len(word) > 5 and word.startswith(_stems()))


@cache
def _beginnings() -> frozenset[str]:
    """The first letters of all that may begin in letters: a quick look, so that most words need no other."""
    return frozenset(word[:_SHORTEST] for word in ("пол", *number_words(), *compound_stems()))


def _read(atoms: Atoms, first: int) -> Numeral | None:
    for reader in READERS:
        numeral = reader(atoms, first)
        if numeral is not None:
            return numeral
    return None


def _phrase(phrase: str) -> Numeral | None:
    """The numeral with which a row of words begins."""
    return _read(atomise(phrase), 0)


_PHRASES = Memo(_phrase)


def special(atoms: Atoms, first: int) -> Numeral | None:
    """Words that are a whole number each: «двое», «вдвое», «трижды», «половина», «оба»; «четверть миллиарда»."""
    word = number_words().get(atoms.norms[first])
    if word is None or word.sort not in _SPECIAL:
        return None
    scale = number_words().get(atoms.norms[first + 1]) if word.sort == "fraction" else None
    if scale is not None and scale.sort == "scale":
        part = Decimal(1) / 3 if word.value < 50 and word.value != 25 else word.value / 100
        return Numeral(first, first + 2, hundredths(part * scale.value), "words", "cardinal", scale.value)
    return Numeral(first, first + 1, word.value, "words", word.sort)


def fraction(atoms: Atoms, first: int) -> Numeral | None:
    """«девять десятых», «одна пятая»: in per cent."""
    parts = read_fraction(atoms, first)
    if parts is None or not atoms.norms[parts[0] - 1].endswith(_FRACTION_ENDINGS):
        return None
    above, below = number_words()[atoms.norms[first]], number_words()[atoms.norms[parts[0] - 1]]
    if parts[1] >= 1 or above.value > 19:
        return None
    if below.value < 5 and parts[0] - first == 2 and above.value > 1 and below.value == 3:
        return None
    return Numeral(first, parts[0], hundredths(parts[1] * 100), "words", "fraction")


def thirds(atoms: Atoms, first: int) -> Numeral | None:
    """«две трети», «три четверти», «одна треть»."""
    word = number_words().get(atoms.norms[first])
    part = number_words().get(atoms.norms[first + 1])
    if word is None or word.sort != "unit" or word.value > 3 or part is None or part.sort != "fraction":
        return None
    if part.value >= 50:
        return None
    share = Decimal(25) if part.value == 25 else Decimal(100) / 3
    return Numeral(first, first + 2, hundredths(share * word.value), "words", "fraction")


def cardinal(atoms: Atoms, first: int) -> Numeral | None:
    """Numbers in digits, words and both; an ordinal word or ending makes them ordinal."""
    number = read_cardinal(atoms, first) if _begins(atoms, first) else None
    if number is None:
        return None
    last, tail, sort = number.last, "", "ordinal" if number.ordinal else "cardinal"
    if "fraction" in number.forms and number.scale is None:
        return Numeral(first, last, hundredths(number.value * 100), "digits", "fraction")
    if "pair" in number.forms and number.scale is None and not (number.value > 2):
        sort = "pair"
    if number.forms == {"digits"} and number.scale is None:
        last, tail, sort = _ending(atoms, number)
        more = number_words().get(atoms.norms[last]) if tail and sort == "cardinal" else None
        if more is not None and more.sort == "scale":  # «80-ти миллионов», «4-х млрд»
            return Numeral(first, full_stop(atoms, last + 1), number.value * more.value, "mixed", sort, more.value)
    elif atoms.norms[last - 1] in ABBREVIATED:
        last = full_stop(atoms, last)
    last = _repeated(atoms, last, number.value)
    scale = number.scale if number.scale and number.current is None else Decimal(1)
    bare = number.bare if number.last - first == 1 else None
    return Numeral(first, last, number.value, _form(number.forms), sort, scale, bare, number.inverted, tail)


def _begins(atoms: Atoms, first: int) -> bool:
    """Whether a cardinal may begin at an atom."""
    return _digital(atoms, first) or atoms.norms[first] in number_words() or atoms.norms[first] in half_words()


def _form(forms: Iterable[str]) -> str:
    kinds = {"digits" if form == "fraction" else form for form in forms if form != "pair"}
    return kinds.pop() if len(kinds) == 1 else "mixed"


def half_unit(atoms: Atoms, first: int) -> Numeral | None:
    """«полчаса», «полпроцента», «пол-литра»: half of the unit in `tail`."""
    norm, last = atoms.norms[first], first + 1
    if norm == "пол" and atoms.norms[first + 1] in HYPHENS:
        last = first + 3
    tail = half_units().get(norm if last == first + 1 else "пол" + atoms.norms[first + 2])
    return Numeral(first, last, Decimal("0.5"), "words", "half_unit", tail=tail) if tail else None


def compound(atoms: Atoms, first: int) -> Numeral | None:
    """«десятиметровая», «двадцатипятилетний»: number stems down to a tail of the table."""
    rest, value, room = atoms.norms[first], Decimal(0), Decimal(10000)
    if not rest.startswith(_stems()):
        return None
    while len(rest) > 5:
        stem = next((stem for stem, size in compound_stems().items() if size < room and rest.startswith(stem)), None)
        if stem is None:
            return None
        size = compound_stems()[stem]
        value, rest = value + size, rest[len(stem) :]
        room = Decimal(100 if size >= 100 else 10 if size >= 20 else 0)
        if rest in compound_tails():
            return Numeral(first, first + 1, value, "words", "compound", tail=rest)
    return None


@cache
def _stems() -> tuple[str, ...]:
    return tuple(compound_stems())


def roman(atoms: Atoms, first: int) -> Numeral | None:
    """`XXI`, `IV`: two or more of I, V, X; one of them only before a word in lower case."""
    text = atoms.text(first)
    if set(text) - set("IVX") or (len(text) == 1 and (atoms.glued(first + 1) or not atoms.lower(first + 1))):
        return None
    sizes = [{"I": 1, "V": 5, "X": 10}[sign] for sign in text]
    value = sum(-size if size < max(sizes[place:]) else size for place, size in enumerate(sizes))
    return Numeral(first, first + 1, Decimal(value), "digits", "roman")


READERS = (special, fraction, thirds, cardinal, half_unit, compound, roman)


def _ending(atoms: Atoms, number: Sum) -> tuple[int, str, str]:
    """What hangs on digits by a hyphen: `2-х` cardinal, `5-й` ordinal, `70-процентный` compound."""
    last = number.last
    if atoms.norms[last] not in HYPHENS or not atoms.glued(last):
        return last, "", "cardinal"
    tail = atoms.norms[last + 1]
    if atoms.kind(last + 1) != "word" or not (atoms.glued(last + 1) or tail.startswith("летн")):
        return last, "", "cardinal"  # «65- летний»
    if tail in _CARDINAL_ENDINGS or (tail == "х" and _is_few(number.value)):
        return last + 2, tail, "cardinal"
    if tail in _ORDINAL_ENDINGS:
        return last + 2, tail, "ordinal"
    return (last + 2, tail, "compound") if tail in compound_tails() else (last, "", "cardinal")


def _is_few(value: Decimal) -> bool:
    """«22-х туров», not «90-х годов»"""
    return value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14)


def _repeated(atoms: Atoms, last: int, value: Decimal) -> int:
    """«0 (ноль)», «881 913 (восемьсот …)»: the same number again in brackets."""
    if atoms.norms[last] != "(" or atoms.kind(last + 1) != "word":
        return last
    again = read_cardinal(atoms, last + 1)
    if again is None or again.value != value or atoms.norms[again.last] != ")":
        return last
    return again.last + 1


def hundredths(value: Decimal) -> Decimal:
    """The value to two decimals, without trailing zeros."""
    rounded = value.quantize(Decimal("0.01"))
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded
