"""Reads the sentences of an article; yields the heading with a colon above an item of a list."""

import re
from collections.abc import Callable

from extractor.language import DASHES, Sentence

MOST_ITEMS = 20  # of a list
SHORTENED = re.compile(r"\b(?:руб|коп|тыс|млн|млрд|кв|км|шт|чел|ед)\.$")
BULLETS = DASHES | {"•", "▪", "*", "●", "·", "✔", "✅", "→", "➡", "🔹", "🔸", "📌"}


def heading_above(sentence: Callable[[int], Sentence], item: int) -> Sentence | None:
    """The heading of the list in which the sentence number `item` stands."""
    at, first = item, max(0, item - MOST_ITEMS)
    while at > first and is_item(sentence(at)):
        at -= 1
    found = sentence(at) if at < item else None
    return found if found is not None and found.text.endswith(":") else None


def is_item(sentence: Sentence) -> bool:
    """A line that begins with a bullet, or a row without a full stop but that of an abbreviation."""
    if sentence.text[:1] in BULLETS:
        return True
    return sentence.text[-1:] not in ".!?…:»" or SHORTENED.search(sentence.text) is not None
