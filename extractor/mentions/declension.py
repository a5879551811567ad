"""Reads a capitalised word as given name, patronymic or surname; yields its nominative for every case and gender."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from operator import itemgetter
from typing import NamedTuple

from extractor.language import inflect, is_known, may_be, morph_parses
from extractor.lexicon import Row, read_table
from extractor.memo import FEW, MEMORY
from extractor.mentions.nominals import CASES, is_cyrillic, nominal_parses

GENDERS = ("masc", "femn")
STRONG = 10  # weight of patterns that hardly anything but surnames has
NO_STEM_ENDS = "аеёиоуыэюяйьъ"
INDECLINABLE = ("ых", "их", "ко", "швили", "дзе", "аго")
FIXED_VOWELS = tuple("еёиоуыэю")
FOREIGN_ENDS = ("оре", "еле", "иэле", "анке", "льке", "айке", "рине", "оне", "эле")
NO_NAMES = ("ый", "ий", "ой", "ая", "ец")  # ends of adjectives and of those who live somewhere
LONGEST_ENDING = 3  # letters
IN_PATRONYMICS = ("вен", "вн", "ич", "чен", "чн", "шен", "шн", "ыч")  # in every form of every patronymic
PATRONYMIC_ENDS = ("вич", "вича", "вичу", "вичем", "виче", "вна", "вны", "вне", "вну", "вной",
                   "ична", "ичны", "ичне", "ичну", "ичной")  # fmt: skip


class Form(NamedTuple):
    """One reading of one part of a name."""

    nominative: str
    case: str
    gender: str
    weight: int


class Paradigm(NamedTuple):
    """A row of `surname_endings.tsv`: stems and, case by case, the endings joined to them."""

    stems: tuple[str, ...]
    gender: str
    endings: dict[str, tuple[str, ...]]
    weight: int


@cache
def paradigms() -> tuple[Paradigm, ...]:
    """The patterns of surnames, the strongest first."""
    return tuple(map(_paradigm, read_table("surname_endings")))


def _paradigm(row: Row) -> Paradigm:
    endings = {case: tuple("" if end == "-" else end for end in row[case].split()) for case in CASES}
    return Paradigm(tuple(row["stems"].split()), row["gender"], endings, int(row["weight"]))


@cache
def listed_first_names() -> dict[str, str]:
    """Given names of the table by their lower-case form, with their gender."""
    return {row["name"].lower().replace("ё", "е"): row["gender"] for row in read_table("first_names")}


@lru_cache(FEW)
def surname_forms(word: str) -> tuple[Form, ...]:
    """Readings of a surname, double ones part by part."""
    if "-" in word:
        return tuple(_double_forms(word))
    forms, known = _pattern_forms(word), _dictionary_surnames(word)
    if known:
        told = [(form.case, form.gender, _masculine(form)) in known for form in forms]
        forms = tuple([one._replace(weight=12) if sure else one for one, sure in zip(forms, told, strict=True)])
    return forms or _fixed_forms(word, 6)


@lru_cache(FEW)
def _dictionary_surnames(word: str) -> frozenset[tuple[str | None, str, str]]:
    """What the dictionary says of a surname: «Яровой» is a form of «Яровая», not of «Ярова»."""
    if not is_known(word):
        return frozenset()
    found = [parse for parse in nominal_parses(word) if "Surn" in parse.tag and parse.number == "sing"]
    return frozenset([(parse.case, parse.gender or "masc", parse.lemma) for parse in found])


def _masculine(form: Form) -> str:
    """A man's form of the surname, as dictionaries give it."""
    lower = form.nominative.lower().replace("ё", "е")
    if form.gender == "femn" and lower.endswith("ая"):
        ending = "ий" if lower.endswith(("ская", "цкая")) else "ой"
        return lower[:-2] + ending
    return lower[:-1] if form.gender == "femn" and lower.endswith("а") else lower


