"""Reads atoms at a numeral word or number; yields the cardinal written there: «две тысячи 300», «три с половиной млн»."""

from dataclasses import dataclass, field
from decimal import Decimal

from extractor.mentions.numerals.atoms import Atom
from extractor.mentions.numerals.digits import read_digits
from extractor.mentions.numerals.lexicon import Word, half_words, number_words

_ONE, _ZERO = Decimal(1), Decimal(0)
_PARTS = {"половиной": Decimal("0.5"), "четвертью": Decimal("0.25"), "третью": Decimal("0.3333")}
_WHOLE = {"целых", "целая", "целую", "целой", "целыми", "целым"}
_THOUSANDS_GLUED = {"к": Decimal(1000), "k": Decimal(1000), "м": Decimal(1000000), "m": Decimal(1000000)}
_INVERTING = {"тысяч", "миллионов", "миллиардов", "тысячи", "миллиона", "миллиарда", "сотен", "десятков"}
_FEW = {"два", "две", "три", "четыре", "полтора", "полторы"}


@dataclass(slots=True)
class Sum:
    """A number while its words add up."""

    first: int
    last: int
    total: Decimal = _ZERO
    current: Decimal | None = None
    room: Decimal = Decimal(1000)  # the next addend must be smaller than this place
    scale: Decimal | None = None  # the last scale word
    forms: set[str] = field(default_factory=set)
    ordinal: bool = False
    bare: str | None = None  # the scale word that stands without a number before it
    inverted: bool = False
    decimal: bool = False

    @property
    def value(self) -> Decimal:
        """What has been read so far."""
        return self.total + (self.current if self.current is not None else _ZERO)


def read_cardinal(atoms: list[Atom], first: int) -> Sum | None:
    """The longest number that begins at `first`; an ordinal as its last word makes the whole ordinal."""
    number = Sum(first, first)
    while number.last < len(atoms) and not number.ordinal:
        step = number.last
        if not any(reader(atoms, number) for reader in READERS):
            break
        assert number.last > step
    return number if number.last > first else None


def digits(atoms: list[Atom], number: Sum) -> bool:
    """Digits begin a number, or follow a scale: «2 млн 300 тыс.», «2 тысячи 300»."""
    atom = atoms[number.last]
    if number.current is not None or (atom.kind == "word") or (number.last > number.first and atom.glued):
        return False
    found = read_digits(atoms, number.last) if atom.kind == "digits" or atom.norm in "½¼¾⅓⅔⅛" else None
    if found is None or (number.scale is not None and not _continues(atoms, number, found.last, found.value)):
        return False
    number.last, number.current, number.decimal = found.last, found.value, found.form == "decimal"
    number.forms.add("fraction" if found.form == "fraction" else "digits")
    return True


def glued_scale(atoms: list[Atom], number: Sum) -> bool:
    """`100к`, `3М`: one letter glued to digits; м in lower case is a metre."""
    atom = atoms[number.last]
    if number.current is None or number.scale or not atom.glued or atom.text in ("м", "m") or "digits" not in number.forms:
        return False
    scale = _THOUSANDS_GLUED.get(atom.norm)
    after = atoms[number.last + 1] if number.last + 1 < len(atoms) else None
    if scale is None or (after is not None and after.glued and (after.kind != "sign" or after.norm in "-–/")):
        return False
    _multiply(number, scale)
    return True


def half(atoms: list[Atom], number: Sum) -> bool:
    """«с половиной», «с четвертью» after a number: «5 с половиной тысяч»."""
    if number.current is None or atoms[number.last].norm != "с" or number.last + 1 >= len(atoms):
        return False
    part = _PARTS.get(atoms[number.last + 1].norm)
    if part is None:
        return False
    number.current += part
    number.last += 2
    number.room = _ZERO
    return True


def whole_and_part(atoms: list[Atom], number: Sum) -> bool:
    """«две целых три десятых»: a number, целых, a number, an ordinal as the denominator."""
    if number.current is None or atoms[number.last].norm not in _WHOLE:
        return False
    after = number.last + 1 + (atoms[number.last + 1 : number.last + 2] != [] and atoms[number.last + 1].norm == "и")
    part = read_fraction(atoms, after)
    if part is None:
        return False
    number.last, fraction = part
    number.current += fraction
    number.room = _ZERO
    return True


