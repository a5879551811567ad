"""Reads annotated articles and records made of them now; yields `tests/floors.json`, the accuracy that may not drop,
and the tables of `docs/accuracy.md` that show it.

python -m tools.ratchet                 raise the floors to what is reached now
python -m tools.ratchet --allow-lower   also lower them (say why in the commit)
"""

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from extractor import batch
from extractor.evaluation import FIELDS, Evaluation, evaluate

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests"
FLOORS = TESTS / "floors.json"
PAGE = ROOT / "docs" / "accuracy.md"
READ = "corpus development unruled fresh later latest daily pages opened wires retold broad dense".split()
UNREAD = "blind sealed unopened unread untouched unseen".split()  # nobody has read their errors
# name → annotations, articles
SETS = {name: (TESTS / "articles" / name, TESTS / "articles" / name) for name in (*READ, *UNREAD)}
SETS["corpus"] = (TESTS / "annotations", ROOT / "corpus")


def sets_and(also: Iterable[str]) -> dict[str, tuple[Path, Path]]:
    """The sets of the repository and those named ANNOTATIONS=ARTICLES on a command line."""
    return SETS | {pair: (Path(pair.split("=")[0]), Path(pair.split("=")[-1])) for pair in also}


def articles_in(folder: Path) -> list[Path]:
    """The files of a folder that hold articles; annotations may lie beside them."""
    return sorted(path for path in folder.iterdir() if path.suffix != ".json")


def digest(folder: Path) -> str:
    """SHA-256 over the annotations: floors hold for these only."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def figures(result: Evaluation) -> dict[str, float]:
    """Every metric by name, cut to three decimals."""
    values = {f"{name} F1": getattr(result, name).f1 for name in ("quantity", "core", "whole")}
    values |= {f"{name} right": result.share(name) for name in FIELDS}
    values |= {f"{name} stated F1": count.f1 for name, count in result.stated.items()}
    return {name: int(value * 1000) / 1000 for name, value in values.items()}


def measure(name: str) -> dict[str, float]:
    """The figures of a set now."""
    annotations, articles = SETS[name]
    with tempfile.TemporaryDirectory() as output:
        batch.run(articles_in(articles), batch.Options(Path(output)))
        return figures(evaluate(annotations, Path(output)))


def page(text: str, floors: dict[str, dict[str, float]]) -> str:
    """The page of accuracy with its two tables, of the sets not read and of the others, as the floors are."""
    for title, names in (("not read", UNREAD), ("read", READ)):
        start, end = f"<!-- {title} -->\n", f"<!-- end of {title} -->\n"
        before, after = text.split(start)[0], text.split(end)[1]
        text = before + start + table({name: floors[name] for name in names}) + end + after
    return text


def table(floors: dict[str, dict[str, float]]) -> str:
    """Markdown: a row a figure, a column a set; a dash where the set has none."""
    rows = [["figure", *(f"`{name}`" for name in floors)], ["---"] * (1 + len(floors))]
    for figure in next(iter(floors.values())):
        name = figure.removesuffix(" right").replace(" stated F1", " F1")
        rows.append([name, *(f"{floor[figure]:.3f}" if floor[figure] else "–" for floor in floors.values())])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def main() -> int:
    """Writes the floors; refuses to lower one without the flag."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--allow-lower", action="store_true")
    allow_lower = parser.parse_args().allow_lower
    now = {name: measure(name) for name in SETS}
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    lower = {
        f"{name}: {figure}": (floor, now[name][figure])
        for name in SETS.keys() & floors.keys()
        for figure, floor in floors[name]["floors"].items()
        if now[name][figure] < floor
    }
    if lower and not allow_lower:
        print(f"these would drop: {lower}; mend them or pass --allow-lower", file=sys.stderr)
        return 1
    told = {name: {"annotations": digest(SETS[name][0]), "floors": now[name]} for name in SETS}
    FLOORS.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    PAGE.write_text(page(PAGE.read_text("utf-8"), now), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
