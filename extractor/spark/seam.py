"""Reads Arrow batches of files or of a dump's rows; yields Arrow batches of facts. The only seam to other engines.

Spark, Ray, Dask, Daft or a plain loop call `extract_batches`; nothing here knows which.
"""

import io
import json
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from itertools import islice
from typing import Any
from urllib.parse import unquote

from extractor.errors import Failure
from extractor.pipeline import ARTICLES_A_BATCH, Extractor, failure_of
from extractor.reading.drafts import Draft, Place, attempt
from extractor.reading.drafts import failure_of as failure_of_reading
from extractor.reading.fields import draft_of_row
from extractor.reading.ids import article_id
from extractor.reading.jsonl import drafts_of_jsonl
from extractor.reading.listing import stem_of
from extractor.reading.opening import drafts_of_stream
from extractor.reading.options import ReadOptions
from extractor.reading.types import Article
from extractor.records import Record
from extractor.writing.extras import optional
from extractor.writing.parquet import arrow_schema
from extractor.writing.tables import rows

PATH, URI, CONTENT, LINE, NUMBER = "path", "uri", "content", "line", "number"
SECONDS = 10.0  # an article may take; more is a failure, as in a batch
ROWS = 5_000  # of facts in memory at a time

Row = dict[str, Any]


def output_schema() -> Any:
    """The flat schema of facts, and for what became no record its `failure` as JSON; `outcome` tells them apart."""
    arrow = optional("pyarrow", "the table of facts")
    return arrow_schema().append(arrow.field("failure", arrow.string())).append(arrow.field("outcome", arrow.string()))


def extract_batches(
    batches: Iterator[Any], options: ReadOptions | None = None, seconds: float = SECONDS
) -> Iterator[Any]:
    """Record batches in, record batches out; models load once a process, at the first article.

    A batch has the columns `path` and `content` (whole files of any known format), `path` and `line` (JSON lines), or
    those of a dump (text, title, date, id, url …; `path` and `number` say where a row stood). `uri`: an encoded path.
    """
    arrow = optional("pyarrow", "the table of facts")
    schema = output_schema()
    articles = (item for batch in batches for item in articles_of(batch, options or ReadOptions()))
    found = (row for result in results(articles, seconds) for row in rows_of(result))
    while group := list(islice(found, ROWS)):
        yield arrow.RecordBatch.from_pylist(group, schema=schema)


def articles_of(batch: Any, options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles of one record batch; a row is in memory as long as it is read."""
    for number in range(batch.num_rows):
        (row,) = batch.slice(number, 1).to_pylist()
        place = _place(row.get(PATH) or unquote(row.get(URI) or "row"))
        try:
            for draft in _drafts(row, place, options):
                yield _article(draft, place.path)
        except Exception as error:  # whatever a reader raises costs its own input only
            yield failure_of_reading(error, place.path)


def _place(path: str) -> Place:
    path = path.removeprefix("file:")
    path = "/" + path.lstrip("/") if path.startswith("//") else path
    return Place(path, stem_of(path.rsplit("/", 1)[-1]))


def _drafts(row: Row, place: Place, options: ReadOptions) -> Iterator[Draft | Failure]:
    if isinstance(row.get(CONTENT), bytes):
        name = place.path.rsplit("/", 1)[-1]
        yield from drafts_of_stream(io.BytesIO(row[CONTENT]), place, name, options)
    elif isinstance(row.get(LINE), str):
        yield from drafts_of_jsonl(io.BytesIO(row[LINE].encode()), place, options)
    else:
        columns = {name: value for name, value in row.items() if name not in (PATH, URI, NUMBER)}
        yield draft_of_row(columns, int(row.get(NUMBER) or 1), place, options)


def _article(draft: Draft | Failure, path: str) -> Article | Failure:
    result = draft if isinstance(draft, Failure) else attempt(draft, draft.known.path or path)
    return result if isinstance(result, Failure) else replace(result, id=article_id(result.id))


def results(articles: Iterable[Article | Failure], seconds: float) -> Iterator[Record | Failure]:
    """Records and failures in order; where a group breaks or takes too long, its articles are tried one by one."""
    extractor, stream = Extractor(), iter(articles)
    while group := list(islice(stream, ARTICLES_A_BATCH)):
        try:
            yield from _in_time(extractor, group, seconds)
        except (Overtime, Exception):
            yield from [_alone(extractor, item, seconds) for item in group]


def _in_time(extractor: Extractor, group: list[Article | Failure], seconds: float) -> list[Record | Failure]:
    with time_limit(seconds):
        return list(extractor.run(group))


def _alone(extractor: Extractor, item: Article | Failure, seconds: float) -> Record | Failure:
    if isinstance(item, Failure):
        return item
    try:
        return _in_time(extractor, [item], seconds)[0]
    except Overtime:
        failure = failure_of(item, "extraction", TimeoutError(f"more than {seconds:g} seconds"))
        return replace(failure, code="time", remedy="leave it out, or give it more time")
    except Exception as error:
        return failure_of(item, "extraction", error)


class Overtime(BaseException):
    """The time of an article is over; no Exception, so that no stage takes it for a fault of its own."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises Overtime when the time is over; without effect off the main thread, where no signals come."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def over(number: int, frame: Any) -> None:
        raise Overtime

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def rows_of(result: Record | Failure) -> Iterator[Row]:
    """The rows of one article: its facts, or its failure."""
    if isinstance(result, Failure):
        told = {name: value for name, value in asdict(result).items() if name != "traceback"}
        yield {"path": result.file, "failure": json.dumps(told, ensure_ascii=False), "outcome": "failure"}
        return
    for row in rows([result]):
        yield row | {"outcome": "fact"}
