"""The commands that show and carry records, from the command line to the files."""

import json
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.records import Record
from extractor.writing.exchange import FORMATS
from tests.writing.made import ROOT, corpus_records

RECORDS = corpus_records()


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder of records, as a run leaves it."""
    folder = tmp_path / "output"
    folder.mkdir()
    for record in RECORDS:
        (folder / f"{record.article.id}.json").write_text(record.model_dump_json(), "utf-8")
    return folder


def extractor(*words: object) -> int:
    """Runs a command; its exit status."""
    with pytest.raises(SystemExit) as stop:
        main([str(word) for word in words])
    return int(stop.value.code or 0)


def test_report_writes_one_file_in_the_language_asked_for(output: Path, tmp_path: Path) -> None:
    assert extractor("report", output, "--to", tmp_path / "r.html", "--language", "en", "--title", "A & B") == 0
    html = (tmp_path / "r.html").read_text("utf-8")
    assert '<html lang="en">' in html and "<h1>A &amp; B</h1>" in html
    assert all((record.article.title or "") in html for record in RECORDS if "&" not in (record.article.title or "&"))


def test_report_lays_the_articles_side_by_side_unless_told_not_to(tmp_path: Path) -> None:
    for name, count in (("a", 12), ("b", 14)):
        (tmp_path / f"{name}.txt").write_text(f"В Туле в 2023 году построили {count} школ.", "utf-8")
    page = tmp_path / "out" / "report.html"
    assert extractor(tmp_path / "a.txt", tmp_path / "b.txt", "--output", page.parent, "--report", "--quiet") == 0
    assert "в одной статье 12, в другой 14" in page.read_text("utf-8")
    assert extractor("report", page.parent, "--to", page) == 0
    assert "в одной статье 12, в другой 14" in page.read_text("utf-8")
    assert extractor("report", page.parent, "--to", page, "--no-compare") == 0
    assert 'id="together"' not in page.read_text("utf-8")


def test_report_leaves_out_what_is_too_uncertain(output: Path, tmp_path: Path) -> None:
    assert extractor("report", output, "--to", tmp_path / "r.html", "--min-confidence", "0.9") == 0
    data = (tmp_path / "r.html").read_text("utf-8").partition('id="data">')[2].partition("</script>")[0]
    facts = json.loads(data)["facts"]
    assert len(facts) == sum(fact.confidence >= 0.9 for record in RECORDS for fact in record.facts)


def test_tables_in_any_combination(output: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    assert extractor("tables", output, "--format", "csv,parquet,jsonl", "--output", folder) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["facts.csv", "facts.jsonl", "facts.parquet"]


@pytest.mark.parametrize("form", FORMATS)
def test_annotations_go_out_and_come_back(form: str, tmp_path: Path) -> None:
    annotations, back = ROOT / "tests" / "annotations", tmp_path / "back"
    assert extractor("export", annotations, "--texts", ROOT / "corpus", "--to", form, "--output", tmp_path / "out") == 0
    assert extractor("import", tmp_path / "out", "--from", form, "--output", back, "--texts", tmp_path / "texts") == 0
    for path in annotations.glob("*.json"):
        annotation = json.loads(path.read_text("utf-8"))
        for fact in annotation["facts"]:
            fact.setdefault("alternatives", {})
        returned = json.loads((back / path.name).read_text("utf-8"))
        for fact in returned["facts"]:
            fact.setdefault("alternatives", {})
        assert returned == annotation
        text = (tmp_path / "texts" / f"{path.stem}.txt").read_bytes().decode()
        assert all(text[q["start"] : q["end"]] == q["text"] for q in (fact["quantity"] for fact in annotation["facts"]))


def test_an_annotation_without_its_text_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "texts").mkdir()
    annotations = ROOT / "tests" / "annotations"
    assert extractor("export", annotations, "--texts", tmp_path / "texts", "--to", "brat", "--output", tmp_path) == 2
    assert "no text for" in capsys.readouterr().err


def test_disagreements_on_a_page(output: Path, tmp_path: Path) -> None:
    wrong = json.loads((output / f"{RECORDS[0].article.id}.json").read_text("utf-8"))
    wrong["facts"][0]["kind"] = "factor"
    wrong["facts"][1]["region"] = None
    del wrong["facts"][2]
    assert Record.model_validate(wrong)
    (output / f"{RECORDS[0].article.id}.json").write_text(json.dumps(wrong), "utf-8")
    page = tmp_path / "d.html"
    assert extractor("evaluate", ROOT / "tests" / "annotations", output, "--html", page) == 0
    html = page.read_text("utf-8")
    assert 'data-row="kind"' in html and 'data-row="region"' in html and 'data-row="missed"' in html
    assert RECORDS[0].facts[2].quantity.text in html


def test_annotate_writes_what_the_tool_finds_and_keeps_what_is_there(tmp_path: Path) -> None:
    article = tmp_path / "tula.txt"
    article.write_text("Больницы Тулы\n\nВ 2023 году в Туле открыли 12 поликлиник.", "utf-8")
    assert extractor("annotate", article, "--output", tmp_path / "annotations") == 0
    annotation = json.loads((tmp_path / "annotations" / "tula.json").read_text("utf-8"))
    assert [fact["quantity"]["text"] for fact in annotation["facts"]] == ["12"]
    assert extractor("annotate", article, "--output", tmp_path / "annotations") == 2
    assert extractor("annotate", article, "--output", tmp_path / "annotations", "--force") == 0


def test_a_run_writes_report_and_tables(tmp_path: Path) -> None:
    article = tmp_path / "tula.txt"
    article.write_text("Больницы Тулы\n\nВ 2023 году в Туле открыли 12 поликлиник.", "utf-8")
    output = tmp_path / "output"
    assert extractor(article, "--output", output, "--report", "--format", "csv,parquet", "--quiet") == 0
    assert {"tula.json", "report.html", "facts.csv", "facts.parquet"} <= {path.name for path in output.iterdir()}
    assert "12" in (output / "report.html").read_text("utf-8")
