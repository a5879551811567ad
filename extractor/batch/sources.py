"""Reads paths; yields chunks of items for the workers, and on the side the outcomes that need no work."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extractor.batch.items import PLAIN, Item, Outcome
from extractor.batch.listing import files_of, holds_one
from extractor.batch.options import Options
from extractor.errors import Failure
from extractor.reading.ids import Ids

CHUNK = 16  # articles, so that the models' batches run across them
CHUNK_BYTES = 1 << 20  # a chunk of large files is smaller
LOOK = 256  # files looked at in one go where none needs work

Decide = Callable[[Item], Outcome | None]
Contents = Callable[[Item, Iterator[int]], Iterator[Item | Outcome]]


class Sources:
    """The items of a run, numbered in their order."""

    def __init__(self, paths: Iterable[Path], options: Options, decide: Decide, contents: Contents) -> None:
        self._paths, self._options = list(paths), options
        self._decide, self._contents = decide, contents
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
        return sum(1 for _ in files_of(self._paths, self._options.output))

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
        for path in files_of(self._paths, self._options.output):
            if isinstance(path, Failure):
                yield Outcome(self._item(Path(path.file)), failure=path)
            elif holds_one(path):
                yield self._item(path, path.stat().st_size)
            else:
                yield from self._articles(path)

    def _item(self, path: Path, size: int = 0) -> Item:
        """An item; a failure takes no name away from an article."""
        return Item(next(self._numbers), self._ids.take(path.stem, str(path)), str(path), PLAIN, size)

    def _articles(self, path: Path) -> Iterator[Item | Outcome]:
        for found in self._contents(Item(-1, path.stem, str(path)), self._numbers):
            if isinstance(found, Item):
                found.id = self._ids.take(found.id, f"{found.path}#{found.number}")
            yield found
