"""Reads a name with its posts; yields every consistent reading of it, weighted by the evidence."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from math import prod

from extractor.language import Sentence
from extractor.mentions.declension import Form, first_forms, patronymic_forms, surname_forms
from extractor.mentions.nominals import tagged_case
from extractor.mentions.people.ties import Tie
from extractor.mentions.people.words import NameParts

Forms = Callable[[str], tuple[Form, ...]]
SHORTEST_SHOUTED = 2  # letters: «К.» and «Ын» stay


@dataclass(frozen=True, slots=True)
class Reading:
    """One consistent reading of a name: every part in the same case and gender."""

    given: str
    patronymic: str
    surname: str
    case: str
    gender: str
    weight: float


def readings(sentence: Sentence, tie: Tie) -> tuple[Reading, ...]:
    """Every reading of a name, weighted by the evidence of tagger and post."""
    name = tie.name
    words = {at: _in_title_case(sentence.tokens[at].text) for at in range(name.first, name.last)}
    given = _together(words, name.given)
    patronymic = _several(words, name.patronymic, patronymic_forms)
    surname = _several(words, name.surname, surname_forms)
    keys = {(form.case, form.gender) for part in (given, patronymic, surname) for form in part}
    found = []
    for case, gender in sorted(keys):
        evidence = _evidence(sentence, tie, case)
        for parts in product(*(_fitting(part, case, gender) for part in (given, patronymic, surname))):
            weight = evidence * prod(form.weight for form in parts if form)
            first, middle, family = (form.nominative if form else "" for form in parts)
            found.append(Reading(first, middle, family, case, gender, weight))
    return tuple(found) or (_as_written(words, name),)


def _in_title_case(word: str) -> str:
    """«ИВАН ПЕТРОВ» of a headline in capitals as it would be written in the text."""
    return word.title() if word.isupper() and len(word) > SHORTEST_SHOUTED else word


def _together(words: dict[int, str], part: tuple[int, ...]) -> tuple[Form, ...]:
    """Several given names, each declined: «Реджепа Тайипа»."""
    found = [first_forms(words[at]) for at in part]
    joined = list(found[0]) if found else []
    for forms in found[1:]:
        joined = [
            one._replace(nominative=f"{one.nominative} {other.nominative}", weight=min(one.weight, other.weight))
            for one in joined
            for other in forms
            if (one.case, one.gender) == (other.case, other.gender)
        ]
    return tuple(joined)


def _several(words: dict[int, str], part: tuple[int, ...], forms: Forms) -> tuple[Form, ...]:
    """A part of several words: the last one declines, those before stay («ван дер Берга», «Мамед оглы»)."""
    if not part:
        return ()
    before = " ".join(words[at] for at in range(part[0], part[-1]))
    return tuple(form._replace(nominative=f"{before} {form.nominative}".strip()) for form in forms(words[part[-1]]))


def _fitting(part: tuple[Form, ...], case: str, gender: str) -> list[Form | None]:
    """The forms of a part in this case and gender, each nominative once; [None] where the name lacks the part."""
    if not part:
        return [None]
    best: dict[str, Form] = {}
    for form in part:
        if form.case == case and form.gender == gender:
            best[form.nominative] = max(form, best.get(form.nominative, form), key=lambda one: one.weight)
    return list(best.values())


def _evidence(sentence: Sentence, tie: Tie, case: str) -> float:
    weight = 1.0
    if tie.posts and case not in tie.posts[-1].cases:
        weight *= 0.01
    tagged = [tagged_case(sentence.tokens[at]) for at in range(tie.name.first, tie.name.last)]
    if any(tagged):
        weight *= 2.0 if case in tagged else 0.5
    return weight * (1.2 if case == "nomn" else 1.0)


def _as_written(words: dict[int, str], name: NameParts) -> Reading:
    return Reading(
        " ".join(words[at] for at in name.given),
        " ".join(words[at] for at in name.patronymic),
        " ".join(words[at] for at in name.surname), "nomn", "masc", 1.0,
    )  # fmt: skip
