"""Reads a sentence's text; yields its numerals in order: digits and words alike, each with value, form and sort."""

from dataclasses import dataclass
from decimal import Decimal

from extractor.mentions.numerals.atoms import Atom, atomise, normalise
from extractor.mentions.numerals.lexicon import (
    compound_stems,
    compound_tails,
    forms,
    half_units,
    half_words,
    number_words,
    spellings,
)
from extractor.mentions.numerals.words import Sum, read_cardinal, read_fraction

__all__ = ["Atom", "Numeral", "atomise", "forms", "normalise", "read_numerals", "spellings"]

_CARDINAL_ENDINGS = {"ти", "ми", "мя", "ть", "ь", "ка", "та", "ста", "сот", "ух", "ех", "рех", "рых", "юх", "и"}
_ORDINAL_ENDINGS = {
    *("й я е го му м ю х ми ый ой ая ое ые ого ому ым ом ую ых ий ья ье ьи ьего ьей его ему").split()
}
_ROMAN = frozenset("IVX")
_ABBREVIATED = {"тыс", "млн", "млрд", "трлн"}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, atoms `[first, last)`. `scale` is the scale word it ends in, 1 without one.

    `sort`: cardinal, ordinal, collective, both, fraction (per cent), times, factor, compound, roman, zero;
    `bare`: the scale or group word that stands alone («тысячи»); `tail`: what is glued to the digits.
    """

    first: int
    last: int
    value: Decimal
    form: str  # "digits" | "words" | "mixed"
    sort: str
    scale: Decimal = Decimal(1)
    bare: str | None = None
    inverted: bool = False
    decimal: bool = False
    tail: str = ""


def read_numerals(atoms: list[Atom]) -> list[Numeral]:
    """All numerals of a sentence, left to right, none inside another."""
    found: list[Numeral] = []
    index, words = 0, number_words()
    while index < len(atoms):
        atom = atoms[index]
        numeral = None
        if atom.kind == "digits" or atom.norm in words or atom.norm[:2] in _beginnings() or atom.text[0] in "IVX½¼¾⅓⅔⅛":
            numeral = _read(atoms, index)
        if numeral is None:
            index += 1
        else:
            found.append(numeral)
            index = numeral.last
    return found


def _beginnings() -> frozenset[str]:
    if not _CACHE:
        _CACHE.append(frozenset({stem[:2] for stem in compound_stems()} | {"по"}))
    return _CACHE[0]


_CACHE: list[frozenset[str]] = []


def _read(atoms: list[Atom], first: int) -> Numeral | None:
    for reader in (_special, _fraction, _cardinal, _half_unit, _compound_word, _roman):
        numeral = reader(atoms, first)
        if numeral is not None:
            return numeral
    return None


def _special(atoms: list[Atom], first: int) -> Numeral | None:
    """Words that are a whole number each: «двое», «вдвое», «трижды», «половина», «оба»."""
    word = number_words().get(atoms[first].norm)
    if word is None or word.sort not in ("collective", "factor", "times", "fraction", "both", "rank_group", "vague"):
        return None
    scaled = number_words().get(atoms[first + 1].norm) if word.sort == "fraction" and first + 1 < len(atoms) else None
    if scaled is not None and scaled.sort == "scale":
        share = {50: "0.5", 25: "0.25"}.get(int(word.value), "0.3333")
        return Numeral(first, first + 2, Decimal(share) * scaled.value, "words", "cardinal", scaled.value)
    return Numeral(first, first + 1, word.value, "words", word.sort)


def _fraction(atoms: list[Atom], first: int) -> Numeral | None:
    """«две трети», «девять десятых», `3/4` in per cent."""
    parts = read_fraction(atoms, first)
    if parts is not None and atoms[first].kind == "word" and atoms[parts[0] - 1].norm[-2:] in ("ых", "ым", "ми", "ая", "ую", "ой"):
        below = number_words()[atoms[parts[0] - 1].norm].value
        if parts[1] < 1 and number_words()[atoms[first].norm].value < min(below, Decimal(20)):
            return Numeral(first, parts[0], _per_cent(parts[1]), "words", "fraction")
    word = number_words().get(atoms[first].norm)
    after = number_words().get(atoms[first + 1].norm) if first + 1 < len(atoms) else None
    if word and word.sort == "unit" and word.value < 4 and after and after.sort == "fraction" and after.value < 50:
        part = {25: Decimal(25)}.get(int(after.value), Decimal(100) / 3)
        return Numeral(first, first + 2, _hundredths(part * word.value), "words", "fraction")
    return None


def _cardinal(atoms: list[Atom], first: int) -> Numeral | None:
    number = read_cardinal(atoms, first)
    if number is None:
        return None
    last, tail, sort = number.last, "", "ordinal" if number.ordinal else "cardinal"
    if "fraction" in number.forms and number.scale is None and number.value < 1:
        return Numeral(first, last, _per_cent(number.value), "digits", "fraction")
    if number.forms == {"digits"} and number.scale is None:
        last, tail, sort = _suffix(atoms, number)
    elif atoms[last - 1].norm in _ABBREVIATED:
        last = _full_stop(atoms, last)
    form = "mixed" if len(number.forms) > 1 else next(iter(number.forms))
    value = number.value
    last = _repeated(atoms, last, value)
    scale = number.scale if number.scale and not number.current else Decimal(1)
    return Numeral(first, last, value, form, sort, scale, _bare(number), number.inverted, number.decimal, tail)


def _bare(number: Sum) -> str | None:
    return number.bare if number.last - number.first == 1 else None


def _suffix(atoms: list[Atom], number: Sum) -> tuple[int, str, str]:
    """What hangs on digits by a hyphen: `2-х` cardinal, `5-й` ordinal, `70-процентный` compound."""
    last = number.last
    if last + 1 >= len(atoms) or atoms[last].norm not in "-‑–" or not atoms[last].glued:
        return last, "", "cardinal"
    tail = atoms[last + 1]
    if tail.kind != "word" or not tail.glued:
        return last, "", "cardinal"
    if tail.norm in _CARDINAL_ENDINGS or (tail.norm in ("х", "м") and number.value in (2, 3, 4) and tail.norm == "х"):
        return last + 2, tail.norm, "cardinal"
    if tail.norm in _ORDINAL_ENDINGS:
        return last + 2, tail.norm, "ordinal"
    return (last + 2, tail.norm, "compound") if tail.norm in compound_tails() else (last, "", "cardinal")


def _full_stop(atoms: list[Atom], last: int) -> int:
    """The full stop of an abbreviated scale: always after тыс, after млн only where the sentence goes on."""
    if last >= len(atoms) or atoms[last].norm != "." or not atoms[last].glued:
        return last
    goes_on = last + 1 < len(atoms) and not atoms[last + 1].text[0].isupper() and atoms[last + 1].norm not in "\"»”)—–"
    return last + 1 if atoms[last - 1].norm == "тыс" or goes_on else last


def _repeated(atoms: list[Atom], last: int, value: Decimal) -> int:
    """«0 (ноль)», «881 913 (восемьсот …)»: the same number again in brackets."""
    if last + 1 >= len(atoms) or atoms[last].norm != "(" or atoms[last + 1].kind != "word":
        return last
    again = read_cardinal(atoms, last + 1)
    if again is None or again.value != value or again.last >= len(atoms) or atoms[again.last].norm != ")":
        return last
    return again.last + 1


def _half_unit(atoms: list[Atom], first: int) -> Numeral | None:
    """«полчаса», «полпроцента», «пол-литра»."""
    if atoms[first].norm == "пол" and first + 2 < len(atoms) and atoms[first + 1].norm in "-‑":
        tail = half_units().get("пол" + atoms[first + 2].norm)
        return Numeral(first, first + 3, Decimal("0.5"), "words", "half_unit", tail=tail) if tail else None
    tail = half_units().get(atoms[first].norm)
    return Numeral(first, first + 1, Decimal("0.5"), "words", "half_unit", tail=tail) if tail else None


def _compound_word(atoms: list[Atom], first: int) -> Numeral | None:
    """«десятиметровая», «двадцатипятилетний», «пол-литра» stays with the units."""
    rest, value, place = atoms[first].norm, Decimal(0), Decimal(10000)
    if len(rest) < 7:
        return None
    while rest:
        stem = next((stem for stem, size in compound_stems().items() if rest.startswith(stem) and size < place), None)
        if stem is None:
            return None
        value += compound_stems()[stem]
        place, rest = compound_stems()[stem] if compound_stems()[stem] >= 20 else Decimal(0), rest[len(stem) :]
        if rest in compound_tails():
            return Numeral(first, first + 1, value, "words", "compound", tail=rest)
    return None


def _roman(atoms: list[Atom], first: int) -> Numeral | None:
    """`XXI`, `IV`: two or more of I, V, X; one of them only before a word."""
    atom = atoms[first]
    if not _ROMAN.issuperset(atom.text) or (len(atom.text) == 1 and not _before_word(atoms, first)):
        return None
    return Numeral(first, first + 1, _roman_value(atom.text), "digits", "roman")


def _before_word(atoms: list[Atom], first: int) -> bool:
    after = atoms[first + 1] if first + 1 < len(atoms) else None
    return after is not None and after.kind == "word" and not after.glued and after.text[0].islower()


def _roman_value(text: str) -> Decimal:
    sizes = [{"I": 1, "V": 5, "X": 10}[letter] for letter in text]
    return Decimal(sum(-size if size < max(sizes[i:]) else size for i, size in enumerate(sizes)))


def _per_cent(part: Decimal) -> Decimal:
    return _hundredths(part * 100)


def _hundredths(value: Decimal) -> Decimal:
    rounded = value.quantize(Decimal("0.01"))
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded
