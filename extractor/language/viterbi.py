"""Scores of labels and of label pairs → the best sequence of labels, for many sequences at once.

A step a word costs numpy 9 µs, however few sequences take it. But most words can be proved to be outside all names
without a step: only the runs of doubtful words between them are searched, all runs together, which takes as many steps
as the longest run has words. The result is exact.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractor.language.weights import Flags, Floats, Ints

OUTSIDE = 1  # the label of words outside names
FAR = 1e3  # more than any sum of scores can make good
MARGIN = 1e-3  # above what single precision loses


def best_labels(scores: Floats, gaps: Ints, transitions: Floats) -> Ints:
    """The best label of each row; `gaps` are the rows between sequences, among them the first and the last."""
    doubtful = ~outside(scores, gaps, transitions)
    doubtful[gaps] = False
    labels = np.full(len(scores), OUTSIDE, np.int64)
    edges = np.flatnonzero(np.diff(doubtful.astype(np.int8)))
    starts, ends = edges[::2] + 1, edges[1::2] + 1
    if len(starts):
        neighbours = np.ones(len(scores), bool)
        neighbours[gaps] = False
        scores = scores.copy()
        scores[starts] += transitions[OUTSIDE] * neighbours[starts - 1, None]
        scores[ends - 1] += transitions[:, OUTSIDE] * neighbours[ends, None]
        search(scores, transitions, (starts, ends - starts), labels)
    return labels


def outside(scores: Floats, gaps: Ints, transitions: Floats) -> Flags:
    """Whether a row is outside names in every best sequence.

    Suppose a best sequence has other labels than OUTSIDE from one row to another. Putting OUTSIDE there instead gains
    at least the sum of `gain` over these rows plus `ends`: a step to a label costs no more than that label's best step
    from any label but OUTSIDE. So where that is above 0 for every stretch that holds a row, the row is outside.
    """
    others = np.arange(len(transitions)) != OUTSIDE
    wide = transitions.astype(np.float64)
    stay = wide[OUTSIDE, OUTSIDE]
    step = wide[others][:, others].max(0)
    ends = min(stay + (step - wide[OUTSIDE, others]).min(), step.min()) + min(-wide[others, OUTSIDE].max(), -stay)
    gain = scores[:, OUTSIDE] + stay - (scores[:, others] + step).max(1)
    gain[gaps] = FAR
    least = smallest_sum(gain) + smallest_sum(gain[::-1])[::-1] - gain
    return np.asarray(least + ends > MARGIN)


def smallest_sum(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each place, the smallest sum of a stretch that ends there."""
    sums = np.concatenate(([0.0], np.cumsum(values)))
    return np.asarray(sums[1:] - np.maximum.accumulate(sums)[:-1])


def search(scores: Floats, transitions: Floats, runs: tuple[Ints, Ints], labels: Ints) -> None:
    """Viterbi's search over all runs (starts, sizes) together, long ones first; writes into `labels`."""
    order = np.argsort(-runs[1], kind="stable")
    starts, sizes = runs[0][order], runs[1][order]
    counts = np.searchsorted(-sizes, -np.arange(sizes[0]), side="left").tolist()
    into = np.ascontiguousarray(transitions.T)
    best = [scores[starts]]
    for step, count in enumerate(counts[1:], 1):
        before = best[-1][:count, None] + into
        best.append(before.max(2) + scores[starts[:count] + step])
    label = np.zeros(len(starts), np.int64)
    after = 0
    for step in range(len(counts) - 1, -1, -1):
        count = counts[step]
        choice = best[step]
        choice[:after] += into[label[:after]]
        label[:count] = choice.argmax(1)
        labels[starts[:count] + step] = label[:count]
        after = count
