"""Reads what stands around an article; yields the subject that its outlet is of."""

import re
from collections import Counter
from functools import cache

from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import load
from extractor.lexicon.toponyms import adjective_forms, fold
from extractor.linking.region.weights import CAPITAL
from extractor.mentions.declension import is_first_name
from extractor.reading.types import Article
from extractor.reading.units import has_verb

LENGTH = 40_000  # characters of what stands around
NAMED = 2  # times in headlines, or once elsewhere: then it is the outlet's own
_WORD = re.compile(r"(?:[^\W\d_]|-)+")


def outlet(article: Article) -> str | None:
    """The subject that the title names where the text does not hold it, else what stands around the article most.

    What a headline of other news names once is no sign of it: «Читайте также: В Орле открыли мост»; nor are places
    named alike: «Орёл | Тула | Рязань», but for the one that alone stands above the article.
    """
    if titled := _of_title(article):
        return titled
    around, at = [article.media or "", article.url or ""], 0
    for start, end in article.body:
        around.append(article.text[at:start])
        at = end
    codes = _named("\n".join([*around, article.text[at:]]))
    most = max(codes.values(), default=0)
    best = [code for code in codes if codes[code] == most >= NAMED]
    if len(best) > 1:
        above = _named("\n".join(around[:3]))
        best = [code for code in best if above[code] >= NAMED]
    return best[0] if len(best) == 1 else None


def _named(around: str) -> Counter[str]:
    """How much lines name the subjects."""
    codes = Counter[str]()
    for line in around[:LENGTH].split("\n"):
        named = 1 if has_verb(line) else NAMED
        for before, word, after in zip(["", *(words := _WORD.findall(line))], words, [*words[1:], ""], strict=False):
            if word[:1].isupper() and not (_is_given(before) or _is_given(after)):
                codes.update(dict.fromkeys(codes_of(fold(word)), named))
    return codes


def _is_given(word: str) -> bool:
    """Beside it stands a surname: «Анна Орлова», «Томская Ольга», not the town of Orlov or Tomsk."""
    return len(word) > 1 and word[0].isupper() and is_first_name(word)


def _of_title(article: Article) -> str | None:
    """The one subject that a title tells of which stands beside the text, not in it; Moscow may be the state."""
    if any(block.kind == "headline" for block in article.blocks):
        return None
    words = _WORD.findall(article.title or "")
    found = set[str]().union(*(codes_of(fold(word)) for word in words if word[:1].isupper()))
    return found.pop() if len(found) == 1 and CAPITAL not in found else None


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
