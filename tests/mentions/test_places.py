"""Places against the plain-text examples: every name in every case, places in running text, and what is no place."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.language import analyse
from extractor.lexicon.gazetteer import load
from extractor.lexicon.toponyms import fold
from extractor.mentions import places
from extractor.mentions.places.namesakes import is_shared
from extractor.mentions.types import Place
from extractor.places import find, resolve
from extractor.reading.types import Block

EXAMPLES = Path(__file__).parent.parent / "examples" / "places"
MARKED = re.compile(r"\[([^]]+)\]")


def lines(name: str) -> list[str]:
    return [line for line in (EXAMPLES / f"{name}.txt").read_text("utf-8").splitlines() if line.strip()]


def forms(name: str) -> Iterator[tuple[str, str, bool]]:
    """Each form of a table with its code, and whether it needs a word beside it."""
    for line in lines(name):
        written, _, code = line.partition(" => ")
        for form in written.removeprefix("~ ").split(" | "):
            yield form, code, line.startswith("~ ")


def annotated(text: str) -> tuple[Place, ...]:
    """The places of a text that went through the models."""
    document = next(iter(analyse([(text, (Block(0, len(text), "body"),))])))
    return places.find(document)


@pytest.mark.parametrize("table", ["subjects", "towns"])
def test_every_form_is_known(table: str) -> None:
    unknown = [form for form, code, _ in forms(table) if code not in {p.code for p in candidates(form)}]
    assert not unknown


def candidates(form: str) -> list[Place]:
    """What a form may mean: as found, and in an article about each subject that the gazetteer gives it."""
    found = list(find(form) or find(f"город {form}"))
    for subject in load().subjects.values():
        if any(reading.entry.code == subject.code for reading in load().readings(fold(form))):
            found += find(f"{subject.name}.\n{subject.name}: город {form} и регион {form}.")
    return found


def test_unambiguous_forms_resolve_alone() -> None:
    alone = [(form, code) for form, code, word in forms("subjects") if not word and codes(form) <= {code}]
    assert len(alone) > 1000
    assert [(form, resolve(form)) for form, code in alone if resolve(form) != code] == []


def codes(form: str) -> set[str | None]:
    return {reading.entry.code for reading in load().readings(fold(form))}


@pytest.mark.parametrize("line", lines("found"))
def test_places_in_text(line: str) -> None:
    text, _, expected = line.partition(" => ")
    found = annotated(text.replace("[", "").replace("]", ""))
    assert [place.text for place in found] == MARKED.findall(text)
    shown = [f"{place.code} {place.place or ''}".strip() for place in found]
    assert shown == [part.strip() for part in expected.split(";")]


@pytest.mark.parametrize("text", lines("none"))
def test_no_place(text: str) -> None:
    assert [place.text for place in annotated(text) if place.code] == []


def test_a_hundred_negatives() -> None:
    assert len(lines("none")) >= 100


def test_offsets_and_tokens_agree() -> None:
    text = "В Кузбассе, Югре и Республике Саха (Якутия) – 5 школ."
    for place in annotated(text):
        assert text[place.start : place.end] == place.text
        assert place.first < place.last


def test_repeated_names_follow_the_article() -> None:
    twins = (("Башкирия", "Благовещенск"), ("Калининградская область", "Советск"), ("Калужская область", "Киров"))
    for subject, town in twins:
        text = f"{subject} готовится к зиме. В городе {town} проверили котельные."
        expected = resolve(subject)
        assert {place.code for place in annotated(text)} == {expected}


@pytest.mark.parametrize(
    "unit",
    [
        "в Туле и Омске ",
        "район ",
        "Тульской, Орловской, ",
        "в селе ",
        "«",
        "( ",
        "г. ",
        "регион Петров ",
        "Республика ",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(count: int) -> float:
        def once() -> float:
            start = time.process_time()
            find(unit * count)
            return time.process_time() - start

        return min(once() for _ in range(3))

    seconds(10)
    assert seconds(8_000) < 16 * max(seconds(2_000), 0.005)  # quadratic time would take 16 times as long or more


def test_every_entry_tells_whether_its_name_is_shared() -> None:
    entries = {meaning.entry for form in list(load()._forms) for meaning in load().readings(form)}
    shared = [entry for entry in entries if is_shared(entry)]
    assert len(entries) > 5_000
    assert 0 < len(shared) < len(entries)
