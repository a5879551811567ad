"""Reads a place in its sentence; yields whether it is named in passing: a dateline, a route's end, a firm's seat."""

from collections.abc import Sequence
from itertools import pairwise

from extractor.language import DASHES, Token
from extractor.mentions.places.found import Found
from extractor.mentions.places.kinds import setting
from extractor.mentions.times.patterns import is_month
from extractor.mentions.types import Place

ABBREVIATION = 4  # letters of «США», «КБР», which are no dateline
MOSCOW = "RU-MOW"
BETWEEN = 3  # words from «петербургская» to its «компания»: «петербургская строительная компания»
ORIGINS = frozenset(("из", "до", "с", "со", "от", "через"))
COURT = "суд"
DATELINE, SEAT, ORIGIN, JUDGED = 0.4, 0.3, 0.4, 0.5  # what such mentions say of the article's own place
ROAD = 3  # words between a road and the first of its ends: «на участке дороги Палатка – Кулу»


def share(tokens: Sequence[Token], found: Found, alone: bool) -> float:
    """How much of its weight a find keeps: news of the whole world is written in Moscow, firms come from anywhere.

    `alone`: no other subject has been named so far, so that a firm's seat is all that tells where it acts.
    """
    if is_dateline(tokens, found):
        capital = any(entry.code == MOSCOW for entry in found.entries)
        return 0.0 if capital else DATELINE
    if not alone and is_seat(tokens, found):
        return SEAT
    before = tokens[found.first - 1] if found.first and found.form == "name" else None
    if before is None:
        return 1.0
    return ORIGIN if before.lower in ORIGINS else JUDGED if before.lemma == COURT else 1.0


def is_seat(tokens: Sequence[Token], place: Place | Found) -> bool:
    """«петербургская строительная компания», «столичные эксперты»: whose they are, not where they act."""
    if tokens[place.last - 1].pos != "ADJ":
        return False
    for token in tokens[place.last : place.last + BETWEEN]:
        if token.pos != "ADJ":
            one = token.lemma in setting("firm") and token.feats.get("Number") == "Sing"
            return one or token.lemma in setting("expert") | setting("judge")
    return False


def ends_route(tokens: Sequence[Token], place: Place) -> bool:
    """«на дороге Палатка – Кулу»: a place and another name joined by a dash, behind a word for a road."""
    first = place.first
    if name_after_dash(tokens, place.last, 1):
        return on_road(tokens, first)
    return name_after_dash(tokens, first - 1, -1) and on_road(tokens, first - 2)


def name_after_dash(tokens: Sequence[Token], at: int, step: int) -> bool:
    """Whether a dash stands there and a capitalised word beyond it."""
    beyond = at + step
    if not (0 <= at < len(tokens) and 0 <= beyond < len(tokens)):
        return False
    return tokens[at].text in DASHES and tokens[beyond].text[:1].isupper()


def on_road(tokens: Sequence[Token], first: int) -> bool:
    """Whether a word for a road or a journey stands right before."""
    roads = setting("road")
    return any(token.lemma in roads for token in tokens[max(0, first - ROAD) : first])


def is_dateline(tokens: Sequence[Token], place: Place | Found) -> bool:
    """«САРАТОВ, 21 августа.», «Москва. 3 мая»: a mark behind it, and it is in capitals or a date follows."""
    after = tokens[place.last] if place.last < len(tokens) else None
    if place.first > 1 or after is None or after.text not in ",./–—-:":
        return False
    written = tokens[place.last - 1].text
    return (written.isupper() and len(written) > ABBREVIATION) or any(
        day.text.isdigit() and is_month(month.lower) for day, month in pairwise(tokens[place.last + 1 : place.last + 4])
    )
