"""Reads bytes: files, archives, dumps, strings; yields Articles, or a Failure for an input that is none."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from extractor.errors import ExtractorError, Failure, ReadingError
from extractor.reading.drafts import Draft, Place, article_of_draft, attempt, failure_of
from extractor.reading.duplicates import Duplicates
from extractor.reading.ids import Ids
from extractor.reading.listing import STDIN, inputs_of, shown, stem_of
from extractor.reading.opening import drafts_of_file, drafts_of_stdin, drafts_of_stream, repeats_in
from extractor.reading.options import ReadOptions
from extractor.reading.outlets import by_folder, knowing
from extractor.reading.text import Known
from extractor.reading.types import Article, Block, Notice

__all__ = [
    "Article", "Block", "Failure", "Notice", "ReadOptions", "article_from_text", "read_bytes", "read_paths",
]  # fmt: skip


def article_from_text(
    text: str, *, id: str = "text", published: date | None = None, title: str | None = None, url: str | None = None
) -> Article:
    """The article in a string; offsets index the string as given."""
    known = Known(id, "", url=url, title=title, published=published, title_given=title is not None)
    return article_of_draft(Draft(text, known, "text"))


def read_bytes(data: bytes, name: str, options: ReadOptions | None = None) -> Article:
    """The one article of a file's bytes; raises ReadingError, DecodingError, BudgetError."""
    place = Place(shown(name), stem_of(shown(Path(name).name)))
    drafts = list(islice(drafts_of_stream(io.BytesIO(data), place, name, options or ReadOptions()), 2))
    if len(drafts) != 1:
        reason = "it holds many articles" if drafts else "it holds no article"
        raise ReadingError(reason, file=name, remedy="read it with read_paths, which yields them all")
    if isinstance(drafts[0], Failure):
        raise ReadingError(drafts[0].reason, file=name, remedy=drafts[0].remedy)
    article = article_of_draft(drafts[0])
    return replace(article, id=Ids().take(article.id, place.path))


def read_paths(paths: Iterable[str | Path], options: ReadOptions | None = None) -> Iterator[Article | Failure]:
    """Articles of files, folders and `-` (standard input), streamed in a stable order with stable, unique ids."""
    chosen = options or ReadOptions()
    ids, duplicates = Ids(), Duplicates(chosen.near_duplicates)
    for path, draft in _drafts(paths, chosen):
        result = draft if isinstance(draft, Failure) else attempt(draft, path)
        if isinstance(result, Failure):
            yield result
        else:
            yield duplicates.mark(replace(result, id=ids.take(result.id, f"{result.path}#{result.id}")))


def _drafts(paths: Iterable[str | Path], options: ReadOptions) -> Iterator[tuple[str, Draft | Failure]]:
    """Drafts with the path that they come from; what breaks a file ends only that file."""
    for file, repeats in by_folder(inputs_of(map(Path, paths)), lambda files: repeats_in(files, options)):
        if isinstance(file, Failure):
            yield file.file, file
            continue
        name = shown(file)
        try:
            found = drafts_of_stdin(options) if str(file) == STDIN else drafts_of_file(file, options)
            yield from ((name, knowing(draft, repeats)) for draft in found)
        except (ExtractorError, OSError, ValueError, RecursionError) as error:
            yield name, failure_of(error, name)
