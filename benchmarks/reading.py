"""Reads the test pages of tests/pages with this package and with other libraries; prints one table.

    python benchmarks/reading.py                     (needs: pip install -e ".[bench]")
    python benchmarks/reading.py annotated FOLDER…   texts beside annotations that say where the body is; ours alone

Body F1 counts characters of words in order; a date is right when it is the page's, or null where the page gives none.
Libraries read HTML only: for them the text copies are left out, and each is given the decoded page.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from extractor.reading import read_bytes
from tests.pages.make import FOLDER
from tests.reading.alike import Overlap, overlap, total

ROOT = Path(__file__).parent.parent


class Read(NamedTuple):
    """What one reader made of one page."""

    body: str
    title: str | None = None
    published: date | None = None


Reader = Callable[[bytes, str], Read]


def ours(data: bytes, name: str) -> Read:
    """This package."""
    article = read_bytes(data, name)
    body = "\n".join(article.text[block.start : block.end] for block in article.blocks)
    return Read(body, article.title, article.published)


def with_trafilatura(**options: bool) -> Reader:
    """trafilatura with its own metadata; its date search as it comes."""
    from trafilatura import bare_extraction

    def read(data: bytes, name: str) -> Read:
        found = bare_extraction(data, with_metadata=True, include_comments=False, **options)
        if found is None:
            return Read("")
        day = date.fromisoformat(found.date) if found.date else None
        return Read(found.text or "", found.title, day)

    return read


def with_resiliparse(data: bytes, name: str) -> Read:
    """resiliparse's own choice of the main content."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    html = bytes_to_str(data, detect_encoding(data) or "utf-8")
    return Read(extract_plain_text(html, main_content=True, alt_texts=False, preserve_formatting=True))


def with_justext(data: bytes, name: str) -> Read:
    """jusText with its Russian word list."""
    import justext

    paragraphs = justext.justext(data, justext.get_stoplist("Russian"))
    return Read("\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate))


class Score(NamedTuple):
    """One line of the table."""

    reader: str
    pages: int
    body: Overlap
    worst: float
    days: tuple[int, int]
    titles: int
    milliseconds: float


def score(label: str, reader: Reader, pages: dict[str, dict[str, Any]]) -> Score:
    """A reader's figures on some pages."""
    first = next(iter(pages))
    reader((FOLDER / first).read_bytes(), first)  # what loads once is not counted
    bodies, days, titles, started = [], [0, 0], 0, time.process_time()
    found = {name: reader((FOLDER / name).read_bytes(), name) for name in pages}
    spent = time.process_time() - started
    for name, wanted in pages.items():
        bodies.append(overlap("\n".join(wanted["body"]), found[name].body))
        day = found[name].published.isoformat() if found[name].published else None
        days[0] += day == wanted["published"]
        days[1] += day is not None and day != wanted["published"]
        titles += found[name].title == wanted["title"]
    worst = min(body.f1 for body in bodies)
    return Score(label, len(pages), total(bodies), worst, (days[0], days[1]), titles, 1000 * spent / len(pages))


def characters(ranges: Iterable[Iterable[int]], text: str) -> set[int]:
    """The places in a text that ranges cover, blanks left out."""
    return {place for start, end in ranges for place in range(start, end) if not text[place].isspace()}


def annotated(folder: Path) -> str:
    """Our figures on a folder of annotated texts, a line of a table."""
    both = wanted = found = pages = days = wrong = titles = 0
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        sources = [place / f"{path.stem}.txt" for place in (folder, folder / "articles", ROOT / "corpus")]
        source = next((source for source in sources if source.exists()), None)
        if source is None or "body" not in gold:
            continue
        article = read_bytes(source.read_bytes(), source.name)
        one, other = characters(gold["body"], article.text), characters(article.body, article.text)
        both, wanted, found, pages = both + len(one & other), wanted + len(one), found + len(other), pages + 1
        day = article.published.isoformat() if article.published else None
        days, wrong = days + (day == gold["published"]), wrong + (day not in (None, gold["published"]))
        titles += " ".join((gold["title"] or "").split()) == " ".join((article.title or "").split())
    body = Overlap(both, wanted, found)
    told = f"{body.f1:.3f} | {both / max(1, found):.3f} | {both / max(1, wanted):.3f} | {days} | {wrong} | {titles}"
    return f"| {folder.name} | {pages} | {told} |"


def main() -> None:
    """Print the table."""
    if sys.argv[1:2] == ["annotated"]:
        print("| folder | pages | body F1 | precision | recall | days right | days wrong | titles |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        for name in sys.argv[2:]:
            print(annotated(Path(name)))
        return
    pages = json.loads((FOLDER / "expected.json").read_text("utf-8"))
    html = {name: page for name, page in pages.items() if name.endswith(".html")}
    copies = {name: page for name, page in pages.items() if name not in html}
    rows = [
        score("extractor", ours, html),
        score("trafilatura (precision)", with_trafilatura(favor_precision=True), html),
        score("trafilatura (default)", with_trafilatura(), html),
        score("resiliparse (main content)", with_resiliparse, html),
        score("jusText (Russian)", with_justext, html),
        score("extractor, text copies", ours, copies),
    ]
    heads = "reader pages body-F1 precision recall worst-page days-right days-wrong titles ms-a-page".split()
    print(f"| {' | '.join(heads).replace('-', ' ')} |\n|{' --- |' * len(heads)}")
    for row in rows:
        precision, recall = row.body.both / max(1, row.body.found), row.body.both / max(1, row.body.wanted)
        figures = f"{row.body.f1:.3f} | {precision:.3f} | {recall:.3f} | {row.worst:.3f}"
        told = f"{row.days[0]} | {row.days[1]} | {row.titles}"
        print(f"| {row.reader} | {row.pages} | {figures} | {told} | {row.milliseconds:.0f} |")


if __name__ == "__main__":
    main()
