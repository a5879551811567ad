"""Reads values judged of a figure and a candidate; yields the features that they spell, as `weights.py` weighs them.

A trait is a handful of values that many candidates share, those of the candidate last.
"""

from collections.abc import Iterator, Sequence

MOST = 3  # words told apart
Sort = tuple[bool, bool, bool, bool, str, str, str, str]  # a size, is one, time, place, name, number, animacy, topic
Told = tuple[bool, bool, int, int]  # the last figure's noun, that of the last alike, how far back, of how many


def placed(kind: str, values: tuple[str, str, str]) -> Sequence[str]:
    where, case, preposition = values
    return (
        where,
        f"{kind} {where}",
        f"{kind} {case}",
        f"{where} {case} {'after a preposition' if preposition else ''}",
        f"preposition {preposition} {where}",
        f"{kind} {preposition} {case}",
    )


def governed(preposition: str, role: str, values: tuple[str, str]) -> Iterator[str]:
    where, case = values
    yield f"figure after {preposition} {where} {case}"
    yield f"role {role} {where} {case}"


def shaped(values: tuple[str, bool, str, int, tuple[object, ...]]) -> Iterator[str]:
    form, depends, pos, length, below = values
    yield f"form {form}"
    yield "depends on a phrase" if depends else "depends on none"
    yield f"part of speech {pos}"
    yield f"words {min(MOST, length)}"
    if below:
        level, case, after_preposition = below
        yield f"holds level noun {level} {case} {'after a preposition' if after_preposition else ''}"


def acting(kind: str, voice: str, values: tuple[bool, str, str]) -> Iterator[str]:
    agent, case, where = values
    side = where.rpartition(" ")[2]
    yield f"{kind} {voice or 'no'} verb, agent {agent}"
    yield f"{voice or 'no'} verb, agent {agent} {case} {side}"


def told(kind: str, values: Told) -> Iterator[str]:
    last, alike, far, times = values
    yield f"noun of the last figure {last}"
    yield f"noun of figures before {min(3, times)}"
    if far >= 0:
        yield f"{kind} noun of the last alike {alike}, {far} sentences back"


def elsewhere(kind: str, values: tuple[str, bool, str]) -> Iterator[str]:
    case, after_preposition, relation = values
    yield f"elsewhere {kind} {case} {'after a preposition' if after_preposition else ''}"
    yield f"elsewhere {relation}"


def ruled(rule: str) -> Iterator[str]:
    yield "ruled"
    yield f"rule {rule}"


def recalled(kind: str, values: tuple[int, bool, bool]) -> Iterator[str]:
    back, alike, here = values
    yield f"measured {back} before, alike {alike}, here {here}"
    yield f"{kind} measured before, alike {alike}"


def away(values: tuple[str, int | str, bool, bool]) -> Iterator[str]:
    side, far, leads, counted = values
    yield f"{side} distance {far}"
    yield f"first phrase {leads}"
    yield f"counted by another {counted}"


def on_the_way(values: tuple[str, int, int, bool, int, str]) -> Iterator[str]:
    side, figures, marks, dash, verbs, case = values
    yield f"{side} figures {figures}"
    yield f"{side} marks {marks}"
    yield f"{side} dash {dash}"
    yield f"{side} verbs {verbs} {case}"


def in_the_sentence(values: tuple[bool, str, bool, bool | None, bool, bool]) -> Iterator[str]:
    like_the_last, relation, before, on_verb, governs, governed = values
    yield f"case and preposition of the last {like_the_last}"
    yield f"relation {relation} {'before' if before else 'after'}"
    if on_verb is not None:
        yield f"on the verb as {relation}" if on_verb else "not on the verb"
    if governs:
        yield "the figure hangs on it"
    if governed:
        yield "hangs on the figure"


def classed(kind: str, about: str, values: tuple[str, bool, Sort]) -> Sequence[str]:
    where, agent, (level, small, time, place, name, number, animacy, topic) = values
    return (
        f"{kind} level noun {level}",
        f"{kind} light noun {small}",
        f"{kind} time {time}",
        f"{kind} place {place}",
        f"{kind} name {name}",
        f"{kind} number {number}",
        f"{kind} animacy {animacy}",
        f"{about} topic {topic}",
        *((f"{kind} topic {topic}",) if about != kind else ()),
        f"{where} level noun {level}",
        f"{where} time {time}",
        f"{where} place {place}",
        f"{where} agent {agent}",
        f"of {about} level noun {level}",
        f"of {about} {where}",
        f"of {about} {animacy} {number}",
        f"of {about} topic {topic} {where}",
    )


def alone(kind: str, company: int, values: tuple[str, int]) -> Iterator[str]:
    where, back = values
    yield f"phrases beside {company} {where}"
    if back >= 0:
        yield f"phrases beside {company}, measured {back} before"
        yield f"{kind} phrases beside {company}, measured before"


def shared(kind: str, role: str, values: tuple[int, bool, bool, tuple[bool, bool, bool]]) -> Iterator[str]:
    times, here, in_headline, (counted, same_kind, same_unit) = values
    yield f"in the headline {in_headline}"
    yield f"in the headline {in_headline}, here {here}"
    yield f"{kind} in the headline {in_headline}"
    yield f"measured by {min(2, times)} before, here {here}"
    yield f"{kind} {role} measured by {min(2, times)} before"
    if counted:
        yield f"{kind} counted by one of its kind {same_kind}, unit {same_unit}, here {here}"


def described(kind: str, values: tuple[bool, int, int, bool]) -> Iterator[str]:
    this, before, after, capital = values
    yield f"this or such {this}"
    yield f"words {min(MOST, before)} before the head, {min(MOST, after)} behind"
    yield f"{kind} capital {capital}"


def nested(about: str, values: tuple[str, bool, tuple[bool, ...]]) -> Iterator[str]:
    case, after_preposition, (level, small, agent) = values
    yield f"inside level noun {level}, light noun {small} {case} {'after a preposition' if after_preposition else ''}"
    yield f"of {about} inside level noun {level} {case}"
    yield f"inside agent {agent}"


def referred(pronoun: str, values: tuple[bool, str]) -> Iterator[str]:
    agrees, case = values
    yield f"agrees with a pronoun {agrees}"
    yield f"agrees with a pronoun {agrees} {case} {pronoun}"
