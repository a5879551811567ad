"""Series, rankings and single rules on records made by hand."""

from decimal import Decimal

from extractor.comparing import compare, compare_few
from tests.comparing.made import record


def test_a_series_stands_in_the_order_of_time_with_derived_and_stated_change() -> None:
    last = record("c", "В 2023 году построили [15] школ.", time="2023")
    first = record("a", "В 2021 году построили [10] школ.", time="2021")
    middle = record("b", "В 2022 году построили [12] школ.", time="2022")
    stated = record(
        "d", "Построили на [25]% больше.", time="2023", unit="%", kind="share", role="change_by", direction="up"
    )
    (found,) = compare([last, first, middle, stated]).series
    assert [point.time for point in found.points] == ["2021", "2022", "2023"]
    assert [point.change and point.change.percent for point in found.points] == [None, Decimal("20.0"), Decimal("25.0")]
    assert [change.value for change in found.points[2].stated] == [Decimal(25)]
    assert [evidence.article for evidence in found.points[0].evidence] == ["a"]


def test_days_close_together_are_one_point() -> None:
    made = [record(name, f"Работают [{value}] школ.", published=day) for name, value, day in (
        ("a", "1314", "2024-05-27"), ("b", "1310", "2024-05-28"), ("c", "1290", "2024-09-02"))]  # fmt: skip
    assert compare(made).series == ()  # the first two dispute each other, so that one point is left
    agreed = [made[0], record("b", "Работают [1314] школ.", published="2024-05-28"), made[2]]
    assert [point.time for point in compare(agreed).series[0].points] == ["2024-05-27", "2024-09-02"]


def test_an_open_end_makes_no_change() -> None:
    before = record("a", "Построили [640] школ.", time="2022")
    after = record("b", "Построили более [600] школ.", time="2023", modifier="above")
    assert [point.change for point in compare([before, after]).series[0].points] == [None, None]


def test_too_many_articles_are_not_compared() -> None:
    made = [record(name, "Построили [12] школ.") for name in "abc"]
    assert compare_few(made, most=2) is None
    assert compare_few(made, most=3) is not None


def test_half_years_and_years_make_series_of_their_own() -> None:
    halves = [
        record(name, "Построили [10] школ.", time=time) for name, time in (("a", "2022-01/2022-06"), ("b", "2022"))
    ]
    assert compare(halves).series == ()


def test_a_time_with_contradicting_values_is_no_point_of_a_series() -> None:
    made = [record(name, f"Построили [{value}] школ.", time=time) for name, value, time in (
        ("a", "10", "2021"), ("b", "12", "2022"), ("c", "14", "2022"), ("d", "15", "2023"))]  # fmt: skip
    found = compare(made)
    assert [point.time for point in found.series[0].points] == ["2021", "2023"]
    assert [item.kind for item in found.contradictions] == ["value"]


def test_regions_are_ranked_and_equal_ones_share_a_place() -> None:
    regions = [("RU-TUL", "Тульская область"), ("RU-OMS", "Омская область"), ("RU-KIR", "Кировская область")]
    values = ["10", "14", "14"]
    made = [
        record(code, f"Построили [{value}] школ.", region=(code, name), time="2023")
        for (code, name), value in zip(regions, values, strict=True)
    ]
    (found,) = compare(made).rankings
    assert [(item.place, item.region) for item in found.regions] == [(1, "RU-KIR"), (1, "RU-OMS"), (3, "RU-TUL")]
    assert found.subject.region is None


def test_a_city_is_not_ranked_among_regions() -> None:
    made = [
        record("a", "Построили [10] школ.", place="Тула", time="2023"),
        record("b", "Построили [14] школ.", region=("RU-OMS", "Омская область"), time="2023"),
    ]
    assert compare(made).rankings == ()


def test_a_city_above_its_region_contradicts() -> None:
    made = [
        record("a", "Построили [10] школ.", time="2023"),
        record("b", "Построили [14] школ.", place="Тула", time="2023"),
    ]
    (found,) = compare(made).contradictions
    assert (found.kind, found.severity) == ("country", "high")


def test_an_average_of_a_region_may_be_above_that_of_the_country() -> None:
    made = [
        record("a", "Составила [50 000] рублей.", head="зарплата", unit="RUB", kind="money", time="2023",
               region=("RU", "Россия")),
        record("b", "Составила [90 000] рублей.", head="зарплата", unit="RUB", kind="money", time="2023"),
    ]  # fmt: skip
    assert compare(made).contradictions == ()


def test_the_same_disagreement_of_five_articles_is_told_once() -> None:
    made = [record(f"a{n}", "Построили [12] школ.", time="2023") for n in range(5)]
    made += [record(f"b{n}", "Построили [14] школ.", time="2023") for n in range(5)]
    found = compare(made)
    assert len(found.contradictions) == 1
    assert sorted(same.articles for same in found.same) == [5, 5]


def test_facts_below_a_confidence_take_no_part() -> None:
    made = [record("a", "Построили [12] школ.", time="2023"), record("b", "Построили [14] школ.", time="2023")]
    assert len(compare(made, 0.9).contradictions) == 1
    assert compare(made, 0.95).figures == 0


def test_undated_standing_figures_are_told_with_little_weight() -> None:
    made = [record("a", "Работают [3 518] школ."), record("b", "Насчитывается [3 450] школ.")]
    (found,) = compare(made).contradictions
    assert found.severity == "low" and "дата не названа" in found.sentence


def test_many_values_at_one_time_are_different_things() -> None:
    made = [record(f"a{n:04}", f"Построили [{n + 1}] школ.", time="2023") for n in range(600)]
    found = compare(made)
    assert (found.figures, found.contradictions) == (600, ())
