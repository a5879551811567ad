"""Reads annotated articles; yields the table of `linking/confidence.py` and how well it holds on articles left out.

    python -m tools.train_confidence [--also ANNOTATIONS=ARTICLES …] [--diagram FILE.svg] [--write]

The weights of a logistic regression are learnt from the sets of `tools/ratchet.py`, but for `blind`, and from those
named by --also. Only the set `daily` says how often a fact is right where no weight of a link was learnt;
the others look better, so each of them has a feature of its own, which takes this up and is thrown away. Ten-fold
cross-validation over its articles gives the figures, those of `blind` stand below; with --write the table is then made
from all that is learnt from.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from extractor import lexicon
from extractor.evaluation import CORE, agrees, firm_pairing
from extractor.linking import crowds
from extractor.linking.confidence import ANY, Feature, features
from tools import choosing
from tools.ratchet import sets_and

UNSEEN = "daily"  # no weight of a link was learnt there
KEPT = [name for name in choosing.KEPT if name != UNSEEN]  # for measuring
FOLDS = 10
SEEN = 5  # a feature of fewer facts weighs nothing
RIDGE = 6.0  # of 3, 6 and 10 the least calibration error on articles left out
SURE = 0.8

Vector = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Example:
    """One fact found: its set and article, what it is judged by, whether every core field was right."""

    set: str
    article: str
    features: tuple[Feature, ...]
    right: bool


def examples(name: str, annotations: Path, articles: Path) -> list[Example]:
    """Every firm fact of the articles, run now."""
    found = []
    for article in choosing.taught(annotations, articles):
        links = zip(article.facts, article.linked.facts, crowds(article.linked.mentions), strict=True)
        judged = {fact["id"]: features(link, crowd) for fact, link, crowd in links}
        pairs, _, extra = firm_pairing(article.gold["facts"], article.facts)
        for annotated, fact in [*pairs, *((None, fact) for fact in extra)]:
            right = annotated is not None and all(agrees(field, annotated, fact) for field in CORE)
            found.append(Example(name, article.id, judged[fact["id"]], right))
    return found


def fit(sample: list[Example]) -> dict[Feature, float]:
    """The weight of every feature: logistic regression by Newton's method, a ridge on all but constant and sets."""
    seen = Counter(feature for example in sample for feature in _with_set(example))
    names = [ANY, *sorted(feature for feature, count in seen.items() if count >= SEEN and feature != ANY)]
    table = _matrix(sample, names)
    right = np.array([example.right for example in sample], float)
    ridge = np.array([0.0 if name == ANY or name[0] == "set" else RIDGE for name in names])
    weights = np.zeros(len(names))
    for _ in range(100):
        said = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (said - right) + ridge * weights
        bend = (table.T * (said * (1 - said) + 1e-9)) @ table + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return dict(zip(names, map(float, weights), strict=True))


def _with_set(example: Example) -> tuple[Feature, ...]:
    return example.features if example.set == UNSEEN else (*example.features, ("set", example.set))


def _matrix(sample: list[Example], names: list[Feature]) -> Vector:
    columns = {name: column for column, name in enumerate(names)}
    table = np.zeros((len(sample), len(names)))
    for row, example in enumerate(sample):
        for feature in _with_set(example):
            if feature in columns:
                table[row, columns[feature]] = 1
    return table


def said_of(weights: dict[Feature, float], example: Example) -> float:
    """As `confidence.rate`, with weights just learnt."""
    return float(1 / (1 + np.exp(-sum(weights.get(feature, 0.0) for feature in example.features))))


def cross_validated(sample: list[Example]) -> list[tuple[float, bool]]:
    """Confidence and truth of every such fact, its article left out when the weights were learnt."""
    articles = sorted({example.article for example in sample if example.set == UNSEEN})
    told = []
    for fold in range(FOLDS):
        out = set(articles[fold::FOLDS])
        left_out = [example for example in sample if example.set == UNSEEN and example.article in out]
        weights = fit([example for example in sample if example.set != UNSEEN or example.article not in out])
        told += [(said_of(weights, example), example.right) for example in left_out]
    return told


def report(told: list[tuple[float, bool]]) -> dict[str, Any]:
    """Expected calibration error over ten bins, the reliability table, and precision where confidence ≥ 0.8."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for value, right in told:
        bins[min(int(value * 10), 9)].append((value, right))
    table = [(len(b), sum(v for v, _ in b) / len(b), sum(r for _, r in b) / len(b)) for _, b in sorted(bins.items())]
    sure = [right for value, right in told if value >= SURE]
    return {
        "facts": len(told),
        "right": round(sum(right for _, right in told) / len(told), 3),
        "expected calibration error": round(sum(n * abs(said - true) for n, said, true in table) / len(told), 3),
        "precision at 0.8": round(sum(sure) / len(sure), 3) if sure else None,
        "kept at 0.8": round(len(sure) / len(told), 3),
        "bins (facts, said, right)": [(n, round(said, 3), round(true, 3)) for n, said, true in table],
    }


def draw(told: list[tuple[float, bool]], file: Path) -> None:
    """The reliability diagram: confidence said (across) against the share right (up), a dot as large as its facts."""
    from matplotlib import pyplot

    pyplot.rcParams |= {"svg.hashsalt": file.stem, "svg.fonttype": "none"}
    facts, said, true = zip(*report(told)["bins (facts, said, right)"], strict=True)
    figure, panel = pyplot.subplots(figsize=(4, 4))
    panel.plot((0, 1), (0, 1), color="#bbbbbb")
    panel.scatter(said, true, s=facts, color="#1f6f7a")
    panel.set(xlabel="confidence said", ylabel="share right")
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})


def write(sample: list[Example], weights: dict[Feature, float]) -> None:
    """Writes the table of weights; features of a set are left out."""
    seen, right = Counter[Feature](), Counter[Feature]()
    for example in sample:
        seen.update(example.features)
        right.update(example.features if example.right else ())
    rows = sorted((*feature, seen[feature], right[feature], f"{weight:.3f}") for feature, weight in weights.items())
    lines = [
        "# What a fact is judged by: how many facts had it, how many of these were right, its weight in the logistic",
        "# sum; made by tools/train_confidence.py.",
        "what\twhich\tfacts\tright\tweight",
        *("\t".join(map(str, row)) for row in rows if row[0] != "set"),
    ]
    (Path(lexicon.__file__).parent / "confidence_weights.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Prints the cross-validated figures; writes the table if asked."""
    parser = choosing.command_line(__doc__)
    parser.add_argument("--diagram", type=Path, help="write the reliability diagram to this SVG file")
    options = parser.parse_args()
    everything = [example for name, pair in sets_and(options.also).items() for example in examples(name, *pair)]
    sample = [example for example in everything if example.set not in KEPT]
    told = cross_validated(sample)
    weights = fit(sample)
    kept = {name: [(said_of(weights, one), one.right) for one in everything if one.set == name] for name in KEPT}
    for title, rated in {"left out": told, **kept}.items():
        for name, value in report(rated).items():
            print(f"{title}: {name}: {value}")
    if options.diagram:
        draw(told, options.diagram)
    if options.write:
        write(sample, weights)


if __name__ == "__main__":
    main()
