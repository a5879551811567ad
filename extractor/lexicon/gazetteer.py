"""Reads the tables of places; yields the gazetteer: every written form of every name with what it may mean.

Forms are folded (lower case, «ё» as «е»), their words parted by one space, so that recognition is a walk over the
folded tokens of a sentence: the longest form that starts at a token wins. Loading takes 0.1 s and 16 MB.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractor.lexicon import Row, read_table
from extractor.lexicon.toponyms import CASES, adjective_forms, fold, inhabitant_forms, name_forms, written_forms
from extractor.memo import Memo

RUSSIA = "RU"


class Entry(NamedTuple):
    """A place: `name` is its subject's (country's) name, `place` its own where it is smaller or larger than that."""

    kind: str  # "country" | "subject" | "region" | "area" | "settlement" | "city" | "site"
    code: str | None
    name: str
    place: str | None
    population: int
    also: str  # what else the word is: "" | "word" | "person" | "word|person" | "adjective"; of a site its told type

    @property
    def country(self) -> str | None:
        """ISO 3166-1 of the country that ISO counts it to."""
        return self.code and self.code[:2]


class Reading(NamedTuple):
    """One meaning of a form; `cases` are letters of `toponyms.CASES` for a name, "" otherwise."""

    entry: Entry
    form: str  # "name" | "adjective" | "inhabitant"
    cases: str


class Meaning(NamedTuple):
    """What a form was made of: the cases are looked up when a text has it, which makes loading twice as fast."""

    entry: Entry
    form: str
    name: str


class Gazetteer:
    """All forms, and the longest number of words that a form starting with a word has."""

    def __init__(self) -> None:
        self._forms: dict[str, tuple[Meaning, ...]] = {}
        self._known = Memo(self._readings)  # forms that texts had
        self.abbreviations: dict[str, tuple[Reading, ...]] = {}
        self.names: dict[str, str] = {}
        self.subjects: dict[str, Entry] = {}
        self.centres: dict[str, str] = {}
        self.longest: dict[str, int] = {}
        self.capitals: frozenset[str] = frozenset()

    def __contains__(self, text: str) -> bool:
        return text in self._forms

    def __len__(self) -> int:
        return len(self._forms)

    def add(self, meaning: Meaning, written: Iterable[str]) -> None:
        """The written forms of one name, adjective or inhabitant."""
        forms, own = self._forms, (meaning,)
        for text in written:
            if forms.setdefault(text, own) is not own:
                forms[text] += own

    def readings(self, text: str) -> tuple[Reading, ...]:
        """What a folded form may mean; nothing for an unknown one."""
        return self._known[text]

    def _readings(self, text: str) -> tuple[Reading, ...]:
        return tuple(
            Reading(one.entry, one.form, name_forms(one.name)[text] if one.form == "name" else "")
            for one in self._forms.get(text, ())
        )

    def abbreviate(self, entry: Entry, names: Iterable[str]) -> None:
        """Names that count only in capitals."""
        for name in names:
            self.abbreviations[name] = (*self.abbreviations.get(name, ()), Reading(entry, "name", CASES))

    def finish(self) -> "Gazetteer":
        """Count the words of the forms."""
        for text in self._forms:
            if " " in text:
                first = text[: text.index(" ")]
                self.longest[first] = max(self.longest.get(first, 1), text.count(" ") + 1)
        self.capitals = frozenset(name.lower() for name in self.abbreviations)
        return self

    def begins(self, word: str) -> bool:
        """Whether some form begins with the folded word."""
        return word in self._forms or word in self.longest or word in self.capitals

    def beginnings(self, words: Sequence[str]) -> set[str]:
        """Those of the folded words that some form begins with."""
        return (self._forms.keys() & words) | (self.longest.keys() & words) | self.capitals.intersection(words)

    def at(self, words: Sequence[str], start: int) -> tuple[int, tuple[Reading, ...]]:
        """How many folded words from `start` the longest form there has, and its readings; 0 and none without one."""
        for count in range(min(self.longest.get(words[start], 1), len(words) - start), 1, -1):
            text = " ".join(words[start : start + count])
            if text in self._forms:
                return count, self._known[text]
        return (1, self._known[words[start]]) if words[start] in self._forms else (0, ())


def _cells(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def _ambiguous() -> dict[str, str]:
    return {row["name"]: row["also"] for row in read_table("places/ambiguous")}


def _add_row(gazetteer: Gazetteer, entry: Entry, row: Row, also: dict[str, str]) -> None:
    """A row's names, adjectives and inhabitants."""
    _add_named(gazetteer, entry, entry.place or entry.name, row["variants"], also)
    gazetteer.abbreviate(entry, _cells(row.get("abbreviations", "")))
    _add_derived(gazetteer, entry, row, also)


