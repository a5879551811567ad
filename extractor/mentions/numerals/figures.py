"""Reads atoms at digits that nothing unusual goes on, as most are; yields the numeral by a short way."""

from decimal import Decimal
from functools import cache

from extractor.mentions.numerals.atoms import Atoms
from extractor.mentions.numerals.digits import LONGEST, VULGAR, leads, parted_decimals, spaced_group
from extractor.mentions.numerals.lexicon import number_words
from extractor.mentions.numerals.numeral import Numeral
from extractor.mentions.numerals.words import ABBREVIATED, GOES_ON, going_on

HYPHENS = "-‑–"
_MARKS = frozenset(".,'’/⁄" + HYPHENS)  # signs that may stand in a number in digits, or hang something on it
_POINTS = (".", ",")
_AFTER_STOP = frozenset("$€₽,;)")  # signs before which a sentence goes on


def figure(atoms: Atoms, first: int) -> Numeral | None:
    """Digits, in groups of three perhaps, a decimal mark and digits, a scale; None where more may belong to it."""
    norms, last = atoms.norms, first + 1
    while len(norms[last]) == 3 and spaced_group(atoms, last) and leads(norms[first]):
        last += 1
    written = norms[first] if last == first + 1 else "".join(norms[first:last])
    if norms[last] in _POINTS and _decimals(atoms, last, last > first + 1):
        written, last = f"{written}.{norms[last + 1]}", last + 2
    if len(written) > LONGEST:
        return None
    scale = _scales().get(norms[last])
    if norms[last] == "," and parted_decimals(atoms, first, last):
        return None
    if scale is not None and not atoms.glued(last):
        return _scaled(atoms, first, last + 1, Decimal(written), scale)
    return None if _goes_on(atoms, last) else Numeral(first, last, Decimal(written), "digits", "cardinal")


def _decimals(atoms: Atoms, index: int, grouped: bool) -> bool:
    """Whether a decimal mark stands there: three digits behind it may be thousands."""
    digits = atoms.kind(index + 1) == "digits" and atoms.glued(index) and atoms.glued(index + 1)
    return digits and (grouped or len(atoms.norms[index + 1]) != 3)


def _goes_on(atoms: Atoms, index: int) -> bool:
    """Whether the atom behind digits may belong to the number."""
    after = atoms.norms[index]
    if after in _MARKS:
        return atoms.glued(index) and (atoms.glued(index + 1) or atoms.norms[index + 1].startswith("летн"))
    kind = atoms.kinds[index]
    if kind == "word":
        return after in number_words() or after in GOES_ON or atoms.glued(index)
    return kind == "digits" or (after == "(" and atoms.kind(index + 1) == "word")


@cache
def _scales() -> dict[str, Decimal]:
    return {form: word.value for form, word in number_words().items() if word.sort == "scale"}


def _scaled(atoms: Atoms, first: int, last: int, value: Decimal, scale: Decimal) -> Numeral | None:
    """The numeral with its scale, which ends before `last`."""
    after = atoms.norms[last]
    ahead = last + 1 if after == "." else last  # «7 тыс. 150»
    if atoms.kind(ahead) == "digits" or atoms.norms[ahead] in VULGAR or (after != "." and after in going_on()):
        return None
    if after == "." and atoms.norms[last - 1] in ABBREVIATED:
        last = full_stop(atoms, last)
    return None if atoms.norms[last] == "(" else Numeral(first, last, value * scale, "mixed", "cardinal", scale)


def full_stop(atoms: Atoms, last: int) -> int:
    """The full stop of an abbreviated scale: always after тыс, after млн only where the sentence goes on."""
    if atoms.norms[last] != "." or not atoms.glued(last):
        return last
    if atoms.norms[last - 1] == "тыс":
        return last + 1
    return last + 1 if atoms.lower(last + 1) or atoms.norms[last + 1] in _AFTER_STOP else last
