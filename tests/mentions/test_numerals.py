"""Numerals: what is written in digits or words, in every case, reads back as the same number."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from num2words import num2words

from extractor.language import Document, Sentence, inflect, morph_parses
from extractor.mentions import numerals, quantities
from extractor.mentions.numerals import Numeral, atomise, digits, read_numerals, reading, words
from extractor.mentions.types import Quantity
from tests.mentions.watching import watch

CASES = ("nomn", "gent", "datv", "ablt", "loct")
SCALES = {"тысяча", "миллион", "миллиард", "триллион", "квадриллион"}
PARTS = {1: "десятая", 2: "сотая", 3: "тысячная", 4: "десятитысячная"}
GROUPS = (" ", "\u00a0", "\u202f", "\u2009", ".", "'", "’", "")
WRITTEN_SCALES = {
    "": 1,
    " тыс.": 10**3,
    " тысяч": 10**3,
    " млн": 10**6,
    " миллионов": 10**6,
    " млрд": 10**9,
    " трлн": 10**12,
}
UNITS = {
    "": None,
    " рублей": "RUB",
    " долларов США": "USD",
    " тонн": "t",
    " кв. м": "m2",
    "%": "%",
    " км": "km",
    " МВт": "MW",
}


def one(text: str) -> Numeral:
    """The only numeral of the text, which it fills."""
    atoms = atomise(text)
    (numeral,) = read_numerals(atoms)
    assert (numeral.first, numeral.last) == (0, len(atoms)), text
    return numeral


def quantity(text: str) -> Quantity:
    """The only quantity of a text, read without the models."""
    document = Document(text, (Sentence(index=0, block=0, kind="body", start=0, text=text),))
    (found,), rejected = quantities.find(document, ())
    assert not rejected
    return found


def inflected(number: str, case: str) -> str:
    """A spelt number in a case: numerals take it, scales too, in the number that the word before asks for."""
    if case == "nomn":
        return number
    done: list[str] = []
    for word in number.split():
        scale = morph_parses(word)[0].lemma in SCALES
        single = scale and (not done or done[-1] in (inflect("один", {case, "masc"}), inflect("одна", {case})))
        done.append(inflect(word, {case, "sing" if single else "plur"} if scale else {case}))
    return " ".join(done)


def spelt_decimal(whole: int, part: int, places: int, case: str) -> str:
    """«две целых три десятых», «одной целой пятью сотыми»."""
    endings = ("одна целая", "одна " + PARTS[places]), ("целых", PARTS[places][:-2] + "ых")
    if case != "nomn":
        plural = {"gent": "ых", "datv": "ым", "ablt": "ыми", "loct": "ых"}[case]
        endings = endings[0], ("цел" + plural, PARTS[places][:-2] + plural)
    first = num2words(whole, lang="ru", gender="f")
    second = num2words(part, lang="ru", gender="f")
    return f"{inflected(first, case)} {endings[1][0]} {inflected(second, case)} {endings[1][1]}"


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 10**15), st.sampled_from(CASES))
@example(21_000_596, "ablt")
@example(1013, "nomn")
@example(10**15, "gent")
def test_spelt_integers_read_back_in_every_case(number: int, case: str) -> None:
    assert one(inflected(num2words(number, lang="ru"), case)).value == number


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 4), st.data(), st.sampled_from(CASES))
def test_spelt_decimals_read_back_in_every_case(whole: int, places: int, data: st.DataObject, case: str) -> None:
    part = data.draw(st.integers(1, 10**places - 1))
    text = spelt_decimal(whole, part, places, case)
    assert one(text).value == whole + Decimal(part) / 10**places


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10**6 - 1), st.sampled_from(["f", "n", "m"]))
def test_genders_read_back(number: int, gender: str) -> None:
    assert one(num2words(number, lang="ru", gender=gender)).value == number


@settings(max_examples=500, deadline=None)
@given(
    st.integers(1, 10**9),
    st.one_of(st.none(), st.integers(0, 9999)),
    st.sampled_from(GROUPS),
    st.sampled_from(list(WRITTEN_SCALES)),
    st.sampled_from(list(UNITS)),
)
def test_every_grouping_mark_scale_and_unit_reads_back(
    number: int, part: int | None, group: str, scale: str, unit: str
) -> None:
    grouped = f"{number:,}".replace(",", group)
    decimals = "" if part is None else f",{part:04d}"
    if group == "." and part is None and grouped.count(".") == 1 and scale:
        return  # `1.250 млн` is a decimal: see the examples
    if len(grouped) == 10 and not (decimals or scale or unit):
        return  # `1000000000` alone is a code
    value = Decimal(f"{number}{decimals.replace(',', '.')}") * WRITTEN_SCALES[scale]
    found = quantity(f"Итог: {grouped}{decimals}{scale}{unit} за всё.")
    assert (found.value, found.unit) == (value, UNITS[unit])


@settings(max_examples=100, deadline=None)
@given(st.integers(1000, 999_999), st.integers(1, 99))
def test_a_decimal_point_reads_like_a_comma(number: int, part: int) -> None:
    texts = [f"Итог: {number}{mark}{part:02d} рубля за всё." for mark in ".,"]
    first, second = map(quantity, texts)
    assert first.value == second.value == Decimal(f"{number}.{part:02d}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("полтора", "1.5"),
        ("полторы тысячи", "1500"),
        ("полмиллиона", "500000"),
        ("четверть миллиарда", "250000000"),
        ("три с половиной", "3.5"),
        ("два с четвертью миллиона", "2250000"),
        ("двух с половиной тысяч", "2500"),
        ("тысяч десять", "10000"),
        ("миллиона полтора", "1500000"),
        ("тысячи двухсот", "1200"),
        ("полутора сотен", "150"),
        ("2 млрд 300 млн", "2300000000"),
        ("мил\u00adли\u00adон", "1000000"),
        ("мил-\nлион", "1000000"),
        ("½", "50"),
        ("две трети", "66.67"),
        ("девять десятых", "90"),
        ("0 (ноль)", "0"),
        ("XXI", "21"),
        ("двадцатипятилетний", "25"),
    ],
)
def test_forms(text: str, value: str) -> None:
    assert one(text).value == Decimal(value)


@pytest.mark.parametrize(
    "text", ["стоимость", "сторона", "семинар", "пятно", "полк", "третировать", "столица", "трасса"]
)
def test_words_that_only_look_like_numbers(text: str) -> None:
    assert read_numerals(atomise(text)) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("245 23", ["245", "23"]),
        ("пять шесть", ["5", "6"]),
        ("сто тысяч, пять", ["100000", "5"]),
        ("2010, 2011", ["2010", "2011"]),
        ("3 518 и 12", ["3518", "12"]),
        ("12 3456", ["12", "3456"]),
    ],
)
def test_where_one_number_ends(text: str, values: list[str]) -> None:
    assert [numeral.value for numeral in read_numerals(atomise(text))] == [Decimal(value) for value in values]


NUMBERS = "5 12 007 518 2000 1/2 3,5 3.25 20.000 12345678901234567 100к ½ II X".split()
SAID = "две полторы сто двадцать пол полмиллиона тысяч тысячи тыс млн миллион миллиард десятых трети целых с и".split()
HELD = "половиной половина двое пара первых рублей лет пол метра летний х й".split() + ["\u00ad", "и\u0301"]
BETWEEN = ["", " ", " ", " ", "\n", "\u00a0", "-", "–", " – ", ".", ". ", ",", ", ", "(", " (", ")", "/", "'", "»"]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(NUMBERS + SAID + HELD), st.sampled_from(BETWEEN)), min_size=1, max_size=8))
@example([("7", " "), ("тыс", ". "), ("518", "")])
@example([("3,5", " "), ("млн", " "), ("с", " "), ("половиной", "")])
@example([("5", " "), ("518", ","), ("518", "")])
def test_the_short_ways_to_a_numeral_lead_to_the_same(parts: list[tuple[str, str]]) -> None:
    atoms = atomise("".join(part + gap for part, gap in parts))
    for at in range(len(atoms)):
        if reading.may_begin(atoms.norms[at]):
            assert repr(reading._at(atoms, at)) == repr(reading._read(atoms, at))


def test_atoms_keep_offsets() -> None:
    text = "Мил­лион  рублей, 5-й дом"
    atoms = atomise(text, 7)
    for at in range(len(atoms)):
        assert text[atoms.starts[at] - 7 : atoms.ends[at] - 7] == atoms.text(at)


def test_every_reader_reads_something(monkeypatch: pytest.MonkeyPatch) -> None:
    every, fired = watch(monkeypatch, ((digits, "READERS"), (words, "STEPS"), (reading, "READERS")))
    reading._PHRASES.clear()  # words that are remembered are not read again
    for text in (
        "½ 3/4 3 518 20.000 5,5",
        "5 с половиной, две целых три десятых, полмиллиона, сто, 3М",
        "двое, девять десятых, две трети, полчаса, XXI, десятиметровый",
    ):
        read_numerals(atomise(text))
    assert every - fired == set()


def test_what_the_package_shows() -> None:
    assert set(numerals.__all__) >= {"Numeral", "atomise", "read_numerals"}
