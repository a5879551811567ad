"""Reads records; yields `facts.parquet` and Arrow tables: decimals as decimal(38,9), days as dates, text as text."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from extractor.records import Record
from extractor.writing.extras import optional
from extractor.writing.files import whole
from extractor.writing.tables import COLUMNS, PRECISION, SCALE, Row, rows

ROWS_A_GROUP = 20_000  # rows held in memory while a file is written


def write_parquet(records: Iterable[Record], folder: Path, min_confidence: float) -> None:
    """`facts.parquet`, compressed with zstd."""
    parquet = optional("pyarrow.parquet", "writing Parquet")
    with (
        whole(folder / "facts.parquet") as file,
        parquet.ParquetWriter(file, arrow_schema(), compression="zstd") as writer,
    ):
        for batch in arrow_batches(rows(records, min_confidence)):
            writer.write_batch(batch)


def arrow_table(records: Iterable[Record], min_confidence: float = 0.0) -> Any:
    """The table of facts as a `pyarrow.Table`."""
    arrow = optional("pyarrow", "an Arrow table")
    return arrow.Table.from_batches(arrow_batches(rows(records, min_confidence)), arrow_schema())


def arrow_schema() -> Any:
    """The columns with their types; what each means stands in its metadata."""
    arrow = optional("pyarrow", "an Arrow table")
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "decimal": arrow.decimal128(PRECISION, SCALE),
        "number": arrow.float64(),
        "date": arrow.date32(),
    }
    return arrow.schema(
        [arrow.field(column.name, types[column.type], metadata={"meaning": column.meaning}) for column in COLUMNS]
    )


def arrow_batches(table: Iterable[Row]) -> Iterator[Any]:
    """The rows in record batches."""
    arrow = optional("pyarrow", "an Arrow table")
    schema = arrow_schema()
    stream = iter(table)
    while group := list(islice(stream, ROWS_A_GROUP)):
        yield arrow.RecordBatch.from_pylist(group, schema=schema)
