"""The gazetteer: what its tables hold, what a form may mean, and that loading stays light."""

import subprocess
import sys
from collections import Counter

import pytest

from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import Gazetteer, load
from extractor.lexicon.toponyms import fold

SECONDS, MEGABYTES = 0.3, 40
MEASURE = """
import resource, time
from extractor.lexicon import gazetteer
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
times = []
for _ in range(5):
    gazetteer.load.cache_clear()
    start = time.process_time()
    gazetteer.load()
    times.append(time.process_time() - start)
    if len(times) == 1:
        used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
print(min(times), used)
"""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def codes(gazetteer: Gazetteer, form: str) -> set[str | None]:
    return {reading.entry.code for reading in gazetteer.readings(fold(form))}


def test_all_subjects_with_centre_and_plates(gazetteer: Gazetteer) -> None:
    rows = read_table("places/subjects")
    assert len(rows) == 89
    assert len({row["code"] for row in rows}) == 89
    assert all(row["centre"] and row["plates"] for row in rows)
    for row in rows:
        assert row["code"] in codes(gazetteer, row["centre"]), row["centre"]


def test_number_plates_are_of_one_subject() -> None:
    counted = Counter(plate for row in read_table("places/subjects") for plate in row["plates"].split("|"))
    assert {plate for plate, times in counted.items() if times > 1} == set()


def test_at_least_five_thousand_settlements() -> None:
    rows = read_table("places/settlements")
    assert sum(row["subject"].startswith("RU-") for row in rows) >= 5000
    known = {row["code"] for row in read_table("places/subjects")}
    assert {row["subject"] for row in rows} == known
    assert len({(row["name"], row["subject"]) for row in rows}) == len(rows)


def test_coordinates_and_population_are_numbers() -> None:
    for row in read_table("places/settlements"):
        assert 40 < float(row["latitude"]) < 82, row
        assert -180 <= float(row["longitude"]) <= 180, row
        assert int(row["population"]) >= 0, row


def test_names_are_russian() -> None:
    letters = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя- .0123456789")
    assert [row["name"] for row in read_table("places/settlements") if not set(row["name"].lower()) <= letters] == []


def test_towns_stand_in_the_table_of_settlements() -> None:
    known = {(row["name"], row["subject"]) for row in read_table("places/settlements")}
    rows = read_table("places/towns")
    assert len(rows) >= 300
    assert [(row["name"], row["subject"]) for row in rows if (row["name"], row["subject"]) not in known] == []


def test_repeated_names_keep_all_candidates(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "Благовещенск") == {"RU-AMU", "RU-BA"}
    for name in ("Мирный", "Советск", "Радужный", "Киров", "Пушкин", "Октябрьский"):
        assert len(codes(gazetteer, name)) > 1 or name == "Пушкин", name


def test_every_country_has_a_row() -> None:
    rows = read_table("places/countries")
    assert len(rows) == 249
    assert {len(row["code"]) for row in rows} == {2}


def test_the_longest_form_wins(gazetteer: Gazetteer) -> None:
    words = "в республике саха ( якутия ) и хакасии".split()
    count, readings = gazetteer.at(words, 1)
    assert (count, {reading.entry.code for reading in readings}) == (5, {"RU-SA"})
    assert gazetteer.at(words, 0) == (0, ())
    count, readings = gazetteer.at(words, len(words) - 1)
    assert (count, {reading.entry.code for reading in readings}) == (1, {"RU-KK"})


def test_abbreviations_count_in_capitals_only(gazetteer: Gazetteer) -> None:
    assert {reading.entry.code for reading in gazetteer.abbreviations["КБР"]} == {"RU-KB"}
    assert "кбр" not in gazetteer


def test_ambiguous_names_are_names_of_the_gazetteer(gazetteer: Gazetteer) -> None:
    rows = read_table("places/ambiguous")
    assert {row["also"] for row in rows} <= {"", "word", "person", "word|person", "person|word", "adjective"}
    names = [row["name"] for row in rows if row["also"] != "adjective"]  # those of districts stand in their own table
    assert [name for name in names if fold(name) not in gazetteer] == []


def test_districts_lie_in_subjects() -> None:
    known = {row["code"] for row in read_table("places/subjects")}
    rows = read_table("places/districts")
    named = [code for row in rows for code in f"{row['subjects']}|{row['in_town']}".split("|") if code]
    assert len(named) > 1900
    assert set(named) <= known


def test_loading_is_light() -> None:
    done = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
