"""Reads a file of two articles with what is expected of them; yields their records."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from extractor.pipeline import Extractor
from extractor.records import Record

PAIRS = Path(__file__).parent / "pairs"
HELD = Path(__file__).parent / "held"  # written when the rules stood, to see how they do on others
FRESH = Path(__file__).parent / "fresh"  # written later in other words, measured before the rules were mended
LATER = Path(__file__).parent / "later"  # and again after that


@dataclass(frozen=True)
class Pair:
    """Two articles; `sort` is `agree`, `contradict` or `seeming`; `expected` says what must be found."""

    name: str
    sort: str
    kind: str
    expected: tuple[Decimal, ...]
    records: tuple[Record, ...]


@cache
def pairs(folder: Path = PAIRS) -> tuple[Pair, ...]:
    """All pairs of a folder, read by the extractor once a session."""
    return tuple(map(read_pair, sorted(folder.glob("*.txt"))))


def read_pair(path: Path) -> Pair:
    """`contradiction: value 12 14`, then each article after `--- <day of publication>`."""
    head, *articles = re.split(r"^--- ", path.read_text("utf-8"), flags=re.MULTILINE)
    words = head.replace("contradiction:", "").replace("same:", "").split()
    kind = words.pop(0) if words and words[0].isalpha() else ""
    records = tuple(_record(article, f"{path.stem}-{letter}") for article, letter in zip(articles, "ab", strict=True))
    return Pair(path.stem, path.stem.split("-")[0], kind, tuple(map(Decimal, words)), records)


def _record(article: str, name: str) -> Record:
    day, text = article.split("\n", 1)
    return Extractor().extract(text, published=date.fromisoformat(day.strip()), id=name)
