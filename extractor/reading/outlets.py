"""Reads drafts or files in their order; yields the same, each with the lines that its outlet's other articles share.

The first articles of an outlet are looked at ahead of the reading, so many and no more: what is found depends on the
input alone, neither on workers nor on where a run began.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain, groupby, islice
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
FILES_AHEAD = 65
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
    except BaseException as error:  # whatever a parser raises
        if not isinstance(error, Exception) and not panicked(error):
            raise
        return frozenset()


def by_folder(files: Iterator[Path | Failure], look: Look) -> Iterator[tuple[Path | Failure, Repeats]]:
    """Files with what `look` finds in the first of their folder that hold one article each."""
    known, repeats = None, NONE
    for folder, same in groupby(files, _folder_of):
        first: list[Path | Failure] = []
        if folder not in (None, known):
            first = list(islice(same, FILES_AHEAD))
            single = [path for path in first if isinstance(path, Path) and path.suffix.lower() in ONE_ARTICLE - PARTS]
            known, repeats = folder, look(single[:LOOK]) if len(single) >= MANY else NONE
        yield from ((file, repeats if folder else NONE) for file in chain(first, same))


def _folder_of(file: Path | Failure) -> Path | None:
    return file.parent if isinstance(file, Path) else None
