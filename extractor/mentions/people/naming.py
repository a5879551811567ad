"""Reads an entity; yields its fullest name in the nominative, given name first, and its gender."""

from collections import defaultdict

from extractor.mentions.people.register import Entity

GENDERS = {"masc": "Masc", "femn": "Fem"}


def best_name(entity: Entity) -> tuple[str, str | None]:
    """The fullest name in the nominative, given name first, and the gender."""
    if len(entity.votes) == 1 and not entity.initials:
        ((key, _),) = entity.votes.items()
        return " ".join(filter(None, key[:3])), GENDERS.get(key[3]) if key[0] or key[2] else None
    givens = _poll(entity, 0)
    surnames = _poll(entity, 2)
    genders = _genders(entity)
    gender = max(sorted(genders, reverse=True), key=lambda one: genders[one]) if genders else ""
    open_gender = len(genders) > 1 and max(genders.values()) < 1.2 * min(genders.values())
    chosen = [_winner(entity, index, gender) for index in (0, 1, 2)]
    given, patronymic, surname = chosen
    if not givens and entity.initials:
        given = " ".join(letter + "." for letter in entity.initials)
    name = " ".join(filter(None, (given, patronymic, surname)))
    known = (givens or surnames) and not open_gender
    return name, GENDERS.get(gender) if known else None


def _poll(entity: Entity, index: int) -> dict[str, float]:
    poll: dict[str, float] = defaultdict(float)
    for key, weight in entity.votes.items():
        if key[index]:
            poll[key[index]] += weight
    return poll


def _genders(entity: Entity) -> dict[str, float]:
    """By the names in full where there are any: «Савина» alone may be a man's genitive however often it stands."""
    poll: dict[str, float] = defaultdict(float)
    for key, weight in entity.votes.items():
        if key[3] and (key[0] or key[1]):
            poll[key[3]] += weight
    return poll or _poll(entity, 3)


def _winner(entity: Entity, index: int, gender: str) -> str:
    """The form with most votes among readings of this gender, if the article gives that part."""
    poll: dict[str, float] = defaultdict(float)
    for key, weight in entity.votes.items():
        if key[index] and key[3] == gender:
            poll[key[index]] += weight
    return max(poll, key=lambda form: poll[form]) if poll else ""
