"""Reads values judged of a time that may frame a figure; yields the features that they spell in the table.

A trait is a handful of values that many candidates share, so that what it weighs is worked out once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

Spelling = Callable[[Any], Iterable[str]]
Trait = tuple[Spelling, tuple[object, ...]]  # what spells its features, and of which values


def shape_of(value: str) -> str:
    """How precise a value is, and whether it has a beginning and an end."""
    start, _, end = value.partition("/")
    if not end:
        return {4: "year", 7: "month"}.get(len(start), "day")
    return "until" if start == ".." else "since" if end == ".." else f"range of {len(start)}"


def placed(values: tuple[str, str, str, str, str, str]) -> Sequence[str]:
    where, tense, spoken, role, kind, modality = values
    return (
        where,
        f"{where} tense {tense}",
        f"{where} sentence {spoken}",
        f"{where} {role}",
        f"{where} {kind}",
        f"{where} {modality}",
    )


def framed(values: tuple[str, str, bool]) -> Sequence[str]:
    where, kind, alike = values
    opener, bases, report, market, case, asked, led, other, mostly, share = kind.split(" ")
    return (
        f"{where} lead {opener}",
        f"{where} bases {bases}",
        f"{where} report {report}",
        f"{where} report {report} lead {opener}",
        f"{where} market {market}",
        f"{where} case {case}",
        f"{where} interview {asked}",
        f"{where} of the lead {led}",
        f"{where} of others {other}",
        f"{where} mostly of the lead {mostly}",
        f"{where} share {share}",
        f"{where} unit of the lead {alike}",
    )


def valued(values: tuple[str, str, str, str, str]) -> Iterator[str]:
    where, shape, side, role, modality = values
    yield f"{where} {shape}"
    yield f"{where} {side}"
    yield f"{shape} {side}"
    yield f"{side} {modality}"
    yield f"{shape} {role}"


def said(values: tuple[str, str, str]) -> Iterator[str]:
    named, borderline, sentence = values
    yield f"none named {named}"
    yield f"none borderline {borderline}"
    yield f"none {sentence}"


def stood(values: tuple[str, int, int, Any, str, str]) -> Iterator[str]:
    where, far, between, more, tense, kind = values
    if where == "lead":
        yield f"lead far {far}"
        yield f"lead far {far} tense {tense}"
        yield f"lead between {between}"
        yield f"lead between {between} tense {tense}"
        yield f"lead {more}"
        yield f"lead {more} tense {tense}"
    elif where == "published":
        yield f"published named {far}"
        yield f"published {kind} tense {tense}"
    elif where != "title":
        apart = far if far < 4 else 4 if far < 7 else 5
        yield f"{where} far {apart}"
        yield f"{where} far {apart} tense {tense}"
        yield f"{where} between {between}"
        yield f"{where} paragraphs {more}"


def spotted(values: tuple[str, bool, bool, bool, bool, str, str, bool, bool, str]) -> Iterator[str]:
    where, told, plan, now, another, use, there, alone, telling, here = values
    yield f"{where} told {told}"
    yield f"{where} of a plan {plan}"
    yield f"{where} of now {now}"
    yield f"{where} by another {another}"
    yield f"{where} {use}"
    yield f"{where} alone {alone}"
    yield f"{where} telling {telling}"
    yield f"{where} from {there} to {here}"
