"""Articles in a stream → documents in a stream; loads the models at first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from extractor.language.readings import dictionary
from extractor.language.spelling import evened
from extractor.language.types import Document

if TYPE_CHECKING:
    from extractor.language.engine import Engine
    from extractor.reading.types import Block

GROUP = 24_000  # characters worked on together: about 4,000 words

_loading = Lock()


@lru_cache(1)
def _load() -> Engine:
    from extractor.language.engine import Engine

    return Engine()


def engine() -> Engine:
    """The one engine of the process."""
    with _loading:
        return _load()


def warm_up() -> None:
    """Load the models and the dictionary now rather than at first use."""
    engine()
    dictionary()


def analyse(requests: Iterable[tuple[str, Sequence[Block]]]) -> Iterator[Document]:
    """Yield a document for each (text, blocks), in order; articles are worked on about a dozen at a time.

    A document's text is the article's with its blanks evened: what is quoted is taken from the article's own.
    """
    group: list[tuple[str, Sequence[Block]]] = []
    size = 0
    for text, blocks in requests:
        group.append((evened(text), blocks))
        size += sum(block.end - block.start for block in blocks)
        if size >= GROUP:
            yield from engine()(group)
            group, size = [], 0
    if group:
        yield from engine()(group)
