"""The report's parts: map, colours, bars, marks, words, policy."""

import base64
import hashlib
import re
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from extractor.lexicon import read_table
from extractor.writing.report import report_html
from extractor.writing.report.marking import marked_blocks
from extractor.writing.report.overview import Overview, bars
from extractor.writing.report.page import web_link
from extractor.writing.report.tilemap import shade, shade_bounds, tile_map
from extractor.writing.report.words import Words
from tests.writing.made import corpus_records, small_record

RECORDS = corpus_records()


def test_every_subject_of_iso_has_one_tile_of_its_own() -> None:
    subjects = {row["code"] for row in read_table("places/subjects") if row["code"].startswith("RU-")}
    tiles = tile_map({}, "ru").tiles
    assert {tile.code for tile in tiles} == subjects
    assert len({(tile.column, tile.row) for tile in tiles}) == len(tiles) == len(subjects) == 83
    assert all(len(tile.label) <= 6 for tile in tiles)


NEIGHBOURS = [
    ("RU-TUL", "RU-KLU"), ("RU-MOW", "RU-MOS"), ("RU-NVS", "RU-OMS"), ("RU-KHA", "RU-PRI"), ("RU-CHE", "RU-KGN"),
    ("RU-STA", "RU-KL"), ("RU-LEN", "RU-SPE"), ("RU-SVE", "RU-PER"), ("RU-BU", "RU-ZAB"), ("RU-KAM", "RU-MAG"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), NEIGHBOURS)
def test_neighbours_touch_on_the_map(one: str, other: str) -> None:
    places = {tile.code: (tile.column, tile.row) for tile in tile_map({}, "ru").tiles}
    (x, y), (u, v) = places[one], places[other]
    assert max(abs(x - u), abs(y - v)) == 1


@pytest.mark.parametrize(
    ("counts", "bounds"),
    [([], ()), ([3], ((1, 3),)), ([1, 1, 1], ((1, 1),)), ([1, 2, 3, 4, 5], ((1, 2), (3, 3), (4, 4), (5, 5)))],
)
def test_shades_part_the_counts(counts: list[int], bounds: tuple[tuple[int, int], ...]) -> None:
    assert shade_bounds(counts) == bounds


@pytest.mark.parametrize("counts", [[1], [1, 500], list(range(1, 84)), [5] * 40 + [100], [2, 2, 3, 900, 901, 902]])
def test_shades_cover_every_count_and_never_fall(counts: list[int]) -> None:
    bounds = shade_bounds(counts)
    shades = [shade(count, bounds) for count in sorted(counts)]
    assert shades == sorted(shades)
    assert min(shades) >= 1 and max(shades) == 5
    assert shade(0, bounds) == 0


def test_marks_lose_no_character() -> None:
    for record in RECORDS:
        shown = ["".join(piece.text for piece in line) for block in marked_blocks(record) for line in block.lines]
        assert shown == [line.strip() for line in record.article.text.splitlines() if line.strip()]


def test_marks_stand_on_their_words() -> None:
    for record in RECORDS:
        pieces = [piece for block in marked_blocks(record) for line in block.lines for piece in line]
        figures: Counter[int] = Counter()
        for piece in pieces:
            if piece.figure is not None:
                assert piece.text in record.facts[piece.figure].quantity.text
                figures[piece.figure] += piece.first
        assert set(figures.values()) == {1}


def test_overlapping_mentions_keep_the_figure_whole() -> None:
    text = "Пять новых школ Тулы"
    measured = {"text": "Пять новых школ Тулы", "heads": ["школа"]}
    (block,) = marked_blocks(small_record(text, [("Пять", {"measured": measured})]))
    assert [(piece.text, piece.role) for piece in block.lines[0]] == [
        ("Пять", "quantity"),
        (" новых школ Тулы", "measured"),
    ]


def test_furniture_is_told_from_the_article() -> None:
    text = "Меню\nВ Туле 12 школ\nЧитайте также"
    record = small_record(text, [("12", {})], body=[[5, 19]])
    assert [block.inside for block in marked_blocks(record)] == [False, True, False]


@pytest.mark.parametrize(
    ("number", "form"),
    [(1, "1 число"), (2, "2 числа"), (5, "5 чисел"), (11, "11 чисел"), (21, "21 число"), (112, "112 чисел")],
)
def test_russian_forms(number: int, form: str) -> None:
    assert Words().counted("facts_n", number) == form


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [("1234", "1234", "1,234"), ("12345.60", "12\u00a0345,6", "12,345.6"), ("-0.8", "−0,8", "-0.8"), ("0", "0", "0")],
)
def test_numbers_as_people_write_them(value: str, russian: str, english: str) -> None:
    assert (Words("ru").number(Decimal(value)), Words("en").number(Decimal(value))) == (russian, english)


@pytest.mark.parametrize(
    ("time", "russian"),
    [("2023", "2023"), ("2023-06", "июн 2023"), ("2023-06-05", "5 июн 2023"), ("2022-12-01/..", "1 дек 2022–…")],
)
def test_times_as_people_write_them(time: str, russian: str) -> None:
    assert Words().time(time) == russian


def test_every_word_is_there_in_both_languages() -> None:
    for row in read_table("interface"):
        if not row["key"].startswith(("modifier_exact", "modifier_range")):
            assert row["ru"] and row["en"], row["key"]
            assert row["ru"].count("|") in (0, 2) and row["en"].count("|") in (0, 1)
    keys = [row["key"] for row in read_table("interface")]
    assert len(keys) == len(set(keys))


def test_months_are_shown_with_their_gaps_and_many_as_years() -> None:
    overview = Overview()
    overview.days.update({date(2023, 11, 2): 4, date(2024, 2, 1): 2, None: 9})
    assert [(bar.label, bar.count) for bar in bars(overview, Words())] == [
        ("ноя", 4),
        ("дек", 0),
        ("янв", 0),
        ("фев", 2),
    ]
    overview.days[date(2015, 1, 1)] = 1
    assert [bar.label for bar in bars(overview, Words())] == [str(year) for year in range(2015, 2025)]


def test_the_policy_names_exactly_the_style_and_script_inside() -> None:
    html = report_html(RECORDS)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;;" in policy.group(1)
    assert "default-src &#39;none&#39;" in policy.group(1)
    assert "unsafe" not in policy.group(1)


def test_nothing_comes_from_elsewhere() -> None:
    html = report_html(RECORDS, "en")
    assert re.findall(r'(?:src|href)="(?!#|data:)([^"]+)"', html) == []
    assert "@import" not in html and "url(" not in html


def test_the_same_records_make_the_same_page() -> None:
    assert report_html(RECORDS) == report_html(RECORDS)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://x", "ftp://x", None, ""])
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert web_link(url) is None
    assert web_link("HTTPS://example.org/") == "HTTPS://example.org/"


def test_no_records_make_a_page_too() -> None:
    assert "0 чисел" in report_html([])
