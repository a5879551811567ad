"""Reads a name; yields the cases in which it can stand."""

from functools import lru_cache

from extractor.language import Sentence
from extractor.mentions.declension import first_forms, patronymic_forms, surname_forms
from extractor.mentions.people.words import NameParts

MEMORY = 2_000  # names remembered


def name_cases(sentence: Sentence, name: NameParts) -> frozenset[str]:
    """The cases in which all parts of a name can stand together."""
    tokens = sentence.tokens
    given = tuple([tokens[at].text for at in name.given])
    patronymic, surname = [tokens[part[-1]].text if part else "" for part in (name.patronymic, name.surname)]
    return _cases_together(given, patronymic, surname)


@lru_cache(MEMORY)
def _cases_together(given: tuple[str, ...], patronymic: str, surname: str) -> frozenset[str]:
    found = [first_forms(word) for word in given]
    found += [forms(word) for forms, word in ((patronymic_forms, patronymic), (surname_forms, surname)) if word]
    cases = [frozenset([form.case for form in forms]) for forms in found if forms]
    return frozenset.intersection(*cases) if cases else frozenset()
