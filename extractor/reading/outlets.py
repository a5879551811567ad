"""Reads drafts or files in their order; yields the same, each with the lines that its outlet's other articles share.

The first articles of an outlet are looked at ahead of the reading, so many and no more: what is found depends on the
input alone, neither on workers nor on where a run began.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import takewhile
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from extractor.errors import Failure
from extractor.reading.drafts import Draft, panicked, text_of_draft
from extractor.reading.listing import ONE_ARTICLE
from extractor.reading.repeats import LOOK, MANY, NONE, Repeats, Tally, keys_of

AHEAD = 256  # drafts that wait while those after them are looked at
AHEAD_BYTES = 16 << 20
OUTLETS = 1_000  # whose lines are remembered in one dump
LOOK_BYTES = 400_000  # larger pages are not looked at
FILES_AHEAD = 64
PARTS = frozenset((".mhtml", ".mht"))  # the article is one part of several

Look = Callable[[Sequence[Path]], Repeats]


def with_repeats(drafts: Iterator[Draft | Failure]) -> Iterator[Draft | Failure]:
    """Drafts of one dump; an error of reading comes after the drafts that were read before it."""
    tallies: dict[str, Tally] = {}
    broken: list[Exception] = []
    while block := _block(drafts, broken):
        _count(block, tallies)
        found = {outlet: tally.repeats() for outlet, tally in tallies.items()}
        for draft in block:
            yield knowing(draft, NONE if isinstance(draft, Failure) else found.get(outlet_of(draft), NONE))
        if broken:
            raise broken[0]


def _block(drafts: Iterator[Draft | Failure], broken: list[Exception]) -> list[Draft | Failure]:
    block: list[Draft | Failure] = []
    size = 0
    try:
        for draft in drafts:
            block.append(draft)
            size += 0 if isinstance(draft, Failure) else len(draft.content)
            if len(block) == AHEAD or size > AHEAD_BYTES:
                return block
    except Exception as error:  # told after what was read before it
        if not block:
            raise
        broken.append(error)
    return block


def _count(block: list[Draft | Failure], tallies: dict[str, Tally]) -> None:
    """Looks at the block's drafts of outlets that have several."""
    drafts = [draft for draft in block if isinstance(draft, Draft)]
    many = Counter(map(outlet_of, drafts))
    for draft in drafts:
        outlet = outlet_of(draft)
        if outlet not in tallies and many[outlet] >= MANY and len(tallies) < OUTLETS:
            tallies[outlet] = Tally()
        if outlet in tallies and not tallies[outlet].full:
            tallies[outlet].add(keys_in(draft))


def knowing(draft: Draft | Failure, repeats: Repeats) -> Draft | Failure:
    """The draft with what repeats in its outlet."""
    if isinstance(draft, Failure) or not repeats.some:
        return draft
    return replace(draft, known=replace(draft.known, repeats=repeats))


def outlet_of(draft: Draft) -> str:
    """The outlet by name or address, else the folder in the archive."""
    known = draft.known
    with suppress(ValueError):
        if host := urlsplit(known.url or "").netloc:
            return host.lower().removeprefix("www.")
    return known.media or str(PurePosixPath(known.path or "").parent)


def keys_in(draft: Draft) -> frozenset[str]:
    """The keys of a draft's lines; none of one that cannot be read: that is told when its turn comes."""
    if len(draft.content) > LOOK_BYTES:
        return frozenset()
    try:
        return keys_of(text_of_draft(draft))
    except Exception:  # whatever a parser raises
        return frozenset()
    except BaseException as error:
        if not panicked(error):
            raise
        return frozenset()


def by_folder(files: Iterator[Path | Failure], look: Look) -> Iterator[tuple[Path | Failure, Repeats]]:
    """Files with what `look` finds in the first of their folder that hold one article each."""
    waiting: deque[Path | Failure] = deque()
    folder: Path | None = None
    repeats = NONE
    for file in _fed(files, waiting):
        if isinstance(file, Path) and file.parent != folder:
            folder = file.parent
            first = [file, *_same_folder(files, waiting, folder)]
            single = [path for path in first if path.suffix.lower() in ONE_ARTICLE - PARTS][:LOOK]
            repeats = look(single) if len(single) >= MANY else NONE
        yield file, repeats if isinstance(file, Path) else NONE


def _fed(files: Iterator[Path | Failure], waiting: deque[Path | Failure]) -> Iterator[Path | Failure]:
    """What waits, then what comes."""
    while True:
        file = waiting.popleft() if waiting else next(files, None)
        if file is None:
            return
        yield file


def _same_folder(files: Iterator[Path | Failure], waiting: deque[Path | Failure], folder: Path) -> list[Path]:
    """The next files as long as they are of one folder."""
    while len(waiting) < FILES_AHEAD:
        file = next(files, None)
        if file is None:
            break
        waiting.append(file)
        if not _in(file, folder):
            break
    return [file for file in takewhile(lambda file: _in(file, folder), waiting) if isinstance(file, Path)]


def _in(file: Path | Failure, folder: Path) -> bool:
    return isinstance(file, Path) and file.parent == folder
