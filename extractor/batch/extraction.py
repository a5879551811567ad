"""Reads files and packed drafts; yields the bytes of their records, or failures. The job of a real batch.

Runs inside a worker; what it says of a record beside its bytes is all that the run gets to see.
"""

import hashlib
import pickle
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from extractor.batch.frames import Header
from extractor.batch.items import ARTICLE, CONTAINER, DEATHS
from extractor.batch.working import Mark, Order
from extractor.errors import ExtractorError, Failure
from extractor.reading.drafts import Draft, attempt, failure_of
from extractor.reading.duplicates import digest_of, words_of
from extractor.reading.listing import STDIN, shown
from extractor.reading.opening import drafts_of_file, drafts_of_stdin
from extractor.reading.options import ReadOptions
from extractor.reading.outlets import knowing
from extractor.reading.repeats import Repeats
from extractor.reading.types import Article, unread

WARM_UP_TEXT = "В Тульской области за год построили 12 школ на 3,5 млрд рублей, сообщил губернатор Иван Петров."


class Extraction:
    """The job of a real batch: read the file, extract, make the record's bytes."""

    def __init__(self, reading: Header, journal: Header) -> None:
        from extractor.batch.written import Written

        self._options = ReadOptions(**reading)
        self._written = Written(**journal)

    def warm_up(self) -> None:
        """Loads models and tables, so that workers share them; raises where the models cannot be loaded."""
        from extractor import language
        from extractor.pipeline import Extractor
        from extractor.reading import article_from_text

        language.warm_up()
        list(Extractor().run([article_from_text(WARM_UP_TEXT)]))

    def process(self, orders: list[Order], mark: Mark | None) -> Iterator[Order]:
        """An outcome an order; a container becomes many drafts, packed, that come back one by one as orders."""
        if orders[0][0]["kind"] == CONTAINER:
            yield from self._contents(orders[0][0])
            return
        articles = []
        for header, body in orders:
            if mark:
                mark("reading")
            articles.append(self._article(header, body))
        yield from self._outcomes([header for header, _ in orders], articles, mark)

    def _outcomes(self, headers: list[Header], articles: Iterable[Any], mark: Mark | None) -> Iterator[Order]:
        from extractor.pipeline import Extractor

        self._written.read_on()
        for header, result in zip(headers, Extractor(mark).run(articles, self._written), strict=True):
            told, data = _told(result)
            yield {"number": header["number"], "key": self._written.keys.pop(header["id"], ""), **told}, data

    def _article(self, header: Header, body: bytes) -> Article | Failure:
        path = shown(header["path"])
        try:
            draft = pickle.loads(body) if header["kind"] == ARTICLE else self._plain(header)
        except MemoryError:
            raise
        except Exception as error:  # whatever a parser raises costs its own article only
            return failed(path, "reading", error)
        if isinstance(draft, Failure):
            return draft
        result = attempt(draft, path)
        return result if isinstance(result, Failure) else replace(result, id=header["id"])

    def _plain(self, header: Header) -> Draft | Failure:
        """The one draft of a file, with the lines that other files of its folder have, too."""
        told = header.get("repeats", {})
        return knowing(self._draft(header["path"]), Repeats(**{name: frozenset(keys) for name, keys in told.items()}))

    def _draft(self, path: str) -> Draft | Failure:
        """The one draft of a file."""
        nothing = unread(shown(path), "no article in it", "check that it holds text", "nothing")
        return next(drafts_of_file(Path(path), self._options), nothing)

    def _contents(self, header: Header) -> Iterator[Order]:
        """The drafts of a container, packed: only a worker unpacks them."""
        try:
            for result in self._drafts(header):
                if isinstance(result, Failure):
                    yield {"number": header["number"], "failure": asdict(result)}, b""
                else:
                    known = result.known
                    found = {"id": known.id, "path": known.path or header["path"], "sha256": digest_of_draft(result)}
                    found["made"] = known.repeats.digest
                    yield {"number": header["number"], "article": found}, pickle.dumps(result)
        except MemoryError:
            raise
        except Exception as error:
            failure = failed(shown(header["path"]), "reading", error)
            yield {"number": header["number"], "failure": asdict(failure)}, b""

    def _drafts(self, header: Header) -> Iterator[Draft | Failure]:
        """The drafts; without looking ahead where that broke before."""
        if header["path"] == STDIN:
            return drafts_of_stdin(self._options)
        return drafts_of_file(Path(header["path"]), self._options, ahead=header["breaks"] < DEATHS)


def _told(result: Any) -> Order:
    """What the run is told of a record or failure; raises MemoryError, which a fresh worker may not meet."""
    from extractor.writing.files import record_bytes

    if isinstance(result, Failure):
        if result.error == "MemoryError":
            raise MemoryError
        return {"failure": asdict(result)}, b""
    try:
        return about(result), record_bytes(result)
    except MemoryError:
        raise
    except Exception as error:  # a record that JSON cannot hold
        return {"failure": asdict(failed(result.article.path or result.article.id, "writing", error))}, b""


def about(record: Any) -> Header:
    """What the run must know of a record beside its bytes: its digest and what it was made from."""
    article = record.article
    regions = {fact.region.code for fact in record.facts if fact.region and fact.region.code}
    officials = {official.name for official in record.officials}
    return {
        "sha256": article.sha256,
        "text": digest_of(words_of(article.text, article.body)).hex(),
        "copy": any(warning.code == "duplicate" for warning in record.warnings),
        "digest": {"facts": len(record.facts), "regions": sorted(regions), "officials": sorted(officials)},
    }


def digest_of_draft(draft: Draft) -> str:
    """The `sha256` that the draft's article will have."""
    content = draft.content.encode("utf-8", "surrogatepass") if isinstance(draft.content, str) else draft.content
    return draft.known.sha256 or hashlib.sha256(content).hexdigest()


def failed(file: str, stage: str, error: Exception) -> Failure:
    """The failure of an error."""
    if isinstance(error, (ExtractorError, OSError)):
        return failure_of(error, file)
    name, trace = type(error).__name__, "".join(traceback.format_exception(error))
    return Failure(file, stage, str(error), "please report this article as a bug", "stage-failed", name, trace)
