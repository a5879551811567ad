"""Reads a name; yields whether everybody knows its bearer by a high office: «Собянин»."""

from functools import cache

from extractor.lexicon import read_table


def is_statesman(name: str) -> bool:
    """«Сергей Собянин», «Сергей Семёнович Собянин», «С. Собянин»; «Собянин» alone where nobody else is so called."""
    parts = name.lower().replace("ё", "е").split()
    given = statesmen().get(parts[-1], {}) if parts else {}
    if len(parts) == 1:
        return any(given.values())
    return any(one.startswith(parts[0].rstrip(".")) if parts[0].endswith(".") else one == parts[0] for one in given)


@cache
def statesmen() -> dict[str, dict[str, bool]]:
    """Given names by surname, with whether the surname alone will do."""
    found: dict[str, dict[str, bool]] = {}
    for row in read_table("statesmen"):
        parts = row["name"].lower().replace("ё", "е").split()
        found.setdefault(parts[-1], {})[parts[0]] = row["alone"] == "y"
    return found
