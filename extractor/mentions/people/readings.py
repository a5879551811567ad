"""Reads a name with its posts; yields every consistent reading of it, weighted by the evidence."""

from collections.abc import Callable
from functools import lru_cache
from itertools import product
from math import prod
from typing import NamedTuple

from extractor.language import Sentence
from extractor.mentions.declension import Form, first_forms, patronymic_forms, surname_forms
from extractor.mentions.nominals import tagged_case
from extractor.mentions.people.ties import Tie

Words = tuple[str, ...]
Forms = Callable[[str], tuple[Form, ...]]
MEMORY = 2_000  # names remembered
UNTAGGED = {None}
LACKING: list[Form | None] = [None]  # the name lacks the part
NO_FORMS: list[Form | None] = []
SHORTEST_SHOUTED = 2  # letters: «К.» and «Ын» stay


class Reading(NamedTuple):
    """One consistent reading of a name: every part in the same case and gender."""

    given: str
    patronymic: str
    surname: str
    case: str
    gender: str
    weight: float


def readings(sentence: Sentence, tie: Tie) -> tuple[Reading, ...]:
    """Every reading of a name, weighted by the evidence of tagger and post."""
    name, tokens = tie.name, sentence.tokens
    parts = (name.given, name.patronymic, name.surname)
    given, patronymic, surname = [tuple([_in_title_case(tokens[at].text) for at in part]) for part in parts]
    found = _unweighted(given, patronymic, surname)
    if not found:
        return (Reading(" ".join(given), " ".join(patronymic), " ".join(surname), "nomn", "masc", 1.0),)
    evidence = {case: _evidence(sentence, tie, case) for case in {reading.case for reading in found}}
    return tuple([Reading(*one[:5], evidence[one.case] * one.weight) for one in found])


@lru_cache(MEMORY)
def _unweighted(given: Words, patronymic: Words, surname: Words) -> tuple[Reading, ...]:
    """The readings of the words of a name by themselves."""
    every = (_together(given), _several(patronymic, patronymic_forms), _several(surname, surname_forms))
    parts = [_by_agreement(part) for part in every]
    found = []
    for key in sorted({key for part in parts for key in part}):
        fitting = [part.get(key, NO_FORMS) if part else LACKING for part in parts]
        for forms in product(*fitting):
            first, middle, family = [form.nominative if form else "" for form in forms]
            found.append(Reading(first, middle, family, *key, prod([form.weight for form in forms if form])))
    return tuple(found)


def _by_agreement(part: tuple[Form, ...]) -> dict[tuple[str, str], list[Form | None]]:
    """The forms of a part by case and gender, each nominative once, at its greatest weight."""
    best: dict[tuple[str, str], dict[str, Form]] = {}
    for form in part:
        own = best.setdefault((form.case, form.gender), {})
        known = own.get(form.nominative)
        if known is None or form.weight > known.weight:
            own[form.nominative] = form
    return {key: list(own.values()) for key, own in best.items()}


def _in_title_case(word: str) -> str:
    """«ИВАН ПЕТРОВ» of a headline in capitals as it would be written in the text."""
    return word.title() if word.isupper() and len(word) > SHORTEST_SHOUTED else word


def _together(words: Words) -> tuple[Form, ...]:
    """Several given names, each declined: «Реджепа Тайипа»."""
    found = [first_forms(word) for word in words]
    joined = list(found[0]) if found else []
    for forms in found[1:]:
        joined = [
            one._replace(nominative=f"{one.nominative} {other.nominative}", weight=min(one.weight, other.weight))
            for one in joined
            for other in forms
            if (one.case, one.gender) == (other.case, other.gender)
        ]
    return tuple(joined)


def _several(words: Words, forms: Forms) -> tuple[Form, ...]:
    """A part of several words: the last one declines, those before stay («ван дер Берга», «Мамед оглы»)."""
    if len(words) < 2:
        return forms(words[0]) if words else ()
    before = " ".join(words[:-1])
    return tuple([form._replace(nominative=f"{before} {form.nominative}") for form in forms(words[-1])])


def _evidence(sentence: Sentence, tie: Tie, case: str) -> float:
    weight = 1.0
    if tie.posts and case not in tie.posts[-1].cases:
        weight *= 0.01
    tagged = {tagged_case(token) for token in sentence.tokens[tie.name.first : tie.name.last]} - UNTAGGED
    if tagged:
        weight *= 2.0 if case in tagged else 0.5
    return weight * (1.2 if case == "nomn" else 1.0)
