"""Reads annotated articles; yields the table of `linking/confidence.py` and how well it holds on articles left out.

    python -m tools.train_confidence [--also ANNOTATIONS=ARTICLES …] [--diagram FILE.svg] [--write]

The weights of a logistic regression are learnt from the sets of `tools/ratchet.py`, but for `blind`, and from those
named by --also. Only the set `daily` says how often a fact is right where no weight of a link was learnt;
the others look better, so each of them has a feature of its own, which takes this up and is thrown away. Ten-fold
cross-validation over its articles gives the figures, those of `blind` stand below; with --write the table is then made
from all that is learnt from.
"""

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from extractor import lexicon
from extractor.assembling import to_record
from extractor.evaluation import CORE, agrees
from extractor.evaluation import firm_pairing as pairing
from extractor.language import analyse
from extractor.linking import crowds, link_facts
from extractor.linking.confidence import ANY, Feature, features
from extractor.mentions import find_mentions
from extractor.reading import Article, read_paths
from tools.ratchet import sets_and

UNSEEN = "daily"  # no weight of a link was learnt there
KEPT = ("blind", "sealed", "unopened", "unread", "untouched", "unseen")  # for measuring
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
    texts = sorted(path for path in articles.iterdir() if path.suffix != ".json")
    for article in read_paths(texts):
        assert isinstance(article, Article), article
        gold = json.loads((annotations / f"{article.id}.json").read_text("utf-8"))
        (document,) = analyse([(article.text, article.blocks)])
        linked = link_facts(find_mentions(article, document))
        facts = json.loads(to_record(linked).model_dump_json())["facts"]
        judged = {
            fact["id"]: features(link, crowd)
            for fact, link, crowd in zip(facts, linked.facts, crowds(linked.mentions), strict=True)
        }
        pairs, _, extra = pairing(gold["facts"], facts)
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


def diagram(told: list[tuple[float, bool]]) -> str:
    """The reliability diagram as SVG: confidence said (across) against the share right (up), a dot for ten facts."""
    size, edge = 320, 40
    table = report(told)["bins (facts, said, right)"]

    def place(value: float) -> float:
        return edge + value * size

    marks = []
    for facts, said, true in table:
        spot = f'cx="{place(said):.0f}" cy="{place(1 - true):.0f}" r="{(facts / 10) ** 0.5 * 3 + 2:.1f}" fill="#1f6f7a"'
        marks.append(f"<circle {spot}><title>{facts} facts: said {said}, right {true}</title></circle>")
    ticks = [
        f'<text x="{place(value):.0f}" y="{place(1) + 18:.0f}" text-anchor="middle">{value}</text>'
        f'<text x="{edge - 6}" y="{place(1 - value) + 4:.0f}" text-anchor="end">{value}</text>'
        for value in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    ]
    whole = size + 2 * edge
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" font-size="11">',
            f'<rect width="{whole}" height="{whole}" fill="#fff"/>',
            f'<rect x="{edge}" y="{edge}" width="{size}" height="{size}" fill="none" stroke="#999"/>',
            f'<line x1="{edge}" y1="{place(1)}" x2="{place(1)}" y2="{edge}" stroke="#bbb"/>',
            *ticks,
            *marks,
            f'<text x="{whole / 2}" y="{whole - 6}" text-anchor="middle">confidence said</text>',
            f'<text x="12" y="{edge - 14}">share right</text>',
            "</svg>\n",
        )
    )


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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--also", nargs="*", default=[], help="ANNOTATIONS=ARTICLES of further sets")
    parser.add_argument("--diagram", type=Path, help="write the reliability diagram to this SVG file")
    parser.add_argument("--write", action="store_true")
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
        options.diagram.write_text(diagram(told), "utf-8")
    if options.write:
        write(sample, weights)


if __name__ == "__main__":
    main()
