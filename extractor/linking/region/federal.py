"""Reads the words of an article; yields how much it speaks of bodies of the whole country («Госдума», «Минздрав»)."""

from collections.abc import Sequence
from functools import cache

from extractor.language import Token
from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.lexicon.toponyms import fold
from extractor.linking.region.breaks import counts_regions, counts_towns
from extractor.mentions.places.kinds import adjectives, setting
from extractor.mentions.types import Mentions

FEDERAL = 2.0  # weight of an article, or a part of it, that turns on such bodies
ACTS = 1.0  # what a body says besides that a headline or the lead tells of: «Минздрав отчитался о …»
SUBJECTS = ("nsubj", "nsubj:pass")
TERRITORIES = ("subject", "country", "region", "area")
REACH = 4  # words from «по» to the subject: «Росреестр по Ненецкому автономному округу»
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
        if told and not of_another(tokens, at, 2 if pair in words else 1):
            total += told + (ACTS if opening and acting(tokens, at) else 0.0)
    if not (setting("regions") | setting("towns")).isdisjoint(lower):
        total += FEDERAL * any(counts_regions(tokens, at) or counts_towns(tokens, at) for at in range(len(lower)))
    return total


def acting(tokens: Sequence[Token], at: int) -> bool:
    """«Минздрав отчитался о …», «Росстат: цены выросли»."""
    if at >= ACTING:
        return False
    return tokens[at].rel in SUBJECTS or (at + 1 < len(tokens) and tokens[at + 1].text == ":")


def of_another(tokens: Sequence[Token], at: int, length: int) -> bool:
    """«Минфин Татарстана», «Росреестр по Омской области», «краевой минздрав», «Центризбирком Чехии»: none of Russia."""
    if at and (fold(tokens[at - 1].lower) in adjectives() or names_another(tokens, at - 1, ("adjective",))):
        return True
    behind = at + length
    if behind >= len(tokens):
        return False
    if tokens[behind].lower == "по":  # not «в Госдуме по спискам»
        around = range(behind + 1, min(behind + REACH, len(tokens)))
        return any(
            tokens[at].lower in setting("here") or names_another(tokens, at, ("name", "adjective")) for at in around
        )
    return tokens[behind].lower in setting("own") or names_another(tokens, behind, ("name", "adjective"))


def names_another(tokens: Sequence[Token], at: int, forms: tuple[str, ...]) -> bool:
    """Whether a subject, another country or an area of the world is named there: «Европейский центробанк»."""
    _, readings = load().at([fold(token.lower) for token in tokens[at : at + 3]], 0)
    told = (one.entry for one in readings if one.form in forms and one.entry.kind in TERRITORIES)
    return any(entry.code != RUSSIA for entry in told)
