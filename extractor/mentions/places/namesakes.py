"""Reads an entry of the gazetteer; yields whether villages elsewhere are likely to bear its name.

«Ивановка», «Октябрьский», «Красный Яр» lie in every subject: one told of in news of a subject is rather its own, even
where the table holds only another. «Тикси», «Усть-Луга» are one of a kind, wherever the news comes from.
"""

from functools import cache

from extractor.language import is_known, morph_parses
from extractor.lexicon.gazetteer import Entry, load
from extractor.lexicon.toponyms import fold
from extractor.mentions.places.endings import base
from extractor.mentions.places.kinds import nature

TOWN = 5_000  # larger ones that the table has once are known by their name
PRODUCTIVE = (  # the endings that names are made with everywhere
    "овка", "евка", "инка", "янка", "чанка", "ово", "ево", "ино", "ыно", "ичи", "ище", "ищи", "цы",
    "ское", "цкое", "ская", "цкая", "ский", "цкий", "ый", "ий", "ная", "ное", "вая", "вое", "ные",
)  # fmt: skip


@cache
def is_shared(entry: Entry) -> bool:
    """Whether a settlement's name is one that many have."""
    words = fold(entry.place or "").split()
    if not words:
        return False  # a subject or a country
    if _twins(words) or " ".join(words) in nature() - nature("stream"):
        return True
    if entry.population >= TOWN and base(words[-1]) is None:
        return False
    return entry.also == "word" or words[-1].endswith(PRODUCTIVE) or (len(words) > 1 and _plain(words))


def _twins(words: list[str]) -> bool:
    """Whether the table itself has several."""
    settled = {reading.entry.code for reading in load().readings(" ".join(words)) if reading.entry.kind == "settlement"}
    return len(settled) > 1


def _plain(words: list[str]) -> bool:
    """«Красный Яр», «Большая Речка»: words of the dictionary that name no place of their own."""
    return all(is_known(word) and "Geox" not in morph_parses(word)[0].tag for word in words)
