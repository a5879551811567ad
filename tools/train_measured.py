"""Reads annotated articles; yields the table of `linking/measured/weighing.py` and what it gains on articles left out.

    python -m tools.train_measured [--also ANNOTATIONS=ARTICLES …] [--write]

For every figure that a loose rule decides the model chooses one candidate (a log-linear choice, ridge). It learns from
the sets of `tools/ratchet.py` but those kept, and from those named by --also. Rules look better on articles that they
were written for: there the ruled candidate has a feature of its own, which takes this up and is thrown away.
Cross-validation over the articles of the sets `UNFITTED` says what is gained; with --write the table is then made
from all. What those sets score afterwards is what was learnt from them: the figure to believe is that of articles left
out.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.linking import role
from extractor.linking.measured import judged, weighing
from tools import choosing
from tools.ratchet import SETS, sets_and

UNFITTED = frozenset({"unruled", "fresh", "later", "latest", "pages", "broad"})  # few rules were written for them
TWICE = frozenset({"corpus"})  # they count twice, as do those of --also: most rules were tried on them
FOLDS = 5
SEEN = 6  # a feature of fewer candidates weighs nothing
RIDGE = 2.0  # 4 and 8 are no better on articles left out (.814, .812), nor on sets that nothing is learnt from
SAYS = "What is judged of a phrase that a figure may measure, and its weight; made by tools/train_measured.py."


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase near a figure: its features, whether it is what the figure measures, whether the rules say so."""

    features: frozenset[str]
    right: bool
    ruled: bool


@dataclass(frozen=True, slots=True)
class Example:
    """One figure: its set, its article with the set's name, its candidates."""

    set: str
    article: str
    candidates: tuple[Candidate, ...]


def examples(name: str, annotations: Path, articles: Path) -> list[Example]:
    """Every fact of the articles that a loose rule decides, if it measures something, run now."""
    found = []
    for article in choosing.taught(annotations, articles):
        mentions, annotated = article.linked.mentions, article.annotated
        for fact, (task, ruled) in zip(article.facts, judged(mentions, role.link(mentions)), strict=True):
            heads = _heads(annotated.get(fact["id"]))
            if heads and weighing.is_loose(task, ruled):
                row = tuple(
                    Candidate(_features(name, task, other, ruled), _plain(other.phrase.lemma) in heads, other is ruled)
                    for other in weighing.candidates(task, ruled)
                )
                found.append(Example(name, f"{name}/{article.id}", row))
    return found


def _features(name: str, task: Any, finding: Any, ruled: Any) -> frozenset[str]:
    found = weighing.features(task, finding, ruled)
    return frozenset([*found, choosing.KNOWN] if "ruled" in found and name not in UNFITTED else found)


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")


def _heads(annotation: dict[str, Any] | None) -> set[str]:
    """The acceptable heads, those of other readings too."""
    if annotation is None:
        return set()
    readings = [annotation.get("measured"), *annotation.get("alternatives", {}).get("measured", ())]
    return {_plain(head) for reading in readings if isinstance(reading, dict) for head in reading.get("heads", ())}


def fit(sample: list[Example]) -> dict[str, float]:
    """The weight of every feature."""
    right = [example for example in sample if any(candidate.right for candidate in example.candidates)]
    right += [example for example in right if example.set in TWICE or example.set not in SETS]
    return choosing.fit([[(c.features, c.right) for c in example.candidates] for example in right], SEEN, RIDGE)


def chosen(weights: dict[str, float], example: Example) -> Candidate | None:
    """As `weighing.weigh`, with weights just learnt."""
    scored = [(choosing.score(weights, c.features), c) for c in example.candidates]
    most, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    ruled = next((pair for pair in scored if pair[1].ruled), None)
    return ruled[1] if ruled and most - ruled[0] < weighing.MARGIN else best


def cross_validated(sample: list[Example]) -> tuple[float, float, int]:
    """Of the figures left out: the share that rules have right, that the model has right, and how many there are."""
    articles = sorted({example.article for example in sample if example.set in UNFITTED})
    rules = model = total = 0
    for fold in range(FOLDS):
        out = set(articles[fold::FOLDS])
        weights = fit([example for example in sample if example.article not in out])
        for example in sample:
            if example.article in out:
                found = chosen(weights, example)
                rules += any(candidate.ruled and candidate.right for candidate in example.candidates)
                model += found is not None and found.right
                total += 1
    return rules / total, model / total, total


def main() -> None:
    """Prints the cross-validated figures; writes the table if asked."""
    options = choosing.command_line(__doc__).parse_args()
    sets = {name: pair for name, pair in sets_and(options.also).items() if name not in choosing.KEPT}
    sample = [example for name, pair in sets.items() for example in examples(name, *pair)]
    rules, model, total = cross_validated(sample)
    print(f"figures left out: {total}; rules right {rules:.3f}; weighed right {model:.3f}")
    if options.write:
        choosing.write("measured_weights", SAYS, fit(sample))


if __name__ == "__main__":
    main()
