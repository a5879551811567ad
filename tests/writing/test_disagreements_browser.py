"""The page of disagreements in a real browser."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.writing.report.disagreements import Score, disagreements_html
from tests.writing.browsing import opened
from tests.writing.made import HOSTILE


@dataclass
class Difference:
    article: str
    field: str
    text: str
    start: int
    want: Any = None
    have: Any = None


TEXT = f"В Туле открыли 12 школ и 5 садов {HOSTILE}"
DIFFERENCES = [
    Difference("a", "region", "12", 15, {"code": "RU-TUL", "place": None}, {"code": "RU-ORL", "start": 3}),
    Difference("a", "unit", "12", 15, {"value": "12", "unit": None}, {"value": "12", "unit": HOSTILE}),
    Difference("a", "missed", "5", TEXT.index("5 садов")),
    Difference(HOSTILE, "extra", HOSTILE, 3),
]


def test_disagreements_stand_side_by_side_and_are_filtered(browser: Any, tmp_path: Path) -> None:
    page_file = tmp_path / "d.html"
    page_file.write_text(disagreements_html(DIFFERENCES, {"a": TEXT}, Score(2, {"quantity": (0.5, 1)})), "utf-8")
    page, seen = opened(browser, page_file)
    assert page.locator(".case:visible").count() == 3
    cells = page.locator('[data-row="region"] td').all_inner_texts()
    assert cells == ["code: RU-TUL", "code: RU-ORL"]
    assert page.locator('[data-row="unit"] td').all_inner_texts() == ["–", f"unit: {HOSTILE}"]
    page.click('[data-field="region"]')
    assert page.locator(".case:visible").count() == 1
    assert page.locator("[data-row]:visible").count() == 1
    page.click('[data-field=""]')
    page.fill("#q", "садов")
    assert page.locator(".case:visible").count() == 2
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    page.context.close()
    assert seen.errors == []
    assert [url for url in seen.requests if not url.startswith(("data:", "file:"))] == []
