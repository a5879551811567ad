"""The flat table: its columns, its CSV, Parquet and DuckDB."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest

from extractor.errors import MissingExtraError
from extractor.records import Record
from extractor.writing import extras
from extractor.writing.csv import EXCEL, EXCEL_RU, csv_lines, neutral
from extractor.writing.files import facts_bytes, facts_bytes_of, record_bytes
from extractor.writing.formats import FORMATS, check_extras
from extractor.writing.tables import COLUMNS, NAMES, first_day, fitted, last_day, rows
from tests.writing.made import ROOT, corpus_records, small_record

RECORDS = corpus_records()
PARTS = ("measured", "region", "official", "source")  # null in some facts, columns of their own in others
FACTS = sum(len(record.facts) for record in RECORDS)


def one(text: str, figure: str, **fields: object) -> Record:
    start = text.index(figure)
    numbers = {"text": figure, "start": start, "end": start + len(figure), "value": None, "modifier": "exact", **fields}
    return small_record(text, [(figure, {"quantity": numbers})])


def test_one_row_a_fact_with_every_column() -> None:
    table = list(rows(RECORDS))
    assert len(table) == FACTS
    assert all(tuple(row) == NAMES for row in table)


def test_every_field_of_a_fact_has_a_column() -> None:
    """A field added to the records must be added here."""
    missing = set()
    for fact in (fact for record in RECORDS for fact in record.facts):
        for name, value in json.loads(fact.model_dump_json()).items():
            inner = [f"{name}_{key}" for key in value] if isinstance(value, dict) and name != "rules" else [name]
            missing |= {column for column in inner if column not in NAMES}
    renamed = {
        "id", "time_value", "quantity_value", "quantity_low", "quantity_high", "quantity_modifier", "quantity_unit",
        "quantity_per",
    }  # fmt: skip
    assert missing - {part for part in missing if part in PARTS} <= renamed


def test_offsets_point_at_the_words() -> None:
    texts = {record.article.id: record.article.text for record in RECORDS}
    for row in rows(RECORDS):
        for part in ("quantity", "measured", "region", "official", "source", "time"):
            if row[f"{part}_text"] is not None:
                assert texts[row["article_id"]][row[f"{part}_start"] : row[f"{part}_end"]] == row[f"{part}_text"]


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-11-10", date(2023, 11, 10), date(2023, 11, 10)),
        ("2023-01/2023-06", date(2023, 1, 1), date(2023, 6, 30)),
        ("2022-12-01/..", date(2022, 12, 1), None),
        ("../2022", None, date(2022, 12, 31)),
    ],
)
def test_days_of_a_time(time: str, first: date | None, last: date | None) -> None:
    assert (first_day(time), last_day(time)) == (first, last)


@pytest.mark.parametrize(
    ("value", "kept"),
    [("1.9", "1.900000000"), ("-0.0000000004", "0E-9"), ("9" * 29, "9" * 29 + ".000000000"), ("1" + "0" * 29, None)],
)
def test_decimals_fit_or_are_null(value: str, kept: str | None) -> None:
    assert fitted(Decimal(value)) == (None if kept is None else Decimal(kept))


def test_what_does_not_fit_stands_in_exact() -> None:
    huge = "7" * 400
    (row,) = rows([one(f"Нашли {huge} звёзд.", huge, value=huge)])
    assert row["value"] is None
    assert json.loads(row["exact"]) == {"value": huge}
    (row,) = rows([one("Нашли 12 звёзд.", "12", value="12")])
    assert row["exact"] is None


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "\u00a0@"])
def test_cells_that_would_run_are_neutralised(start: str) -> None:
    assert neutral(f"{start}1+1") == f"'{start}1+1"


def test_csv_neutralises_text_and_leaves_numbers_alone() -> None:
    record = one("=cmd()\nСпад: -5 % за год.", "-5 %", value="-5", unit="%")
    head, row = csv.reader(io.StringIO("".join(csv_lines(rows([record])))))
    cells = dict(zip(head, row, strict=True))
    assert cells["title"] == "'=cmd()"
    assert cells["quantity_text"] == "'-5 %"
    assert cells["value"] == "-5"


def test_csv_reads_back_as_written() -> None:
    read = list(csv.DictReader(io.StringIO("".join(csv_lines(rows(RECORDS)))), strict=True))
    for cells, row in zip(read, rows(RECORDS), strict=True):
        assert cells["sentence"].removeprefix("'") == row["sentence"]
        assert (Decimal(cells["value"]) if cells["value"] else None) == row["value"]


def test_csv_for_excel(tmp_path: Path) -> None:
    record = one("В Туле 1,9 млн жителей.", "1,9 млн", value="1900000.5")
    FORMATS["csv-excel"]([record], tmp_path, 0)
    FORMATS["csv-excel-ru"]([record], tmp_path, 0)
    plain, russian = ((tmp_path / f"facts.{name}.csv").read_bytes() for name in ("excel", "excel-ru"))
    assert plain.startswith(b"\xef\xbb\xbf") and russian.startswith(b"\xef\xbb\xbf")
    assert b",1900000.5," in plain
    assert b";1900000,5;" in russian
    assert (EXCEL.separator, EXCEL_RU.separator) == (",", ";")


def test_parquet_has_exact_decimals_and_dates(tmp_path: Path) -> None:
    FORMATS["parquet"](RECORDS, tmp_path, 0)
    table = pyarrow.parquet.read_table(tmp_path / "facts.parquet")
    assert str(table.schema.field("value").type) == "decimal128(38, 9)"
    assert str(table.schema.field("time_first").type) == "date32[day]"
    assert table.to_pylist() == [{name: row[name] for name in NAMES} for row in rows(RECORDS)]


def test_parquet_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        FORMATS["parquet"](RECORDS, tmp_path / name, 0)
        written.append((tmp_path / name / "facts.parquet").read_bytes())
    assert written[0] == written[1]


def test_parquet_of_no_records_is_an_empty_table(tmp_path: Path) -> None:
    FORMATS["parquet"]([], tmp_path, 0)
    assert pyarrow.parquet.read_table(tmp_path / "facts.parquet").num_rows == 0


def test_duckdb_holds_facts_articles_and_rejected_numbers(tmp_path: Path) -> None:
    FORMATS["duckdb"](RECORDS, tmp_path, 0)
    with duckdb.connect(str(tmp_path / "facts.duckdb"), read_only=True) as database:
        counts = [
            database.execute(f"SELECT count(*) FROM {name}").fetchone() for name in ("facts", "articles", "rejected")
        ]
        joined = database.execute(
            "SELECT count(*) FROM facts JOIN articles USING (article_id) "
            "WHERE substring(articles.text, quantity_start + 1, quantity_end - quantity_start) = quantity_text"
        ).fetchone()
    rejected = sum(len(record.rejected) for record in RECORDS)
    assert counts == [(FACTS,), (len(RECORDS),), (rejected,)]
    assert joined == (FACTS,)
    assert [path.name for path in tmp_path.iterdir()] == ["facts.duckdb"]


def test_duckdb_is_written_over_and_leaves_no_half_file(tmp_path: Path) -> None:
    FORMATS["duckdb"](RECORDS, tmp_path, 0)
    before = (tmp_path / "facts.duckdb").read_bytes()

    def broken() -> object:
        yield RECORDS[0]
        raise OSError("the disk is full")

    with pytest.raises(OSError):
        FORMATS["duckdb"](broken(), tmp_path, 0)
    assert (tmp_path / "facts.duckdb").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["facts.duckdb"]


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_confidence_leaves_facts_out(tmp_path: Path, name: str) -> None:
    kept = sum(fact.confidence >= 0.8 for record in RECORDS for fact in record.facts)
    FORMATS[name](RECORDS, tmp_path, 0.8)
    counted = duckdb.connect().execute(f"SELECT count(*) FROM '{tmp_path}/facts.{name}'").fetchone()
    assert counted == (kept,) and 0 < kept < FACTS


def test_a_missing_package_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", absent)
    with pytest.raises(MissingExtraError, match=r"pip install 'extractor\[columns\]'"):
        check_extras(["csv", "parquet"])
    with pytest.raises(MissingExtraError, match=r"pip install 'extractor\[duckdb\]'"):
        check_extras(["duckdb"])


def test_every_extra_is_declared() -> None:
    import tomllib

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert set(extras.EXTRAS.values()) <= set(declared)


def test_column_names_are_unique_and_explained() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert all(column.meaning for column in COLUMNS)


@pytest.mark.parametrize("least", [0.0, 0.8])
def test_facts_of_a_stored_record_are_those_of_the_record(least: float) -> None:
    odd = one("Рост составил 1E-7 доли.", "1E-7", value=Decimal("0.0000001"))
    for record in [*RECORDS, odd]:
        assert facts_bytes_of(record_bytes(record), least) == facts_bytes(record, least)
