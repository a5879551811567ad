"""Reads the words of an article; yields how much it speaks of bodies of the whole country («Госдума», «Минздрав»)."""

from collections.abc import Sequence
from functools import cache

from extractor.language import Token
from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import load
from extractor.lexicon.toponyms import fold
from extractor.linking.region.breaks import counts_regions
from extractor.mentions.places.kinds import adjectives, setting
from extractor.mentions.types import Mentions

FEDERAL = 2.0  # weight of an article, or a part of it, that turns on such bodies
ACTS = 1.0  # what a body says besides that a headline or the lead tells of: «Минздрав отчитался о …»
SUBJECTS = ("nsubj", "nsubj:pass")
ACTING = 2  # the first words of a sentence, where the body stands that acts


@cache
def federal_words() -> dict[str, float]:
    """Forms of the names of federal bodies and their weights."""
    rows = read_table("places/federal")
    return {form: float(row["weight"]) for row in rows for form in row["words"].split("|")}


@cache
def opening_words() -> frozenset[str]:
    """The words that they begin with."""
    return frozenset(form.split()[0] for form in federal_words())


def federal_weight(mentions: Mentions, within: Sequence[int] | None = None) -> float:
    """How much the article, or some sentences of it, speak of federal bodies."""
    total = 0.0
    for sentence in mentions.document.sentences:
        if within is None or sentence.index in within:
            total += weight_of(sentence.tokens, within is not None)
    return total


def weight_of(tokens: Sequence[Token], opening: bool) -> float:
    """How much one sentence does; in an opening most where such a body acts."""
    words, openings, total = federal_words(), opening_words(), 0.0
    lower = [token.lower for token in tokens]
    for at, word in enumerate(lower):
        if word not in openings:
            continue
        pair = f"{word} {lower[at + 1]}" if at + 1 < len(lower) else ""
        told = words.get(word, 0.0) + words.get(pair, 0.0)
        if told and not of_a_region(tokens, at, 2 if pair in words else 1):
            total += told + (ACTS if opening and acting(tokens, at) else 0.0)
    if not setting("regions").isdisjoint(lower):
        total += FEDERAL * any(counts_regions(tokens, at) for at in range(len(lower)))
    return total


def acting(tokens: Sequence[Token], at: int) -> bool:
    """«Минздрав отчитался о …», «Росстат: цены выросли»."""
    if at >= ACTING:
        return False
    return tokens[at].rel in SUBJECTS or (at + 1 < len(tokens) and tokens[at + 1].text == ":")


def of_a_region(tokens: Sequence[Token], at: int, length: int) -> bool:
    """«минздрав республики», «Минфин Татарстана», «Росреестр по Омской области», «краевой минздрав»: one of its own."""
    if at and fold(tokens[at - 1].lower) in adjectives():
        return True
    behind = at + length
    if behind >= len(tokens):
        return False
    if tokens[behind].lower == "по" or tokens[behind].lower in setting("own"):
        return True
    _, readings = load().at([fold(token.lower) for token in tokens[behind : behind + 3]], 0)
    return any(str(reading.entry.code) in load().subjects and reading.form != "inhabitant" for reading in readings)
