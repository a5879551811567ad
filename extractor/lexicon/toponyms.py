"""Reads names in the nominative; yields their written forms with cases, by the endings of `places/endings.tsv`.

Forms are lower case with «ё» as «е», their words parted by one space; a case is one letter of `CASES`.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product

from extractor.lexicon import read_table

CASES = "ngdail"  # nominative, genitive, dative, accusative, instrumental, locative
SLOTS = ("genitive", "dative", "accusative", "instrumental", "locative")
ADJECTIVE_SUFFIXES = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")
JOINTS = ("-на-", "-под-", "-над-", "-эль-", "-де-")  # what follows stays as it is
VOWELS = "аеиоуыэюя"

Slots = tuple[tuple[str, ...], ...]  # alternatives for each of CASES
Ending = tuple[int, Slots]


def fold(text: str) -> str:
    """Lower case, «ё» as «е», dashes as hyphens, brackets as words of their own."""
    text = text.lower().replace("ё", "е")
    if text.isalpha():
        return text
    text = text.replace("–", "-").replace("—", "-")
    return " ".join(text.replace("(", " ( ").replace(")", " ) ").split())


@cache
def _endings(kind: str) -> dict[str, Ending]:
    rows = (row for row in read_table("places/endings") if row["kind"] == kind)
    return {row["suffix"]: (int(row["cut"]), tuple(tuple(row[slot].split("/")) for slot in SLOTS)) for row in rows}


@cache
def _irregular() -> dict[str, Slots]:
    found: dict[str, Slots] = {}
    for row in read_table("places/declension"):
        name, forms = fold(row["name"]), row["forms"]
        cells = [name] * 5 if forms == "0" else [fold(cell) for cell in forms.split("|" if "|" in forms else " ")]
        found[name] = ((name,), *(tuple(cell.split("/")) for cell in cells))
    return found


def _fleeting(stem: str) -> tuple[str, ...]:
    """The genitive plural without an ending: «чебоксар», «химок»."""
    if len(stem) < 3:
        return ()
    if stem[-2] in VOWELS or stem[-2:] == "хт":
        return (stem,)
    return stem, stem[:-1] + "о" + stem[-1], stem[:-1].rstrip("ь") + "е" + stem[-1]


def _suffix(word: str, kind: str) -> str | None:
    """The longest suffix of the word that the kind has endings for."""
    endings = _endings(kind)
    for length in (3, 2, 1):
        if word[-length:] in endings:
            return word[-length:]
    return "" if "" in endings else None


def _inflected(word: str, ending: str, stem: str) -> tuple[str, ...]:
    if ending == "=":
        return (word,)
    return _fleeting(stem) if ending == "*" else (stem + ending,)


def _word(word: str, kind: str) -> Slots:
    """A single word by the longest suffix of its kind; a first word of none stays as it is."""
    suffix = _suffix(word, kind)
    if suffix is None:
        return _fixed(word)
    cut, slots = _endings(kind)[suffix]
    stem = word[: len(word) - cut]
    return ((word,), *(tuple(f for ending in slot for f in _inflected(word, ending, stem)) for slot in slots))


def _join(parts: Iterable[Slots], glue: str) -> Slots:
    """Words declined together: the same case in each."""
    columns = zip(*parts, strict=True)
    return tuple(tuple(glue.join(words) for words in product(*column)) for column in columns)


def _merge(variants: Iterable[Slots]) -> Slots:
    columns = zip(*variants, strict=True)
    return tuple(tuple(dict.fromkeys(form for cell in column for form in cell)) for column in columns)


def _fixed(words: str) -> Slots:
    return ((words,),) * len(CASES)


def _hyphenated(word: str) -> Slots:
    """«ростов-на-дону», «каменск-уральский», «усть-илимск»."""
    for joint in JOINTS:
        head, found, tail = word.partition(joint)
        if found:
            return _join([_word(head, "word"), _fixed(tail)], found)
    head, hyphen, tail = word.rpartition("-")
    if not hyphen:
        return _irregular().get(word) or _word(word, "word")
    last = _word(tail, "word")
    variants = [_join([_fixed(head), last], "-")]
    if tail.endswith(ADJECTIVE_SUFFIXES):
        variants.append(_join([_word(head, "word"), last], "-"))
    return _merge(variants)


def _several(words: list[str]) -> Slots:
    """«нижний новгород»; «республика алтай», whose second word may stay; «станица луганская»."""
    *firsts, last = words
    heads = [_word(word, "first") for word in firsts]
    if all(len(set(head)) > 1 for head in heads):
        return _join([*heads, _hyphenated(last)], " ")
    noun = _hyphenated(firsts[0])
    whole = _join([noun, _loose(" ".join(words[1:]))], " ")
    return _merge([whole, _join([_fixed(" ".join(firsts)), _hyphenated(last)], " ")])


def decline(name: str) -> Slots:
    """The forms of a folded name in each of `CASES`."""
    if name in _irregular():
        return _irregular()[name]
    for joint, tails in JOINED.items():
        head, found, tail = name.partition(joint)
        if found:
            return _join([decline(head), tails(tail)], found)
    words = name.split()
    return _hyphenated(name) if len(words) == 1 else _several(words)


def _loose(tail: str) -> Slots:
    return _merge([_fixed(tail), decline(tail)])


def _bracketed(tail: str) -> Slots:
    return _join([_loose(tail.removesuffix(" )")), _fixed(")")], " ")


JOINED = {" - ": _loose, " ( ": _bracketed, " и ": decline}


@lru_cache(2_000)
def name_forms(name: str) -> dict[str, str]:
    """Each written form of a name with the cases it may stand in."""
    folded = fold(name)
    if name.isupper():
        return {folded: CASES}
    cases: dict[str, str] = {}
    for case, forms in zip(CASES, decline(folded), strict=True):
        for form in forms:
            cases[form] = cases.get(form, "") + case
    return cases


@cache
def _plan(suffix: str) -> tuple[int, tuple[str, ...], bool]:
    """For single words: letters to cut, all endings, whether vowels come and go."""
    cut, slots = _endings("word")[suffix]
    endings = dict.fromkeys([suffix[len(suffix) - cut :], *(ending for slot in slots for ending in slot)])
    return cut, tuple(ending for ending in endings if ending not in ("=", "*")), "*" in endings


def written_forms(name: str) -> Iterable[str]:
    """The forms alone: for a name of one plain word, as most are, a short way."""
    folded = fold(name)
    if not folded.isalpha() or name.isupper() or folded in _irregular():
        return name_forms(name)
    cut, endings, fleeting = _plan(_suffix(folded, "word") or "")
    stem = folded[: len(folded) - cut]
    found = [stem + ending for ending in endings]
    return [*found, *_fleeting(stem)] if fleeting else found


ADJECTIVE_ENDINGS = {
    "ий": ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ою", "ое", "ие", "их", "ими"),
    "ый": ("ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ою", "ое", "ые", "ых", "ыми"),
    "ой": ("ой", "ого", "ому", "им", "ым", "ом", "ая", "ую", "ою", "ое", "ие", "их", "ими", "ые", "ых", "ыми"),
}


def adjective_forms(adjective: str) -> Iterator[str]:
    """All forms of an adjective given in the masculine nominative."""
    stem, ending = fold(adjective)[:-2], fold(adjective)[-2:]
    yield from (stem + other for other in ADJECTIVE_ENDINGS[ending])


# plural ending of an inhabitants' name, letters to cut, endings of the singular and plural
INHABITANT_ENDINGS = (
    ("йцы", 3, "ец йца йцу йцем йце йцы йцев йцам йцами йцах"),
    ("льцы", 3, "ец ьца ьцу ьцем ьце ьцы ьцев ьцам ьцами ьцах"),
    ("цы", 2, "ец ца цу цем цом це цы цев цов цам цами цах"),
    ("не", 2, "нин нина нину нином нине не н нам нами нах нка нки нке нку нкой нок нкам нками нках"),
    ("чи", 1, " а у ем е и ей ам ами ах ка ки ке ку кой ек кам ками ках"),
    ("ши", 1, " а у ом е и ей ам ами ах"),
    ("нка", 2, "ка ки ке ку кой ок кам ками ках"),
    ("чка", 2, "ка ки ке ку кой ек кам ками ках"),
    ("ские", 2, "ий ого ому им ом ая ой ую ие их ими"),
    ("ки", 1, " а у ом е и ов ам ами ах"),
    ("и", 1, " а у ом е и ов ей ам ами ах"),
    ("ы", 1, " а у ом е ы ов ам ами ах"),
)


def inhabitant_forms(plural: str) -> Iterator[str]:
    """All forms of the name of those who live somewhere, given in the plural (or as a woman's name)."""
    word = fold(plural)
    for suffix, cut, endings in INHABITANT_ENDINGS:
        if word.endswith(suffix):
            stem = word[: len(word) - cut]
            yield from dict.fromkeys(stem + ending for ending in endings.split(" "))
            return
    yield word
