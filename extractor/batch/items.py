"""The values that travel through a batch: an item is what may become one article, an outcome what became of it."""

from dataclasses import dataclass, field
from typing import Any

from extractor.errors import Failure
from extractor.reading.repeats import NONE, Repeats

PLAIN, CONTAINER, ARTICLE = "plain", "container", "article"
DEATHS = 2  # alone, before an article is set aside


@dataclass(slots=True)
class Item:
    """One article to be: a file that holds one, or an article read from a container (`body` holds it, packed).

    `repeats` are the lines that other files of its folder have, too; `made` tells them apart from others.
    """

    number: int
    id: str
    path: str
    kind: str = PLAIN
    size: int = 0
    sha256: str | None = None
    body: bytes = field(default=b"", repr=False)
    breaks: int = 0
    repeats: Repeats = NONE
    made: str = ""

    def header(self) -> dict[str, Any]:
        """What a worker must know."""
        about = {"number": self.number, "id": self.id, "path": self.path, "kind": self.kind, "size": len(self.body)}
        about["breaks"] = self.breaks
        lines = {name: sorted(keys) for name, keys in self.repeats._asdict().items()}
        return about | {"repeats": lines} if self.repeats.some else about


@dataclass(frozen=True, slots=True)
class Digest:
    """What the closing table counts of one record."""

    facts: int
    regions: tuple[str, ...]
    officials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An item with its record's bytes and digest, or with its failure; `kept` if the record was there before.

    `text` is the same for articles with the same words; `copy` says that the record calls itself one; `key` is the same
    for articles of which extraction says the same.
    """

    item: Item
    sha256: str | None = None
    record: bytes = field(default=b"", repr=False)
    digest: Digest | None = None
    text: str = ""
    copy: bool = False
    key: str = ""
    failure: Failure | None = None
    kept: bool = False


def outcome_of(item: Item, header: dict[str, Any], record: bytes) -> Outcome:
    """The outcome a worker's message tells; raises KeyError or TypeError if it is none."""
    if "failure" in header:
        return Outcome(item, failure=Failure(**header["failure"]))
    digest = header["digest"]
    told = Digest(int(digest["facts"]), tuple(digest["regions"]), tuple(digest["officials"]))
    text, copy, key = str(header["text"]), bool(header["copy"]), str(header.get("key", ""))
    return Outcome(item, str(header["sha256"]), record, told, text, copy, key)