def _add_named(gazetteer: Gazetteer, entry: Entry, own: str, variants: str, also: dict[str, str]) -> None:
    """Its own name and the others; each may be ambiguous by itself."""
    for name in (own, *_cells(variants)):
        sense = also.get(name, entry.also if name == own else "")
        named = entry if sense == entry.also else entry._replace(also=sense)
        gazetteer.add(Meaning(named, "name", name), written_forms(name))


def _add_derived(gazetteer: Gazetteer, entry: Entry, row: Row, also: dict[str, str]) -> None:
    """Adjectives and inhabitants."""
    for adjective in _cells(row.get("adjectives", "")):
        _add_adjective(gazetteer, entry, adjective, also)
    for people in _cells(row.get("inhabitants", "")):
        gazetteer.add(Meaning(entry, "inhabitant", ""), inhabitant_forms(people))


def _add_adjective(gazetteer: Gazetteer, entry: Entry, adjective: str, also: dict[str, str]) -> None:
    """One that says something else as well («королевский») is marked so."""
    named = entry._replace(also=also[adjective]) if adjective in also else entry
    gazetteer.add(Meaning(named, "adjective", ""), adjective_forms(adjective))


def _entries(names: dict[str, str]) -> Iterator[tuple[Entry, Row]]:
    """Every entry but the settlements, with its row."""
    for row in read_table("places/countries"):
        names[row["code"]] = row["name"]
        yield Entry("country", row["code"], row["name"], None, 0, ""), row
    for row in read_table("places/subjects"):
        names[row["code"]] = row["name"]
        yield Entry("subject", row["code"], row["name"], None, 0, ""), row
    for row in read_table("places/foreign_regions"):
        names.setdefault(row["code"], row["name"])
        yield Entry("region", row["code"], row["name"], None, 0, ""), row
    for row in read_table("places/areas"):
        name = names.get(row["code"], row["name"])
        yield Entry("area", row["code"] or None, name, row["name"], 0, ""), row
    for row in read_table("places/foreign_cities"):
        name = names.get(row["code"]) or names.get(row["code"][:2], row["name"])
        yield Entry("city", row["code"], name, row["name"], 0, ""), row


def _add_small_towns(gazetteer: Gazetteer, settled: dict[tuple[str, str], Entry], also: dict[str, str]) -> None:
    """«алексинский завод»: the adjectives that name a district and, where no head follows, its town or at least it."""
    for row in read_table("places/districts"):
        if row["town"]:
            code = row["subjects"] or row["in_town"]
            whole = Entry("settlement", code, gazetteer.names[code], None, 0, "")
            entry = settled.get((row["town"], code), whole)
            _add_adjective(gazetteer, entry, row["adjective"], also)


def _landmarks(names: dict[str, str]) -> Iterator[tuple[Entry, Row]]:
    for row in read_table("places/landmarks"):
        yield Entry("site", row["code"], names[row["code"]], row["place"] or None, 0, row["also"]), row


def _settlements(names: dict[str, str]) -> Iterator[tuple[Entry, Row]]:
    for row in read_table("places/settlements"):
        if row["name"] == names[row["subject"]]:
            continue  # Moscow, St Petersburg and Sevastopol are subjects
        entry = Entry(
            "settlement", row["subject"], names[row["subject"]], row["name"], int(row["population"]), row["also"]
        )
        yield entry, row


@cache
def load() -> Gazetteer:
    """The gazetteer, read once a process; the garbage collector, which finds nothing in it, would add a quarter."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _read()
    finally:
        if collecting:
            gc.enable()


def _read() -> Gazetteer:
    gazetteer, also = Gazetteer(), _ambiguous()
    for entry, row in _entries(gazetteer.names):
        _add_row(gazetteer, entry, row, also)
        if entry.kind == "subject":
            gazetteer.subjects[row["code"]] = entry
            gazetteer.centres[row["code"]] = row["centre"]
    towns = {(row["name"], row["subject"]): row for row in read_table("places/towns")}
    settled = {}
    for entry, row in _settlements(gazetteer.names):
        settled[row["name"], row["subject"]] = entry
        _add_row(gazetteer, entry, row, also)
        if town := towns.get((row["name"], row["subject"])):
            _add_derived(gazetteer, entry, town, also)
    _add_small_towns(gazetteer, settled, also)
    for entry, row in _landmarks(gazetteer.names):
        _add_named(gazetteer, entry, row["name"], row["variants"], {})
    return gazetteer.finish()


__all__ = ["RUSSIA", "Entry", "Gazetteer", "Reading", "fold", "load"]
