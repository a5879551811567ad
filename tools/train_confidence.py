"""Reads annotated articles; yields the tables of `linking/confidence.py` and how well they hold on articles left out.

    python -m tools.train_confidence ANNOTATIONS=ARTICLES … --fresh ANNOTATIONS=ARTICLES … [--write]

Each argument names a folder of annotations and the folder of their articles. How often each rule is right is learnt
from all of them; how often facts of a score are right only from the fresh ones, which no rule was written for: on the
others the rules look better than they are. Ten-fold cross-validation over the fresh articles gives the calibration
error; with --write the tables are then made from all.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor import batch
from extractor.evaluation import CORE, Json, agrees
from extractor.evaluation import firm_pairing as pairing
from extractor.linking import confidence

LEXICON = Path(confidence.__file__).parent.parent / "lexicon"
FOLDS = 10
STEPS = 4
STEADY = 20  # a step counts as its own facts and this many of average ones
WEIGHT = 8  # a rule seen n times counts as n facts of its own and this many of its field's average
CORE_OF = {"quantity": ("value", "unit"), "measured": ("measured",), "region": ("region",), "official": ("official",)}


@dataclass(frozen=True, slots=True)
class Example:
    """One fact found: its article, the rules that decided it, which fields were right."""

    article: str
    rules: dict[str, str]
    right: dict[str, bool]

    @property
    def whole(self) -> bool:
        """Whether every core field was right."""
        return all(self.right.values())


def examples(annotations: Path, articles: Path) -> list[Example]:
    """Every firm fact of the articles, run now."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        batch.run([articles], batch.Options(output=output))
        for path in sorted(annotations.glob("*.json")):
            gold = json.loads(path.read_text("utf-8"))
            record = json.loads((output / path.name).read_text("utf-8"))
            pairs, _, extra = pairing(gold["facts"], record["facts"])
            found += [_example(path.stem, fact, annotated) for annotated, fact in pairs]
            found += [_example(path.stem, fact, None) for fact in extra]
    return found


def _example(article: str, fact: Json, gold: Json | None) -> Example:
    rules = {field: fact["rules"].get(field, "none") for field in confidence.FIELDS}
    rules["quantity"] = f"{fact['kind']}:{rules['quantity']}"
    right = {
        field: gold is not None and all(agrees(name, gold, fact) for name in names) for field, names in CORE_OF.items()
    }
    return Example(article, rules, right)


Shares = dict[tuple[str, str], tuple[int, int, float]]


def learn_shares(sample: list[Example]) -> Shares:
    """(field, rule) → right, total and smoothed share; rule `*` is the field's average."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for example in sample:
        for field, rule in example.rules.items():
            for key in ((field, rule), (field, "*")):
                counts[key][0] += example.right[field]
                counts[key][1] += 1
    averages = {field: counts[field, "*"][0] / counts[field, "*"][1] for field in confidence.FIELDS}
    return {
        (field, rule): (right, total, round((right + WEIGHT * averages[field]) / (total + WEIGHT), 4))
        for (field, rule), (right, total) in counts.items()
    }


def score(shares: Shares, example: Example) -> float:
    """As `confidence.score`, with shares just learnt."""
    value = 1.0
    for field, rule in example.rules.items():
        value *= shares.get((field, rule), shares[field, "*"])[2]
    return value


def learn_steps(scored: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Least score and share right of equally filled bins, merged until they rise."""
    scored = sorted(scored)
    size = max(1, len(scored) // STEPS)
    bins = [[scored[i][0], 0.0, 0.0] for i in range(0, len(scored) - size + 1, size)]
    for index, (_, right) in enumerate(scored):
        chosen = bins[min(index // size, len(bins) - 1)]
        chosen[1] += right
        chosen[2] += 1
    merged: list[list[float]] = []
    for step in bins:
        merged.append(step)
        while len(merged) > 1 and merged[-2][1] / merged[-2][2] >= merged[-1][1] / merged[-1][2]:
            last = merged.pop()
            merged[-1][1] += last[1]
            merged[-1][2] += last[2]
    average = sum(right for _, right in scored) / len(scored)
    return [
        (round(least, 4), round((right + STEADY * average) / (total + STEADY), 2)) for least, right, total in merged
    ]


def learn(known: list[Example], fresh: list[Example]) -> tuple[Shares, list[tuple[float, float]]]:
    """Both tables; a fresh article is scored by shares from the others, lest rare rules look better than they are."""
    scored = []
    for out in folds(fresh):
        shares = learn_shares(known + [example for example in fresh if example.article not in out])
        scored += [(score(shares, example), example.whole) for example in fresh if example.article in out]
    return learn_shares(known + fresh), learn_steps(scored)


def folds(sample: list[Example]) -> list[set[str]]:
    """The articles in ten parts."""
    articles = sorted({example.article for example in sample})
    return [part for fold in range(FOLDS) if (part := set(articles[fold::FOLDS]))]


def cross_validated(known: list[Example], fresh: list[Example]) -> list[tuple[float, bool]]:
    """Confidence and truth of every fresh fact, its article left out when the tables were made."""
    told = []
    for out in folds(fresh):
        shares, steps = learn(known, [example for example in fresh if example.article not in out])
        for example in fresh:
            if example.article in out:
                value = score(shares, example)
                told.append((next((c for least, c in reversed(steps) if value >= least), steps[0][1]), example.whole))
    return told


def report(told: list[tuple[float, bool]]) -> dict[str, Any]:
    """Expected calibration error over ten bins, the reliability table, and precision where confidence ≥ 0.8."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for value, right in told:
        bins[min(int(value * 10), 9)].append((value, right))
    table = [(len(b), sum(v for v, _ in b) / len(b), sum(r for _, r in b) / len(b)) for _, b in sorted(bins.items())]
    sure = [right for value, right in told if value >= 0.8]
    return {
        "facts": len(told),
        "expected calibration error": sum(n * abs(said - true) for n, said, true in table) / len(told),
        "precision at 0.8": sum(sure) / len(sure) if sure else None,
        "kept at 0.8": len(sure) / len(told),
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


def write(shares: Shares, steps: list[tuple[float, float]]) -> None:
    """Writes both tables."""
    lines = [
        "# How often each rule was right in its field; made by tools/train_confidence.py.",
        "field\trule\tright\ttotal\tshare",
    ]
    lines += [
        f"{field}\t{rule}\t{right}\t{total}\t{share}" for (field, rule), (right, total, share) in sorted(shares.items())
    ]
    (LEXICON / "confidence_rules.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    lines = [
        "# Score → how often facts of at least that score were right; made by tools/train_confidence.py.",
        "score\tconfidence",
    ]
    lines += [f"{least}\t{share}" for least, share in steps]
    (LEXICON / "confidence_steps.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Prints the cross-validated figures; writes the tables if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("known", nargs="*", default=[], help="ANNOTATIONS=ARTICLES that rules were written for")
    parser.add_argument("--fresh", nargs="+", required=True, help="ANNOTATIONS=ARTICLES that no rule was written for")
    parser.add_argument("--diagram", type=Path, help="write the reliability diagram to this SVG file")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    known = [example for pair in options.known for example in examples(*map(Path, pair.split("=")))]
    fresh = [example for pair in options.fresh for example in examples(*map(Path, pair.split("=")))]
    told = cross_validated(known, fresh)
    for name, value in report(told).items():
        print(f"{name}: {value}")
    if options.diagram:
        options.diagram.write_text(diagram(told), "utf-8")
    if options.write:
        write(*learn(known, fresh))


if __name__ == "__main__":
    assert set(sum(CORE_OF.values(), ())) == set(CORE)
    main()
