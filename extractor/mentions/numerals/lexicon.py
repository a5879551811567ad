"""Reads the tables of numbers, units and currencies; yields their words in all forms, ready for look-up."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product

from extractor.lexicon import read_table

_SCALED = frozenset("тыс млн лрд рлн ячи она рда".split())  # how «тыс», «миллиона», «тысячи» end


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a numeral: `value` and what it does there (`sort`, see numerals.tsv)."""

    value: Decimal
    sort: str


@cache
def paradigms() -> dict[str, tuple[str, ...]]:
    """Endings by the name of their paradigm."""
    rows = read_table("quantities/paradigms")
    return {row["name"]: tuple(ending.strip("-") for ending in row["endings"].split()) for row in rows}


def forms(item: str) -> tuple[str, ...]:
    """All forms of `stem|paradigm`, or the word itself."""
    stem, bar, paradigm = item.partition("|")
    return tuple(stem + ending for ending in paradigms()[paradigm]) if bar else (item,)


def spellings(phrase: str) -> list[tuple[str, ...]]:
    """Every way to write a phrase of atoms parted by spaces, each a tuple of atoms."""
    return list(product(*(forms(item) for item in phrase.split())))


@cache
def number_words() -> dict[str, Word]:
    """Numeral words by form."""
    words: dict[str, Word] = {}
    for row in read_table("quantities/numerals"):
        word = Word(Decimal(row["value"]), row["sort"])
        for item in row["forms"].split():
            words.update(dict.fromkeys(forms(item), word))
    return words


@cache
def known_words() -> frozenset[str]:
    """All words of the numeral tables, to make broken words whole."""
    phrases = [row["spelling"] for table in ("units", "currencies") for row in read_table(f"quantities/{table}")]
    atoms = {form for phrase in phrases for item in phrase.split() for form in forms(item)}
    return frozenset(atoms | number_words().keys())


@cache
def half_words() -> dict[str, tuple[Decimal, Decimal]]:
    """«полмиллиона», «полутысячи», «полсотни»: half a scale as one word → its value and the scale."""
    scales = {form: word for form, word in number_words().items() if word.sort in ("scale", "group") and len(form) > 4}
    return {
        prefix + form: (word.value / 2, word.value if word.sort == "scale" else Decimal(1))
        for form, word in scales.items()
        for prefix in ("пол", "полу")
    }


@cache
def month_words() -> frozenset[str]:
    """The names of months, in all forms."""
    rows = [row for row in read_table("quantities/calendar") if row["sort"] == "month"]
    return frozenset(form for row in rows for form in row["forms"].split())


@cache
def unit_words() -> frozenset[str]:
    """The units that are one full word, in all forms."""
    phrases = [row["spelling"] for row in read_table("quantities/units")]
    return frozenset(
        form for phrase in phrases if " " not in phrase and "|" in phrase for form in forms(phrase) if len(form) > 2
    )


@cache
def parts_of() -> frozenset[str]:
    """What a decimal may stand before: «6,5 миллиарда», «процента», «%», scales and units in the genitive singular."""
    units = [row["spelling"] for row in read_table("quantities/units") if " " not in row["spelling"]]
    named = {forms(unit)[1] for unit in units if "|" in unit}
    scales = {word for word, said in number_words().items() if said.sort == "scale" and word[-3:] in _SCALED}
    return frozenset(["%", "рубля", *named, *scales])


@cache
def half_units() -> dict[str, str]:
    """«полчаса», «полпроцента», «полутонны»: half a unit as one word → the unit's word."""
    halves = {prefix + form: form for form in [*unit_words(), "кило"] for prefix in ("пол", "полу")}
    other = ("полдень", "полудня", "полудню", "полуднем", "полудне", "полумесяц")  # noon, a crescent
    return {half: form for half, form in halves.items() if not half.startswith(other)} | {
        "получаса": "часа",
        "полугода": "года",
        "получасу": "часа",
    }


@cache
def compound_stems() -> dict[str, Decimal]:
    """Number stems of compound adjectives, longest first."""
    rows = [row for row in read_table("quantities/compounds") if row["part"] == "stem"]
    return {row["text"]: Decimal(row["value"]) for row in sorted(rows, key=lambda row: -len(row["text"]))}


@cache
def compound_tails() -> dict[str, str]:
    """What may follow a number in a compound, in all forms → the unit it names, or nothing."""
    rows = [row for row in read_table("quantities/compounds") if row["part"] == "tail"]
    return {form: row["unit"] for row in rows for form in forms(row["text"])}
