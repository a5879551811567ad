"""Records in notebooks: what they show, the frames they become, the tour."""

from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pandas
import pytest

from extractor import Failure, Records, load
from extractor.errors import ReadingError, UsageError
from extractor.writing.collection import iter_records
from extractor.writing.notebook import ROWS
from tests.writing.made import HOSTILE, ROOT, corpus_records, small_record

RECORDS = Records(corpus_records())


class Elements(HTMLParser):
    """The elements and the text of a piece of HTML; every element must be closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_record_shows_its_text_with_every_figure_marked() -> None:
    for record in RECORDS:
        shown = Elements(record._repr_html_())
        broken = sum(len(fact.quantity.text.splitlines()) - 1 for fact in record.facts)  # over a line end: two marks
        assert shown.names.count("mark") == len({fact.quantity.start for fact in record.facts}) + broken
        assert shown.names.count("tr") == 1 + min(len(record.facts), ROWS)
        for line in filter(None, (line.strip() for line in record.article.text.splitlines())):
            assert line in shown.text


def test_a_list_shows_a_table_and_says_what_it_leaves_out() -> None:
    shown = Elements(RECORDS._repr_html_())
    assert shown.names.count("tr") == 1 + ROWS
    facts = sum(len(record.facts) for record in RECORDS)
    assert f"+ {facts - ROWS}" in shown.text
    assert "чисел нет" in Elements(Records()._repr_html_()).text


def test_what_articles_hold_is_escaped() -> None:
    figure = ("12", {"source": HOSTILE, "measured": {"text": HOSTILE, "heads": [HOSTILE]}})
    record = small_record(f"{HOSTILE} 12 школ", [figure], title=HOSTILE)
    for html in (record._repr_html_(), Records([record])._repr_html_()):
        assert not {"img", "script"} & set(Elements(html).names)
        assert HOSTILE in Elements(html).text


def test_failures_are_kept_apart() -> None:
    failure = Failure("x.txt", "reading", "no text", "check it")
    mixed = Records([RECORDS[0], failure, RECORDS[1]])
    assert list(mixed) == RECORDS[:2]
    assert mixed.failures == [failure]


def test_frames_hold_exact_decimals_or_floats_for_plots() -> None:
    exact, floats = RECORDS.to_frame(), RECORDS.to_frame(floats=True)
    assert len(exact) == len(floats) == sum(len(record.facts) for record in RECORDS)
    assert all(isinstance(value, Decimal) for value in exact["value"].dropna())
    assert pandas.api.types.is_float_dtype(floats["value"])
    assert pandas.api.types.is_datetime64_any_dtype(exact["published"])
    assert len(RECORDS.to_frame(0.9)) < len(exact)


def test_arrow_tables_have_the_same_rows() -> None:
    assert RECORDS.to_arrow().column("fact_id").to_pylist() == list(RECORDS.to_frame()["fact_id"])


def test_load_reads_what_was_written(tmp_path: Path) -> None:
    for record in RECORDS:
        (tmp_path / f"{record.article.id}.json").write_text(record.model_dump_json(), "utf-8")
    (tmp_path / "other.json").write_text('{"a": 1}', "utf-8")
    assert sorted(record.article.id for record in load(tmp_path)) == sorted(record.article.id for record in RECORDS)
    assert load(tmp_path / f"{RECORDS[0].article.id}.json") == [RECORDS[0]]


def test_what_is_no_record_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="no records there"):
        load(tmp_path)
    (tmp_path / "broken.json").write_text('{"schema_version": "1.0"}', "utf-8")
    with pytest.raises(ReadingError, match=r"broken\.json.*no valid record"):
        list(iter_records([tmp_path]))


def test_a_report_from_a_list(tmp_path: Path) -> None:
    written = RECORDS.to_report(tmp_path / "r.html", language="en", title="Two & two")
    assert "<h1>Two &amp; two</h1>" in written.read_text("utf-8")
    with pytest.raises(UsageError, match="choose ru or en"):
        RECORDS.to_report(tmp_path / "r.html", language="fr")


@pytest.mark.timeout(300)
def test_the_tour_runs(tmp_path: Path) -> None:
    """Every cell of the tour, in a kernel of its own that starts in the tour's folder, as Jupyter starts it."""
    import nbformat
    from nbclient import NotebookClient

    tour = nbformat.read(ROOT / "examples" / "tour.ipynb", as_version=4)
    assert all(not cell.get("outputs") for cell in tour.cells), "outputs are cleared before a commit"
    started = {"metadata": {"path": str(ROOT / "examples")}}
    NotebookClient(tour, timeout=120, kernel_name="python3", resources=started).execute()
    shown = [output for cell in tour.cells for output in cell.get("outputs", [])]
    assert any("text/html" in output.get("data", {}) for output in shown)
    assert any("image/png" in output.get("data", {}) for output in shown)
