"""Reads values judged of a time that may frame a figure; yields the features that they spell in the table.

A trait is a handful of values that many candidates share, so that what it weighs is worked out once.
"""

from collections.abc import Callable, Iterable, Sequence
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


def valued(values: tuple[str, str, str, str, str]) -> Sequence[str]:
    where, shape, side, role, modality = values
    return f"{where} {shape}", f"{where} {side}", f"{shape} {side}", f"{side} {modality}", f"{shape} {role}"


def said(values: tuple[str, str, str]) -> Sequence[str]:
    named, borderline, sentence = values
    return f"none named {named}", f"none borderline {borderline}", f"none {sentence}"


def stood(values: tuple[str, int, int, Any, str, str]) -> Sequence[str]:
    where, far, between, more, tense, kind = values
    if where == "lead":
        told = (f"lead far {far}", f"lead between {between}", f"lead {more}")
        return [*told, *[f"{one} tense {tense}" for one in told]]
    if where == "published":
        return f"published named {far}", f"published {kind} tense {tense}"
    if where == "title":
        return ()
    apart = far if far < 4 else 4 if far < 7 else 5
    return (
        f"{where} far {apart}",
        f"{where} far {apart} tense {tense}",
        f"{where} between {between}",
        f"{where} paragraphs {more}",
    )


def spotted(values: tuple[str, bool, bool, bool, bool, str, str, bool, bool, str]) -> Sequence[str]:
    where, told, plan, now, another, use, there, alone, telling, here = values
    return (
        f"{where} told {told}",
        f"{where} of a plan {plan}",
        f"{where} of now {now}",
        f"{where} by another {another}",
        f"{where} {use}",
        f"{where} alone {alone}",
        f"{where} telling {telling}",
        f"{where} from {there} to {here}",
    )
