"""The library as a notebook uses it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from extractor import Extractor, ExtractorError, Failure, Record
from extractor.pipeline import ARTICLES_A_BATCH
from tests.conftest import ROOT

TEXT = (
    "В Туле открыли двенадцать школ\n\n"
    "В 2023 году в Тульской области построили 12 школ на 4,5 млрд рублей. "
    "По словам губернатора Ивана Петровича Самохина, в сентябре туда пришли более 9 тысяч детей."
)


@pytest.fixture(scope="module")
def record() -> Record:
    return Extractor().extract(TEXT, published=date(2023, 12, 29), id="tula")


def test_every_field_of_a_plain_article(record: Record) -> None:
    facts = {fact.quantity.text: fact for fact in record.facts}
    assert list(facts) == ["двенадцать", "12", "4,5 млрд рублей", "более 9 тысяч"]
    schools, money, children = facts["12"], facts["4,5 млрд рублей"], facts["более 9 тысяч"]
    assert schools.measured and schools.measured.head == "школа"
    assert schools.region and (schools.region.code, schools.region.name) == ("RU-TUL", "Тульская область")
    assert schools.time and schools.time.value == "2023"
    assert (money.kind, money.quantity.unit, money.quantity.value) == ("money", "RUB", 4_500_000_000)
    assert (children.quantity.modifier, children.quantity.value) == ("above", 9000)
    assert children.official and children.official.name == "Иван Петрович Самохин"
    assert children.time and children.time.value == "2023-09"


def test_years_and_the_like_are_rejected_with_a_reason(record: Record) -> None:
    assert [(number.text, number.reason) for number in record.rejected] == [("2023", "date")]


def test_the_same_text_gives_the_same_bytes(record: Record) -> None:
    again = Extractor().extract(TEXT, published=date(2023, 12, 29), id="tula")
    assert again.model_dump_json() == record.model_dump_json()


def test_a_file_and_a_folder_give_the_same_records() -> None:
    path = ROOT / "corpus" / "omsk-zerno.txt"
    alone = Extractor().extract_file(path)
    among = [
        r
        for r in Extractor().extract_many([ROOT / "corpus"])
        if isinstance(r, Record) and r.article.id == alone.article.id
    ]
    assert [record.facts for record in among] == [alone.facts]


def test_extract_many_is_lazy_and_in_order(tmp_path: Path) -> None:
    for number in range(ARTICLES_A_BATCH + 4):
        (tmp_path / f"{number:02d}.txt").write_text(f"В посёлке построили {number + 2} дома.", "utf-8")
    stream = Extractor().extract_many([tmp_path])
    assert isinstance(stream, Iterator)
    ids = [result.article.id for result in stream if isinstance(result, Record)]
    assert ids == [f"{number:02d}" for number in range(ARTICLES_A_BATCH + 4)]


def test_a_file_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ExtractorError, match="gone.txt"):
        Extractor().extract_file(tmp_path / "gone.txt")


def test_an_unreadable_article_costs_no_other_its_record(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("В селе построили 12 домов.", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\xff" * 500)
    (tmp_path / "c.txt").write_text("В селе построили 14 домов.", "utf-8")
    results = list(Extractor().extract_many([tmp_path]))
    assert [type(result) for result in results] == [Record, Failure, Record]


@pytest.mark.parametrize("size", [1, 3])
def test_records_do_not_depend_on_the_size_of_a_batch(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """The models' batches run across articles; what stands beside an article must not change its record."""
    expected = [record.model_dump_json() for record in Extractor().extract_many([ROOT / "corpus"])]
    monkeypatch.setattr("extractor.pipeline.ARTICLES_A_BATCH", size)
    assert [record.model_dump_json() for record in Extractor().extract_many([ROOT / "corpus"])] == expected
    assert len(expected) > ARTICLES_A_BATCH