def _double_forms(word: str) -> Iterator[Form]:
    """Both halves decline, or the first stays as it is («Кара-оола», «Николаевой-Ондар»)."""
    first, _, last = word.rpartition("-")
    if last[:1].islower():
        yield from (Form(f"{first}-{form.nominative}", *form[1:]) for form in surname_forms(last))
        return
    for one, other in product((*surname_forms(first), *_fixed_forms(first, 3)), surname_forms(last)):
        if (one.case, one.gender) == (other.case, other.gender):
            yield Form(f"{one.nominative}-{other.nominative}", one.case, one.gender, min(one.weight, other.weight))


@lru_cache(MEMORY)
def _pattern_forms(word: str) -> tuple[Form, ...]:
    lower = word.lower()
    if lower.endswith(INDECLINABLE):
        return _fixed_forms(word, 10)
    found = []
    for _, pattern, case, size in _endings(lower[-LONGEST_ENDING:]):
        stem, ends = word[: len(word) - size], pattern.stems
        before = lower[: len(lower) - size]
        if len(before) > 1 and (before.endswith(ends) if ends else before[-1] not in NO_STEM_ENDS):
            whole = [word] if case == "nomn" else [stem + end for end in pattern.endings["nomn"]]
            found += [Form(nominative, case, pattern.gender, pattern.weight) for nominative in whole]
    return (*found, *_fixed_forms(word, 6)) if lower.endswith(FIXED_VOWELS) else tuple(found)


Entry = tuple[int, Paradigm, str, int]  # place in the table, pattern, case, length of the ending


@cache
def _by_ending() -> dict[str, list[Entry]]:
    """Patterns and cases by the ending that they give."""
    own = ((pattern, case, end) for pattern in paradigms() for case in CASES for end in pattern.endings[case])
    found: dict[str, list[Entry]] = {}
    for place, (pattern, case, end) in enumerate(own):
        found.setdefault(end, []).append((place, pattern, case, len(end)))
    return found


@lru_cache(MEMORY)
def _endings(tail: str) -> tuple[Entry, ...]:
    """Everything that a word with these last letters may be, the strongest pattern first."""
    own = [entry for at in range(len(tail) + 1) for entry in _by_ending().get(tail[at:], ())]
    return tuple(sorted(own, key=itemgetter(0)))


def _fixed_forms(word: str, weight: int) -> tuple[Form, ...]:
    return tuple([Form(word, case, gender, weight) for gender in GENDERS for case in CASES])


@lru_cache(FEW)
def first_forms(word: str) -> tuple[Form, ...]:
    """Readings of a given name: of the table, of the dictionary, by its ending, or else of one that never changes."""
    known = (*_listed_forms(word), *_dictionary_forms(word))
    if known and word.lower().endswith(FOREIGN_ENDS) and not any(form.case == "nomn" for form in known):
        known = (*known, *_fixed_forms(word, 1))  # «Сальваторе», «Анке» are names of their own
    return known or tuple(_guessed_forms(word)) or _fixed_forms(word, 1)


def is_first_name(word: str) -> bool:
    """Whether table or dictionary know the word as a given name."""
    return bool(_listed_forms(word) or _dictionary_forms(word))


@lru_cache(FEW)
def _listed_forms(word: str) -> tuple[Form, ...]:
    listed = listed_first_names()
    if "-" not in word and not _may_be_listed(word.lower().replace("ё", "е"), listed):  # spares most surnames the rest
        return ()
    forms = _guessed_forms(word)
    return tuple([one for one in forms if listed.get(one.nominative.lower().replace("ё", "е")) == one.gender])


def _may_be_listed(lower: str, listed: dict[str, str]) -> bool:
    """Whether some pattern makes a listed name of the word."""
    if lower in listed:
        return True
    for _, pattern, _, size in _endings(lower[-LONGEST_ENDING:]):
        stem = lower[: len(lower) - size]
        for end in pattern.endings["nomn"]:
            if stem + end in listed:
                return True
    return False


