"""Reads the lemmas of a table; yields what every form of each begins with: other words need no dictionary."""

import re
from collections.abc import Iterable, Iterator

SHORTEST = 2  # letters that every form shares, whatever the lemma
NOUN_ENDING = 2  # letters that may change in a noun: «отец» – «отца»; in one of two parts the first declines too
SHORTEST_NOUN = 3
ENDS_IN_TWO = re.compile("[бвгджзклмнпрстфхцчшщ]{2}$")  # «принц»: all endings are added
CHANGING = re.compile("(?:с[клт]|зд|[бвгджзйклмнпрстфхцчшщьъ])$")  # «искать» – «ищет», «послать» – «пошлёт»
VOWELS = "аеиоуыэюя"
VERB_ENDINGS = ("овать", "евать", "ывать", "ть", "ти", "чь", "ый", "ий")
SUPPLETIVE = {"быть": ("буд", "е", "суть"), "уйти": ("ушед", "ушел", "ушл")}  # forms of other roots


class Stems:
    """Beginnings of words; a word has one of them or not."""

    def __init__(self, stems: Iterable[str]) -> None:
        self.all = frozenset(stems)
        self._short = tuple(stem for stem in self.all if len(stem) < SHORTEST)
        self._found: dict[str, tuple[str, ...]] = {}
        for stem in self.all.difference(self._short):
            self._found[stem[:SHORTEST]] = (*self._found.get(stem[:SHORTEST], self._short), stem)

    def begin(self, word: str) -> bool:
        """Whether the folded word begins with a stem."""
        start = word[:SHORTEST]
        found = self._found[start] if start in self._found else self._short
        return bool(found) and word.startswith(found)


def noun_stem(lemma: str) -> str:
    """«губернатор» → «губернат», «заведующий» → «заведующ», «принц» → «принц»."""
    first = lemma.partition("-")[0]
    if ENDS_IN_TWO.search(first):
        return first
    return first[: max(SHORTEST_NOUN, len(first) - NOUN_ENDING)]


def verb_stems(lemmas: Iterable[str]) -> Iterator[str]:
    """«сказать» → «ска» («скажет»), «прогнозировать» → «прогнози»: without what conjugation may change."""
    for lemma in lemmas:
        yield _verb_stem(lemma)
        yield from SUPPLETIVE.get(lemma, ())


def _verb_stem(lemma: str) -> str:
    stem = lemma.removesuffix("ся").removesuffix("сь")
    ending = next((end for end in VERB_ENDINGS if stem.endswith(end)), "")
    stem = CHANGING.sub("", stem.removesuffix(ending).rstrip(VOWELS))
    return stem if len(stem) >= SHORTEST else lemma[:SHORTEST]
