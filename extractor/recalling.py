"""Reads articles and their records; yields the record of an earlier one that says all that extraction would say.

The key of an article is what extraction reads of it, so articles with one key have the same facts, places and people;
only what the record says of the article itself, and the ids of its facts, are a copy's own.
"""

import hashlib

from extractor.linking.region.outlets import outlet
from extractor.reading.types import Article
from extractor.records import Record

RECORDS = 256
CHARACTERS = 500_000  # of their texts; with its facts one takes 70 bytes


def key_of(article: Article) -> str:
    """The same for articles of which extraction says the same; of medium, address and title it reads what they name."""
    read = (article.text, article.body, article.blocks, article.published, outlet(article))
    return hashlib.sha256(repr(read).encode()).hexdigest()[:32]


class Memory:
    """The newest records by the keys of their articles."""

    def __init__(self, most: int = RECORDS) -> None:
        self._records: dict[str, Record] = {}
        self._most = most
        self._characters = 0  # of their texts

    def find(self, key: str) -> Record | None:
        """The record of an article with this key."""
        return self._records.get(key)

    def keep(self, key: str, record: Record) -> None:
        """Remembers a record, and forgets the oldest where there are too many."""
        if key not in self._records:
            self._characters += len(record.article.text)
        self._records[key] = record
        while len(self._records) > self._most or self._characters > CHARACTERS:
            oldest = self._records.pop(next(iter(self._records)))
            self._characters -= len(oldest.article.text)
