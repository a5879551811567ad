"""The report in a real browser: what readers see and do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.writing.report import Style, write_report
from tests.writing.browsing import opened
from tests.writing.made import HOSTILE, corpus_records, small_record

TULA = "RU-TUL"
ARTICLES = ("altai", "arkhangelsk", "buryatia", "karelia", "komi", "leningrad", "tula", "yakutia")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report([record for record in corpus_records() if record.article.id.startswith(ARTICLES)], path)
    return path


@pytest.fixture
def page(browser: Any, report: Path) -> Iterator[Any]:
    page, seen = opened(browser, report)
    yield page
    page.context.close()
    assert seen.errors == []
    assert [url for url in seen.requests if not url.startswith("data:")] == [report.as_uri()]


def rows(page: Any) -> int:
    return int(page.locator("#rows tr.fact").count())


def shown(page: Any) -> int:
    return int("".join(mark for mark in page.inner_text("#found").partition(" из ")[0] if mark.isdigit()))


def test_the_table_is_paged(page: Any) -> None:
    assert rows(page) == 100
    first = page.locator("#rows tr.fact").first.inner_text()
    page.click("#next")
    assert page.locator("#rows tr.fact").first.inner_text() != first
    page.click("#back")
    assert page.locator("#rows tr.fact").first.inner_text() == first


def test_search_finds_words_of_text_and_names_whatever_their_case(page: Any) -> None:
    page.fill("#q", "ФОРЕЛ")
    page.wait_for_timeout(300)
    assert 0 < rows(page) < 40
    page.fill("#q", "такого слова нет")
    page.wait_for_timeout(300)
    assert rows(page) == 0
    assert "Ничего не нашлось" in page.inner_text("#found")
    page.click("button[type=reset]")
    assert rows(page) == 100


@pytest.mark.parametrize(
    ("select", "field"),
    [("#by-region", "r"), ("#by-official", "o"), ("#by-kind", "k")],
    ids=lambda name: name.strip("#"),
)
def test_filters_show_exactly_the_facts_that_have_the_value(page: Any, select: str, field: str) -> None:
    value = page.eval_on_selector(select, "select => select.options[1].value")
    expected = page.evaluate(
        "([field, value]) => JSON.parse(document.getElementById('data').textContent)"
        ".facts.filter(fact => (fact[field] || '-') === value).length",
        [field, value],
    )
    page.select_option(select, value)
    assert shown(page) == expected > 0


def test_the_confidence_slider_leaves_out_what_is_below(page: Any) -> None:
    before = shown(page)
    page.fill("#by-confidence", "0.9")
    assert 0 < shown(page) < before
    least = page.eval_on_selector_all("#rows .confidence", "all => Math.min(...all.map(one => +one.textContent))")
    assert least >= 0.9


def test_a_tile_filters_by_mouse_and_by_keyboard(page: Any) -> None:
    tile = page.locator(f'.tile[data-region="{TULA}"]')
    tile.click()
    assert tile.get_attribute("aria-pressed") == "true"
    assert page.locator("#side-region h3").inner_text() == "Тульская область"
    assert page.input_value("#by-region") == TULA
    count = shown(page)
    tile.focus()
    page.keyboard.press("Enter")
    assert tile.get_attribute("aria-pressed") == "false"
    assert shown(page) > count


def test_arrow_keys_reach_every_tile(page: Any) -> None:
    count = page.evaluate(
        """() => {
            const seen = new Set();
            const tiles = [...document.querySelectorAll('.tile')];
            const waiting = [tiles[0]];
            while (waiting.length) {
                const tile = waiting.pop();
                if (seen.has(tile)) continue;
                seen.add(tile);
                for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
                    tile.focus();
                    tile.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
                    waiting.push(document.activeElement);
                }
            }
            return seen.size;
        }"""
    )
    assert count == 83


def test_pointing_at_a_figure_shows_its_card_and_lights_what_is_linked(page: Any) -> None:
    article = page.locator("details.article").nth(1)
    article.locator("summary").first.click()
    mark = article.locator("mark.quantity:visible").nth(2)
    mark.hover()
    card = page.locator("#card")
    assert card.is_visible()
    assert card.locator(".as-written").inner_text() == mark.inner_text()
    assert "Уверенность" in card.inner_text()
    assert article.locator(".lit").count() >= 2
    page.mouse.move(0, 0)
    card.wait_for(state="hidden")
    assert article.locator(".lit").count() == 0


def test_a_row_opens_its_sentence_and_leads_to_the_article(page: Any) -> None:
    page.locator("#rows tr.fact").nth(3).click()
    more = page.locator("#rows tr.more")
    assert more.locator("mark").inner_text() == page.locator("#rows tr.fact .as-written").nth(3).inner_text()
    more.locator("a").click()
    page.wait_for_selector("#f3:focus")
    page.wait_for_selector("#card", state="visible")
    page.keyboard.press("Escape")
    page.mouse.move(0, 0)  # scrolling may have brought another figure under the pointer
    page.wait_for_selector("#card", state="hidden")


def test_rejected_numbers_show_on_demand(page: Any) -> None:
    page.click("#all")
    number = page.locator(".rejected:visible").first
    assert "дата" not in page.evaluate(
        "element => getComputedStyle(element, '::after').content", number.element_handle()
    )
    page.check("#rejected")
    assert "дата" in page.evaluate("element => getComputedStyle(element, '::after').content", number.element_handle())


def test_the_theme_follows_the_system_and_the_button(browser: Any, report: Path) -> None:
    page, seen = opened(browser, report, theme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.click("#theme")
    light = page.evaluate(paper)
    page.context.close()
    assert [sum(map(int, colour[4:-1].split(","))) > 382 for colour in (dark, light)] == [False, True]
    assert seen.errors == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_overflows_sideways(browser: Any, report: Path, width: int) -> None:
    page, seen = opened(browser, report, width)
    page.click("#all")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
    assert seen.errors == []


def test_hostile_text_stays_text(browser: Any, tmp_path: Path) -> None:
    """In titles, text, names, sources, ids, addresses – and in the language of the page's own script."""
    text = f"{HOSTILE}\nВ Туле открыли 12 школ {HOSTILE}, сказал {HOSTILE}."
    official = {"name": HOSTILE, "position": HOSTILE, "organization": HOSTILE, "role": "speaker"}
    figure = ("12", {"official": official, "source": HOSTILE, "measured": {"text": HOSTILE, "heads": [HOSTILE]}})
    record = small_record(text, [figure], title=HOSTILE)
    article = record.article.model_copy(
        update={"url": "javascript:window.hacked=1", "author": HOSTILE, "media": HOSTILE}
    )
    write_report([record.model_copy(update={"article": article})], tmp_path / "x.html", Style(title=HOSTILE))
    page, seen = opened(browser, tmp_path / "x.html")
    page.locator("#rows tr.fact").first.click()
    page.locator("mark.quantity[data-q]").first.hover()
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0
    assert page.inner_text("h1") == HOSTILE
    assert HOSTILE in page.locator("details.article .text").inner_text()
    assert HOSTILE in page.inner_text("#card")
    assert page.input_value("#by-official") == ""
    page.select_option("#by-official", HOSTILE)
    assert shown(page) == 1
    page.context.close()
    assert seen.errors == []
    assert [url for url in seen.requests if not url.startswith(("data:", "file:"))] == []


