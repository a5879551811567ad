"""The arithmetic by itself, against the plain way of doing it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.parser import ROOT, opened
from extractor.language.trunk import ROWS, convolve, filters_of
from extractor.language.viterbi import best_labels, outside
from extractor.language.weights import Floats, read_network

sizes_of = st.lists(st.integers(1, 40), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def transitions() -> Floats:
    return np.asarray(read_network("ner").raw.head.crf.transitions.array)


def plain_viterbi(scores: Floats, transitions: Floats) -> list[int]:
    """One step a word, as in a textbook."""
    best, back = scores[0], []
    for here in scores[1:]:
        before = best[:, None] + transitions
        back.append(before.argmax(0))
        best = before.max(0) + here
    path = [int(best.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]


@given(sizes_of, st.integers(0, 2**32 - 1), st.sampled_from([0, 3, 6, 9]), st.booleans())
def test_best_labels(transitions: Floats, sizes: list[int], seed: int, quiet: int, foreign: bool) -> None:
    random = np.random.default_rng(seed)
    pairs = random.normal(0, 3, (8, 8)).astype(np.float32) if foreign else transitions
    gaps = np.concatenate(([0], np.cumsum(np.array(sizes) + 1)))
    scores = random.normal(0, 2, (gaps[-1] + 1, 8)).astype(np.float32)
    scores[:, 1] += quiet
    labels = best_labels(scores, gaps, pairs)
    for first, size in zip(gaps[:-1] + 1, sizes, strict=True):
        assert labels[first : first + size].tolist() == plain_viterbi(scores[first : first + size], pairs)


def test_most_words_are_proved_outside(transitions: Floats) -> None:
    """Otherwise the search above would do all the work, and the proof none."""
    scores = np.zeros((1001, 8), np.float32)
    scores[:, 1] = 9
    assert outside(scores, np.array([0, 1000]), transitions).mean() > 0.9


@given(st.lists(st.tuples(st.integers(0, 11), st.booleans()), min_size=1, max_size=12))
def test_opened(choices: list[tuple[int, bool]]) -> None:
    heads = [ROOT if root and number % 3 == 0 else number % len(choices) for number, root in choices]
    result = opened(np.array(heads), len(heads)).tolist()
    for word in range(len(heads)):
        path = [word]
        while result[path[-1]] != ROOT:
            path.append(result[path[-1]])
            assert len(path) <= len(heads)
    for word, (before, after) in enumerate(zip(heads, result, strict=True)):
        cycle = cycle_of(heads, word)
        assert after == (ROOT if cycle and word == min(cycle) else before)


def cycle_of(heads: list[int], word: int) -> list[int]:
    """The cycle a word is on; empty for none."""
    path = [word]
    while heads[path[-1]] != ROOT and len(path) <= len(heads):
        path.append(heads[path[-1]])
        if path[-1] == word:
            return path[:-1]
    return []


@pytest.mark.parametrize("rows", [4, 6, 20, ROWS, ROWS + 2, 2 * ROWS + 4])
def test_convolve(rows: int) -> None:
    random = np.random.default_rng(rows)
    x, taps = random.normal(size=(rows, 4)).astype(np.float32), random.normal(size=(3, 4, 5)).astype(np.float32)
    expected = [x[place - 1 : place + 2].reshape(-1) @ taps.reshape(12, 5) for place in range(1, rows - 1)]
    assert np.allclose(convolve(x, filters_of(taps))[1:-1], expected, atol=1e-5)
