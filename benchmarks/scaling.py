"""Reads generated articles; yields processor time of the local batch and of Spark on them, and whether rows agree.

    python -m benchmarks.scaling [--articles 5000]

Both write Parquet, have one worker and run at the same time, so that a slow moment of the machine hits both. Processor
time is that of all their processes, read while they run: Java, Python's daemon and its workers included.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from tools import make_articles

WAIT = 0.5  # seconds between two looks; what a process does after the last is lost
OF_THE_RUN = ("path", "article_id", "outcome", "failure", "group")  # differ by nature


def main() -> None:
    """Makes the articles, runs both, prints a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5000)
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = made_lines(folder, count)
        local = [sys.executable, "-m", "extractor", str(lines), "--output", str(folder / "local")]
        local += ["--jobs", "1", "--format", "parquet", "--quiet"]
        spark = [sys.executable, "-m", "extractor.spark", str(lines), "--output", str(folder / "spark")]
        told = side_by_side({"local": local, "spark": spark})
        same = rows_of(folder / "local" / "facts.parquet") == rows_of(folder / "spark")
    show(count, told, same)


def made_lines(folder: Path, count: int) -> Path:
    """One file of JSON lines with so many articles."""
    make_articles.write(folder / "made", count, seed=7)
    lines = folder / "articles.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts_of(folder / "made")):
            file.write(json.dumps({"id": f"n{number:05d}", "text": text}, ensure_ascii=False) + "\n")
    return lines


def texts_of(folder: Path) -> list[str]:
    """The articles' own text."""
    from extractor.reading import Article, read_paths

    articles = [item for item in read_paths([folder]) if isinstance(item, Article)]
    return ["\n".join(item.text[start:end] for start, end in item.body) for item in articles]


def side_by_side(commands: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    """Runs the commands at the same time; seconds of processor time of each, by program."""
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    environment["PYSPARK_SUBMIT_ARGS"] = "--master local[1] --driver-memory 2g pyspark-shell"
    children = {name: subprocess.Popen(command, env=environment) for name, command in commands.items()}
    spent: dict[str, dict[tuple[int, str], float]] = {name: {} for name in children}
    while any(child.poll() is None for child in children.values()):
        for name, child in children.items():
            spent[name] |= spent_by(child.pid)
        time.sleep(WAIT)
    failed = [name for name, child in children.items() if child.returncode]
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)}")
    return {name: by_program(found) for name, found in spent.items()}


def by_program(spent: dict[tuple[int, str], float]) -> dict[str, float]:
    """Processor time summed up by program."""
    sums: dict[str, float] = defaultdict(float)
    for (_, program), seconds in spent.items():
        sums["java" if program == "java" else "python"] += seconds
    return sums


def spent_by(root: int) -> dict[tuple[int, str], float]:
    """Seconds of processor time of a process and everything that it started, by number and program."""
    found = {}
    with suppress(psutil.NoSuchProcess):
        for process in (psutil.Process(root), *psutil.Process(root).children(recursive=True)):
            with suppress(psutil.NoSuchProcess):  # it ended meanwhile
                times = process.cpu_times()
                found[process.pid, process.name()] = times.user + times.system
    return found


def rows_of(path: Path) -> list[str]:
    """The facts of Parquet files as text, in an order of their own."""
    from pyarrow import dataset

    table: Any = dataset.dataset(path, partitioning="hive", exclude_invalid_files=True).to_table()
    columns = sorted(name for name in table.column_names if name not in OF_THE_RUN)
    return sorted(map(repr, table.select(columns).to_pylist()))


def show(count: int, told: dict[str, dict[str, float]], same: bool) -> None:
    """Prints the table."""
    whole = {name: sum(found.values()) for name, found in told.items()}
    print(f"{count} articles; the rows are {'the same' if same else 'NOT the same'}")
    print("| | Python, s | Java, s | together, s | articles a core-second |\n| --- | --- | --- | --- | --- |")
    for name, found in told.items():
        rate = count / whole[name]
        print(f"| {name} | {found['python']:.1f} | {found.get('java', 0):.1f} | {whole[name]:.1f} | {rate:.2f} |")
    print(f"Spark does {100 * whole['local'] / whole['spark']:.0f} % of the local batch's articles a core")


if __name__ == "__main__":
    main()
