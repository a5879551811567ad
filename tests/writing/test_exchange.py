"""Annotation formats: what goes out comes back."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import ReadingError
from extractor.evaluation import evaluate
from extractor.writing.exchange import FORMATS, Document, annotation_text, checked, from_record, read_annotation
from extractor.writing.exchange.brat import standoff
from extractor.writing.exchange.conll import conll_text
from tests.writing.made import HOSTILE, ROOT, corpus_records, nearest, small_record

RECORDS = corpus_records()
EMOJI = "Итоги 🎉👨‍👩‍👧 дня\r\nВ Туле 😀 открыли 12 школ,\nа потом 𝟙𝟚 — ещё\u00a05\u2028садов 🏫."


def round_trip(format_: str, documents: list[Document], folder: Path) -> dict[str, Document]:
    write, read = FORMATS[format_]
    write(documents, folder)
    return {document.id: document for document in map(checked, read(folder))}


def emoji_document() -> Document:
    measured = {"text": "школ", "heads": ["школа"]}
    record = small_record(EMOJI, [("12", {"measured": measured}), ("𝟙𝟚", {}), ("5", {"source": "😀"})], id="emoji")
    return from_record(record)


@pytest.mark.parametrize("format_", FORMATS)
def test_records_come_back_whole(format_: str, tmp_path: Path) -> None:
    documents = [from_record(record) for record in RECORDS]
    back = round_trip(format_, documents, tmp_path)
    assert [back[document.id] for document in documents] == documents


@pytest.mark.parametrize("format_", FORMATS)
def test_annotations_made_by_hand_come_back_whole(format_: str, tmp_path: Path) -> None:
    texts = {record.article.id: record.article.text for record in RECORDS}
    documents = [
        read_annotation(path, texts[path.stem])
        for path in sorted((ROOT / "tests" / "annotations").glob("*.json"))
        if path.stem in texts
    ]
    for fact in (fact for document in documents for fact in document.annotation["facts"]):
        fact.setdefault("alternatives", {})  # left out means none
    assert documents
    back = round_trip(format_, documents, tmp_path)
    assert [back[document.id].annotation for document in documents] == [one.annotation for one in documents]


@pytest.mark.parametrize("format_", FORMATS)
def test_offsets_are_right_behind_emoji(format_: str, tmp_path: Path) -> None:
    document = emoji_document()
    back = round_trip(format_, [document], tmp_path)["emoji"]
    assert back == document
    for fact in back.annotation["facts"]:
        assert back.text[fact["quantity"]["start"] : fact["quantity"]["end"]] == fact["quantity"]["text"]
    assert [fact["quantity"]["text"] for fact in back.annotation["facts"]] == ["12", "𝟙𝟚", "5"]


@pytest.mark.parametrize("format_", FORMATS)
@settings(max_examples=25, deadline=None)
@given(
    before=st.text(st.characters(blacklist_categories=["Cs"]), max_size=30),
    after=st.text(st.characters(blacklist_categories=["Cs"]), max_size=30),
)
def test_any_text_comes_back(format_: str, before: str, after: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    text = f"{before} 42 {after}"
    start = len(before) + 1
    record = small_record(f"x{text}", [])
    empty = from_record(record)
    fact = emoji_document().annotation["facts"][1]
    fact["quantity"] = fact["quantity"] | {"text": "42", "start": start, "end": start + 2}
    document = Document(text, empty.annotation | {"title": before, "body": [[0, len(text)]], "facts": [fact]})
    assert round_trip(format_, [document], tmp_path_factory.mktemp("any"))["made"] == document


def test_label_studio_offsets_in_utf16_are_recounted(tmp_path: Path) -> None:
    document = emoji_document()
    FORMATS["label-studio"][0]([document], tmp_path)
    path = tmp_path / "label-studio.json"
    tasks = json.loads(path.read_text("utf-8"))
    for part in tasks[0]["predictions"][0]["result"]:
        if part["type"] == "labels":
            value = part["value"]
            value["start"], value["end"] = (
                len(document.text[: value[key]].encode("utf-16-le")) // 2 for key in ("start", "end")
            )
    path.write_text(json.dumps(tasks), "utf-8")
    assert list(FORMATS["label-studio"][1](path)) == [document]


def test_label_studio_takes_what_people_said_over_predictions(tmp_path: Path) -> None:
    FORMATS["label-studio"][0]([emoji_document()], tmp_path)
    path = tmp_path / "label-studio.json"
    (task,) = json.loads(path.read_text("utf-8"))
    said = [part for part in task["predictions"][0]["result"] if part.get("id") == "q1"]
    for part in said:
        part["id"] = "Xy7_random"
    task["annotations"] = [{"result": [], "was_cancelled": True}, {"result": said}]
    path.write_text(json.dumps([task]), "utf-8")
    (document,) = FORMATS["label-studio"][1](path)
    assert [fact["quantity"]["text"] for fact in document.annotation["facts"]] == ["12"]
    assert document.annotation["facts"][0]["measured"] == {"text": "школ", "heads": ["школа"]}


def test_brat_edits_change_the_fact(tmp_path: Path) -> None:
    FORMATS["brat"][0]([emoji_document()], tmp_path)
    path = tmp_path / "emoji.ann"
    path.write_bytes(path.read_bytes().replace(b"Kind T1 count", b"Kind T1 money"))
    (document,) = FORMATS["brat"][1](tmp_path)
    assert document.annotation["facts"][0]["kind"] == "money"


def test_standoff_cuts_a_mention_at_the_line_end() -> None:
    text = "два\nмиллиона рублей"
    document = from_record(small_record(text, [("два\nмиллиона", {})]))
    assert standoff(document).splitlines()[0] == "T1\tQuantity 0 3;4 12\tдва миллиона"


def test_conll_columns_are_readable() -> None:
    lines = conll_text(emoji_document()).split("\n")
    token = next(line for line in lines if line.split("\t")[1:2] == ["12"])
    assert token.split("\t")[1:6] == ["12", str(EMOJI.index("12")), str(EMOJI.index("12") + 2), "\\s", "B-1"]


@pytest.mark.parametrize(
    ("format_", "name"), [("conll", "x.conll"), ("brat", "x.ann"), ("jsonl", "x.jsonl"), ("label-studio", "x.json")]
)
@pytest.mark.parametrize("content", ["{", "T1\tQuantity\n", "[1]", '{"id": 1}', "1\t2\t3"])
def test_broken_files_are_named(format_: str, name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    (tmp_path / "x.txt").write_text("В Туле 12 школ", "utf-8")
    with pytest.raises(ReadingError, match="x\\."):
        list(FORMATS[format_][1](tmp_path / name))


@pytest.mark.parametrize("identity", ["../../etc/x", "", "a/b", "a\x00b", ".hidden", HOSTILE])
def test_ids_that_would_leave_the_folder_are_refused(identity: str) -> None:
    document = emoji_document()
    with pytest.raises(ReadingError, match="file name"):
        checked(Document(document.text, document.annotation | {"id": identity}))


def test_offsets_outside_the_text_are_refused() -> None:
    document = emoji_document()
    with pytest.raises(ReadingError, match="outside the text"):
        checked(Document(document.text[:20], document.annotation))


def test_a_prefilled_annotation_agrees_with_the_record_it_came_from(tmp_path: Path) -> None:
    (tmp_path / "annotations").mkdir()
    (tmp_path / "records").mkdir()
    for record in RECORDS:
        name = f"{record.article.id}.json"
        (tmp_path / "annotations" / name).write_text(annotation_text(from_record(record).annotation), "utf-8")
        (tmp_path / "records" / name).write_text(record.model_dump_json(), "utf-8")
    result = evaluate(tmp_path / "annotations", tmp_path / "records")
    assert result.whole.f1 == 1
    assert result.disagreements == []


def test_nearest_finds_the_closer_of_two() -> None:
    assert nearest("дом ... дом", "дом", 7) == 8
