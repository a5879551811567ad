"""Reads records; yields them as one list that shows itself in a notebook and turns into tables."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from extractor.errors import Failure, ReadingError
from extractor.records import Record
from extractor.writing.extras import optional
from extractor.writing.notebook import records_html
from extractor.writing.parquet import arrow_table
from extractor.writing.report import Style, write_report
from extractor.writing.tables import NAMES, rows


class Records(list[Record]):
    """A list of records. Failures among what it is made of are kept apart, in `failures`.

    `Records(Extractor().extract_many(["corpus/"]))`, or `load("output/")` for records written before.
    """

    def __init__(self, items: Iterable[Record | Failure] = ()) -> None:
        super().__init__()
        self.failures: list[Failure] = []
        for item in items:
            if isinstance(item, Failure):
                self.failures.append(item)
            else:
                self.append(item)

    def to_frame(self, min_confidence: float = 0.0, *, floats: bool = False) -> Any:
        """One row a fact as a pandas DataFrame; decimals stay exact unless `floats` are wanted, for plots.

        Raises MissingExtraError where pandas is not installed.
        """
        pandas = optional("pandas", "a data frame")
        frame = pandas.DataFrame.from_records(list(rows(self, min_confidence)), columns=list(NAMES))
        for name in ("published", "time_first", "time_last"):
            frame[name] = pandas.to_datetime(frame[name])
        if floats:
            for name in ("value", "low", "high", "per_value"):
                frame[name] = pandas.to_numeric(frame[name]).astype(float)
        return frame

    def to_arrow(self, min_confidence: float = 0.0) -> Any:
        """One row a fact as a pyarrow Table, decimals as decimal(38,9); raises MissingExtraError without pyarrow."""
        return arrow_table(self, min_confidence)

    def to_report(self, path: str | Path = "report.html", language: str = "ru", title: str | None = None) -> Path:
        """Writes the HTML report; the file to open."""
        return write_report(self, Path(path), Style(language, title))[0]

    def _repr_html_(self) -> str:
        return records_html(self)


def load(path: str | Path) -> Records:
    """The records of an output folder or of one file; raises ReadingError where there are none."""
    found = Records(iter_records([Path(path)]))
    if not found:
        raise ReadingError("no records there", file=str(path), remedy="name a folder that `extractor` wrote")
    return found


def iter_records(paths: Iterable[Path]) -> Iterator[Record]:
    """Records of files and folders, in the order of their names; other JSON is passed over in folders."""
    for path in paths:
        if path.is_dir():
            for file in sorted(path.glob("*.json")):
                if b'"schema_version"' in file.read_bytes():
                    yield read_record(file)
        else:
            yield read_record(path)


def read_record(path: Path) -> Record:
    """The record of one file; raises ReadingError where it is none."""
    try:
        return Record.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ReadingError(str(error.strerror), file=str(path), remedy="check the path") from error
    except ValidationError as error:
        reason = f"no valid record: {error.errors()[0]['msg']}"
        raise ReadingError(reason, file=str(path), remedy="extract the article again with --force") from error
