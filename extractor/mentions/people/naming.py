"""Reads an entity; yields its fullest name in the nominative, given name first, and its gender."""

from collections import defaultdict
from collections.abc import Mapping

from extractor.mentions.people.register import Entity, Key

GENDERS = {"masc": "Masc", "femn": "Fem"}


def best_name(entity: Entity) -> tuple[str, str | None]:
    """The fullest name in the nominative, given name first, and the gender."""
    if len(entity.votes) == 1 and not entity.initials:
        ((key, _),) = entity.votes.items()
        return " ".join(filter(None, key[:3])), GENDERS.get(key[3]) if key[0] or key[2] else None
    # «Савина» alone may be a man's genitive however often it stands: names in full tell the gender where there are any
    full = {key: weight for key, weight in entity.votes.items() if key[0] or key[1]}
    genders = _poll(full, 3) or _poll(entity.votes, 3)
    gender = max(sorted(genders, reverse=True), key=lambda one: genders[one], default="")
    open_gender = len(genders) > 1 and max(genders.values()) < 1.2 * min(genders.values())
    fitting = {key: weight for key, weight in entity.votes.items() if key[3] == gender}
    given, patronymic, surname = [_winner(_poll(fitting, index)) for index in (0, 1, 2)]
    named = any([key[0] for key in entity.votes])
    if not named and entity.initials:
        given = " ".join(letter + "." for letter in entity.initials)
    name = " ".join(filter(None, (given, patronymic, surname)))
    known = (named or any([key[2] for key in entity.votes])) and not open_gender
    return name, GENDERS.get(gender) if known else None


def _poll(votes: Mapping[Key, float], index: int) -> dict[str, float]:
    """The votes for each form of a part."""
    poll: dict[str, float] = defaultdict(float)
    for key, weight in votes.items():
        if key[index]:
            poll[key[index]] += weight
    return poll


def _winner(poll: dict[str, float]) -> str:
    return max(poll, key=lambda form: poll[form], default="")
