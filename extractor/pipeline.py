"""Reads articles; yields their records. The stages stand in `STAGES`; one loop runs them."""

import gc
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, cast

from extractor.assembling import to_record, to_record_of_copy
from extractor.errors import ExtractorError, Failure, ReadingError
from extractor.language import Document, analyse
from extractor.linking import Linked, link_facts
from extractor.mentions import find_mentions
from extractor.reading import Article, article_from_text, read_bytes, read_paths
from extractor.recalling import Memory, key_of
from extractor.records import Record

ARTICLES_A_BATCH = 16  # the models' batches run across articles; more than 16 gains nothing and delays the first record

Analysed = Document | Failure
Stages = tuple[tuple[str, Callable[[Any], Any]], ...]

STAGES: Stages = (("mentions", lambda pair: find_mentions(*pair)), ("linking", link_facts), ("records", to_record))
COPYING: Stages = (("records", lambda pair: to_record_of_copy(*pair)),)


class Extractor:
    """Turns Russian news into records. Models load once a process, at the first article.

    `on_stage` is told each stage as it begins, so that who watches over a process knows where it was lost.
    """

    def __init__(self, on_stage: Callable[[str], None] | None = None) -> None:
        self._on_stage = on_stage or (lambda name: None)

    def extract(
        self, text: str, *, published: date | None = None, title: str | None = None, id: str = "text"
    ) -> Record:
        """The record of one plain text; raises ExtractorError where no record can be made."""
        return _record(next(self.run([article_from_text(text, id=id, published=published, title=title)])))

    def extract_file(self, path: str | Path) -> Record:
        """The record of one file that holds one article; raises ExtractorError where no record can be made."""
        return _record(next(self.run([_read(Path(path))])))

    def link_file(self, path: str | Path) -> Linked:
        """One file up to the links, for `explain`; raises ExtractorError where that fails."""
        article = _read(Path(path))
        (document,) = analyse([(article.text, article.blocks)])
        return link_facts(find_mentions(article, document))

    def extract_many(self, paths: Iterable[str | Path]) -> Iterator[Record | Failure]:
        """Records in the order of the articles read; an article that cannot be done is a Failure in its place."""
        return self.run(read_paths([Path(path) for path in paths]))

    def run(self, articles: Iterable[Article | Failure], memory: Memory | None = None) -> Iterator[Record | Failure]:
        """Articles through every stage, in order, with bounded memory; one that `memory` knows needs no models."""
        stream, memory = iter(articles), memory or Memory()
        while batch := [(item, _key(item)) for item in islice(stream, ARTICLES_A_BATCH)]:
            self._on_stage("language")
            documents = _new_documents(batch, memory)
            for item, key in batch:
                if isinstance(item, Failure):
                    yield item
                    continue
                with _uncollected():
                    result = self._result(item, memory.find(key), documents.pop(key, None))
                if isinstance(result, Record):
                    memory.keep(key, result)
                yield result

    def _result(self, article: Article, earlier: Record | None, document: Analysed | None) -> Record | Failure:
        """What an earlier record says of the article, else what the stages say of its document."""
        if earlier is not None:
            copied = self._through_stages(article, (earlier, article), COPYING)
            if isinstance(copied, Record):
                return copied
        if document is None:  # the article of which this one is a copy failed
            (document,) = _documents([article])
        return document if isinstance(document, Failure) else self._through_stages(article, (article, document), STAGES)

    def _through_stages(self, article: Article, value: Any, stages: Stages) -> Record | Failure:
        for name, stage in stages:
            self._on_stage(name)
            try:
                value = stage(value)
            except Exception as error:  # one article's fault must not cost another its record
                return failure_of(article, name, error)
        return cast(Record, value)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cyclic garbage while an article is worked on: a fifth of all time, and it finds next to none.

    Nor before the article's document is let go, or all of it would be searched once.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _key(item: Article | Failure) -> str:
    """What copies share; where it cannot be told, the article shares it with none."""
    try:
        return key_of(item) if isinstance(item, Article) else ""
    except Exception:  # a stage will say of it what is to be said
        return repr(item)


def _new_documents(batch: list[tuple[Article | Failure, str]], memory: Memory) -> dict[str, Analysed]:
    """The documents by key, of articles that are no copies."""
    new: dict[str, Article] = {}
    for item, key in batch:
        if isinstance(item, Article) and memory.find(key) is None:
            new.setdefault(key, item)
    with _uncollected():
        return dict(zip(new, _documents(list(new.values())), strict=True))


def _documents(articles: list[Article]) -> list[Analysed]:
    """One document an article; where a batch fails, each of its articles is tried alone."""
    try:
        return list(analyse((article.text, article.blocks) for article in articles))
    except Exception as error:  # the culprit is found by trying each alone
        if len(articles) == 1:
            return [failure_of(articles[0], "language", error)]
        return [_documents([article])[0] for article in articles]


def failure_of(article: Article, stage: str, error: Exception) -> Failure:
    """What `errors.jsonl` says of an article that broke a stage."""
    name, remedy = type(error).__name__, "please report this article as a bug"
    if isinstance(error, ExtractorError):
        stage, remedy = error.stage, error.remedy or remedy
    trace = "".join(traceback.format_exception(error))
    return Failure(article.path or article.id, stage, f"{name}: {error}", remedy, "stage-failed", name, trace)


def _read(file: Path) -> Article:
    try:
        return read_bytes(file.read_bytes(), str(file))
    except OSError as error:
        raise ReadingError(str(error.strerror), file=str(file), remedy="check the path and its rights") from error


def _record(result: Record | Failure) -> Record:
    if isinstance(result, Failure):
        raise ExtractorError(result.reason, file=result.file, remedy=result.remedy)
    return result
