"""Reads the sentence of a figure; yields its predicate and the words that narrow the figure down."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from extractor.language import morph_parses
from extractor.lexicon import read_table

_WORD = re.compile(r"[А-Яа-яЁёA-Za-z]+(?:-[А-Яа-яЁёA-Za-z]+)*")
_BREAK = re.compile(r"[,;:()«»\"]|\s[—–-]\s|[.!?]\s")
_VERBS = {"VERB", "INFN", "PRTS"}
_CONTENT = {"NOUN", "ADJF", "PRTF", "ADJS"}
_ADJECTIVES = {"ADJF", "ADJS", "PRTF"}
SURE = 0.2  # a reading less likely than this is none

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: where it starts, its lemma, `verb`, `short` (a short participle), `content` or empty."""

    start: int
    lemma: str
    sort: str


@lru_cache(50_000)
def read_word(text: str) -> tuple[str, str]:
    """Lemma and sort of a word; a short participle gives its verb."""
    parses = morph_parses(text.lower())
    told = [parse for parse in parses if "impr" not in parse.tag]  # news command nobody: «пришли» are those who came
    for parse in told or parses:
        if parse.pos in _VERBS and (parse.score >= SURE or parse is parses[0]):
            return parse.lemma, "short" if parse.pos == "PRTS" else "verb"
    best = parses[0]
    return best.lemma, "content" if best.pos in _CONTENT else ""


def words_of(text: str, span: Span, hidden: Iterable[Span]) -> list[Word]:
    """The words of a stretch of text, without those that stand in hidden stretches."""
    ends = list(hidden)
    found = []
    for match in _WORD.finditer(text, *span):
        if not any(start <= match.start() < end for start, end in ends):
            found.append(Word(match.start(), *read_word(match.group())))
    return found


def clause_of(text: str, sentence: Span, at: Span) -> Span:
    """The stretch between marks that holds a figure."""
    start, end = sentence
    for match in _BREAK.finditer(text, start, end):
        if match.end() <= at[0]:
            start = match.end()
        elif match.start() >= at[1]:
            return start, match.start()
    return start, end


def predicate(words: list[Word], clause: Span, at: int, period: bool) -> tuple[str, str]:
    """The verb that governs a figure, its class and itself: of its clause, else the nearest of the sentence.

    A short participle without a period tells a state: «на сегодня создано 620» is what there is.
    """
    silent = _speech_verbs() - _predicates().keys()
    verbs = [word for word in words if word.sort in ("verb", "short") and word.lemma not in silent]
    here = [word for word in verbs if clause[0] <= word.start < clause[1]]
    if not (here or verbs):
        return "be", ""
    chosen = min(here or verbs, key=lambda word: abs(word.start - at))
    action, standing = _predicates().get(chosen.lemma, (chosen.lemma, ""))
    return standing if standing and chosen.sort == "short" and not period else action, chosen.lemma


def narrowing(words: list[Word], clause: Span) -> frozenset[str]:
    """The nouns and adjectives of a clause that may say which part of the thing is meant."""
    here = (word for word in words if clause[0] <= word.start < clause[1] and word.sort == "content")
    return frozenset(word.lemma for word in here if word.lemma not in group("light") and len(word.lemma) > 2)


@lru_cache(20_000)
def sort_of(lemma: str) -> str:
    """`noun`, `adjective` or empty."""
    pos = morph_parses(lemma)[0].pos or ""
    return "noun" if pos == "NOUN" else "adjective" if pos in _ADJECTIVES else ""


@cache
def _speech_verbs() -> frozenset[str]:
    """Verbs that report the figure and say nothing of the thing."""
    return frozenset(row["lemma"] for row in read_table("speech_verbs"))


@cache
def _predicates() -> dict[str, tuple[str, str]]:
    return {row["lemma"]: (row["class"], row["standing"]) for row in read_table("comparing_predicates")}


@cache
def group(name: str) -> frozenset[str]:
    """The words of a group of `comparing_words.tsv`."""
    return frozenset(row["lemma"] for row in read_table("comparing_words") if row["group"] == name)
