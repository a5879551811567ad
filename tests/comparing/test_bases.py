"""What a change is counted from, and fuller names of a thing."""

import pytest

from extractor.comparing import compare
from extractor.comparing.bases import base_of
from extractor.pipeline import Extractor
from tests.comparing.made import record


@pytest.mark.parametrize(
    ("sentence", "year", "base"),
    [
        ("За год число школ выросло на 12 %.", 2023, "year"),
        ("Рост на 12 % по сравнению с прошлым годом.", 2023, "year"),
        ("Это на 12 % больше, чем годом ранее.", 2023, "year"),
        ("По сравнению с 2022 годом рост на 12 %.", 2023, "year"),
        ("По сравнению с 2019 годом рост на 12 %.", 2023, "2019"),
        ("С начала года цены выросли на 5 %.", 2023, "start"),
        ("За последние пять лет надои выросли на 40 %.", 2023, "years"),
        ("За месяц помидоры подорожали на 2 %.", 2023, "month"),
        ("Число школ выросло на 12 %.", 2023, ""),
    ],
)
def test_the_base_of_a_change(sentence: str, year: int, base: str) -> None:
    assert base_of(sentence, year) == base


def test_changes_of_different_bases_are_not_compared() -> None:
    share = {"unit": "%", "kind": "share", "role": "change_by", "direction": "up", "time": "2023"}
    one = record("a", "За год число школ выросло на [12]%.", **share)
    other = record("b", "С начала года число школ выросло на [5]%.", **share)
    same = record("c", "Год назад школ было меньше, число выросло на [5]%.", **share)
    assert compare([one, other]).contradictions == ()
    assert [found.kind for found in compare([one, same]).contradictions] == ["value"]


def test_where_a_change_arrives_its_way_plays_no_part() -> None:
    grown = record("a", "Число школ выросло до [200].", role="change_to", direction="up", time="2023")
    stands = record("b", "Сейчас в области насчитывается [200] школ.", time="2023")
    assert [found.articles for found in compare([grown, stands]).same] == [2]


def test_a_sentence_gives_a_bare_thing_its_fuller_name() -> None:
    kept = {"head": "семя", "unit": "t", "kind": "measure", "time": "2023"}
    bare = record("a", "Уборка подсолнечника: собрали [27] тонн семян.", **kept)
    other = record("b", "Собрали [27] тонн семян.", **kept)
    full = record("c", "Собрали [31] тонну семян подсолнечника.", lemma="семя подсолнечник", **kept)
    assert [found.kind for found in compare([bare, full]).contradictions] == ["value"]
    assert compare([other, full]).contradictions == ()


def test_the_very_same_number_is_one_fact_whatever_the_verb() -> None:
    one = record("a", "Вода зашла в [214] школ.", time="2023")
    other = record("b", "Подтоплены [214] школ.", time="2023")
    few = [record(name, f"{verb} [5] школ.", time="2023") for name, verb in (("c", "Подтоплены"), ("d", "Зашла в"))]
    assert len(compare([one, other]).same) == 1
    assert compare(few).same == ()


def test_ends_of_one_sentence_are_as_exact_as_the_more_exact() -> None:
    texts = "Экспорт мёда из Башкирии за год вырос с 2 400 до 3 000 тонн, или на {} %."
    wrong, right = (Extractor().extract(texts.format(percent), id=str(percent)) for percent in (40, 25))
    assert [found.kind for found in compare([wrong]).contradictions] == ["change"]
    assert compare([right]).contradictions == ()
