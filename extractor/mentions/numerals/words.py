"""Reads atoms at a numeral word or number; yields the cardinal there: «две тысячи 300», «три с половиной млн»."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from extractor.mentions.numerals.atoms import Atoms
from extractor.mentions.numerals.digits import VULGAR, read_digits
from extractor.mentions.numerals.lexicon import Word, half_words, month_words, number_words

_ZERO, _ONE, _TEN, _HUNDRED, _THOUSAND = Decimal(0), Decimal(1), Decimal(10), Decimal(100), Decimal(1000)
_PARTS = {"половиной": Decimal("0.5"), "четвертью": Decimal("0.25"), "третью": Decimal(1) / 3}
_WHOLE = frozenset("целых целая целую целой целыми целым".split())
GOES_ON = _WHOLE | {"с"}  # words after which a number in digits may have a second half
_LETTERS = {"к": _THOUSAND, "k": _THOUSAND, "м": Decimal(1000000), "m": Decimal(1000000)}  # `100к`, `3М`
ABBREVIATED = frozenset("тыс млн млрд трлн".split())
_INVERTING = frozenset("тысяч миллионов миллиардов сотен десятков".split())  # «тысяч десять»
_INVERTING_FEW = frozenset("тысячи миллиона миллиарда сотни десятка".split())  # «тысячи три», not «тысячи двухсот»
_FEW = frozenset("два две три четыре полтора полторы".split())


@dataclass(slots=True)
class Sum:
    """A number while its words add up: `total` up to the last scale, `current` after it."""

    first: int
    last: int
    total: Decimal = _ZERO
    current: Decimal | None = None
    room: Decimal = _THOUSAND  # the next addend must be smaller than this place
    scale: Decimal | None = None  # the last scale
    forms: set[str] = field(default_factory=set)
    ordinal: bool = False
    bare: str | None = None  # the scale word that stands without a number before it
    inverted: bool = False

    @property
    def value(self) -> Decimal:
        """What has been read so far."""
        return self.total + (self.current or _ZERO)


def read_cardinal(atoms: Atoms, first: int) -> Sum | None:
    """The longest number that begins at `first`; an ordinal as its last word makes the whole ordinal."""
    number = Sum(first, first)
    going = True
    while going and number.last < len(atoms) and not number.ordinal:
        going = _step(atoms, number)
    _in_thousands(number)
    return number if number.last > first else None


def _in_thousands(number: Sum) -> None:
    """«миллион двести» is said of 1,200,000: hundreds behind millions or milliards are of the next lesser scale."""
    if number.current is None or number.scale not in (_THOUSAND**2, _THOUSAND**3) or number.forms != {"words"}:
        return
    if number.current >= _HUNDRED and (number.current % 50 == 0 or number.scale == _THOUSAND**3):
        number.current *= number.scale / _THOUSAND


def _step(atoms: Atoms, number: Sum) -> bool:
    """One more atom or few, by the first step that can."""
    if atoms.norms[number.last] not in going_on() and atoms.kind(number.last) != "digits":
        return False  # as most words behind a number
    for step in STEPS:
        if step(atoms, number):
            return True
    return False


@cache
def going_on() -> frozenset[str]:
    """The words and signs that a step may take; before digits a full stop."""
    return frozenset([*number_words(), *half_words(), *GOES_ON, *VULGAR, *_LETTERS, "."])


def digits(atoms: Atoms, number: Sum) -> bool:
    """Digits begin a number, or follow a scale: «2 млн 300 тыс.», «2 тысячи 300», «7 тыс. 150», «2 млн.300 тыс.»."""
    at = number.last + (pointed := number.scale is not None and atoms.norms[number.last] == ".")
    digital = atoms.kind(at) == "digits" or atoms.norms[at] in VULGAR
    stuck = at > number.first and atoms.glued(at) and not (pointed and atoms.norms[at - 2] in ABBREVIATED)
    if not digital or number.current is not None or number.inverted or stuck:
        return False
    found = read_digits(atoms, at)
    if found is None or (number.scale is not None and not _continues(atoms, number.scale, at, found.last)):
        return False
    number.last, number.current = found.last, found.value
    number.forms.add("fraction" if found.form == "fraction" else "digits")
    return True


def _continues(atoms: Atoms, scale: Decimal, at: int, last: int) -> bool:
    """Whether digits go on a number after its scale: a lesser scale follows, or they are three after thousands."""
    after = number_words().get(atoms.norms[last])
    if "\n" in atoms.gap(at) or len(atoms.norms[at]) > 3:
        return False
    if after is not None and after.sort == "scale":
        return after.value < scale
    if scale == _THOUSAND and last == at + 3:  # «17 тыс. 998,6 рубля»
        return len(atoms.norms[at]) == 3 and atoms.norms[at - 1] in {".", "тыс"}
    if scale != _THOUSAND or last != at + 1:
        return False
    each = "по" in atoms.norms[max(0, at - 3) : at]  # «по 20 тысяч 15 семей»
    return len(atoms.norms[at]) == 3 or atoms.norms[at - 1] not in ABBREVIATED and not each and _counts(atoms, last)


def _counts(atoms: Atoms, last: int) -> bool:
    """«16 тысяч 56 мест», «12 тысяч 40, или 2 процента», not «получили 5 тысяч 12 мая»."""
    if atoms.norms[last] == ",":
        return atoms.norms[last + 1] in ("или", "то")
    return atoms.kind(last) == "word" and not atoms.glued(last) and not _is_given(atoms.norms[last])


def _is_given(word: str) -> bool:
    """«12 мая», «выплатили 50 тысяч 30 семьям»"""
    return word in month_words() or word.endswith(("ам", "ям"))


def half(atoms: Atoms, number: Sum) -> bool:
    """«с половиной», «с четвертью» after a number: «5 с половиной тысяч», «тысячи три с половиной»."""
    if atoms.norms[number.last] != "с" or (number.current is None and not number.inverted):
        return False
    part = _PARTS.get(atoms.norms[number.last + 1])
    if part is None:
        return False
    if number.inverted:
        number.total += part * (number.scale or _ONE)
    else:
        number.current = (number.current or _ZERO) + part
    number.room = _ZERO
    number.last += 2
    return True


def whole_and_part(atoms: Atoms, number: Sum) -> bool:
    """«две целых три десятых», «ноль целых и пять сотых»."""
    if number.last == number.first or atoms.norms[number.last] not in _WHOLE:
        return False
    part = read_fraction(atoms, number.last + 1 + (atoms.norms[number.last + 1] == "и"), after_whole=True)
    if part is None:
        return False
    number.last, number.current, number.room = part[0], (number.current or _ZERO) + part[1], _ZERO
    return True


def half_word(atoms: Atoms, number: Sum) -> bool:
    """«полмиллиона», «полсотни»."""
    found = half_words().get(atoms.norms[number.last])
    if found is None or number.last > number.first:
        return False
    number.current, number.scale, number.room = found[0], found[1] if found[1] > 1 else None, _ZERO
    number.total, number.current = (found[0], None) if found[1] > 1 else (_ZERO, found[0])
    return _took(number)


def word(atoms: Atoms, number: Sum) -> bool:
    """One more numeral word."""
    said = atoms.norms[number.last]
    found = number_words().get(said)
    handler = _HANDLERS.get(found.sort) if found else None
    if found is None or handler is None:
        return False
    if number.last > number.first and found.sort != "scale" and atoms.glued(number.last):
        return False
    return handler(number, found, said) and _took(number)


def letter(atoms: Atoms, number: Sum) -> bool:
    """`100к`, `3М`: one letter glued to digits is a scale; м in lower case is a metre."""
    at, after = number.last, number.last + 1
    scale = _LETTERS.get(atoms.norms[at])
    if scale is None or not atoms.glued(at) or atoms.text(at) in "мm" or number.scale or "digits" not in number.forms:
        return False
    if atoms.glued(after) and (atoms.kind(after) != "sign" or atoms.norms[after] in "-–/²2"):
        return False
    _multiply(number, scale)
    number.last += 1
    return True


STEPS = (digits, half, whole_and_part, half_word, word, letter)


def read_fraction(atoms: Atoms, first: int, *, after_whole: bool = False) -> tuple[int, Decimal] | None:
    """«три десятых», «двадцать пять сотых»: the atom after it and the value; thousands only after «целых»."""
    number = Sum(first, first)
    while found := number_words().get(atoms.norms[number.last]):
        thousands = after_whole and found.value == _THOUSAND and found.sort == "scale"
        handler = _HANDLERS.get(found.sort) if found.sort in ("unit", "zero") or thousands else None
        if handler is None or not handler(number, found, atoms.norms[number.last]):
            break
        number.last += 1
    below = number_words().get(atoms.norms[number.last]) if number.last > first else None
    if below is None or below.sort != "ordinal" or below.value < 3:
        return None
    return number.last + 1, number.value / below.value


def _took(number: Sum) -> bool:
    number.forms.add("words")
    number.last += 1
    return True


def _add(number: Sum, found: Word, said: str) -> bool:
    """A unit, teen, ten or hundred smaller than what has been said."""
    if number.bare and _inverts(number, said):
        return _invert(number, found)
    if number.inverted:
        return _add_inverted(number, found)
    if found.value >= number.room or ("digits" in number.forms and number.current is not None):
        return False
    if found.value == 0 and number.value:
        return False
    number.current = (number.current or _ZERO) + found.value
    number.room = _place(found.value)
    return True


def _place(value: Decimal) -> Decimal:
    """What may follow a unit, teen, ten or hundred must be smaller than this."""
    if value >= _HUNDRED:
        return _HUNDRED
    return _TEN if value >= 20 else _ZERO


def _half(number: Sum, found: Word, said: str) -> bool:
    """«полтора» begins a number or follows its scale: «тысячи полторы»."""
    if number.bare and _inverts(number, said):
        return _invert(number, found)
    if number.last > number.first:
        return False
    number.current, number.room = found.value, _ZERO
    return True


def _scale(number: Sum, found: Word, said: str) -> bool:
    """A scale multiplies what stands before it; scales go down."""
    if number.inverted or (number.scale is not None and (found.value >= number.scale or number.current is None)):
        return False
    if number.current is None:
        number.bare = said
    _multiply(number, found.value)
    return True


def _multiply(number: Sum, scale: Decimal) -> None:
    number.total += (number.current if number.current is not None else _ONE) * scale
    number.current, number.scale, number.room = None, scale, min(scale, _THOUSAND)


def _group(number: Sum, found: Word, said: str) -> bool:
    """«два десятка», «сотня»: multiplies like a scale, nothing but a scale may follow."""
    if number.scale is not None or "digits" in number.forms or (number.current or _ZERO) >= _HUNDRED:
        return False
    if number.current is None:
        number.bare = said
    number.current, number.room = (number.current or _ONE) * found.value, _ZERO
    return True


def _pair(number: Sum, found: Word, said: str) -> bool:
    if number.last > number.first:
        return False
    number.current, number.room, number.inverted = found.value, _ZERO, False
    number.forms.add("pair")
    return True


def _ordinal(number: Sum, found: Word, said: str) -> bool:
    if "digits" in number.forms or (found.value >= number.room and number.last > number.first):
        return False
    number.current, number.ordinal = (number.current or _ZERO) + found.value, True
    return True


_HANDLERS = {
    "unit": _add, "zero": _add, "half": _half, "scale": _scale, "group": _group, "pair": _pair, "ordinal": _ordinal,
}  # fmt: skip


def _inverts(number: Sum, said: str) -> bool:
    """«тысяч десять», «миллиона полтора»; but «тысячи двухсот» adds up."""
    if number.last != number.first + 1:
        return False
    return number.bare in _INVERTING or (number.bare in _INVERTING_FEW and said in _FEW)


def _invert(number: Sum, found: Word) -> bool:
    number.total, number.inverted, number.bare = number.value * found.value, True, None
    number.current, number.room = None, _place(found.value)
    return True


def _add_inverted(number: Sum, found: Word) -> bool:
    """«тысяч тридцать семь»: the rest of the number behind its scale."""
    if found.value >= number.room or number.scale is None:
        return False
    number.total, number.room = number.total + found.value * number.scale, _place(found.value)
    return True
