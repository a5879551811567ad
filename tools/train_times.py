"""Reads annotated articles; yields the table of `linking/framing.py` and what it gains on articles left out.

    python -m tools.train_times [--also ANNOTATIONS=ARTICLES …] [--write]

For every figure to which the rules give no time the model chooses among the times that may frame it, and none (a
log-linear choice, ridge). It learns from the sets of `tools/ratchet.py` but those kept, and from those named by --also.
Rules look better on articles that they were written for: there none has a feature of its own, which takes this up and
is thrown away. Cross-validation over the articles of the sets `UNFITTED` says what is gained; with --write the table is
then made from all. What those sets score afterwards is what was learnt from them.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.linking import framing, role, time
from tools import choosing
from tools.ratchet import sets_and

UNFITTED = frozenset({"unruled", "pages"})  # few rules of times were written for them
FOLDS = 6
SEEN = 20  # a feature of fewer candidates weighs nothing
RIDGE = 8.0
SAYS = "What is judged of a time that may frame a figure, and its weight; made by tools/train_times.py."
OTHER_READING = 0.1  # of the worth of the first reading of an annotation


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that may frame a figure: its features, what it is worth as an answer."""

    value: str | None
    features: frozenset[str]
    worth: float


@dataclass(frozen=True, slots=True)
class Example:
    """One figure: its set, its article, its candidates; none where the rules give a time, `ruled`."""

    set: str
    article: str
    candidates: tuple[Candidate, ...]
    ruled: str | None
    readings: tuple[str | None, ...]


def examples(name: str, annotations: Path, articles: Path) -> list[Example]:
    """Every annotated figure of the articles."""
    found = []
    for article in choosing.taught(annotations, articles):
        mentions, annotated = article.linked.mentions, article.annotated
        roles = role.link(mentions)
        ruled, frame = time.ruled(mentions, roles)
        for fact, quantity, acts, (link, firm) in zip(article.facts, mentions.quantities, roles, ruled, strict=True):
            one = annotated.get(fact["id"])
            if one is not None:
                readings = _readings(one)
                tried = () if link or firm else tuple(frame.candidates(quantity, acts))
                row = tuple(_candidate(name, candidate, readings) for candidate in tried)
                found.append(Example(name, f"{name}/{article.id}", row, link.value if link else None, readings))
    return found


def _readings(annotation: dict[str, Any]) -> tuple[str | None, ...]:
    return (annotation.get("time"), *(annotation.get("alternatives", {}).get("time") or ()))


def _candidate(name: str, candidate: framing.Candidate, readings: tuple[str | None, ...]) -> Candidate:
    features = frozenset(framing.spelled(candidate))
    if candidate.value is None and name not in UNFITTED:
        features |= {choosing.KNOWN}
    first, *others = readings
    worth = 1.0 if candidate.value == first else OTHER_READING if candidate.value in others else 0.0
    return Candidate(candidate.value, features, worth)


def fit(sample: list[Example]) -> dict[str, float]:
    """The weight of every feature."""
    return choosing.fit([[(c.features, c.worth) for c in example.candidates] for example in sample], SEEN, RIDGE)


def chosen(weights: dict[str, float], example: Example) -> str | None:
    """As `Framing.at`, with weights just learnt."""
    if not example.candidates:
        return example.ruled
    scored = [(choosing.score(weights, c.features), c) for c in example.candidates]
    return max(scored, key=lambda pair: pair[0])[1].value


def judged(answers: list[tuple[Example, str | None]]) -> str:
    """The share right by some reading, and F1 where a time is stated or given."""
    right = sum(value in example.readings for example, value in answers)
    both = sum(bool(value and example.readings[0]) and value in example.readings for example, value in answers)
    given = sum(value is not None for _, value in answers)
    stated = sum(example.readings[0] is not None for example, _ in answers)
    return f"right {right / len(answers):.3f}, F1 {2 * both / (given + stated):.3f}"


def cross_validated(sample: list[Example]) -> str:
    """What holds of the articles left out: by the rules alone, by rules and weights."""
    articles = sorted({example.article for example in sample if example.set in UNFITTED})
    rules, model = [], []
    for fold in range(FOLDS):
        out = set(articles[fold::FOLDS])
        weights = fit([example for example in sample if example.article not in out])
        left = [example for example in sample if example.article in out]
        rules += [(example, example.ruled) for example in left]
        model += [(example, chosen(weights, example)) for example in left]
    return f"figures left out: {len(rules)}; rules {judged(rules)}; with the times that frame {judged(model)}"


def main() -> None:
    """Prints the cross-validated figures; writes the table if asked."""
    options = choosing.command_line(__doc__).parse_args()
    sets = {name: pair for name, pair in sets_and(options.also).items() if name not in choosing.KEPT}
    sample = [example for name, pair in sets.items() for example in examples(name, *pair)]
    print(cross_validated(sample))
    if options.write:
        choosing.write("time_weights", SAYS, fit(sample))


if __name__ == "__main__":
    main()