@lru_cache(FEW)
def _dictionary_forms(word: str) -> tuple[Form, ...]:
    if not is_known(word) or not may_be(word, "Name") or "-" in word and not _is_double_first(word):
        return ()
    found = []
    for parse in nominal_parses(word):
        if "Name" not in parse.tag or parse.number == "plur" or parse.case is None:
            continue
        fixed = "Fixd" in parse.tag
        nominative = word if fixed or parse.case == "nomn" else _nominative(word, parse.lemma)
        genders = GENDERS if parse.gender is None or "ms-f" in parse.tag else (parse.gender,)
        found += [Form(nominative, parse.case, own, 7 if fixed else 10) for own in genders if own in GENDERS]
    return tuple(dict.fromkeys(found))


def _is_double_first(word: str) -> bool:
    return all(is_first_name(part) for part in word.split("-") if part)


def _nominative(word: str, lemma: str) -> str:
    form = inflect(word, {"nomn", "sing"})
    right = form.lower().replace("ё", "е") == lemma
    return form if right else "-".join(part[:1].upper() + part[1:] for part in lemma.split("-"))


def _guessed_forms(word: str) -> list[Form]:
    """An unknown given name: a man's declines like a noun, a woman's too if it ends in -а, -я."""
    if "-" in word:
        first, _, last = word.rpartition("-")
        return [Form(f"{first}-{form.nominative}", *form[1:]) for form in _guessed_forms(last)]
    forms = [form for form in _pattern_forms(word) if not form.nominative.lower().endswith(NO_NAMES)]
    return [*forms, *_fixed_forms(word, 1)] if word.lower().endswith("а") else forms


@lru_cache(FEW)
def patronymic_forms(word: str) -> tuple[Form, ...]:
    """Readings of a patronymic."""
    lower = word.lower()
    for ends, gender in ((("оглы", "оглу", "улы", "уулу"), "masc"), (("кызы", "гызы"), "femn")):
        if lower.endswith(ends):
            return tuple([Form(word, case, gender, 10) for case in CASES])
    return tuple(_patronymic_endings(word))


MASCULINE = {"": ("nomn",), "а": ("gent", "accs"), "у": ("datv",), "ем": ("ablt",), "е": ("loct",)}
FEMININE = {"а": ("nomn",), "ы": ("gent",), "е": ("datv", "loct"), "у": ("accs",), "ой": ("ablt",)}


def _patronymic_endings(word: str) -> Iterator[Form]:
    for stems, endings, gender, last in ((("ич",), MASCULINE, "masc", ""), (("вн", "ичн"), FEMININE, "femn", "а")):
        for end, own in endings.items():
            stem = word[: len(word) - len(end)] if end else word
            if word.endswith(end) and stem.endswith(stems):
                yield from (Form(stem + last, case, gender, 10) for case in own)


def is_patronymic(word: str) -> bool:
    """Whether the word ends like a patronymic and is one in some case."""
    lower = word.lower()
    if not word[:1].isupper() or len(word) < 5 or not any([part in lower for part in IN_PATRONYMICS]):
        return False
    known = is_known(word) and any("Patr" in parse.tag for parse in morph_parses(word))
    return known or (lower.endswith(PATRONYMIC_ENDS) and not is_known(word))


def is_surname(word: str) -> bool:
    """Whether the dictionary knows a surname here, or the ending is one of surnames alone."""
    if is_known(word):
        return may_be(word, "Surn")
    return has_surname_ending(word) and len(word) > 3


@lru_cache(FEW)
def has_surname_ending(word: str) -> bool:
    """Whether the word ends as surnames mostly do: -ов, -ин, -ский, -ко …"""
    return any([form.weight >= STRONG for form in surname_forms(word)])


@lru_cache(FEW)
def cases_of_words(words: tuple[str, ...]) -> frozenset[str]:
    """The cases in which the words of a name can stand together; what is no Cyrillic word allows all."""
    found = frozenset(CASES)
    for at, word in enumerate(words):
        if len(word) > 2 and is_cyrillic(word) and word[0].isupper():
            alone = at == 0 and len(words) > 1 and is_first_name(word) and not is_surname(word)
            surname = () if alone else surname_forms(word)
            found &= {form.case for form in (*first_forms(word), *patronymic_forms(word), *surname)}
    return found
