"""Reads what stands around an article; yields the subject that its outlet is of."""

import re
from collections import Counter
from functools import cache

from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import load
from extractor.lexicon.toponyms import adjective_forms, fold
from extractor.reading.types import Article

WORDS = 5000  # of what stands around
_WORD = re.compile(r"(?:[^\W\d_]|-)+")


def outlet(article: Article) -> str | None:
    """The subject named most in what stands around the article."""
    codes = Counter[str]()
    around, at = [article.media or "", article.url or ""], 0
    for start, end in article.body:
        around.append(article.text[at:start])
        at = end
    words = _WORD.findall(" ".join([*around, article.text[at:]]))
    for word in words[:WORDS]:
        if word[:1].isupper():
            codes.update(codes_of(fold(word)))
    return max(codes, key=lambda code: codes[code], default=None)


def codes_of(word: str) -> set[str]:
    """The subjects that a folded word may name, or one of whose districts: «Верхнекамский вестник»."""
    entries = [reading.entry for reading in load().readings(word)]
    if any([entry.kind == "city" for entry in entries]):
        return set()  # «Париж, 3 марта» is written in no village of that name
    plain = [entry for entry in entries if not entry.also]
    found = {str(entry.code) for entry in plain if entry.kind in ("subject", "settlement")}
    return found or {code for code in (districts().get(word),) if code}


@cache
def districts() -> dict[str, str]:
    """The forms of the adjectives of districts that no other subject has → the subject."""
    found = {}
    for row in read_table("places/districts"):
        if row["subjects"] and not (row["in_town"] or row["common"] or "|" in row["subjects"]):
            found.update(dict.fromkeys(adjective_forms(fold(row["adjective"])), row["subjects"]))
    return found
