"""Reads figures, each with the candidates for its answer; yields the weights of a log-linear choice among them.

A feature named `known…` stands for what rules know of articles that they were written for: it takes that up and is
thrown away.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from extractor import lexicon

STEPS = 250
KNOWN = "known"
LEAST = 0.02  # a lesser weight is left out of the table

Option = tuple[frozenset[str], float]  # a candidate's features, and what it is worth as an answer: 1 for the right one


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
