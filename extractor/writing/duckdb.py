"""Reads records; yields `facts.duckdb`, a database with the tables `facts`, `articles` and `rejected`."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from extractor.records import Record
from extractor.writing.extras import optional
from extractor.writing.files import temporary_of
from extractor.writing.parquet import arrow_schema
from extractor.writing.tables import rows

ARTICLES_A_GROUP = 1_000
_ARTICLE = ("id", "path", "url", "title", "published", "author", "media", "sha256", "text")
_TABLES = """
CREATE TABLE articles (article_id VARCHAR, path VARCHAR, url VARCHAR, title VARCHAR, published DATE,
                       author VARCHAR, media VARCHAR, sha256 VARCHAR, text VARCHAR);
CREATE TABLE rejected (article_id VARCHAR, text VARCHAR, "start" BIGINT, "end" BIGINT, reason VARCHAR);
"""


def write_duckdb(records: Iterable[Record], folder: Path, min_confidence: float) -> None:
    """`facts.duckdb`, there whole or not at all."""
    path = folder / "facts.duckdb"
    temporary = temporary_of(path)
    temporary.unlink(missing_ok=True)
    try:
        _fill(temporary, iter(records), min_confidence)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        for left in (temporary, temporary.with_name(temporary.name + ".wal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _fill(path: Path, records: Iterator[Record], min_confidence: float) -> None:
    database = optional("duckdb", "writing a DuckDB database")
    arrow = optional("pyarrow", "writing a DuckDB database")
    with database.connect(str(path)) as connection:
        connection.execute(_TABLES)
        connection.register("batch", arrow_schema().empty_table())
        connection.execute("CREATE TABLE facts AS SELECT * FROM batch")
        while group := list(islice(records, ARTICLES_A_GROUP)):
            articles = [{name: getattr(record.article, name) for name in _ARTICLE} for record in group]
            facts = arrow.Table.from_pylist(list(rows(group, min_confidence)), schema=arrow_schema())
            _insert(connection, "facts", facts)
            _insert(connection, "articles", arrow.Table.from_pylist(articles))
            if rejected := [
                {"article_id": record.article.id} | dict(number) for record in group for number in record.rejected
            ]:
                _insert(connection, "rejected", arrow.Table.from_pylist(rejected))


def _insert(connection: Any, table: str, batch: Any) -> None:
    connection.register("batch", batch)
    connection.execute(f"INSERT INTO {table} SELECT * FROM batch")
