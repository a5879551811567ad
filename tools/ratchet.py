"""Reads annotated articles and records made of them now; yields `tests/floors.json`, the accuracy that may not drop.

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
SETS = {"corpus": (TESTS / "annotations", ROOT / "corpus")}  # name → annotations, articles
SETS |= {
    name: (TESTS / "articles" / name, TESTS / "articles" / name)
    for name in (
        "development unruled fresh later latest daily blind pages sealed opened unopened wires unread retold broad "
        "untouched dense unseen"
    ).split()
}


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
    return 0


if __name__ == "__main__":
    sys.exit(main())
