"""Reads files and packed articles; yields the bytes of their records, or failures. The job of a real batch.

Runs inside a worker; what it says of a record beside its bytes is all that the run gets to see.
"""

import pickle
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractor.batch.frames import Header
from extractor.batch.items import ARTICLE, CONTAINER, packed_failure
from extractor.batch.working import Mark, Order
from extractor.errors import BudgetError, ExtractorError, Failure

WARM_UP_TEXT = "В Тульской области за год построили 12 школ на 3,5 млрд рублей, сообщил губернатор Иван Петров."


class Extraction:
    """The job of a real batch: read the file, extract, make the record's bytes."""

    def __init__(self, input_limit: int) -> None:
        self._input_limit = input_limit

    def warm_up(self) -> None:
        """Loads models and tables, so that workers share them; raises where the models cannot be loaded."""
        from extractor import language
        from extractor.pipeline import Extractor
        from extractor.reading import article_from_text

        language.warm_up()
        list(Extractor().run([article_from_text(WARM_UP_TEXT)]))

    def process(self, orders: list[Order], mark: Mark | None) -> Iterator[Order]:
        """An outcome an order; a container becomes many articles, packed, that come back one by one as orders."""
        if orders[0][0]["kind"] == CONTAINER:
            yield from self._contents(orders[0][0])
            return
        articles = []
        for header, body in orders:
            if mark:
                mark("reading")
            articles.append(self._article(header, body))
        yield from _outcomes([header for header, _ in orders], articles, mark)

    def _article(self, header: Header, body: bytes) -> Any:
        if header["kind"] == ARTICLE:
            return replace(pickle.loads(body), id=header["id"])  # packed by `_contents`, in a process like this one
        result = self._read(Path(header["path"]))
        return result if isinstance(result, Failure) else replace(result, id=header["id"], path=shown(header["path"]))

    def _read(self, path: Path) -> Any:
        from extractor.reading import read_paths

        try:
            size = path.stat().st_size
            if size > self._input_limit:
                raise too_large(size, self._input_limit)
            return next(iter(read_paths([path])), None) or nothing_in(path)
        except OSError as error:
            return Failure(str(path), "reading", str(error.strerror or error), "check the path and its rights")
        except MemoryError:
            raise
        except Exception as error:  # whatever a parser raises costs its own article only
            return failed(str(path), "reading", error)

    def _contents(self, header: Header) -> Iterator[Order]:
        from extractor.reading import read_paths

        number = header["number"]
        try:
            for result in read_paths([Path(header["path"])]):
                if isinstance(result, Failure):
                    yield {"number": number, "failure": packed_failure(result)}, b""
                else:
                    found = {"id": result.id, "path": result.path or header["path"], "sha256": result.sha256}
                    yield {"number": number, "article": found}, pickle.dumps(result)
        except MemoryError:
            raise
        except Exception as error:
            yield {"number": number, "failure": packed_failure(failed(header["path"], "reading", error))}, b""


def _outcomes(headers: list[Header], articles: Iterable[Any], mark: Mark | None) -> Iterator[Order]:
    from extractor.pipeline import Extractor

    for header, result in zip(headers, Extractor(mark).run(articles), strict=True):
        told, data = _told(result)
        yield {"number": header["number"], **told}, data


def _told(result: Any) -> Order:
    """What the run is told of a record or failure; raises MemoryError, which a fresh worker may not meet."""
    from extractor.writing.files import record_bytes

    if isinstance(result, Failure):
        if result.error == "MemoryError":
            raise MemoryError
        return {"failure": packed_failure(result)}, b""
    try:
        return about(result), record_bytes(result)
    except MemoryError:
        raise
    except Exception as error:  # a record that JSON cannot hold
        return {"failure": packed_failure(failed(result.article.path or result.article.id, "writing", error))}, b""


def about(record: Any) -> Header:
    """What the run must know of a record beside its bytes: its digest and what it was made from."""
    regions = {fact.region.code for fact in record.facts if fact.region and fact.region.code}
    officials = {official.name for official in record.officials}
    return {
        "sha256": record.article.sha256,
        "digest": {"facts": len(record.facts), "regions": sorted(regions), "officials": sorted(officials)},
    }


def shown(path: str) -> str:
    """A path as text: bytes of a name that are no UTF-8 are escaped, as JSON has no place for them."""
    return path.encode("utf-8", "backslashreplace").decode()


def too_large(size: int, limit: int) -> BudgetError:
    """The error of an input beyond its limit."""
    remedy = "raise --max-bytes, or split the input"
    return BudgetError(f"{size:,} bytes, more than {limit:,}", remedy=remedy)


def nothing_in(path: Path) -> Failure:
    """The failure of a file in which nothing was found."""
    return Failure(str(path), "reading", "no article in it", "check that it holds text", code="empty")


def failed(file: str, stage: str, error: Exception) -> Failure:
    """The failure of an error."""
    known = isinstance(error, ExtractorError)
    return Failure(
        file=file,
        stage=error.stage if isinstance(error, ExtractorError) else stage,
        reason=error.reason if isinstance(error, ExtractorError) else f"{error}",
        remedy=(known and getattr(error, "remedy", None)) or "please report this article as a bug",
        code="too-large" if isinstance(error, BudgetError) else "unreadable" if known else "stage-failed",
        error=type(error).__name__,
        traceback="".join(traceback.format_exception(error)),
    )
