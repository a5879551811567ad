"""Reads annotated articles, and candidates for the answers of figures; yields the weights of a log-linear choice.

A feature named `known…` stands for what rules know of articles that they were written for: it takes that up and is
thrown away.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from extractor import lexicon
from extractor.assembling import to_record
from extractor.evaluation import firm_pairing
from extractor.language import analyse
from extractor.linking import Linked, link_facts
from extractor.mentions import find_mentions
from extractor.reading import Article, read_paths
from tools.ratchet import UNREAD, articles_in

STEPS = 250
KNOWN = "known"
LEAST = 0.02  # a lesser weight is left out of the table
KEPT = ("daily", *UNREAD)  # sets for measuring

Option = tuple[frozenset[str], float]  # a candidate's features, and what it is worth as an answer: 1 for the right one


class Taught(NamedTuple):
    """An annotated article: its id, its annotation, its links, its facts as the record has them."""

    id: str
    gold: dict[str, Any]
    linked: Linked
    facts: list[dict[str, Any]]

    @property
    def annotated(self) -> dict[str, dict[str, Any]]:
        """The annotation of each fact that has one, by its id."""
        return {fact["id"]: one for one, fact in firm_pairing(self.gold["facts"], self.facts)[0]}


def taught(annotations: Path, articles: Path) -> Iterator[Taught]:
    """The annotated articles of a set, run now."""
    for article in read_paths(articles_in(articles)):
        assert isinstance(article, Article), article
        gold = json.loads((annotations / f"{article.id}.json").read_text("utf-8"))
        (document,) = analyse([(article.text, article.blocks)])
        linked = link_facts(find_mentions(article, document))
        yield Taught(article.id, gold, linked, json.loads(to_record(linked).model_dump_json())["facts"])


def command_line(says: str) -> argparse.ArgumentParser:
    """What every tool is told that learns weights."""
    parser = argparse.ArgumentParser(description=says, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--also", nargs="*", default=[], help="ANNOTATIONS=ARTICLES of further sets")
    parser.add_argument("--write", action="store_true")
    return parser


class Batch:
    """Choices as arrays: the columns of each candidate's features, where each choice begins."""

    def __init__(self, choices: Sequence[Sequence[Option]], columns: dict[str, int]) -> None:
        flat = [option for choice in choices for option in choice]
        pairs = [(row, columns[f]) for row, (own, _) in enumerate(flat) for f in own if f in columns]
        self.rows, self.columns = np.array(pairs).T
        self.starts = np.cumsum([0, *map(len, choices)])[:-1]
        self.choice = np.repeat(np.arange(len(choices)), [len(choice) for choice in choices])
        self.worth = np.array([worth for _, worth in flat], float)

    def slope(self, weights: Any) -> Any:
        """How the improbability of the right candidates grows with each weight."""
        scores = np.bincount(self.rows, weights[self.columns], len(self.worth))
        raised = np.exp(scores - np.maximum.reduceat(scores, self.starts)[self.choice])
        said = raised / np.add.reduceat(raised, self.starts)[self.choice]
        wanted = raised * self.worth / np.add.reduceat(raised * self.worth, self.starts)[self.choice]
        return np.bincount(self.columns, (said - wanted)[self.rows], len(weights))


def fit(choices: Iterable[Sequence[Option]], seen: int, ridge: float) -> dict[str, float]:
    """The weight of every feature of at least so many candidates (Adam); choices without a right one say nothing."""
    told = [choice for choice in choices if any(worth for _, worth in choice)]
    counts = Counter(feature for choice in told for own, _ in choice for feature in own)
    names = sorted(feature for feature, count in counts.items() if count >= seen)
    batch = Batch(told, {name: column for column, name in enumerate(names)})
    weights = np.zeros(len(names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = batch.slope(weights) + ridge * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        pace = 0.1 if step < 150 else 0.03
        weights -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, map(float, weights), strict=True))


def score(weights: dict[str, float], features: frozenset[str]) -> float:
    """What a candidate weighs."""
    return sum(weights.get(feature, 0.0) for feature in features - {KNOWN})


def write(table: str, says: str, weights: dict[str, float]) -> None:
    """Writes a table of the lexicon, with a line that says what it is; what weighs next to nothing is left out."""
    rows = [f"{name}\t{weight:.2f}" for name, weight in sorted(weights.items()) if abs(weight) >= LEAST]
    lines = [f"# {says}", "feature\tweight", *(row for row in rows if not row.startswith(KNOWN))]
    (Path(lexicon.__file__).parent / f"{table}.tsv").write_text("\n".join(lines) + "\n", "utf-8")
