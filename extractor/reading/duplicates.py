"""Reads articles in their order; yields the same, those with the text of an earlier one referred to it."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from extractor.errors import MissingExtraError
from extractor.reading.types import Article, Notice

_WORD = re.compile(r"\w+")
SHINGLE = 4  # words
LIKENESS = 0.85  # of the shingles' sets; reprints with another headline are above it
PERMUTATIONS = 64


class Duplicates:
    """Remembers the articles of a run; `near` finds reprints with small changes too, by MinHash (datasketch)."""

    def __init__(self, near: bool = False) -> None:
        self._seen: dict[bytes, str] = {}
        self._index: Any = _index() if near else None

    def mark(self, article: Article) -> Article:
        """The article, with `duplicate_of` and a notice when its own text was there before."""
        earlier = self.earlier(words_of(article.text, article.body), article.id)
        if earlier == article.id:
            return article
        return replace(article, duplicate_of=earlier, notices=(*article.notices, notice_of(earlier)))

    def earlier(self, words: list[str], identity: str) -> str:
        """The id of the earliest article with these words, or the article's own."""
        earlier = self._seen.setdefault(digest_of(words), identity)
        return self._near(words, identity) if earlier == identity and self._index is not None else earlier

    def _near(self, words: list[str], identity: str) -> str:
        """The id of the earliest article much like these words, or the article's own."""
        from datasketch import MinHash

        sketch = MinHash(num_perm=PERMUTATIONS)
        for shingle in {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}:
            sketch.update(shingle.encode())
        found = sorted(self._index.query(sketch))
        if found:
            return str(found[0][1])
        self._index.insert((len(self._seen), identity), sketch)
        return identity


def words_of(text: str, body: Iterable[tuple[int, int]]) -> list[str]:
    """The words of an article's own ranges, in lower case: what two copies of it have in common."""
    return _WORD.findall(" ".join(text[start:end] for start, end in body).lower())


def digest_of(words: list[str]) -> bytes:
    """A digest that only copies share."""
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()


def notice_of(earlier: str) -> Notice:
    """What the record of a copy says."""
    return Notice("duplicate", f"the same text as {earlier}")


def _index() -> Any:
    try:
        from datasketch import MinHashLSH
    except ImportError as error:
        remedy = 'pip install "extractor[duplicates]"'
        raise MissingExtraError("near duplicates need datasketch", remedy=remedy) from error
    return MinHashLSH(threshold=LIKENESS, num_perm=PERMUTATIONS)
