"""Reads the readings of a word; yields what their tags alone say of its cases, numbers, parts of speech."""

from collections.abc import Sequence

from extractor.language import Parse
from extractor.memo import MEMORY

CASES = {
    "nomn": "Nom", "gent": "Gen", "gen2": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins",
    "loct": "Loc", "loc2": "Loc",
}  # fmt: skip
NAMES = ("Name", "Surn", "Patr", "Geox", "Orgn")  # marks of the dictionary
VERBAL = frozenset({"VERB", "INFN", "GRND", "PRTS"})
VERBAL_OR_SHORT, MODIFYING = VERBAL | {"ADJS"}, frozenset({"ADJF", "PRTF"})
DIRECT = frozenset({"Nom", "Acc"})


class Forms:
    """What the tags of a word's readings say, which many words share."""

    __slots__ = (
        "pos", "cases", "numbers", "genders", "nominative", "animacies", "many", "nouns", "plain", "adjectives",
        "verbal", "modifying",
    )  # fmt: skip

    def __init__(self, parses: Sequence[Parse]) -> None:
        row = list(enumerate(parses))
        self.pos = frozenset([parse.pos or "" for parse in parses])
        self.cases = frozenset([CASES[parse.case] for parse in parses if parse.case in CASES])
        self.numbers = frozenset([parse.number for parse in parses if parse.number])
        self.genders = frozenset([parse.gender for parse in parses if parse.gender])
        # the numbers in which it is a nominative
        self.nominative = frozenset([parse.number for parse in parses if parse.number and parse.case == "nomn"])
        self.animacies = frozenset([parse.animacy for parse in parses if parse.pos == "NOUN"])
        # whether it has a form that stands behind «пять», «пяти»: «книг» and «книгам», not «книги»
        self.many = any([parse.number == "plur" and CASES.get(parse.case or "") not in DIRECT for parse in parses])
        self.verbal = not self.pos.isdisjoint(VERBAL) and self.pos <= VERBAL_OR_SHORT  # «положено»
        self.modifying = self.pos <= MODIFYING  # an adjective or participle and nothing else
        # which of the readings are nouns, which are adjectives
        nouns = [(any([mark in parse.tag for mark in NAMES]), at) for at, parse in row if parse.pos == "NOUN"]
        self.nouns = tuple([at for _, at in sorted(nouns)])  # names last
        self.plain = [name for name, _ in nouns].count(False)  # how many of them are no names
        self.adjectives = tuple([at for at, parse in row if parse.pos == "ADJF"])


FORMS: dict[tuple[str, ...], Forms] = {}  # by the tags of a word, made once for all words of the same


def forms_of(tags: tuple[str, ...], parses: Sequence[Parse]) -> Forms:
    """The forms of a word whose tags are new."""
    if len(FORMS) >= MEMORY:
        FORMS.clear()
    forms = FORMS[tags] = Forms(parses)
    return forms
