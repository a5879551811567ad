"""Reads a word; yields what it says to the finders of places besides names: most words say nothing."""

from functools import cache
from typing import NamedTuple

from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.lexicon.toponyms import adjective_forms, fold, written_forms

NAME, HEAD, PLATE, TYPE, REFERENCE, WITHIN = "name", "head", "plate", "type", "reference", "within"

LOCATIVE = frozenset(("в", "во", "из", "под", "близ", "около", "возле"))


class Head(NamedTuple):
    """What a head noun makes of the adjective before it."""

    kind: str
    name: str
    gender: str
    length: int


@cache
def words_of(table: str, column: str, value: str, words: str = "words") -> frozenset[str]:
    """The forms in the rows of `places/<table>` whose column has this value."""
    rows = (row for row in read_table(f"places/{table}") if row[column] == value)
    return frozenset(form for row in rows for form in row[words].split("|") if form)


@cache
def setting(kind: str) -> frozenset[str]:
    """Words of `places/settings` of one kind."""
    return words_of("settings", "kind", kind)


@cache
def nature(kind: str = "") -> frozenset[str]:
    """Forms of the names of waters and mountains, of one kind if asked."""
    rows = (row for row in read_table("places/nature") if kind in ("", row["kind"]))
    return frozenset(form for row in rows for form in written_forms(row["name"]))


@cache
def heads() -> dict[str, Head]:
    """Forms of head nouns, of one or two words."""
    found: dict[str, Head] = {}
    for row in read_table("places/heads"):
        for form in row["words"].split("|"):
            found.setdefault(form, Head(row["kind"], row["name"], row["gender"], form.count(" ") + 1))
    return found


@cache
def first_words() -> frozenset[str]:
    """The words that heads begin with."""
    return frozenset(form.split()[0] for form in heads())


@cache
def type_words() -> frozenset[str]:
    """Words after which a settlement is named."""
    return setting("short") | words_of("types", "kind", "settlement", "forms")


@cache
def nouns() -> dict[str, str]:
    """Forms of referring nouns and adverbs with their scope."""
    rows = (row for row in read_table("places/references") if row["where"] != "adjective")
    return {form: row["scope"] for row in rows for form in row["words"].split("|") if form}


@cache
def adjectives() -> dict[str, str]:
    """All forms of referring adjectives with their scope."""
    rows = (row for row in read_table("places/references") if row["where"] == "adjective")
    return {form: row["scope"] for row in rows for word in row["words"].split("|") for form in adjective_forms(word)}


@cache
def capitals() -> dict[str, tuple[str, str | None]]:
    """Countries → code and name of the capital."""
    found: dict[str, tuple[str, str | None]] = {RUSSIA: ("RU-MOW", None)}
    for row in read_table("places/capitals"):
        entries = (one.entry for one in load().readings(fold(row["city"])) if one.entry.kind == "city")
        code = next((entry.code for entry in entries if entry.country == row["code"]), None)
        found[row["code"]] = str(code or row["code"]), row["city"]
    return found


@cache
def triggers() -> frozenset[str]:
    """All words that may refer."""
    return setting("centre").union(nouns(), adjectives())


@cache
def kinds() -> dict[str, list[str]]:
    """What words say besides names: the kinds of each."""
    region = words_of("types", "type", "регион", "forms")
    tables = ((HEAD, first_words()), (PLATE, region), (TYPE, type_words()), (REFERENCE, triggers()), (WITHIN, LOCATIVE))
    found: dict[str, list[str]] = {}
    for kind, words in tables:
        for word in words:
            found.setdefault(word, []).append(kind)
    return found