def read_fraction(atoms: list[Atom], first: int) -> tuple[int, Decimal] | None:
    """«три десятых», «двадцать пять сотых»: the atom after it and the value."""
    above = _short(atoms, first)
    if above is None or above.last >= len(atoms):
        return None
    below = number_words().get(atoms[above.last].norm)
    if below is None or below.sort != "ordinal" or below.value < 3:
        return None
    return above.last + 1, above.value / below.value


def _short(atoms: list[Atom], first: int) -> Sum | None:
    """A number of words below a thousand, its ordinal left unread."""
    number = Sum(first, first)
    while number.last < len(atoms) and (word := number_words().get(atoms[number.last].norm)):
        if word.sort not in ("unit", "zero") or not _add(number, word):
            break
    return number if number.last > first else None


def word(atoms: list[Atom], number: Sum) -> bool:
    """One more numeral word."""
    atom = atoms[number.last]
    found = number_words().get(atom.norm) or half_words().get(atom.norm)
    if found is None or (atom.glued and number.last > number.first and found.sort != "scale"):
        return False
    handler = _HANDLERS.get(found.sort)
    if handler is None or not handler(number, found, atom):
        return False
    number.forms.add("words")
    return True


READERS = (digits, half, whole_and_part, word, glued_scale)


def _add(number: Sum, found: Word, atom: Atom | None = None) -> bool:
    """A unit, teen, ten or hundred smaller than what has been said."""
    if found.value >= number.room or "digits" in number.forms and number.current is not None:
        return False
    if number.bare and atom and _inverts(number, atom):
        return _invert(number, found)
    if found.value == 0 and number.value:
        return False
    number.current = (number.current or _ZERO) + found.value
    number.room = _place(found.value)
    number.last += 1
    return True


def _half(number: Sum, found: Word, atom: Atom) -> bool:
    if number.bare and _inverts(number, atom):
        return _invert(number, found)
    if number.last > number.first:
        return False
    number.current, number.room = found.value, _ZERO
    number.last += 1
    return True


def _scale(number: Sum, found: Word, atom: Atom) -> bool:
    """A scale multiplies what stands before it; scales go down."""
    if number.scale is not None and (found.value >= number.scale or number.bare and number.current is None):
        return False
    if number.current is None:
        number.bare = atom.norm
    _multiply(number, found.value)
    return True


def _group(number: Sum, found: Word, atom: Atom) -> bool:
    """«два десятка», «сотня»: multiplies like a scale, nothing may follow but a scale."""
    if number.scale is not None or "digits" in number.forms:
        return False
    if number.current is None:
        number.bare = atom.norm
    number.current, number.room = (number.current or _ONE) * found.value, _ZERO
    number.last += 1
    return True


def _ordinal(number: Sum, found: Word, atom: Atom) -> bool:
    if found.value >= number.room or "digits" in number.forms or number.decimal:
        return False
    number.current = (number.current or _ZERO) + found.value
    number.ordinal = True
    number.last += 1
    return True


_HANDLERS = {"unit": _add, "zero": _add, "half": _half, "scale": _scale, "group": _group, "ordinal": _ordinal}


def _multiply(number: Sum, scale: Decimal) -> None:
    number.total += (number.current if number.current is not None else _ONE) * scale
    number.current, number.scale, number.room = None, scale, min(scale, Decimal(1000))
    number.last += 1


def _inverts(number: Sum, atom: Atom) -> bool:
    """«тысяч десять», «миллиона полтора»; but «тысячи двухсот» adds up."""
    if number.bare not in _INVERTING or number.last != number.first + 1:
        return False
    return number.bare in ("тысяч", "миллионов", "миллиардов", "сотен", "десятков") or atom.norm in _FEW


def _invert(number: Sum, found: Word) -> bool:
    number.total, number.inverted, number.bare = number.value * found.value, True, None
    number.current, number.room = None, _ZERO
    number.last += 1
    return True


def _place(value: Decimal) -> Decimal:
    """What may follow a unit, teen, ten or hundred must be smaller than this."""
    if value >= 100:
        return Decimal(100)
    return Decimal(10) if value >= 20 else _ZERO


def _continues(atoms: list[Atom], number: Sum, last: int, value: Decimal) -> bool:
    """Whether digits go on a number after its scale: smaller, and a lesser scale or hundreds follow."""
    scale = number.scale or _ONE
    if value >= scale or atoms[number.last].start - atoms[number.last - 1].end > 2:
        return False
    after = number_words().get(atoms[last].norm) if last < len(atoms) else None
    if after is not None and after.sort == "scale" and after.value < scale:
        return True
    return scale == 1000 and value >= 100 and value == value.to_integral_value() and len(atoms[number.last].norm) == 3
