"""Reads word_lists.tsv; yields its closed lists: whole words, or beginnings or endings of words."""

from functools import cache

from extractor.lexicon import read_table


@cache
def starts(name: str) -> tuple[str, ...]:
    """The list `name`, in order, for `str.startswith` and `str.endswith`."""
    return next(tuple(row["words"].split()) for row in read_table("quantities/word_lists") if row["list"] == name)


@cache
def words(name: str) -> frozenset[str]:
    """The list `name` as a set of whole words."""
    return frozenset(starts(name))


@cache
def stems(table: str) -> tuple[str, ...]:
    """The column `stem` of a table of word beginnings."""
    return tuple(row["stem"] for row in read_table(f"quantities/{table}"))
