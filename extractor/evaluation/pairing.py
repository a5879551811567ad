"""Reads annotated and found facts and persons of one article; yields which belong together."""

from extractor.evaluation.comparisons import Json, post, similar, words


def _overlap(one: Json, other: Json) -> float:
    inner = min(one["end"], other["end"]) - max(one["start"], other["start"])
    outer = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return inner / outer if inner > 0 else 0.0


def _spans(gold: Json) -> list[Json]:
    others = (gold.get("alternatives") or {}).get("quantity", [])
    return [gold["quantity"], *(value for value in others if isinstance(value, dict) and "start" in value)]


Pairing = tuple[list[tuple[Json, Json]], list[Json], list[Json]]


def pair(gold_facts: list[Json], facts: list[Json]) -> Pairing:
    """Greedy one-to-one pairing by span overlap, best first: pairs, missed annotations, extra facts."""
    scored = [
        (max(_overlap(span, fact["quantity"]) for span in _spans(gold)), i, j)
        for i, gold in enumerate(gold_facts)
        for j, fact in enumerate(facts)
    ]
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for overlap, i, j in sorted(scored, reverse=True):
        if overlap >= 0.5 and i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    missed = [gold for i, gold in enumerate(gold_facts) if i not in pairs]
    extra = [fact for j, fact in enumerate(facts) if j not in used]
    return [(gold_facts[i], facts[j]) for i, j in pairs.items()], missed, extra


def firm_pairing(gold_facts: list[Json], facts: list[Json]) -> Pairing:
    """The pairing without optional annotations and without extra facts that touch one."""
    pairs, missed, extra = pair(gold_facts, facts)
    optional = [gold["quantity"] for gold in gold_facts if gold.get("optional")]
    return (
        [(gold, fact) for gold, fact in pairs if not gold.get("optional")],
        [gold for gold in missed if not gold.get("optional")],
        [fact for fact in extra if not any(_overlap(fact["quantity"], span) > 0 for span in optional)],
    )


def _same_person(gold: Json, found: Json) -> bool:
    """The same name, the order of its parts aside, and a post that one reading of the annotation allows."""
    if words(gold.get("name")) != words(found.get("name")):
        return False
    others = gold.get("alternatives") or []
    if isinstance(others, dict):
        others = [{**gold, key: value} for key, values in others.items() for value in values]
    return any(similar(post(reading), post(found)) for reading in (gold, *others))


def pair_people(gold: list[Json], found: list[Json]) -> tuple[int, int, int]:
    firm = [person for person in gold if not person.get("optional")]
    right = sum(any(_same_person(person, other) for other in found) for person in firm)
    spare = sum(any(_same_person(person, other) for other in found) for person in gold if person.get("optional"))
    return right, len([person for person in found if person.get("position")]) - spare, len(firm)