def test_five_thousand_facts_stay_fluid(browser: Any, tmp_path: Path) -> None:
    text = "Итоги года\n" + "\n".join(f"В районе {n} построили {n + 1000} домов." for n in range(50))
    figures = [
        (f"{n + 1000}", {"region": {"code": TULA, "name": "Тульская область", "place": None}}) for n in range(50)
    ]
    record = small_record(text, figures)
    write_report([record] * 100, tmp_path / "big.html")
    page, seen = opened(browser, tmp_path / "big.html")
    assert shown(page) == 5000
    rows = page.locator("#rows tr.fact").count()
    page.select_option("#by-region", "RU-TUL")
    page.context.close()
    assert seen.errors == []
    assert 0 < rows <= 500  # only a page of the table is laid out, whatever the number of facts


def test_parts_by_region_hang_together(browser: Any, tmp_path: Path) -> None:
    index, *parts = write_report(corpus_records(), tmp_path / "report.html", Style(facts_a_page=30))
    page, seen = opened(browser, index)
    links = page.locator(".parts a")
    assert links.count() == len(parts) > 3
    page.locator(f'.tile[data-region="{TULA}"]').click()
    page.locator("#side-region a").last.click()
    page.wait_for_selector("#rows tr.fact")
    assert "Тульская" in page.inner_text("h1")
    page.locator("nav a").first.click()
    page.wait_for_selector(".parts")
    page.context.close()
    assert seen.errors == []
