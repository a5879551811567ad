"""A word → its form that has some grammemes, as pymorphy3 chooses it; for each paradigm it is asked but once.

pymorphy3 builds a reading of every form of the word's paradigm, of which an adjective has some sixty, and compares
their tags; but the choice hangs on the paradigm alone, not on the word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractor.language.readings import affixes, dictionary, likeliest_first
from extractor.memo import MEMORY

Request = tuple[str, frozenset[str]]  # a word in lower case, the grammemes wanted of it
UNSTRESSED, STRESSED = "ский", "ской"
OLD = frozenset(("псковской", "криминалистической"))  # stressed once, or never


def inflected(request: Request) -> str | None:
    """The form of a word with these OpenCorpora grammemes, None where it has none."""
    word, grammemes = request
    forms = _forms(word, grammemes)
    form = next(forms, None)
    if form and form.endswith(UNSTRESSED):  # «донский» stands beside «донской» in the dictionary
        stressed = form.removesuffix(UNSTRESSED) + STRESSED
        return stressed if stressed not in OLD and stressed in forms else form
    return form


def _forms(word: str, grammemes: frozenset[str]) -> Iterator[str | None]:
    """The forms of each reading that has one, the likeliest first."""
    for _, reading in likeliest_first(word):
        if reading.origin is None:
            yield _guessed(word, grammemes)
            return
        spelt, paradigm, index = reading.origin
        other = _counterpart(paradigm, index, grammemes)
        if other is not None:
            (prefix, suffix), (before, behind) = affixes(paradigm, index), affixes(paradigm, other)
            yield f"{before}{spelt[len(prefix) : len(spelt) - len(suffix)]}{behind}"


def _guessed(word: str, grammemes: frozenset[str]) -> str | None:
    """What pymorphy3 makes of a word that its dictionary lacks."""
    forms = (reading.inflect(grammemes) for reading in dictionary().parse(word))
    return next((str(form.word) for form in forms if form), None)


@lru_cache(MEMORY)
def _counterpart(paradigm: int, index: int, grammemes: frozenset[str]) -> int | None:
    """The form of a paradigm that has the grammemes and is else most like the form at `index`, asked without a stem."""
    morph = dictionary()
    own, (known_words, _) = morph.dictionary, morph._units[0]
    word = "".join(affixes(paradigm, index))
    method = (known_words, word, paradigm, index)
    reading = morph._result_type(word, own.build_tag_info(paradigm, index), word, 1.0, (method,))
    found = reading.inflect(grammemes)
    return None if found is None else found.methods_stack[0][-1]
