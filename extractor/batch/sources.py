"""Reads paths; yields chunks of items for the workers, and on the side the outcomes that need no work."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from extractor.batch.items import PLAIN, Item, Outcome
from extractor.errors import Failure
from extractor.reading.ids import Ids
from extractor.reading.listing import ONE_ARTICLE, inputs_of, shown, stem_of
from extractor.reading.outlets import PARTS, Look, by_folder
from extractor.reading.repeats import Repeats

CHUNK = 16  # articles, so that the models' batches run across them
CHUNK_BYTES = 1 << 20  # a chunk of large files is smaller
LOOK = 256  # files looked at in one go where none needs work

Decide = Callable[[Item], Outcome | None]
Contents = Callable[[Item, Iterator[int]], Iterator[Item | Outcome]]


class Sources:
    """The items of a run, numbered in their order."""

    def __init__(self, paths: Iterable[Path], apart: Path, decide: Decide, contents: Contents, look: Look) -> None:
        self._paths, self._apart = list(paths), apart
        self._decide, self._contents, self._look = decide, contents, look
        self._ids = Ids()
        self._numbers = iter(range(sys.maxsize))
        self._decided: list[Outcome] = []
        self.found = 0

    def take_decided(self) -> list[Outcome]:
        """The outcomes that needed no worker since the last call."""
        taken, self._decided = self._decided, []
        return taken

    def count(self) -> int:
        """How many files there are: a look at the folders beforehand, for the progress bar."""
        return sum(1 for _ in inputs_of(self._paths, self._apart))

    def chunks(self, size: int = CHUNK) -> Iterator[list[Item]]:
        """Chunks of items; an empty one while there is nothing but decided outcomes."""
        chunk: list[Item] = []
        looked = 0
        for found in self._items():
            self.found += 1
            looked += 1
            outcome = found if isinstance(found, Outcome) else self._decide(found)
            if outcome:
                self._decided.append(outcome)
            elif isinstance(found, Item):
                chunk.append(found)
            if len(chunk) == size or sum(item.size for item in chunk) > CHUNK_BYTES or looked == LOOK:
                yield chunk
                chunk, looked = [], 0
        yield chunk

    def _items(self) -> Iterator[Item | Outcome]:
        for path, repeats in by_folder(inputs_of(self._paths, self._apart), self._look):
            if isinstance(path, Failure):
                yield Outcome(Item(next(self._numbers), "", path.file), failure=path)
            elif path.suffix.lower() in ONE_ARTICLE - PARTS:
                yield self._file(path, repeats)
            else:
                yield from self._articles(path)

    def _file(self, path: Path, repeats: Repeats) -> Item | Outcome:
        stem = stem_of(shown(path.name))
        item = Item(next(self._numbers), self._id(stem, shown(path)), str(path), PLAIN)
        item.repeats, item.made = repeats, repeats.digest
        with suppress(OSError):  # it vanished since it was listed: the worker says so
            item.size = path.stat().st_size
        return item

    def _articles(self, path: Path) -> Iterator[Item | Outcome]:
        for found in self._contents(Item(-1, "", str(path)), self._numbers):
            if isinstance(found, Item):
                found.id = self._id(found.id, found.path)
            yield found

    def _id(self, name: str, path: str) -> str:
        """As `reading.read_paths` gives it, which knows no workers."""
        return self._ids.take(name, f"{path}#{name}")
