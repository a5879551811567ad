"""Reads the corpus; yields the pictures of the documentation: `python -m tools.screenshots`.

Needs Chromium and playwright. The report is shown in both themes, the terminal as SVG.
"""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Browser
from rich.console import Console

from extractor import Extractor, Record
from extractor.comparing import compare
from extractor.explaining import explain
from extractor.writing.report import write_report
from tests.writing.browsing import chromium

IMAGES = Path("docs/images")
WIDTH, HEIGHT = 1280, 980
LINES = 34  # of the explanation that the terminal shows


def main() -> None:
    """Makes all pictures."""
    records = [item for item in Extractor().extract_many(["corpus"]) if isinstance(item, Record)]
    beside = compare(records).model_dump(mode="json")
    report = write_report(records, Path(tempfile.mkdtemp()) / "report.html", comparison=beside)[0]
    with chromium() as browser:
        for theme in ("light", "dark"):
            _shoot(browser, report, theme)
    _terminal(Path("corpus/omsk-zerno.txt"))


def _shoot(browser: Browser, report: Path, theme: str) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=theme)  # type: ignore[arg-type]
    page.goto(report.as_uri())
    name = "report.png" if theme == "light" else "report-dark.png"
    page.screenshot(path=IMAGES / name)
    page.close()


def _terminal(article: Path) -> None:
    console = Console(record=True, width=110, file=open("/dev/null", "w"))
    console.print(f"$ extractor explain {article}", style="bold")
    for line in list(explain(Extractor().link_file(article)))[:LINES]:
        console.print(line, markup=False, highlight=False)
    picture = re.sub(r"@font-face \{.*?\}", "", console.export_svg(title="extractor"), flags=re.DOTALL)  # no web fonts
    (IMAGES / "terminal.svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    main()
