"""The part of the report that lays articles side by side: in the page and in a real browser."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor.comparing import compare
from extractor.records import Record
from extractor.writing.report import Style, report_html, write_report
from extractor.writing.report.lines import chart
from extractor.writing.report.together import Together
from extractor.writing.report.words import Words
from tests.comparing.made import record
from tests.writing.browsing import opened
from tests.writing.made import HOSTILE

OMSK = ("RU-OMS", "Омская область")


def articles() -> list[Record]:
    """Two that contradict each other, three years of one measure, two regions, two that tell the same."""
    years = [record(f"y{year}", f"В {year} году построили [{value}] школ.", time=str(year)) for year, value in (
        (2021, 10), (2022, 12), (2023, 15))]  # fmt: skip
    stated = record("s", "Это на [25]% больше.", time="2023", unit="%", kind="share", role="change_by", direction="up")
    other = record("omsk", "В 2023 году построили [20] школ.", region=OMSK, time="2023")
    again = record("again", "Построили [12] школ.", time="2022")
    disputed = [record(name, f"Открыли [{value}] аптек.", head="аптека", time="2023") for name, value in (
        ("d1", 40), ("d2", 55))]  # fmt: skip
    return [*years, stated, other, again, *disputed]


def plain(records: list[Record]) -> dict[str, Any]:
    return compare(records).model_dump(mode="json")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    write_report(articles(), tmp_path / "report.html", comparison=plain(articles()))
    return tmp_path / "report.html"


def test_everything_of_the_comparison_is_shown() -> None:
    beside = Together(plain(articles()), {}, Words("ru"))
    assert [dispute["severity"] for dispute in beside.shown("contradictions")] == ["medium"]
    (course,) = beside.shown("series")
    points = course["points"]
    assert [(beside.time(one), beside.figure(one["evidence"][0]).text, beside.change(one)) for one in points] == [
        ("2021", "10", ""), ("2022", "12", "+20\u00a0%"), ("2023", "15", "+25\u00a0%")]  # fmt: skip
    assert [beside.stated(one).text for one in points[2]["stated"]] == ["+25"]
    assert (course["subject"]["action"], beside.where(course)) == ("построили", "Тульская область")
    rows = beside.shown("rankings")[0]["regions"]
    assert [(row["place"], row["region_name"], beside.share(row, rows)) for row in rows] == [
        (1, "Омская область", 100.0), (2, "Тульская область", 75.0)]  # fmt: skip
    assert [len(beside.quotes(told)) for told in beside.shown("same")] == [2]


def test_a_report_without_a_comparison_has_no_such_part() -> None:
    assert 'id="together"' not in report_html(articles())
    assert 'id="together"' not in report_html([], comparison=plain([]))


def test_the_points_of_a_chart_stand_by_the_calendar() -> None:
    points = [("2020", 10.0), ("2021", 30.0), ("2024", 20.0)]
    dots = chart(points, [(time, str(value)) for time, value in points])
    assert dots[0].x < dots[1].x < dots[2].x and dots[2].x - dots[1].x > 2.9 * (dots[1].x - dots[0].x)
    assert dots[1].y < dots[2].y < dots[0].y
    assert [dot.below for dot in dots] == [True, False, True]


def test_a_level_series_and_a_long_one_are_drawn() -> None:
    level = chart([("2020", 5.0), ("2020", 5.0)], [("2020", "5"), ("2020", "5")])
    assert {dot.y for dot in level} == {level[0].y}
    many = [(f"20{year}", float(year)) for year in range(10, 30)]
    dots = chart(many, [(time, time) for time, _ in many])
    assert [bool(dot.value) for dot in dots].count(True) == 2 and dots[0].value and dots[-1].value


@pytest.mark.parametrize(
    ("value", "unit", "language", "text"),
    [
        ("1350000000", "RUB", "ru", "1,35 млрд ₽"), ("640000", "t", "ru", "640 000 т"), ("3518", None, "ru", "3518"),
        ("22000000000", "USD", "en", "$22 bn"), ("123456789", None, "ru", "123 млн"),
    ],
)  # fmt: skip
def test_values_are_short_on_a_chart(value: str, unit: str | None, language: str, text: str) -> None:
    assert Words(language).short(Decimal(value), unit).replace("\u00a0", " ") == text


def test_every_figure_leads_to_its_place_by_one_click(browser: Any, report: Path) -> None:
    page, seen = opened(browser, report)
    links = page.locator("#together a")
    assert links.count() >= 3 + 1 + 2 + 2 + 2  # points, stated change, rows, quotations of both parts
    for number in range(links.count()):
        said = links.nth(number).inner_text().lstrip("+−")
        links.nth(number).click()
        page.wait_for_function("!document.getElementById('card').hidden")
        assert page.locator(".lit.quantity").first.inner_text() == said
        page.keyboard.press("Escape")
    page.context.close()
    assert seen.errors == []


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_nothing_overflows_sideways(browser: Any, tmp_path: Path, width: int, language: str) -> None:
    records = articles()
    write_report(records, tmp_path / "x.html", Style(language), plain(records))
    page, seen = opened(browser, tmp_path / "x.html", width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("nav a[href='#together']").count() == 1
    page.context.close()
    assert seen.errors == []


def test_hostile_text_stays_text(browser: Any, tmp_path: Path) -> None:
    """In ids, titles, names of places and things, and quotations."""
    records = []
    for name, value, time in (("a", 40, "2023"), ("b", 55, "2023"), ("c", 30, "2022"), ("d", 30, "2022")):
        text = f"{HOSTILE} Открыли [{value}] {HOSTILE}."
        made = record(f"{name}{HOSTILE}", text, region=("RU-TUL", HOSTILE), head=HOSTILE, time=time)
        records.append(made.model_copy(update={"article": made.article.model_copy(update={"title": HOSTILE})}))
    records.append(record("e", "Открыли [31].", region=("RU-OMS", HOSTILE), head=HOSTILE, time="2022"))
    found = plain(records)
    assert all(found[part] for part in ("contradictions", "same", "rankings"))
    write_report(records, tmp_path / "x.html", comparison=found)
    page, seen = opened(browser, tmp_path / "x.html")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    assert HOSTILE in page.inner_text("#together")
    page.context.close()
    assert seen.errors == []


def test_figures_of_parts_are_linked_from_the_index(browser: Any, tmp_path: Path) -> None:
    records = articles()
    index, *parts = write_report(records, tmp_path / "report.html", Style(facts_a_page=3), plain(records))
    assert len(parts) > 1
    page, seen = opened(browser, index)
    page.locator("#disputes .said a").first.click()
    page.wait_for_selector(".lit.quantity")
    assert "-parts/" in page.url
    page.context.close()
    assert seen.errors == []
